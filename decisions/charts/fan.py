"""How far ahead or behind the futures are, year by year, against keeping the job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from . import position as plot
from .dots import FUTURES, gain_words
from .position import FINISH, UNPLACED, Line, PositionChart, Story, crossing_year
from .scale import Scale, em, line_path
from .words import NARROW, Caption, Label, Table, finite, short_money, width_of


@dataclass(frozen=True)
class Bands:
    """Of the futures, how many in 100 are below, after the years 1 … H; money. p50 may be ()."""

    p10: Sequence[float]
    p25: Sequence[float]
    p75: Sequence[float]
    p90: Sequence[float]
    p50: Sequence[float] = ()

    @property
    def edges(self) -> tuple[Sequence[float], ...]:
        return (self.p10, self.p25, self.p75, self.p90)


@dataclass(frozen=True)
class Area:
    """The part of a band above or below zero. path: of a drawing of 1000 by 1000."""

    cls: str
    path: str


@dataclass(frozen=True)
class FanChart(PositionChart):
    """A position with the futures around it. outer, inner: the keys of the two bands."""

    areas: tuple[Area, ...]
    outer: str
    inner: str


def fan_chart(
    caption: Caption,
    bands: Bands,
    landed: Sequence[float] | None,
    missed: Sequence[float] | None,
    *,
    currency: str = "USD",
    step: int = 1000,
    ahead_of_50: Sequence[int] = (),
    labels: tuple[str, str] = ("if you land the job", "if you don’t"),
    legends: tuple[str, str] = ("the middle future, job landed", "the middle one, job missed"),
    outer: str = "8 in 10 futures",
    inner: str = "the middle half",
    baseline: str = "your job as it is",
    axis: str = "years from the start",
    ahead: str = "ahead for good from here",
) -> FanChart | None:
    """
    The drawing of W(1) … W(H); None where a band is not known throughout.

    landed, missed: the median lines, None or unknown: not drawn.  step: to which the table is
    rounded.  ahead_of_50: how many of 50 futures are ahead after each year, for the table.
    """
    edges = [_from_zero(edge) for edge in bands.edges]
    horizon = len(edges[0]) - 1
    for part in (*edges, *map(_from_zero, (bands.p50, landed, missed, ahead_of_50))):
        if len(part) not in (1, horizon + 1):
            raise ValueError("The parts of a fan have different numbers of years")
    if not horizon or not all(len(edge) > horizon and finite(edge) for edge in edges):
        return None
    stories = [
        Story(kind, label, legend, _from_zero(values)[1:])
        for kind, label, legend, values in zip(
            (FINISH, UNPLACED), labels, legends, (landed, missed), strict=True
        )
    ]
    drawn = [story for story in stories if len(story.values) and finite(story.values)]
    paths = [_from_zero(story.values) for story in drawn]
    ticks = plot._money_ticks([value for path in (*paths, *edges) for value in path])
    depth, years = Scale(-ticks[-1], -ticks[0]), Scale(0, horizon)
    crossing = crossing_year(stories[0].values) if stories[0] in drawn else None
    words = [(tick, short_money(tick, currency, signed=True)) for tick in ticks]
    room = NARROW - max(width_of(text) for _, text in words) - 1.0
    return FanChart(
        caption=caption
        if caption.table
        else replace(caption, table=_table(bands, stories, ahead_of_50, currency, step)),
        height=em(plot._below(plot._BOTTOM)),
        plot_y=em(plot._TOP),
        plot_height=em(plot._PLOT),
        axis_y=em(plot._below(0.0)),
        tick_y=em(plot._below(0.35)),
        zero_y=em(plot._depth_em(depth, 0.0)),
        baseline=baseline,
        grid=tuple(em(plot._depth_em(depth, tick)) for tick in ticks if tick),
        money_labels=tuple(
            label
            for tick, text in words
            for label in plot._money_label(
                text, plot._depth_em(depth, tick) - 0.35, "" if tick else baseline
            )
        ),
        year_labels=plot._year_labels(horizon),
        axis=Label(axis, "100%", em(plot._below(3.2)), "end"),
        lines=tuple(
            Line(plot._path(path, years, depth), *plot._CLASSES[story.kind], story.legend)
            for story, path in zip(drawn, paths, strict=True)
        ),
        end_labels=plot._end_labels(drawn, paths, depth, max(room, plot._LEAST_ROOM)),
        ring="" if crossing is None else years.per_cent(crossing),
        ahead=ahead,
        crossing=crossing,
        areas=tuple(
            Area(cls, _band(low, high, side, years, depth))
            for side, name in ((1.0, "a"), (-1.0, "b"))
            for low, high, cls in (
                (edges[0], edges[3], f"f-{name}w"),
                (edges[1], edges[2], f"f-{name}m band"),
            )
            if any(side * value > 0.0 for value in (*low, *high))
        ),
        outer=outer,
        inner=inner,
    )


def clipped(
    low: Sequence[float], high: Sequence[float], side: float
) -> list[tuple[float, float, float]]:
    """
    Year and both edges of the part of a band above zero (side 1) or below it (side -1); wherever
    an edge crosses zero there is a corner.

    >>> clipped([0.0, -10.0], [0.0, 10.0], 1.0)
    [(0.0, 0.0, 0.0), (1.0, 0.0, 10.0)]
    >>> clipped([-10.0, -10.0], [-10.0, 30.0], 1.0)
    [(0.0, 0.0, 0.0), (0.25, 0.0, 0.0), (1.0, 0.0, 30.0)]
    """
    times = set(map(float, range(len(low))))
    for edge in (low, high):
        for year, (before, after) in enumerate(pairwise(edge)):
            if before < 0.0 < after or after < 0.0 < before:
                times.add(year + abs(before) / (abs(before) + abs(after)))

    def at(edge: Sequence[float], time: float) -> float:
        year = min(int(time), len(edge) - 2)
        value = edge[year] + (edge[year + 1] - edge[year]) * (time - year)
        # At its crossing an edge is zero, but for rounding.
        return max(value, 0.0) if side > 0.0 else min(value, 0.0)

    return [(time, at(low, time), at(high, time)) for time in sorted(times)]


def _band(
    low: Sequence[float], high: Sequence[float], side: float, years: Scale, depth: Scale
) -> str:
    corners = clipped(low, high, side)
    there = [(time, top) for time, _, top in corners]
    back = [(time, bottom) for time, bottom, _ in reversed(corners)]
    points = [(years.at(time) * 10.0, depth.at(-value) * 10.0) for time, value in there + back]
    return f"{line_path(points)}Z"


def _from_zero(values: Sequence[float] | None) -> tuple[float, ...]:
    """With the start, at which nothing is gained or lost."""
    return (0.0, *(() if values is None else map(float, values)))


def _table(
    bands: Bands, stories: Sequence[Story], ahead_of_50: Sequence[int], currency: str, step: int
) -> Table:
    """What is known, year by year."""
    named = [
        ("10 in 100 below", bands.p10),
        ("25 in 100 below", bands.p25),
        ("50 in 100 below", bands.p50),
        ("75 in 100 below", bands.p75),
        ("90 in 100 below", bands.p90),
        *((story.legend, story.values) for story in stories),
    ]
    columns = [
        (name, [gain_words(value, currency, step) for value in values])
        for name, values in named
        if len(values) and finite(values)
    ]
    if len(ahead_of_50):
        columns.append((f"futures ahead, of {FUTURES}", [str(int(n)) for n in ahead_of_50]))
    return Table(
        ("Year", *(name for name, _ in columns)),
        tuple(
            (str(year), *(cells[year - 1] for _, cells in columns))
            for year in range(1, len(bands.p10) + 1)
        ),
    )
