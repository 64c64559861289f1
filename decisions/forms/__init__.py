"""The questions of a profile: one form a section, in the order they are asked."""

from __future__ import annotations

from dataclasses import dataclass

from decisions.forms.background import BackgroundForm
from decisions.forms.base import SectionForm
from decisions.forms.beliefs import BeliefsForm
from decisions.forms.goal import GoalForm
from decisions.forms.limits import LimitsForm
from decisions.forms.money import MoneyForm
from decisions.forms.situation import SituationForm
from decisions.forms.weights import WeightsForm
from decisions.models import Profile

_IN_ORDER: tuple[type[SectionForm], ...] = (
    SituationForm,
    MoneyForm,
    BackgroundForm,
    GoalForm,
    LimitsForm,
    WeightsForm,
    BeliefsForm,
)
SECTIONS: dict[str, type[SectionForm]] = {form.slug: form for form in _IN_ORDER}


def section_after(slug: str) -> str | None:
    """The next section's slug; None after the last."""
    slugs = list(SECTIONS)
    index = slugs.index(slug) + 1
    return slugs[index] if index < len(slugs) else None


@dataclass(frozen=True)
class AnswerCount:
    """How many questions of all sections were answered, and how many rest on a default."""

    answered: int
    defaults: int


def count_answers(profile: Profile) -> AnswerCount:
    counts = [form.count_answers(profile) for form in _IN_ORDER]
    answered, asked = (sum(numbers) for numbers in zip(*counts, strict=True))
    return AnswerCount(answered, asked - answered)
