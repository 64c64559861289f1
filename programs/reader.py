"""Who reads the catalogue, as far as the catalogue needs to know.

The decisions app attaches such a reader to each request; this app only asks it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from django.urls import reverse
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

    @property
    def url(self) -> str:
        """The reader's own results page; the start of a profile for somebody unknown."""

    @property
    def levels(self) -> Mapping[str, int]:
        """Subject → level 0–3 that the reader told us; no key: not told."""

    def fee_statuses(self, snapshot: Snapshot) -> NDArray[np.int8]:
        """Index into prices.STATUSES of what each program would charge this reader, (n,)."""

    def scores(self, snapshot: Snapshot) -> Scores | None:
        """The reader's scores; None without a profile."""

    def entry(self, snapshot: Snapshot, index: int) -> tuple[str, str] | None:
        """Would the program at this index take the reader? (status kind, words) for the
        `status` template tag, such as ("partly", "Bridge: linear algebra"); None without
        a profile."""


class AnonymousReader:
    """Somebody who told us nothing: no resident discount is assumed, nothing is scored."""

    has_profile = False
    levels: Mapping[str, int] = {}

    @property
    def url(self) -> str:
        return reverse("decisions:start")

    def fee_statuses(self, snapshot: Snapshot) -> NDArray[np.int8]:
        return statuses_without_discount(snapshot.country)

    def scores(self, snapshot: Snapshot) -> None:
        return None

    def entry(self, snapshot: Snapshot, index: int) -> None:
        return None
