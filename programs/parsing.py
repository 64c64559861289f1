"""Read what people type: amounts of money."""

from __future__ import annotations

import re
from decimal import Decimal

LARGEST_AMOUNT = Decimal(1_000_000_000)
_MULTIPLES = {"": 1, "k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}

# Whole numbers with or without thousands parted in threes; at most two decimals, as in cents,
# unless a multiple follows: "64.000" may be sixty-four thousand in German, so it is refused.
_AMOUNT = re.compile(
    r"(?:usd?)?\s*\$?\s*"
    r"(?P<whole>\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d{1,12})?"
    r"(?P<fraction>\.\d{1,6})?\s*"
    r"(?P<multiple>k|m|thousand|million)?\s*"
    r"(?:usd|us\$|dollars)?",
    re.ASCII | re.IGNORECASE,
)


def quoted(text: str, longest: int = 40) -> str:
    """What somebody typed, fit to be shown back: one line, no control characters, cut if long.

    >>> quoted("sixty\\x00-four"), quoted("a" * 50, longest=5)
    ('sixty-four', 'aaaaa…')
    """
    plain = " ".join("".join(c if c.isprintable() else " " * c.isspace() for c in text).split())
    return plain if len(plain) <= longest else f"{plain[:longest]}…"


def parse_money(text: str) -> Decimal:
    """An amount in US dollars, to the cent, from 0 to a billion.

    Raises ValueError with a sentence for the reader: what to enter, then what was found.

    >>> parse_money("120k"), parse_money("$120,000"), parse_money("1.2m"), parse_money("99.50")
    (Decimal('120000.00'), Decimal('120000.00'), Decimal('1200000.00'), Decimal('99.50'))
    """
    match = _AMOUNT.fullmatch(text.strip())
    if match and (match["whole"] or match["fraction"]):
        multiple = (match["multiple"] or "").lower()
        if multiple or len(match["fraction"] or "") <= 3:
            digits = re.sub(r"\D", "", match["whole"] or "0") + (match["fraction"] or "")
            amount = Decimal(digits) * _MULTIPLES[multiple]
            if amount <= LARGEST_AMOUNT:
                return amount.quantize(Decimal("0.01"))
    raise ValueError(f"Enter an amount, such as 120k or $120,000. We found “{quoted(text)}”.")
