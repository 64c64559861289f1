"""The parameters of the program list: read leniently, refused in words.

An unreadable value is left out, with an error that says what to enter and what was found; the
rest of the parameters still count.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from programs.browse import SORTS, UNKNOWN_NAMES
from programs.columns import columns_of
from programs.parsing import parse_money, quoted
from programs.prices import STATUSES
from programs.snapshot import Snapshot
from programs.wording import join_words, number

COMPARE_MOST = 8
SEARCH_LONGEST = 200
MONTHS_MOST = 240
VIEWS = ("list", "table")
ALL_SORTS = tuple(sign + name for name in SORTS for sign in ("", "-"))
_YES = {"yes", "1", "true", "on"}
_NO = {"", "no", "0", "false", "off"}


def refusal(enter: str, found: str | Sequence[str]) -> ValidationError:
    """An error: what to enter, then what was found."""
    shown = _shown([found] if isinstance(found, str) else found)
    # Not a format string: what was found may hold a per cent sign.
    return ValidationError(f"{enter}. We found {shown}.")


def _shown(values: Sequence[str]) -> str:
    """The first of them, fit to be shown back."""
    words = [f"“{text}”" for value in values[:3] if (text := quoted(value))]
    return join_words(words) or "nothing that we can show"


class Repeated(forms.Widget):
    """Reads every value of a parameter. Templates draw the inputs."""

    def value_from_datadict(self, data, files, name):
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])


class OptionalField(forms.Field):
    """A field that may be left out."""

    def __init__(self, **options: Any):
        options.setdefault("required", False)
        super().__init__(**options)


class Several(OptionalField):
    """Any of the allowed values, each once; () for none. Others are dropped.

    The form reports what was dropped, and keeps the rest (see BrowseForm.clean).
    """

    widget = Repeated
    enter = "Choose from the list"

    def __init__(self, *, allowed: Collection[str] = (), **options: Any):
        self.allowed = allowed
        super().__init__(**options)

    def clean(self, value) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for one in value or () if one in self.allowed))

    def refused(self, value) -> list[str]:
        """Values that are not allowed, without blanks."""
        return [
            one for one in dict.fromkeys(value or ()) if one.strip() and one not in self.allowed
        ]

    def errors(self, value) -> list[ValidationError]:
        refused = self.refused(value)
        return [refusal(self.enter, refused)] if refused else []


class Slugs(Several):
    """Programs to compare, at most COMPARE_MOST; the first ones where there are more."""

    def clean(self, value):
        return super().clean(value)[:COMPARE_MOST]

    def errors(self, value):
        errors = []
        refused = self.refused(value)
        if refused:
            errors.append(refusal("Compare programs of this catalogue", refused))
        known = super().clean(value)
        if len(known) > COMPARE_MOST:
            errors.append(
                ValidationError(
                    f"Compare at most {COMPARE_MOST} programs. We found {len(known)}, "
                    f"and kept the first {COMPARE_MOST}."
                )
            )
        return errors


class One(OptionalField):
    """One of the allowed values; "" for none."""

    widget = forms.HiddenInput

    def __init__(self, *, allowed: Collection[str] = (), **options: Any):
        self.allowed = allowed
        super().__init__(**options)

    def clean(self, value) -> str:
        value = (value or "").strip()
        if value and value not in self.allowed:
            raise refusal("Choose from the list", value)
        return value


class Flag(OptionalField):
    """Yes or nothing: True, or False where not set."""

    widget = forms.HiddenInput

    def clean(self, value) -> bool:
        value = (value or "").strip().lower()
        if value not in _YES | _NO:
            raise refusal("Tick the box or leave it", value)
        return value in _YES


class SearchText(OptionalField):
    """Words to look for."""

    def clean(self, value) -> str:
        text = " ".join((value or "").split())
        if len(text) > SEARCH_LONGEST:
            raise ValidationError(
                f"Search for at most {SEARCH_LONGEST} characters. We found {number(len(text))}."
            )
        if not all(char.isprintable() or ord(char) >= 160 for char in text):
            raise ValidationError("Type the search again: it held characters that nobody can see.")
        return text


class Money(OptionalField):
    """US dollars, as in “60k” or “$60,000”; None where not set."""

    def clean(self, value) -> Decimal | None:
        if not (value or "").strip():
            return None
        try:
            return parse_money(value)
        except ValueError:
            raise refusal("Enter a price in US dollars, such as 60k or $60,000", value) from None


class Months(OptionalField):
    """Months, as in “24” or “24 months”; None where not set."""

    def clean(self, value) -> Decimal | None:
        text = (value or "").strip()
        if not text:
            return None
        match = re.fullmatch(r"(\d{1,4}(?:\.\d)?)\s*(?:months?)?", text, re.ASCII | re.IGNORECASE)
        if not match or not 1 <= Decimal(match[1]) <= MONTHS_MOST:
            raise refusal(f"Enter a number of months from 1 to {MONTHS_MOST}, such as 24", text)
        return Decimal(match[1])


class PageNumber(OptionalField):
    """A page of results, counted from 1."""

    widget = forms.HiddenInput

    def clean(self, value) -> int:
        text = (value or "").strip()
        if not text:
            return 1
        if not re.fullmatch(r"0*[1-9]\d{0,5}", text, re.ASCII):
            raise refusal("Pages are counted from 1: this is the first one", text)
        return int(text)


class BrowseForm(forms.Form):
    """What is not a filter but shapes the list: whose prices, order, view, page, comparison.

    catalogue: tells which programs can be compared and which topics exist.
    """

    residency = One(allowed=STATUSES)
    unknown = Several(allowed=frozenset(UNKNOWN_NAMES.values()))
    sort = One(allowed=ALL_SORTS)
    view = One(allowed=VIEWS)
    page = PageNumber()
    p = Slugs()

    def __init__(self, data=None, *, catalogue: Snapshot, prefix=None):
        super().__init__(data, prefix=prefix)
        allowed = {"p": catalogue.index_of_slug, "topic": columns_of(catalogue).topics.values}
        for name, field in self._several():
            field.allowed = allowed.get(name, field.allowed)

    def _several(self) -> Iterator[tuple[str, Several]]:
        for name, field in self.fields.items():
            if isinstance(field, Several):
                yield name, field

    def clean(self):
        super().clean()
        for name, field in self._several():
            kept = self.cleaned_data[name]
            for error in field.errors(self[name].data):
                self.add_error(name, error)
            # What could be read still counts.
            self.cleaned_data[name] = kept
        return self.cleaned_data
