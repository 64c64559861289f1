"""What may be asked of a profile file: the questions of the pages, under the names of the file."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms

from decisions.forms import SECTIONS
from decisions.forms.background import SUBJECTS
from decisions.forms.fields import ListAnswer, ManyAnswer, SwitchAnswer, YesNoAnswer
from decisions.profile_file.document import written
from decisions.profile_file.faults import Fault, fault

# Subjects stand in an object of their own: "levels": {"calculus": 2}.
LEVELS = "levels"
_LEVEL = "level_"
# Up to so many choices are listed in full.
_FEW = 14


def name_in_file(name: str) -> str:
    """
    A form's field as the file and its faults name it.

    >>> name_in_file("level_calculus"), name_in_file("salary")
    ('levels.calculus', 'salary')
    """
    subject = name.removeprefix(_LEVEL)
    return f"{LEVELS}.{subject}" if subject in SUBJECTS and subject != name else name


@cache
def questions() -> dict[str, tuple[str, forms.Field]]:
    """Name in the file → (name in its form, field), in the order of the pages."""
    return {
        name_in_file(name): (name, field)
        for form in SECTIONS.values()
        for name, field in form.base_fields.items()
    }


def attributes() -> list[str]:
    """The names that answers have in a profile, in the order of the pages."""
    return list(dict.fromkeys(name.partition(".")[0] for name in questions()))


def wrong_answer(name: str, field: forms.Field, enter: str, found: str) -> Fault:
    """A fault in the words of the page, with the choices as the file writes them.

    enter: a sentence without its full stop.
    """
    # A sentence other than the field's own is about other answers too, and says all it has to.
    choices = _choices(field) if enter == field.enter else []  # type: ignore[attr-defined]
    if len(choices) > _FEW:
        enter = f"{enter}, such as {choices[0]}"
    elif choices:
        enter = f"{enter}: {', '.join(choices[:-1])} or {choices[-1]}"
    return fault(name, enter, found)


def _choices(field: forms.Field) -> list[str]:
    if isinstance(field, YesNoAnswer | SwitchAnswer):
        return [written(True), written(False)]
    if isinstance(field, ListAnswer):
        return [value for value in field.labels if value]
    if isinstance(field, forms.ChoiceField):
        return [str(value) for value, _ in _pairs(field) if value != ""]
    return []


def _pairs(field: forms.ChoiceField) -> list[tuple[Any, Any]]:
    return list(field.choices)  # type: ignore[arg-type]


def sendable(field: forms.Field, value: Any) -> Any:
    """
    What a page would send for an answer of the file.

    Yes and no are true and false, many are a list of texts; all else is a text or a number.
    Raises TypeError for another kind of JSON, ValueError for a list that names something twice.
    """
    if isinstance(field, SwitchAnswer | YesNoAnswer):
        if not isinstance(value, bool):
            raise TypeError("not true or false")
        if isinstance(field, SwitchAnswer):
            return value
        return "yes" if value else "no"
    if isinstance(field, ManyAnswer):
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise TypeError("not a list of texts")
        if len(set(value)) < len(value):
            raise ValueError("not all different")
        return value
    if isinstance(value, bool | list | dict):
        raise TypeError("neither a text nor a number")
    return written(value)
