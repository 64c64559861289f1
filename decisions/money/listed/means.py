"""Who helps, what living costs, and what is borrowed."""

from __future__ import annotations

from decisions.engine.arrays import Number
from decisions.money import loans
from decisions.money.batch import Batch
from decisions.money.origin import Input, Kind, Origin, Unit, always


def support(batch: Batch) -> list[Input]:
    s, person = batch.situation, batch.person
    aid = "while you keep the job" if person.employer_aid else ""
    return [
        Input(
            "program.employer_aid_per_year",
            "Your employer pays, a year",
            Unit.DOLLARS,
            batch.employer_aid,
            always(_note(s.origin("employer_aid", "money"), aid)),
        ),
        Input(
            "program.family_support_per_year",
            "Your family gives, a year",
            Unit.DOLLARS,
            s.carried(person.family_support) / s.dollar,
            s.from_answer("family_support", "money"),
        ),
        Input(
            "program.household_contribution_per_year",
            "Others pay for living, a year",
            Unit.DOLLARS,
            s.carried(person.household_contribution) / s.dollar,
            s.from_answer("household_contribution", "money"),
        ),
        Input(
            "program.care_per_year",
            "Care while you study, a year",
            Unit.DOLLARS,
            s.carried(person.care) / s.dollar,
            s.from_answer("care", "money"),
        ),
    ]


def _note(origin: Origin, words: str) -> Origin:
    return Origin(origin.kind, words or origin.words, section=origin.section)


def living(batch: Batch) -> list[Input]:
    s, living = batch.situation, batch.living

    def moving(row: int) -> Origin:
        if not batch.moves[row]:
            return Origin(Kind.JUDGMENT, "no move needed")
        return s.origin("moving", "money")

    def studying(row: int) -> Origin:
        keeps = bool(batch.pay_share[row] > 0)
        return living.study_origin(batch.site(row), bool(batch.moves[row]), keeps)

    return [
        Input(
            "baseline.living",
            "Living as you do now, a year",
            Unit.MONEY,
            living.home,
            always(living.home_origin),
        ),
        Input(
            "program.living_study",
            "Living while you study, a year",
            Unit.DOLLARS,
            batch.living_study,
            studying,
        ),
        Input(
            "after.living",
            "Living afterwards, a year",
            Unit.PAID,
            living.after,
            always(living.after_origin),
        ),
        Input("program.moving", "Moving", Unit.DOLLARS, batch.moving, moving),
    ]


def loan_inputs(batch: Batch) -> list[Input]:
    s, person, finance = batch.situation, batch.person, batch.scenario.finance
    given = s.given

    def federal(row: int) -> Origin:
        return loans.federal_origin(
            s, bool(batch.federal[row]), bool(batch.title_iv[row]), float(batch.load[row])
        )

    def private(row: int) -> Origin:
        return loans.private_origin(s, bool(batch.private[row]))

    def school(row: int) -> Origin:
        words = "in the federal directory" if batch.title_iv[row] else "not in the directory"
        return Origin(Kind.JUDGMENT, f"{words}; decides the Lifetime Learning Credit")

    def load(row: int) -> Origin:
        if not batch.part_time[row]:
            return Origin(Kind.FACT, "full time")
        return Origin(Kind.JUDGMENT, "full-time by part-time length, or half")

    def statute(name: str, label: str, unit: Unit, value: Number) -> Input:
        return Input(f"finance.{name}", label, unit, value, always(given.origin(name)))

    return [
        Input(
            "finance.savings",
            "Savings spent on it",
            Unit.MONEY,
            person.savings,
            s.from_answer("savings", "money"),
        ),
        Input("finance.federal", "US federal loan", Unit.FLAG, batch.federal, federal),
        Input("program.load", "Share of a full load", Unit.SHARE, batch.load, load),
        Input(
            "program.us_eligible_school",
            "School eligible for federal aid",
            Unit.FLAG,
            batch.title_iv,
            school,
        ),
        statute("federal_rate", "Federal loan rate", Unit.RATE, finance.federal_rate),
        statute("federal_fee", "Federal loan fee", Unit.SHARE, finance.federal_fee),
        statute(
            "federal_annual", "Federal loan limit a year", Unit.DOLLARS, finance.federal_annual
        ),
        statute(
            "federal_aggregate",
            "Federal loan limit in all",
            Unit.DOLLARS,
            finance.federal_aggregate,
        ),
        Input(
            "finance.prior_graduate_federal",
            "Earlier graduate federal loans",
            Unit.DOLLARS,
            person.prior_federal,
            s.from_answer("prior_federal", "money"),
        ),
        Input("finance.private", "Private loan", Unit.FLAG, batch.private, private),
        Input(
            "finance.private_rate",
            "Private loan rate",
            Unit.RATE,
            finance.private_rate,
            always(given.origin("private_rate")),
        ),
        Input(
            "finance.private_years",
            "Private loan term",
            Unit.YEARS,
            finance.private_years,
            always(given.origin("private_years")),
        ),
        statute(
            "grace_months", "Months before repayment starts", Unit.MONTHS, finance.grace_months
        ),
        Input(
            "finance.dependents",
            "People who depend on you (RAP)",
            Unit.COUNT,
            float(person.dependents),
            s.from_answer("dependents", "money"),
        ),
    ]
