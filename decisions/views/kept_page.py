"""Pages that take long to work out, kept whole for the person they are about."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from decisions import kept
from decisions.method_version import pages_version
from decisions.models import Profile
from programs.snapshot import Snapshot

# In an address: work it all out now, however long it takes.
WORK_OUT = "work-out"
# Every answer carries a token of its own; what is kept has a mark in its place.
_TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[A-Za-z0-9]{64}"')
_MARK = rb'\1CSRF-TOKEN"'
_MARKED = b'value="CSRF-TOKEN"'
_FAST = 1  # of zlib: a page is written once and read a few times


def asked_to_work_out(request: HttpRequest) -> bool:
    return WORK_OUT in request.GET


def to_work_out(request: HttpRequest) -> str:
    """The address of the same page, complete."""
    query = request.GET.copy()
    query[WORK_OUT] = "1"
    return f"{request.path}?{query.urlencode()}"


def kept_page(
    request: HttpRequest,
    profile: Profile,
    catalogue: Snapshot,
    work_out: Callable[[bool], tuple[HttpResponse, bool]],
) -> HttpResponse:
    """
    The page as it is kept; else what `work_out` makes of it.

    work_out: the page, and whether it is complete, which is then kept; with True it has to be
    complete, with False quick.
    """
    what = _what(request, profile)
    page = kept.get(profile, catalogue, *what)
    if page is not None:
        body = zlib.decompress(page)
        if _MARKED in body:
            body = body.replace(_MARKED, f'value="{get_token(request)}"'.encode())
        return HttpResponse(body)
    response, complete = work_out(asked_to_work_out(request))
    if complete and response.status_code == 200:
        body = _TOKEN.sub(_MARK, response.content)
        kept.put(zlib.compress(body, _FAST), profile, catalogue, *what)
    return response


def _what(request: HttpRequest, profile: Profile) -> tuple[str, ...]:
    """What may differ between two pages of one profile and moment."""
    asked = sorted((name, *values) for name, values in request.GET.lists() if name != WORK_OUT)
    in_use = request.reader.profile if request.reader.has_profile else None  # type: ignore[attr-defined]
    return (
        "page",
        request.path,
        repr(asked),
        request.get_host(),
        request.scheme or "",
        str(in_use.pk if in_use else ""),
        str(in_use.updated_at if in_use else ""),
        pages_version(),
    )
