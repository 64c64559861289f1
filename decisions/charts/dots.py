"""Fifty equally likely futures, one dot each: how many end ahead, and by how much."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from programs.wording import rounded_money

from .scale import Scale, axis_labels, em, per_cent, round_step
from .words import NARROW, WIDE, Caption, Label, Table, finite, short_money, width_of

FUTURES = 50
_MOST_COLUMNS = 24
_LEAST_SPAN = 1000.0  # futures that hardly differ stand against amounts that mean something
_HIGHEST = 20.0  # em; in a higher stack the dots overlap
_RADIUS = 0.55  # of a dot and its room, em
_TABLE = (5, 10, 25, 50, 75, 90, 95)
# Of the strip below the dots, em: baselines, and between the line at zero and the counts.
_TICKS, _COUNTS, _BEYOND, _ROW, _GAP = 1.5, 3.1, 4.6, 1.4, 0.6


@dataclass(frozen=True)
class Dot:
    cls: str
    x: str
    y: str


@dataclass(frozen=True)
class Count:
    """How many there are on one side of zero."""

    cls: str
    dx: str
    label: Label


@dataclass(frozen=True)
class DotsChart:
    """
    height: of the dots, in em of their own.  strip_height: of the axis and the words below them.
    ticks: x of each, per cent.  beyond: what lies off the scale, named at its edge.
    """

    caption: Caption
    height: str
    strip_height: str
    zero: str
    dots: tuple[Dot, ...]
    ticks: tuple[str, ...]
    tick_labels: tuple[Label, ...]
    counts: tuple[Count, ...]
    beyond: tuple[Label, ...]
    legend: tuple[str, str]
    baseline: str


@dataclass(frozen=True)
class Columns:
    """
    Columns of one width between first·width and last·width; zero is a boundary inside.

    >>> columns = Columns(25_000.0, -2, 3)
    >>> columns.of(-1.0), columns.of(0.0), columns.of(74_999.0), columns.of(1e9), columns.of(-1e9)
    (-1, 0, 2, 2, -2)
    """

    width: float
    first: int
    last: int

    @classmethod
    def around(cls, values: Sequence[float]) -> Columns:
        """
        Of the smallest round width of which at most 24 hold rising values and zero. The lowest and
        the highest value do not count where columns are narrower without them.

        >>> Columns.around([-60_000.0, 10_000.0, 30_000.0, 460_000.0])
        Columns(width=2000.0, first=-1, last=16)
        """
        width = min(_width(values), _width(values[1:-1]))
        held = values if width == _width(values) else values[1:-1]
        return cls(
            width,
            min(math.floor(held[0] / width), -1),
            max(math.floor(held[-1] / width) + 1, 1),
        )

    def of(self, value: float) -> int:
        """The column of a value; of one beyond them all, the outermost on its side."""
        column = math.floor(value / self.width)
        if value < 0.0:
            return min(max(column, self.first), -1)
        return min(column, self.last - 1)

    @property
    def scale(self) -> Scale:
        return Scale(self.first * self.width, self.last * self.width)


def dots_chart(
    caption: Caption,
    npv_quantiles: Sequence[float],
    ahead: int,
    *,
    currency: str = "USD",
    step: int = 1000,
    legend: tuple[str, str] = ("a future that ends ahead", "a future that ends behind"),
    counted: tuple[str, str] = ("ahead", "behind"),
    baseline: str = "your job as it is",
    beyond: str = "beyond:",
) -> DotsChart | None:
    """
    The drawing of 50 futures; None where one is unknown.

    npv_quantiles: 50 amounts, at (i + 1/2)/50, rising.  ahead: how many of 50 the page says are
    ahead; ValueError where the dots say otherwise.  counted: follow the counts.  beyond: between
    how many lie off the scale and the farthest of them.  step: to which the table is rounded.
    """
    if len(npv_quantiles) != FUTURES:
        raise ValueError(f"{len(npv_quantiles)} quantiles, not {FUTURES}")
    if not finite(npv_quantiles):
        return None
    values = sorted(map(float, npv_quantiles))
    filled = sum(value >= 0.0 for value in values)
    if filled != ahead:
        raise ValueError(f"{filled} of {FUTURES} futures are ahead, not {ahead}")
    columns = Columns.around(values)
    scale = columns.scale
    dots, height = _stacked(values, columns)
    ticks = _ticks(scale)
    off, strip = _beyond(values, columns, currency, beyond)
    return DotsChart(
        caption=caption
        if caption.table
        else replace(caption, table=_table(values, currency, step)),
        height=em(height),
        strip_height=em(strip),
        zero=scale.per_cent(0.0),
        dots=dots,
        ticks=tuple(scale.per_cent(tick) for tick in ticks),
        tick_labels=axis_labels(
            ticks, scale, lambda tick: short_money(tick, currency, signed=True), _TICKS
        ),
        counts=_counts(scale.at(0.0), f"{FUTURES - filled} {counted[1]}", f"{filled} {counted[0]}"),
        beyond=off,
        legend=legend,
        baseline=baseline,
    )


def quantile(values: Sequence[float], share: float) -> float:
    """
    Below which a share of the futures ends: linear between quantiles at (i + 1/2)/n.

    >>> quantile([10.0, 20.0], 0.5), quantile([10.0, 20.0], 0.25), quantile([10.0, 20.0], 0.01)
    (15.0, 10.0, 10.0)
    """
    at = min(max(share * len(values) - 0.5, 0.0), len(values) - 1.0)
    below = min(int(at), len(values) - 2)
    return values[below] + (values[below + 1] - values[below]) * (at - below)


def gain_words(value: float, currency: str, step: int = 1000) -> str:
    """
    A rounded result with its sign.

    >>> gain_words(43_492.4, "USD"), gain_words(-8_200, "EUR"), gain_words(-20, "USD")
    ('+$43,000', '−€8,000', '$0')
    """
    sign = "+" if round(value / step) > 0 else ""
    return f"{sign}{rounded_money(value, step, currency)}"


def _width(values: Sequence[float]) -> float:
    low, high = min(0.0, values[0]), max(0.0, values[-1])
    # Values at both ends and zero between them may each begin a column.
    return round_step(max(high - low, _LEAST_SPAN), _MOST_COLUMNS - 1)


def _stacked(values: Sequence[float], columns: Columns) -> tuple[tuple[Dot, ...], float]:
    """The dots, those nearest to zero at the bottom, and how high the drawing of them is, em."""
    stacks: dict[int, list[float]] = {}
    for value in sorted(values, key=abs):
        stacks.setdefault(columns.of(value), []).append(value)
    most = max(map(len, stacks.values()))
    apart = min(_HIGHEST / most, 1.0)
    height = (most - 1) * apart + 2 * _RADIUS
    places = Scale(columns.first, columns.last)
    dots = tuple(
        Dot(
            "dot-b" if column < 0 else "dot-a",
            places.per_cent(column + 0.5),
            em(height - _RADIUS - row * apart),
        )
        for column, stack in sorted(stacks.items())
        for row in range(len(stack))
    )
    return dots, height


def _ticks(scale: Scale) -> tuple[float, ...]:
    step = round_step(scale.high - scale.low, 6)
    first, last = math.ceil(scale.low / step - 1e-9), math.floor(scale.high / step + 1e-9)
    return tuple(i * step for i in range(first, last + 1))


def _counts(zero: float, behind: str, ahead: str) -> tuple[Count, ...]:
    """Beside zero where both fit there, else at the edges."""
    found: dict[str, list[Count]] = {}
    for show, drawing in (("lo", NARROW), ("hi", WIDE)):
        left, right = zero / 100.0 * drawing, (100.0 - zero) / 100.0 * drawing
        x, dx, anchors = ("0", "100%"), ("0", "0"), ("start", "end")
        if (
            width_of(behind, bold=True) + _GAP <= left
            and width_of(ahead, bold=True) + _GAP <= right
        ):
            x, anchors = (per_cent(zero), per_cent(zero)), ("end", "start")
            dx = (em(-_GAP), em(_GAP))
        found[show] = [
            Count(cls, dx[i], Label(text, x[i], em(_COUNTS), anchors[i], show))
            for i, (cls, text) in enumerate((("lab-b", behind), ("lab-a", ahead)))
        ]
    if found["lo"][0].dx == found["hi"][0].dx:
        return tuple(replace(each, label=replace(each.label, show="")) for each in found["lo"])
    return (*found["lo"], *found["hi"])


def _beyond(
    values: Sequence[float], columns: Columns, currency: str, words: str
) -> tuple[tuple[Label, ...], float]:
    """What is off the scale, at its edges, and how high the strip is with it, em."""
    scale = columns.scale
    unit = 10.0 ** math.floor(math.log10(columns.width))
    sides = (
        ([value for value in values if value < scale.low], "0", "start"),
        ([value for value in reversed(values) if value >= scale.high], "100%", "end"),
    )
    labels: list[Label] = []
    y, taken = _BEYOND, 0.0
    for off, x, anchor in sides:
        if off:
            amount = short_money(round(off[0] / unit) * unit, currency, signed=True)
            text = f"{len(off)} {words} {amount}"
            if taken and taken + width_of(text) + _GAP > NARROW:
                y += _ROW
            taken = width_of(text)
            labels.append(Label(text, x, em(y), anchor))
    return tuple(labels), (y if labels else _COUNTS) + 0.5


def _table(values: Sequence[float], currency: str, step: int) -> Table:
    return Table(
        ("Futures that end below", "Amount"),
        tuple(
            (f"{share} in 100", gain_words(quantile(values, share / 100.0), currency, step))
            for share in _TABLE
        ),
    )
