"""
What a record holds: everything its page shows, in words, and the numbers behind the words.

Nothing of it is looked up again, so that a record reads the same when the program, the answers or
the words of the site have changed. A field that comes later has a default, for older records to be
read; any other change takes a new number of SCHEMA and a way to read the one before.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from decisions.models import RecordKind
from decisions.records.codec import decode, encode

SCHEMA = 1


class UnreadableRecordError(ValueError):
    """A payload that this version of the site cannot read."""


@dataclass(frozen=True)
class Source:
    """As programs.models.Source has it. url: "" not public, or not linked."""

    publisher: str
    kind: str
    as_of: str
    read_on: str
    url: str


@dataclass(frozen=True)
class Figure:
    """One result. words: as shown, "" not known.  value: the number behind, None where there is
    none.  sources: their numbers in the record's list, from 1."""

    key: str
    label: str
    words: str
    value: float | None = None
    sources: tuple[int, ...] = ()


@dataclass(frozen=True)
class FigureGroup:
    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class GivenRow:
    """
    One input of the engine. group: the heading it stands under.  words: its value, "" where the
    origin says it all.  kind: what sort of number it is.  personal: an answer, or told by answers
    alone.  counted: it could move this result.
    """

    name: str
    group: str
    label: str
    words: str
    kind: str
    origin: str
    personal: bool
    counted: bool
    value: float | None = None
    sources: tuple[int, ...] = ()


@dataclass(frozen=True)
class AnswerRow:
    """An answer of the person. name, raw: as in a profile file.  group: the section it is of."""

    name: str
    group: str
    label: str
    words: str
    raw: Any


@dataclass(frozen=True)
class OwnNumberRow:
    """A number of the person's own in place of our default. raw: in the engine's units."""

    key: str
    label: str
    words: str
    default: str
    raw: float


@dataclass(frozen=True)
class Fact:
    """What the catalogue said of a program. words: "" not stated."""

    key: str
    label: str
    words: str


@dataclass(frozen=True)
class ProgramFacts:
    """A program as the catalogue had it. pace, status: whose price and length are among the facts,
    of prices.PACES and STATUSES."""

    slug: str
    name: str
    institution: str
    place: str
    pace: str
    status: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Basis:
    """What both kinds of record rest on. parameters: as records.numbers has them.
    baseline: what a program is held against.  horizon: years."""

    answers: tuple[AnswerRow, ...]
    own_numbers: tuple[OwnNumberRow, ...]
    parameters: dict[str, Any]
    baseline: str
    horizon: int
    currency: str


@dataclass(frozen=True)
class Reasons:
    """subject: whose, "" where it is clear."""

    for_it: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    subject: str = ""

    def __bool__(self) -> bool:
        return bool(self.for_it or self.against)


@dataclass(frozen=True)
class ReportRecord:
    """
    The report on one program.

    headline: the answer in a sentence.  says: what it rests on, a paragraph each.  answer: one of
    the five verdicts, "" without one.  notes: what the reader must not miss.  missing: what was not
    known.  find_out: what to learn before choosing, "" nothing.
    """

    program: ProgramFacts
    length: str
    headline: str
    answer: str
    says: tuple[str, ...]
    notes: tuple[str, ...]
    missing: tuple[str, ...]
    reasons: Reasons
    find_out: str
    stats: tuple[Figure, ...]
    figures: tuple[FigureGroup, ...]
    given: tuple[GivenRow, ...]
    limits: tuple[str, ...]
    sources: tuple[Source, ...]
    basis: Basis

    kind = RecordKind.REPORT


@dataclass(frozen=True)
class RankedRow:
    """position: in words.  figures: the same of every row, in the same order.  missing: facts."""

    position: str
    slug: str
    name: str
    institution: str
    place: str
    figures: tuple[Figure, ...]
    missing: str
    note: str = ""
    sources: tuple[int, ...] = ()


@dataclass(frozen=True)
class Weight:
    """share: per cent of the whole."""

    key: str
    label: str
    share: int


@dataclass(frozen=True)
class RankingRecord:
    """
    A ranking: its verdict and its first rows.

    what: the plural word for what was ranked.  filters: in words.  choice: the query that shows
    the same list.  settle: the fact that the first place hangs on most.  flip: the smallest change
    that turns the first two; each "" where there is none.  counts: how many were looked at, ruled
    out, scored.  facts: of the programs in the rows, in their order.
    """

    what: str
    filters: tuple[str, ...]
    choice: str
    headline: str
    says: tuple[str, ...]
    notes: tuple[str, ...]
    reasons: Reasons
    settle: str
    flip: str
    counts: tuple[Figure, ...]
    rows: tuple[RankedRow, ...]
    weights: tuple[Weight, ...]
    facts: tuple[ProgramFacts, ...]
    sources: tuple[Source, ...]
    basis: Basis

    kind = RecordKind.RANKING


Document = ReportRecord | RankingRecord
_KINDS: dict[str, type[ReportRecord] | type[RankingRecord]] = {
    RecordKind.REPORT: ReportRecord,
    RecordKind.RANKING: RankingRecord,
}


def dump(document: Document) -> dict[str, Any]:
    """Plain JSON values, for the database."""
    return {"schema": SCHEMA, "kind": str(document.kind), **encode(document)}


def load(payload: Mapping[str, Any]) -> Document:
    """What `dump` wrote, today or years ago. Raises UnreadableRecordError."""
    kind = _KINDS.get(str(payload.get("kind")))
    if payload.get("schema") != SCHEMA or kind is None:
        raise UnreadableRecordError(
            f"Schema {payload.get('schema')!r}, kind {payload.get('kind')!r}"
        )
    try:
        return decode(kind, payload)
    except (TypeError, ValueError) as error:
        raise UnreadableRecordError(str(error)) from error


def finite(value: float) -> float | None:
    """A number that JSON has; None for one that is not known, or has no end.

    >>> finite(2.5), finite(float("nan")), finite(float("inf"))
    (2.5, None, None)
    """
    return float(value) if math.isfinite(value) else None
