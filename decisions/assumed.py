"""The defaults that a score rests on, where the person gave no answer."""

from __future__ import annotations

from dataclasses import dataclass

from decisions import words
from decisions.defaults import DEFAULTS
from decisions.engine.scoring import CRITERIA
from decisions.person import USED, Person

LABELS = {
    "country": "Where you live",
    "state": "Your state",
    "metro": "Your metro area",
    "citizenship": "Citizenship",
    "permanent_resident": "Permanent resident elsewhere",
    "budget": "Budget for tuition and fees",
    "bachelor": "Bachelor’s field",
    "gpa": "Grades",
    "work_years": "Years of work",
    "gre": "GRE",
    "levels": "What you know already",
    "role": "The work you want",
    "wanted_countries": "Countries you want",
    "wanted_states": "States you want",
    "price_limit": "Highest price",
    "months_limit": "Longest duration",
    "modalities": "Formats",
    "part_time_only": "Part time",
    "country_limit": "Countries of the institution",
    "bridge_months_limit": "Courses first",
    "wishes": "Wishes",
    **{
        f"weight_{criterion}": f"Weight of {words.inside(words.CRITERIA[criterion])}"
        for criterion in CRITERIA
    },
}


@dataclass(frozen=True)
class Assumed:
    """A default in force: what it is about, what is assumed, and where to change it."""

    label: str
    words: str
    source: str
    section: str


def assumed_answers(person: Person) -> list[Assumed]:
    """The defaults that count for the score now, in the order the questions are asked."""
    return [
        Assumed(LABELS[name], DEFAULTS[name].words, DEFAULTS[name].source, section)
        for name, section in USED.items()
        if name in person.defaulted
    ]
