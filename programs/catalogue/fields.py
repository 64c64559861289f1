"""The kinds of value that a catalogue record is made of, each with the words for a wrong one.

Lengths and digits are read off the Django models, so that what the file accepts is what the
database holds.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

# A number that stands alone, unless it is money or an intake code ("cohort 2510": October 2025).
_YEAR = re.compile(r"(?<![\d$€£.,])(?<!cohort )([1-9]\d{3})(?![\d%]|[.,]\d)", re.IGNORECASE)
_ACADEMIC_YEAR = re.compile(r"(\d{4})-(\d{2})")
_WORD = re.compile(r"[a-z][a-z0-9_]*")
_web_address = URLValidator(schemes=["http", "https"])


def refused(allowed: str) -> PydanticCustomError:
    """The error whose message is what would be right."""
    return PydanticCustomError("refused", "{allowed}", {"allowed": allowed})


def today_of(info: ValidationInfo) -> date:
    """The day that the reader of the file passed in, else today."""
    day = (info.context or {}).get("today")
    return day if isinstance(day, date) else date.today()


def latest_year(text: str) -> int | None:
    """The latest year that a free text names; None where it names none.

    >>> latest_year("Fall 2025, from 2009"), latest_year("cohort 2510"), latest_year("May 1")
    (2025, None, None)
    """
    return max((int(year) for year in _YEAR.findall(text)), default=None)


def academic_year_problem(text: str, today: date) -> str:
    """What an academic year should look like, where this one does not; "" where it is right."""
    match = _ACADEMIC_YEAR.fullmatch(text)
    if not match or (int(match[1]) + 1) % 100 != int(match[2]):
        return "an academic year such as 2025-26, or null"
    if int(match[1]) > today.year + 1:
        return f"a year no later than {today.year + 1}"
    return ""


def free_date_problem(text: str, today: date) -> str:
    """Words where a free text names a year later than next year; "" where it does not."""
    year = latest_year(text)
    return f"no year later than {today.year + 1}" if year and year > today.year + 1 else ""


def word_problem(text: str) -> str:
    """Words where a topic, highlight or term is not written as one lower-case word."""
    if _WORD.fullmatch(text) and len(text) <= 40:
        return ""
    return "a lower-case word such as deep_learning, at most 40 characters"


def _academic_year(text: str, info: ValidationInfo) -> str:
    if problem := academic_year_problem(text, today_of(info)):
        raise refused(problem)
    return text


def _free_date(text: str, info: ValidationInfo) -> str:
    if problem := free_date_problem(text, today_of(info)):
        raise refused(problem)
    return text


def _word(text: str) -> str:
    if problem := word_problem(text):
        raise refused(problem)
    return text


def printable(text: str) -> bool:
    """Whether a text is free of control characters, which PostgreSQL and browsers refuse."""
    return not any(ord(char) < 32 and char not in "\n\t" for char in text)


def _printable(text: str) -> str:
    if not printable(text):
        raise refused("text without control characters")
    return text


def _number(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value


def _address(text: str) -> str:
    try:
        _web_address(text)
    except ValidationError:
        raise refused("a web address that starts with http:// or https://") from None
    return text


def past_day(value: Any, info: ValidationInfo) -> date:
    """A day written as 2026-11-22 that is not in the future."""
    if isinstance(value, date):
        day = value
    else:
        try:
            day = date.fromisoformat(value)
        except (TypeError, ValueError):
            raise refused("a date such as 2026-11-22") from None
    if day > today_of(info):
        raise refused("a date that is not in the future")
    return day


def _once(values: list[str]) -> list[str]:
    if len(set(values)) != len(values):
        raise refused("each entry once")
    return values


def fits(model: type[models.Model], name: str) -> Any:
    """The length or the digits that the database column holds."""
    column = model._meta.get_field(name)
    if isinstance(column, models.DecimalField):
        return Field(max_digits=column.max_digits, decimal_places=column.decimal_places)
    length = getattr(column, "max_length", None)
    return Field(min_length=1, max_length=length) if length else Field(min_length=1)


def pattern(expression: str, allowed: str) -> AfterValidator:
    """A text that matches the whole expression."""
    compiled = re.compile(expression)

    def check(text: str) -> str:
        if not compiled.fullmatch(text):
            raise refused(allowed)
        return text

    return AfterValidator(check)


# An enumeration is written as its value; strict mode would ask for the Python object.
CHOICE = Field(strict=False)
ADDRESS = AfterValidator(_address)
FREE_DATE = AfterValidator(_free_date)

Text = Annotated[str, AfterValidator(_printable)]
Number = Annotated[Decimal, BeforeValidator(_number)]
Amount = Annotated[Number, Field(ge=0)]
Size = Annotated[Number, Field(gt=0)]
Share = Annotated[Number, Field(ge=0, le=1)]
Whole = Annotated[int, Field(ge=0, le=2_000_000_000)]
AcademicYear = Annotated[str, AfterValidator(_academic_year)]
PastDay = Annotated[date, BeforeValidator(past_day)]
Word = Annotated[str, AfterValidator(_word)]
Words = Annotated[list[Word], AfterValidator(_once)]
Currency = Annotated[str, pattern(r"[A-Z]{3}", "a currency code such as USD")]
Identifier = Annotated[
    str,
    Field(max_length=160),
    pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case words joined by hyphens"),
]
SourceId = Annotated[str, Field(min_length=1)]
