"""What is on offer."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from programs.querysets import ProgramQuerySet


class Kind(models.TextChoices):
    MASTERS = "masters", "Master’s degree"
    GRADUATE_CERTIFICATE = "graduate_certificate", "Graduate certificate"
    BOOTCAMP = "bootcamp", "Bootcamp"
    COURSE = "course", "Course"
    SELF_STUDY = "self_study", "Self-study"
    BACHELORS = "bachelors", "Bachelor’s degree"


class Tier(models.TextChoices):
    CURATED = "curated", "Read page by page"
    LISTED = "listed", "From federal files"


class Status(models.TextChoices):
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    ARCHIVED = "archived", "Archived"


class Field(models.TextChoices):
    MACHINE_LEARNING = "machine_learning", "Machine learning"
    ARTIFICIAL_INTELLIGENCE = "artificial_intelligence", "Artificial intelligence"
    DATA_SCIENCE = "data_science", "Data science"
    COMPUTER_SCIENCE = "computer_science", "Computer science"
    ANALYTICS = "analytics", "Analytics"
    STATISTICS = "statistics", "Statistics and mathematics"
    AI_MANAGEMENT = "ai_management", "AI management"
    OTHER = "other", "Other related field"


class Modality(models.TextChoices):
    ONLINE = "online", "Online"
    HYBRID = "hybrid", "Hybrid"
    IN_PERSON = "in_person", "On campus"


class Delivery(models.TextChoices):
    LIVE = "live", "live"
    RECORDED = "recorded", "recorded"
    BOTH = "both", "live and recorded"


class Demand(models.TextChoices):
    """Whether a component belongs to the program."""

    REQUIRED = "required", "Required"
    OPTIONAL = "optional", "Optional"
    NONE = "none", "None"


class Program(models.Model):
    """One offering at one price and in one modality: a degree, certificate, course or plan."""

    slug = models.SlugField(max_length=160, unique=True)
    institution = models.ForeignKey("programs.Institution", models.PROTECT, related_name="programs")
    kind = models.CharField(max_length=20, choices=Kind)
    tier = models.CharField(max_length=8, choices=Tier, default=Tier.CURATED)
    status = models.CharField(max_length=9, choices=Status, default=Status.DRAFT)
    name = models.CharField(max_length=250)
    degree = models.CharField(max_length=80, blank=True)
    field = models.CharField(max_length=24, choices=Field)
    specialization = models.CharField(max_length=120, blank=True)
    cip6 = models.CharField(
        "CIP code", max_length=7, blank=True, help_text="Six digits, such as 11.0102."
    )
    url = models.URLField(max_length=600, blank=True)
    modality = models.CharField(
        max_length=9, choices=Modality, blank=True, help_text="Blank: not stated."
    )
    delivery = models.CharField(
        max_length=8, choices=Delivery, blank=True, help_text="Of online teaching."
    )
    full_time = models.BooleanField(null=True, blank=True)
    part_time = models.BooleanField(null=True, blank=True)
    self_paced = models.BooleanField(null=True, blank=True)
    months_full_time = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    months_part_time = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    months_max = models.DecimalField(
        "longest time allowed, months", max_digits=5, decimal_places=1, null=True, blank=True
    )
    credits = models.DecimalField(
        max_digits=6,
        decimal_places=1,
        null=True,
        blank=True,
        help_text="In the program’s own system: never compared across systems.",
    )
    courses = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    weekly_hours = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    start_terms = models.JSONField(default=list, blank=True)
    visa_eligible = models.BooleanField(
        null=True, blank=True, help_text="May a student on a visa enroll in this format?"
    )
    thesis = models.CharField(max_length=8, choices=Demand, blank=True)
    capstone = models.CharField(max_length=8, choices=Demand, blank=True)
    internship = models.CharField(max_length=8, choices=Demand, blank=True)
    corporate_partners = models.BooleanField(null=True, blank=True)
    career_services = models.BooleanField(null=True, blank=True)
    coop = models.BooleanField("cooperative placements", null=True, blank=True)
    topics = models.JSONField(default=list, blank=True)
    highlights = models.JSONField(default=list, blank=True)
    funding = models.TextField(blank=True)
    best_for = models.CharField(max_length=200, blank=True)
    twin_group = models.CharField(
        max_length=80,
        blank=True,
        db_index=True,
        help_text="Programs with the same value are one degree in other formats or prices.",
    )
    imported = models.JSONField(
        null=True,
        blank=True,
        editable=False,
        help_text="The record as last imported: tells a curator’s edit from a file’s change.",
    )

    objects = ProgramQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["imported"])

    class Meta:
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["institution", "cip6"])]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="program_kind_known"),
            models.CheckConstraint(condition=Q(tier__in=Tier.values), name="program_tier_known"),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="program_status_known"
            ),
            models.CheckConstraint(condition=Q(field__in=Field.values), name="program_field_known"),
            models.CheckConstraint(
                condition=Q(modality__in=["", *Modality.values]), name="program_modality_known"
            ),
            models.CheckConstraint(
                condition=Q(delivery__in=["", *Delivery.values]), name="program_delivery_known"
            ),
            models.CheckConstraint(
                condition=Q(thesis__in=["", *Demand.values])
                & Q(capstone__in=["", *Demand.values])
                & Q(internship__in=["", *Demand.values]),
                name="program_components_known",
            ),
            models.CheckConstraint(
                condition=(Q(months_full_time__isnull=True) | Q(months_full_time__gt=0))
                & (Q(months_part_time__isnull=True) | Q(months_part_time__gt=0))
                & (Q(months_max__isnull=True) | Q(months_max__gt=0))
                & (Q(credits__isnull=True) | Q(credits__gt=0))
                & (Q(courses__isnull=True) | Q(courses__gt=0))
                & (Q(weekly_hours__isnull=True) | Q(weekly_hours__gt=0)),
                name="program_sizes_positive",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="program_named"),
        ]

    def __str__(self):
        return f"{self.name}, {self.institution}"

    def get_absolute_url(self):
        return reverse("programs:program-detail", args=[self.slug])


class FederalLink(models.Model):
    """A curated program's federal code at its institution: where its listed twin is found."""

    class Confidence(models.TextChoices):
        LIKELY = "likely", "Likely"
        UNCLEAR = "unclear", "Unclear"

    program = models.ForeignKey(Program, models.CASCADE, related_name="federal_links")
    unitid = models.CharField(max_length=6)
    cip6 = models.CharField("CIP code", max_length=7)
    confidence = models.CharField(max_length=8, choices=Confidence)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["unitid", "cip6"])]
        constraints = [
            models.UniqueConstraint(fields=["program", "unitid", "cip6"], name="federal_link_once"),
            models.CheckConstraint(
                condition=Q(confidence__in=["likely", "unclear"]),
                name="federal_link_confidence_known",
            ),
        ]

    def __str__(self):
        return f"{self.unitid} {self.cip6} ({self.confidence})"
