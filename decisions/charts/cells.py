"""Small bars in the cells of a table; all cells of a row share one scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .scale import Scale


@dataclass(frozen=True)
class GainBar:
    """
    A gain or a loss. x, width: per cent, of a bar of class `cls`.  zero: x of the baseline.
    beyond: the amount is beyond the scale, which the cell has to say in words.
    """

    x: str
    width: str
    cls: str
    zero: str
    beyond: bool


@dataclass(frozen=True)
class PayBar:
    """
    Pay on a scale: x and width of the range between the 10th and the 90th percentile and between
    the quarters, "" where unknown; x of the median.  beyond: part of it is beyond the scale.
    """

    outer: tuple[str, str]
    inner: tuple[str, str]
    median: str
    beyond: bool


def gain_bar(value: float, low: float, high: float) -> GainBar | None:
    """
    A bar from zero to `value`; None for an unknown one. low < 0 < high, or one of them 0.

    >>> gain_bar(50_000, -100_000, 100_000)
    GainBar(x='50.00%', width='25.00%', cls='f-am', zero='50.00%', beyond=False)
    """
    if math.isnan(value):
        return None
    scale = Scale(low, high)
    start, end = sorted((value, 0.0))
    return GainBar(
        x=scale.per_cent(start),
        width=scale.width(start, end),
        cls="f-bm" if value < 0.0 else "f-am",
        zero=scale.per_cent(0.0),
        beyond=not scale.holds(value),
    )


def pay_bar(percentiles: Sequence[float], low: float, high: float) -> PayBar | None:
    """
    A bar of the pay at the 10th, 25th, 50th, 75th and 90th percentile, NaN where unknown; None
    where nothing can be drawn.

    >>> pay_bar([60_000, 80_000, 100_000, 140_000, 250_000], 0, 200_000)
    PayBar(outer=('30.00%', '70.00%'), inner=('40.00%', '30.00%'), median='50.00%', beyond=True)
    """
    scale = Scale(low, high)
    p10, p25, p50, p75, p90 = percentiles
    known = [pay for pay in percentiles if not math.isnan(pay)]
    outer, inner = _range(scale, p10, p90), _range(scale, p25, p75)
    median = "" if math.isnan(p50) else scale.per_cent(p50)
    if not (outer[0] or inner[0] or median):
        return None
    return PayBar(outer, inner, median, beyond=not all(scale.holds(pay) for pay in known))


def _range(scale: Scale, start: float, end: float) -> tuple[str, str]:
    if math.isnan(start) or math.isnan(end):
        return ("", "")
    return (scale.per_cent(start), scale.width(start, end))
