"""Whose price somebody pays, from where they live and whose citizen they are."""

import pytest

from programs.prices import STATUSES, status_for, statuses_without_discount


def test_nobody_gets_a_residents_price_by_assumption():
    statuses = [STATUSES[i] for i in statuses_without_discount(["US", "", "DE", "GB"])]
    assert statuses == ["out_of_state", "out_of_state", "international", "international"]


def person(**values):
    return {
        "country": "US", "region": "IN", "home_country": "US", "home_state": "VA",
        "citizenship": "US", "permanent_resident": False,
    } | values  # fmt: skip


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({}, "out_of_state"),
        ({"home_state": "IN"}, "in_state"),
        ({"home_state": ""}, "out_of_state"),
        ({"home_state": "IN", "citizenship": "IN"}, "international"),
        ({"home_state": "IN", "citizenship": "IN", "permanent_resident": True}, "in_state"),
        ({"home_country": "DE", "home_state": "", "citizenship": "US"}, "out_of_state"),
        ({"country": "", "citizenship": "IN"}, "out_of_state"),
        ({"country": "DE", "region": "", "citizenship": "FR"}, "eu"),
        ({"country": "DE", "region": "", "citizenship": "DE"}, "domestic"),
        ({"country": "DE", "region": "", "home_country": "DE", "citizenship": "IN",
          "permanent_resident": True}, "domestic"),
        ({"country": "DE", "region": ""}, "international"),
        ({"country": "GB", "region": "", "citizenship": "FR"}, "international"),
        ({"country": "GB", "region": "", "citizenship": "GB"}, "domestic"),
    ],
)  # fmt: skip
def test_the_fee_status_follows_residence_and_citizenship(values, status):
    assert status_for(**person(**values)) == status
