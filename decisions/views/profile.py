"""The questions of a profile, one section a page."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from decisions.forms import SECTIONS, section_after
from decisions.ownership import own_profile_or_404
from decisions.preview import preview
from decisions.sessions import use_profile
from decisions.views.private import private
from programs import snapshot


@private
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk, section):
    """Show a section, or save it and go on."""
    if section not in SECTIONS:
        raise Http404("No such section.")
    try:
        profile = own_profile_or_404(request, pk)
    except Http404:
        return lost(request, section)
    if request.method == "POST":
        return save(request, profile, section)
    return _page(request, profile, SECTIONS[section](profile=profile))


def save(request, profile, section):
    """Keep what can be read; show the section again if something cannot, else go on."""
    form = SECTIONS[section](request.POST, profile=profile)
    form.save(profile)
    use_profile(request, profile)
    if not form.is_valid():
        return _page(request, profile, form)
    following = section_after(section)
    if request.POST.get("then") == "stay":
        following = section
    if request.POST.get("then") == "results" or following is None:
        return redirect("decisions:results", pk=profile.pk)
    return redirect("decisions:edit", pk=profile.pk, section=following)


def lost(request, section):
    """A profile that this browser cannot reach (any more): what was typed is not lost."""
    form = SECTIONS[section](request.POST) if request.method == "POST" else None
    return render(request, "decisions/lost.html", {"form": form}, status=404)


def _page(request, profile, form):
    steps = [
        (slug, kind.title, slug in profile.sections_saved, slug == form.slug)
        for slug, kind in SECTIONS.items()
    ]
    catalogue = snapshot.current()
    context = {
        "catalogue": catalogue,
        "profile": profile,
        "form": form,
        "steps": steps,
        "following": section_after(form.slug),
        "preview": preview(profile, catalogue),
    }
    return render(request, "decisions/edit.html", context)
