"""The validator's errors in the words of whoever edits the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from programs.catalogue import schema
from programs.catalogue.problems import Problem, shown

_KEYS = sorted(
    {
        name
        for entry in vars(schema).values()
        if isinstance(entry, type) and issubclass(entry, BaseModel)
        for name in entry.model_fields
    }
)

# What the validator names by type, in words; braces take its own figures.
_ALLOWED = {
    "refused": "{allowed}",
    "enum": "{expected}",
    "is_instance_of": "a number or null",
    "int_type": "a whole number or null",
    "int_from_float": "a whole number or null",
    "string_type": "a text",
    "string_unicode": "a text that is valid Unicode",
    "bool_type": "true, false or null",
    "list_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
    "greater_than": "more than {gt}",
    "greater_than_equal": "{ge} or more",
    "less_than": "less than {lt}",
    "less_than_equal": "{le} or less",
    "too_long": "at most {max_length}",
    "string_too_long": "at most {max_length} characters",
    "string_too_short": "at least {min_length} character, or null where it is not stated",
    "decimal_max_digits": "at most {max_digits} digits",
    "decimal_max_places": "at most {decimal_places} decimals",
    "decimal_whole_digits": "at most {whole_digits} digits before the point",
    "finite_number": "a finite number",
}


def problems_of(error: ValidationError, file: str, program: str) -> Iterable[Problem]:
    """One problem for each of the validator's errors."""
    for detail in error.errors(include_url=False):
        found = "nothing" if detail["type"] == "missing" else shown(detail["input"])
        yield Problem(
            file,
            program=program,
            field=path(detail["loc"]),
            found=found,
            allowed=_allowed(detail["type"], detail["loc"], detail.get("ctx", {}), detail),
        )


def path(location: Iterable[int | str]) -> str:
    """
    >>> path(("tuition", 0, "amount")), path(("cited", "price", "[key]"))
    ('tuition[0].amount', 'cited.price')
    """
    text = ""
    for step in location:
        if isinstance(step, int):
            text += f"[{step}]"
        elif step != "[key]":
            text += f".{step}" if text else step
    return text


def _allowed(
    kind: str, location: tuple[int | str, ...], context: Mapping[str, Any], detail: Any
) -> str:
    if kind == "missing":
        return "the key must be there; null where it is not stated"
    if kind == "extra_forbidden":
        close = get_close_matches(str(location[-1]), _KEYS, n=1)
        return "no field of this name" + (f" (did you mean {close[0]}?)" if close else "")
    if kind in ("too_short", "too_long"):
        unit = "character" if isinstance(detail["input"], str) else "entry"
        if kind == "too_short":
            return f"at least one {unit}, or null where it is not stated"
        return f"at most {context['max_length']} {unit}s"
    words = _ALLOWED.get(kind)
    return words.format(**context) if words else str(detail["msg"])
