"""
Brings published money to the purchasing power of month 0 (method, section 1).

Consumer prices are actual up to today and expected from there. Wages also grow by the market.
"""

from typing import Any

from .arrays import Array, array


def uprated_price(
    amount: Any, index_then: Any, index_now: Any, inflation: Any, years: Any
) -> Array:
    """
    Rent or spending at month 0, nominal there, hence real for a scenario.

    index_then, index_now: consumer price index of the amount's month and of today.  inflation:
    expected, a year.  years: from today to month 0.

    >>> uprated_price(1_000.0, 320.0, 336.0, 0.025, 1.0).item()
    1076.25
    """
    actual = array(index_now) / array(index_then)
    expected = (1.0 + array(inflation)) ** array(years)
    return array(array(amount) * actual * expected)


def uprated_wage(
    amount: Any,
    index_then: Any,
    index_now: Any,
    inflation: Any,
    years: Any,
    market_growth: Any,
    years_of_growth: Any,
) -> Array:
    """
    A wage at month 0: as a price, and with the growth of the market.

    years: from today to month 0.  years_of_growth: from the wage's own date to month 0.

    >>> uprated_wage(100_000.0, 320.0, 320.0, 0.0, 0.0, 0.005, 2.0).round(6).item()
    101002.5
    """
    growth = (1.0 + array(market_growth)) ** array(years_of_growth)
    return array(uprated_price(amount, index_then, index_now, inflation, years) * growth)
