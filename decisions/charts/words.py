"""
What the drawings say: captions, tables, amounts at ticks, and how wide a text gets.

Widths are estimates for the plain sans serifs of the style sheet, on the wide side: a label that
fits by them fits on the screen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from programs.wording import money

# Widths of a drawing in em of its text (13 px): a phone of 320 px less the gutters, and the
# narrowest figure on which the style sheet shows `.hi` and hides `.lo` (34rem).
NARROW = 22.0
WIDE = 41.8

_ONE_WIDTH = 0.62
_WIDTHS = dict.fromkeys(" .,:;'’|!()[]ijlftrI/-", 0.34) | dict.fromkeys("mwMW%—@", 0.95)
_WIDER_BOLD = 1.07
# An ellipsis needs some of the text it stands for.
_LEAST_OF_A_WORD = 4


@dataclass(frozen=True)
class Table:
    """The numbers of a drawing. head: one heading a column; the first cell of a row heads it."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Caption:
    """
    The words around a drawing.

    key: unique on the page, for ids.  finding: the heading.  lead: what is drawn.
    title, desc: of the drawing itself; desc states the finding for those who do not see it.
    source: may be safe HTML.
    """

    key: str
    finding: str
    lead: str
    title: str
    desc: str
    source: str
    table: Table | None = None


@dataclass(frozen=True)
class Label:
    """
    A text in a drawing.

    x: per cent.  y: em, its baseline.  anchor: start, middle or end.  show: "hi" on wide figures
    only, "lo" on narrow ones only, "" on both.
    """

    text: str
    x: str
    y: str
    anchor: str = "middle"
    show: str = ""


def short_money(value: float, currency: str = "USD", *, signed: bool = False) -> str:
    """
    An amount as a tick says it. signed: a gain carries its sign too.

    >>> short_money(250_000), short_money(-1_500_000, "EUR"), short_money(0, signed=True)
    ('$250k', '−€1.5M', '$0')
    >>> short_money(40_000, "CHF", signed=True), short_money(1e9), short_money(2.5)
    ('+CHF 40k', '$1B', '$2.50')
    """
    size, suffix = next(
        (pair for pair in ((1e9, "B"), (1e6, "M"), (1e3, "k")) if abs(value) >= pair[0]),
        (1.0, ""),
    )
    amount = money(value / size, currency)
    if suffix and "." in amount:
        amount = amount.rstrip("0")
    return f"{'+' if signed and value > 0 else ''}{amount}{suffix}"


def width_of(text: str, *, bold: bool = False) -> float:
    """
    About how wide a text is, em.

    >>> width_of("")
    0.0
    >>> round(width_of("$64,000"), 2)
    4.06
    """
    width = sum(_WIDTHS.get(char, _ONE_WIDTH) for char in text)
    return width * (_WIDER_BOLD if bold else 1.0)


def wrapped(text: str, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """
    The lines of a text none of which is wider than `room`, em. A word too long for a line by
    itself is cut short, with an ellipsis.

    >>> wrapped("if you finish and find no job", 10.0)
    ('if you finish and', 'find no job')
    >>> wrapped("Donaudampfschifffahrt", 6.0)
    ('Donaudam…',)
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(_cut(word, room, bold=bold))
    return tuple(lines)


def _cut(word: str, room: float, *, bold: bool) -> str:
    if width_of(word, bold=bold) <= room:
        return word
    end = len(word)
    while end > _LEAST_OF_A_WORD and width_of(f"{word[:end]}…", bold=bold) > room:
        end -= 1
    return f"{word[:end]}…"


def span_of(anchor: str, x: float, width: float, drawing: float) -> tuple[float, float]:
    """
    From where to where a text reaches, em.

    x: per cent of a drawing that is `drawing` em wide.

    >>> span_of("middle", 50.0, 4.0, 20.0), span_of("end", 100.0, 4.0, 20.0)
    ((8.0, 12.0), (16.0, 20.0))
    """
    at = x / 100.0 * drawing
    before = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width
    return at - before, at - before + width


def finite(values: Sequence[float]) -> bool:
    """True where every value is known."""
    return all(math.isfinite(value) for value in values)
