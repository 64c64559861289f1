"""
The three stories at central values, for as long as nothing is simulated.

A distribution of outcomes is a mixture of finishing and getting the job, finishing without it, and
leaving early. Without draws each is one deterministic path, weighted with our default chances.
"""

from dataclasses import dataclass, replace

import numpy as np

from .arrays import Array, Number, array
from .evaluate import Result, evaluate
from .scenario import Scenario

HALF_WAY = 0.5
QUARTER = 0.25


@dataclass(frozen=True)
class Stories:
    """
    The stories in the order finished and placed, finished not placed, left half-way.

    result: every figure of each, (3, ...).  shares: of the three, (3, ...), summing to 1.
    """

    result: Result
    shares: Array

    @property
    def expected_npv(self) -> Array:
        """The mean of the three by their shares."""
        return mean_of(self.result.npv, self.shares)

    @property
    def worst_quarter(self) -> Array:
        """The mean of the quarter of all outcomes that is lowest."""
        return lowest_mean(self.result.npv, self.shares, QUARTER)


def mean_of(values: Array, shares: Array) -> Array:
    """
    The mean of a few values (k, ...) by their shares; what has no share need not be known.

    >>> mean_of(np.array([10.0, np.nan]), np.array([1.0, 0.0])).item()
    10.0
    """
    return array(np.where(shares == 0.0, 0.0, values * shares).sum(axis=0))


def lowest_mean(values: Array, shares: Array, part: float) -> Array:
    """
    The mean of the lowest `part` of a distribution that has a few values (k, ...) with shares.

    >>> lowest_mean(np.array([100.0, 0.0, -60.0]), np.array([0.6, 0.2, 0.2]), 0.25).item()
    -48.0
    """
    values, shares = np.broadcast_arrays(values, shares)
    order = np.argsort(values, axis=0, kind="stable")
    rising = np.take_along_axis(values, order, axis=0)
    reached = np.cumsum(np.take_along_axis(shares, order, axis=0), axis=0)
    within = np.diff(np.minimum(reached, part), axis=0, prepend=0.0)
    return array(mean_of(rising, within) / part)


def three_stories(scenario: Scenario, complete: Number, placed: Number) -> Stories:
    """
    The three stories of a path, or of a batch.

    complete: chance of finishing.  placed: chance that those who finish find the job.  Both of
    the scenario's batch shape; unknown chances make the expected value unknown, not the stories.
    """
    finishing, finding = np.broadcast_arrays(array(complete), array(placed))
    lead = (3,) + (1,) * finishing.ndim
    result = evaluate(
        replace(
            scenario,
            complete=np.reshape([True, True, False], lead),
            placed=np.reshape([True, False, False], lead),
            drop_at=HALF_WAY,
        )
    )
    shares = np.stack([finishing * finding, finishing * (1.0 - finding), 1.0 - finishing])
    return Stories(result, shares)
