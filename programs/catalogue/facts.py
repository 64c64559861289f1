"""The facts that are looked for in every program, and what a citation may be about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from programs.models import Admission, Area, Metric, Subject


@dataclass(frozen=True)
class Fact:
    """key: a field of the catalogue file, dotted for a part of one. label: for a reader."""

    key: str
    label: str


def _admission_label(name: str) -> str:
    label = str(getattr(Admission._meta.get_field(name), "verbose_name", name))
    return label[0].upper() + label[1:]


ADMISSION = (
    "bachelor_field",
    "gpa_min",
    "gre",
    "toefl_min",
    "ielts_min",
    "work_experience_years",
    "acceptance_rate",
    "deadline",
    "application_fee_usd",
    "performance_pathway",
)
DURATIONS = {
    "full_time": "Usual time, full time",
    "part_time": "Usual time, part time",
    "max": "Longest time allowed",
}
COMPONENTS = ("thesis", "capstone", "internship")
INDUSTRY = {
    "corporate_partners": "Corporate partners",
    "career_services": "Career services",
    "coop": "Cooperative placements",
}
LISTS = ("start_terms", "topics", "highlights")

# What a source, or a reason for the blank, is owed for: figures and facts about admission,
# format and curriculum. Name, degree, field and address speak for themselves.
FACTS = (
    Fact("modality", "Format"),
    Fact("delivery", "Live or recorded"),
    Fact("pace", "Pace"),
    *(Fact(f"duration_months.{name}", label) for name, label in DURATIONS.items()),
    Fact("credits", "Credits"),
    Fact("courses", "Courses"),
    Fact("start_terms", "Start terms"),
    Fact("tuition", "Tuition"),
    Fact("fees", "Fees"),
    Fact("funding", "Funding"),
    *(Fact(f"admission.{name}", _admission_label(name)) for name in ADMISSION),
    Fact("prerequisites", "Prerequisites"),
    *(Fact(f"curriculum.{area.value}", str(area.label)) for area in Area),
    Fact("topics", "Topics"),
    *(Fact(f"components.{name}", name.capitalize()) for name in COMPONENTS),
    *(Fact(f"industry.{name}", label) for name, label in INDUSTRY.items()),
    Fact("outcomes", "Outcomes of graduates"),
    Fact("highlights", "Highlights"),
)

# Prices and outcomes name their source in each row.
SOURCED_BY_ROW = ("tuition", "fees", "outcomes")

_PARTS: dict[str, tuple[str, ...]] = {
    "duration_months": tuple(DURATIONS),
    "admission": ADMISSION,
    "prerequisites": tuple(Subject.values),
    "curriculum": tuple(Area.values),
    "components": COMPONENTS,
    "industry": tuple(INDUSTRY),
    "outcomes": tuple(Metric.values),
    "institution": (
        "name", "country", "region", "city", "control", "website", "metro", "accreditor",
        "unitid", "cbsa", "latitude", "longitude",
    ),
}  # fmt: skip
_WHOLE = {
    "name", "degree", "field", "specialization", "url", "modality", "delivery", "pace", "credits",
    "courses", "tuition", "fees", "funding", "best_for", "weekly_hours", "visa_eligible", "cip6",
}  # fmt: skip
_WORD = re.compile(r"[a-z][a-z0-9_]*")

CITABLE_WORDS = "a field of the record such as modality, or a part of one such as admission.gre"


def citable(field: str) -> bool:
    """Whether a citation, a reason or a doubt may be about this.

    >>> citable("admission.gre"), citable("topics.nlp"), citable("tuition"), citable("price")
    (True, True, True, False)
    """
    root, _, part = field.partition(".")
    if root in LISTS:
        return not part or _WORD.fullmatch(part) is not None
    if root in _PARTS:
        return not part or part in _PARTS[root]
    return root in _WHOLE and not part


def stated(values: Mapping[str, Any], key: str) -> bool:
    """Whether a record or a payload states this fact.

    >>> stated({"admission": {"gre": None}, "topics": ["nlp"]}, "admission.gre")
    False
    >>> stated({"admission": {"gre": None}, "topics": ["nlp"]}, "topics.nlp")
    True
    """
    root, _, part = key.partition(".")
    value = values.get(root)
    if part and isinstance(value, list):
        return any(
            part in (item, *item.values()) if isinstance(item, dict) else part == item
            for item in value
        )
    if part:
        value = value.get(part) if isinstance(value, dict) else None
    elif isinstance(value, dict):
        return any(item is not None for item in value.values())
    return value is not None and value != [] and value != {}
