"""Amounts, durations and lists in words, the same on every page."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

MINUS = "\u2212"
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}


def number(value: Decimal | float | int | None) -> str:
    """A figure exactly as stated, thousands parted, no trailing zeros.

    >>> number(Decimal("1250.50")), number(Decimal("30.0")), number(None)
    ('1,250.5', '30', '')
    """
    if value is None:
        return ""
    exact = Decimal(str(value))
    text = f"{exact:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", MINUS)


def money(value: Decimal | float | int | None, currency: str = "USD") -> str:
    """An amount to the cent where it has cents.

    >>> money(Decimal("24381.30")), money(Decimal("9900")), money(Decimal("1200"), "CHF")
    ('$24,381.30', '$9,900', 'CHF 1,200')
    """
    if value is None:
        return ""
    amount = Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    digits = f"{abs(amount):,.2f}".removesuffix(".00")
    sign = MINUS if amount < 0 else ""
    symbol = _SYMBOLS.get(currency)
    return f"{sign}{symbol}{digits}" if symbol else f"{sign}{currency} {digits}".strip()


def rounded_money(value: float, step: int = 1000, currency: str = "USD") -> str:
    """A result, rounded to what it is good for.

    >>> rounded_money(43_492.4), rounded_money(-8_200)
    ('$43,000', '−$8,000')
    """
    return money(round(value / step) * step, currency)


def months_words(value: Decimal | float | int | None) -> str:
    """
    >>> months_words(Decimal("1.0")), months_words(21), months_words(4.5)
    ('1 month', '21 months', '4.5 months')
    """
    if value is None:
        return ""
    text = number(value)
    return f"{text} month" if text == "1" else f"{text} months"


def join_words(words: Sequence[str], last: str = "and") -> str:
    """
    >>> join_words(["a"]), join_words(["a", "b"]), join_words(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    words = list(words)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
