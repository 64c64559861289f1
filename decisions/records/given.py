"""The inputs of a report as a record keeps them: in words, with where each comes from."""

from __future__ import annotations

from decisions.money.origin import Input, Kind, Origin, Unit
from decisions.money.situation import DOLLAR
from decisions.records.document import GivenRow, finite
from decisions.records.sources import SourceList
from decisions.report.case import OWN, Case
from decisions.report.given import group_of, value_words
from decisions.report.material import Material
from decisions.words import capitalized

# Sections of a profile that say nothing about a person: their own numbers in place of ours.
_IMPERSONAL = ("", "assumptions")
# Whether a federal loan is to be had, or a right to work needed, says who is a citizen.
_TELLING = ("finance.federal", "chance.stay")
# An input → the flag without which it moves nothing.
_FEDERAL = {
    f"finance.{name}": "finance.federal"
    for name in ("federal_rate", "federal_fee", "federal_annual", "federal_aggregate",
                 "prior_graduate_federal", "grace_months", "dependents")
}  # fmt: skip
_PRIVATE = {f"finance.{name}": "finance.private" for name in ("private_rate", "private_years")}
_NEEDS = _FEDERAL | _PRIVATE
# None of these adds nothing; a share or a yes and no of 0 says something.
_AMOUNTS = (Unit.MONEY, Unit.DOLLARS, Unit.PAID, Unit.MONTHS, Unit.COUNT)


def given_of(case: Case, material: Material, sources: SourceList) -> tuple[GivenRow, ...]:
    """Every input of the program, in the order in which a path is lived."""
    values = {entry.name: entry.at(OWN) for entry in case.inputs}
    rows = []
    for entry in case.inputs:
        origin = entry.origin(OWN)
        rows.append(
            GivenRow(
                name=entry.name,
                group=group_of(entry.name),
                label=entry.label,
                words=""
                if origin.kind == Kind.UNKNOWN
                else value_words(entry.at(OWN), entry.unit, case),
                kind=str(origin.kind),
                origin=capitalized(origin.words),
                personal=_personal(entry, origin),
                counted=_counted(entry, values, case),
                value=finite(entry.at(OWN)),
                sources=sources.numbers_of(material.sources_behind(origin)),
            )
        )
    return tuple(rows)


def _personal(entry: Input, origin: Origin) -> bool:
    return origin.section not in _IMPERSONAL or entry.name in _TELLING


def _counted(entry: Input, values: dict[str, float], case: Case) -> bool:
    """Could the input move this result? Nothing given, nothing borrowed, nothing converted."""
    if entry.name == "fx":
        return case.currency != DOLLAR or case.paid_in != DOLLAR
    if entry.name == "caution":  # of a ranking
        return False
    if not values.get(_NEEDS.get(entry.name, ""), 1.0):
        return False
    return bool(entry.at(OWN)) or entry.unit not in _AMOUNTS
