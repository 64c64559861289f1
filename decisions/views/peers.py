"""The graduates whom a person looked up."""

from __future__ import annotations

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from decisions.forms.peer import PeerForm
from decisions.peers import FURTHER, peers_page, remove
from decisions.reader import own_profile
from decisions.views.private import private
from programs import snapshot


@private
@require_http_methods(["GET", "HEAD", "POST"])
def peers(request, pk):
    """What was noted and what it moves; a POST notes one more. `?program=` chooses its program."""
    profile = own_profile(request, pk)
    catalogue = snapshot.current()
    if request.method == "POST":
        form = PeerForm(request.POST, profile=profile, catalogue=catalogue)
        if form.is_valid():
            form.save(profile)
            slug = form.cleaned_data["program"]
            return redirect(f"{reverse('decisions:peers', args=[pk])}?noted&program={slug}")
    else:
        chosen = request.GET.get("program", "")
        form = PeerForm(profile=profile, catalogue=catalogue, program=chosen)
    context = {
        "catalogue": catalogue,
        "profile": profile,
        "form": form,
        "page": peers_page(profile, catalogue),
        "further": FURTHER,
        "done": next((word for word in ("noted", "removed") if word in request.GET), ""),
    }
    return render(request, "decisions/peers.html", context)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def peer_delete(request, pk, peer):
    """Ask, then remove one for good."""
    profile = own_profile(request, pk)
    noted = get_object_or_404(profile.peers.select_related("program"), pk=peer)
    if request.method == "POST":
        remove(noted)
        return redirect(f"{reverse('decisions:peers', args=[pk])}?removed")
    context = {"catalogue": snapshot.current(), "profile": profile, "noted": noted}
    return render(request, "decisions/peer_delete.html", context)
