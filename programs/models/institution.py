"""Who offers programs."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords


class Control(models.TextChoices):
    PUBLIC = "public", "Public"
    PRIVATE_NONPROFIT = "private_nonprofit", "Private nonprofit"
    PRIVATE_FORPROFIT = "private_forprofit", "Private for-profit"


class Institution(models.Model):
    """A university, company or community that offers programs, and where it is."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    aliases = models.JSONField(
        default=list, blank=True, help_text="Other names that people search for, such as CMU."
    )
    control = models.CharField(
        max_length=20, choices=Control, blank=True, help_text="Blank: not stated."
    )
    country = models.CharField(
        max_length=2, blank=True, help_text="ISO 3166 code. Blank: no place, such as a community."
    )
    region = models.CharField(max_length=40, blank=True, help_text="State or province.")
    city = models.CharField(max_length=80, blank=True)
    metro = models.CharField(max_length=120, blank=True)
    cbsa = models.CharField(
        "metro code",
        max_length=5,
        blank=True,
        help_text="Census core-based statistical area: joins to wages and rents.",
    )
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    website = models.URLField(max_length=300, blank=True)
    accreditor = models.CharField(max_length=160, blank=True)
    unitid = models.CharField(
        max_length=6,
        blank=True,
        db_index=True,
        help_text="IPEDS number. Two campuses of one institution may share it.",
    )
    curated = models.BooleanField(
        default=False,
        help_text="Read by us: the federal directory never overwrites its name and place.",
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(control__in=["", *Control.values]), name="institution_control_known"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="institution_named"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True)
                | Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180),
                name="institution_on_earth",
            ),
        ]

    def __str__(self):
        return self.name


class InstitutionPrice(models.Model):
    """What an institution charges a full-time graduate student for a year, on average.

    Context beside a program's price, never the price itself: professional and online
    master's often cost more or less.
    """

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="average_prices")
    academic_year = models.CharField(max_length=7)
    residency = models.CharField(
        max_length=12, choices=[("in_state", "In state"), ("out_of_state", "Out of state")]
    )
    tuition = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    fees = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    per_credit = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    doubt = models.CharField(max_length=200, blank=True, help_text="Why the figure may be off.")
    source = models.ForeignKey("programs.Source", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "academic_year", "residency"],
                name="one_average_price_per_year_and_residency",
            ),
            models.CheckConstraint(
                condition=Q(residency__in=["in_state", "out_of_state"]),
                name="average_price_residency_known",
            ),
            models.CheckConstraint(
                condition=(Q(tuition__isnull=True) | Q(tuition__gte=0))
                & (Q(fees__isnull=True) | Q(fees__gte=0))
                & (Q(per_credit__isnull=True) | Q(per_credit__gte=0)),
                name="average_price_not_negative",
            ),
        ]

    def __str__(self):
        return f"{self.institution}, {self.academic_year}, {self.get_residency_display()}"
