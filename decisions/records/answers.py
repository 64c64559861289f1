"""A person's answers in words, beside what a file of them says."""

from __future__ import annotations

from typing import Any

from django import forms

from decisions.assumed import LABELS
from decisions.forms import SECTIONS
from decisions.forms.fields import (
    Answer,
    ListAnswer,
    ManyAnswer,
    MoneyAnswer,
    MonthAnswer,
    NumberAnswer,
    SwitchAnswer,
    YesNoAnswer,
)
from decisions.forms.own_numbers import OwnNumber
from decisions.models import Profile
from decisions.profile_file import dump
from decisions.profile_file.assumptions import adjustable
from decisions.profile_file.questions import LEVELS, name_in_file
from decisions.records.document import AnswerRow, OwnNumberRow
from decisions.records.looked_up import looked_up
from programs.wording import join_words, money, number


def answers_of(profile: Profile) -> tuple[AnswerRow, ...]:
    """What was answered, in the order of the questions, and who was looked up. Few queries."""
    told = _flat(dump(profile)["answers"])
    rows = []
    for section in SECTIONS.values():
        form = section(profile=profile)
        held = form.answers_of(profile)
        for in_form, base in section.base_fields.items():
            name = name_in_file(in_form)
            if name not in told:
                continue
            # A list that has nothing to offer today is not asked; its answer is still there.
            field = form.fields.get(in_form, base)
            rows.append(
                AnswerRow(
                    name=name,
                    group=section.title,
                    label=LABELS.get(name) or str(field.label),
                    words=_words(field, held[in_form]),
                    raw=told[name],
                )
            )
    return (*rows, *looked_up(profile))


def own_numbers_of(profile: Profile) -> tuple[OwnNumberRow, ...]:
    """The person's own numbers in place of our defaults."""
    given = dump(profile).get("assumptions", {})
    rows = []
    for key, entry in adjustable().items():
        if key in given:
            field = OwnNumber(entry)
            rows.append(
                OwnNumberRow(
                    key=key,
                    label=entry.label,
                    words=field.in_words(given[key]),
                    default=field.in_words(entry.centre),
                    raw=float(given[key]),
                )
            )
    return tuple(rows)


def _flat(answers: dict[str, Any]) -> dict[str, Any]:
    """Subjects beside the other answers, as “levels.calculus”."""
    levels = {f"{LEVELS}.{subject}": level for subject, level in answers.get(LEVELS, {}).items()}
    return {name: value for name, value in answers.items() if name != LEVELS} | levels


def _words(field: forms.Field, value: Any) -> str:
    """An answer as a page shows it."""
    if isinstance(field, MoneyAnswer):
        return f"{money(value, field.currency)} {field.after}".strip()
    if isinstance(field, NumberAnswer):
        unit = field.after
        return f"{number(value)}{'' if unit.startswith('%') else ' '}{unit}".strip()
    if isinstance(field, MonthAnswer):
        return str(field.prepare_value(value))
    if isinstance(field, SwitchAnswer | YesNoAnswer):
        return "Yes" if value else "No"
    if isinstance(field, ListAnswer):
        return field.labels.get(value, str(value))
    if isinstance(field, ManyAnswer):
        labels = _choices(field)
        return join_words([labels.get(each, str(each)) for each in value])
    return _choices(field).get(str(value), str(value)) if isinstance(field, Answer) else str(value)


def _choices(field: Any) -> dict[str, str]:
    return {str(value): str(label) for value, label in getattr(field, "choices", ())}
