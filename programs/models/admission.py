"""What it takes to get in."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords


class BachelorField(models.TextChoices):
    ANY = "any", "Any field"
    STEM = "stem", "A STEM field"
    QUANTITATIVE = "quantitative", "A quantitative field"
    CS_RELATED = "cs_related", "Computing only"


class Gre(models.TextChoices):
    REQUIRED = "required", "Required"
    OPTIONAL = "optional", "Optional"
    NOT_REQUIRED = "not_required", "Not required"
    NOT_ACCEPTED = "not_accepted", "Not accepted"


class Subject(models.TextChoices):
    CALCULUS = "calculus", "Calculus"
    LINEAR_ALGEBRA = "linear_algebra", "Linear algebra"
    PROBABILITY = "probability", "Probability"
    STATISTICS = "statistics", "Statistics"
    DISCRETE_MATH = "discrete_math", "Discrete mathematics"
    PROGRAMMING = "programming", "Programming"
    PYTHON = "python", "Python"
    DATA_STRUCTURES = "data_structures", "Data structures"
    ALGORITHMS = "algorithms", "Algorithms"
    DATABASES = "databases", "Databases"
    MACHINE_LEARNING = "machine_learning", "Machine learning"
    OTHER = "other", "Another subject"


class Admission(models.Model):
    """What one program asks of applicants. Every blank means that no source read states it."""

    program = models.OneToOneField("programs.Program", models.CASCADE, related_name="admission")
    bachelor_field = models.CharField(
        "bachelor’s field", max_length=12, choices=BachelorField, blank=True
    )
    gpa_min = models.DecimalField(
        "lowest GPA", max_digits=3, decimal_places=2, null=True, blank=True
    )
    gre = models.CharField("GRE", max_length=12, choices=Gre, blank=True)
    toefl_min = models.PositiveSmallIntegerField("lowest TOEFL score", null=True, blank=True)
    ielts_min = models.DecimalField(
        "lowest IELTS score", max_digits=2, decimal_places=1, null=True, blank=True
    )
    work_experience_years = models.DecimalField(
        max_digits=3, decimal_places=1, null=True, blank=True
    )
    acceptance_rate = models.DecimalField(
        "share admitted", max_digits=5, decimal_places=4, null=True, blank=True
    )
    deadline = models.CharField(max_length=200, blank=True, help_text="As the page has it.")
    application_fee_usd = models.DecimalField(
        "application fee, US dollars", max_digits=8, decimal_places=2, null=True, blank=True
    )
    performance_pathway = models.BooleanField("admission by passing courses", null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(bachelor_field__in=["", *BachelorField.values]),
                name="admission_bachelor_field_known",
            ),
            models.CheckConstraint(
                condition=Q(gre__in=["", *Gre.values]), name="admission_gre_known"
            ),
            models.CheckConstraint(
                condition=(Q(gpa_min__isnull=True) | Q(gpa_min__gte=0, gpa_min__lte=5))
                & (
                    Q(acceptance_rate__isnull=True)
                    | Q(acceptance_rate__gte=0, acceptance_rate__lte=1)
                )
                & (Q(ielts_min__isnull=True) | Q(ielts_min__gte=0, ielts_min__lte=9))
                & (Q(toefl_min__isnull=True) | Q(toefl_min__lte=120))
                & (Q(application_fee_usd__isnull=True) | Q(application_fee_usd__gte=0))
                & (Q(work_experience_years__isnull=True) | Q(work_experience_years__gte=0)),
                name="admission_figures_in_range",
            ),
        ]

    def __str__(self):
        return f"Admission to {self.program_id}"


class Prerequisite(models.Model):
    """A subject that applicants must or should know."""

    class Level(models.TextChoices):
        REQUIRED = "required", "Required"
        RECOMMENDED = "recommended", "Recommended"

    program = models.ForeignKey("programs.Program", models.CASCADE, related_name="prerequisites")
    subject = models.CharField(max_length=16, choices=Subject)
    level = models.CharField(max_length=11, choices=Level)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["program", "subject"], name="prerequisite_once"),
            models.CheckConstraint(
                condition=Q(subject__in=Subject.values), name="prerequisite_subject_known"
            ),
            models.CheckConstraint(
                condition=Q(level__in=["required", "recommended"]),
                name="prerequisite_level_known",
            ),
        ]

    def __str__(self):
        return f"{self.get_subject_display()} ({self.level})"
