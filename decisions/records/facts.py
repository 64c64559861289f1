"""What the catalogue says of a program, in words to be compared later."""

from __future__ import annotations

import math

from decisions import words
from decisions.explain import EVIDENCE
from decisions.records.document import Fact, ProgramFacts
from programs.models import Area, BachelorField, Delivery, Gre, Modality, Subject
from programs.price_table import PACE_WORDS
from programs.prices import PACES, STATUSES
from programs.snapshot import AREA_LEVELS, AREAS, PREREQUISITE_LEVELS, SUBJECTS, Snapshot
from programs.wording import join_words, months_words, number

_NOT_STATED = -1
_OFFERED = {"full_time": "full time", "part_time": "part time", "self_paced": "self-paced"}


def facts_of(
    snapshot: Snapshot, index: int, *, pace: str, status: str, place: str = ""
) -> ProgramFacts:
    """
    The facts of one program.

    pace, status: of prices.PACES and STATUSES, whose price and length are meant.  place: in words.
    """
    facts = {
        "name": ("Name", snapshot.names[index]),
        "institution": ("Institution", snapshot.institutions[index]),
        "price": ("Price", _price(snapshot, index, pace, status)),
        "months": (f"Length, {PACE_WORDS[pace]}", _months(snapshot, index, pace)),
        "modality": ("Format", _label(Modality, snapshot.modality[index])),
        "delivery": ("Classes", _label(Delivery, snapshot.delivery[index])),
        "paces": ("On offer", _paces(snapshot, index)),
        "curriculum": ("Curriculum", _curriculum(snapshot, index)),
        "prerequisites": ("Prerequisites", _prerequisites(snapshot, index)),
        "bachelor": ("Bachelor’s field asked for", _label(BachelorField, snapshot.bachelor[index])),
        "gpa": ("Lowest grade point average", _figure(snapshot.gpa_min[index])),
        "work": ("Years of work asked for", _figure(snapshot.work_years_min[index])),
        "gre": ("GRE", _label(Gre, snapshot.gre[index])),
        "evidence": ("Figures about graduates", EVIDENCE[int(snapshot.evidence[index])]),
    }
    return ProgramFacts(
        slug=snapshot.slugs[index],
        name=snapshot.names[index],
        institution=snapshot.institutions[index],
        place=place,
        pace=pace,
        status=status,
        facts=tuple(Fact(key, label, text) for key, (label, text) in facts.items()),
    )


def _price(snapshot: Snapshot, index: int, pace: str, status: str) -> str:
    at = PACES.index(pace), STATUSES.index(status), index
    dollars, year = float(snapshot.price_usd[at]), int(snapshot.price_year[at])
    if math.isnan(dollars):
        return ""
    stated = f"{year}-{(year + 1) % 100:02d}" if year else "year not stated"
    return f"{words.price_words(snapshot, index, dollars)} ({stated})"


def _months(snapshot: Snapshot, index: int, pace: str) -> str:
    months = float(snapshot.months[PACES.index(pace), index])
    return "" if math.isnan(months) else months_words(round(months, 1))


def _label(choices: type[Modality | Delivery | BachelorField | Gre], value: str) -> str:
    return words.capitalized(str(choices(value).label)) if value else ""


def _figure(value: float) -> str:
    return "" if math.isnan(value) else number(round(float(value), 2))


def _paces(snapshot: Snapshot, index: int) -> str:
    offered = [text for name, text in _OFFERED.items() if getattr(snapshot, name)[index] == 1]
    return words.capitalized(join_words(offered))


def _curriculum(snapshot: Snapshot, index: int) -> str:
    """Each area with how far it is taught; those that are not stated are left out."""
    levels = zip(AREAS, snapshot.curriculum[:, index].tolist(), strict=True)
    taught = [
        f"{words.inside(Area(area).label)} {AREA_LEVELS[level]}"
        for area, level in levels
        if level != _NOT_STATED
    ]
    return words.capitalized(", ".join(taught))


def _prerequisites(snapshot: Snapshot, index: int) -> str:
    levels = snapshot.prerequisites[:, index].tolist()
    if max(levels) == _NOT_STATED:
        return ""
    asked = [
        f"{words.inside(Subject(subject).label)} {PREREQUISITE_LEVELS[level]}"
        for subject, level in zip(SUBJECTS, levels, strict=True)
        if level > 0
    ]
    return words.capitalized(", ".join(asked)) or "None"
