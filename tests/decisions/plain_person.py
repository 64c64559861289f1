"""
Somebody whose money can be worked out by hand.

Earns 60,000 and would earn 66,000 (the middle of their own range, √(60,500 × 72,000)), studies
part time beside the job and keeps all pay. No taxes, growth, inflation, benefits, search, nor
discount, and savings for everything. Over 12 years a program of m months and price P is worth
6,000 × (12 − m/12) − P: 60,000 − P for two years. Finishing without the job costs P, leaving
half-way the terms begun, P/2 of two years.
"""

from decimal import Decimal

from programs.models import CatalogueVersion
from tests.factories import make_program

PAY_NOW, PAY_AFTER = 60_000, 66_000

ANSWERS = {
    "country": "FR",
    "currency": "USD",
    "salary": Decimal(PAY_NOW),
    "living": Decimal(24_000),
    "living_study": Decimal(24_000),
    "tax_rate": Decimal(0),
    "savings": Decimal(900_000),
    "loans": "none",
    "pay_after_low": Decimal(60_500),
    "pay_after_high": Decimal(72_000),
    "chance_to_finish": Decimal(100),
    "chance_of_job": Decimal(100),
    "months_to_job": Decimal(0),
    "discount_rate": Decimal(0),
    "assumptions": {
        "inflation": 0.0,
        "market_growth": 0.0,
        "experience_growth": 0.0,
        "tuition_growth": 0.0,
        "benefits": 0.0,
        "unaided_move": 0.0,
    },
}


def make_beside_a_job(price=None, months=24, **values):
    """An online program, part time: nobody has to move or to give up pay for it."""
    values = {
        "modality": "online",
        "full_time": False,
        "part_time": True,
        "months_part_time": months,
        "tuition": price,
    } | values
    program = make_program(**values)
    CatalogueVersion.bump()
    return program
