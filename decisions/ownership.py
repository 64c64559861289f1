"""Whose profile it is. Somebody else's looks as if there were none."""

from __future__ import annotations

import uuid

from django.http import Http404

from decisions.models import Profile

# Session key under which the id of the profile in use is kept.
ACTIVE = "profile"


def own_profiles(request):
    """The profiles that this request may see."""
    return Profile.objects.of(user=request.user, session_key=request.session.session_key)


def own_profile_or_404(request, pk: uuid.UUID) -> Profile:
    """The profile, if it is the reader's own. Raises Http404."""
    profile = own_profiles(request).filter(pk=pk).first()
    if profile is None:
        raise Http404("No such profile, or not yours.")
    return profile


def active_profile(request) -> Profile | None:
    """The reader's own profile that is in use."""
    try:
        pk = uuid.UUID(request.session.get(ACTIVE) or "")
    except (AttributeError, TypeError, ValueError):
        return None
    return own_profiles(request).filter(pk=pk).first()
