"""Deleting one's answers."""

from __future__ import annotations

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from decisions.ownership import own_profile_or_404
from decisions.sessions import forget_profile
from decisions.views.private import private


@private
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request, pk):
    """Ask, then delete for good."""
    profile = own_profile_or_404(request, pk)
    if request.method == "POST":
        forget_profile(request, profile)
        return redirect(reverse("decisions:start") + "?deleted")
    return render(request, "decisions/delete.html", {"profile": profile})
