"""The answer in one sentence, whatever is known; in the words of the ranking."""

from __future__ import annotations

import math
from dataclasses import dataclass

from decisions import words
from decisions.assessment import Assessment
from decisions.inverse import length_sentence, price_sentence, price_year, todays_price
from decisions.money.inverse import HIGHEST_PRICE
from decisions.pay_words import who_earns_more
from decisions.report import phrases
from decisions.report.case import OWN, Case
from decisions.report.material import Material
from decisions.report.phrases import known
from decisions.untold import untold
from decisions.worth import BreakEvenPay
from programs.price_table import PACE_WORDS

_ON_AVERAGE = (
    "on average over three ways it may go: you finish and get the job, finish without it, or leave "
    "half-way."
)


@dataclass(frozen=True)
class Missing:
    """What is not known. link: to where it can be told, "" where it is the program's fact."""

    words: str
    link: str = ""


@dataclass(frozen=True)
class Headline:
    """say: the sentence.  about: what to know about it, "" nothing.  missing: what keeps us from
    more, empty where all is known."""

    say: str
    about: str = ""
    missing: tuple[Missing, ...] = ()


def headline(case: Case, material: Material, seen: Assessment) -> Headline:
    """The break-even pay where there is one; else what is missing, or what it would have to be.

    seen: the assessment with the money of this case.
    """
    facts = _facts(case, material)
    if case.stay == 0 and not case.same_role:
        return Headline(
            f"By itself this leads to no job {material.around}: study online gives no right to "
            "work there.",
            missing=facts,
        )
    if facts:
        return _fact_missing(case, material, seen, facts)
    if not case.worked_out:
        missing = _untold(case, material)
        count = "one answer is" if len(missing) == 1 else "some answers are"
        return Headline(f"We cannot work this out yet: {count} missing.", missing=missing)
    return _same_role(case, seen) if case.same_role else _break_even(case)


def _facts(case: Case, material: Material) -> tuple[Missing, ...]:
    """The program's own facts that are not known."""
    facts = []
    if not known(case.dollars):
        why = material.price_row.reason or "no whole price for you is known"
        facts.append(Missing(f"Its price is not known: {words.inside(why)}"))
    if not known(case.months):
        facts.append(Missing(f"How long it takes {PACE_WORDS[case.pace_name]} is not stated"))
    return tuple(facts)


def _untold(case: Case, material: Material) -> tuple[Missing, ...]:
    """The answers that the result waits for."""
    return tuple(
        Missing(f"You have not told {each.words}", material.edit(each.section))
        for each in untold(case.batch, OWN)
    )


def _break_even(case: Case) -> Headline:
    pay = case.break_even
    if case.stays_even():
        return Headline("On these numbers it neither gains nor loses you money.", _why_even(case))
    if pay == 0:
        return Headline("Worth it whatever your first pay, if you finish and get the job.")
    if math.isinf(pay):
        within = phrases.years_words(case.horizon)
        say = f"Not worth its money within {within}, whatever your first pay."
        return Headline(say, _why_never(case))
    return Headline(
        f"Worth it if your first pay is at least {case.paid.at_least(pay)}: {shares(case)}."
    )


def _why_even(case: Case) -> str:
    if not case.batch.entry_pay[OWN] > 0:
        return ""
    entry = phrases.amount(float(case.batch.entry_pay[OWN]), case.paid)
    return f"By then your own job pays as much as the entry pay we assume, {entry}."


def _why_never(case: Case) -> str:
    """Whatever it pays, one would have had it before without the degree."""
    unaided = case.batch.work.unaided_year
    if math.isinf(unaided):
        return ""
    return (
        f"By our assumption half of people like you have such a job by year {unaided:.0f} without "
        "the degree, so that higher pay there helps whoever stays as much."
    )


def shares(case: Case) -> str:
    """Who earns more than the break-even pay."""
    found = case.answers.break_even
    pay = BreakEvenPay(
        *(float(each[OWN]) for each in (found.salary, found.of_workers, found.of_entrants))
    )
    return who_earns_more(case.batch, pay)


def _same_role(case: Case, seen: Assessment) -> Headline:
    """In one's own role no entry pay decides; what it costs does."""
    [price] = seen.worth.prices([case.index])
    highest = todays_price(case.situation, price.worth)
    asks = f"it asks {words.price_words(case.snapshot, case.index, case.dollars)}"
    if math.isnan(highest):
        return Headline("We cannot work this out yet.")
    if highest == -math.inf:
        return Headline("As more pay in your own role, not worth its time even free of charge.")
    most = phrases.at_most(min(highest, HIGHEST_PRICE))
    limit = f"at any price up to {most}" if math.isinf(highest) else f"up to a price of {most}"
    return Headline(
        f"As more pay in your own role, worth it {limit}; {asks}.",
        f"The highest price is one of {price_year(case.situation)}; {_ON_AVERAGE}",
    )


def _fact_missing(
    case: Case, material: Material, seen: Assessment, facts: tuple[Missing, ...]
) -> Headline:
    """What the program's price or length would have to be."""
    if len(facts) > 1:
        return Headline("Too little is known to say what it is worth to you.", missing=facts)
    if not known(case.dollars):
        say = price_sentence(seen, seen.worth.prices([case.index])[0])
        about = f"Prices of {price_year(case.situation)}, in US dollars; {_ON_AVERAGE}"
    else:
        say = length_sentence(seen, seen.worth.lengths([case.index])[0])
        about = words.capitalized(_ON_AVERAGE)
    if say:
        return Headline(say, about, facts)
    return Headline(
        "We cannot work this out yet: answers are missing.",
        missing=(*facts, *_untold(case, material)),
    )
