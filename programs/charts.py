"""Numbers to the geometry of drawings: x in per cent, y in em, so that a drawing fits any width
and its text keeps its size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# From one bar to the next; label above its bar.
_ROW = 2.5
_LABEL = 1.0
_BAR = 1.35


@dataclass(frozen=True)
class Bar:
    """label and value in words stand above the bar; the rest of its length is the whole.

    rest: what is left of the whole.  width: per cent.  label_y, bar_y: em.
    """

    label: str
    value: int
    rest: int
    width: str
    label_y: str
    bar_y: str


@dataclass(frozen=True)
class BarChart:
    """Horizontal bars on one scale from nothing to `whole`.

    key: unique within the page, for ids.  desc: the drawing in words.
    rest_is_unknown: what the bars leave open is drawn as unknown.
    """

    key: str
    title: str
    desc: str
    whole: int
    height: str
    bars: tuple[Bar, ...]
    rest_is_unknown: bool


def bar_chart(
    key: str,
    title: str,
    rows: Sequence[tuple[str, int]],
    whole: int,
    *,
    rest_is_unknown: bool = True,
) -> BarChart:
    """rows: label and number, each from 0 to `whole`.

    >>> chart = bar_chart("c", "Facts", [("Price", 3), ("Time", 4)], 4)
    >>> [(bar.width, bar.label_y, bar.bar_y) for bar in chart.bars], chart.height
    ([('75.0%', '1.00em', '1.35em'), ('100.0%', '3.50em', '3.85em')], '5.00em')
    >>> chart.desc
    'Price: 3 of 4; Time: 4 of 4'
    """
    bars = tuple(
        Bar(
            label=label,
            value=value,
            rest=whole - value,
            width=f"{100 * value / whole if whole else 0:.1f}%",
            label_y=f"{i * _ROW + _LABEL:.2f}em",
            bar_y=f"{i * _ROW + _BAR:.2f}em",
        )
        for i, (label, value) in enumerate(rows)
    )
    return BarChart(
        key=key,
        title=title,
        desc="; ".join(f"{label}: {value} of {whole}" for label, value in rows),
        whole=whole,
        height=f"{len(bars) * _ROW:.2f}em",
        bars=bars,
        rest_is_unknown=rest_is_unknown,
    )
