"""What a page said on a day: kept as it was, for whoever has its link."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterable
from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.db.models.fields.json import KT
from django.utils import timezone

from decisions.models.profile import Profile

LONGEST_NAME = 80


class RecordKind(models.TextChoices):
    RANKING = "ranking", "Ranking"
    REPORT = "report", "Report"


class RecordChangedError(TypeError):
    """Something tried to change a record. A newer one is kept beside it instead."""


def new_token() -> str:
    """43 characters of 256 random bits: who has the link was given it."""
    return secrets.token_urlsafe(32)


class DecisionRecordQuerySet(models.QuerySet["DecisionRecord"]):
    """Records may be created, read and deleted; in no way changed."""

    def for_list(self) -> DecisionRecordQuerySet:
        """With what a line about each says, without the payloads it stands in: `headline`, and of
        a report `program_name` and `institution`, of a ranking `what`."""
        return self.defer("payload").annotate(
            headline=KT("payload__headline"),
            program_name=KT("payload__program__name"),
            institution=KT("payload__program__institution"),
            what=KT("payload__what"),
        )

    def update(self, **values: Any) -> NoReturn:
        raise RecordChangedError("A record is never changed.")

    def bulk_update(
        self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None
    ) -> NoReturn:
        raise RecordChangedError("A record is never changed.")


class DecisionRecord(models.Model):
    """A ranking or a report as one person saw it on one day. Deleted with that person's answers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    profile = models.ForeignKey(Profile, models.CASCADE, related_name="records")
    token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    kind = models.CharField(max_length=7, choices=RecordKind)
    program = models.ForeignKey(
        "programs.Program",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Of a report; blank once it left the catalogue, whose name the payload keeps.",
    )
    name = models.CharField(
        max_length=LONGEST_NAME, blank=True, help_text="The person’s own note, seen by them alone."
    )
    shares_answers = models.BooleanField(
        default=False, help_text="Whether the link shows the person’s own answers, too."
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    catalogue_version = models.PositiveBigIntegerField()
    catalogue_changed_at = models.DateTimeField(null=True, blank=True)
    method_version = models.CharField(max_length=12)
    payload = models.JSONField(help_text="See decisions.records.document.")

    objects = DecisionRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=RecordKind.values), name="decision_record_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.created_at:%Y-%m-%d}"

    def save(self, *args: Any, **options: Any) -> None:
        """Write it once. Raises RecordChangedError for one that was written before."""
        if not self._state.adding:
            raise RecordChangedError("A record is never changed.")
        super().save(*args, **{**options, "force_insert": True})
