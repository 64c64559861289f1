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


@dataclass(frozen=True)
class Stories:
    """The stories in the order finished and placed, finished not placed, left half-way."""

    results: tuple[Result, Result, Result]
    shares: tuple[Array, Array, Array]

    @property
    def expected_npv(self) -> Array:
        """The mean of the three by their shares."""
        parts = zip(self.results, self.shares, strict=True)
        return array(sum(result.npv * share for result, share in parts))


def three_stories(scenario: Scenario, complete: Number, placed: Number) -> Stories:
    """
    The three stories of a path, or of a batch.

    complete: chance of finishing.  placed: chance that those who finish find the job.  Both of
    batch shape; unknown chances make the expected value unknown, not the stories.
    """
    finishing, finding = array(complete), array(placed)
    paths = (
        replace(scenario, complete=True, placed=True),
        replace(scenario, complete=True, placed=False),
        replace(scenario, complete=False, placed=False, drop_at=HALF_WAY),
    )
    first, second, third = (evaluate(path) for path in paths)
    return Stories(
        (first, second, third),
        (finishing * finding, array(finishing * (1.0 - finding)), array(np.subtract(1, finishing))),
    )
