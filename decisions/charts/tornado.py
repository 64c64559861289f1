"""What moves the answer: the average gain with one assumption at its low and at its high end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .dots import gain_words
from .scale import Scale, anchored, axis_labels, em, per_cent, round_ticks
from .words import NARROW, WIDE, Caption, Label, Table, finite, short_money, width_of, wrapped

_LEAST_SPAN = 1000.0  # gains that hardly differ stand against amounts that mean something
_MOST_STEPS = 8  # of the axis, about
_THIN = 0.8  # per cent: the least width of a bar
# Of the drawing, em: baselines of the words at the top, where the rows start, a line of text,
# the bar, the space to the next row, and below the axis.
_ZERO, _MIDDLE, _TOP = 1.0, 2.3, 3.4
_LINE, _BAR, _AFTER, _BELOW = 1.25, 1.05, 0.85, 2.0
_BASELINE = 0.85  # of the words beside a bar, from its top
_GAP = 0.4  # between a bar and the words beside it
_APART = 1.0  # between the words of the two ends


@dataclass(frozen=True)
class Swing:
    """
    low, high: the average gain with the assumption at its low and at its high end; the low end
    may be the better one.  low_words, high_words: what the assumption is there.
    """

    label: str
    low_words: str
    high_words: str
    low: float
    high: float


@dataclass(frozen=True)
class SwingPart:
    """The part of a bar on one side of zero, per cent."""

    cls: str
    x: str
    width: str


@dataclass(frozen=True)
class SwingRow:
    """
    labels: lines above the bar.  middle: where y of the line at the average begins and ends, ()
    where the average is not in the bar.  ends: of its lesser and its greater gain; dx moves them.
    """

    labels: tuple[Label, ...]
    y: str
    parts: tuple[SwingPart, ...]
    middle: tuple[str, ...]
    ends: tuple[SwingEnd, ...]


@dataclass(frozen=True)
class SwingEnd:
    dx: str
    label: Label


@dataclass(frozen=True)
class TornadoChart:
    """
    zero, middle, ticks: x, per cent.  axis_y, tick_y: em.  columns_of_words: with how many
    columns that hold no numbers the table begins.
    """

    caption: Caption
    height: str
    bar: str
    zero: str
    zero_labels: tuple[Label, ...]
    middle: str
    middle_labels: tuple[Label, ...]
    rows: tuple[SwingRow, ...]
    axis_y: str
    tick_y: str
    ticks: tuple[str, ...]
    tick_labels: tuple[Label, ...]
    columns_of_words: int


def tornado_chart(
    caption: Caption,
    swings: Sequence[Swing],
    middle: float,
    *,
    currency: str = "USD",
    step: int = 1000,
    average: str = "average",
    baseline: str = "your job as it is",
) -> TornadoChart | None:
    """
    The drawing of swings in the order given; None where the average or all of them are unknown.

    middle: the average gain with every assumption as it is.  step: to which amounts are rounded.
    """
    known = [swing for swing in swings if finite((swing.low, swing.high))]
    if not known or not finite((middle,)):
        return None
    ticks = _ticks([middle, *(gain for swing in known for gain in (swing.low, swing.high))])
    scale = Scale(ticks[0], ticks[-1])

    def amount(gain: float) -> str:
        return short_money(round(gain / step) * step, currency, signed=True)

    rows = []
    y = _TOP
    for swing in known:
        row, y = _row(swing, scale, middle, y, (amount(swing.low), amount(swing.high)))
        rows.append(row)
    columns_of_words = 1
    if caption.table is None:
        caption = replace(caption, table=_table(known, currency, step))
        columns_of_words = 3
    return TornadoChart(
        caption=caption,
        height=em(y + _BELOW),
        bar=em(_BAR),
        zero=scale.per_cent(0.0),
        zero_labels=_about(scale.at(0.0), baseline, _ZERO),
        middle=scale.per_cent(middle),
        middle_labels=_about(scale.at(middle), f"{average} {amount(middle)}", _MIDDLE),
        rows=tuple(rows),
        axis_y=em(y),
        tick_y=em(y + 0.35),
        ticks=tuple(scale.per_cent(tick) for tick in ticks),
        tick_labels=axis_labels(
            ticks, scale, lambda tick: short_money(tick, currency, signed=True), y + 1.5
        ),
        columns_of_words=columns_of_words,
    )


def _ticks(gains: Sequence[float]) -> tuple[float, ...]:
    """
    >>> _ticks([62_000, -132_000, 129_000])
    (-150000.0, -100000.0, -50000.0, 0.0, 50000.0, 100000.0, 150000.0)
    >>> _ticks([-20.0])
    (-1000.0, -800.0, -600.0, -400.0, -200.0, 0.0)
    """
    low, high = min(0.0, *gains), max(0.0, *gains)
    if high - low < _LEAST_SPAN:
        low, high = (high - _LEAST_SPAN, high) if -low > high else (low, low + _LEAST_SPAN)
    return round_ticks(low, high, _MOST_STEPS)


def _row(
    swing: Swing, scale: Scale, middle: float, y: float, amounts: tuple[str, str]
) -> tuple[SwingRow, float]:
    """A row from y, and where the next one starts."""
    ends = [(swing.low, amounts[0], swing.low_words), (swing.high, amounts[1], swing.high_words)]
    (low, low_amount, low_words), (high, high_amount, high_words) = sorted(
        ends, key=lambda end: end[0]
    )
    lines = wrapped(swing.label, NARROW, bold=True)
    bar = y + len(lines) * _LINE
    start, end = scale.at(low), scale.at(high)
    is_thin = end - start < _THIN
    if is_thin:
        start = min(max((start + end - _THIN) / 2.0, 0.0), 100.0 - _THIN)
        end = start + _THIN
        parts: tuple[SwingPart, ...] = (_part("f-b" if low + high < 0.0 else "f-a", start, end),)
    else:
        parts = _parts(start, end, scale.at(0.0))
    words = (
        ", ".join(filter(None, (low_words, low_amount))),
        ", ".join(filter(None, (high_amount, high_words))),
    )
    labels, bottom = _ends(words, start, end, bar)
    row = SwingRow(
        labels=tuple(
            Label(line, "0", em(y + 0.95 + i * _LINE), "start") for i, line in enumerate(lines)
        ),
        y=em(bar),
        parts=parts,
        middle=(em(bar), em(bar + _BAR)) if low < middle < high and not is_thin else (),
        ends=labels,
    )
    return row, bottom + _AFTER


def _part(cls: str, start: float, end: float) -> SwingPart:
    return SwingPart(cls, per_cent(start), per_cent(end - start))


def _parts(start: float, end: float, zero: float) -> tuple[SwingPart, ...]:
    """
    >>> [(part.cls, part.x, part.width) for part in _parts(20.0, 70.0, 40.0)]
    [('f-b', '20.00%', '20.00%'), ('f-a', '40.00%', '30.00%')]
    """
    sides = (("f-b", start, min(end, zero)), ("f-a", max(start, zero), end))
    return tuple(_part(*side) for side in sides if side[2] - side[1] >= 0.005)


def _ends(
    words: tuple[str, str], start: float, end: float, bar: float
) -> tuple[tuple[SwingEnd, ...], float]:
    """
    The words of both ends, and where the row ends: beside the bar where there is room even on a
    narrow figure; else below it, on one line or, if they are too long, on several.
    """
    left, right = (width_of(text) for text in words)
    before, after = start / 100.0 * NARROW, (100.0 - end) / 100.0 * NARROW
    if left + _GAP <= before and right + _GAP <= after:
        beside = em(bar + _BASELINE)
        return (
            SwingEnd(em(-_GAP), Label(words[0], per_cent(start), beside, "end")),
            SwingEnd(em(_GAP), Label(words[1], per_cent(end), beside, "start")),
        ), bar + _BAR
    y = bar + _BAR + 1.0
    if left + _APART + right <= NARROW:
        places = {
            show: _below(start, end, (left, right), drawing)
            for show, drawing in (("lo", NARROW), ("hi", WIDE))
        }
        if places["lo"] == places["hi"]:
            places = {"": places["lo"]}
        return tuple(
            SwingEnd(dx, Label(text, x, em(y), anchor, show))
            for show, place in places.items()
            for text, (x, dx, anchor) in zip(words, place, strict=True)
        ), bar + _BAR + _LINE
    found = []
    for text, x, anchor in zip(words, ("0", "100%"), ("start", "end"), strict=True):
        for line in wrapped(text, NARROW):
            found.append(SwingEnd("0", Label(line, x, em(y), anchor)))
            y += _LINE
    return tuple(found), y - 1.0


def _below(
    start: float, end: float, widths: tuple[float, float], drawing: float
) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
    """
    x, dx and anchor of the words of both ends: where the bar begins and ends, or, if it is too
    short for that, side by side below its middle.

    >>> _below(10.0, 90.0, (5.0, 6.0), 20.0)
    (('10.00%', '0', 'start'), ('90.00%', '0', 'end'))
    >>> _below(40.0, 60.0, (5.0, 6.0), 20.0)
    (('50.00%', '-0.50em', 'end'), ('50.00%', '0.50em', 'start'))
    >>> _below(0.0, 10.0, (5.0, 6.0), 20.0)[0]
    ('27.50%', '-0.50em', 'end')
    """
    left, right = ((width + _APART / 2.0) / drawing * 100.0 for width in widths)
    if end - start >= left + right:
        return (per_cent(start), "0", "start"), (per_cent(end), "0", "end")
    x = per_cent(min(max((start + end) / 2.0, left), 100.0 - right))
    return (x, em(-_APART / 2.0), "end"), (x, em(_APART / 2.0), "start")


def _about(x: float, text: str, y: float) -> tuple[Label, ...]:
    """A bold text about x, on narrow and on wide figures."""
    width = width_of(text, bold=True)
    narrow, wide = anchored(x, width, NARROW), anchored(x, width, WIDE)
    if narrow == wide:
        return (Label(text, per_cent(x), em(y), narrow),)
    return tuple(
        Label(text, per_cent(x), em(y), anchor, show)
        for show, anchor in (("lo", narrow), ("hi", wide))
    )


def _table(swings: Sequence[Swing], currency: str, step: int) -> Table:
    return Table(
        ("Assumption", "From", "To", "Gain from", "to"),
        tuple(
            (
                swing.label,
                swing.low_words,
                swing.high_words,
                gain_words(swing.low, currency, step),
                gain_words(swing.high, currency, step),
            )
            for swing in swings
        ),
    )
