"""From points on six criteria to one score with bounds, and the order it makes."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from decisions.engine.criteria import Criteria
from decisions.engine.scoring import Flags, Floats
from decisions.engine.values import BEST


@dataclass(frozen=True)
class Scores:
    """The score of every program, and what each criterion gives it.

    weights (6,): shares that sum to 1.  equal_weights: all were 0, so that each counts the same.
    points_low, points_high (6, n): weight × points of the criterion.
    low, high, middle (n,): their sums over the criteria, and half-way between; 0 to 100.
    known (n,): criteria that are known, among the `counted` ones with a weight.
    """

    weights: Floats
    equal_weights: bool
    points_low: Floats
    points_high: Floats
    low: Floats
    high: Floats
    middle: Floats
    known: NDArray[np.int64]
    counted: int


@dataclass(frozen=True)
class Order:
    """Programs from the best down.

    index: where each stands in the columns.  position: 1 for the first; programs that share a
    rank have the same.  shared: whether another program has the same position.
    """

    index: NDArray[np.int64]
    position: NDArray[np.int64]
    shared: Flags


def normalized(weights: Floats) -> tuple[Floats, bool]:
    """
    Weights as shares of their sum; of nothing but zeros, equal shares and True.

    weights: points, not negative.

    >>> normalized(np.array([3.0, 1.0]))
    (array([0.75, 0.25]), False)
    >>> normalized(np.zeros(2))
    (array([0.5, 0.5]), True)
    """
    total = weights.sum()
    if total > 0:
        return weights / total, False
    return np.full(len(weights), 1 / len(weights)), True


def scores(criteria: Criteria, weights: Floats) -> Scores:
    """
    score = Σ weight × points, once with every lower and once with every upper bound.

    A criterion that is not known keeps its weight: nothing is left out, nothing renormalized.
    """
    shares, equal = normalized(weights)
    points_low, points_high = shares[:, None] * criteria.lower, shares[:, None] * criteria.upper
    low, high = np.minimum(points_low.sum(axis=0), BEST), np.minimum(points_high.sum(axis=0), BEST)
    counts = shares > 0
    return Scores(
        weights=shares,
        equal_weights=equal,
        points_low=points_low,
        points_high=points_high,
        low=low,
        high=high,
        middle=(low + high) / 2,
        known=criteria.known[counts].sum(axis=0),
        counted=int(counts.sum()),
    )


def order(middle: Floats, chosen: NDArray[np.int64], tie_points: float) -> Order:
    """
    The chosen programs from the highest middle down.

    Who is less than `tie_points` behind the first of a group shares its rank. Equal middles keep
    the order in which they came.

    middle (n,): points.  chosen: indices into it.

    >>> middle = np.array([50.0, 68.2, 67.9, 60.0])
    >>> ranked = order(middle, np.arange(4), 1.0)
    >>> ranked.index.tolist(), ranked.position.tolist(), ranked.shared.tolist()
    ([1, 2, 3, 0], [1, 1, 3, 4], [True, True, False, False])
    """
    index = chosen[np.argsort(-middle[chosen], kind="stable")]
    position = np.zeros(len(index), dtype=np.int64)
    start, first = 0, np.inf
    for place, value in enumerate(middle[index].tolist()):
        if first - value >= tie_points:
            start, first = place, value
        position[place] = start + 1
    _, group, sizes = np.unique(position, return_inverse=True, return_counts=True)
    return Order(index=index, position=position, shared=sizes[group] > 1)
