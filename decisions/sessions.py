"""Starting, taking over, switching and forgetting the profiles of a browser session."""

from __future__ import annotations

import secrets

from decisions import services
from decisions.forms import count_answers
from decisions.models import Profile
from decisions.ownership import ACTIVE, active_profile, own_profiles


def start_profile(request) -> Profile:
    """A new profile in use. Nothing was answered in the one before? Then that one goes on."""
    profile = active_profile(request)
    if profile is None or has_answers(profile):
        profile = Profile(resume_token=secrets.token_urlsafe(32))
    adopt_profile(request, profile)
    return profile


def has_answers(profile: Profile) -> bool:
    """Has anything been saved, be it that the defaults are fine?"""
    return bool(profile.sections_saved) or count_answers(profile).answered > 0


def adopt_profile(request, profile: Profile) -> None:
    """Give a profile to this reader, and put it in use.

    A profile without an account belongs to one browser session: the one before loses it.
    """
    if request.user.is_authenticated:
        profile.owner = request.user
        profile.session_key = ""
    else:
        if not request.session.session_key:
            request.session.create()
        profile.session_key = request.session.session_key
    profile.save()
    use_profile(request, profile)


def use_profile(request, profile: Profile) -> None:
    """Put one of the reader's own profiles in use. The session lasts its full time from now."""
    request.session[ACTIVE] = str(profile.pk)


def forget_profile(request, profile: Profile) -> None:
    """Delete a profile, and the session with it unless it holds something else."""
    pk = str(profile.pk)
    services.forget(profile)
    profile.delete()
    if request.session.get(ACTIVE) == pk:
        del request.session[ACTIVE]
    if not request.user.is_authenticated and not own_profiles(request).exists():
        request.session.flush()
