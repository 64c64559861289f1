"""What a whole program costs one kind of student: worked examples of the price rules."""

from decimal import Decimal

import pytest

from programs.prices import (
    NO_TOTAL_WORDS,
    NoTotal,
    Size,
    academic_years,
    line,
    optional_fees,
    total,
)
from tests.programs.price_rows import fee, tuition

NO_SIZE = Size()

# Whose price it is


def test_a_price_for_the_students_own_status_beats_one_for_everybody():
    rows = [tuition(9_000, residency="in_state"), tuition(20_000, residency="any")]
    assert total(rows, NO_SIZE, "in_state").amount == 9_000
    assert total(rows, NO_SIZE, "out_of_state").amount == 20_000


def test_the_status_counts_before_the_academic_year():
    rows = [
        tuition(9_000, residency="in_state", academic_year="2019-20"),
        tuition(20_000, residency="any", academic_year="2026-27"),
    ]
    chosen = total(rows, NO_SIZE, "in_state")
    assert (chosen.amount, chosen.academic_year) == (9_000, "2019-20")


def test_a_price_for_another_status_is_unknown_rather_than_the_nearest():
    rows = [tuition(9_000, residency="in_state"), tuition(18_000, residency="out_of_state")]
    foreign = total(rows, NO_SIZE, "international")
    assert foreign.amount is None
    assert foreign.reason is NoTotal.OTHER_STATUS
    assert foreign.reason_words == "Only a price for another fee status is stated"
    assert total(rows, NO_SIZE, "out_of_state").reason is None


@pytest.mark.parametrize(
    ("status", "expected"),
    [("in_state", 12_000), ("out_of_state", 12_000), ("domestic", 12_000), ("eu", None),
     ("international", None)],
)  # fmt: skip
def test_a_domestic_price_is_for_residents_of_any_state_but_for_nobody_from_abroad(
    status, expected
):
    assert total([tuition(12_000, residency="domestic")], NO_SIZE, status).amount == expected


def test_a_citizen_of_the_country_pays_the_price_of_eu_citizens_where_no_other_is_stated():
    rows = [tuition(1_500, residency="eu"), tuition(21_000, residency="international")]
    assert total(rows, NO_SIZE, "domestic").amount == 1_500
    assert total(rows, NO_SIZE, "eu").amount == 1_500
    assert total(rows, NO_SIZE, "international").amount == 21_000


def test_a_price_of_nothing_is_a_price():
    rows = [tuition(0, residency="eu")]
    assert total(rows, NO_SIZE, "eu").amount == 0
    assert total(rows, NO_SIZE, "international").amount is None


def test_an_unknown_status_is_an_error():
    with pytest.raises(KeyError):
        total([tuition(1)], NO_SIZE, "martian")


# What never is the price


def test_the_average_of_the_institution_is_never_the_price():
    average = tuition(30_000, scope="institution_average", academic_year="2026-27")
    alone = total([average], NO_SIZE, "out_of_state")
    assert alone.amount is None
    assert alone.reason is NoTotal.AVERAGE_ONLY
    beside = total([average, tuition(18_000)], NO_SIZE, "out_of_state")
    assert (beside.amount, beside.disagreeing) == (18_000, ())


def test_no_price_at_all_is_not_stated():
    nothing = total([], NO_SIZE, "in_state")
    assert nothing.amount is None
    assert nothing.reason is NoTotal.NOT_STATED


def test_a_fee_alone_gives_no_price():
    assert total([fee(300)], NO_SIZE, "in_state").reason is NoTotal.NOT_STATED


def test_a_row_without_an_amount_gives_no_price():
    unknown = total([tuition(None)], NO_SIZE, "in_state")
    assert unknown.amount is None
    assert unknown.reason is NoTotal.NOT_STATED


def test_tuition_that_a_student_can_decline_is_no_tuition():
    rows = [tuition(5_000, optional=True)]
    assert total(rows, NO_SIZE, "in_state").reason is NoTotal.NOT_STATED


def test_every_reason_has_words():
    assert set(NO_TOTAL_WORDS) == set(NoTotal)


# Which of several


def test_the_newest_academic_year_wins():
    rows = [
        tuition(36_000, academic_year="2018-19"),
        tuition(29_000, academic_year="2024-25"),
        tuition(33_000, academic_year="2021-22"),
    ]
    chosen = total(rows, NO_SIZE, "in_state")
    assert (chosen.amount, chosen.academic_year) == (29_000, "2024-25")
    assert chosen.disagreeing == ()


def test_a_stated_year_beats_none():
    rows = [tuition(50_000, academic_year=""), tuition(20_000, academic_year="2016-17")]
    assert total(rows, NO_SIZE, "in_state").amount == 20_000
    assert total(rows[:1], NO_SIZE, "in_state").academic_year == ""


def test_an_older_price_does_not_stand_in_for_a_newer_one_that_gives_no_total():
    rows = [
        tuition(800, per="credit", academic_year="2026-27"),
        tuition(20_000, academic_year="2019-20"),
    ]
    unknown = total(rows, NO_SIZE, "in_state")
    assert unknown.amount is None
    assert unknown.reason is NoTotal.NO_COUNT
    assert unknown.tuition.row.amount == 800
    # The same newer rate, once we know how many credits there are.
    assert total(rows, Size(credits=Decimal(30)), "in_state").amount == 24_000


def test_within_a_year_the_price_that_gives_a_total_wins():
    rows = [tuition(900, per="term"), tuition(700, per="credit", count=Decimal(30))]
    chosen = total(rows, NO_SIZE, "in_state")
    assert chosen.amount == 21_000
    assert chosen.disagreeing == ()


def test_a_price_for_the_whole_program_wins_and_the_other_disagrees():
    rows = [tuition(700, per="credit", count=Decimal(30)), tuition(19_000)]
    chosen = total(rows, NO_SIZE, "in_state")
    assert chosen.amount == 19_000
    assert [other.total for other in chosen.disagreeing] == [21_000]


def test_among_equals_the_higher_wins_and_the_other_disagrees():
    rows = [tuition(10_500), tuition(12_500)]
    chosen = total(rows, NO_SIZE, "in_state")
    assert chosen.amount == 12_500
    assert [other.total for other in chosen.disagreeing] == [10_500]


def test_two_sources_with_the_same_figure_agree():
    rows = [tuition(21_000), tuition(700, per="credit", count=Decimal(30))]
    assert total(rows, NO_SIZE, "in_state").disagreeing == ()


# How many of them


@pytest.mark.parametrize(
    ("per", "size", "expected"),
    [
        ("credit", Size(credits=Decimal("30")), "23481.30"),
        ("course", Size(courses=Decimal("10")), "7827.10"),
        ("month", Size(months_full_time=Decimal("4.5")), "3522.195"),
        ("year", Size(months_full_time=Decimal("21")), "1565.42"),
    ],
)
def test_a_missing_count_is_taken_from_the_size_of_the_program(per, size, expected):
    rows = [tuition("782.71", per=per)]
    assert total(rows, size, "in_state").amount == Decimal(expected)
    assert total(rows, size, "in_state").tuition.counted_from.startswith("the program’s ")
    assert total(rows, NO_SIZE, "in_state").reason is NoTotal.NO_COUNT


@pytest.mark.parametrize("per", ["term", "unit"])
def test_terms_and_units_are_not_guessed(per):
    everything = Size(Decimal(30), Decimal(10), Decimal(21), Decimal(36))
    assert total([tuition(900, per=per)], everything, "in_state").reason is NoTotal.NO_COUNT
    counted = tuition(900, per=per, count=Decimal(4))
    assert total([counted], NO_SIZE, "in_state").amount == 3_600


def test_a_stated_count_beats_the_size_of_the_program():
    stated = line(tuition(100, per="credit", count=Decimal(36)), Size(credits=Decimal(30)), "")
    assert (stated.total, stated.counted_from) == (3_600, "")


def test_a_count_may_be_a_fraction():
    rows = [tuition(20_000, per="year", count=Decimal("1.5"))]
    assert total(rows, NO_SIZE, "in_state").amount == 30_000


def test_a_price_for_the_program_is_charged_once_whatever_the_count():
    assert line(tuition(20_000, count=Decimal(2)), NO_SIZE, "full_time").total == 20_000


@pytest.mark.parametrize(
    ("months", "years"),
    [(9, 1), (10, 1), (12, 1), (21, 2), (24, 2), (33, 3), (8, None), (13, None), (16, None),
     (18, None), (20, None), (30, None)],
)  # fmt: skip
def test_months_are_academic_years_only_where_that_is_unambiguous(months, years):
    assert academic_years(Decimal(months)) == years


def test_a_yearly_price_of_an_eighteen_month_program_has_no_total():
    rows = [tuition(20_000, per="year")]
    unknown = total(rows, Size(months_full_time=Decimal(18)), "in_state")
    assert unknown.reason is NoTotal.NO_COUNT
    assert total(rows, Size(months_full_time=Decimal(12)), "in_state").amount == 20_000


def test_each_pace_has_its_own_rows_and_months():
    rows = [
        tuition(20_000, per="year", pace="full_time"),
        tuition(9_000, per="year", pace="part_time"),
    ]
    size = Size(months_full_time=Decimal(12), months_part_time=Decimal(24))
    assert total(rows, size, "in_state", "full_time").amount == 20_000
    assert total(rows, size, "in_state", "part_time").amount == 18_000
    assert total(rows[:1], size, "in_state", "part_time").reason is NoTotal.NOT_STATED


# Fees


def test_required_fees_are_added_each_over_the_whole_program():
    rows = [
        tuition("782.71", per="credit", count=Decimal(30), residency="out_of_state"),
        fee(30, "Distance education fee", per="credit", count=Decimal(30), academic_year=""),
        fee(250, "Enrolment fee"),
    ]
    # 30 × 782.71 + 30 × 30 + 250
    whole = total(rows, NO_SIZE, "out_of_state")
    assert whole.amount == Decimal("24631.30")
    assert whole.fees_stated
    assert [part.total for part in whole.fees] == [900, 250]


def test_without_any_fee_the_total_is_tuition_only():
    whole = total([tuition(20_000)], NO_SIZE, "in_state")
    assert (whole.amount, whole.fees_stated) == (20_000, False)


@pytest.mark.parametrize("unknown", [fee(None), fee(400, per="term")])
def test_an_unknown_fee_leaves_the_total_known_and_says_so(unknown):
    whole = total([tuition(20_000), fee(100, "Card"), unknown], NO_SIZE, "in_state")
    assert whole.amount == 20_100
    assert not whole.fees_stated
    assert [part.total for part in whole.fees] == [100, None]


def test_a_fee_for_another_status_or_pace_is_not_added():
    rows = [
        tuition(20_000),
        fee(1_000, "Visa fee", residency="international"),
        fee(300, "Campus fee", pace="full_time"),
    ]
    assert total(rows, NO_SIZE, "in_state", "part_time").amount == 20_000
    assert total(rows, NO_SIZE, "in_state", "full_time").amount == 20_300
    assert total(rows, NO_SIZE, "international", "full_time").amount == 21_300


def test_an_optional_fee_is_listed_and_never_added():
    insurance = fee(3_000, "Health insurance", optional=True)
    rows = [tuition(20_000), insurance]
    whole = total(rows, NO_SIZE, "in_state")
    assert (whole.amount, whole.fees) == (20_000, ())
    assert optional_fees(rows) == [insurance]


def test_a_fee_named_twice_is_charged_once_at_its_newest_price():
    rows = [
        tuition(20_000),
        fee(100, "Student fee", academic_year="2023-24"),
        fee(120, "Student Fee", academic_year="2025-26"),
    ]
    assert total(rows, NO_SIZE, "in_state").amount == 20_120


def test_a_fee_is_charged_for_as_many_terms_as_tuition():
    rows = [tuition(8_000, per="term", count=Decimal(3)), fee(200, per="term")]
    whole = total(rows, NO_SIZE, "in_state")
    assert whole.amount == 24_600
    assert whole.fees[0].counted_from == "the terms that tuition is charged for"


def test_a_fee_in_another_currency_is_not_added():
    rows = [tuition(20_000, currency="GBP"), fee(100, currency="EUR")]
    whole = total(rows, NO_SIZE, "international")
    assert (whole.amount, whole.currency, whole.fees_stated) == (20_000, "GBP", False)
