"""Starting a profile, and coming back to it."""

from __future__ import annotations

import re

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from decisions.forms import SECTIONS
from decisions.models import Profile
from decisions.ownership import active_profile, own_profile_or_404
from decisions.sessions import adopt_profile, has_answers, start_profile, use_profile
from decisions.views.private import private
from decisions.views.profile import save


@private
@require_http_methods(["GET", "HEAD", "POST"])
def start(request):
    """What a profile is for; a POST creates one, with the answers of a section if it has any."""
    if request.method == "POST":
        section = request.POST.get("section", "")
        profile = start_profile(request)
        if section in SECTIONS:
            return save(request, profile, section)
        return redirect("decisions:edit", pk=profile.pk, section=next(iter(SECTIONS)))
    active = active_profile(request)
    context = {
        "active": active if active and has_answers(active) else None,
        "deleted": "deleted" in request.GET,
        "sections": [form.title.lower() for form in SECTIONS.values()],
    }
    return render(request, "decisions/start.html", context)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request, token):
    """Open a profile by its secret link. Following the link changes nothing; the button does."""
    if not re.fullmatch(r"[\w-]{43}", token, re.ASCII):
        raise Http404("No such link.")
    profile = Profile.objects.filter(resume_token=token).select_related("owner").first()
    if profile is None or profile.owner not in (None, request.user):
        raise Http404("No such link.")
    response: HttpResponse
    if request.method == "POST":
        adopt_profile(request, profile)
        response = redirect("decisions:results", pk=profile.pk)
    else:
        response = render(request, "decisions/resume.html", {"profile": profile})
    # The address is the secret: no other page learns it. Not "no-referrer", with which browsers
    # send "Origin: null", and the button would be refused as a forgery.
    response.headers["Referrer-Policy"] = "strict-origin"
    return response


@private
@require_POST
def use(request, pk):
    """Switch to another of one's own profiles."""
    use_profile(request, own_profile_or_404(request, pk))
    return redirect("decisions:results", pk=pk)
