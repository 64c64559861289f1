"""
The smallest single change that turns the answer (method, sections 10 and 11).

One number of a path at a time is moved through its plausible range, the same futures serving every
value of it, until they call for another of the five answers. The change that is the smallest share
of its range comes first: it takes the least to be true.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import copysign, inf

import numpy as np

from .arrays import Array, array
from .draws import draw
from .levers import Lever, moved
from .scenario import Scenario
from .simulate import simulate_draws
from .verdict import Verdict, answer_to

# Where a lever is tried first on either side, as shares of the way to its limit. Each of them works
# one way, so that what turns the answer seldom turns it back.
FIRST = (0.5, 1.0)
CLOSE = 0.01  # a turning point is found to within so much of the range

# One lever, and where it is instead.
Row = tuple[Lever, float]


@dataclass(frozen=True)
class Turn:
    """
    The nearest value of a lever at which the answer is another, and that answer.

    until: a value just before it, at which the answer is as now.  share: how far the value is from
    where the lever is, as a share of its range.  None and infinity: within the limits nothing
    turns the answer.
    """

    lever: Lever
    value: float | None = None
    to: Verdict | None = None
    until: float | None = None
    share: float = inf


@dataclass(frozen=True)
class Turning:
    """answer: as things are.  turns: one of each lever, the smallest change first."""

    answer: Verdict
    turns: tuple[Turn, ...]

    @property
    def smallest(self) -> Turn | None:
        """The first, if anything turns the answer."""
        return next((turn for turn in self.turns if turn.to is not None), None)


def turning(
    scenario: Scenario,
    points: Array,
    levers: Sequence[Lever],
    step: float,
    against: Scenario | None = None,
) -> Turning:
    """
    The turning point of each lever of one program.

    scenario: single numbers, with its uncertainty.  points: (n, 16), uniform.  step: as in
    `answer_to`.  against: the path that the gain is held against instead of the job one would keep.

    A lever is tried at a few values on either side, and the nearest change is then closed in on by
    bisection, all levers together. A change that is undone again before the next value tried stays
    unseen.
    """
    case = _Case(scenario, points, step, against)
    answer = case.answers([])[0]
    brackets = _first_brackets(case, levers, answer)
    while wide := [bracket for bracket in brackets if bracket.wide]:
        middles = case.answers([(bracket.lever, bracket.middle) for bracket in wide])
        halves = [each.halved(to, answer) for each, to in zip(wide, middles, strict=True)]
        narrow = [bracket for bracket in brackets if not bracket.wide]
        brackets = _without_the_farther(narrow + halves)
    turns = {lever.name: Turn(lever) for lever in levers}
    for bracket in brackets:
        name, turn = bracket.lever.name, bracket.turn
        turns[name] = min(turns[name], turn, key=lambda each: each.share)
    return Turning(answer, tuple(sorted(turns.values(), key=lambda turn: turn.share)))


@dataclass(frozen=True)
class _Bracket:
    """Two values of a lever: at `same` the answer is as now, at `other` it is `to`."""

    lever: Lever
    same: float
    other: float
    to: Verdict

    @property
    def middle(self) -> float:
        return (self.same + self.other) / 2.0

    @property
    def wide(self) -> bool:
        """Is there more to find out? Not within the least change of a lever."""
        least = abs(self.other - self.lever.at) <= self.lever.least
        return not least and abs(self.other - self.same) > CLOSE * self.lever.range

    @property
    def closest(self) -> float:
        """How far the turning point is at least, as a share of the range."""
        return abs(self.same - self.lever.at) / self.lever.range

    @property
    def turn(self) -> Turn:
        share = abs(self.other - self.lever.at) / self.lever.range
        return Turn(self.lever, self.other, self.to, self.same, share)

    def halved(self, to: Verdict, answer: Verdict) -> _Bracket:
        """to: the answer in the middle."""
        if to == answer:
            return replace(self, same=self.middle)
        return replace(self, other=self.middle, to=to)


def _first_brackets(case: _Case, levers: Sequence[Lever], answer: Verdict) -> list[_Bracket]:
    """For each side of each lever, the first of the values tried, going outwards, that turns it."""
    sides = [
        (lever, _outwards(lever, limit))
        for lever in levers
        for limit in (lever.low, lever.high)
        if limit != lever.at
    ]
    found = iter(case.answers([(lever, there) for lever, values in sides for there in values]))
    brackets = []
    for lever, values in sides:
        told = [(there, next(found)) for there in values]
        inside = [lever.at, *values]
        first = next((n for n, (_, to) in enumerate(told) if to != answer), None)
        if first is not None:
            brackets.append(_Bracket(lever, inside[first], *told[first]))
    return brackets


def _outwards(lever: Lever, limit: float) -> list[float]:
    """Where a lever is tried first on the way to a limit, its least change included."""
    way = limit - lever.at
    steps = [share * way for share in FIRST if abs(share * way) > lever.least]
    if lever.least and steps:
        steps = [copysign(lever.least, way), *steps]
    return [lever.at + step for step in steps]


def _without_the_farther(brackets: Sequence[_Bracket]) -> list[_Bracket]:
    """Of the two sides of a lever, one that is known to turn later is left out."""
    return [
        one
        for one in brackets
        if not any(
            other.lever == one.lever and other.turn.share < one.closest for other in brackets
        )
    ]


@dataclass(frozen=True)
class _Case:
    """One program's scenario, its futures and what it is held against, as in `turning`."""

    scenario: Scenario
    points: Array
    step: float
    against: Scenario | None

    def answers(self, rows: Sequence[Row]) -> list[Verdict]:
        """The answer with one lever elsewhere, for each row; without any row, as things are."""
        gains = self._gains(self.scenario, rows)
        if self.against is not None:
            gains = gains - self._other(self.against, rows)
        return [answer_to(npv, self.step) for npv in gains]

    def _other(self, against: Scenario, rows: Sequence[Row]) -> Array:
        """What it is held against: elsewhere too where a lever is shared, else as things are."""
        shared = [n for n, (lever, _) in enumerate(rows) if lever.shared]
        other = np.repeat(self._gains(against, []), max(len(rows), 1), axis=0)
        if shared:
            other[shared] = self._gains(against, [rows[n] for n in shared])
        return other

    def _gains(self, scenario: Scenario, rows: Sequence[Row]) -> Array:
        """NPV of each future with one lever elsewhere, (rows, n); (1, n) without any row."""
        values = {
            lever.name: array([[there if each == lever else lever.at] for each, there in rows])
            for lever in dict.fromkeys(lever for lever, _ in rows)
        }
        there = moved(scenario, values)
        futures = draw(there, self.points)
        npv = simulate_draws(there, futures, (scenario.horizon_years,)).npv
        return npv.reshape(-1, self.points.shape[0])
