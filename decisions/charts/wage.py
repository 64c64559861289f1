"""The pay that makes it worthwhile, on what people in the role are paid."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

from .flags import Flag, Pole, flags
from .scale import Scale, axis_labels, em, line_path, ranked_labels, round_ticks
from .words import Caption, Label, short_money

Kind = Literal["now", "entry", "break_even"]
NOW: Kind = "now"
ENTRY: Kind = "entry"
BREAK_EVEN: Kind = "break_even"
_LINES = {NOW: "l-base", ENTRY: "l-a", BREAK_EVEN: "l-i"}

# The most telling first: on a narrow figure there may be no room for the quarters.
_RULER = ((2, "median"), (0, "10th"), (4, "90th"), (1, "25th"), (3, "75th"))
_NORMAL = [NormalDist().inv_cdf(share) for share in (0.10, 0.25, 0.50, 0.75, 0.90)]
# Equal percentiles would have no curve.
_LEAST_SPREAD = 0.02
# The scale: so far beyond the known percentiles, and as far as this for a mark.
_BELOW, _ABOVE = 0.6, 1.3
_BELOW_FOR_A_MARK, _ABOVE_FOR_A_MARK = 0.25, 1.6
_STEPS = 120
_PLOT, _BOTTOM = 9.0, 4.5  # em
_PEAK = 960.0  # of a plot 1000 high


@dataclass(frozen=True)
class Mark:
    """A line. words, amount: its label, as in "your pay now" and "$64,000". value: pay a year."""

    kind: Kind
    value: float
    words: str
    amount: str


@dataclass(frozen=True)
class Area:
    """A part of the area under the curve. path: of a drawing of 1000 by 1000.  words: its key."""

    cls: str
    path: str
    words: str


@dataclass(frozen=True)
class WageChart:
    """
    areas: under the curve; one where there is no break-even on the scale.
    poles: lines with their labels.  ruler: from where to where the known percentiles reach,
    ruler_ticks: x of each, per cent.
    """

    caption: Caption
    height: str
    plot_y: str
    plot_height: str
    base_y: str
    areas: tuple[Area, ...]
    poles: tuple[Pole, ...]
    money_labels: tuple[Label, ...]
    ruler: tuple[str, str]
    ruler_y: tuple[str, str, str]
    ruler_ticks: tuple[str, ...]
    ruler_labels: tuple[Label, ...]

    @property
    def is_split(self) -> bool:
        """True where the areas mean something that needs a key."""
        return any(area.words for area in self.areas)


@dataclass(frozen=True)
class Curve:
    """
    A lognormal density by least squares through the logarithms of percentiles. For the eye only.

    >>> pay = [50_000 * math.exp(0.4 * z) for z in _NORMAL]
    >>> curve = Curve.through(pay)
    >>> round(math.exp(curve.mean)), round(curve.spread, 6)
    (50000, 0.4)
    """

    mean: float
    spread: float

    @classmethod
    def through(cls, percentiles: Sequence[float]) -> Curve:
        """percentiles: five, NaN where unknown; at least two known."""
        known = [
            (z, math.log(pay))
            for z, pay in zip(_NORMAL, percentiles, strict=True)
            if _is_known(pay)
        ]
        middle = sum(z for z, _ in known) / len(known)
        mean = sum(log for _, log in known) / len(known)
        slope = sum((z - middle) * (log - mean) for z, log in known) / sum(
            (z - middle) ** 2 for z, _ in known
        )
        return cls(mean - slope * middle, max(slope, _LEAST_SPREAD))

    @property
    def peak(self) -> float:
        """The pay at which the density is highest."""
        return math.exp(self.mean - self.spread**2)

    def density(self, pay: float) -> float:
        """But for a constant factor."""
        if pay <= 0.0:
            return 0.0
        z = (math.log(pay) - self.mean) / self.spread
        # Relative to the peak, so that neither very small nor very large pay runs out of numbers.
        return math.exp(-z * z / 2.0 - math.log(pay) + self.mean - self.spread**2 / 2.0)


def wage_chart(
    caption: Caption,
    percentiles: Sequence[float],
    marks: Sequence[Mark],
    *,
    currency: str = "USD",
    more: str = "",
    less: str = "",
) -> WageChart | None:
    """The drawing; None where fewer than two percentiles are known.

    more, less: words of the areas above and below the break-even.
    """
    known = [pay for pay in percentiles if _is_known(pay)]
    if len(known) < 2:
        return None
    named = [mark for mark in marks if not math.isnan(mark.value)]
    ticks = _ticks(known, named)
    scale = Scale(ticks[0], ticks[-1])
    standing, rows = flags([_flag(mark, scale, currency) for mark in named])
    base = rows + _PLOT
    at = [scale.at(pay) if _is_known(pay) else math.nan for pay in percentiles]
    return WageChart(
        caption=caption,
        height=em(base + _BOTTOM),
        plot_y=em(rows),
        plot_height=em(_PLOT),
        base_y=em(base),
        areas=_areas(Curve.through(percentiles), scale, named, more, less),
        poles=standing,
        money_labels=axis_labels(
            ticks, scale, lambda tick: short_money(tick, currency), base + 1.5
        ),
        ruler=(scale.per_cent(min(known)), scale.per_cent(max(known))),
        ruler_y=(em(base + 2.3), em(base + 2.6), em(base + 2.9)),
        ruler_ticks=tuple(scale.per_cent(pay) for pay in known),
        ruler_labels=ranked_labels(
            [(at[i], words) for i, words in _RULER if not math.isnan(at[i])], base + 4.1
        ),
    )


def _is_known(pay: float) -> bool:
    return math.isfinite(pay) and pay > 0.0


def _ticks(known: Sequence[float], marks: Sequence[Mark]) -> tuple[float, ...]:
    """Round ticks around the percentiles and those marks that are not far off."""
    least, most = min(known) * _BELOW_FOR_A_MARK, max(known) * _ABOVE_FOR_A_MARK
    near = [mark.value for mark in marks if least <= mark.value <= most]
    return round_ticks(min([*near, min(known) * _BELOW]), max([*near, max(known) * _ABOVE]), most=8)


def _flag(mark: Mark, scale: Scale, currency: str) -> Flag:
    """A mark on the scale, or a label at the edge beyond which it lies."""
    line = _LINES[mark.kind]
    bold = mark.kind == BREAK_EVEN
    text = f"{mark.words}, {mark.amount}"
    if scale.holds(mark.value):
        return Flag(text, scale.at(mark.value), line, bold)
    if mark.value < scale.low:
        return Flag(f"{text}, below the scale", -math.inf, line, bold)
    if math.isinf(mark.value):
        text = f"{mark.words}, beyond {short_money(scale.high, currency)}"
        return Flag(text, math.inf, line, bold)
    return Flag(f"{text}, off the scale", math.inf, line, bold)


def _areas(
    curve: Curve, scale: Scale, marks: Sequence[Mark], more: str, less: str
) -> tuple[Area, ...]:
    grid = [scale.low + (scale.high - scale.low) * i / _STEPS for i in range(_STEPS + 1)]
    grid = sorted({*grid, min(max(curve.peak, scale.low), scale.high)})
    highest = max(curve.density(pay) for pay in grid)

    def area(start: float, end: float) -> str:
        inner = [start, *(pay for pay in grid if start < pay < end), end]
        tops = [(scale.at(pay) * 10, 1000 - _PEAK * curve.density(pay) / highest) for pay in inner]
        return f"{line_path([(tops[0][0], 1000.0), *tops, (tops[-1][0], 1000.0)])}Z"

    break_even = next((mark.value for mark in marks if mark.kind == BREAK_EVEN), None)
    if break_even is None:
        return (Area("f-u", area(scale.low, scale.high), ""),)
    split = min(max(break_even, scale.low), scale.high)
    parts = (("f-am", split, scale.high, more), ("f-bm", scale.low, split, less))
    return tuple(
        Area(cls, area(start, end) if start < end else "", words)
        for cls, start, end, words in parts
    )
