"""Who asks: a person's own answers."""

import uuid
from collections.abc import Sequence
from functools import reduce
from operator import and_

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
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


class CurrentRole(models.TextChoices):
    """The job somebody has now: the roles that pay is known of, and any other."""

    MACHINE_LEARNING_ENGINEER = "machine_learning_engineer", "Machine-learning engineer"
    DATA_SCIENTIST = "data_scientist", "Data scientist"
    DATA_ANALYST = "data_analyst", "Data analyst"
    DATA_ENGINEER = "data_engineer", "Data engineer"
    SOFTWARE_ENGINEER = "software_engineer", "Software engineer"
    RESEARCH = "research", "Research, in industry or at a university"
    MLOPS_ENGINEER = "mlops_engineer", "MLOps or platform engineer"
    QUANTITATIVE_ANALYST = "quantitative_analyst", "Quantitative analyst"
    STATISTICIAN = "statistician", "Statistician"
    OPERATIONS_RESEARCH_ANALYST = "operations_research_analyst", "Operations research analyst"
    CS_LECTURER = "cs_lecturer", "Computer science lecturer"
    AI_PRODUCT_MANAGER = "ai_product_manager", "AI product manager"
    OTHER = "other", "Another job"


class Otherwise(models.TextChoices):
    """What somebody would do without the degree: what programs are held against."""

    STAY = "stay", "Go on as now"
    WAIT = "wait", "Start the same program a year later"
    SELF_STUDY = "self_study", "Learn on my own"
    COURSE = "course", "Take a course"
    CERTIFICATE = "graduate_certificate", "Take a graduate certificate"
    BOOTCAMP = "bootcamp", "Go to a bootcamp"


class Filing(models.TextChoices):
    """How one files US income tax; the engine's names."""

    SINGLE = "single", "Single"
    MFJ = "mfj", "Married, filing jointly"
    MFS = "mfs", "Married, filing separately"
    HOH = "hoh", "Head of household"


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


def _percent(**options):
    return _share(validators=[MinValueValidator(0), MaxValueValidator(100)], **options)


def _count(most):
    return models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(most)]
    )


def _within(names: Sequence[str], low: int, high: int | None = None) -> Q:
    """Each of these columns is blank or within limits."""

    def one(name: str) -> Q:
        limits = Q(**{f"{name}__gte": low})
        if high is not None:
            limits &= Q(**{f"{name}__lte": high})
        return Q(**{f"{name}__isnull": True}) | limits

    return reduce(and_, map(one, names))


def _weight():
    return models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(100)]
    )


# Columns that hold an amount, and those that hold per cents.
MONEY = (
    "salary", "savings", "employer_aid", "family_support", "price_limit",
    "spouse_income", "household_contribution", "care", "living", "living_study", "moving",
    "prior_federal", "return_salary", "pay_after_low", "pay_after_high",
)  # fmt: skip
PER_CENT = (
    "part_time_pay", "tax_rate", "chance_to_finish", "chance_of_job", "chance_to_stay",
    "discount_rate", "tax_rate_after",
)  # fmt: skip


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

    # Money, in `currency` unless stated
    currency = models.CharField(
        max_length=3,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{3}\Z")],
        help_text="Of the amounts of this person; blank: US dollars.",
    )
    salary = _money(help_text="A year, before tax.")
    savings = _money()
    employer_aid = _money(help_text="A calendar year.")
    family_support = _money(help_text="A year.")
    current_role = models.CharField(max_length=27, choices=CurrentRole, blank=True)
    filing = models.CharField(max_length=6, choices=Filing, blank=True)
    spouse_income = _money(help_text="A year, before tax; only if filing jointly.")
    household_contribution = _money(help_text="A year of study: what a partner pays for living.")
    dependents = _count(20)
    care = _money(help_text="A year of study.")
    living = _money(help_text="A year, now, rent included.")
    living_study = _money(help_text="A year, while studying away from home.")
    moving = _money()
    part_time_pay = _percent(help_text="Per cent of pay kept when studying part time.")
    loans = models.CharField(max_length=7, choices=Loans, blank=True)
    prior_federal = _money(help_text="Graduate federal loans already owed, in US dollars.")
    cosigner = models.BooleanField(null=True, blank=True)
    tax_rate = _percent(help_text="Per cent of pay, social insurance included; outside the US.")

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
    work_country = models.CharField(max_length=2, choices=COUNTRIES, blank=True)
    work_state = models.CharField(max_length=2, choices=US_STATES, blank=True)
    work_metro = models.CharField(max_length=5, blank=True, help_text="Census metro code.")
    stay_months = _count(240)
    return_salary = _money(help_text="A year, before tax, at home.")
    start_by = models.DateField(null=True, blank=True)
    otherwise = models.CharField(
        max_length=170, blank=True, help_text="One of Otherwise, or program: and a slug."
    )
    horizon_years = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(40)]
    )

    # Limits: what rules a program out
    price_limit = _money(help_text="Tuition and fees of the whole program, in US dollars.")
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
    chance_to_finish = _percent(help_text="Per cent.")
    chance_of_job = _percent(help_text="Per cent of those who finish.")
    chance_to_stay = _percent(help_text="Per cent.")
    tax_rate_after = _percent(help_text="As tax_rate, where one would work.")
    months_to_job = _share()
    discount_rate = _share(help_text="Per cent a year, above inflation.")
    assume_unknown = models.BooleanField(
        default=False,
        help_text="Rank listed programs at 24 months and their institution’s average rate.",
    )
    assumptions = models.JSONField(
        default=dict,
        blank=True,
        help_text="Key of an engine’s parameter to the number used in its place.",
    )

    objects = ProfileQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at"]
        constraints = [
            models.CheckConstraint(
                condition=_within(MONEY, 0),
                name="profile_money_not_negative",
            ),
            models.CheckConstraint(
                condition=_within(PER_CENT, 0, 100), name="profile_per_cent_within_100"
            ),
            models.CheckConstraint(
                condition=Q(filing__in=["", *Filing.values])
                & Q(current_role__in=["", *CurrentRole.values])
                & Q(role__in=["", *Role.values]),
                name="profile_choices_known",
            ),
            models.CheckConstraint(
                condition=Q(owner__isnull=False) | ~Q(session_key="") | ~Q(resume_token=""),
                name="profile_reachable",
            ),
        ]

    def __str__(self):
        return self.name or f"Profile {self.id}"
