"""What the questions show beside themselves: how far the answers reach already."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from decisions import services, words
from decisions.assessment import Assessment, Standing
from decisions.forms import AnswerCount, count_answers
from decisions.models import Profile
from decisions.money.situation import known
from decisions.untold import untold_of, untold_words
from programs.snapshot import Snapshot


@dataclass(frozen=True)
class First:
    """The program in first place. low, high: its score, whole points.  shared: not alone.
    money: what it is worth in money, a sentence."""

    slug: str
    name: str
    institution: str
    low: int
    high: int
    shared: bool
    money: str


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
    marked here. As many queries as an assessment."""
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
            money=_money(assessment, best),
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


def _money(assessment: Assessment, index: int) -> str:
    mean = float(assessment.money.mean[assessment.row_of[index]])
    if not known(mean):
        missing = untold_words(untold_of(assessment, index))
        return f"What it is worth in money is not known: {missing}."
    amounts, person = words.Amounts.of(assessment.batch.situation), assessment.person
    other = words.held_against(assessment.snapshot, person, assessment.baseline)
    against, averaged = amounts.against(mean, other), words.averaged(assessment.prospects)
    return f"After {person.horizon} years it leaves you {against}, on average over {averaged}."
