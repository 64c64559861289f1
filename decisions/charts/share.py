"""Loan payments as a share of gross pay, against where they become a burden."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .scale import Scale, em, ranked_labels
from .words import NARROW, Caption, Label, width_of, wrapped

_TOP = 1.6  # em: the labels of the lines
_LINE = 1.25  # from one line of a label to the next
_BAR, _AFTER = 1.0, 0.85  # a bar, and the space to the next row
_GAP = 0.4  # between a bar and its words


@dataclass(frozen=True)
class ShareRow:
    """
    label: which pay.  share: payment by gross pay, a fraction; inf without pay, NaN unknown.
    words: the share in words.  ahead: whether this is what the degree is for.
    """

    label: str
    share: float
    words: str
    ahead: bool = False


@dataclass(frozen=True)
class ShareBar:
    """
    labels: lines above the bar.  width: per cent, of a bar of class `cls`; unknown: hatched over
    the whole scale.  words: after the bar, or over its end where there is no room after it.
    """

    labels: tuple[Label, ...]
    cls: str
    width: str
    y: str
    is_unknown: bool
    words: Label
    dx: str


@dataclass(frozen=True)
class ShareChart:
    """cuts: x of the lines, per cent."""

    caption: Caption
    height: str
    cuts: tuple[str, ...]
    cut_labels: tuple[Label, ...]
    bars: tuple[ShareBar, ...]


def share_chart(
    caption: Caption,
    rows: Sequence[ShareRow],
    *,
    cuts: Sequence[float] = (0.08, 0.14),
    top: float = 0.20,
) -> ShareChart | None:
    """The drawing on a scale from 0 to `top`; None without rows."""
    if not rows:
        return None
    scale = Scale(0.0, top)
    bars = []
    y = _TOP
    for row in rows:
        bar = _bar(row, scale, y)
        bars.append(bar)
        y += len(bar.labels) * _LINE + _BAR + _AFTER
    return ShareChart(
        caption=caption,
        height=em(y - _AFTER),
        cuts=tuple(scale.per_cent(cut) for cut in cuts),
        cut_labels=ranked_labels([(scale.at(at), f"{at:.0%}") for at in (*cuts, top)], 1.0),
        bars=tuple(bars),
    )


def _bar(row: ShareRow, scale: Scale, y: float) -> ShareBar:
    lines = wrapped(row.label, NARROW)
    bar_y = y + len(lines) * _LINE
    is_unknown = math.isnan(row.share)
    is_beyond = row.share > scale.high
    words = f"{row.words}, off the scale" if is_beyond else row.words
    end = 0.0 if is_unknown else scale.at(row.share)
    fits = end / 100.0 * NARROW + _GAP + width_of(words, bold=True) <= NARROW
    return ShareBar(
        labels=tuple(
            Label(line, "0", em(y + 0.95 + i * _LINE), "start") for i, line in enumerate(lines)
        ),
        cls="f-am" if row.ahead else "f-bm",
        width=scale.width(0.0, row.share) if not is_unknown else "0.00%",
        y=em(bar_y),
        is_unknown=is_unknown,
        words=Label(words, f"{end:.2f}%", em(bar_y + 0.82), "start" if fits else "end"),
        dx=em(_GAP if fits else -_GAP),
    )
