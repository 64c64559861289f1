"""
What the answer hangs on, and what finding something out would be worth (method, section 11).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from .arrays import Array, Flags, array
from .draws import DIMENSIONS, draw, parameters_of, sobol
from .parameters import parameters
from .scenario import Scenario
from .simulate import LIST_POWER, SEED, simulate_draws

LOW, HIGH = 0.1, 0.9
BINS = 20
WORTH_SAYING = 1_000.0  # below this much money the value of learning is not mentioned


@dataclass(frozen=True)
class Swing:
    """Mean NPV with one input low and high, same draws. preference: the person's own choice."""

    name: str
    low: float
    high: float
    preference: bool = False

    @property
    def width(self) -> float:
        return abs(self.high - self.low)


def tornado(
    scenario: Scenario,
    power: int = LIST_POWER,
    seed: int = SEED,
    against: Scenario | None = None,
) -> list[Swing]:
    """
    The mean NPV with each *parameter* at its P10 and P90, widest first; then the preferences.

    Horizon and discount rate are the person's own choice, so they come apart, at the ends of their
    plausible ranges.  A single program.  against: the path that its gain is held against instead
    of the job one would keep; what moves one of them moves the other too.
    """
    points = sobol(power, seed)
    names = parameters_of(scenario.after.mode)
    # All of them in one pass: (names, low and high, draws, dimensions).
    moved = np.tile(points, (len(names), 2, 1, 1))
    for k, name in enumerate(names):
        moved[k, :, :, DIMENSIONS.index(name)] = np.array([[LOW], [HIGH]])

    def gains(at: Array, **fields_: Any) -> Array:
        """The gain in each future, (n,). fields_: of the scenario, changed."""
        every = [replace(each, **fields_) for each in (scenario, against) if each is not None]
        last = (every[0].horizon_years,)
        own, *other = (simulate_draws(each, draw(each, at), last).npv.ravel() for each in every)
        return own - other[0] if other else own

    means = gains(moved.reshape(-1, points.shape[1])).reshape(moved.shape[:3]).mean(axis=-1)

    def with_field(name: str, content: float) -> float:
        return float(gains(points, **{name: content}).mean())

    swings = [
        Swing(name, float(low), float(high)) for name, (low, high) in zip(names, means, strict=True)
    ]
    swings.sort(key=lambda swing: swing.width, reverse=True)
    for name in ("horizon_years", "discount_real"):
        low, high = parameters("assumptions")[name].limits
        swings.append(Swing(name, with_field(name, low), with_field(name, high), preference=True))
    return swings


def value_of_learning(npv: Array, parameter: Array, bins: int = BINS) -> float:
    """
    What it is worth to learn a parameter before choosing: E[max E(NPV | x)] − max E(NPV).

    npv: (options, n), the first options of which may be programs; staying, worth 0, is added.
    parameter: (n,), its value in each future.  The bins hold equally many futures; the option is
    chosen on one half of the draws and valued on the other, both ways, so that chance differences
    are not taken for knowledge.
    """
    options = np.vstack([np.atleast_2d(npv), np.zeros(npv.shape[-1])])
    count = parameter.size
    order = np.argsort(parameter, kind="stable")
    bin_of = np.empty(count, dtype=int)
    bin_of[order] = np.arange(count) * bins // count
    first = np.arange(count) < count // 2
    gains = [_valued(options, bin_of, half, bins) for half in (first, ~first)]
    return max(float(np.mean(gains)) - float(options.mean(axis=1).max()), 0.0)


def _valued(options: Array, bin_of: Array, chosen_on: Flags, bins: int) -> float:
    """Choose the best option of each bin on one half, and value the choices on the other."""
    means = _bin_means(options[:, chosen_on], bin_of[chosen_on], bins)
    best = np.argmax(np.where(np.isnan(means), -np.inf, means), axis=0)
    rest = bin_of[~chosen_on]
    return float(options[:, ~chosen_on][best[rest], np.arange(rest.size)].mean())


def _bin_means(options: Array, bin_of: Array, bins: int) -> Array:
    """(options, bins), NaN where a bin is empty."""
    sizes = np.bincount(bin_of, minlength=bins)
    sums = np.stack([np.bincount(bin_of, weights=row, minlength=bins) for row in options])
    return array(np.where(sizes > 0, sums / np.maximum(sizes, 1), np.nan))


def value_of_perfect_information(npv: Array) -> float:
    """What it would be worth to know the future itself: the most that any learning can bring."""
    options = np.vstack([np.atleast_2d(npv), np.zeros(npv.shape[-1])])
    return float(options.max(axis=0).mean() - options.mean(axis=1).max())


def worth_finding_out(npv: Array, drawn: Mapping[str, Array]) -> dict[str, float]:
    """The parameters whose learning is worth mentioning, dearest first."""
    values = {name: value_of_learning(npv, x) for name, x in drawn.items()}
    ranked = sorted(values.items(), key=lambda item: item[1], reverse=True)
    return {name: worth for name, worth in ranked if worth >= WORTH_SAYING}
