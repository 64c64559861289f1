"""The rows of a program, edited on its page."""

from django import forms
from django.contrib import admin
from django.db import models

from programs.admin.base import PlainInputs, ReadOnly
from programs.admin.forms import (
    AdmissionForm,
    CitationForm,
    DoubtForm,
    FederalLinkForm,
    OutcomeForm,
    PriceForm,
)
from programs.admin.source_choice import ChoosesSource
from programs.models import (
    Admission,
    Citation,
    CurriculumArea,
    Doubt,
    FederalLink,
    InstitutionPrice,
    Outcome,
    Prerequisite,
    Price,
)

# Codes and years are at most this long.
SHORT = 8


class AdmissionInline(PlainInputs, admin.StackedInline):
    model = Admission
    form = AdmissionForm
    fields = (
        ("bachelor_field", "gpa_min", "gre"),
        ("toefl_min", "ielts_min", "work_experience_years"),
        ("acceptance_rate", "application_fee_usd", "performance_pathway"),
        "deadline",
    )


class Rows(ChoosesSource, PlainInputs, admin.TabularInline):
    """Rows without blank ones waiting below them, in inputs as narrow as what goes in."""

    extra = 0
    formfield_overrides = {
        models.DecimalField: {"widget": forms.NumberInput(attrs={"class": "vBigIntegerField"})}
    }

    def formfield_for_dbfield(self, db_field, request, **options):
        longest = getattr(db_field, "max_length", None)
        if longest and longest <= SHORT and not db_field.choices:
            options["widget"] = forms.TextInput(attrs={"size": longest})
        return super().formfield_for_dbfield(db_field, request, **options)


class PriceInline(Rows):
    model = Price
    form = PriceForm
    fields = (
        "part", "name", "residency", "pace", "optional", "amount", "currency", "per", "count",
        "academic_year", "scope", "source",
    )  # fmt: skip


class PrerequisiteInline(Rows):
    model = Prerequisite


class CurriculumInline(Rows):
    model = CurriculumArea


class OutcomeInline(Rows):
    """The program's own results; those of a field come from federal files."""

    model = Outcome
    form = OutcomeForm
    fields = (
        "metric", "value", "names", "currency", "dollar_year", "cohort", "horizon_years", "n",
        "population", "response_rate", "source",
    )  # fmt: skip


class CitationInline(Rows):
    model = Citation
    form = CitationForm


class DoubtInline(Rows):
    model = Doubt
    form = DoubtForm


class FederalLinkInline(Rows):
    model = FederalLink
    form = FederalLinkForm


class InstitutionPriceInline(ReadOnly, admin.TabularInline):
    """What the federal files say an institution charges on average."""

    model = InstitutionPrice
    fields = ("academic_year", "residency", "tuition", "fees", "per_credit", "doubt")
    ordering = ("-academic_year", "residency")
    extra = 0
