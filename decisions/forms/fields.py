"""Answers to single questions: each optional, each with its unit and one sentence for errors."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from programs.parsing import parse_money, quoted
from programs.wording import number

NO_ANSWER = ("", "No answer: use the default")

_MONTH_FORMATS = (
    "%Y-%m", "%B %Y", "%b %Y", "%B, %Y", "%m/%Y",
    "%Y-%m-%d", "%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y",
)  # fmt: skip


def refusal(enter: str, found: Any = "") -> ValidationError:
    """An error: what to enter (a sentence without its full stop), then what was found."""
    if isinstance(found, list | tuple):
        found = ", ".join(map(str, found))
    text = quoted(str(found or ""))
    message = "%(enter)s. We found “%(found)s”." if text else "%(enter)s."
    return ValidationError(message, code="refused", params={"enter": enter, "found": text})


def parse_month(text: str) -> date:
    """The day, or the first day of the month, that somebody wrote.

    Raises ValueError if no month and year can be read.

    >>> parse_month("2027-09"), parse_month("September 2027")
    (datetime.date(2027, 9, 1), datetime.date(2027, 9, 1))
    """
    plain = " ".join(text.replace(".", " ").split())
    if plain.isascii():
        for pattern in _MONTH_FORMATS:
            try:
                return datetime.strptime(plain, pattern).date()
            except ValueError:
                continue
    raise ValueError(f"No month and year in “{quoted(text)}”.")


class Answer:
    """What all answers share.

    enter: what to do about an answer that cannot be read, a sentence without its full stop.
    before, after: the unit, on either side of a text input.  note: a line under the input.
    layout: a class of the fieldset around a group of choices.
    """

    before = ""
    note = ""

    def __init__(
        self, *args, enter: str, hint: str = "", after: str = "", layout: str = "", **options
    ):
        self.enter = enter
        self.after = after
        self.layout = layout
        super().__init__(*args, required=False, help_text=hint, **options)  # type: ignore[call-arg]

    def clean(self, value):
        try:
            return super().clean(value)  # type: ignore[misc]
        except ValidationError as error:
            raise refusal(self.enter, value) from error

    def is_answer(self, value) -> bool:
        """Does this stored value answer the question? A False does."""
        return value not in forms.Field.empty_values

    def shown(self, value):
        """What the page shows for a value that was sent."""
        return value


class TextAnswer(Answer, forms.Field):
    """A short text that `read` turns into a value."""

    width = "w8"
    inputmode = "text"

    def widget_attrs(self, widget):
        return {
            "class": f"input {self.width}",
            "inputmode": self.inputmode,
            "autocomplete": "off",
            "spellcheck": "false",
        }

    def read(self, text: str):
        """The value of a text. Raises ValueError where there is none."""
        raise NotImplementedError

    def to_python(self, value):
        text = (value or "").strip()
        if not text:
            return None
        try:
            return self.read(text)
        except ValueError as error:
            raise ValidationError(str(error)) from error


class MoneyAnswer(TextAnswer):
    """An amount, as in “64k” or “$64,000”. Decimal. No numeric keypad: it has no k.

    dollars: always US dollars; others are in the person's currency.  enter: as for US dollars.
    """

    before = "$"

    def __init__(self, *args, enter: str, dollars: bool = False, **options):
        self.dollars = dollars
        self.currency = "USD"
        self._enter_dollars = enter
        super().__init__(*args, enter=enter, **options)

    def use(self, currency: str) -> None:
        """Read and show amounts of this currency."""
        if self.dollars:
            return
        in_dollars = currency == "USD"
        self.currency = currency
        self.before = "$" if in_dollars else currency
        self.enter = self._enter_dollars.replace("$", "$" if in_dollars else f"{currency} ")

    def read(self, text):
        return parse_money(text, self.currency)

    def prepare_value(self, value):
        return number(value) if isinstance(value, Decimal) else value


class NumberAnswer(TextAnswer):
    """A number from low to high with so many decimals; int where none are allowed.

    The unit after the input may be typed too: “24 months”, “4 %”.
    """

    width = "w5"

    def __init__(self, *args, low: int, high: int, places: int = 0, **options):
        self.low, self.high, self.places = low, high, places
        self.inputmode = "decimal" if places else "numeric"
        super().__init__(*args, **options)

    def read(self, text):
        unit = (self.after.split() or [""])[0]
        text = text.casefold().removesuffix(unit).removesuffix(unit.removesuffix("s")).strip()
        if not re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text, re.ASCII):
            raise ValueError("Not a number.")
        value = Decimal(text)
        rounded = round(value, self.places)
        if not self.low <= value <= self.high or rounded != value:
            raise ValueError("Out of range.")
        return rounded if self.places else int(rounded)

    def prepare_value(self, value):
        return number(value) if isinstance(value, Decimal | int) else value


class MonthAnswer(TextAnswer):
    """A month, or a day, as in “2027-09” or “September 2027”."""

    def read(self, text):
        return parse_month(text)

    def prepare_value(self, value):
        if not isinstance(value, date):
            return value
        return f"{value:%B %Y}" if value.day == 1 else f"{value:%B} {value.day}, {value.year}"


class ChoiceAnswer(Answer, forms.ChoiceField):
    """One of a few, as radio buttons."""

    widget = forms.RadioSelect

    def __init__(self, *args, choices, **options):
        super().__init__(*args, choices=[*choices, NO_ANSWER], **options)


class List(forms.Select):
    template_name = "decisions/_select.html"


class ListAnswer(Answer, forms.ChoiceField):
    """One of many, as a list."""

    widget = List

    def __init__(self, *args, choices=(), autocomplete: str = "off", **options):
        self.autocomplete = autocomplete
        super().__init__(*args, **options)
        self.offer(choices)

    def offer(self, choices) -> None:
        """choices: (value, label) pairs, or (title, pairs) of a group of them."""
        self.choices = [("", "No answer"), *choices]
        self.labels: dict[str, str] = {}
        for value, label in choices:
            self.labels.update(label if isinstance(label, list) else {value: label})

    def widget_attrs(self, widget):
        return {"class": "input", "autocomplete": self.autocomplete}

    def shown(self, value):
        return self.labels.get(value, value)


class ManyAnswer(Answer, forms.MultipleChoiceField):
    """Any number of a list, as boxes to tick. Nothing ticked is no answer.

    fold: if set, the boxes are folded away under these words.
    """

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *args, fold: str = "", **options):
        self.fold = fold
        super().__init__(*args, **options)

    def offer(self, choices) -> None:
        self.choices = choices


class YesNoAnswer(Answer, forms.TypedChoiceField):
    """Yes, no, or no answer (None)."""

    widget = forms.RadioSelect

    def __init__(self, *args, **options):
        super().__init__(
            *args,
            choices=[("yes", "Yes"), ("no", "No"), NO_ANSWER],
            coerce=lambda value: value == "yes",
            empty_value=None,
            **options,
        )

    def prepare_value(self, value):
        return {True: "yes", False: "no", None: ""}.get(value, value)


class SwitchAnswer(Answer, forms.BooleanField):
    """On or off, as one box to tick. box: the words beside it."""

    def __init__(self, *args, box: str, **options):
        self.box = box
        super().__init__(*args, **options)

    def is_answer(self, value):
        return bool(value)
