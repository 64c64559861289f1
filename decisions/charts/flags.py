"""
Vertical lines with labels on rows above them: no label over a line, another label or the edge.

A label stands on its line like a flag on its pole, on a row of its own. Which row and which side
is found by trying them all, once for narrow figures and once for wide ones; there are few.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import permutations, product

from .scale import em, per_cent
from .words import NARROW, WIDE, Label, span_of, width_of, wrapped

_LINE = 1.3  # from one line of text to the next, em
_ASCENT = 1.0  # of a row: its top to the baseline of its first line, em
_GAP = 0.4  # between a pole and its flag, em
_AFTER = 0.4  # between the rows and the plot, em


@dataclass(frozen=True)
class Flag:
    """A label of a line at x, per cent; at -inf or inf it stands at that edge, without a line."""

    text: str
    x: float
    line: str
    bold: bool = False


@dataclass(frozen=True)
class Pole:
    """
    A placed flag. x: of the line, "" for none.  top: of the line, em.  line: class.
    text: class.  dx: of the labels from their x.  show: as in Label.
    """

    x: str
    top: str
    line: str
    text: str
    dx: str
    labels: tuple[Label, ...]
    show: str


@dataclass(frozen=True)
class _Try:
    """A flag on a side: "start" or "end" of its line, "left" or "right" edge of the drawing."""

    flag: Flag
    lines: tuple[str, ...]
    side: str
    span: tuple[float, float]

    @property
    def is_beside(self) -> bool:
        """True where the label stands at its line like a flag at its pole."""
        return self.side in ("start", "end")


def flags(wanted: Sequence[Flag]) -> tuple[tuple[Pole, ...], float]:
    """Where each flag stands, and how high the rows are together, em."""
    texts = [wrapped(flag.text, NARROW - 0.5, bold=True) for flag in wanted]
    narrow = _stand(_best(wanted, texts, NARROW), "lo")
    wide = _stand(_best(wanted, texts, WIDE), "hi")
    if [replace(pole, show="") for pole in narrow] == [replace(pole, show="") for pole in wide]:
        standing = [replace(pole, show="") for pole in narrow]
    else:
        standing = [*narrow, *wide]
    return tuple(standing), sum(map(len, texts)) * _LINE + _AFTER


def _best(
    wanted: Sequence[Flag], texts: Sequence[tuple[str, ...]], drawing: float
) -> tuple[_Try, ...]:
    """The flags from the uppermost row down; one that hangs at an edge only where it must."""
    tries = [_tries(flag, lines, drawing) for flag, lines in zip(wanted, texts, strict=True)]
    beside = [[each for each in few if each.is_beside] or few for few in tries]
    best = _least_bad(beside, drawing)
    return best if not _badness(best, drawing)[0] else _least_bad(tries, drawing)


def _least_bad(tries: Sequence[Sequence[_Try]], drawing: float) -> tuple[_Try, ...]:
    return min(
        (rows for sides in product(*tries) for rows in permutations(sides)),
        key=lambda rows: _badness(rows, drawing),
    )


def _tries(flag: Flag, lines: tuple[str, ...], drawing: float) -> list[_Try]:
    """Where a flag stays inside the drawing: beside its line, or at an edge and over its line."""
    width = max((width_of(line, bold=flag.bold) for line in lines), default=0.0)
    left = _Try(flag, lines, "left", (0.0, width))
    right = _Try(flag, lines, "right", (drawing - width, drawing))
    if math.isinf(flag.x):
        return [right if flag.x > 0 else left]
    found = []
    for side, offset in (("start", _GAP), ("end", -_GAP)):
        start, end = span_of(side, flag.x, width, drawing)
        if start + offset >= 0.0 and end + offset <= drawing:
            found.append(_Try(flag, lines, side, (start + offset, end + offset)))
    at = flag.x / 100.0 * drawing
    return found + [
        edge for edge in (left, right) if edge.span[0] - _GAP <= at <= edge.span[1] + _GAP
    ]


def _badness(rows: Sequence[_Try], drawing: float) -> tuple[int, int, int, int]:
    """
    Labels over lines; then labels that hang; then how far from the leftmost on top; then labels
    left of their line.
    """
    crossed = turned = 0
    for lower in range(1, len(rows)):
        start, end = rows[lower].span
        for upper in range(lower):
            at = rows[upper].flag.x
            crossed += start - _GAP / 2 < at / 100.0 * drawing < end + _GAP / 2
            turned += at > rows[lower].flag.x
    hanging = sum(not row.is_beside for row in rows)
    return crossed, hanging, turned, sum(row.side != "start" for row in rows)


def _stand(rows: Sequence[_Try], show: str) -> list[Pole]:
    poles = []
    row_top = 0.0
    for row in rows:
        x = per_cent(row.flag.x) if row.is_beside else "0" if row.side == "left" else "100%"
        anchor = {"left": "start", "right": "end"}.get(row.side, row.side)
        bottom = row_top + len(row.lines) * _LINE
        poles.append(
            Pole(
                x="" if math.isinf(row.flag.x) else per_cent(row.flag.x),
                # A label that found room at the edge only hangs over its line.
                top=em(row_top + 0.15 if row.is_beside else bottom + 0.1),
                line=row.flag.line,
                text="lab halo" if row.flag.bold else "halo",
                dx=em({"start": _GAP, "end": -_GAP}.get(row.side, 0.0)),
                labels=tuple(
                    Label(line, x, em(row_top + _ASCENT + i * _LINE), anchor)
                    for i, line in enumerate(row.lines)
                ),
                show=show,
            )
        )
        row_top = bottom
    return poles
