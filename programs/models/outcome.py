"""What became of graduates."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords


class Metric(models.TextChoices):
    MEDIAN_STARTING_SALARY = "median_starting_salary", "Median starting pay"
    MEAN_STARTING_SALARY = "mean_starting_salary", "Mean starting pay"
    MEDIAN_SALARY_1YR = "median_salary_1yr", "Median earnings 1 year after"
    MEDIAN_SALARY_4YR = "median_salary_4yr", "Median earnings 4 years after"
    MEDIAN_SALARY_5YR = "median_salary_5yr", "Median earnings 5 years after"
    BACHELORS_SALARY_4YR = (
        "bachelors_salary_4yr",
        "Median earnings 4 years after a bachelor’s in the field",
    )
    PLACEMENT_RATE_6MO = "placement_rate_6mo", "In work or study after 6 months"
    PHD_SHARE = "phd_share", "Went on to a PhD"
    MEDIAN_DEBT = "median_debt", "Median federal debt"
    GRADUATES_PER_YEAR = "graduates_per_year", "Graduates per year"
    EMPLOYERS = "employers", "Employers named"


class Population(models.TextChoices):
    ALL_GRADUATES = "all_graduates", "All graduates"
    FEDERAL_AID = "federal_aid", "Graduates with federal aid only"
    RESPONDENTS = "respondents", "Graduates who answered"


class OutcomeScope(models.TextChoices):
    PROGRAM = "program", "This program"
    INSTITUTION_FIELD = "institution_field", "This field at this institution"
    NATION_FIELD = "nation_field", "This field, nation"


class Outcome(models.Model):
    """One published result of graduates. Different definitions are never ranked together."""

    scope = models.CharField(max_length=17, choices=OutcomeScope)
    program = models.ForeignKey(
        "programs.Program", models.CASCADE, null=True, blank=True, related_name="outcomes"
    )
    institution = models.ForeignKey(
        "programs.Institution", models.CASCADE, null=True, blank=True, related_name="outcomes"
    )
    cip4 = models.CharField(max_length=5, blank=True, help_text="Four digits, such as 11.01.")
    metric = models.CharField(max_length=22, choices=Metric)
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    names = models.JSONField(default=list, blank=True, help_text="Of employers.")
    currency = models.CharField(max_length=3, blank=True)
    dollar_year = models.PositiveSmallIntegerField(null=True, blank=True)
    cohort = models.CharField(max_length=120, blank=True)
    horizon_years = models.DecimalField(max_digits=3, decimal_places=1, null=True, blank=True)
    n = models.PositiveIntegerField("graduates counted", null=True, blank=True)
    population = models.CharField(max_length=13, choices=Population, blank=True)
    response_rate = models.DecimalField(max_digits=5, decimal_places=4, null=True, blank=True)
    source = models.ForeignKey("programs.Source", models.PROTECT, related_name="outcomes")

    history = HistoricalRecords()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["institution", "cip4"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    scope="program", program__isnull=False, institution__isnull=True, cip4=""
                )
                | Q(scope="institution_field", program__isnull=True, institution__isnull=False)
                & ~Q(cip4="")
                | Q(scope="nation_field", program__isnull=True, institution__isnull=True)
                & ~Q(cip4=""),
                name="outcome_scope_matches_subject",
            ),
            models.CheckConstraint(
                condition=Q(metric__in=Metric.values), name="outcome_metric_known"
            ),
            models.CheckConstraint(
                condition=Q(population__in=["", *Population.values]),
                name="outcome_population_known",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gte=0), name="outcome_not_negative"
            ),
        ]

    def __str__(self):
        return f"{self.get_metric_display()}: {self.value}"


class Completions(models.Model):
    """Master’s degrees that an institution awarded under one CIP code in one academic year."""

    institution = models.ForeignKey(
        "programs.Institution", models.CASCADE, related_name="completions"
    )
    cip6 = models.CharField(max_length=7)
    cip_title = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField(help_text="2024: July 2023 to June 2024.")
    awards = models.PositiveIntegerField(help_text="0: reported, none awarded.")
    source = models.ForeignKey("programs.Source", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["year"]
        indexes = [models.Index(fields=["institution", "cip6"])]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "cip6", "year"], name="completions_once_a_year"
            )
        ]

    def __str__(self):
        return f"{self.cip6} {self.year}: {self.awards}"
