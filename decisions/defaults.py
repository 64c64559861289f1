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
    "currency": Default("USD", "US dollars"),
    "salary": Default(
        None,
        "the median pay of all workers where you live; outside the United States we need yours",
        "BLS OEWS, May 2025",
    ),
    "current_role": Default("other", "another job, so that the degree means a new role"),
    "savings": Default(0, "nothing"),
    "employer_aid": Default(0, "nothing"),
    "family_support": Default(0, "nothing"),
    "filing": Default("single", "single"),
    "spouse_income": Default(0, "none"),
    "household_contribution": Default(0, "nothing"),
    "dependents": Default(0, "none"),
    "care": Default(0, "nothing"),
    "living": Default(
        None,
        "worked out from rents and spending where you live; outside the United States we need "
        "your figure",
        "HUD and BLS",
    ),
    "living_study": Default(
        None,
        "worked out from rents and spending near the campus; outside the United States we need "
        "your figure",
        "HUD and BLS",
    ),
    "moving": Default(3_000, "$3,000 when you have to move"),
    "part_time_pay": Default(100, "all of it"),
    "loans": Default("any", "federal, then private"),
    "prior_federal": Default(0, "nothing"),
    "cosigner": Default(False, "no"),
    "tax_rate": Default(None, "in the United States we work it out; elsewhere we need your figure"),
    "bachelor": Default("", "not known; a required field is then flagged, not held against you"),
    "gpa": Default(None, "not known; a lowest GPA is then flagged, not held against you"),
    "work_years": Default(None, "not known"),
    "gre": Default("willing", "you would sit the test"),
    "levels": Default({}, "not known; the score then stays open between met and missing"),
    "role": Default("machine_learning_engineer", "machine-learning engineer"),
    "wanted_countries": Default([], "nowhere in particular"),
    "wanted_states": Default([], "nowhere in particular"),
    "work_country": Default("", "the country you live in"),
    "work_state": Default("", "where you live now, if you name no other place"),
    "work_metro": Default("", "where you live now, if you name no other place"),
    "stay_months": Default(
        None,
        "36 months in the United States (12 after any degree, 24 more after one in science or "
        "technology); elsewhere not known; no limit for citizens, permanent residents and those "
        "who live there already",
        "8 CFR 214.2(f)(10)(ii)",
    ),
    "return_salary": Default(None, "what you earn now"),
    "start_by": Default(
        None, "next September, or the one after if that is less than six months away"
    ),
    "horizon_years": Default(12, "12 years"),
    "otherwise": Default("stay", "go on as now"),
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
    "chance_of_job": Default(
        None,
        "75% after a master’s, 40% after a bootcamp or certificate, 20% after a course or on "
        "your own",
    ),
    "months_to_job": Default(4, "4 months"),
    "chance_to_stay": Default(100, "100%"),
    "tax_rate_after": Default(
        None,
        "your rate now, if you would work where you live; in the United States we work it out; "
        "elsewhere we need your figure",
    ),
    "discount_rate": Default(4, "4% a year above inflation"),
    "assume_unknown": Default(False, "off"),
}
