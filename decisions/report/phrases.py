"""Results in words: rounded to what they are good for, chances as frequencies."""

from __future__ import annotations

import math

from decisions.charts import short_money
from decisions.words import Amounts
from programs.wording import money, rounded_money

STEP = 1000
TEN = 10
HUNDRED = 100
# How near to a whole number of ten a chance has to be to be said as one.
CLOSE = 0.005


def known(value: float) -> bool:
    return not math.isnan(value)


def amount(value: float, amounts: Amounts) -> str:
    """A result by itself.

    >>> amount(43_492.4, Amounts()), amount(310.0, Amounts()), amount(0.0, Amounts())
    ('about $43,000', 'under $1,000', '$0')
    """
    if 0 < abs(value) < amounts.step / 2:
        return f"under {money(amounts.step, amounts.currency)}"
    return f"about {amounts.about(value)}" if value else money(0, amounts.currency)


def short(value: float, amounts: Amounts, *, sign: bool = False) -> str:
    """A result where there is little room.

    >>> short(62_400.0, Amounts(), sign=True), short(-8_200.0, Amounts())
    ('+$62k', '−$8k')
    """
    rounded = round(value / amounts.step) * float(amounts.step)
    return short_money(rounded, amounts.currency, signed=sign)


def at_most(value: float, currency: str = "USD") -> str:
    """A threshold from above, rounded down.

    >>> at_most(41_999.0), at_most(640.0)
    ('$41,000', '$600')
    """
    step = STEP if value >= STEP else HUNDRED
    return money(math.floor(value / step) * step, currency)


def monthly(value: float, amounts: Amounts) -> str:
    """A payment, to a hundredth of what a result is rounded to.

    >>> monthly(656.2, Amounts()), monthly(0.0, Amounts())
    ('$660', '$0')
    """
    return rounded_money(value, max(amounts.step // HUNDRED, 1), amounts.currency)


def in_ten(share: float) -> str:
    """How many, before the noun.

    >>> in_ten(0.91), in_ten(0.96), in_ten(0.999), in_ten(0.02), in_ten(0.001)
    ('9 in 10', 'more than 9 in 10', 'nearly all', 'fewer than 1 in 10', 'hardly any')
    """
    if share < CLOSE:
        return "hardly any"
    if share < 0.05:
        return "fewer than 1 in 10"
    if share > 1 - CLOSE:
        return "nearly all"
    return "more than 9 in 10" if share >= 0.95 else f"{math.floor(TEN * share + 0.5)} in 10"


def of_cases(share: float) -> str:
    """A chance as a frequency.

    >>> of_cases(0.6), of_cases(0.45), of_cases(0.0), of_cases(1.0)
    ('6 of 10', '45 of 100', '0 of 10', '10 of 10')
    """
    tenths = TEN * share
    if abs(tenths - round(tenths)) <= TEN * CLOSE:
        return f"{round(tenths)} of 10"
    return f"{math.floor(HUNDRED * share + 0.5)} of 100"


def per_cent(share: float) -> str:
    """
    >>> per_cent(0.065), per_cent(0.0807), per_cent(0.3), per_cent(0.0029)
    ('6.5%', '8.07%', '30%', '0.29%')
    """
    return f"{round(100 * share, 2):,.10g}%"


def whole_per_cent(share: float) -> str:
    """
    >>> whole_per_cent(0.123), whole_per_cent(0.001)
    ('12%', 'under 1%')
    """
    return "under 1%" if 0 < share < CLOSE else f"{math.floor(100 * share + 0.5)}%"


def years_words(years: float) -> str:
    """
    >>> years_words(1), years_words(12), years_words(2.5)
    ('1 year', '12 years', '2.5 years')
    """
    return "1 year" if years == 1 else f"{years:g} years"


def percentile_of(rank: float) -> int:
    """
    Above how many of 100 a normal score is, from 1 to 99.

    >>> percentile_of(-0.33), percentile_of(5.0)
    (37, 99)
    """
    return min(max(math.floor(50 * (1 + math.erf(rank / math.sqrt(2))) + 0.5), 1), 99)


def percentile(rank: float) -> str:
    """The percentile of a normal score.

    >>> percentile(-0.33), percentile(0.0), percentile(-1.15), percentile(3.0)
    ('37th', '50th', '13th', '99th')
    """
    number = percentile_of(rank)
    special = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if number in (11, 12, 13) else special.get(number % 10, "th")
    return f"{number}{ending}"


def parts_of(values: list[float], step: float) -> list[float]:
    """Amounts rounded to steps so that they add up to their rounded total.

    Those with the largest remainders are rounded up.

    >>> parts_of([1400.0, 1400.0, 1400.0], 1000), parts_of([-600.0, 2600.0], 1000)
    ([2000.0, 1000.0, 1000.0], [-1000.0, 3000.0])
    """
    ready = [math.floor(value / step) * step for value in values]
    left = round((round(sum(values) / step) * step - sum(ready)) / step)
    for k in sorted(range(len(values)), key=lambda k: ready[k] - values[k])[:left]:
        ready[k] += step
    return [float(value) for value in ready]
