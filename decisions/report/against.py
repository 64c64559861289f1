"""What one program is held against in its futures: the person's own choice of baseline."""

from __future__ import annotations

from dataclasses import dataclass

from decisions import words
from decisions.assessment import Assessment
from decisions.engine.scenario import Scenario
from decisions.money.baseline import slug_of
from decisions.money.paths import held_against
from decisions.report.case import OWN, Case


@dataclass(frozen=True)
class Against:
    """
    words: “keeping your job”, or a program and who offers it.  brief: the same in a heading.
    line: the same in a drawing.  scenario: None for going on as now.  note: what to know about the
    choice, "" nothing.
    """

    words: str
    brief: str
    line: str
    scenario: Scenario | None = None
    note: str = ""

    @property
    def stays(self) -> bool:
        return self.scenario is None


def against(case: Case, assessment: Assessment) -> Against:
    """The baseline for this program; going on as now where it is the program itself."""
    chosen = assessment.baseline
    scenario = held_against(chosen, assessment.batch, case.batch, OWN)
    if chosen.missing:
        why = (
            "its price or its length is not known"
            if slug_of(chosen.asked)
            else "no such path within your limits has a price and a length that we know"
        )
        return _staying(case, f"What you would do otherwise cannot be worked out, because {why}")
    if chosen.waits:
        later = words.A_YEAR_LATER
        return Against(later, later, "a year later", scenario)
    if chosen.index is None:
        return _staying(case)
    if scenario is None:
        return _staying(case, "This is what you would do otherwise")
    return Against(
        words.name_at(case.snapshot, chosen.index),
        case.snapshot.names[chosen.index],
        "the other path",
        scenario,
    )


def _staying(case: Case, why: str = "") -> Against:
    """why: it is not what the person chose."""
    stay = words.baseline(case.person)
    note = f"{why}: held against {stay} instead." if why else ""
    return Against(stay, stay, stay, note=note)
