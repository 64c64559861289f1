"""How sure the order of the scored programs is, and what would change it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from decisions import words
from decisions.assessment import Assessment
from decisions.engine.order_changes import (
    FactSwing,
    MoneyChange,
    WeightMove,
    deciding_facts,
    smallest_money_change,
    smallest_weight_move,
)
from decisions.engine.ranking import Order
from decisions.engine.readings import Readings, readings
from decisions.engine.scoring import CRITERIA
from decisions.engine.smaa import (
    TOP,
    Acceptability,
    acceptability,
    is_clear,
    pairwise,
    win_share,
)
from decisions.explain import explain, where_to_tell
from decisions.money.situation import known
from programs.wording import join_words, number

# Programs in the table of ranks, and among whose open facts the deciding one is looked for.
SHOWN, LEADING = 8, 5
# A fact that moves the leader's place in less than so many readings of a hundred settles nothing.
WORTH_SAYING = 0.05
# From which share on a cell of the table is tinted, and how.
_TINTS = ((0.5, "h3"), (0.2, "h2"), (0.05, "h1"))


def of_ten(share: float) -> str:
    """
    A share of readings in words.

    >>> of_ten(0.52), of_ten(0.03), of_ten(0.0), of_ten(0.98), of_ten(1.0)
    ('5 of 10', 'hardly any', 'none', 'nearly all', 'all')
    """
    if share in (0.0, 1.0):
        return "all" if share else "none"
    tenths = int(10 * share + 0.5)
    if tenths in (0, 10):
        return "nearly all" if tenths else "hardly any"
    return f"{tenths} of 10"


def in_readings(share: float) -> str:
    """
    In how many readings.

    >>> in_readings(0.52), in_readings(0.0), in_readings(0.98)
    ('in 5 of 10 readings', 'in no reading', 'in nearly all readings')
    """
    return f"in {of_ten(share)} readings" if share else "in no reading"


def of_ten_below(share: float, limit: float) -> str:
    """The same of a share that falls short of a limit: the words must not sound like the limit.

    >>> of_ten_below(0.57, 0.6), of_ten_below(0.52, 0.6)
    ('not quite 6 of 10', '5 of 10')
    """
    said = of_ten(share)
    return f"not quite {said}" if said == of_ten(limit) else said


@dataclass(frozen=True)
class RankRow:
    """One program in the table of ranks.

    cells: (per cent of the readings, class of the cell) of each rank.  top: per cent of those in
    which it is among the first five, None where there are no more.
    """

    name: str
    institution: str
    slug: str
    cells: tuple[tuple[int, str], ...]
    top: int | None


@dataclass(frozen=True)
class Duels:
    """How often one program is ahead of each other, per cent of the readings; None: itself."""

    name: str
    cells: tuple[int | None, ...]


@dataclass(frozen=True)
class Settle:
    """The missing fact on which the leader's place hangs most.

    text: in words.  section: of the profile, where the answer is the person's own; else "".
    slug: the program whose fact it is.
    """

    text: str
    section: str
    slug: str


class Sureness:
    """Of the programs of one ranking; each part is worked out when it is asked for."""

    def __init__(self, assessment: Assessment, ranked: Order):
        self.assessment = assessment
        self.index = ranked.index

    @property
    def comparable(self) -> bool:
        """Are there two programs at least?"""
        return len(self.index) > 1

    @cached_property
    def readings(self) -> Readings:
        a = self.assessment
        return readings(
            a.criteria.of(self.index),
            a.applicant.weights,
            a.given,
            a.money_points(self.index),
            self.index,
        )

    @cached_property
    def acceptability(self) -> Acceptability:
        return acceptability(self.readings)

    @cached_property
    def win(self) -> float:
        """The share of readings in which the first is ahead of the second."""
        return win_share(self.readings, 0, 1)

    @property
    def clear(self) -> bool:
        return is_clear(self.win, self.assessment.given)

    def first_share(self, place: int) -> float:
        """Of the program at a place of the order."""
        return float(self.acceptability.first[place])

    # The table of ranks.

    @property
    def ranks(self) -> range:
        return range(1, len(self.acceptability.ranks) + 1)

    @property
    def rows(self) -> list[RankRow]:
        snapshot = self.assessment.snapshot
        return [
            RankRow(
                snapshot.names[index],
                snapshot.institutions[index],
                snapshot.slugs[index],
                tuple(_cell(float(share)) for share in self.acceptability.ranks[:, place]),
                words.whole(100 * self.acceptability.top[place]) if self.tops else None,
            )
            for place, index in enumerate(self.index[:SHOWN].tolist())
        ]

    @property
    def tops(self) -> bool:
        """Are there more than five, so that some are not among the first?"""
        return len(self.index) > TOP

    @property
    def duels(self) -> list[Duels]:
        """The first few against each other."""
        names = [
            words.name_at(self.assessment.snapshot, index) for index in self.index[:SHOWN].tolist()
        ]
        shares = pairwise(self.readings.take(np.arange(len(names))))
        return [
            Duels(
                name,
                tuple(
                    None if other == place else words.whole(100 * shares[place, other])
                    for other in range(len(names))
                ),
            )
            for place, name in enumerate(names)
        ]

    @property
    def others(self) -> int:
        """Programs that the table leaves out."""
        return max(len(self.index) - SHOWN, 0)

    @property
    def others_first(self) -> str:
        """How often one of them is first, in a sentence; "" without any."""
        if not self.others:
            return ""
        share = float(self.acceptability.first[SHOWN:].sum())
        if self.others == 1:
            return f"The other one is first {in_readings(share)}."
        return f"One of the {number(self.others)} others is first {in_readings(share)}."

    @property
    def safe(self) -> list[str]:
        """Names of those that are among the first five in nine of ten readings."""
        top = self.acceptability.top
        return [
            words.name_at(self.assessment.snapshot, int(self.index[place]))
            for place in np.flatnonzero(top >= 0.9).tolist()
            if self.tops
        ]

    # What would change the order.

    @cached_property
    def _middles(self) -> tuple[np.ndarray, np.ndarray]:
        points = self.assessment.criteria
        middle = (points.lower + points.upper) / 2
        return middle[:, self.index[0]], middle[:, self.index[1]]

    @cached_property
    def weight_move(self) -> WeightMove | None:
        return smallest_weight_move(*self._middles, self.assessment.applicant.weights)

    @cached_property
    def money_change(self) -> MoneyChange | None:
        return smallest_money_change(*self._middles, self.assessment.applicant.weights)

    @property
    def flip(self) -> str:
        """The smallest change that puts the second first, in sentences."""
        first, second = (
            words.name_at(self.assessment.snapshot, int(index)) for index in self.index[:2]
        )
        shares = 100 * self.assessment.scores.weights
        weights = ", ".join(
            f"{words.inside(words.CRITERIA[name])} {words.whole(share)}"
            for name, share in zip(CRITERIA, shares.tolist(), strict=True)
        )
        move = self.weight_move
        if move is None:
            by_weight = f"No single move of points puts {second} ahead of {first}."
        else:
            source, target = (
                words.inside(words.CRITERIA[CRITERIA[row]]) for row in (move.source, move.target)
            )
            by_weight = (
                f"Move {_points_moved(move.points)} from {source} to {target}, and {second} leads "
                f"{first}."
            )
        return f"Your weights: {weights}. {by_weight}{self._by_money(move is not None)}"

    def _by_money(self, too: bool) -> str:
        """too: a move of weights does it as well."""
        change = self.money_change
        if change is None or change.second_at is None:
            return ""
        points = self.assessment.given.money
        now = float(np.interp(self._middles[1][0], points.points, points.at))
        then = float(np.interp(change.second_at, points.points, points.at))
        amount = (then - now) * self.assessment.batch.work.own_pay
        amounts = words.Amounts.of(self.assessment.batch.situation)
        if not known(amount):
            return ""
        also = "also " if too else ""
        if not amounts.side(amount):
            return f" The second would {also}lead with a gain too small for us to tell."
        more = amounts.about(amount)
        return f" The second would {also}lead if it were worth about {more} more to you."

    @cached_property
    def settle(self) -> Settle | None:
        """The missing fact that matters most, None where none does."""
        swings = deciding_facts(self.readings, list(range(min(LEADING, len(self.index)))))
        swing = next(iter(swings), None)
        if swing is None or swing.width < WORTH_SAYING:
            return None
        return self._settle(swing)

    def _settle(self, swing: FactSwing) -> Settle:
        assessment, snapshot = self.assessment, self.assessment.snapshot
        index, criterion = int(self.index[swing.program]), CRITERIA[swing.criterion]
        _, missing = explain(assessment, index, criterion)
        leader = words.name_at(snapshot, int(self.index[0]))
        whose = _whose(criterion, words.name_at(snapshot, index) if swing.program else "")
        text = (
            f"{leader}, is first {in_readings(self.first_share(0))}. Most depends on {whose}: at "
            f"the worst possible, the leader would be first {in_readings(swing.at_lower)}; at the "
            f"best, {in_readings(swing.at_upper)}. {missing}."
        )
        section = where_to_tell(assessment, index, criterion)
        return Settle(text, section, snapshot.slugs[index])

    @property
    def safe_words(self) -> str:
        return join_words(self.safe)


def _whose(criterion: str, program: str) -> str:
    """
    What is not known. program: "" the leader.

    >>> _whose("curriculum", ""), _whose("money", "MSc, Bath")
    ('its curriculum', 'what MSc, Bath, is worth in money')
    """
    if criterion == "money":
        return f"what {f'{program},' if program else 'it'} is worth in money"
    label = words.inside(words.CRITERIA[criterion])
    return f"the {label} of {program}" if program else f"its {label}"


def _cell(share: float) -> tuple[int, str]:
    tint = next((name for least, name in _TINTS if share >= least), "")
    return words.whole(100 * share), tint


def _points_moved(points: float) -> str:
    """
    >>> _points_moved(0.3), _points_moved(1.4), _points_moved(7.6)
    ('less than one of these points', 'a little more than one of these points', '8 of these points')
    """
    if points < 1:
        return "less than one of these points"
    if points < 2:
        return "a little more than one of these points"
    return f"{words.whole(points)} of these points"
