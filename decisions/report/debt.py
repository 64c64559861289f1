"""Can the loan be carried: what is borrowed, what it costs a month, and beside what pay."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from decisions.charts import Caption, ShareChart, ShareRow, Table, share_chart
from decisions.engine.parameters import value
from decisions.money.answer import LANDED, MISSED
from decisions.money.origin import Kind
from decisions.report import phrases
from decisions.report.bands import COMFORTABLE, HEAVY, band
from decisions.report.case import OWN, Case
from decisions.report.material import Material
from programs.wording import money, rounded_money

YEAR = 12.0
CENT = 0.01


@dataclass(frozen=True)
class NeedRow:
    """From the whole need to what has to be borrowed. Real, but for the last."""

    label: str
    why: str
    amount: str
    total: bool = False


@dataclass(frozen=True)
class LoanRow:
    name: str
    note: str
    borrowed: str
    rate: str
    years: str
    monthly: str


@dataclass(frozen=True)
class PlanRow:
    """A way to pay the federal loan back. All nominal."""

    name: str
    note: str
    first: str
    paid: str
    owed: str


@dataclass(frozen=True)
class Debt:
    """
    need: down to what has to be borrowed.  rows: the loans.
    plans: ways to pay the federal one back.  gap: what nobody would lend, "" nothing.
    refused: why a kind of loan is not to be had.
    """

    need: tuple[NeedRow, ...]
    rows: tuple[LoanRow, ...]
    total: tuple[str, str]
    plans: tuple[PlanRow, ...]
    chart: ShareChart | None
    gap: str
    refused: tuple[str, ...]
    finding: str
    carried: tuple[str, str]
    horizon: str


def debt(case: Case, material: Material) -> Debt | None:
    """None where the need is not known."""
    gap = case.figure("unfunded_gap")
    if math.isnan(gap) or not case.worked_out:
        return None
    rows = tuple(_rows(case))
    return Debt(
        need=tuple(_need(case)),
        rows=rows,
        total=(
            _borrowed(case.figure("federal_gross") + case.figure("private_gross"), case),
            phrases.monthly(case.figure("monthly_payment"), case.amounts),
        ),
        plans=tuple(_plans(case)),
        chart=_chart(case, material) if rows else None,
        gap=phrases.amount(gap, case.amounts) if gap > CENT else "",
        refused=tuple(_refused(case)),
        finding=_finding(case),
        carried=_carried(case),
        horizon=phrases.years_words(case.horizon),
    )


def _borrowed(amount: float, case: Case) -> str:
    """Finer than other results: a limit is a round figure, and is to be seen as one."""
    step = max(case.amounts.step // 10, 1)
    return rounded_money(amount, step, case.currency)


def _need(case: Case) -> Iterator[NeedRow]:
    need, savings = max(case.need, 0.0), case.person.savings
    yield NeedRow(
        "What study asks for beyond your pay meanwhile",
        "price, living, moving and care, and living through the search; less help and grants",
        phrases.amount(need, case.amounts),
    )
    if min(need, savings) > 0:
        yield NeedRow("Your savings", "", case.amounts.gain(-min(need, savings)))
    asked = _asked(case)
    yield NeedRow(
        "To be borrowed",
        "in the prices of each year" if asked > CENT else "",
        phrases.amount(asked if asked > CENT else 0.0, case.amounts),
        total=True,
    )


def _asked(case: Case) -> float:
    """What has to be borrowed, nominal, whether somebody lends it or not."""
    fee = value("loans", "federal_fee")
    lent = case.figure("federal_gross") * (1 - fee) + case.figure("private_gross")
    return lent + case.figure("unfunded_gap")


def _rows(case: Case) -> Iterator[LoanRow]:
    federal, private = case.figure("federal_gross"), case.figure("private_gross")
    if federal > CENT:
        limit = value("loans", "federal_annual") * float(case.batch.load[OWN])
        yield LoanRow(
            "Federal Direct Unsubsidized",
            f"up to {money(round(limit))} an academic year; "
            f"{phrases.per_cent(value('loans', 'federal_fee'))} of it is withheld as a fee",
            _borrowed(federal, case),
            phrases.per_cent(value("loans", "federal_rate")),
            f"{case.figure('federal_years'):g}",
            phrases.monthly(case.figure("federal_payment"), case.amounts),
        )
    if private > CENT:
        given = case.situation.given
        own = given.origin("private_rate").kind == Kind.ANSWER
        yield LoanRow(
            "Private",
            "your own rate" if own else "our assumption of the rate; lenders ask 5% to 14%",
            _borrowed(private, case),
            phrases.per_cent(given["private_rate"]),
            f"{given['private_years']:g}",
            phrases.monthly(case.figure("private_payment"), case.amounts),
        )


def _plans(case: Case) -> Iterator[PlanRow]:
    """Tiered standard against RAP, for the federal loan of who gets the job, and who does not."""
    if case.figure("federal_gross") <= CENT:
        return
    loan, c = case.path.borrowing.federal, case.amounts
    end = np.array([YEAR * case.horizon])
    starts, payment, count, last = (
        float(np.broadcast_to(each, (len(case.batch), 1))[OWN, 0])
        for each in (loan.starts, loan.payment, loan.count, loan.last_payment)
    )
    made = min(max(YEAR * case.horizon - starts, 0.0), count)
    paid = payment * min(made, count - 1) + (last if made >= count else 0.0)
    owed = float(np.broadcast_to(loan.owed(end), (len(case.batch), 1))[OWN, 0])
    yield PlanRow(
        "Tiered standard plan",
        f"the same payment for {phrases.years_words(case.figure('federal_years'))}",
        phrases.monthly(payment, c),
        phrases.amount(paid, c),
        phrases.amount(owed, c),
    )
    for name, rap in (
        ("RAP, with the job", case.answers.rap),
        ("RAP, without it", case.answers.rap_missed),
    ):
        yield PlanRow(
            name,
            "follows your income; unpaid interest is waived",
            phrases.monthly(float(rap.first[OWN]), c),
            phrases.amount(float(rap.paid_to_horizon[OWN]), c),
            phrases.amount(float(rap.balance_at_horizon[OWN]), c),
        )


def _refused(case: Case) -> Iterator[str]:
    """Why a loan is not to be had, where one is not and something has to be borrowed."""
    if not _asked(case) > CENT:
        return
    by_name = {entry.name: entry for entry in case.inputs}
    for name, label, flags in (
        ("finance.federal", "No US federal loan", case.batch.federal),
        ("finance.private", "No private loan", case.batch.private),
    ):
        if not flags[OWN]:
            origin = by_name[name].origin(OWN)
            words = "you ruled it out" if origin.kind == Kind.ANSWER else origin.words
            yield f"{label}: {words}."


def _share(case: Case, story: int) -> float:
    return case.figure("payment_share_of_gross", story)


def _share_words(share: float) -> str:
    if math.isinf(share):
        return "no pay to pay from"
    return f"{phrases.whole_per_cent(share)} of pay" if phrases.known(share) else "not known"


def _chart(case: Case, material: Material) -> ShareChart | None:
    rows = [
        ShareRow(label, _share(case, story), _share_words(_share(case, story)), ahead)
        for label, story, ahead in (
            (_landed_label(case, material), LANDED, True),
            (_missed_label(case), MISSED, False),
        )
    ]
    return share_chart(
        Caption(
            key="share",
            finding=_finding(case),
            lead="Monthly payment as a share of gross pay in the year it begins. Up to 8% is "
            "usually comfortable; above 14% is heavy.",
            title="Loan payment as a share of gross pay",
            desc="; ".join(f"{row.label}: {row.words}" for row in rows) + ".",
            source="Bands of 8% and 14%: the Consumer Financial Protection Bureau’s former guide "
            "values. Payments and pay in the money of that year.",
            table=Table(("Pay", "Share of pay"), tuple((row.label, row.words) for row in rows)),
        ),
        rows,
        cuts=(COMFORTABLE, HEAVY),
    )


def _landed_label(case: Case, material: Material) -> str:
    if case.same_role:
        return "With more pay in your role"
    entry = phrases.amount(float(case.batch.entry_pay[OWN]), case.paid)
    return f"{material.role[:1].upper()}{material.role[1:]}, entry pay {entry}"


def _missed_label(case: Case) -> str:
    if case.person.salary == 0:
        return "Without the job"
    pay = phrases.amount(case.batch.work.salary, case.amounts)
    return f"Back in a job like today’s, {pay}"


def _finding(case: Case) -> str:
    if not case.figure("monthly_payment"):
        return "Nothing has to be borrowed"
    landed, missed = band(_share(case, LANDED)), band(_share(case, MISSED))
    if landed == missed:
        return f"{landed.capitalize()} with the job and without it"
    return f"{landed.capitalize()} if the job comes, {missed} if it doesn’t"


def _carried(case: Case) -> tuple[str, str]:
    """The answer to “can I carry the loan”, as status kind and words."""
    if case.figure("unfunded_gap") > CENT:
        return "no", "Not all of it is lent"
    if not case.figure("monthly_payment"):
        return "ok", "Nothing to borrow"
    landed, missed = _share(case, LANDED), _share(case, MISSED)
    if missed <= COMFORTABLE:
        return "ok", "Yes, even without the job"
    if landed <= HEAVY:
        return "partly", "If the job comes"
    return "no", "Heavy even with the job"
