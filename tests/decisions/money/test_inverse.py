"""What a price that is missing would have to be."""

import numpy as np
import pytest

from decisions.money.inverse import highest_prices
from decisions.money.stories import tell
from programs.models import Price
from tests.factories import make_institution, make_program

pytestmark = pytest.mark.django_db

PERSON = {"state": "VA", "salary": 60_000, "role": "data_scientist", "work_state": "VA"}


def degree(**values):
    values = {"full_time": True, "months_full_time": 12, "tuition": 40_000} | values
    return make_program(institution=make_institution(unitid="1", region="VA"), **values)


def test_at_the_highest_price_it_just_breaks_even(scenarios):
    degree()
    price = highest_prices(scenarios(**PERSON)).item()
    assert 0 < price < 400_000
    Price.objects.update(amount=round(price, 2), academic_year="2026-27")
    gain = tell(scenarios(**PERSON)).expected_npv.item()
    assert abs(gain) < 300


def test_a_price_that_is_not_known_is_found_all_the_same(scenarios):
    degree(tuition=None)
    degree(name="Priced")
    batch = scenarios(**PERSON)
    assert np.isnan(batch.tuition).tolist().count(True) == 1
    prices = highest_prices(batch)
    assert prices[0] == pytest.approx(prices[1])


def test_what_does_not_pay_even_free_of_charge(scenarios):
    degree()
    rich = PERSON | {"salary": 400_000}
    assert highest_prices(scenarios(**rich)).tolist() == [-np.inf]


def test_where_nothing_is_paid_and_nothing_gained_any_price_is_worth_it(scenarios):
    """Rounding of a gain of exactly nothing must not count as a loss."""
    degree(
        modality="online",
        full_time=False,
        months_full_time=None,
        part_time=True,
        months_part_time=24,
        tuition=8_000,
    )
    paid = {"salary": 400_000, "employer_aid": 500_000, "filing": "single", "loans": "none"}
    found = highest_prices(scenarios(**PERSON | paid)).item()
    assert found >= 10_000


def test_nothing_can_be_said_where_something_else_is_missing(scenarios):
    degree()
    assert np.isnan(highest_prices(scenarios(country="DE"))).all()
