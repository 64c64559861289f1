"""Read what people type: amounts of money."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

LARGEST_AMOUNT = Decimal(1_000_000_000)
_MULTIPLES = {
    "": 1, "k": 1_000, "thousand": 1_000, "lakh": 100_000, "lakhs": 100_000,
    "m": 1_000_000, "million": 1_000_000, "crore": 10_000_000, "crores": 10_000_000,
}  # fmt: skip
# What people write beside an amount, besides the currency's code. A sign that means another
# currency is refused: nothing is converted in silence.
_SIGNS = {
    "AUD": ("A$", "AU$", "$"),
    "BRL": ("R$",),
    "CAD": ("C$", "CA$", "$"),
    "CHF": ("SFr.", "Fr.", "SFr", "Fr"),
    "CNY": ("¥", "RMB"),
    "CZK": ("Kč",),
    "DKK": ("kr.", "kr"),
    "EUR": ("€", "euros", "euro"),
    "GBP": ("£", "pounds"),
    "HKD": ("HK$", "$"),
    "ILS": ("₪",),
    "INR": ("₹", "Rs.", "Rs"),
    "JPY": ("¥", "yen"),
    "KRW": ("₩",),
    "MXN": ("MX$", "$"),
    "MYR": ("RM",),
    "NOK": ("kr.", "kr"),
    "NZD": ("NZ$", "$"),
    "PLN": ("zł",),
    "SEK": ("kr.", "kr"),
    "SGD": ("S$", "SG$", "$"),
    "THB": ("฿",),
    "TRY": ("₺",),
    "USD": ("US$", "$", "US", "dollars"),
    "ZAR": ("R",),
}

# Whole numbers with or without thousands parted in threes (from the second group on in twos, as
# in India); at most two decimals, as in cents, unless a multiple follows: "64.000" may be
# sixty-four thousand in German, so it is refused.
_NUMBER = (
    r"(?P<whole>\d{1,3}(?:[, '’]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,12})?"
    r"(?P<fraction>\.\d{1,6})? ?"
    rf"(?P<multiple>{'|'.join(filter(None, _MULTIPLES))})?"
)


@cache
def _amount(currency: str) -> re.Pattern[str]:
    """An amount in this currency, its code or a sign or both on either side, single spaces."""
    signs = "|".join(re.escape(sign) for sign in _SIGNS.get(currency, ()))
    sign = rf"(?:{re.escape(currency)})? ?(?:{signs})?"
    return re.compile(f"{sign} ?{_NUMBER} ?{sign}", re.ASCII | re.IGNORECASE)


def quoted(text: str, longest: int = 40) -> str:
    """What somebody typed, fit to be shown back: one line, no control characters, cut if long.

    >>> quoted("sixty\\x00-four"), quoted("a" * 50, longest=5)
    ('sixty-four', 'aaaaa…')
    """
    plain = " ".join("".join(c if c.isprintable() else " " * c.isspace() for c in text).split())
    return plain if len(plain) <= longest else f"{plain[:longest]}…"


def parse_money(text: str, currency: str = "USD") -> Decimal:
    """An amount in this currency, to the cent, from 0 to a billion.

    currency: three letters. Raises ValueError with a sentence for the reader: what to enter, then
    what was found.

    >>> parse_money("120k"), parse_money("$120,000"), parse_money("1.2m"), parse_money("99.50")
    (Decimal('120000.00'), Decimal('120000.00'), Decimal('1200000.00'), Decimal('99.50'))
    >>> parse_money("€39,400", "EUR"), parse_money("CHF 39'400", "CHF")
    (Decimal('39400.00'), Decimal('39400.00'))
    """
    match = _amount(currency).fullmatch(" ".join(text.split()))
    if match and (match["whole"] or match["fraction"]):
        multiple = (match["multiple"] or "").lower()
        if multiple or len(match["fraction"] or "") <= 3:
            digits = re.sub(r"\D", "", match["whole"] or "0") + (match["fraction"] or "")
            amount = Decimal(digits) * _MULTIPLES[multiple]
            if amount <= LARGEST_AMOUNT:
                return amount.quantize(Decimal("0.01"))
    example = "$120,000" if currency == "USD" else f"{currency} 120,000"
    raise ValueError(f"Enter an amount, such as 120k or {example}. We found “{quoted(text)}”.")
