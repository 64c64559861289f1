"""Taking one's answers away as a file, and bringing them back."""

from __future__ import annotations

import secrets

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from decisions.models import Profile
from decisions.ownership import own_profile_or_404
from decisions.profile_file import LARGEST_BYTES, Answers, BadProfileError, dumps, parse
from decisions.sessions import adopt_profile
from decisions.views.private import private


@private
@require_safe
def download(request, pk):
    """The reader's own answers, as a file that `upload` takes."""
    profile = own_profile_or_404(request, pk)
    filename = f"{slugify(profile.name) or 'profile'}.json"
    return HttpResponse(
        dumps(profile),
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{filename}"'},
    )


@private
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request):
    """Ask for a file; a POST makes a new profile of it, or says all that is wrong with it."""
    faults = []
    if request.method == "POST":
        try:
            answers = parse(_content(request))
        except BadProfileError as error:
            faults = error.faults
        else:
            return redirect("decisions:results", pk=_new_profile(request, answers).pk)
    context = {"faults": faults, "largest": LARGEST_BYTES // 1024}
    return render(request, "decisions/upload.html", context)


def _content(request) -> bytes:
    """The file that was sent, b"" if there is none; cut where it is too large anyway."""
    file = request.FILES.get("file")
    return file.read(LARGEST_BYTES + 1) if file else b""


def _new_profile(request, answers: Answers) -> Profile:
    """A profile of its own, in use: those that the reader has stay as they are."""
    profile = Profile(resume_token=secrets.token_urlsafe(32))
    answers.apply_to(profile)
    adopt_profile(request, profile)
    return profile
