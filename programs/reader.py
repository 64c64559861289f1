"""Who reads the catalogue, as far as the catalogue needs to know.

The decisions app attaches such a reader to each request; this app only asks it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from programs.prices import statuses_without_discount

if TYPE_CHECKING:
    from programs.snapshot import Snapshot


@dataclass(frozen=True)
class Scores:
    """A reader's own scores, one entry per program of the snapshot.

    low, high: float64 (n,), points 0–100, NaN where not scored.
    reason: (n,) short words for a program that has no score, "" where it has one.
    """

    low: NDArray[np.float64]
    high: NDArray[np.float64]
    reason: list[str]

    @property
    def middle(self) -> NDArray[np.float64]:
        return (self.low + self.high) / 2


class Reader(Protocol):
    """What a page of the catalogue may ask about the person who reads it."""

    @property
    def has_profile(self) -> bool: ...

    def fee_statuses(self, snapshot: Snapshot) -> NDArray[np.int8]:
        """Index into prices.STATUSES of what each program would charge this reader, (n,)."""

    def scores(self, snapshot: Snapshot) -> Scores | None:
        """The reader's scores; None without a profile."""


class AnonymousReader:
    """Somebody who told us nothing: no resident discount is assumed, nothing is scored."""

    has_profile = False

    def fee_statuses(self, snapshot: Snapshot) -> NDArray[np.int8]:
        return statuses_without_discount(snapshot.country)

    def scores(self, snapshot: Snapshot) -> None:
        return None
