"""Form fields for what the database holds as lists."""

from django import forms
from django.core.exceptions import ValidationError

from programs.catalogue.fields import word_problem


class CommaSeparated(forms.CharField):
    """A list of texts, edited as one line with commas between them."""

    def __init__(self, **options):
        super().__init__(**{"widget": forms.TextInput(attrs={"class": "vTextField"})} | options)

    def prepare_value(self, value):
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value):
        if isinstance(value, list):
            return value
        return [entry.strip() for entry in (value or "").split(",") if entry.strip()]

    def clean(self, value):
        entries = super().clean(value)
        twice = sorted({entry for entry in entries if entries.count(entry) > 1})
        if twice:
            raise ValidationError(f"Enter each only once: {', '.join(twice)}.")
        return entries

    def has_changed(self, initial, data):
        return self.to_python(initial or []) != self.to_python(data)

    def run_validators(self, value):
        for entry in value:
            super().run_validators(entry)


def words(entry: str) -> None:
    """Validator of one topic, highlight or term."""
    if problem := word_problem(entry):
        raise ValidationError(f"“{entry}”: enter {problem}.")


class CommaSeparatedWords(CommaSeparated):
    """A list of lower-case words such as deep_learning."""

    default_validators = [words]
