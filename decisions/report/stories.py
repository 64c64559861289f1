"""The three ways it may go: how often, what each comes to, and year by year."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from decisions.charts import (
    FINISH,
    LEAVE,
    UNPLACED,
    Caption,
    PositionChart,
    Story,
    Table,
    position_chart,
)
from decisions.money.answer import LANDED, LEFT, MISSED
from decisions.report import phrases
from decisions.report.case import OWN, Case
from decisions.report.material import Material
from programs.wording import MINUS, money

# Years after which each story is shown, beside the last (DECISIONS 20).
SHOWN_YEARS = (5, 10)
STORIES = (LANDED, MISSED, LEFT)
_KINDS = {LANDED: FINISH, MISSED: UNPLACED, LEFT: LEAVE}


@dataclass(frozen=True)
class StoryRow:
    """amounts: after each of the years shown.  ahead: from when on for good, in words."""

    name: str
    cases: str
    amounts: tuple[str, ...]
    ahead: str


@dataclass(frozen=True)
class Stories:
    """years: heads of the amounts.  mean: the amounts of all three by their shares.  unaided: what
    becomes of the job without the program, where nothing varies."""

    years: tuple[str, ...]
    rows: tuple[StoryRow, ...]
    mean: tuple[str, ...]
    unaided: str
    chart: PositionChart | None


def names(case: Case) -> dict[int, str]:
    """The three ways."""
    return {
        LANDED: f"Finish and get {case.prize}",
        MISSED: "Finish without it",
        LEFT: "Leave half-way",
    }


def stories(case: Case, material: Material) -> Stories | None:
    """None where the result is not known."""
    if not case.worked_out:
        return None
    years = [year for year in SHOWN_YEARS if year < case.horizon] + [case.horizon]
    positions = case.answers.result.position[:, OWN]
    shares = np.array([case.share(story) for story in STORIES])
    mean = (shares[:, np.newaxis] * positions).sum(axis=0)
    return Stories(
        years=tuple(f"After {phrases.years_words(year)}" for year in years),
        rows=tuple(
            StoryRow(
                name=name,
                cases=phrases.of_cases(case.share(story)),
                amounts=tuple(
                    case.amounts.gain(float(positions[story, year - 1])) for year in years
                ),
                ahead=_ahead(case, story),
            )
            for story, name in names(case).items()
        ),
        mean=tuple(case.amounts.gain(float(mean[year - 1])) for year in years),
        unaided=_unaided(case),
        chart=_chart(case, material, positions),
    )


def _unaided(case: Case) -> str:
    if case.same_role:
        return "without the program your pay only grows as it does now"
    year = case.batch.work.unaided_year
    if math.isinf(year):
        return "without the program you never get the job"
    return f"without the program you get the job in year {year:.0f}"


def _ahead(case: Case, story: int) -> str:
    year = case.figure("break_even_year", story)
    if case.stays_even(story):
        return "stays even"
    return "not in that time" if math.isinf(year) else f"year {year:.0f}"


def _chart(case: Case, material: Material, positions: np.ndarray) -> PositionChart | None:
    name = names(case)
    labels = {LANDED: f"if you get {case.prize}", MISSED: "if you miss it", LEFT: "if you leave"}
    told = [
        Story(
            _KINDS[story],
            labels[story],
            f"{name[story].lower()} ({phrases.of_cases(case.share(story))})",
            positions[story].tolist(),
        )
        for story in STORIES
    ]
    rows = [("0", *(money(0, case.currency),) * len(told))] + [
        (
            str(year + 1),
            *(case.amounts.gain(float(positions[story, year])) for story in STORIES),
        )
        for year in range(case.horizon)
    ]
    return position_chart(
        Caption(
            key="position",
            finding=_finding(case),
            lead=f"Cumulative position against {material.baseline}, at the end of each year, in "
            f"money of {material.money_of}.",
            title=f"Cumulative position against {material.baseline}",
            desc=_desc(case, material),
            source=f"Each way at the middle of our assumptions; discounted at "
            f"{phrases.per_cent(case.person.discount)} a year above inflation; loans drawn and "
            "paid are in it, and what is still owed counts against you.",
            table=Table(("Year", *name.values()), tuple(rows)),
        ),
        told,
        currency=case.currency,
        baseline=_zero(case),
    )


def _zero(case: Case) -> str:
    salary = case.person.salary
    if math.isnan(salary):
        return "usual pay"
    return "your job as it is" if salary else "no pay"


def _finding(case: Case) -> str:
    year = case.figure("break_even_year")
    if case.stays_even():
        return f"Even with {case.prize} you are neither ahead nor behind"
    if math.isinf(year):
        within = phrases.years_words(case.horizon)
        return f"Even with {case.prize} you are not ahead for good within {within}"
    if year == 1:
        return f"Get {case.prize}, and you are ahead from the first year on"
    return f"Get {case.prize}, and you catch up in year {year:.0f}"


def _desc(case: Case, material: Material) -> str:
    ends = "; ".join(
        f"{name.lower()}: {case.amounts.position(case.figure('npv', story))}"
        for story, name in names(case).items()
    )
    return (
        f"After {phrases.years_words(case.horizon)}, against {material.baseline}: {ends}. "
        f"{_finding(case)}."
    ).replace(MINUS, "minus ")
