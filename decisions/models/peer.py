"""Graduates whom a person looked up."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q

from decisions.engine.parameters import parameters
from decisions.models.profile import CurrentRole, Profile
from programs.places import US_STATES

LONGEST_NOTE = 200
EARLIEST_YEAR = 1990


class Similarity(models.TextChoices):
    """How like the person they were when they started. In the order of `peer_similarity`."""

    VERY = "very", "Very like me"
    SOMEWHAT = "somewhat", "Somewhat like me"
    HARDLY = "hardly", "Hardly like me"


class Before(models.TextChoices):
    SAME = "same", "My own field"
    TECHNICAL = "technical", "Another technical field"
    OTHER = "other", "A field that is not technical"


class Found(models.TextChoices):
    NETWORK = "network", "Professional network (LinkedIn)"
    ALUMNI = "alumni", "Alumni pages"
    TALK = "talk", "A talk"
    OTHER = "other", "Elsewhere"


class PeerObservation(models.Model):
    """What became of one graduate of a program, as the person found it. It names nobody."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="peers")
    program = models.ForeignKey("programs.Program", models.CASCADE, related_name="+")
    finished = models.PositiveSmallIntegerField(
        "year of the degree", validators=[MinValueValidator(EARLIEST_YEAR)]
    )
    similarity = models.CharField(max_length=8, choices=Similarity)
    before = models.CharField("background before", max_length=9, choices=Before, blank=True)
    role = models.CharField("job after", max_length=27, choices=CurrentRole, blank=True)
    pay = models.DecimalField(
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(1_000_000_000)],
        help_text="A year, before tax. Blank: not known.",
    )
    currency = models.CharField(
        max_length=3, default="USD", validators=[RegexValidator(r"^[A-Z]{3}\Z")]
    )
    pay_year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Whose pay it is. Blank only where no pay is known."
    )
    state = models.CharField("state of work", max_length=2, choices=US_STATES, blank=True)
    found = models.CharField("where found", max_length=7, choices=Found, blank=True)
    note = models.CharField(
        max_length=LONGEST_NOTE, blank=True, help_text="The person’s own words; no names."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(similarity__in=Similarity.values)
                & Q(before__in=["", *Before.values])
                & Q(role__in=["", *CurrentRole.values])
                & Q(found__in=["", *Found.values]),
                name="peer_choices_known",
            ),
            models.CheckConstraint(
                condition=Q(pay__isnull=True)
                | Q(pay__gte=0, pay_year__isnull=False, pay_year__gte=models.F("finished")),
                name="peer_pay_dated_and_after_the_degree",
            ),
        ]

    def __str__(self) -> str:
        return f"Graduate of {self.finished}"

    @property
    def alike(self) -> float:
        """The similarity as a number from 0 to 1."""
        numbers = parameters("assumptions")["peer_similarity"].numbers
        return numbers[Similarity.values.index(self.similarity)]
