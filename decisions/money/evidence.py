"""Where one enters the pay of the role: our guess pooled with what became of graduates.

Our guess has the precision 1/τ², each source 1/(b² + v/n) (the method's section 5). What the
method leaves open, or says otherwise:

- Published figures describe graduates in general. They are pooled with the rank of graduates in
  general, and what the person's own experience and present pay add to it is added afterwards.
  People whom the person looked up are like them already, and are taken as they are.
- The graduates of one program are among those of its field. A figure of the field at the
  institution is weaker evidence of this program: the spread of its programs joins the bias b, and
  that of all programs in the nation for a figure of the nation.
- Figures of one scope share their bias. They count as one source with all their graduates.

Nothing is pooled where no entry pay of a role in the United States decides: the person stays in
the same role, told an own range of pay, or would work abroad.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import hypot

import numpy as np
from numpy.typing import NDArray

from decisions.engine.arrays import Array
from decisions.engine.parameters import parameters
from decisions.engine.salaries import pooled_rank, source_precision
from decisions.money.peers import looked_up
from decisions.money.published import published
from decisions.money.work import Work
from programs.pay_figures import SCOPES
from programs.snapshot import Snapshot
from programs.wording import join_words

# Rows of an Entry: what is published by scope, then the people looked up.
PEERS = len(SCOPES)
SOURCES = PEERS + 1
WHOSE = (
    "its own graduates",
    "graduates of its field at the institution",
    "graduates of its field in the nation",
    "graduates whom you looked up",
)


class Unmoved(StrEnum):
    """Why what became of graduates does not count, in words."""

    SAME_ROLE = "you stay in your role, so that no entry pay decides"
    OWN_RANGE = "you told us a range of pay of your own, which stands in place of all figures"
    NO_PAY = "we know pay by role in the United States only, and you would work elsewhere"
    SURE = "you set how far programs may lie from our guess to nothing"


@dataclass(frozen=True, eq=False)
class Entry:
    """
    The rank of entry at P programs, a normal score, and its sources.

    guess (P,): ours, with `shift`, what the person's own experience and pay add.  spread: τ of
    it.  ranks (SOURCES, P): where each source stands, as found; NaN none.  n (SOURCES, P):
    graduates counted, or the sum of similarities.  sigma: how far people of one program differ.
    """

    guess: Array
    spread: float
    shift: float
    sigma: float
    ranks: Array
    n: Array

    @cached_property
    def precisions(self) -> Array:
        """(SOURCES, P); 0 where there is no source."""
        given = parameters("assumptions")
        bias = given["published_bias"].number
        around = (0.0, given["field_spread"].number, given["nation_spread"].number)
        n = np.where(self.n > 0, self.n, 1.0)
        found = [
            source_precision(n[k], self.sigma, bias=hypot(bias, apart))
            for k, apart in enumerate(around)
        ]
        found.append(source_precision(n[PEERS], self.sigma, peers=True))
        return np.where(self.n > 0, np.stack(found), 0.0)

    @cached_property
    def _pooled(self) -> tuple[Array, Array]:
        none = ~(self.n > 0).any(axis=0)
        if none.all():
            return self.guess, np.full(len(self.guess), self.spread)
        rank, tau = self._pool(self.precisions)
        # Without a source exactly our guess, whatever the rounding of 1/(1/τ²).
        return np.where(none, self.guess, rank), np.where(none, self.spread, tau)

    def _pool(self, precisions: Array) -> tuple[Array, Array]:
        own = np.full((SOURCES, 1), self.shift)
        own[PEERS] = 0.0
        ranks = np.nan_to_num(self.ranks + own)
        return pooled_rank(self.guess, self.spread, list(ranks), list(precisions))

    @property
    def rank(self) -> Array:
        """(P,)"""
        return self._pooled[0]

    @property
    def tau(self) -> Array:
        """How far a program may still lie from it, (P,)."""
        return self._pooled[1]

    def whose(self, row: int) -> str:
        """Whose pay our guess of a program is pooled with, "" nobody's."""
        return join_words([WHOSE[k] for k in range(SOURCES) if self.n[k, row] > 0])

    def shares(self, row: int) -> tuple[float, ...]:
        """What our guess and each source count for at a program, of 1: (1 + SOURCES)."""
        if not (self.n[:, row] > 0).any():
            return 1.0, *[0.0] * SOURCES
        parts = np.array([self.spread**-2, *self.precisions[:, row]])
        return tuple((parts / parts.sum()).tolist())

    def with_peers(self, row: int, n: float) -> float:
        """The rank of entry if the people looked up had been n alike, standing where they do.

        0: without them.  inf: what they approach, however many.
        """
        precisions = self.precisions.copy()
        precisions[PEERS, row] = source_precision(n, self.sigma, peers=True) if n > 0 else 0.0
        return float(self._pool(precisions)[0][row])


def pooled(work: Work, snapshot: Snapshot, index: NDArray[np.int64], guess: Array) -> Entry:
    """index (P,): programs in the snapshot.  guess (P,): our rank of entry at each."""
    tau, sigma = work.spread
    ranks, n = np.full((SOURCES, len(index)), np.nan), np.zeros((SOURCES, len(index)))
    if unmoved(work) is None:
        from_graduates = published(work, snapshot)
        ranks[:PEERS], n[:PEERS] = from_graduates.rank[:, index], from_graduates.n[:, index]
        rank, count = looked_up(work, snapshot)
        ranks[PEERS], n[PEERS] = rank[index], count[index]
    return Entry(guess, tau, work.shift, sigma, ranks, n)


def unmoved(work: Work) -> Unmoved | None:
    """Why nothing that became of graduates moves the entry pay; None: it does."""
    if work.mode == "same_role":
        return Unmoved.SAME_ROLE
    if work.own_range:
        return Unmoved.OWN_RANGE
    if work.after is None:
        return Unmoved.NO_PAY
    return None if work.spread[0] > 0 else Unmoved.SURE
