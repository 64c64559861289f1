"""What speaks for a program and against it, in figures: at most two reasons each."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from decisions.engine.fifty import FIFTY
from decisions.money.answer import LEFT, MISSED
from decisions.report import phrases
from decisions.report.bands import COMFORTABLE, HEAVY
from decisions.report.case import OWN, Case
from decisions.report.cost import Cost
from decisions.report.futures import Futures
from decisions.report.headline import shares
from decisions.report.material import OWN_SCOPE, Material
from decisions.report.opening import OUR_DEFAULT, whose_chances
from decisions.report.phrases import known
from decisions.report.stories import STORIES
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
# A loss of less than so much of a year's pay is small.
SMALL = 0.25

Reasons = Iterator[str]


@dataclass(frozen=True)
class _Told:
    """What the reasons are about. found: None as long as no futures are drawn."""

    case: Case
    material: Material
    cost: Cost
    found: Futures | None


def reasons(
    case: Case, material: Material, cost: Cost | None, found: Futures | None = None
) -> tuple[list[str], list[str]]:
    """At most two reasons for and two against, the most telling first; what can be told in
    futures is, once they are drawn."""
    if not case.worked_out or cost is None:
        return [], []
    told = _Told(case, material, cost, found)

    def first(each: Callable[[_Told], Reasons]) -> list[str]:
        return list(islice(each(told), MOST))

    return first(_for), first(_against)


def _for(told: _Told) -> Reasons:
    case = told.case
    yield from _low_break_even(told)
    yield from _ahead_without(told)
    yield from _small_loss(told)
    yield from _cheaper_than_others(case, told.material)
    if case.batch.employer_aid[OWN] > 0:
        aid = told.cost.amount_of("employer")
        yield f"Your employer pays {phrases.amount(-aid, case.amounts)} of it."
    if case.batch.pay_share[OWN] > 0 and case.batch.work.salary > 0:
        kept = phrases.whole_per_cent(float(case.batch.pay_share[OWN]))
        yield f"You keep {kept} of your pay while you study."
    if not case.figure("monthly_payment"):
        yield "Nothing has to be borrowed."
    elif case.figure("payment_share_of_gross", MISSED) <= COMFORTABLE:
        share = phrases.whole_per_cent(case.figure("payment_share_of_gross", MISSED))
        yield f"The loan stays light, {share} of pay, even if you miss {case.prize}."


def _low_break_even(told: _Told) -> Reasons:
    case, found = told.case, told.found
    entry, pay = float(case.batch.entry_pay[OWN]), case.break_even
    easy = float(case.answers.break_even.of_entrants[OWN])
    if case.same_role or not (easy >= EASY and 0 < pay < entry):
        return
    if found is None:
        assumed, gap = (phrases.amount(each, case.paid) for each in (entry, entry - pay))
        yield f"The entry pay we assume, {assumed}, is {gap} above the break-even."
    elif found.landed.ahead >= EASY * found.landed.futures > 0:
        # Where the job is within reach without the degree, higher pay there decides little.
        yield f"With the job it pays {_from(told, pay)}{_who_earns_more(case)}."


def _from(told: _Told, pay: float) -> str:
    """From which first pay on, and against what: the break-even knows no other path."""
    against = told.found.against if told.found else None
    besides = "" if against is None or against.stays else f", against {told.material.baseline}"
    return f"from a first pay of {told.case.paid.at_least(pay)} on{besides}"


def _who_earns_more(case: Case) -> str:
    people = shares(case)
    return f": {people}" if people else ""


def _ahead_without(told: _Told) -> Reasons:
    case, found = told.case, told.found
    if found is None:
        gain = case.figure("npv", MISSED)
        if case.amounts.side(gain) > 0:
            yield f"Even without {case.prize} you end {case.amounts.position(gain)}."
        return
    if not found.against.stays:
        return  # beside a worse path that is no praise
    missed = found.ways[STORIES.index(MISSED)]
    if missed.futures and case.amounts.side(missed.middle) > 0:
        yield (
            f"Even without {case.prize} you end ahead in {missed.ahead} of {missed.futures} "
            f"futures, the middle one {case.amounts.position(missed.middle)}."
        )


def _small_loss(told: _Told) -> Reasons:
    """Of an answer that is no gain in most futures: that little can be lost."""
    case, found = told.case, told.found
    own = case.batch.work.own_pay
    if found is None or not (found.against.stays and known(own) and found.mean > 0):
        return
    if 2 * found.in_front < FIFTY and -SMALL * own < found.low < 0:
        most = case.amounts.about(-found.low)
        yield f"Little can be lost: in 9 of 10 futures no more than about {most}."


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


def _against(told: _Told) -> Reasons:
    case, cost = told.case, told.cost
    gap = case.figure("unfunded_gap")
    if gap > 0:
        yield f"Nobody would lend {phrases.amount(gap, case.amounts)} of what you need."
    if told.found is None:
        yield from _failing(told)
        yield from _heavy_loan(case)
        yield from _high_break_even(told)
    else:
        yield from _high_break_even(told)
        yield from _failing(told)
        yield from _heavy_loan(case)
    published = any(row.value for row in told.material.outcomes.rows if row.scope == OWN_SCOPE)
    if not published and whose_chances(case) == OUR_DEFAULT:
        yield "The school publishes nothing about its graduates, so the chances are our judgment."
    if cost.given_up > LARGE * cost.total > 0:
        part = phrases.whole_per_cent(cost.given_up / cost.total)
        yield f"Pay given up is {part} of the cost, {phrases.amount(cost.given_up, case.amounts)}."


def _failing(told: _Told) -> Reasons:
    """Not to finish, or not to get the job."""
    case, found = told.case, told.found
    if found is not None:
        if found.others and case.amounts.side(found.middle_of_bad) < 0:
            end = case.amounts.position(found.middle_of_bad)
            yield (
                f"In {found.others} of {FIFTY} futures you don’t finish or don’t get "
                f"{case.prize}; the middle one of these ends {end}."
            )
        return
    failed, behind = case.share(MISSED) + case.share(LEFT), _mean_of_failure(case)
    if failed > 0 and behind < 0:
        cases = f"In {phrases.of_cases(failed)} cases by {whose_chances(case)}"
        end = case.amounts.position(behind)
        yield f"{cases} you don’t finish or don’t get {case.prize}; these end {end} on average."


def _heavy_loan(case: Case) -> Reasons:
    share = case.figure("payment_share_of_gross")
    if share > HEAVY:
        part = phrases.whole_per_cent(share)
        yield f"The loan is heavy even with {case.prize}: {part} of gross pay."


def _high_break_even(told: _Told) -> Reasons:
    case = told.case
    hard, pay = float(case.answers.break_even.of_entrants[OWN]), case.break_even
    if case.same_role or not (known(hard) and hard < HARD):
        return
    if told.found is None:
        entry = phrases.amount(float(case.batch.entry_pay[OWN]), case.paid)
        yield f"The entry pay we assume, {entry}, is below the break-even."
    elif math.isfinite(pay):
        yield f"Even with the job it pays only {_from(told, pay)}{_who_earns_more(case)}."
    elif known(pay):
        within = phrases.years_words(case.horizon)
        yield (
            f"At the middle of our assumptions no first pay makes up for it within {within}"
            f"{_because_unaided(case)}."
        )


def _because_unaided(case: Case) -> str:
    """Whatever it pays, one would have had it before without the degree."""
    year = case.batch.work.unaided_year
    if math.isinf(year):
        return ""
    return f": by year {year:.0f} half of people like you have such a job without it"


def _mean_of_failure(case: Case) -> float:
    stories = np.array([case.share(MISSED), case.share(LEFT)])
    gains = np.array([case.figure("npv", MISSED), case.figure("npv", LEFT)])
    return float((stories * gains).sum() / stories.sum()) if stories.sum() else math.nan
