"""Where facts come from, and why some are blank."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class SourceKind(models.TextChoices):
    OFFICIAL = "official", "Official"
    GOVERNMENT = "government", "Government"
    SECONDARY = "secondary", "Secondary"


class Missing(models.TextChoices):
    """Why a fact is blank."""

    NOT_PUBLISHED = "not_published", "Not published"
    NOT_COLLECTED = "not_collected", "Not collected yet"
    SUPPRESSED = "suppressed", "Withheld to protect privacy"
    NOT_APPLICABLE = "not_applicable", "Does not apply"
    CONFLICTING = "conflicting", "Sources conflict"


class Source(models.Model):
    """One page or data file that was read, as it stood at the date it states."""

    url = models.URLField(max_length=600, blank=True, help_text="Blank: not a public page.")
    publisher = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=SourceKind)
    as_of = models.CharField(
        max_length=120, blank=True, help_text="The date or year the source itself states."
    )
    retrieved_on = models.DateField(null=True, blank=True)
    license = models.CharField(max_length=120, blank=True)
    linked = models.BooleanField(
        default=True, help_text="Off for mirrors and thin sites: the publisher is named only."
    )

    class Meta:
        ordering = ["publisher", "as_of"]
        constraints = [
            models.UniqueConstraint(fields=["url", "publisher", "as_of"], name="source_once"),
            models.CheckConstraint(
                condition=Q(kind__in=SourceKind.values), name="source_kind_known"
            ),
        ]

    def __str__(self):
        return f"{self.publisher}, {self.as_of}" if self.as_of else self.publisher


class Citation(models.Model):
    """Which source states one fact of one program, or why the fact is blank."""

    program = models.ForeignKey("programs.Program", models.CASCADE, related_name="citations")
    field = models.CharField(
        max_length=60, help_text="A field, or a dotted part of one, such as admission.gre."
    )
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="citations"
    )
    missing = models.CharField(
        max_length=16, choices=Missing, blank=True, help_text="Only where the fact is blank."
    )
    verified_on = models.DateField(null=True, blank=True)
    verified_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["field", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "field", "source"], name="citation_once_per_source"
            ),
            models.UniqueConstraint(
                fields=["program", "field"],
                condition=Q(source__isnull=True),
                name="one_reason_per_blank",
            ),
            models.CheckConstraint(
                condition=Q(source__isnull=False, missing="")
                | Q(source__isnull=True, missing__in=Missing.values),
                name="citation_has_source_or_reason",
            ),
        ]

    def __str__(self):
        return f"{self.field}: {self.source or self.get_missing_display()}"


class Doubt(models.Model):
    """A curator's warning about one field of one program, shown beside that field."""

    program = models.ForeignKey("programs.Program", models.CASCADE, related_name="doubts")
    field = models.CharField(max_length=60)
    note = models.CharField(max_length=300)

    class Meta:
        ordering = ["field", "id"]
        constraints = [
            models.UniqueConstraint(fields=["program", "field", "note"], name="doubt_once")
        ]

    def __str__(self):
        return f"{self.field}: {self.note}"


class DataFile(models.Model):
    """A file that was loaded, and its state then: an unchanged file is not loaded again."""

    name = models.CharField(max_length=200, unique=True)
    checksum = models.CharField(max_length=80)
    rows = models.PositiveIntegerField()
    loaded_at = models.DateTimeField(auto_now=True)
    source = models.ForeignKey(Source, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class CatalogueVersion(models.Model):
    """The single row whose number grows with every change of the catalogue."""

    number = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="one_catalogue_version"),
        ]

    def __str__(self):
        return f"version {self.number}"

    @classmethod
    def current(cls) -> int:
        """The number now; 0 for a catalogue that was never filled. One query."""
        return cls.objects.filter(id=1).values_list("number", flat=True).first() or 0

    @classmethod
    def bump(cls, by=None) -> int:
        """Count one change. Call it inside the transaction that makes the change."""
        row, _ = cls.objects.select_for_update().get_or_create(id=1)
        row.number += 1
        row.changed_by = by
        row.save()
        return row.number
