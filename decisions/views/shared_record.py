"""A record as it was kept, for whoever has its link."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from decisions.models import DecisionRecord
from decisions.ownership import own_profiles
from decisions.records.shown import answer_groups, given_groups
from decisions.views.private import private
from decisions.views.records import document_of

TOKEN = re.compile(r"[\w-]{43}", re.ASCII)


@private
@require_safe
def shared_record(request: HttpRequest, token: str) -> HttpResponse:
    """
    The recorded page: nothing of it is worked out again.

    The person who kept it also sees their answers, and where to go on; with `as-shared` in the
    address, what everybody else sees.
    """
    record = DecisionRecord.objects.filter(token=token).first() if TOKEN.fullmatch(token) else None
    if record is None:
        raise Http404("No such link.")
    own = _is_own(request, record)
    preview = own and "as-shared" in request.GET
    address = reverse("decisions:shared-record", args=[token])
    document = document_of(record)
    shows_answers = record.shares_answers or (own and not preview)
    context = {
        "record": record,
        "document": document,
        "own": own and not preview,
        "preview": preview,
        "shows_answers": shows_answers,
        "given": given_groups(document, personal=shows_answers),
        "answers": answer_groups(document) if shows_answers else [],
        "kept": own and "kept" in request.GET,
        "here": address,
        "address": request.build_absolute_uri(address),
    }
    response = render(request, "decisions/records/record.html", context)
    # The address is the secret: no other page and no index learns it.
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _is_own(request: HttpRequest, record: DecisionRecord) -> bool:
    """Is the reader the person who kept it? No query for somebody without a session."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return own_profiles(request).filter(pk=record.profile_id).exists()
