"""What one program is held against in its futures: the person's own choice of baseline."""

from __future__ import annotations

from dataclasses import dataclass

from decisions import words
from decisions.assessment import Assessment
from decisions.engine.scenario import Scenario
from decisions.money.baseline import waiting
from decisions.money.futures import of_one
from decisions.report.case import OWN, Case


@dataclass(frozen=True)
class Against:
    """words: “keeping your job”.  scenario: None for going on as now.  note: what to know about
    the choice, "" nothing."""

    words: str
    scenario: Scenario | None = None
    note: str = ""

    @property
    def stays(self) -> bool:
        return self.scenario is None


def against(case: Case, assessment: Assessment) -> Against:
    """The baseline for this program; going on as now where it is the program itself."""
    chosen, stay = assessment.baseline, words.baseline(case.person)
    if chosen.missing:
        return Against(
            stay,
            note="What you would do otherwise cannot be worked out, because a price or a length is "
            f"not known: held against {stay} instead.",
        )
    if chosen.waits:
        return Against(words.A_YEAR_LATER, waiting(of_one(case.batch, OWN)))
    if chosen.row is None or chosen.index is None:
        return Against(stay)
    if chosen.index == case.index:
        return Against(
            stay, note=f"This is what you would do otherwise: held against {stay} instead."
        )
    name = words.name_at(case.snapshot, chosen.index)
    return Against(name, of_one(assessment.batch, chosen.row))
