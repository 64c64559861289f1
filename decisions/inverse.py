"""The inverse answer: what a missing fact would have to be for a program to be worth its money.

Worth it means that the mean gain of the three stories against keeping the job is not negative.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from decisions import words
from decisions.assessment import Assessment, Standing
from decisions.engine.breakeven import ahead
from decisions.money.clock import academic_year
from decisions.money.inverse import HIGHEST_PRICE
from decisions.money.situation import Situation
from decisions.report.phrases import HUNDRED, at_most
from decisions.untold import untold, untold_words
from decisions.worth import LONGEST, LengthAnswer, PriceAnswer
from programs.wording import money, months_words

WORTH = "Worth it"
# A gain that rounds to nothing is neither.
EVEN = "Neither gains nor loses you money"
WITHIN_MEANS = "Worth it and within your means"


@dataclass(frozen=True)
class Inverse:
    """The answer in a sentence. section: of the profile, where the person can tell what it waits
    for; "" where it waits for nothing."""

    text: str
    section: str = ""


def inverse_answers(assessment: Assessment, index: Sequence[int]) -> list[Inverse]:
    """What the one missing fact of each program would have to be."""
    no_price = [i for i in index if assessment.standing[i] == Standing.NO_PRICE]
    no_months = [i for i in index if assessment.standing[i] == Standing.NO_MONTHS]
    found: dict[int, str] = {}
    for i, price in zip(no_price, assessment.worth.prices(no_price), strict=True):
        found[i] = price_sentence(assessment, price)
    for i, length in zip(no_months, assessment.worth.lengths(no_months), strict=True):
        found[i] = length_sentence(assessment, length)
    return [Inverse(found[i]) if found[i] else _waits(assessment, i) for i in index]


def _waits(assessment: Assessment, index: int) -> Inverse:
    missing = untold(assessment.worth.batch([index]), 0)
    if not missing:
        return Inverse("Not known.")
    return Inverse(f"Not known: {untold_words(missing, most=2)}.", missing[0].section)


def price_year(situation: Situation) -> str:
    """The academic year of today, in whose prices the answers are, as schools publish them."""
    first = academic_year(situation.clock.today)
    return f"{first}-{(first + 1) % 100:02d}"


def todays_price(situation: Situation, dollars: float) -> float:
    """The price of today's academic year that grows into one of month 0, US dollars."""
    years = situation.clock.years_of_price(academic_year(situation.clock.today))
    return float(dollars / (1.0 + situation.given["tuition_growth"]) ** years)


def price_sentence(assessment: Assessment, price: PriceAnswer) -> str:
    """Under which price it is worth it; "" where that is not known.

    Rounded down, so that what is said holds.
    """
    situation, limit = assessment.batch.situation, assessment.person.price_limit
    amounts = words.Amounts.of(situation)
    if np.isnan(price.free):
        return ""
    side = amounts.side(price.free)
    if side < 0:
        behind = amounts.position(price.free)
        return f"Not worth it on these numbers, even free of charge: {behind}."
    if np.isneginf(price.payable):
        return "Out of reach even free of charge: savings and loans do not cover living."
    if np.isneginf(price.worth):
        return f"{EVEN}, even free of charge."
    highest = todays_price(situation, min(price.worth, price.payable))
    start = WORTH if side else EVEN
    if price.payable < price.worth and highest < limit:
        start = WITHIN_MEANS
    if highest >= limit and np.isfinite(limit):
        return f"{start} at any price within your limit of {money(limit)}."
    if np.isinf(highest):
        return f"{start} at any price up to {money(HIGHEST_PRICE)}."
    if highest < HUNDRED:
        return f"{start} only if it costs next to nothing."
    return f"{start} if the whole price stays under {at_most(highest)}."


def length_sentence(assessment: Assessment, length: LengthAnswer) -> str:
    """Within how many months it is worth it; "" where that is not known."""
    amounts = words.Amounts.of(assessment.batch.situation)
    limit = assessment.person.months_limit
    most = max(int(min(limit, LONGEST)), 1)
    gains = length.gains[:most]
    if np.isnan(gains).any():
        return ""
    within = f" within your limit of {months_words(limit)}" if most < LONGEST else ""
    if amounts.side(gains.max()) < 0:
        best = amounts.position(gains.max())
        return f"Not worth it on these numbers at any length{within}: at best {best}."
    worth = ahead(gains)
    good = worth & length.payable[:most]
    if not good.any():
        return f"Out of reach at any length{within}: savings and loans do not cover it."
    first, last = longest_run(good.tolist())
    start = WORTH if amounts.side(gains.max()) else EVEN
    if (worth & ~good).any():
        start = WITHIN_MEANS
    if (first, last) == (1, most):
        return f"{start} at any length{within or f' up to {months_words(LONGEST)}'}."
    if first == 1:
        return f"{start} if you finish within {months_words(last)}."
    only = "" if start == EVEN else " only"
    if last == most:
        return f"{start}{only} if it takes {months_words(first)} or more{within and ','}{within}."
    return f"{start}{only} if it takes {first} to {months_words(last)}."


def longest_run(flags: Sequence[bool]) -> tuple[int, int]:
    """
    Where the longest row of True begins and ends, counted from 1; the first of equal ones.

    >>> longest_run([True, False, True, True, False])
    (3, 4)
    """
    best = (1, 0)
    first = 1
    for at, flag in enumerate(flags, start=1):
        if not flag:
            first = at + 1
        elif at - first > best[1] - best[0]:
            best = (first, at)
    return best
