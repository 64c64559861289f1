"""From a profile to a file that can be read again."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from decisions.forms import SECTIONS
from decisions.forms.fields import Answer
from decisions.models import Profile
from decisions.profile_file.assumptions import adjustable
from decisions.profile_file.head import FORMAT, VERSION
from decisions.profile_file.questions import LEVELS, name_in_file


def dump(profile: Profile) -> dict[str, Any]:
    """What a file says of a profile: plain JSON values; what was not answered is left out."""
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    if profile.name:
        document["name"] = profile.name
    document["answers"] = _answers(profile)
    # Of other keys the engine takes no notice either.
    assumptions = {
        key: profile.assumptions[key] for key in adjustable() if key in profile.assumptions
    }
    if assumptions:
        document["assumptions"] = assumptions
    return document


def dumps(profile: Profile) -> str:
    """The text of the file."""
    return json.dumps(dump(profile), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _answers(profile: Profile) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for form in SECTIONS.values():
        held = form.answers_of(profile)
        for in_form, field in form.base_fields.items():
            value = held[in_form]
            if not isinstance(field, Answer) or not field.is_answer(value):
                continue
            name, _, subject = name_in_file(in_form).partition(".")
            if subject:
                answers.setdefault(LEVELS, {})[subject] = int(value)
            else:
                answers[name] = _plain(value)
    return answers


def _plain(value: Any) -> Any:
    """A JSON value in the units of the page.

    >>> _plain(Decimal("64000.00")), _plain(Decimal("3.40")), _plain(date(2027, 9, 1))
    (64000, 3.4, '2027-09')
    """
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    if isinstance(value, date):
        return f"{value:%Y-%m}" if value.day == 1 else f"{value:%Y-%m-%d}"
    return value
