"""The other paths of one person beside one program, each in the same futures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from decisions.engine.arrays import Array
from decisions.engine.breakeven import ahead, even
from decisions.engine.draws import draw
from decisions.engine.scenario import Scenario
from decisions.engine.selection import select
from decisions.engine.simulate import LIST_POWER, cautious_mean, simulate_draws
from decisions.money.baseline import Baseline, waiting
from decisions.money.batch import Batch
from decisions.money.futures import of_one, points
from decisions.money.uncertain import uncertain


def held_against(chosen: Baseline, listed: Batch, batch: Batch, row: int) -> Scenario | None:
    """
    The path that one program is held against; None for going on as now.

    chosen: of the batch `listed`.  row: of `batch`, the program. A program that is the baseline
    itself is held against going on as now.
    """
    if chosen.waits:
        return waiting(of_one(batch, row))
    if chosen.row is None or chosen.index == int(batch.offers.index[row]):
        return None
    return of_one(listed, chosen.row)


@dataclass(frozen=True)
class Standing:
    """
    One path against the baseline, and the program against the path.

    mean, cautious: gain of the path, reporting currency.  ahead: share of the futures in which the
    path is not behind the baseline.  even: in which the difference rounds to nothing, of `ahead`.
    beaten: share in which the program is not behind the path.  gain: mean of the program less that
    of the path.
    """

    mean: float
    cautious: float
    ahead: float
    even: float
    beaten: float
    gain: float


def gains(scenario: Scenario | None, power: int = LIST_POWER) -> Array:
    """
    What each path is worth against going on as now, in every future, (P, n).

    scenario: of one path or of several; None: going on as now itself.
    """
    uniform = points(power)
    if scenario is None:
        return np.zeros((1, len(uniform)))
    last = (scenario.horizon_years,)
    npv = simulate_draws(scenario, draw(scenario, uniform), last).npv
    return npv.reshape(-1, len(uniform))


def rows_of(batch: Batch, rows: Sequence[int]) -> Scenario:
    """Some rows of a batch with what is not sure about them, numbers (P, 1)."""
    return select(uncertain(batch), np.asarray(rows, dtype=np.intp))


def standing(path: Array, program: Array, baseline: Array, caution: float, step: float) -> Standing:
    """path, program, baseline (n,): gains against going on as now, from the same draws.  step: what
    money is rounded to."""
    gain, lead = path - baseline, program - path
    return Standing(
        mean=float(gain.mean()),
        cautious=float(cautious_mean(gain, caution)),
        ahead=float(ahead(gain).mean()),
        even=float(even(gain, step).mean()),
        beaten=float(ahead(lead).mean()),
        gain=float(lead.mean()),
    )
