"""Under the answer: the three stories in two sentences, the headline figures, reasons each way."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from decisions.charts import short_money
from decisions.money.answer import LANDED, LEFT, MISSED
from decisions.report import phrases
from decisions.report.case import Case
from decisions.report.cost import Cost
from decisions.report.material import Material
from programs.wording import money, months_words

OUR_DEFAULT = "our default"


@dataclass(frozen=True)
class Stat:
    """One of the headline figures. before, after: small, beside it."""

    label: str
    text: str
    before: str = ""
    after: str = ""
    on: bool = False


# The lede.


def lede(case: Case, material: Material) -> str:
    """How each of the three ways ends; "" where that is not known."""
    if not case.worked_out:
        return ""
    missed, left = (case.amounts.position(case.figure("npv", story)) for story in (MISSED, LEFT))
    landed = case.amounts.against(case.figure("npv"), material.baseline)
    cases = f"{phrases.of_cases(case.share(LANDED))} cases by {whose_chances(case)}"
    return (
        f"Finish and get {case.prize}, and after {phrases.years_words(case.horizon)} you are "
        f"{landed}{_when(case)}, in {cases}. Finish without it, and you are {missed}; leave "
        f"half-way, and you are {left}.{_after(stay(case, material))}"
    )


def _when(case: Case) -> str:
    year = case.figure("break_even_year")
    if math.isinf(year) or case.stays_even():
        return ""
    return ", from the first year on" if year == 1 else f", for good from year {year:.0f} on"


def whose_chances(case: Case) -> str:
    """Whose chances these are."""
    told = not case.person.defaulted.issuperset({"chance_to_finish", "chance_of_job"})
    return "your own chances" if told else OUR_DEFAULT


def _after(sentence: str) -> str:
    return f" {sentence}" if sentence else ""


def stay(case: Case, material: Material) -> str:
    """How long one may stay for the job, and what comes then; "" where that has no end."""
    months = case.batch.work.stay_months
    if math.isinf(months) or not case.share(LANDED):
        return ""
    back = phrases.amount(case.batch.work.return_salary, case.amounts)
    return (
        f"You may work {material.around} for {months_words(months)}; after that we count "
        f"{back} a year at home."
    )


# The figures.


def stats(case: Case, cost: Cost | None) -> list[Stat]:
    """Two to four figures; none where the result is not known."""
    if not case.worked_out or cost is None:
        return []
    horizon = phrases.years_words(case.horizon)
    return [
        Stat(
            f"mean of the three ways it may go, after {horizon}",
            phrases.short(case.mean(), case.amounts, sign=True),
            on=True,
        ),
        cost_stat(case, cost),
        monthly_stat(case),
        _year_stat(case),
    ]


def cost_stat(case: Case, cost: Cost) -> Stat:
    """In all, naming what makes it more than a price."""
    living = cost.amount_of("living_study") + cost.amount_of("living_after") > 0
    label = (
        "what it costs in all, with dearer living, pay given up and interest"
        if living
        else "what it costs in all, with pay given up and interest"
    )
    if cost.total <= 0:
        return Stat(label, "nothing", after="on balance")
    return Stat(label, short_money(cost.total, case.currency), before="about")


def monthly_stat(case: Case) -> Stat:
    payment = case.figure("monthly_payment")
    if not payment:
        return Stat("a month for loans: nothing has to be borrowed", money(0, case.currency))
    first, *later = sorted(set(_terms(case)))
    # All loans are paid at once, until the first of them is paid off.
    term = f"the first {first:g} of {later[-1]:g} years" if later else phrases.years_words(first)
    return Stat(
        f"a month for {term}, if you borrow as planned",
        phrases.monthly(payment, case.amounts),
        before="about",
    )


def _terms(case: Case) -> Iterator[float]:
    """The terms of the loans taken, years."""
    if case.figure("federal_payment"):
        yield case.figure("federal_years")
    if case.figure("private_payment"):
        yield case.situation.given["private_years"]


def _year_stat(case: Case) -> Stat:
    year = case.figure("break_even_year")
    if case.stays_even():
        return Stat(f"neither ahead nor behind, if you get {case.prize}", "Even")
    if math.isinf(year):
        within = phrases.years_words(case.horizon)
        return Stat(
            f"ahead for good, even if you get {case.prize}", "not", after=f"within {within}"
        )
    return Stat(f"from when on you are ahead for good, if you get {case.prize}", f"Year {year:.0f}")
