"""Every input of the engine: its value, what sort of number it is, where it comes from."""

from __future__ import annotations

import math
from dataclasses import dataclass

from django.forms.boundfield import BoundField
from django.urls import reverse
from django.utils.safestring import SafeString

from decisions.forms.own_numbers import OwnNumbersForm
from decisions.money.assumptions import EDITABLE
from decisions.money.origin import Input, Kind, Origin, Unit
from decisions.money.situation import DOLLAR
from decisions.report import phrases
from decisions.report.case import OWN, Case
from decisions.report.material import Material
from programs.wording import money, months_words, number

# Counted in the shares of people who earn more, though no path depends on them.
SPREAD = ("tau", "sigma")
_REST = "How it is looked at"
# By the first part of an input's name.
_GROUPS = {
    "baseline": "If you stay as you are",
    "program": "The program",
    "finance": "Savings and loans",
    "after": "The job afterwards",
    "chance": "How it may go",
    "": _REST,
}
# Where the method explains them, by the same part: its sections.
_COMPARED = "compared"
_METHOD = {
    "baseline": _COMPARED,
    "program": "studying",
    "finance": "loans",
    "after": "pay",
    "chance": "stories",
}
# Where a chance that is our default can be answered.
_SECTIONS = {"chance.complete": "beliefs", "chance.place": "beliefs"}


@dataclass(frozen=True)
class GivenRow:
    """
    value: in words, "" not known or nothing to show.  words: where it comes from.  marks: of its
    sources.  change: address of the question, "" if none.  method: where the method explains the
    number, "" nowhere.  field: to set one's own number, None where that cannot be.
    """

    label: str
    value: str
    kind: str
    words: str
    marks: SafeString | str
    change: str
    method: str
    field: BoundField | None

    @property
    def unknown(self) -> bool:
        return self.kind == Kind.UNKNOWN


@dataclass(frozen=True)
class Given:
    """groups: (title, rows).  further: numbers that no input is about."""

    groups: tuple[tuple[str, list[GivenRow]], ...]
    further: tuple[BoundField, ...]
    form: OwnNumbersForm


def keys_in_use(case: Case) -> list[str]:
    """The parameters that this report rests on and that a person may set."""
    keys = [entry.origin(OWN).key for entry in case.inputs]
    spread = () if case.same_role else SPREAD
    return [key for key in EDITABLE if key in keys or key in spread]


def given(case: Case, material: Material, form: OwnNumbersForm) -> Given:
    """form: over keys_in_use()."""
    free = list(form.fields)
    groups: dict[str, list[GivenRow]] = {title: [] for title in _GROUPS.values()}
    for entry in case.inputs:
        if entry.name == "fx" and case.currency == DOLLAR:
            continue  # nothing is converted
        origin = entry.origin(OWN)
        key = origin.key if origin.kind != Kind.FACT and origin.key in free else ""
        if key:
            free.remove(key)
        groups[group_of(entry.name)].append(
            _row(case, material, entry, origin, form[key] if key else None)
        )
    return Given(tuple(groups.items()), tuple(form[key] for key in free), form)


def group_of(name: str) -> str:
    """The heading that an input stands under."""
    return _GROUPS.get(name.partition(".")[0], _REST)


def _row(
    case: Case, material: Material, entry: Input, origin: Origin, field: BoundField | None
) -> GivenRow:
    section = origin.section or _SECTIONS.get(entry.name, "")
    if section == "assumptions":
        section = ""
    words = origin.words[:1].upper() + origin.words[1:]
    return GivenRow(
        label=entry.label,
        value=value_words(entry.at(OWN), entry.unit, case),
        kind=origin.kind,
        words=words,
        marks=material.mark(material.sources_behind(origin)),
        change=material.edit(section) if section else "",
        method=_method(entry.name) if origin.key else "",
        field=field,
    )


def _method(name: str) -> str:
    """The address of what the method says about an input."""
    section = "taxes" if name.endswith(".tax") else _METHOD.get(name.partition(".")[0], _COMPARED)
    return f"{reverse('decisions:method')}#m-{section}"


def value_words(value: float, unit: Unit, case: Case) -> str:
    """A value with its unit; "" not known, or nothing to show."""
    if math.isnan(value) or unit == Unit.TEXT:
        return ""
    if math.isinf(value):
        return "Never" if unit == Unit.YEARS else "No end"
    if unit in (Unit.MONEY, Unit.DOLLARS, Unit.PAID):
        currency = {Unit.MONEY: case.currency, Unit.PAID: case.paid_in}.get(unit, "USD")
        return money(round(value), currency)
    return {
        Unit.SHARE: phrases.per_cent,
        Unit.RATE: lambda rate: f"{phrases.per_cent(rate)} a year",
        Unit.MONTHS: lambda months: months_words(round(months, 1)),
        Unit.YEARS: phrases.years_words,
        Unit.COUNT: lambda count: number(round(count)),
        Unit.NUMBER: lambda figure: f"{figure:.4g}",
        Unit.FLAG: lambda flag: "Yes" if flag else "No",
    }[unit](value)
