"""What an entry pay rests on, in words."""

from __future__ import annotations

from collections.abc import Sequence

from decisions.report.phrases import TEN, parts_of


def tenths(shares: Sequence[float]) -> list[str]:
    """Shares as so many of ten, which add up to ten; "" for nothing.

    >>> tenths([0.55, 0.0, 0.34, 0.11]), tenths([0.97, 0.03])
    (['6 of 10', '', '3 of 10', '1 of 10'], ['10 of 10', 'under 1 of 10'])
    """
    whole = parts_of([TEN * share for share in shares], 1)
    return [
        f"{part:.0f} of 10" if part else "under 1 of 10" if share > 0 else ""
        for part, share in zip(whole, shares, strict=True)
    ]


def people(count: int) -> str:
    """
    >>> people(1), people(4)
    ('1 graduate', '4 graduates')
    """
    return "1 graduate" if count == 1 else f"{count} graduates"
