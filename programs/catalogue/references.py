"""What one entry of the catalogue files says about another: ids, sources, institutions, twins."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from programs.catalogue.facts import stated
from programs.catalogue.problems import Problem, shown
from programs.catalogue.schema import Record
from programs.models import Missing

SourceKey = tuple[str, str, str]


@dataclass(frozen=True)
class RawRecord:
    """A record as JSON has it, and where it stands. number: counted from 1 in its file."""

    file: str
    number: int
    value: dict[str, Any]

    @property
    def id(self) -> str:
        """The record's id; "" where it has none that is a text."""
        found = self.value.get("id")
        return found if isinstance(found, str) else ""

    @property
    def label(self) -> str:
        return self.id or f"no. {self.number} of the file"


def of_record(item: RawRecord) -> Iterator[Problem]:
    """Sources that are named but not described, and checks of facts that cite nothing.

    It reads the raw record, so that these show together with every other problem.
    """
    sources = item.value.get("sources")
    known = set(sources) if isinstance(sources, dict) else set()
    allowed = f"an id of sources: {', '.join(sorted(known)) or 'there is none'}"
    for field, name in _named_sources(item.value):
        if name not in known:
            yield Problem(item.file, "", item.label, field, shown(name), allowed)
    told = {**_dict(item.value, "cited"), **_dict(item.value, "missing")}
    for field in _dict(item.value, "verified"):
        if field not in told:
            yield Problem(
                item.file,
                program=item.label,
                field=f"verified.{field}",
                found="a check of a fact without source or reason",
                allowed="a field that cited or missing names",
            )
    if item.value.get("twins") and item.value.get("twin_group"):
        yield Problem(
            item.file,
            program=item.label,
            field="twins",
            found="both twins and twin_group",
            allowed="one of the two",
        )


def _dict(value: dict[str, Any], key: str) -> dict[str, Any]:
    found = value.get(key)
    return found if isinstance(found, dict) else {}


def _named_sources(value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Where a source is named, and which."""
    for key in ("tuition", "fees", "outcomes"):
        rows = value.get(key)
        for number, row in enumerate(rows if isinstance(rows, list) else []):
            if isinstance(row, dict) and isinstance(row.get("source"), str):
                yield f"{key}[{number}].source", row["source"]
    for field, names in _dict(value, "cited").items():
        for name in names if isinstance(names, list) else [names]:
            if isinstance(name, str):
                yield f"cited.{field}", name


def duplicate_ids(raw: Sequence[RawRecord]) -> Iterator[Problem]:
    """Every record whose id another one had before it, in whichever file."""
    first: dict[str, RawRecord] = {}
    for item in raw:
        if not item.id:
            continue
        before = first.setdefault(item.id, item)
        if before is not item:
            yield Problem(
                item.file,
                program=item.id,
                field="id",
                found=f"{shown(item.id)} (record {item.number})",
                allowed=f"each id once; record {before.number} of {before.file} has it already",
            )


def contradictions(
    records: Sequence[tuple[RawRecord, Record]], ids: Collection[str]
) -> Iterator[Problem]:
    """Records that describe one institution or one source differently, twins that are not
    among the ids, and reasons for the blank of a fact that is stated."""
    institutions: dict[tuple[str, str | None], Record] = {}
    sources: dict[SourceKey, tuple[str, str]] = {}
    for item, record in records:
        own = record.institution
        first = institutions.setdefault((own.name, own.unitid), record)
        for key in type(own).model_fields:
            unsaid = key not in own.model_fields_set & first.institution.model_fields_set
            if getattr(own, key) != getattr(first.institution, key) and not (
                key == "aliases" and unsaid
            ):
                yield Problem(
                    item.file,
                    program=record.id,
                    field=f"institution.{key}",
                    found=shown(getattr(own, key)),
                    allowed=f"as in program {first.id}: {shown(getattr(first.institution, key))}",
                )
        for name, entry in record.sources.items():
            key_of = (entry.url or "", entry.publisher, entry.as_of or "")
            kind, program = sources.setdefault(key_of, (entry.kind.value, record.id))
            if kind != entry.kind.value:
                yield Problem(
                    item.file,
                    program=record.id,
                    field=f"sources.{name}.kind",
                    found=shown(entry.kind.value),
                    allowed=f"as in program {program}: {shown(kind)}",
                )
        values = record.model_dump()
        for key_of_fact, reason in record.missing.items():
            if reason != Missing.CONFLICTING and stated(values, key_of_fact):
                yield Problem(
                    item.file,
                    program=record.id,
                    field=f"missing.{key_of_fact}",
                    found=f"the reason {shown(reason.value)} for a fact that the record states",
                    allowed="a reason only where the fact is blank, or where sources conflict",
                )
        for twin in record.twins:
            if twin not in ids or twin == record.id:
                yield Problem(
                    item.file,
                    program=record.id,
                    field="twins",
                    found=shown(twin),
                    allowed="the id of another record in these files",
                )


def twin_groups(records: Iterable[Record]) -> dict[str, str]:
    """The group of each program that names twins or is named as one.

    Whoever is joined through twins is one group, under the name that a member gives it, else
    under the first of its ids.
    """
    named = {record.id: record.twin_group for record in records if record.twin_group}
    group: dict[str, set[str]] = {}
    for record in records:
        if record.twins:
            joined = {record.id, *record.twins}
            for member in list(joined):
                joined |= group.get(member, set())
            for member in joined:
                group[member] = joined
    return {
        program: min((named[member] for member in members if member in named), default="")
        or min(members)
        for program, members in group.items()
    }
