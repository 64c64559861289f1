"""Many futures of every program that is ranked, against the baseline of the person's choice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from decisions.engine.arrays import Array
from decisions.engine.expected import expected
from decisions.engine.outlook import Outlook, outlook
from decisions.engine.scenario import Scenario
from decisions.engine.selection import select
from decisions.engine.simulate import LIST_POWER
from decisions.money.baseline import Baseline, scenario_of
from decisions.money.batch import Batch
from decisions.money.futures import AFTER_YEARS, points
from decisions.money.stories import Money
from decisions.money.uncertain import uncertain

SHOWN = (0.1, 0.5, 0.9)


@dataclass(frozen=True)
class Prospects:
    """
    (P,) for P programs, real money of the reporting currency; NaN: not known.

    draws: how many futures of each.  years: after which `ahead` (P, years) is the share of futures
    that are ahead of the baseline.  mean.  cautious: (1 − caution) · mean + caution · mean of the
    worst quarter.  low, middle, high: P10, P50, P90.  expected (P, draws): the mean gain given the
    parameters of each future; what a reading of the ranking takes.
    """

    draws: int
    years: tuple[int, ...]
    ahead: Array
    mean: Array
    cautious: Array
    low: Array
    middle: Array
    high: Array
    expected: NDArray[np.float32]


def prospects(batch: Batch, worth: Money, chosen: Baseline, power: int = LIST_POWER) -> Prospects:
    """2^power futures of every row whose money is known. worth: as told without draws."""
    known = np.flatnonzero(np.isfinite(worth.mean))
    horizon = batch.person.horizon
    years = (*(year for year in AFTER_YEARS if year < horizon), horizon)
    if not known.size:
        return _none(len(batch), 2**power, years)
    whole = uncertain(batch)
    found = outlook(
        select(whole, known),
        points(power),
        years,
        batch.situation.given["caution"],
        expected,
        _against(select(whole, known), whole, chosen),
    )
    return _in_place(found, known, len(batch))


def _against(known: Scenario, whole: Scenario, chosen: Baseline) -> Scenario | None:
    """The baseline of the rows that are known; one of them, or each of them a year later."""
    return scenario_of(known if chosen.waits else whole, chosen)


def _in_place(found: Outlook, known: NDArray[np.intp], count: int) -> Prospects:
    """The figures of the rows that are known among all of them."""

    def spread(figure: Array, kind: type = float) -> NDArray:
        whole = np.full((count, *figure.shape[1:]), np.nan, dtype=kind)
        whole[known] = figure
        return whole

    low, middle, high = np.quantile(found.npv, SHOWN, axis=-1)
    return Prospects(
        draws=found.npv.shape[-1],
        years=found.years,
        ahead=spread(found.ahead),
        mean=spread(found.mean),
        cautious=spread(found.cautious),
        low=spread(low),
        middle=spread(middle),
        high=spread(high),
        expected=spread(found.expected, np.float32),
    )


def _none(count: int, draws: int, years: tuple[int, ...]) -> Prospects:
    nothing = np.full(count, np.nan)
    return Prospects(
        draws=draws,
        years=years,
        ahead=np.full((count, len(years)), np.nan),
        **dict.fromkeys(("mean", "cautious", "low", "middle", "high"), nothing),
        expected=np.full((count, draws), np.nan, dtype=np.float32),
    )
