"""What the questions show beside themselves: how far the answers reach already."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from decisions import services
from decisions.assessment import Standing
from decisions.forms import AnswerCount, count_answers
from decisions.models import Profile
from programs.snapshot import Snapshot


@dataclass(frozen=True)
class First:
    """The program in first place. low, high: its score, whole points.  shared: not alone."""

    slug: str
    name: str
    institution: str
    low: int
    high: int
    shared: bool


@dataclass(frozen=True)
class Preview:
    """Master's programs only. scored, ruled_out, not_known: how many.  first: None if none is."""

    count: AnswerCount
    scored: int
    ruled_out: int
    not_known: int
    first: First | None


def preview(profile: Profile, snapshot: Snapshot) -> Preview:
    """The result so far, without the assumption about listed programs: it has no room to be
    marked here. No query."""
    assessment = services.assess(profile, snapshot, assume=False)
    ranked = assessment.ranked(assessment.masters)
    first = None
    if len(ranked.index):
        best = int(ranked.index[0])
        first = First(
            slug=snapshot.slugs[best],
            name=snapshot.names[best],
            institution=snapshot.institutions[best],
            low=round(assessment.scores.low[best]),
            high=round(assessment.scores.high[best]),
            shared=bool(ranked.shared[0]),
        )
    ruled_out = int(
        np.count_nonzero(assessment.masters & (assessment.standing == Standing.RULED_OUT))
    )
    return Preview(
        count=count_answers(profile),
        scored=len(ranked.index),
        ruled_out=ruled_out,
        not_known=int(assessment.masters.sum()) - len(ranked.index) - ruled_out,
        first=first,
    )
