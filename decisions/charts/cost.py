"""What it costs in all, by parts: one bar, and the table that is its legend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .scale import per_cent
from .words import Caption

Kind = Literal["price", "fees", "other", "given_up", "interest"]
PRICE: Kind = "price"
FEES: Kind = "fees"
OTHER: Kind = "other"
GIVEN_UP: Kind = "given_up"
INTEREST: Kind = "interest"
# The lightest fill is outlined: beside paper it would hardly be seen.
_SWATCHES = {
    PRICE: "f-b", FEES: "f-bm", OTHER: "f-i", GIVEN_UP: "f-u", INTEREST: "f-h axis",
}  # fmt: skip


@dataclass(frozen=True)
class CostPart:
    """
    kind: its swatch.  label, why: may be safe HTML.  amount: `value` in words, or that it is
    unknown.  value: money, negative where it saves something, NaN where unknown.
    """

    kind: Kind
    label: str
    amount: str
    value: float
    why: str = ""


@dataclass(frozen=True)
class Segment:
    """A part of the bar. x, width: per cent."""

    swatch: str
    x: str
    width: str


@dataclass(frozen=True)
class CostRow:
    """swatch: class, "" for a part that is not in the bar.  share: of the bar, in words."""

    swatch: str
    label: str
    why: str
    amount: str
    share: str


@dataclass(frozen=True)
class CostChart:
    """segments: none where nothing is paid.  total: of all parts, in words."""

    caption: Caption
    segments: tuple[Segment, ...]
    rows: tuple[CostRow, ...]
    total: str


def cost_chart(caption: Caption, parts: Sequence[CostPart], total: str) -> CostChart:
    """The bar of what is paid; what saves something or is unknown stands in the table only."""
    paid = sum(part.value for part in parts if _is_paid(part))
    segments, rows = [], []
    start = 0.0
    for part in parts:
        swatch = share = ""
        if _is_paid(part):
            width = part.value / paid * 100.0
            swatch, share = _SWATCHES[part.kind], share_words(width)
            segments.append(Segment(swatch, per_cent(start), per_cent(width)))
            start += width
        rows.append(CostRow(swatch, part.label, part.why, part.amount, share))
    return CostChart(caption, tuple(segments), tuple(rows), total)


def share_words(share: float) -> str:
    """
    >>> share_words(27.4), share_words(0.2), share_words(99.8), share_words(100.0)
    ('27%', 'under 1%', 'over 99%', '100%')
    """
    if share < 0.5:
        return "under 1%"
    return "over 99%" if 99.5 <= share < 100.0 else f"{share:.0f}%"


def _is_paid(part: CostPart) -> bool:
    return math.isfinite(part.value) and part.value > 0.0
