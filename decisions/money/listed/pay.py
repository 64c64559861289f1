"""Pay at home and afterwards, its taxes, and the right to earn it."""

from __future__ import annotations

import math
from dataclasses import replace

from decisions.money.batch import Batch
from decisions.money.origin import Input, Kind, Origin, Unit, always
from decisions.money.situation import Situation, known


def pay_now(batch: Batch) -> list[Input]:
    s, work, scenario = batch.situation, batch.work, batch.scenario
    return [
        Input(
            "baseline.salary",
            "Your pay if you stay",
            Unit.MONEY,
            work.salary,
            always(work.salary_origin),
        ),
        Input("baseline.tax", "Tax at home", Unit.TEXT, math.nan, always(_tax_origin(batch, True))),
        Input(
            "baseline.benefits",
            "Benefits lost with the job (match, health)",
            Unit.SHARE,
            s.given["benefits"],
            always(s.given.origin("benefits")),
        ),
        Input(
            "baseline.unaided_year",
            "Year in which you would reach the role without it",
            Unit.YEARS,
            scenario.baseline.unaided_year,
            always(_unaided_origin(batch)),
        ),
    ]


def _unaided_origin(batch: Batch) -> Origin:
    work, given = batch.work, batch.situation.given
    if work.mode == "same_role":
        return Origin(Kind.ANSWER, "you are in the role already", section="money")
    if batch.person.after_country != batch.person.country:
        return Origin(Kind.JUDGMENT, "never: pay abroad takes a right to work there")
    chance = f"{100 * given[work.unaided_key]:g} in 100 a year"
    near = "from a job near to it" if work.adjacent else "from a job like yours"
    return given.origin(work.unaided_key, f"{chance} {near}; by then half would have it")


def _tax_origin(batch: Batch, home: bool) -> Origin:
    s, person = batch.situation, batch.person
    in_us = s.in_us if home else s.works_in_us
    if not in_us:
        name = "tax_rate" if home else "tax_rate_after"
        rate = person.tax_rate if home else person.tax_rate_after
        section = "money" if home else "beliefs"
        if not known(rate):
            return Origin(Kind.UNKNOWN, "tell us your tax rate", section=section)
        return s.origin(name, section, f"{rate:.0%} of pay, as at home")
    place = (person.state, person.metro) if home else (person.after_state, person.after_metro)
    state = batch.tax_state(*place)
    filing = {"mfj": "joint", "mfs": "separate", "hoh": "head of household"}
    status = filing.get(person.filing, "single")
    with_state = s.market.state_tax(state) is not None
    words = f"US federal tax and FICA of 2026, {status}"
    if with_state:
        single = "" if person.filing == "single" else " (its table is for single people)"
        words += f", and that of {state}{single}"
    else:
        words += "; no state tax, as no state is known" if not state else f"; none known of {state}"
    return Origin(Kind.DATUM, words, sources=("state_tax",), section="situation", key="brackets")


def after(batch: Batch) -> list[Input]:
    s, work, person, scenario = batch.situation, batch.work, batch.person, batch.scenario
    given = s.given
    same_role = work.mode == "same_role"

    def entry(row: int) -> Origin:
        if same_role:
            return Origin(Kind.ANSWER, "not used: you stay in your role", section="money")
        origin = work.after_origin(batch.kinds[row])
        whose = batch.entry.whose(row)
        if not whose:
            return origin
        return replace(origin, words=f"{origin.words}; pooled with pay of {whose}")

    found = [
        Input("after.salary", "Entry pay afterwards", Unit.PAID, scenario.after.salary, entry),
        Input("after.tax", "Tax afterwards", Unit.TEXT, math.nan, always(_tax_after(batch))),
        Input(
            "after.benefits",
            "Benefits that come with the job afterwards",
            Unit.SHARE,
            given["benefits"],
            always(given.origin("benefits")),
        ),
        Input(
            "after.search_months",
            "Search after finishing",
            Unit.MONTHS,
            person.search_months,
            s.from_answer("months_to_job", "beliefs"),
        ),
    ]
    if same_role:
        found += [
            Input(
                "after.kappa",
                "Share of the usual premium that the degree itself causes",
                Unit.SHARE,
                given["attribution"],
                always(given.origin("attribution")),
            ),
            Input(
                "after.premium",
                "Usual pay premium of a master’s in the same role",
                Unit.SHARE,
                given["raw_premium"],
                always(given.origin("raw_premium")),
            ),
        ]
    if s.foreign_after or s.answered("stay_months"):
        found += [
            Input(
                "after.stay_months",
                "Months you may work there",
                Unit.MONTHS,
                work.stay_months,
                always(_stay_origin(s, work.stay_months)),
            ),
            Input(
                "after.return_salary",
                "Pay on coming home",
                Unit.MONEY,
                work.return_salary,
                s.from_answer("return_salary", "goal", "as today’s pay"),
            ),
        ]
    return found


def _tax_after(batch: Batch) -> Origin:
    return _tax_origin(batch, home=batch.after_tax == "home")


def _stay_origin(s: Situation, months: float) -> Origin:
    if s.answered("stay_months"):
        return s.origin("stay_months", "goal")
    if not known(months):
        return Origin(Kind.UNKNOWN, "tell us how long you may work there", section="goal")
    words = "12 months of post-study work and 24 more in a STEM field, 8 CFR 214.2(f)(10)(ii)"
    return Origin(Kind.DATUM, words, section="goal")
