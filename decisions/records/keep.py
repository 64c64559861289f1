"""Writing a record, so many for each person."""

from __future__ import annotations

from django.db import transaction

from decisions.method_version import method_version
from decisions.models import DecisionRecord, Profile
from decisions.records.document import Document, ReportRecord, dump
from programs.snapshot import Snapshot

# A record has about 30 kB.
MOST = 50


class TooManyRecordsError(Exception):
    """The profile has as many records as one may have."""


def is_full(profile: Profile) -> bool:
    return profile.records.count() >= MOST


def keep(
    profile: Profile,
    document: Document,
    snapshot: Snapshot,
    *,
    name: str = "",
    shares_answers: bool = False,
) -> DecisionRecord:
    """Write what a page says today. Raises TooManyRecordsError."""
    program = None
    if isinstance(document, ReportRecord):
        program = int(snapshot.ids[snapshot.index_of_slug[document.program.slug]])
    with transaction.atomic():
        # Two requests at once count one after the other.
        Profile.objects.select_for_update().get(pk=profile.pk)
        if is_full(profile):
            raise TooManyRecordsError
        return DecisionRecord.objects.create(
            profile=profile,
            kind=document.kind,
            program_id=program,
            name=name,
            shares_answers=shares_answers,
            catalogue_version=snapshot.version,
            catalogue_changed_at=snapshot.changed_at,
            method_version=method_version(),
            payload=dump(document),
        )
