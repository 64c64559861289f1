"""The reader of a page: the person behind a saved profile, or somebody unknown."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

import numpy as np
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from numpy.typing import NDArray

from decisions import gate_words, words
from decisions.assessment import Assessment, Standing
from decisions.models import Profile
from decisions.ownership import active_profile, own_profile_or_404
from decisions.services import assess
from programs.reader import AnonymousReader, Reader, Scores
from programs.snapshot import Snapshot


def reader_of(request: HttpRequest) -> Reader:
    """The reader of this request. At most two queries, none for somebody without a session.

    The session is not even opened where the browser sent no cookie for it.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return AnonymousReader()
    profile = active_profile(request)
    return ProfileReader(profile) if profile else AnonymousReader()


def own_profile(request: HttpRequest, pk: uuid.UUID) -> Profile:
    """The reader's own profile; the one in use is not looked up again. Raises Http404."""
    reader = request.reader  # type: ignore[attr-defined]
    if reader.has_profile and reader.profile.pk == pk:
        return reader.profile
    return own_profile_or_404(request, pk)


class ProfileReader:
    """Somebody whose answers are known. Implements programs.reader.Reader."""

    has_profile = True

    def __init__(self, profile: Profile):
        self.profile = profile

    @property
    def url(self) -> str:
        return reverse("decisions:results", args=[self.profile.pk])

    @property
    def levels(self) -> Mapping[str, int]:
        return self.profile.levels

    def assessment(self, snapshot: Snapshot) -> Assessment:
        """Without the assumption about listed programs, whatever the profile has: it has to be
        said in every row, and only the results page does."""
        return assess(self.profile, snapshot, assume=False)

    def fee_statuses(self, snapshot: Snapshot) -> NDArray[np.int8]:
        return self.assessment(snapshot).status

    def scores(self, snapshot: Snapshot) -> Scores:
        """Master's degrees whose price and duration are known, and that no limit rules out.

        Other kinds are scored among themselves, on the results page: beside a degree, a short
        course would look good for being cheap.
        """
        assessment = self.assessment(snapshot)
        scored = assessment.masters & (assessment.standing == Standing.SCORED)
        return Scores(
            low=np.where(scored, assessment.scores.low, np.nan),
            high=np.where(scored, assessment.scores.high, np.nan),
            reason=_reasons(assessment, scored.tolist()),
        )

    def entry(self, snapshot: Snapshot, index: int) -> tuple[str, str]:
        return gate_words.entry(self.assessment(snapshot), index)


_WHY_NOT = {
    Standing.NO_PRICE: "Price not known",
    Standing.NO_MONTHS: "Duration not known",
    Standing.NOT_ENOUGH: "Price and duration not known",
    Standing.SCORED: "Scored apart from master’s degrees",
}
_RULED_OUT = {gate: f"Ruled out: {words.inside(label)}" for gate, label in words.GATES.items()}


def _reasons(assessment: Assessment, scored: list[bool]) -> list[str]:
    """Why each program has no score, "" where it has one."""
    return [
        "" if known else _RULED_OUT.get(failing) or _WHY_NOT[standing]
        for known, failing, standing in zip(
            scored, assessment.first_failing, assessment.standing.tolist(), strict=True
        )
    ]
