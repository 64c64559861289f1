"""
From a file's answers to a profile's, through the forms of the pages: both obey one set of rules.

Each answer is turned into what a page would send, and the form of its section reads it. Only what
cannot go wrong on a page is checked here: names, and the kind of JSON that stands behind them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils import timezone

from decisions.forms import SECTIONS
from decisions.forms.base import SectionForm
from decisions.forms.fields import ManyAnswer, parse_month
from decisions.models import Profile
from decisions.profile_file.document import Object, written
from decisions.profile_file.faults import Fault, fault
from decisions.profile_file.head import repeated
from decisions.profile_file.questions import (
    LEVELS,
    attributes,
    name_in_file,
    questions,
    sendable,
    wrong_answer,
)

# No profile was saved with a start before this month: the site is no older.
FIRST_MONTH = date(2026, 11, 1)

Wrong = dict[str, Fault]  # name in the file → what is wrong with it


def read_answers(
    given: Object, faults: list[Fault], today: date | None = None
) -> tuple[dict[str, Any], list[str]]:
    """
    (profile attribute → answer, blank where there is none; sections with an answer).

    What is wrong is added to `faults`, in the order of the file.  today: what a start is held
    against.
    """
    wrong: Wrong = {}
    flat = _flat(given, wrong)
    sent = _sent(flat, wrong)
    profile = _blank_profile(sent)
    for form in _read(profile, sent, _day(sent, today or timezone.localdate())):
        _judge(form, sent, wrong)
    place = {name: index for index, name in enumerate(flat)}
    faults += [wrong[name] for name in sorted(wrong, key=lambda name: place.get(name, len(place)))]
    sections = [form.slug for form in SECTIONS.values() if form.count_answers(profile)[0]]
    return {name: getattr(profile, name) for name in attributes()}, sections


def _flat(given: Object, wrong: Wrong) -> dict[str, Any]:
    """Name in the file → what stands there, subjects beside the other questions."""
    flat: dict[str, Any] = {}
    for key, value in given.items():
        if key == LEVELS and isinstance(value, Object):
            wrong.update({found.field: found for found in repeated(value, f"{LEVELS}.")})
            flat.update({f"{LEVELS}.{subject}": level for subject, level in value.items()})
        else:
            flat[key] = value
    wrong.update({found.field: found for found in repeated(given)})
    return flat


def _sent(flat: dict[str, Any], wrong: Wrong) -> dict[str, Any]:
    """Name in a form → what its page would send. A null is no answer."""
    sent = {}
    for name, value in flat.items():
        if name not in questions():
            wrong.setdefault(name, _no_question(name, value))
        elif value is not None:
            in_form, field = questions()[name]
            enter = field.enter  # type: ignore[attr-defined]
            try:
                sent[in_form] = sendable(field, value)
            except TypeError:
                wrong.setdefault(name, wrong_answer(name, field, enter, written(value)))
            except ValueError:
                wrong.setdefault(name, fault(name, f"{enter}, each of them once", written(value)))
    return sent


def _no_question(name: str, value: Any) -> Fault:
    if name == LEVELS:
        return fault(name, "Enter an object of subjects and levels from 0 to 3", written(value))
    kind = "subject" if name.startswith(f"{LEVELS}.") else "question"
    return fault(name, f"Remove this key or correct it: there is no such {kind}", written(value))


def _blank_profile(sent: dict[str, Any]) -> Profile:
    """A profile without answers, but for the places that were chosen.

    A page offers the places where the catalogue has programs and those chosen before. A file may
    be older or newer than the catalogue, so all of its places count as chosen before.
    """
    profile = Profile()
    for in_form, field in questions().values():
        if isinstance(field, ManyAnswer):
            setattr(profile, in_form, sent.get(in_form, []))
    return profile


def _day(sent: dict[str, Any], today: date) -> date:
    """The day that a start is held against: none later than the start itself.

    A start that passed after it was answered stays as it is, so that old files can be read.
    """
    try:
        start = parse_month(str(sent.get("start_by", "")))
    except ValueError:
        return today
    return min(today, max(start, FIRST_MONTH))


def _read(profile: Profile, sent: dict[str, Any], day: date) -> list[SectionForm]:
    """Every section's form, read into the profile.

    Twice, because an answer may contradict one that a later section asks for.
    """
    for _ in range(2):
        read = [form(sent, profile=profile, today=day) for form in SECTIONS.values()]
        for form in read:
            form.is_valid()
            for name, value in form.values().items():
                setattr(profile, name, value)
    return read


def _judge(form: SectionForm, sent: dict[str, Any], wrong: Wrong) -> None:
    """Note the answers that a form refused, and those that it does not ask for now."""
    for in_form, errors in form.errors.as_data().items():
        name = "answers" if in_form == NON_FIELD_ERRORS else name_in_file(in_form)
        for error in errors:
            said = error.params or {}
            enter = said.get("enter") or error.messages[0].removesuffix(".")
            noted = (
                wrong_answer(name, form.fields[in_form], enter, said.get("found", ""))
                if in_form in form.fields
                else fault(name, enter)
            )
            wrong.setdefault(name, noted)
    for in_form, field in form.base_fields.items():
        if in_form not in form.fields and sent.get(in_form):
            name = name_in_file(in_form)
            enter = field.enter  # type: ignore[attr-defined]
            wrong.setdefault(name, wrong_answer(name, field, enter, written(sent[in_form])))
