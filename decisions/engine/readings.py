"""
Thousands of readings of one question: what the order is if the facts and the weights are so.

A reading takes one point of every interval, one set of weights near the person's own, and one draw
of what could be learnt about money (method, section 10).
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from decisions.engine.criteria import Criteria
from decisions.engine.ranking import normalized
from decisions.engine.scoring import CRITERIA, Flags, Floats, Scoring
from decisions.engine.simulate import SEED
from decisions.engine.uniforms import States, streams, uniforms

Indices = NDArray[np.int64]

MONEY = CRITERIA.index("money")
# Scores at a time: half a megabyte, and as much again for what is added to them.
BLOCK = 60_000


@dataclass(frozen=True)
class Readings:
    """
    R readings of n programs.

    criteria: the bounds.  money (n, D): points of 100 of each program in each draw of the
    parameters, NaN in the whole row where it is not known; None: it has bounds like the rest.
    weights (6, R): shares, each column summing to 1.  keys (n,): which stream of random numbers a
    program has.
    """

    criteria: Criteria
    money: Floats | None
    weights: Floats
    keys: Indices
    seed: int

    @property
    def count(self) -> int:
        return int(self.weights.shape[1])

    @property
    def programs(self) -> int:
        return len(self.keys)

    @property
    def block(self) -> int:
        """How many readings of all the programs fit a block."""
        return max(BLOCK // max(self.programs, 1), 1)

    @cached_property
    def drawn(self) -> Flags:
        """(n,) whether a program's money comes from the draws."""
        if self.money is None:
            return np.zeros(self.programs, dtype=bool)
        return np.asarray(~np.isnan(self.money).any(axis=1))

    @cached_property
    def open(self) -> Flags:
        """(6, n) whether a reading takes a point of an interval."""
        flags = ~self.criteria.known
        flags[MONEY] &= ~self.drawn
        return flags

    @cached_property
    def _floor(self) -> Floats:
        """(6, n) what a program has for certain, beside its draws of money."""
        points = self.criteria.lower.copy()
        points[MONEY, self.drawn] = 0.0
        return points

    @cached_property
    def _starts(self) -> States:
        """(6, n)."""
        rows = np.arange(len(CRITERIA))[:, None]
        return streams(self.keys * len(CRITERIA) + rows, self.seed)

    def scores(self, start: int = 0, stop: int | None = None) -> Floats:
        """Points of 100 of every program in the readings from `start` to before `stop`, (n, r)."""
        places = np.arange(self.count)[start:stop]
        weights = self.weights[:, start:stop]
        points = self._floor.T @ weights
        for row in np.flatnonzero(self.open.any(axis=1)):
            some = np.flatnonzero(self.open[row])
            width = self.criteria.upper[row, some] - self.criteria.lower[row, some]
            filled = uniforms(self._starts[row, some], places)
            filled *= width[:, None]
            filled *= weights[row]
            points[some] += filled
        if self.money is not None:
            # Every reading has one draw for all programs, as what they share moves them together.
            found = self.money.take(places % self.money.shape[1], axis=1)[self.drawn]
            points[self.drawn] += found * weights[MONEY]
        return points

    def take(self, programs: Indices | list[int]) -> "Readings":
        """The same readings of some of the programs, in that order."""
        return replace(
            self,
            criteria=self.criteria.of(np.asarray(programs)),
            money=None if self.money is None else self.money[programs],
            keys=self.keys[programs],
        )

    def pinned(self, row: int, points: float) -> "Readings":
        """The same readings, had one criterion come out at so many points for every program."""
        lower, upper = self.criteria.lower.copy(), self.criteria.upper.copy()
        lower[row] = upper[row] = points
        money = None if row == MONEY else self.money
        return replace(self, criteria=Criteria(lower, upper), money=money)


def readings(
    criteria: Criteria,
    weights: Floats,
    given: Scoring,
    money: Floats | None = None,
    keys: Indices | None = None,
    seed: int = SEED,
) -> Readings:
    """
    As many readings as the parameters say, the same for the same arguments.

    criteria: of n programs.  weights (6,): points, not negative; nothing but zeros count the same.
    money (n, D): see Readings; the draws take turns, so that each serves as many readings as any
    other.  keys (n,): what a program keeps when others join or leave, such as its place in the
    catalogue; by default its place here.

    Raises ValueError where a bound is NaN: a missing fact is an interval.
    """
    if np.isnan(criteria.lower).any() or np.isnan(criteria.upper).any():
        raise ValueError("a bound of a criterion is NaN; a missing fact is an interval")
    count = criteria.lower.shape[1]
    return Readings(
        criteria=criteria,
        money=money if money is not None and money.size else None,
        weights=plausible_weights(weights, given.weight_concentration, given.readings, seed),
        keys=np.arange(count) if keys is None else keys,
        seed=seed,
    )


def plausible_weights(weights: Floats, concentration: float, count: int, seed: int) -> Floats:
    """
    Weights that somebody with these may have meant as well: Dirichlet(concentration · shares).

    weights (6,): points.  Returns (6, count); a weight of zero stays zero. The mean is the shares;
    one of 0.4 strays by a standard deviation of √(0.4 · 0.6 ÷ (concentration + 1)).

    >>> plausible_weights(np.array([3.0, 1.0, 0.0]), 40.0, 2, seed=1)[2]
    array([0., 0.])
    """
    shares, _ = normalized(weights)
    chance = np.random.default_rng(seed)
    parts = chance.standard_gamma(concentration * shares[:, None], size=(len(shares), count))
    return np.asarray(parts / parts.sum(axis=0))
