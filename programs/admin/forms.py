"""Checks of what a curator types, so that the catalogue file can hold it.

Model and fields of each form are those of the admin page that uses it.
"""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from programs.admin.base import ReasonForm
from programs.admin.fields import CommaSeparated, CommaSeparatedWords
from programs.catalogue.facts import CITABLE_WORDS, citable
from programs.catalogue.fields import academic_year_problem, free_date_problem
from programs.models import Metric, OutcomeScope

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CIP6 = re.compile(r"\d{2}\.\d{4}")
UNITID = re.compile(r"\d{6}")
CBSA = re.compile(r"\d{5}")
COUNTRY = re.compile(r"[A-Z]{2}")
CURRENCY = re.compile(r"[A-Z]{3}")


def _matching(value, pattern, words):
    """The value, if it is blank or of this pattern."""
    if value and not pattern.fullmatch(value):
        raise ValidationError(f"Enter {words}.")
    return value


def _dated(value):
    """A free text, if it names no year later than next year."""
    if problem := free_date_problem(value or "", timezone.localdate()):
        raise ValidationError(f"Enter {problem}.")
    return value


def _citable(value):
    if not citable(value):
        raise ValidationError(f"Enter {CITABLE_WORDS}.")
    return value


class ProgramForm(ReasonForm):
    start_terms = CommaSeparatedWords(
        required=False, help_text="Separated by commas: fall, spring."
    )
    topics = CommaSeparatedWords(
        required=False, help_text="Separated by commas: deep_learning, nlp."
    )
    highlights = CommaSeparatedWords(
        required=False, help_text="Separated by commas: no_gre, stem_designated."
    )

    def clean_slug(self):
        return _matching(self.cleaned_data["slug"], ID, "lower-case words joined by hyphens")

    def clean_cip6(self):
        return _matching(self.cleaned_data["cip6"], CIP6, "a CIP code such as 11.0102")


class InstitutionForm(ReasonForm):
    aliases = CommaSeparated(
        required=False, help_text="Other names that people search for, separated by commas."
    )

    def clean_country(self):
        return _matching(self.cleaned_data["country"], COUNTRY, "a country code such as US")

    def clean_unitid(self):
        return _matching(self.cleaned_data["unitid"], UNITID, "six digits")

    def clean_cbsa(self):
        return _matching(self.cleaned_data["cbsa"], CBSA, "five digits")

    def clean(self):
        values = super().clean() or {}
        if (values.get("latitude") is None) != (values.get("longitude") is None):
            self.add_error("longitude", "Enter both latitude and longitude, or neither.")
        return values


class SourceForm(ReasonForm):
    def clean_as_of(self):
        return _dated(self.cleaned_data["as_of"])


class PriceForm(forms.ModelForm):
    def clean_currency(self):
        return _matching(self.cleaned_data["currency"], CURRENCY, "a currency code such as USD")

    def clean_academic_year(self):
        year = self.cleaned_data["academic_year"]
        if year and (problem := academic_year_problem(year, timezone.localdate())):
            raise ValidationError(f"Enter {problem.removesuffix(', or null')}.")
        return year


class AdmissionForm(forms.ModelForm):
    def clean_deadline(self):
        return _dated(self.cleaned_data["deadline"])


class OutcomeForm(forms.ModelForm):
    """A program’s own result; those of a field come from the federal files."""

    names = CommaSeparated(required=False, help_text="Of employers, separated by commas.")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.instance.scope = OutcomeScope.PROGRAM

    def clean_cohort(self):
        return _dated(self.cleaned_data["cohort"])

    def clean_currency(self):
        return _matching(self.cleaned_data["currency"], CURRENCY, "a currency code such as USD")

    def clean(self):
        values = super().clean() or {}
        employers = values.get("metric") == Metric.EMPLOYERS
        if employers and values.get("value") is not None:
            self.add_error("value", "Employers are names: leave the figure blank.")
        if not employers and values.get("names"):
            self.add_error("names", "Only employers are names: leave them blank.")
        return values


class CitationForm(forms.ModelForm):
    def clean_field(self):
        return _citable(self.cleaned_data["field"])

    def clean(self):
        values = super().clean() or {}
        if bool(values.get("source")) == bool(values.get("missing")):
            self.add_error("source", "Enter a source, or why the fact is blank: one of the two.")
        return values


class DoubtForm(forms.ModelForm):
    def clean_field(self):
        return _citable(self.cleaned_data["field"])


class FederalLinkForm(forms.ModelForm):
    def clean_unitid(self):
        return _matching(self.cleaned_data["unitid"], UNITID, "six digits")

    def clean_cip6(self):
        return _matching(self.cleaned_data["cip6"], CIP6, "a CIP code such as 11.0102")
