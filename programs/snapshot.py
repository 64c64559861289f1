"""The catalogue as columns: what lists, filters and scores read instead of the database.

Built once per process and catalogue version, and swapped in whole. Unknown is NaN in a float
column, -1 in a code column, "" in a text column.
"""

from __future__ import annotations

import logging
import threading
import unicodedata
from dataclasses import dataclass
from dataclasses import field as column
from datetime import date, datetime
from functools import cached_property

import numpy as np
from django.db import DatabaseError
from numpy.typing import NDArray

from programs.models import Area, CatalogueVersion, Subject
from programs.pay_figures import PayFigures

logger = logging.getLogger(__name__)

AREAS = tuple(Area.values)
AREA_LEVELS = ("none", "elective", "core")
SUBJECTS = tuple(Subject.values)
PREREQUISITE_LEVELS = ("", "recommended", "required")
# How good the evidence of what became of graduates is, from none to the best.
EVIDENCE = ("none", "nation_field", "institution_field", "program", "program_with_n")

Floats = NDArray[np.float64]
Codes = NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class Snapshot:
    """One version of the catalogue; every column has one entry per program shown, (n,).

    Compared and hashed by identity, so that what is derived from it can be kept beside it.
    """

    version: int
    changed_at: datetime | None
    ids: NDArray[np.int64]
    slugs: list[str]
    names: list[str]
    institutions: list[str]
    kind: list[str]
    tier: list[str]
    field: list[str]
    modality: list[str]
    delivery: list[str]
    control: list[str]
    country: list[str]
    region: list[str]
    city: list[str]
    cbsa: list[str]
    bachelor: list[str]
    gre: list[str]
    topics: list[list[str]]
    highlights: list[list[str]]
    twin_group: list[str]
    # 1 yes, 0 no, -1 unknown
    full_time: Codes
    part_time: Codes
    self_paced: Codes
    visa_eligible: Codes
    performance_pathway: Codes
    # a degree or certificate of a US school in the federal directory: eligible for federal aid,
    # as far as we know
    title_iv: NDArray[np.bool_]
    # months to finish at each of prices.PACES, (2, n); part time may be assumed
    months: Floats
    months_assumed: NDArray[np.bool_]  # (2, n): twice the full-time months, our judgment
    months_max: Floats
    # (5, n): index into AREA_LEVELS, -1 unknown
    curriculum: Codes
    # (12, n): index into PREREQUISITE_LEVELS; all -1 where no prerequisites are stated
    prerequisites: Codes
    gpa_min: Floats
    work_years_min: Floats
    # whole-program tuition and fees in US dollars, as published, (2 paces, 5 statuses, n)
    price_usd: Floats
    # why it is NaN: "" or a prices.NoTotal value; [pace][status][program]
    price_reason: list[list[list[str]]]
    price_year: NDArray[np.int16]  # (2, 5, n): first year of its academic year, 0 not stated
    price_fees_stated: NDArray[np.bool_]  # (2, 5, n)
    price_disagrees: NDArray[np.bool_]  # (2, 5, n)
    # institution-wide full-time graduate tuition and fees of one year, US dollars, (2, n):
    # in state, out of state
    average_price_usd: Floats
    # index into EVIDENCE
    evidence: Codes
    pay: PayFigures  # what graduates are published to earn
    awards: Floats  # degrees awarded in the newest year under the program's federal code
    awards_year: NDArray[np.int16]  # that year (2024: July 2023 to June 2024), 0 not stated
    rate_date: date | None
    search_text: list[str] = column(repr=False, default_factory=list)

    def __len__(self) -> int:
        return len(self.slugs)

    @cached_property
    def index_of_slug(self) -> dict[str, int]:
        return {slug: index for index, slug in enumerate(self.slugs)}

    @cached_property
    def index_of_id(self) -> dict[int, int]:
        return {int(id_): index for index, id_ in enumerate(self.ids)}

    @cached_property
    def usual_pace(self) -> Codes:
        """Index into prices.PACES: full time, unless only part time is on offer or only the
        part-time duration is stated."""
        months_full, months_part = np.isfinite(self.months)
        part = (self.full_time == 0) | (~months_full & months_part & (self.part_time == 1))
        return np.where(part, 1, 0).astype(np.int8)

    def take(self, table: NDArray, pace: NDArray | None = None, status: NDArray | None = None):
        """Each program's own entry of a (2, …, n) table, by its pace and fee status, (n,)."""
        columns = np.arange(len(self))
        pace = self.usual_pace if pace is None else pace
        return table[pace, columns] if status is None else table[pace, status, columns]


def fold(text: str) -> str:
    """Text for comparing: no accents, no case, words parted by single spaces.

    >>> fold("Universität  Zürich (UZH)")
    'universitat zurich uzh'
    """
    plain = unicodedata.normalize("NFKD", text)
    kept = (
        char if char.isalnum() or char in "+#" else " "
        for char in plain
        if not unicodedata.combining(char)
    )
    return " ".join("".join(kept).casefold().split())


_lock = threading.Lock()
_snapshot: Snapshot | None = None


def current() -> Snapshot:
    """The catalogue of the version in force. One query, more only after a change.

    If the version cannot be read the last snapshot serves on.
    """
    global _snapshot
    try:
        version = CatalogueVersion.current()
    except DatabaseError:
        if _snapshot is None:
            raise
        logger.warning(
            "The catalogue version cannot be read: serving version %s", _snapshot.version
        )
        return _snapshot
    held = _snapshot
    if held is not None and held.version == version:
        return held
    with _lock:
        if _snapshot is None or _snapshot.version != version:
            # Not at the top: the builder fills what is defined here.
            from programs.snapshot_build import build

            _snapshot = build()
        return _snapshot


def forget() -> None:
    """Drop the snapshot, for tests that change the catalogue behind its back."""
    global _snapshot
    _snapshot = None
