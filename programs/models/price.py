"""What it costs, as published."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords


class Part(models.TextChoices):
    TUITION = "tuition", "Tuition"
    FEE = "fee", "Fee"


class Residency(models.TextChoices):
    """Whom a price is for. In-state and out-of-state are US domestic students."""

    ANY = "any", "Everyone"
    IN_STATE = "in_state", "In-state residents"
    OUT_OF_STATE = "out_of_state", "Out-of-state residents"
    DOMESTIC = "domestic", "Domestic students"
    EU = "eu", "EU and EEA citizens"
    INTERNATIONAL = "international", "International students"


class PricePace(models.TextChoices):
    ANY = "any", "Any pace"
    FULL_TIME = "full_time", "Full time"
    PART_TIME = "part_time", "Part time"
    SELF_PACED = "self_paced", "Self-paced"


class Per(models.TextChoices):
    CREDIT = "credit", "credit"
    COURSE = "course", "course"
    UNIT = "unit", "unit"
    TERM = "term", "term"
    YEAR = "year", "year"
    MONTH = "month", "month"
    PROGRAM = "program", "program"


class Scope(models.TextChoices):
    PROGRAM = "program", "This program"
    INSTITUTION_AVERAGE = "institution_average", "Average of the institution"


class Price(models.Model):
    """A price as the school publishes it: never converted, never guessed."""

    program = models.ForeignKey("programs.Program", models.CASCADE, related_name="prices")
    part = models.CharField(max_length=7, choices=Part)
    name = models.CharField(max_length=160, blank=True, help_text="Of a fee.")
    residency = models.CharField(max_length=13, choices=Residency, default=Residency.ANY)
    pace = models.CharField(max_length=10, choices=PricePace, default=PricePace.ANY)
    optional = models.BooleanField(default=False, help_text="Listed, never part of the total.")
    amount = models.DecimalField(
        max_digits=12, decimal_places=2, null=True, blank=True, help_text="Blank: not stated."
    )
    currency = models.CharField(max_length=3)
    per = models.CharField(max_length=7, choices=Per)
    count = models.DecimalField(
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="How many of these the whole program takes. Blank: not stated.",
    )
    academic_year = models.CharField(
        max_length=7, blank=True, help_text="Such as 2025-26. Blank: not stated."
    )
    scope = models.CharField(max_length=20, choices=Scope, default=Scope.PROGRAM)
    source = models.ForeignKey("programs.Source", models.PROTECT, related_name="prices")

    history = HistoricalRecords()

    class Meta:
        ordering = ["part", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(part__in=Part.values), name="price_part_known"),
            models.CheckConstraint(
                condition=Q(residency__in=Residency.values), name="price_residency_known"
            ),
            models.CheckConstraint(condition=Q(pace__in=PricePace.values), name="price_pace_known"),
            models.CheckConstraint(condition=Q(per__in=Per.values), name="price_per_known"),
            models.CheckConstraint(condition=Q(scope__in=Scope.values), name="price_scope_known"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0), name="price_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(count__isnull=True) | Q(count__gt=0), name="price_count_positive"
            ),
            models.CheckConstraint(
                condition=Q(currency__regex=r"^[A-Z]{3}$"), name="price_currency_code"
            ),
            models.CheckConstraint(
                condition=Q(academic_year="") | Q(academic_year__regex=r"^\d{4}-\d{2}$"),
                name="price_academic_year",
            ),
        ]

    def __str__(self):
        return f"{self.name or self.get_part_display()}: {self.amount} {self.currency}/{self.per}"


class ExchangeRate(models.Model):
    """What one unit of a currency was worth in US dollars on a day."""

    currency = models.CharField(max_length=3)
    usd_per_unit = models.DecimalField(max_digits=14, decimal_places=8)
    usd_per_unit_year_mean = models.DecimalField(
        "mean of the twelve months before", max_digits=14, decimal_places=8, null=True, blank=True
    )
    date = models.DateField()
    source = models.ForeignKey("programs.Source", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["currency", "-date"]
        constraints = [
            models.UniqueConstraint(fields=["currency", "date"], name="one_rate_per_day"),
            models.CheckConstraint(condition=Q(usd_per_unit__gt=0), name="rate_positive"),
        ]

    def __str__(self):
        return f"{self.currency} {self.date}: {self.usd_per_unit}"
