"""What speaks for a program and against it, in figures: at most two reasons each."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import islice

import numpy as np

from decisions.money.answer import LEFT, MISSED
from decisions.report import phrases
from decisions.report.bands import COMFORTABLE, HEAVY
from decisions.report.case import OWN, Case
from decisions.report.cost import Cost
from decisions.report.material import OWN_SCOPE, Material
from decisions.report.opening import OUR_DEFAULT, whose_chances
from decisions.report.phrases import known
from programs.places import US_STATES
from programs.price_table import statuses_in
from programs.prices import STATUSES
from programs.wording import money

MOST = 2
# From which share of people entering alike a break-even pay is low, and below which it is high.
EASY, HARD = 0.6, 0.4
# A price that others pay is worth a word from so much more on.
DEARER = 1.05
# From this share of the cost on, pay given up is worth a word.
LARGE = 0.4

Reasons = Iterator[str]


def reasons(case: Case, material: Material, cost: Cost | None) -> tuple[list[str], list[str]]:
    """At most two reasons for and two against, the most telling first."""
    if not case.worked_out or cost is None:
        return [], []

    def first(found: Callable[[Case, Material, Cost], Reasons]) -> list[str]:
        return list(islice(found(case, material, cost), MOST))

    return first(_for), first(_against)


def _for(case: Case, material: Material, cost: Cost) -> Reasons:
    entry, pay = float(case.batch.entry_pay[OWN]), case.break_even
    easy = float(case.answers.break_even.of_entrants[OWN])
    if not case.same_role and easy >= EASY and 0 < pay < entry:
        assumed, gap = (phrases.amount(each, case.paid) for each in (entry, entry - pay))
        yield (
            f"The entry pay we assume, {assumed}, is {gap} above the break-even: you need not do "
            "better than others."
        )
    if case.amounts.side(case.figure("npv", MISSED)) > 0:
        yield (f"Even without the job you end {case.amounts.position(case.figure('npv', MISSED))}.")
    yield from _cheaper_than_others(case, material)
    if case.batch.employer_aid[OWN] > 0:
        aid = cost.amount_of("employer")
        yield f"Your employer pays {phrases.amount(-aid, case.amounts)} of it."
    if case.batch.pay_share[OWN] > 0 and case.batch.work.salary > 0:
        kept = phrases.whole_per_cent(float(case.batch.pay_share[OWN]))
        yield f"You keep {kept} of your pay while you study."
    if not case.figure("monthly_payment"):
        yield "Nothing has to be borrowed."
    elif case.figure("payment_share_of_gross", MISSED) <= COMFORTABLE:
        share = phrases.whole_per_cent(case.figure("payment_share_of_gross", MISSED))
        yield f"The loan stays light, {share} of pay, even if you miss the job."


def _cheaper_than_others(case: Case, material: Material) -> Reasons:
    """A status that saves money against the next dearer one."""
    snapshot, index = case.snapshot, case.index
    prices = {
        name: float(snapshot.price_usd[case.pace, STATUSES.index(name), index])
        for name in statuses_in(snapshot.country[index])
    }
    others = [price for name, price in prices.items() if known(price) and name != case.status_name]
    dearest = max(others, default=math.nan)
    if not case.assumed and known(dearest) and dearest > DEARER * case.dollars:
        whom = US_STATES.get(case.person.state, "") if case.status_name == "in_state" else ""
        status = f"As a resident of {whom}" if whom else "With your fee status"
        own = material.price_row.amount
        if material.price_row.total.currency == "USD" and own:
            yield f"{status} you pay {own}, not {money(round(dearest))}."


def _against(case: Case, material: Material, cost: Cost) -> Reasons:
    gap = case.figure("unfunded_gap")
    if gap > 0:
        yield f"Nobody would lend {phrases.amount(gap, case.amounts)} of what you need."
    failed = case.share(MISSED) + case.share(LEFT)
    behind = _mean_of_failure(case)
    if failed > 0 and behind < 0:
        cases = f"In {phrases.of_cases(failed)} cases by {whose_chances(case)}"
        end = case.amounts.position(behind)
        yield f"{cases} you don’t finish or don’t get the job; these end {end} on average."
    share = case.figure("payment_share_of_gross")
    if share > HEAVY:
        yield (
            f"The loan is heavy even with the job: {phrases.whole_per_cent(share)} of gross pay."
        )
    hard = float(case.answers.break_even.of_entrants[OWN])
    if not case.same_role and known(hard) and hard < HARD:
        yield (
            f"The entry pay we assume, "
            f"{phrases.amount(float(case.batch.entry_pay[OWN]), case.paid)}, is below the "
            "break-even."
        )
    published = any(row.value for row in material.outcomes.rows if row.scope == OWN_SCOPE)
    if not published and whose_chances(case) == OUR_DEFAULT:
        yield "The school publishes nothing about its graduates, so the chances are our judgment."
    if cost.given_up > LARGE * cost.total > 0:
        part = phrases.whole_per_cent(cost.given_up / cost.total)
        yield f"Pay given up is {part} of the cost, {phrases.amount(cost.given_up, case.amounts)}."


def _mean_of_failure(case: Case) -> float:
    shares = np.array([case.share(MISSED), case.share(LEFT)])
    gains = np.array([case.figure("npv", MISSED), case.figure("npv", LEFT)])
    return float((shares * gains).sum() / shares.sum()) if shares.sum() else math.nan
