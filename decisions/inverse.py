"""The inverse answer: what a missing fact would have to be for a program to do well."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from decisions import words
from decisions.assessment import Assessment, Standing
from decisions.engine.ranking import Order, price_to_reach
from decisions.engine.scoring import CRITERIA
from programs.wording import money, months_words

_MONEY = CRITERIA.index("money")


@dataclass(frozen=True)
class Targets:
    """What the scored programs have reached. NaN where nothing is scored.

    first: the leading middle score.  median: the middle one of all.  count: programs scored.
    """

    first: float
    median: float
    count: int
    middles: np.ndarray

    @classmethod
    def of(cls, assessment: Assessment, ranked: Order) -> Targets:
        middles = assessment.scores.middle[ranked.index]
        if not len(middles):
            return cls(np.nan, np.nan, 0, middles)
        return cls(float(middles[0]), float(np.median(middles)), len(middles), middles)

    def place_of(self, middle: float, tie_points: float) -> int:
        """The rank that a program of this score would take among them."""
        return int((self.middles - middle >= tie_points).sum()) + 1


def inverse_answer(assessment: Assessment, index: int, targets: Targets) -> str:
    """What the one missing fact of a program would have to be, in a sentence."""
    if not targets.count:
        return "Nothing is scored yet that it could be compared with."
    if assessment.standing[index] == Standing.NO_PRICE:
        return _price_sentence(assessment, index, targets)
    return _months_sentence(assessment, index, targets)


def highest_price(assessment: Assessment, index: int, target: float) -> float:
    """The highest whole price at which a program's middle score is at least the target.

    US dollars; inf: at any price; NaN: at none.
    """
    scores = assessment.scores
    money_middle = (scores.points_low[_MONEY, index] + scores.points_high[_MONEY, index]) / 2
    return price_to_reach(
        target,
        float(scores.middle[index] - money_middle),
        float(scores.weights[_MONEY]),
        assessment.person.budget,
        assessment.given.money,
    )


def _price_sentence(assessment: Assessment, index: int, targets: Targets) -> str:
    leads = _price_words(assessment, highest_price(assessment, index, targets.first))
    if leads:
        return f"Would come first {leads}."
    reaches = _price_words(assessment, highest_price(assessment, index, targets.median))
    if reaches:
        return f"Cannot come first; would be in the better half of your list {reaches}."
    return "Would be in the lower half of your list even free of charge."


def _price_words(assessment: Assessment, price: float) -> str:
    """The condition on the price in words; "" where no price would do.

    Rounded down, so that what is said holds.
    """
    limit = assessment.person.price_limit
    if np.isnan(price):
        return ""
    if price >= limit and not np.isinf(limit):
        return f"at any price within your limit of {money(limit)}"
    if np.isinf(price):
        return "at any price"
    step = 1000 if price >= 10_000 else 100
    rounded = math.floor(price / step) * step
    if not rounded:
        return "only if it cost next to nothing"
    return f"if its whole price is {money(rounded)} or less"


def _months_sentence(assessment: Assessment, index: int, targets: Targets) -> str:
    scores, limit = assessment.scores, assessment.person.months_limit
    place = targets.place_of(scores.middle[index], assessment.given.tie_points)
    score = words.whole(scores.middle[index])
    start = f"Would score {score}, place {place} of {targets.count + 1},"
    if np.isinf(limit):
        return f"{start} however long it takes: you set no limit."
    return f"{start} if you can finish within your limit of {months_words(limit)}."
