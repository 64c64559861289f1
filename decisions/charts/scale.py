"""From numbers to positions: scales, round ticks, and which labels there is room for."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .words import NARROW, WIDE, Label, span_of, width_of

# Room between two labels on one line, em.
_APART = 0.6
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Scale:
    """
    A straight scale from `low` to `high` onto 0 to 100.

    >>> Scale(-50, 150).at(0), Scale(-50, 150).at(900), Scale(-50, 150).per_cent(0)
    (25.0, 100.0, '25.00%')
    """

    low: float
    high: float

    def at(self, value: float) -> float:
        """Where a value lies; what is beyond the scale, at its end."""
        share = (value - self.low) / (self.high - self.low)
        return 100.0 * min(max(share, 0.0), 1.0) + 0.0  # no negative zero

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high

    def per_cent(self, value: float) -> str:
        return per_cent(self.at(value))

    def width(self, start: float, end: float) -> str:
        """
        >>> Scale(0, 200).width(50, 150)
        '50.00%'
        """
        return per_cent(max(self.at(end) - self.at(start), 0.0))


def per_cent(value: float) -> str:
    return f"{value:.2f}%"


def em(value: float) -> str:
    return f"{value:.2f}em"


def line_path(points: Sequence[tuple[float, float]]) -> str:
    """
    A line through points of a drawing of 1000 by 1000.

    >>> line_path([(0, 1000), (500.4, 20)])
    'M0,1000L500,20'
    """
    return "M" + "L".join(f"{x:.0f},{y:.0f}" for x, y in points)


def round_step(span: float, most: int) -> float:
    """
    The smallest round step that parts `span` into at most `most` pieces.

    >>> round_step(290_000, 6), round_step(9, 5), round_step(0.9, 4)
    (50000.0, 2.0, 0.25)
    """
    least = span / most
    size = 10.0 ** math.floor(math.log10(least))
    return next(size * step for step in _ROUND if size * step >= least * (1 - 1e-9))


def round_ticks(low: float, high: float, most: int = 6) -> tuple[float, ...]:
    """
    Round ticks from at or below `low` to at or above `high`; about `most` steps.

    >>> round_ticks(-62_000, 173_000)
    (-100000.0, -50000.0, 0.0, 50000.0, 100000.0, 150000.0, 200000.0)
    """
    step = round_step(high - low, most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(i * step for i in range(first, last + 1))


def anchored(x: float, width: float, drawing: float) -> str:
    """
    How a text about x has to be anchored to stay inside the drawing.

    >>> anchored(0.0, 4.0, 20.0), anchored(50.0, 4.0, 20.0), anchored(99.0, 4.0, 20.0)
    ('start', 'middle', 'end')
    """
    start, end = span_of("middle", x, width, drawing)
    if start < 0.0:
        return "start"
    return "end" if end > drawing else "middle"


def shown(places: Sequence[tuple[float, str]], drawing: float) -> set[int]:
    """
    Which of the texts fit side by side on one line, those that come first first.

    places: x (per cent) and text.  drawing: em.

    >>> sorted(shown([(50.0, "median"), (45.0, "10th"), (90.0, "90th")], 22.0))
    [0, 2]
    """
    taken: list[tuple[float, float]] = []
    fitting = set()
    for i, (x, text) in enumerate(places):
        width = width_of(text)
        start, end = span_of(anchored(x, width, drawing), x, width, drawing)
        if all(end + _APART <= other[0] or other[1] + _APART <= start for other in taken):
            taken.append((start, end))
            fitting.add(i)
    return fitting


def ranked_labels(places: Sequence[tuple[float, str]], y: float) -> tuple[Label, ...]:
    """
    Labels on one line, the important ones first: on narrow figures as many as fit there.

    A label at an edge is anchored there; what fits on no figure is left out.
    """
    narrow, wide = shown(places, NARROW), shown(places, WIDE)
    return tuple(
        label
        for i, (x, text) in enumerate(places)
        for label in at_both_widths(x, text, y, i in narrow, i in wide)
    )


def axis_labels(
    ticks: Sequence[float], scale: Scale, words: Callable[[float], str], y: float
) -> tuple[Label, ...]:
    """
    Labels of the ticks of an axis: every one where there is room, else every second, …

    The ticks that stay on a narrow figure are the roundest: those whose number of steps from
    zero has the largest common part.
    """
    places = [(scale.at(tick), words(tick)) for tick in ticks]
    narrow, wide = _evenly(places, ticks, NARROW), _evenly(places, ticks, WIDE)
    return tuple(
        label
        for i, (x, text) in enumerate(places)
        for label in at_both_widths(x, text, y, i in narrow, i in wide)
    )


def _evenly(
    places: Sequence[tuple[float, str]], ticks: Sequence[float], drawing: float
) -> set[int]:
    step = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
    for every in (1, 2, 4, 5, 10):
        kept = [i for i, tick in enumerate(ticks) if round(tick / step) % every == 0]
        if kept and len(shown([places[i] for i in kept], drawing)) == len(kept):
            return set(kept)
    return {0}


def at_both_widths(x: float, text: str, y: float, narrow: bool, wide: bool) -> list[Label]:
    """
    A text about x, on narrow figures, on wide ones or on both: one label where it stands the
    same on both, two where its anchor differs.
    """
    width = width_of(text)
    at = {name: anchored(x, width, room) for name, room in (("lo", NARROW), ("hi", WIDE))}
    if narrow and wide and at["lo"] == at["hi"]:
        return [Label(text, per_cent(x), em(y), at["lo"])]
    fitting = {"lo": narrow, "hi": wide}
    return [
        Label(text, per_cent(x), em(y), at[name], name) for name in ("lo", "hi") if fitting[name]
    ]
