"""Published prices without a database, for the sums."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Row:
    """A published price: $10,000 for the whole program, anybody’s, of 2025-26."""

    part: str = "tuition"
    name: str = ""
    residency: str = "any"
    pace: str = "any"
    optional: bool = False
    amount: Decimal | None = Decimal(10_000)
    currency: str = "USD"
    per: str = "program"
    count: Decimal | None = None
    academic_year: str = "2025-26"
    scope: str = "program"


def tuition(amount, **values):
    return Row(amount=None if amount is None else Decimal(amount), **values)


def fee(amount, name="Technology fee", **values):
    return Row(part="fee", name=name, amount=None if amount is None else Decimal(amount), **values)
