"""From database rows to payloads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from programs.catalogue.diff import State
from programs.catalogue.facts import ADMISSION
from programs.catalogue.payload import Payload, plain
from programs.models import (
    Admission,
    Area,
    Citation,
    Institution,
    Outcome,
    Part,
    Price,
    Program,
    Source,
    Tier,
)

INSTITUTION_TEXTS = (
    "country", "region", "city", "control", "website", "metro", "accreditor", "unitid", "cbsa",
)  # fmt: skip
PROGRAM_TEXTS = (
    "degree", "specialization", "url", "modality", "delivery", "funding", "best_for", "cip6",
    "twin_group",
)  # fmt: skip
_RELATED = (
    "prices__source",
    "outcomes__source",
    "citations__source",
    "prerequisites",
    "curriculum",
    "doubts",
    "federal_links",
)


def curated() -> QuerySet[Program]:
    """The programs that a catalogue file holds, in the order of their ids."""
    return Program.objects.filter(tier=Tier.CURATED).order_by("slug")


def states(programs: QuerySet[Program]) -> dict[str, State]:
    """Payload now and payload last imported, by program id. As many queries as payloads()."""
    return {
        program.slug: State(payload_of(program), program.imported) for program in _loaded(programs)
    }


def payloads(programs: QuerySet[Program]) -> dict[str, Payload]:
    """Payload by program id. At most eleven queries, whatever the number of programs."""
    return {program.slug: payload_of(program) for program in _loaded(programs)}


def _loaded(programs: QuerySet[Program]) -> QuerySet[Program]:
    return programs.select_related("institution", "admission").prefetch_related(*_RELATED)


def payload_of(program: Program) -> Payload:
    """The payload of one program; its related rows should be loaded."""
    # .all() of a prefetched relation has the order of its model; the file keeps that of writing.
    prices = sorted(program.prices.all(), key=lambda row: row.pk)
    citations = sorted(program.citations.all(), key=lambda row: row.pk)
    payload = {
        "id": program.slug,
        "kind": program.kind,
        "institution": institution_payload(program.institution),
        "name": program.name,
        "field": program.field,
        "status": program.status,
        **{name: getattr(program, name) or None for name in PROGRAM_TEXTS},
        "pace": {name: getattr(program, name) for name in ("full_time", "part_time", "self_paced")},
        "duration_months": {
            "full_time": program.months_full_time,
            "part_time": program.months_part_time,
            "max": program.months_max,
        },
        "credits": program.credits,
        "courses": program.courses,
        "weekly_hours": program.weekly_hours,
        "visa_eligible": program.visa_eligible,
        "start_terms": program.start_terms,
        "topics": program.topics,
        "highlights": program.highlights,
        "tuition": [_price(row) for row in prices if row.part == Part.TUITION],
        "fees": [_price(row) for row in prices if row.part == Part.FEE],
        "admission": _admission(getattr(program, "admission", None)),
        "prerequisites": {row.subject: row.level for row in program.prerequisites.all()},
        "curriculum": dict.fromkeys(Area.values)
        | {row.area: row.level for row in program.curriculum.all()},
        "components": {
            name: getattr(program, name) or None for name in ("thesis", "capstone", "internship")
        },
        "industry": {
            name: getattr(program, name)
            for name in ("corporate_partners", "career_services", "coop")
        },
        "outcomes": [_outcome(row) for row in program.outcomes.all()],
        "cited": _cited(citations),
        "missing": {row.field: row.missing for row in citations if row.missing},
        "verified": _verified(citations),
        "doubts": _doubts(program),
        "federal_links": [
            {
                "unitid": row.unitid,
                "cip6": row.cip6,
                "confidence": row.confidence,
                "reason": row.reason or None,
            }
            for row in sorted(program.federal_links.all(), key=lambda row: row.pk)
        ],
    }
    result: Payload = plain(payload)
    return result


def institution_payload(row: Institution) -> dict[str, Any]:
    """An institution as the payload of its programs has it."""
    return {
        "name": row.name,
        **{name: getattr(row, name) or None for name in INSTITUTION_TEXTS},
        "latitude": row.latitude,
        "longitude": row.longitude,
        "aliases": row.aliases,
    }


def source_payload(row: Source) -> dict[str, str | None]:
    """A source as a payload has it where it is cited."""
    return {
        "url": row.url or None,
        "publisher": row.publisher,
        "as_of": row.as_of or None,
        "kind": row.kind,
    }


def _price(row: Price) -> dict[str, Any]:
    return {
        "residency": row.residency,
        "amount": row.amount,
        "currency": row.currency,
        "per": row.per,
        "count": row.count,
        "academic_year": row.academic_year or None,
        "source": source_payload(row.source),
        "scope": row.scope,
        "name": row.name or None,
        "pace": row.pace,
        "optional": row.optional,
    }


def _admission(row: Admission | None) -> dict[str, Any]:
    texts = ("bachelor_field", "gre", "deadline")
    if row is None:
        return dict.fromkeys(ADMISSION)
    return {
        name: (getattr(row, name) or None) if name in texts else getattr(row, name)
        for name in ADMISSION
    }


def _outcome(row: Outcome) -> dict[str, Any]:
    return {
        "metric": row.metric,
        "value": row.names if row.metric == "employers" else row.value,
        "currency": row.currency or None,
        "cohort": row.cohort or None,
        "n": row.n,
        "source": source_payload(row.source),
        "dollar_year": row.dollar_year,
        "horizon_years": row.horizon_years,
        "population": row.population or None,
        "response_rate": row.response_rate,
    }


def _cited(citations: Iterable[Citation]) -> dict[str, list[dict[str, str | None]]]:
    cited: dict[str, list[dict[str, str | None]]] = {}
    for row in citations:
        if row.source is not None:
            cited.setdefault(row.field, []).append(source_payload(row.source))
    return cited


def _verified(citations: Iterable[Citation]) -> dict[str, list[Any]]:
    """The newest check of each field."""
    verified: dict[str, list[Any]] = {}
    for row in citations:
        if row.verified_on:
            check = [row.verified_on, row.verified_by or None]
            held = verified.get(row.field)
            verified[row.field] = check if held is None or held[0] < check[0] else held
    return verified


def _doubts(program: Program) -> dict[str, list[str]]:
    doubts: dict[str, list[str]] = {}
    for row in sorted(program.doubts.all(), key=lambda row: row.pk):
        doubts.setdefault(row.field, []).append(row.note)
    return doubts
