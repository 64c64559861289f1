"""The canonical form of a program's facts, in which a file and the database are compared.

A payload is the record of a catalogue file with four differences: sources stand where they
are cited, `pace` states each pace, `prerequisites` maps subject to level, and every key is
there. It holds nothing that JSON cannot (numbers are int or float, days are text), so that
it can be kept in the database as the last import.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from programs.catalogue.schema import Record

Payload = dict[str, Any]

# A file that leaves these out says nothing about them: they stay as they are.
OPTIONAL: Payload = {
    "status": "published",
    "cip6": None,
    "weekly_hours": None,
    "visa_eligible": None,
    "twin_group": None,
    "missing": {},
    "verified": {},
    "doubts": {},
    "federal_links": [],
}

# Lists in which the order means nothing.
_UNORDERED = ("tuition", "fees", "outcomes", "federal_links")
_UNORDERED_PARTS = ("cited", "doubts")


def plain_number(value: Decimal) -> int | float:
    """
    >>> plain_number(Decimal("30.0")), plain_number(Decimal("742.75"))
    (30, 742.75)
    """
    return int(value) if value == value.to_integral_value() else float(value)


def decimal(number: int | float | None) -> Decimal | None:
    """A payload's number as the database takes it: exactly the digits that were read."""
    return None if number is None else Decimal(str(number))


def plain(value: Any) -> Any:
    """The value as JSON holds it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {plain(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def from_record(record: Record) -> Payload:
    """The payload of a file's record; optional keys only where the file states them."""
    stated = record.model_fields_set
    payload: Payload = plain(record.model_dump(exclude={"sources", "twins"}))
    for key in OPTIONAL:
        if key not in stated:
            del payload[key]
    if "aliases" not in record.institution.model_fields_set:
        del payload["institution"]["aliases"]
    sources = {
        name: {key: plain(getattr(entry, key)) for key in ("url", "publisher", "as_of", "kind")}
        for name, entry in record.sources.items()
    }
    for rows in ("tuition", "fees", "outcomes"):
        for row in payload[rows]:
            row["source"] = sources[row["source"]]
    payload["cited"] = {
        field: [sources[name] for name in dict.fromkeys(names)]
        for field, names in record.cited.items()
    }
    payload["prerequisites"] = {row["subject"]: row["level"] for row in payload["prerequisites"]}
    for key, value in payload.get("doubts", {}).items():
        payload["doubts"][key] = list(dict.fromkeys(value))
    return payload


def complete(payload: Mapping[str, Any], base: Mapping[str, Any] | None) -> Payload:
    """The payload with what the file leaves out taken from `base`, or empty without one.

    A blank fact of the institution counts as left out: the federal directory fills it in.
    """
    held: Mapping[str, Any] = base or {}
    whole = {key: deepcopy(held.get(key, default)) for key, default in OPTIONAL.items()}
    institution = {"aliases": [], **payload["institution"]}
    if "aliases" not in payload["institution"] and held:
        institution["aliases"] = list(nicknames(held))
    return {
        **whole,
        **payload,
        "institution": with_blanks_from(institution, held.get("institution", {})),
    }


def with_blanks_from(facts: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of an institution, those that are blank as `base` has them."""
    return {name: base.get(name) if value is None else value for name, value in facts.items()}


def _order(row: Any) -> str:
    return json.dumps(row, sort_keys=True)


def normal(payload: Mapping[str, Any]) -> Payload:
    """The payload with every order that means nothing made the same.

    Without the nicknames of the institution: the federal directory adds some of its own, and
    Institutions adds those of the file.
    """
    result = dict(payload)
    result["institution"] = {
        key: value for key, value in payload["institution"].items() if key != "aliases"
    }
    for key in _UNORDERED:
        result[key] = sorted(result[key], key=_order)
    for key in _UNORDERED_PARTS:
        result[key] = {name: sorted(rows, key=_order) for name, rows in result[key].items() if rows}
    return result


def nicknames(payload: Mapping[str, Any]) -> list[str]:
    """Other names of the program's institution; empty where none are stated."""
    found: list[str] = payload["institution"].get("aliases", [])
    return found


def same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two complete payloads state the same."""
    return normal(one) == normal(other)
