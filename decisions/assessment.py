"""Every program held against one person's answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from decisions.engine.arrays import Array
from decisions.engine.criteria import Criteria, wishes_met
from decisions.engine.gates import GATES, Answer, Gates
from decisions.engine.prerequisites import Gap
from decisions.engine.ranking import Order, Scores, order
from decisions.engine.scoring import Applicant, Columns, Scoring
from decisions.money.baseline import Baseline
from decisions.money.batch import Batch
from decisions.money.offers import Terms
from decisions.money.prospects import Prospects
from decisions.money.stories import Money
from decisions.person import Person
from decisions.worth import Worth
from programs.models import Kind
from programs.snapshot import Snapshot


class Standing(IntEnum):
    """The list that a program belongs to."""

    SCORED = 0
    NO_PRICE = 1
    NO_MONTHS = 2
    NOT_ENOUGH = 3
    RULED_OUT = 4


@dataclass(frozen=True)
class Assessment:
    """One entry per program of the snapshot in every array; the engine's parts beside them.

    standing (n,): Standing values.  batch, money, prospects: of the programs whose price and length
    are known, a row for each (`row_of`).  baseline: what the person would do otherwise; all that
    is told of a list is held against it `of_a_list`.  alone: their money against going on as now,
    without draws.  prospects: None as long as nothing is drawn;
    money, criteria and scores rest on them once they are there.
    """

    snapshot: Snapshot
    person: Person
    applicant: Applicant
    columns: Columns
    given: Scoring
    assume: bool
    terms: Terms
    batch: Batch
    baseline: Baseline
    alone: Money
    money: Money
    bridge: Gap
    gates: Gates
    criteria: Criteria
    scores: Scores
    standing: NDArray[np.int8]
    prospects: Prospects | None = None

    @property
    def status(self) -> NDArray[np.int8]:
        """(n,): index into prices.STATUSES."""
        return self.terms.status

    @property
    def pace(self) -> NDArray[np.int8]:
        """(n,): index into prices.PACES."""
        return self.terms.pace

    @property
    def price(self) -> NDArray[np.float64]:
        """(n,): US dollars at that status and pace, as published; NaN not known."""
        return self.terms.price

    @property
    def months(self) -> NDArray[np.float64]:
        """(n,): to finish at that pace, NaN not known."""
        return self.terms.months

    @property
    def assumed(self) -> NDArray[np.bool_]:
        """(n,): price and months are the assumption that the person switched on."""
        return self.terms.assumed

    @cached_property
    def row_of(self) -> dict[int, int]:
        """Index of a program → its row in the batch; the others have none."""
        return {index: row for row, index in enumerate(self.batch.offers.index.tolist())}

    @cached_property
    def worth(self) -> Worth:
        """Figures that take a search, of the programs that somebody asks about."""
        return Worth(self)

    @cached_property
    def wishes_met(self) -> NDArray[np.int8]:
        """(4, n) in the order of WISHES: 1 met, 0 not met, -1 not stated."""
        return wishes_met(self.columns)

    @cached_property
    def masters(self) -> NDArray[np.bool_]:
        """(n,): the programs that are ranked unless somebody asks for another kind."""
        return self.of_kind(Kind.MASTERS)

    def money_points(self, index: NDArray[np.int64]) -> Array | None:
        """
        Points for money in each draw of what could be learnt, (k, draws); NaN not known.

        The gain expected from the parameters, less what caution takes off the mean of them all, so
        that the points of a program lie around those of its score. None where nothing is drawn.
        """
        drawn = self.prospects
        if drawn is None:
            return None
        rows = np.array([self.row_of[i] for i in index.tolist()], dtype=np.intp)
        caution = (drawn.mean - drawn.cautious)[rows, np.newaxis]
        return self.given.money((drawn.expected[rows] - caution) / self.batch.work.own_pay)

    def of_kind(self, kind: str) -> NDArray[np.bool_]:
        return np.array([own == kind for own in self.snapshot.kind], dtype=bool)

    def in_list(self, mask: NDArray[np.bool_], *standings: Standing) -> NDArray[np.int64]:
        """Indices of the programs of some lists, the best middle first."""
        chosen = np.flatnonzero(mask & np.isin(self.standing, standings))
        return self.order(chosen).index

    def order(self, chosen: NDArray[np.int64]) -> Order:
        return order(self.scores.middle, chosen, self.given.tie_points)

    def ranked(self, mask: NDArray[np.bool_]) -> Order:
        """The scored programs among some, from the best down."""
        return self.order(np.flatnonzero(mask & (self.standing == Standing.SCORED)))

    @cached_property
    def first_failing(self) -> list[str]:
        """(n): the first gate that rules each program out, "" for those that stay."""
        failing = self.gates.answers == Answer.FAIL
        first = np.where(failing.any(axis=0), failing.argmax(axis=0), -1)
        return [GATES[row] if row >= 0 else "" for row in first.tolist()]

    def answers(self, index: int, *wanted: Answer, gates: tuple[str, ...] = GATES) -> list[str]:
        """The gates that answer so for one program."""
        column = self.gates.answers[:, index]
        return [gate for gate in gates if column[GATES.index(gate)] in wanted]
