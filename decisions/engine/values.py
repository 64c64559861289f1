"""Value functions: a fact becomes 0 to 100 points on fixed endpoints.

The endpoints never depend on which programs are compared, so that a score does not move when
another program joins.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

WORST, BEST = 0.0, 100.0


@dataclass(frozen=True)
class ValueFunction:
    """A falling or rising straight line from point to point, level outside the outer ones.

    at: facts, ascending.  points: the score at each of them, 0 to 100.
    """

    at: tuple[float, ...]
    points: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.at) != len(self.points) or len(self.at) < 2:
            raise ValueError("a value function needs two or more points, one score for each")
        if any(right <= left for left, right in zip(self.at, self.at[1:], strict=False)):
            raise ValueError(f"the facts of a value function must ascend: {self.at}")

    def __call__(self, facts: ArrayLike) -> Floats:
        """
        The score of each fact, same shape; NaN where the fact is unknown.

        >>> falling = ValueFunction((0, 1, 2), (100, 50, 0))
        >>> falling([0.5, 1.5, 7, float("nan")]).tolist()
        [75.0, 25.0, 0.0, nan]
        """
        facts = np.asarray(facts, dtype=float)
        # np.interp(inf) gives the last score, which is what a limitless fact is worth.
        return np.asarray(np.interp(facts, self.at, self.points), dtype=float)

    def bounds(self, low: ArrayLike, high: ArrayLike) -> tuple[Floats, Floats]:
        """
        The least and the greatest score of a fact between `low` and `high`.

        NaN for either end: nothing is known at that end, so that the worst or the best is
        possible. The function must be monotone: the extremes then lie at the ends.

        >>> falling = ValueFunction((0, 1, 2), (100, 50, 0))
        >>> falling.bounds([0.5, float("nan")], [1.0, float("nan")])
        (array([50.,  0.]), array([ 75., 100.]))
        """
        at_low, at_high = self(low), self(high)
        if self.points[0] > self.points[-1]:
            at_low, at_high = at_high, at_low
        return np.where(np.isnan(at_low), WORST, at_low), np.where(np.isnan(at_high), BEST, at_high)
