"""
Thousands of possible futures of a path, and what they say together (method, sections 6 and 9).

Programs by draws go through the deterministic engine in blocks that fit the processor's cache;
nothing loops over draws.
"""

from dataclasses import dataclass

import numpy as np

from .arrays import Array, Flags, array
from .breakeven import ahead
from .draws import Draws, draw, sobol, with_draws
from .path import evaluate_position
from .scenario import Scenario
from .selection import programs_in, select

SEED = 20_260_801
REPORT_POWER, LIST_POWER = 13, 10
BLOCK = 2_048  # futures at a time, of one program: a few arrays of 12 doubles each fit the L2 cache
SCRAMBLINGS = 16
STORIES = ("finish_and_placed", "finish_not_placed", "leave_early")


@dataclass(frozen=True)
class Story:
    """One of the three ways it may go: its share, and the values within it (NaN if it is empty)."""

    share: float
    mean: float
    p10: float
    p50: float
    p90: float


@dataclass(frozen=True)
class Simulation:
    """
    position: W after each of `years`, (..., n, years), real, reporting currency.  draws: what led
    to it.  The last year is the horizon.
    """

    position: Array
    years: tuple[int, ...]
    draws: Draws

    @property
    def npv(self) -> Array:
        """(..., n)."""
        return self.position[..., -1]

    def quantile(self, share: float) -> Array:
        """NPV below which a share of the futures lies, by linear interpolation."""
        return array(np.quantile(self.npv, share, axis=-1))

    @property
    def mean(self) -> Array:
        return array(self.npv.mean(axis=-1))

    @property
    def worst_quarter_mean(self) -> Array:
        return worst_quarter_mean(self.npv)

    def chance_ahead(self, year: int | None = None) -> Array:
        """Share of the futures that are ahead after `year` years; None: at the horizon."""
        at = -1 if year is None else self.years.index(year)
        return array(ahead(self.position[..., at]).mean(axis=-1))

    def fan(self, shares: tuple[float, ...] = (0.1, 0.25, 0.5, 0.75, 0.9)) -> Array:
        """Quantiles of the position in each year, (shares, ..., years)."""
        return array(np.quantile(self.position, shares, axis=-2))

    @property
    def parts(self) -> tuple[Flags, Flags, Flags]:
        """Which futures belong to each of the three stories, in the order of STORIES."""
        done, placed = self.draws.complete, self.draws.placed
        return placed, done & ~placed, ~done

    def stories(self) -> dict[str, Story]:
        """The three stories of a single program."""
        named = zip(STORIES, self.parts, strict=True)
        return {name: _story(self.npv, part) for name, part in named}


def worst_quarter_mean(npv: Array) -> Array:
    """
    Mean of the ⌊n/4⌋ lowest values of the last axis.

    >>> worst_quarter_mean(np.array([9.0, 1.0, 5.0, 3.0, 7.0, 8.0, 2.0, 6.0])).item()
    1.5
    """
    count = max(npv.shape[-1] // 4, 1)
    return array(np.sort(npv, axis=-1)[..., :count].mean(axis=-1))


def cautious_mean(npv: Array, caution: float) -> Array:
    """(1 − caution) · mean + caution · mean of the worst quarter: how money enters a ranking."""
    return array((1.0 - caution) * npv.mean(axis=-1) + caution * worst_quarter_mean(npv))


def _story(npv: Array, part: Flags) -> Story:
    values = npv[part]
    if not values.size:
        return Story(0.0, *(float("nan"),) * 4)
    low, middle, high = np.quantile(values, (0.1, 0.5, 0.9))
    return Story(float(part.mean()), float(values.mean()), float(low), float(middle), float(high))


def simulate(
    scenario: Scenario,
    power: int = REPORT_POWER,
    seed: int = SEED,
    years: tuple[int, ...] | None = None,
) -> Simulation:
    """
    2^power futures of a scenario, or of a batch of programs whose numbers are arrays (P, 1).

    years: after which the position is wanted; None: every year.  The horizon always comes last.
    """
    return simulate_draws(scenario, draw(scenario, sobol(power, seed)), years)


def simulate_draws(
    scenario: Scenario, futures: Draws, years: tuple[int, ...] | None = None
) -> Simulation:
    """The given futures of a scenario, a block of programs by futures at a time."""
    horizon = scenario.horizon_years
    wanted = years or range(1, horizon + 1)
    kept = (*(year for year in wanted if year < horizon), horizon)
    columns = [year - 1 for year in kept]
    programs, count = programs_in(scenario), futures.complete.shape[-1]
    width = min(count, BLOCK)
    height = max(BLOCK // width, 1)
    rows = []
    for top in range(0, programs, height):
        some = slice(top, top + height)
        part = select(scenario, some)
        blocks = []
        for left in range(0, count, width):
            drawn = futures.part(some, slice(left, left + width))
            blocks.append(evaluate_position(with_draws(part, drawn))[..., columns])
        rows.append(np.concatenate(blocks, axis=-2))
    position = rows[0] if len(rows) == 1 else np.concatenate(rows, axis=0)
    return Simulation(position, kept, futures)


def monte_carlo_error(scenario: Scenario, power: int = REPORT_POWER) -> float:
    """Standard deviation of the mean NPV over 16 scramblings, for a single program."""
    means = [
        simulate(scenario, power, SEED + n, years=(scenario.horizon_years,)).mean.item()
        for n in range(SCRAMBLINGS)
    ]
    return float(np.std(means, ddof=1))
