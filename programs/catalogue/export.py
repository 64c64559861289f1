"""From payloads to a catalogue file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from programs.catalogue.database import payloads
from programs.models import Program, Source

# The order of the keys of a record, as a person writes it.
_KEYS = (
    "id", "kind", "status", "institution", "name", "degree", "field", "specialization", "cip6",
    "url", "modality", "delivery", "pace", "duration_months", "credits", "courses",
    "weekly_hours", "start_terms", "visa_eligible", "tuition", "fees", "funding", "admission",
    "prerequisites", "curriculum", "topics", "components", "industry", "outcomes", "highlights",
    "best_for", "twin_group", "federal_links", "doubts", "cited", "missing", "verified",
    "sources",
)  # fmt: skip


def to_record(payload: Mapping[str, Any], retrieved: Mapping[Any, str]) -> dict[str, Any]:
    """A payload as a catalogue file has it: sources by id, everything stated.

    retrieved: the day on which a source was read, by (url, publisher, as_of).
    """
    names: dict[str, str] = {}
    sources: dict[str, dict[str, str | None]] = {}

    def source_id(source: Mapping[str, str | None]) -> str:
        key = json.dumps(source, sort_keys=True)
        if key not in names:
            names[key] = f"s{len(names) + 1}"
            day = retrieved.get((source["url"], source["publisher"], source["as_of"]))
            sources[names[key]] = dict(source) | ({"retrieved_on": day} if day else {})
        return names[key]

    record = dict(payload)
    for key in ("tuition", "fees", "outcomes"):
        record[key] = [row | {"source": source_id(row["source"])} for row in payload[key]]
    record["cited"] = {
        field: ids[0] if len(ids) == 1 else ids
        for field, ids in (
            (field, [source_id(source) for source in rows])
            for field, rows in payload["cited"].items()
        )
    }
    record["prerequisites"] = [
        {"subject": subject, "level": level} for subject, level in payload["prerequisites"].items()
    ]
    record["pace"] = _short_pace(payload["pace"])
    record["sources"] = sources
    return {key: record[key] for key in _KEYS}


def _short_pace(pace: Mapping[str, bool | None]) -> list[str] | dict[str, bool | None]:
    """The list of paces where it says all: every pace known, or none."""
    if None not in pace.values() and True in pace.values():
        return [name for name, offered in pace.items() if offered]
    if set(pace.values()) == {None}:
        return []
    return dict(pace)


def to_text(programs: QuerySet[Program]) -> str:
    """The catalogue file of these programs: reading it back changes nothing."""
    read = Source.objects.filter(retrieved_on__isnull=False).values_list(
        "url", "publisher", "as_of", "retrieved_on"
    )
    retrieved = {
        (url or None, publisher, as_of or None): day.isoformat()
        for url, publisher, as_of, day in read
        if day
    }
    records = [to_record(payload, retrieved) for payload in payloads(programs).values()]
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"
