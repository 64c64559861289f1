"""Dated records: keeping one, finding it again, what changed since, and letting it go."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from decisions.forms.record import RecordForm
from decisions.models import DecisionRecord, Profile, RecordKind
from decisions.reader import own_profile
from decisions.records.changes import changes
from decisions.records.document import Document, UnreadableRecordError, load
from decisions.records.keep import MOST, TooManyRecordsError, is_full, keep
from decisions.records.take import take_ranking, take_report
from decisions.views.private import private
from programs import snapshot
from programs.snapshot import Snapshot


@private
@require_http_methods(["GET", "HEAD", "POST"])
def records(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One's own records. A POST keeps what a page says today, by the answers as they are saved."""
    profile = own_profile(request, pk)
    if request.method != "POST":
        return _list(request, profile)
    form = RecordForm(request.POST)
    if not form.is_valid():
        return _list(request, profile, status=400, unreadable=True)
    told, catalogue = form.cleaned_data, snapshot.current()
    try:
        if is_full(profile):  # asked before the work, and again when it is done
            raise TooManyRecordsError
        record = keep(
            profile,
            _document(profile, catalogue, told),
            catalogue,
            name=told["name"],
            shares_answers=told["answers"],
        )
    except TooManyRecordsError:
        return _list(request, profile, status=409)
    return redirect(f"{reverse('decisions:shared-record', args=[record.token])}?kept")


def _document(profile: Profile, catalogue: Snapshot, told: dict[str, Any]) -> Document:
    """What the page says today. Raises Http404 for a program that the catalogue has not."""
    if told["kind"] == RecordKind.RANKING:
        return take_ranking(profile, catalogue, told["filters"])
    index = catalogue.index_of_slug.get(told["program"])
    if index is None:
        raise Http404("Not part of the catalogue.")
    return take_report(profile, catalogue, index)


def _list(
    request: HttpRequest, profile: Profile, status: int = 200, *, unreadable: bool = False
) -> HttpResponse:
    kept = list(profile.records.for_list())
    context = {
        "catalogue": snapshot.current(),
        "profile": profile,
        "records": kept,
        "full": len(kept) >= MOST,
        "most": MOST,
        "unreadable": unreadable,
        "deleted": "deleted" in request.GET,
    }
    return render(request, "decisions/records/list.html", context, status=status)


@private
@require_safe
def record_changes(request: HttpRequest, pk: UUID, record: UUID) -> HttpResponse:
    """A record beside what the same page would say today. Works it all out again."""
    profile = own_profile(request, pk)
    held = _own_record(profile, record)
    catalogue, document = snapshot.current(), document_of(held)
    context = {
        "catalogue": catalogue,
        "profile": profile,
        "record": held,
        "document": document,
        "changes": changes(held, document, profile, catalogue),
        "today": timezone.localdate(),
    }
    return render(request, "decisions/records/changes.html", context)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def record_delete(request: HttpRequest, pk: UUID, record: UUID) -> HttpResponse:
    """Ask, then delete for good."""
    profile = own_profile(request, pk)
    held = _own_record(profile, record)
    if request.method == "POST":
        held.delete()
        return redirect(f"{reverse('decisions:records', args=[pk])}?deleted")
    context = {"profile": profile, "record": held, "document": document_of(held)}
    return render(request, "decisions/records/delete.html", context)


def _own_record(profile: Profile, record: UUID) -> DecisionRecord:
    return get_object_or_404(profile.records, pk=record)


def document_of(record: DecisionRecord) -> Document:
    """What a record holds. Raises Http404 where this release cannot read it."""
    try:
        return load(record.payload)
    except UnreadableRecordError as error:
        raise Http404("A record that this release of the site cannot read.") from error
