"""Who asks: a person's own answers."""

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from programs.places import COUNTRIES, US_STATES


class Loans(models.TextChoices):
    NONE = "none", "No loans at all"
    FEDERAL = "federal", "US federal loans only"
    ANY = "any", "Federal, then private if I can get one"


class Background(models.TextChoices):
    COMPUTING = "computing", "Computing (computer science, software, information systems)"
    QUANTITATIVE = "quantitative", "Mathematics, statistics, physics or another quantitative field"
    STEM = "stem", "Another science or engineering field"
    OTHER = "other", "Another field (economics, humanities, arts, business, …)"


class Role(models.TextChoices):
    ML_ENGINEER = "machine_learning_engineer", "Machine-learning engineer"
    DATA_SCIENTIST = "data_scientist", "Data scientist"
    DATA_ENGINEER = "data_engineer", "Data engineer"
    SOFTWARE_ENGINEER = "software_engineer", "Software engineer"
    RESEARCH = "research", "Research, or a PhD afterwards"


class GrePlan(models.TextChoices):
    WILLING = "willing", "I have a GRE score or would sit the test"
    UNWILLING = "unwilling", "I will not take the GRE"


def _money(**options):
    return models.DecimalField(
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(1_000_000_000)],
        **options,
    )


def _share(**options):
    return models.DecimalField(
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        **options,
    )


def _weight():
    return models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(100)]
    )


class ProfileQuerySet(models.QuerySet):
    def of(self, *, user=None, session_key=None):
        """The profiles that this reader owns, through an account or this browser session."""
        if user is not None and user.is_authenticated:
            return self.filter(owner=user)
        if session_key:
            return self.filter(owner__isnull=True, session_key=session_key)
        return self.none()

    def not_saved_since(self, moment):
        return self.filter(owner__isnull=True, updated_at__lt=moment)


class Profile(models.Model):
    """One person's answers. Blank means "not answered": the documented default is used."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="profiles",
    )
    session_key = models.CharField(max_length=40, blank=True, db_index=True)
    resume_token = models.CharField(max_length=43, unique=True)
    name = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    sections_saved = models.JSONField(default=list, blank=True)

    # Situation
    country = models.CharField(max_length=2, choices=COUNTRIES, blank=True)
    state = models.CharField(max_length=2, choices=US_STATES, blank=True)
    metro = models.CharField(max_length=5, blank=True, help_text="Census metro code.")
    citizenship = models.CharField(max_length=2, choices=COUNTRIES, blank=True)
    permanent_resident = models.BooleanField(null=True, blank=True)

    # Money (US dollars a year unless stated)
    salary = _money()
    budget = _money(help_text="For tuition and fees of the whole program.")
    savings = _money()
    employer_aid = _money(help_text="A calendar year.")
    family_support = _money(help_text="A year.")
    loans = models.CharField(max_length=7, choices=Loans, blank=True)

    # Background
    bachelor = models.CharField(max_length=12, choices=Background, blank=True)
    gpa = models.DecimalField(
        max_digits=3,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(4)],
    )
    work_years = models.DecimalField(
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(60)],
    )
    gre = models.CharField(max_length=9, choices=GrePlan, blank=True)
    levels = models.JSONField(
        default=dict, blank=True, help_text="Subject to level 0–3; no key: not answered."
    )

    # Goal
    role = models.CharField(max_length=26, choices=Role, blank=True)
    wanted_countries = models.JSONField(default=list, blank=True)
    wanted_states = models.JSONField(default=list, blank=True)
    start_by = models.DateField(null=True, blank=True)
    horizon_years = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(40)]
    )

    # Limits: what rules a program out
    price_limit = _money(help_text="Tuition and fees of the whole program.")
    months_limit = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    modalities = models.JSONField(default=list, blank=True)
    part_time_only = models.BooleanField(null=True, blank=True)
    country_limit = models.JSONField(default=list, blank=True)
    bridge_months_limit = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(60)]
    )
    wishes = models.JSONField(
        default=list, blank=True, help_text="Of online, part_time, recorded, self_paced."
    )

    # Weights: points for the swing from worst to best
    weight_money = _weight()
    weight_curriculum = _weight()
    weight_prerequisites = _weight()
    weight_flexibility = _weight()
    weight_evidence = _weight()
    weight_location = _weight()

    # Beliefs
    pay_after_low = _money()
    pay_after_high = _money()
    chance_to_finish = _share(help_text="Per cent.")
    months_to_job = _share()
    discount_rate = _share(help_text="Per cent a year, above inflation.")
    assume_unknown = models.BooleanField(
        default=False,
        help_text="Rank listed programs at 24 months and their institution’s average rate.",
    )

    objects = ProfileQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(salary__isnull=True) | Q(salary__gte=0))
                & (Q(budget__isnull=True) | Q(budget__gte=0))
                & (Q(savings__isnull=True) | Q(savings__gte=0))
                & (Q(employer_aid__isnull=True) | Q(employer_aid__gte=0))
                & (Q(family_support__isnull=True) | Q(family_support__gte=0))
                & (Q(price_limit__isnull=True) | Q(price_limit__gte=0))
                & (Q(pay_after_low__isnull=True) | Q(pay_after_low__gte=0))
                & (Q(pay_after_high__isnull=True) | Q(pay_after_high__gte=0)),
                name="profile_money_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(owner__isnull=False) | ~Q(session_key="") | ~Q(resume_token=""),
                name="profile_reachable",
            ),
        ]

    def __str__(self):
        return self.name or f"Profile {self.id}"
