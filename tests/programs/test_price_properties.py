"""What holds for the price of a whole program, whatever is published."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from programs.prices import STATUSES, Size, total
from tests.programs.price_rows import Row

amounts = st.one_of(st.none(), st.decimals(0, 100_000, places=2))
counts = st.one_of(st.none(), st.decimals(1, 60, places=1))
years = st.sampled_from(["", "2019-20", "2024-25", "2025-26"])
residencies = st.sampled_from(["any", "in_state", "out_of_state", "domestic", "eu",
                               "international"])  # fmt: skip
units = st.sampled_from(["credit", "course", "unit", "term", "year", "month", "program"])
tuition_rows = st.builds(
    Row, amount=amounts, count=counts, academic_year=years, residency=residencies, per=units
)
fee_rows = st.builds(
    Row, part=st.just("fee"), name=st.sampled_from("abc"), amount=amounts, count=counts,
    academic_year=years, residency=residencies, per=units,
)  # fmt: skip
published = st.lists(st.one_of(tuition_rows, fee_rows), max_size=8)
sizes = st.builds(
    Size, *[st.one_of(st.none(), st.decimals(1, 60, places=1)) for _ in range(4)]
)  # fmt: skip
statuses = st.sampled_from(STATUSES)
paces = st.sampled_from(["full_time", "part_time"])
quickly = settings(max_examples=120, deadline=None)


@quickly
@given(published, sizes, statuses, paces)
def test_there_is_either_a_total_or_a_reason(rows, size, status, pace):
    result = total(rows, size, status, pace)
    assert (result.amount is None) == (result.reason is not None)


@quickly
@given(published, sizes, statuses, paces)
def test_a_total_is_its_tuition_and_its_known_fees(rows, size, status, pace):
    result = total(rows, size, status, pace)
    if result.amount is not None:
        known = [part.total for part in result.fees if part.total is not None]
        assert result.amount == sum(known, result.tuition.total)
        assert all(part.total is not None for part in result.fees) or not result.fees_stated


@quickly
@given(published, sizes, statuses, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows, size, status, random):
    shuffled = list(rows)
    random.shuffle(shuffled)
    first, second = total(rows, size, status), total(shuffled, size, status)
    assert (first.amount, first.reason) == (second.amount, second.reason)
    assert {other.total for other in first.disagreeing} == {
        other.total for other in second.disagreeing
    }


@quickly
@given(published, sizes, statuses, st.decimals(0, 10_000, places=2))
def test_what_is_optional_or_an_average_never_changes_the_total(rows, size, status, amount):
    more = [
        *rows,
        Row(part="fee", name="z", amount=amount, optional=True),
        Row(amount=amount, scope="institution_average", academic_year="2026-27"),
    ]
    assert total(more, size, status).amount == total(rows, size, status).amount


@quickly
@given(published, sizes, statuses, st.decimals(0, 10_000, places=2))
def test_a_further_required_fee_never_lowers_the_total(rows, size, status, amount):
    before = total(rows, size, status).amount
    after = total([*rows, Row(part="fee", name="z", amount=amount)], size, status).amount
    assert (before is None and after is None) or after == before + amount


@quickly
@given(published, sizes, statuses)
def test_prices_twice_as_high_give_twice_the_total(rows, size, status):
    doubled = [replace(row, amount=None if row.amount is None else row.amount * 2) for row in rows]
    before, after = total(rows, size, status).amount, total(doubled, size, status).amount
    assert after == (None if before is None else before * 2)


@quickly
@given(published, sizes)
def test_nobody_pays_a_price_that_is_only_for_others(rows, size):
    allowed = {"any", "international"}
    result = total(rows, size, "international")
    if result.tuition is not None:
        assert result.tuition.row.residency in allowed
    assert all(part.row.residency in allowed for part in result.fees)
