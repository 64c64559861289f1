"""What is assumed where a question was not answered. Shown beside the question and the result.

Each is our judgment unless it names a source.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Default:
    """value: used in place of an answer (None: the fact stays unknown).
    words: what the person reads, without the leading "Default:".
    source: where the value comes from."""

    value: Any
    words: str
    source: str = "Our judgment"


DEFAULTS: dict[str, Default] = {
    "country": Default("US", "the United States"),
    "state": Default("", "no state, so you pay out-of-state prices everywhere in the US"),
    "metro": Default("", "none; only your state and country count as near"),
    "citizenship": Default(None, "citizen of the country you live in"),
    "permanent_resident": Default(False, "no"),
    "salary": Default(None, "not known; it is not needed for the score yet"),
    "budget": Default(
        50_000,
        "$50,000, about two years at a public university’s out-of-state rate",
        "Twice $24,660: award-weighted mean of 349 public universities, 2023-24 "
        "(IPEDS, our calculation), rounded",
    ),
    "savings": Default(0, "nothing"),
    "employer_aid": Default(0, "nothing"),
    "family_support": Default(0, "nothing"),
    "loans": Default("any", "federal, then private"),
    "bachelor": Default("", "not known; a required field is then flagged, not held against you"),
    "gpa": Default(None, "not known; a lowest GPA is then flagged, not held against you"),
    "work_years": Default(None, "not known"),
    "gre": Default("willing", "you would sit the test"),
    "levels": Default({}, "not known; the score then stays open between met and missing"),
    "role": Default("machine_learning_engineer", "machine-learning engineer"),
    "wanted_countries": Default([], "nowhere in particular"),
    "wanted_states": Default([], "nowhere in particular"),
    "start_by": Default(None, "no date"),
    "horizon_years": Default(12, "12 years"),
    "price_limit": Default(None, "no limit"),
    "months_limit": Default(None, "no limit"),
    "modalities": Default([], "any format"),
    "part_time_only": Default(False, "full time is possible"),
    "country_limit": Default([], "any country"),
    "bridge_months_limit": Default(None, "no limit"),
    "wishes": Default([], "no wishes, so that every program is flexible enough"),
    "weight_money": Default(40, "40 points"),
    "weight_curriculum": Default(15, "15 points"),
    "weight_prerequisites": Default(15, "15 points"),
    "weight_flexibility": Default(10, "10 points"),
    "weight_evidence": Default(10, "10 points"),
    "weight_location": Default(10, "10 points"),
    "pay_after_low": Default(None, "what a tenth of those in that role and place earn less than"),
    "pay_after_high": Default(None, "what a tenth of those in that role and place earn more than"),
    "chance_to_finish": Default(
        None,
        "8 in 10 full time, 6 in 10 online beside a job",
        "The middle of what our method assumes",
    ),
    "months_to_job": Default(4, "4 months"),
    "discount_rate": Default(4, "4% a year above inflation"),
    "assume_unknown": Default(False, "off"),
}
