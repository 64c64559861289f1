"""
What would change the order: another weight, other money, or a fact that nobody states.

The first two are exact, from the middle points of two programs; facts are tried in the readings.
"""

from dataclasses import dataclass
from itertools import permutations

import numpy as np

from decisions.engine.ranking import normalized
from decisions.engine.readings import MONEY, Indices, Readings
from decisions.engine.scoring import Floats
from decisions.engine.smaa import LEVEL
from decisions.engine.values import BEST, WORST

WHOLE = 100.0


@dataclass(frozen=True)
class WeightMove:
    """Weight taken from one criterion and given to another, both indices into CRITERIA.

    points: of 100 in all.
    """

    points: float
    source: int
    target: int


@dataclass(frozen=True)
class MoneyChange:
    """
    What one program would have to lose, or another to gain, in points of the money criterion.

    points: the difference.  first_at: the first is overtaken once it has less than this.
    second_at: the second overtakes once it has more than this.  None: the scale has no more.
    """

    points: float
    first_at: float | None
    second_at: float | None


@dataclass(frozen=True)
class FactSwing:
    """What an open fact does to the leader.

    program: index into the readings.  criterion: index into CRITERIA.  at_lower, at_upper: the
    share of readings in which the leader is first if the fact is at the worst, and at the best,
    that is possible.
    """

    program: int
    criterion: int
    at_lower: float
    at_upper: float

    @property
    def width(self) -> float:
        return abs(self.at_upper - self.at_lower)


def lead(first: Floats, second: Floats, weights: Floats) -> float:
    """
    Points of 100 by which the score of the first is ahead.

    first, second (6,): points.  weights (6,): points.
    Raises ValueError where it is behind: there is nothing to overtake.

    >>> lead(np.array([80.0, 40.0]), np.array([60.0, 60.0]), np.array([3.0, 1.0]))
    10.0
    """
    points = float(normalized(weights)[0] @ (first - second))
    if points < -LEVEL:
        raise ValueError(f"the first is {-points:g} points behind the second")
    return max(points, 0.0)


def smallest_weight_move(first: Floats, second: Floats, weights: Floats) -> WeightMove | None:
    """
    The fewest points of weight to move from one criterion to another for the two to be level.

    With dᵢ = firstᵢ − secondᵢ and weights of 100 in all, moving m points from a to b changes the
    lead Σ wᵢ·dᵢ ÷ 100 by m·(d_b − d_a) ÷ 100.  Hence m = 100 · lead ÷ (d_a − d_b) where d_a > d_b;
    a must have more than that, for with any more the second overtakes.

    first, second (6,): points.  weights (6,): points.  None: no single move does it.
    Raises ValueError where the first is behind.

    >>> first, second = np.array([80.0, 40.0]), np.array([60.0, 60.0])
    >>> smallest_weight_move(first, second, np.array([3.0, 1.0]))
    WeightMove(points=25.0, source=0, target=1)
    """
    ahead = lead(first, second, weights)
    available = WHOLE * normalized(weights)[0]
    apart = first - second
    moves = []
    for source, target in permutations(range(len(apart)), 2):
        effect = float(apart[source] - apart[target])
        points = WHOLE * ahead / effect if effect > LEVEL else np.inf
        if points < available[source] - LEVEL:
            moves.append((points, -effect, WeightMove(points, source, target)))
    # Where the two are level already, the move that parts them fastest.
    return min(moves, key=lambda move: move[:2])[2] if moves else None


def smallest_money_change(first: Floats, second: Floats, weights: Floats) -> MoneyChange | None:
    """
    The change in one program's points for money that makes the two level: lead ÷ weight of money.

    first, second (6,): points.  weights (6,): points.  None: money has no weight, or the scale
    from 0 to 100 has no room for the first to lose so much, nor for the second to gain it.
    Raises ValueError where the first is behind.

    >>> first, second = np.array([90.0, 0, 0, 0, 0, 0]), np.array([70.0, 20, 0, 0, 0, 0])
    >>> smallest_money_change(first, second, np.array([5.0, 3, 2, 0, 0, 0]))
    MoneyChange(points=8.0, first_at=82.0, second_at=78.0)
    """
    ahead = lead(first, second, weights)
    share = float(normalized(weights)[0][MONEY])
    if share == 0:
        return None
    points = ahead / share
    falls, rises = float(first[MONEY]) - points, float(second[MONEY]) + points
    change = MoneyChange(
        points=points,
        first_at=falls if falls > WORST + LEVEL else None,
        second_at=rises if rises < BEST - LEVEL else None,
    )
    return None if change.first_at is None and change.second_at is None else change


def deciding_facts(readings: Readings, leading: Indices | list[int]) -> list[FactSwing]:
    """
    The open facts of the leading few, the one on which the leader's place hangs most coming first.

    leading: indices into the readings, the leader first.  Everything but the one fact is as in the
    readings, so that two facts differ by what they are and not by luck.
    """
    few = readings.take(leading)
    scores = few.scores()
    rest, holders = _best_of_the_rest(readings, leading)

    def leader_first(place: int, row: int, points: float) -> float:
        changed = scores.copy()
        changed[place] = few.take([place]).pinned(row, points).scores()[0]
        return _first_share(changed, rest, holders)

    weighted = np.asarray(few.weights.any(axis=1))
    swings = [
        FactSwing(
            program=int(leading[place]),
            criterion=row,
            at_lower=leader_first(place, row, few.criteria.lower[row, place]),
            at_upper=leader_first(place, row, few.criteria.upper[row, place]),
        )
        for row, place in np.argwhere(few.open & weighted[:, None]).tolist()
    ]
    return sorted(swings, key=lambda swing: swing.width, reverse=True)


def _best_of_the_rest(readings: Readings, leading: Indices | list[int]) -> tuple[Floats, Floats]:
    """The highest score among all the others in each reading, and how many have it, (R,) each."""
    best, holders = np.empty(readings.count), np.empty(readings.count)
    for start in range(0, readings.count, readings.block):
        some = slice(start, start + readings.block)
        scores = readings.scores(some.start, some.stop)
        scores[leading] = -np.inf
        best[some] = scores.max(axis=0)
        holders[some] = (scores >= best[some] - LEVEL).sum(axis=0)
    return best, holders


def _first_share(scores: Floats, rest: Floats, holders: Floats) -> float:
    """
    The share of readings in which the first row is first, an equal part where several are level.

    scores (k, R): of the leading few.  rest, holders (R,): the best of the others.
    """
    best = np.maximum(scores.max(axis=0), rest)
    level = (scores >= best - LEVEL).sum(axis=0) + np.where(rest >= best - LEVEL, holders, 0.0)
    return float(np.where(scores[0] >= best - LEVEL, 1.0 / level, 0.0).mean())
