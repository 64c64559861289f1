"""The defaults that a result rests on, where the person gave no answer."""

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
    "currency": "Currency of your amounts",
    "salary": "Pay now",
    "current_role": "Job now",
    "savings": "Savings",
    "living": "Cost of living now",
    "part_time_pay": "Pay kept when studying part time",
    "employer_aid": "Employer’s money",
    "family_support": "Family’s money",
    "household_contribution": "A partner’s pay toward living",
    "living_study": "Cost of living near a campus",
    "moving": "Moving",
    "care": "Care while you study",
    "loans": "Loans",
    "prior_federal": "Federal loans already owed",
    "cosigner": "A US co-signer",
    "filing": "How you file US income tax",
    "tax_rate": "Taxes outside the United States",
    "spouse_income": "A spouse’s pay",
    "dependents": "Dependents",
    "bachelor": "Bachelor’s field",
    "gpa": "Grades",
    "work_years": "Years of work",
    "gre": "GRE",
    "levels": "What you know already",
    "role": "The work you want",
    "work_country": "Country of work afterwards",
    "work_state": "State of work afterwards",
    "work_metro": "Metro area of work afterwards",
    "stay_months": "Right to work after the degree",
    "return_salary": "Pay on coming home",
    "start_by": "Start",
    "horizon_years": "Years it should pay off over",
    "otherwise": "What you would do otherwise",
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
    "pay_after_low": "Pay afterwards, if it goes badly",
    "pay_after_high": "Pay afterwards, if it goes very well",
    "chance_to_finish": "Chance of finishing",
    "chance_of_job": "Chance of finding the job",
    "months_to_job": "Search for the job",
    "discount_rate": "What your money earns elsewhere",
    "chance_to_stay": "Chance to stay and work",
    "tax_rate_after": "Taxes where you would work",
}


@dataclass(frozen=True)
class Assumed:
    """A default in force: what it is about, what is assumed, and where to change it."""

    label: str
    words: str
    source: str
    section: str


def assumed_answers(person: Person) -> list[Assumed]:
    """The defaults that count for this person now, in the order the questions are asked."""
    idle = _without_effect(person)
    return [
        Assumed(LABELS[name], DEFAULTS[name].words, DEFAULTS[name].source, section)
        for name, section in USED.items()
        if name in person.defaulted and name not in idle
    ]


def _without_effect(person: Person) -> set[str]:
    """Questions whose answer could change nothing, given the others."""
    idle = set()
    in_us, works_in_us = person.country == "US", person.after_country == "US"
    if in_us:
        idle |= {"tax_rate"}
    else:
        idle |= {"state", "metro"}
    if works_in_us:
        idle |= {"tax_rate_after"}
    if not (in_us or works_in_us):
        idle |= {"filing"}
    if not works_in_us:
        idle |= {"work_state", "work_metro"}
    if person.filing != "mfj":
        idle |= {"spouse_income"}
    if person.citizenship == person.country:
        idle |= {"permanent_resident"}
    if person.federal_eligible:
        idle |= {"cosigner"}
    else:
        idle |= {"prior_federal", "dependents"}
    if not person.needs_right_to_work:
        idle |= {"stay_months", "return_salary", "chance_to_stay"}
    return idle
