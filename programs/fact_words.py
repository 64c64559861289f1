"""What is stated of a fact, in words; "" where it is blank.

A program is one loaded with for_detail(). Keys are those of programs.catalogue.facts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from programs.models import Admission, Area, Prerequisite, Price, Program, Scope, Subject
from programs.tags import tag_words
from programs.wording import join_words, money, months_words, number


def _pace(program: Program) -> str:
    offered = {
        "full time": program.full_time,
        "part time": program.part_time,
        "self-paced": program.self_paced,
    }
    return _capitalized(join_words([pace for pace, yes in offered.items() if yes], "or"))


def _listed(words: Sequence[str]) -> str:
    return _capitalized(join_words(words))


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def _yes_no(value: bool | None) -> str:
    return {True: "Yes", False: "No", None: ""}[value]


def _area(area: str) -> Callable[[Program], str]:
    def words(program: Program) -> str:
        rows = {row.area: row for row in program.curriculum.all()}
        return rows[area].get_level_display() if area in rows else ""

    return words


def _of_admission(words: Callable[[Admission], str]) -> Callable[[Program], str]:
    def of(program: Program) -> str:
        admission = getattr(program, "admission", None)
        return words(admission) if admission else ""

    return of


def _points(value: Decimal | None, places: int) -> str:
    """At least so many decimals: a GPA is 3.0, not 3."""
    if value is None:
        return ""
    text = number(value)
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals.ljust(places, '0')}"


def _years(value: Decimal | None) -> str:
    if value is None:
        return ""
    return "None asked" if not value else f"{number(value)} year{'' if value == 1 else 's'}"


def _share(value: Decimal | None) -> str:
    return "" if value is None else f"{number(value * 100)}%"


def _prerequisites(program: Program) -> str:
    """In the order of the list of subjects, so that equal demands have equal words."""
    rows = sorted(program.prerequisites.all(), key=lambda row: Subject.values.index(row.subject))
    groups = {
        level: [row.get_subject_display().lower() for row in rows if row.level == level]
        for level in Prerequisite.Level.values
    }
    stated = [f"{level}: {join_words(subjects)}" for level, subjects in groups.items() if subjects]
    return _capitalized("; ".join(stated))


def own_prices(program: Program, part: str) -> list[Price]:
    """The program's own prices: an average of the institution states nothing about it."""
    return [row for row in program.prices.all() if row.part == part and row.scope == Scope.PROGRAM]


def _count(rows: Sequence, noun: str) -> str:
    return f"{len(rows)} {noun}{'' if len(rows) == 1 else 's'}" if rows else ""


WORDS: dict[str, Callable[[Program], str]] = {
    "modality": lambda p: p.get_modality_display(),
    "delivery": lambda p: p.get_delivery_display().capitalize(),
    "pace": _pace,
    "duration_months.full_time": lambda p: months_words(p.months_full_time),
    "duration_months.part_time": lambda p: months_words(p.months_part_time),
    "duration_months.max": lambda p: months_words(p.months_max),
    "credits": lambda p: number(p.credits),
    "courses": lambda p: number(p.courses),
    "start_terms": lambda p: _listed([term.capitalize() for term in p.start_terms]),
    "tuition": lambda p: _count(own_prices(p, "tuition"), "price"),
    "fees": lambda p: _count(own_prices(p, "fee"), "fee"),
    "funding": lambda p: p.funding,
    "admission.bachelor_field": _of_admission(lambda a: a.get_bachelor_field_display()),
    "admission.gpa_min": _of_admission(lambda a: _points(a.gpa_min, 1)),
    "admission.gre": _of_admission(lambda a: a.get_gre_display()),
    "admission.toefl_min": _of_admission(lambda a: number(a.toefl_min)),
    "admission.ielts_min": _of_admission(lambda a: _points(a.ielts_min, 1)),
    "admission.work_experience_years": _of_admission(lambda a: _years(a.work_experience_years)),
    "admission.acceptance_rate": _of_admission(lambda a: _share(a.acceptance_rate)),
    "admission.deadline": _of_admission(lambda a: a.deadline),
    "admission.application_fee_usd": _of_admission(lambda a: money(a.application_fee_usd)),
    "admission.performance_pathway": _of_admission(lambda a: _yes_no(a.performance_pathway)),
    "prerequisites": _prerequisites,
    **{f"curriculum.{area}": _area(area) for area in Area.values},
    "topics": lambda p: _listed([tag_words(topic) for topic in p.topics]),
    "components.thesis": lambda p: p.get_thesis_display(),
    "components.capstone": lambda p: p.get_capstone_display(),
    "components.internship": lambda p: p.get_internship_display(),
    "industry.corporate_partners": lambda p: _yes_no(p.corporate_partners),
    "industry.career_services": lambda p: _yes_no(p.career_services),
    "industry.coop": lambda p: _yes_no(p.coop),
    "outcomes": lambda p: _count(list(p.outcomes.all()), "figure"),
    "highlights": lambda p: _listed([tag_words(tag) for tag in p.highlights]),
}
