"""Many possible futures: the draws of one program, and of all that are ranked."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from decisions.engine.arrays import Array
from decisions.engine.draws import DIMENSIONS, draw, sobol
from decisions.engine.scenario import Scenario
from decisions.engine.simulate import REPORT_POWER, SEED, Simulation, simulate_draws
from decisions.money.batch import Batch
from decisions.money.uncertain import of_row, uncertain

AFTER_YEARS = (5, 10)


@cache
def points(power: int) -> Array:
    """The same uniform points for everybody, (2^power, 16): what differs are the scenarios."""
    drawn = sobol(power, SEED)
    drawn.setflags(write=False)
    return drawn


def simulation(
    batch: Batch, row: int, power: int = REPORT_POWER, against: Scenario | None = None
) -> Simulation:
    """
    2^power futures of one program, the position after every year.

    against: the path that it is held against instead of going on as now, in the same draws.
    """
    found = _simulated(of_one(batch, row), power)
    if against is None:
        return found
    return replace(found, position=found.position - _simulated(against, power).position)


def _simulated(scenario: Scenario, power: int) -> Simulation:
    return simulate_draws(scenario, draw(scenario, points(power)))


def of_one(batch: Batch, row: int) -> Scenario:
    """The scenario of one row, with single numbers, and what is not sure about them."""
    return of_row(uncertain(batch), row)


def ends_of(batch: Batch, row: int, shares: tuple[float, float]) -> dict[str, tuple[float, float]]:
    """What each drawn parameter of a program is at two shares of its distribution."""
    uniform = np.tile(np.array(shares)[:, np.newaxis], len(DIMENSIONS))
    drawn = draw(of_one(batch, row), uniform).parameters
    return {name: (float(values[0]), float(values[1])) for name, values in drawn.items()}
