"""When a path begins, and how far prices are carried."""

from datetime import date

import pytest

from decisions.money.clock import Clock, usual_start

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("today", "start"),
    [
        (date(2026, 11, 22), date(2027, 9, 1)),
        (date(2027, 3, 31), date(2027, 9, 1)),
        (date(2027, 4, 1), date(2028, 9, 1)),
        (date(2027, 9, 1), date(2028, 9, 1)),
    ],
)
def test_who_names_no_start_begins_in_the_first_fall_half_a_year_away(today, start):
    assert usual_start(today) == start


def test_a_start_that_was_told_is_month_zero():
    clock = Clock.of(date(2028, 1, 1), TODAY)
    assert (clock.start, clock.told, clock.years_to_start) == (date(2028, 1, 1), True, 14 / 12)


def test_a_start_in_the_past_is_now():
    clock = Clock.of(date(2025, 9, 1), TODAY)
    assert (clock.start, clock.years_to_start, clock.months_before) == (date(2026, 11, 1), 0.0, 0)


def test_only_whole_months_before_the_start_are_left_for_courses():
    assert Clock.of(date(2027, 9, 1), TODAY).months_before == 9


@pytest.mark.parametrize(("year", "years"), [(2025, 2), (2027, 0), (2028, 0), (0, 0)])
def test_prices_are_carried_to_the_academic_year_of_the_start_and_never_back(year, years):
    assert Clock.of(date(2027, 9, 1), TODAY).years_of_price(year) == years


def test_a_start_in_spring_belongs_to_the_academic_year_before():
    assert Clock.of(date(2028, 1, 1), TODAY).years_of_price(2026) == 1
