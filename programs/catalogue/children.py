"""The rows that hang on a program: what a payload wants, and how to get there from what is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model

from programs.catalogue.payload import Payload, decimal
from programs.catalogue.sources import Sources
from programs.models import (
    Admission,
    Citation,
    CurriculumArea,
    Doubt,
    FederalLink,
    Outcome,
    OutcomeScope,
    Part,
    Prerequisite,
    Price,
    Program,
)

# Which row of the database a wanted row continues, so that its history goes on.
_IDENTITY: Mapping[type[Model], Callable[[Any], Hashable]] = {
    Admission: lambda row: None,
    Price: lambda row: (row.part, row.residency, row.pace, row.name, row.per),
    Prerequisite: lambda row: row.subject,
    CurriculumArea: lambda row: row.area,
    Outcome: lambda row: (row.metric, row.cohort),
    Citation: lambda row: (row.field, row.source_id),
    Doubt: lambda row: (row.field, row.note),
    FederalLink: lambda row: (row.unitid, row.cip6),
}


def desired_children(
    program: Program, payload: Payload, sources: Sources
) -> dict[type[Model], list[Any]]:
    """Unsaved rows of each model that the payload wants, in its order."""
    return {
        Admission: list(_admission(program, payload)),
        Price: [
            _price(program, part, row, sources)
            for part, rows in ((Part.TUITION, "tuition"), (Part.FEE, "fees"))
            for row in payload[rows]
        ],
        Prerequisite: [
            Prerequisite(program=program, subject=subject, level=level)
            for subject, level in payload["prerequisites"].items()
        ],
        CurriculumArea: [
            CurriculumArea(program=program, area=area, level=level)
            for area, level in payload["curriculum"].items()
            if level
        ],
        Outcome: [_outcome(program, row, sources) for row in payload["outcomes"]],
        Citation: list(_citations(program, payload, sources)),
        Doubt: [
            Doubt(program=program, field=name, note=note)
            for name, notes in payload["doubts"].items()
            for note in notes
        ],
        FederalLink: [
            FederalLink(program=program, **(row | {"reason": row["reason"] or ""}))
            for row in payload["federal_links"]
        ],
    }


def _admission(program: Program, payload: Payload) -> Iterator[Admission]:
    """One row, or none where nothing is stated."""
    facts: dict[str, Any] = payload["admission"]
    if all(value is None for value in facts.values()):
        return
    texts = ("bachelor_field", "gre", "deadline")
    decimals = (
        "gpa_min", "ielts_min", "work_experience_years", "acceptance_rate", "application_fee_usd",
    )  # fmt: skip
    values = dict(facts)
    for name in texts:
        values[name] = facts[name] or ""
    for name in decimals:
        values[name] = decimal(facts[name])
    yield Admission(program=program, **values)


def _price(program: Program, part: Part, row: Mapping[str, Any], sources: Sources) -> Price:
    return Price(
        program=program,
        part=part.value,
        name=row["name"] or "",
        residency=row["residency"],
        pace=row["pace"],
        optional=row["optional"],
        amount=decimal(row["amount"]),
        currency=row["currency"],
        per=row["per"],
        count=decimal(row["count"]),
        academic_year=row["academic_year"] or "",
        scope=row["scope"],
        source=sources.of(row["source"]),
    )


def _outcome(program: Program, row: Mapping[str, Any], sources: Sources) -> Outcome:
    names = row["value"] if isinstance(row["value"], list) else []
    return Outcome(
        program=program,
        scope=OutcomeScope.PROGRAM.value,
        metric=row["metric"],
        value=None if isinstance(row["value"], list) else decimal(row["value"]),
        names=names,
        currency=row["currency"] or "",
        dollar_year=row["dollar_year"],
        cohort=row["cohort"] or "",
        horizon_years=decimal(row["horizon_years"]),
        n=row["n"],
        population=row["population"] or "",
        response_rate=decimal(row["response_rate"]),
        source=sources.of(row["source"]),
    )


def _citations(program: Program, payload: Payload, sources: Sources) -> Iterator[Citation]:
    """One row for each source of a field, and one for each reason of a blank."""

    def row(name: str, **values: Any) -> Citation:
        day, by = payload["verified"].get(name, (None, None))
        return Citation(
            program=program,
            field=name,
            verified_on=date.fromisoformat(day) if day else None,
            verified_by=by or "",
            **values,
        )

    for name, cited in payload["cited"].items():
        for source in cited:
            yield row(name, source=sources.of(source))
    for name, reason in payload["missing"].items():
        yield row(name, missing=reason)


@dataclass
class Sync:
    """What is to be done to the rows of one model. updated: saved rows with new values."""

    removed: list[Any] = field(default_factory=list)
    updated: list[Any] = field(default_factory=list)
    added: list[Any] = field(default_factory=list)


def sync(model: type[Model], program: Program, wanted: Sequence[Any]) -> Sync:
    """How to get from the rows that a program has to those that are wanted. One query.

    Rows that are already there are left alone; a row with the same identity takes the new
    values; the others go and come.
    """
    result = Sync()
    held = list(model._default_manager.filter(program=program).order_by("pk"))
    missing = []
    for row in wanted:
        twin = next((old for old in held if _values(old) == _values(row)), None)
        if twin is None:
            missing.append(row)
        else:
            held.remove(twin)
    identity = _IDENTITY[model]
    for row in missing:
        twin = next((old for old in held if identity(old) == identity(row)), None)
        if twin is None:
            result.added.append(row)
            continue
        held.remove(twin)
        for name, value in _values(row).items():
            setattr(twin, name, value)
        result.updated.append(twin)
    result.removed = held
    return result


def _values(row: Model) -> dict[str, Any]:
    return {
        column.attname: getattr(row, column.attname)
        for column in row._meta.concrete_fields
        if not column.primary_key
    }
