"""Many futures of every program that is ranked, against the baseline of the person's choice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from decisions.engine.arrays import Array
from decisions.engine.breakeven import even
from decisions.engine.expected import expected
from decisions.engine.outlook import Outlook, outlook
from decisions.engine.selection import select
from decisions.engine.simulate import LIST_POWER
from decisions.money.baseline import Baseline, scenario_of
from decisions.money.batch import Batch
from decisions.money.futures import AFTER_YEARS, points
from decisions.money.rounding import about_a_thousand
from decisions.money.stories import Money
from decisions.money.uncertain import uncertain

SHOWN = (0.1, 0.5, 0.9)


@dataclass(frozen=True)
class Prospects:
    """
    (P,) for P programs, real money of the reporting currency; NaN: not known.

    draws: how many futures of each.  years: after which `ahead` (P, years) is the share of futures
    that are not behind the baseline.  even: of those at the last, the share in which the
    difference rounds to nothing.  mean.  cautious: (1 − caution) · mean + caution · mean of the
    worst quarter.  low, middle, high: P10, P50, P90.  expected (P, draws): the mean gain given the
    parameters of each future; what a reading of the ranking takes.
    """

    draws: int
    years: tuple[int, ...]
    ahead: Array
    even: Array
    mean: Array
    cautious: Array
    low: Array
    middle: Array
    high: Array
    expected: NDArray[np.float32]


def prospects(batch: Batch, worth: Money, chosen: Baseline, power: int = LIST_POWER) -> Prospects:
    """2^power futures of every row whose money is known.

    worth: as told without draws.  chosen: of a list.
    """
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
        scenario_of(whole, chosen),
    )
    return _in_place(found, known, len(batch), about_a_thousand(batch.situation.dollar))


def _in_place(found: Outlook, known: NDArray[np.intp], count: int, step: float) -> Prospects:
    """The figures of the rows that are known among all of them. step: what money is rounded to."""

    def spread(figure: Array, kind: type = float) -> NDArray:
        whole = np.full((count, *figure.shape[1:]), np.nan, dtype=kind)
        whole[known] = figure
        return whole

    low, middle, high = np.quantile(found.npv, SHOWN, axis=-1)
    return Prospects(
        draws=found.npv.shape[-1],
        years=found.years,
        ahead=spread(found.ahead),
        even=spread(even(found.npv, step).mean(axis=-1)),
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
        **dict.fromkeys(("even", "mean", "cautious", "low", "middle", "high"), nothing),
        expected=np.full((count, draws), np.nan, dtype=np.float32),
    )
