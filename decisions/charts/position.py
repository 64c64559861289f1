"""How far ahead or behind each story is, year by year, against keeping the job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from decisions.engine.breakeven import ROUNDING

from .scale import Scale, at_both_widths, em, line_path, round_ticks, shown
from .spread import Block, spread
from .words import NARROW, WIDE, Caption, Label, finite, short_money, width_of, wrapped

Kind = Literal["finish", "unplaced", "leave"]
FINISH: Kind = "finish"
UNPLACED: Kind = "unplaced"
LEAVE: Kind = "leave"
_CLASSES = {FINISH: ("l-a", "lab-a"), UNPLACED: ("l-b", "lab-b"), LEAVE: ("l-bl", "lab-b")}

# em: above and below the plot, and the plot.
_TOP, _PLOT, _BOTTOM = 1.2, 19.0, 3.6
# A story that hardly moves is drawn against amounts that mean something.
_LEAST_SPAN = 1000.0
_LINE = 1.25  # from one line of a label to the next, em
_ASCENT = 0.95  # of a line of a label: its top to its baseline, em
_LEAST_ROOM = 8.0  # of a label, em
_STEPS = (1, 2, 5, 10, 20)  # of the years that have a tick


@dataclass(frozen=True)
class Story:
    """
    One way it may go.

    label: a few words at the end of its line.  legend: its key.  values: W(1) … W(H), money;
    a story with an unknown year is not drawn.
    """

    kind: Kind
    label: str
    legend: str
    values: Sequence[float]


@dataclass(frozen=True)
class Line:
    """path: of a drawing of 1000 by 1000.  line, text: classes."""

    path: str
    line: str
    text: str
    legend: str


@dataclass(frozen=True)
class EndLabel:
    """The words at the right end of a line. lines: text and y (em) of each."""

    cls: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PositionChart:
    """
    grid: y of the money ticks but zero, em.  ring: x of where the first story comes out ahead for
    good, per cent, "" if it does not.  crossing: the same in years, None if it does not.
    """

    caption: Caption
    height: str
    plot_y: str
    plot_height: str
    axis_y: str
    tick_y: str
    zero_y: str
    baseline: str
    grid: tuple[str, ...]
    money_labels: tuple[Label, ...]
    year_labels: tuple[Label, ...]
    axis: Label
    lines: tuple[Line, ...]
    end_labels: tuple[EndLabel, ...]
    ring: str
    ahead: str
    crossing: float | None


def position_chart(
    caption: Caption,
    stories: Sequence[Story],
    *,
    currency: str = "USD",
    baseline: str = "your job as it is",
    axis: str = "years from the start",
    ahead: str = "ahead for good from here",
) -> PositionChart | None:
    """
    The drawing of the stories that are known; None if none is.

    baseline: what zero means.  axis: what the years count.  ahead: the key of the ring.
    """
    known = [story for story in stories if len(story.values) and finite(story.values)]
    if not known:
        return None
    horizon = len(known[0].values)
    paths = [(0.0, *map(float, story.values)) for story in known]
    ticks = _money_ticks([value for path in paths for value in path])
    depth = Scale(-ticks[-1], -ticks[0])  # downwards
    years = Scale(0, horizon)
    crossing = crossing_year(paths[0][1:]) if known[0] is stories[0] else None
    words = [(tick, short_money(tick, currency, signed=True)) for tick in ticks]
    room = NARROW - max(width_of(text) for _, text in words) - 1.0
    return PositionChart(
        caption=caption,
        height=em(_TOP + _PLOT + _BOTTOM),
        plot_y=em(_TOP),
        plot_height=em(_PLOT),
        axis_y=em(_below(0.0)),
        tick_y=em(_below(0.35)),
        zero_y=em(_depth_em(depth, 0.0)),
        baseline=baseline,
        grid=tuple(em(_depth_em(depth, tick)) for tick in ticks if tick),
        money_labels=tuple(
            label
            for tick, text in words
            for label in _money_label(text, _depth_em(depth, tick) - 0.35, "" if tick else baseline)
        ),
        year_labels=_year_labels(horizon),
        axis=Label(axis, "100%", em(_below(3.2)), "end"),
        lines=tuple(
            Line(_path(path, years, depth), *_CLASSES[story.kind], story.legend)
            for story, path in zip(known, paths, strict=True)
        ),
        end_labels=_end_labels(known, paths, depth, max(room, _LEAST_ROOM)),
        ring="" if crossing is None else years.per_cent(crossing),
        ahead=ahead,
        crossing=crossing,
    )


def crossing_year(values: Sequence[float]) -> float | None:
    """
    When a position comes out ahead for good, years from the start, linear within a year. None if
    it never does, or never was behind.

    values: W(1) … W(H). The year agrees with the engine's break-even year, its upper end.

    >>> crossing_year([-50.0, -25.0, 25.0, 50.0]), crossing_year([-1.0, 3.0, -1.0, 1.0])
    (2.5, 3.5)
    >>> crossing_year([1.0, 2.0]), crossing_year([5.0, -5.0])
    (None, None)
    """
    behind = [year for year, value in enumerate(values, 1) if value < -ROUNDING]
    if not behind or behind[-1] == len(values):
        return None
    year = behind[-1]
    before, after = values[year - 1], values[year]
    return min(year - before / (after - before), year + 1.0)


def years_shown(horizon: int, drawing: float) -> list[int]:
    """
    The years that have a tick on a drawing so wide (em): the first, the last, and round ones
    between them.

    >>> years_shown(3, 22.0), years_shown(12, 22.0), years_shown(31, 22.0)
    ([0, 1, 2, 3], [0, 2, 4, 6, 8, 10, 12], [0, 5, 10, 15, 20, 25, 31])
    """
    years = Scale(0, horizon)
    for step in _STEPS:
        regular = list(range(0, horizon, step))
        # Where the last two would touch, the one before the last has no tick at all.
        for kept in (regular, regular[:-1]):
            places = [(years.at(year), _year(year)) for year in [*kept, horizon]]
            if kept and len(shown(places, drawing)) == len(places):
                return [*kept, horizon]
    return [0, horizon]


def _year(year: int) -> str:
    return str(year) if year else "start"


def _year_labels(horizon: int) -> tuple[Label, ...]:
    narrow, wide = years_shown(horizon, NARROW), years_shown(horizon, WIDE)
    return tuple(
        label
        for year in sorted({*narrow, *wide})
        for label in at_both_widths(
            Scale(0, horizon).at(year), _year(year), _below(1.6), year in narrow, year in wide
        )
    )


def _money_ticks(values: Sequence[float]) -> tuple[float, ...]:
    low, high = min(0.0, *values), max(0.0, *values)
    missing = max(_LEAST_SPAN - (high - low), 0.0) / 2.0
    return round_ticks(low - missing, high + missing)


def _below(distance: float) -> float:
    """y of what stands below the plot, em."""
    return _TOP + _PLOT + distance


def _depth_em(depth: Scale, value: float) -> float:
    return _TOP + depth.at(-value) / 100.0 * _PLOT


def _path(path: Sequence[float], years: Scale, depth: Scale) -> str:
    return line_path(
        [(years.at(year) * 10.0, depth.at(-value) * 10.0) for year, value in enumerate(path)]
    )


def _money_label(text: str, y: float, baseline: str) -> list[Label]:
    """baseline: what zero means, for which only wide figures have room."""
    if not baseline:
        return [Label(text, "0", em(y), "start")]
    return [
        Label(text, "0", em(y), "start", "lo"),
        Label(f"{text}, {baseline}", "0", em(y), "start", "hi"),
    ]


def _end_labels(
    stories: Sequence[Story], paths: Sequence[Sequence[float]], depth: Scale, room: float
) -> tuple[EndLabel, ...]:
    """Each label beside the end of its line, in the order in which the lines end."""
    downwards = sorted(range(len(stories)), key=lambda i: -paths[i][-1])
    texts = [wrapped(stories[i].label, room, bold=True) for i in downwards]
    blocks = []
    for i, lines in zip(downwards, texts, strict=True):
        width = max((width_of(line, bold=True) for line in lines), default=0.0)
        since = (1.0 - width / NARROW) * (len(paths[i]) - 1)
        blocks.append(
            Block(
                height=len(lines) * _LINE,
                end=_depth_em(depth, paths[i][-1]),
                covers=[_reach(path, since, depth) for path in paths],
                passes=[
                    (_depth_em(depth, path[-1]), _passing(stories[i], story))
                    for story, path in zip(stories, paths, strict=True)
                ],
            )
        )
    return tuple(
        EndLabel(
            _CLASSES[stories[i].kind][1],
            tuple((line, em(top + _ASCENT + n * _LINE)) for n, line in enumerate(lines)),
        )
        for i, top, lines in zip(downwards, spread(blocks, _TOP + _PLOT), texts, strict=True)
    )


def _passing(story: Story, other: Story) -> float:
    """What it costs a label to stand beyond another line: less where both have one color."""
    return 1.0 if _CLASSES[story.kind][1] == _CLASSES[other.kind][1] else 2.0


def _reach(path: Sequence[float], since: float, depth: Scale) -> tuple[float, float]:
    """From where to where a line runs from the year `since` to its end, em downwards."""
    year = min(int(since), len(path) - 2)
    start = path[year] + (path[year + 1] - path[year]) * (since - year)
    depths = [_depth_em(depth, value) for value in (start, *path[year + 1 :])]
    return min(depths), max(depths)
