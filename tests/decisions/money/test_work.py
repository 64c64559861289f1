"""Pay now and afterwards, and how one gets there."""

from datetime import date
from math import inf, isnan

import pytest

from decisions.engine.salaries import mixture_wage
from decisions.money.origin import Kind
from decisions.money.work import Work

from .conftest import RICHMOND, WASHINGTON, percentiles

MARKET = 1.005 ** (18 / 12)  # growth of wages from May 2025 to November 2026


@pytest.fixture
def work(situate):
    return lambda **answers: Work(situate(**answers))


def test_own_pay_is_carried_to_the_start_with_inflation_and_the_market(work):
    later = work(salary=60_000, start_by=date(2027, 11, 1))
    assert later.salary == pytest.approx(60_000 * 1.025 * 1.005)
    assert later.salary_origin.kind == Kind.ANSWER


def test_who_tells_no_pay_earns_the_median_of_their_place(work):
    told_nothing = work(state="VA", metro=RICHMOND)
    assert told_nothing.salary == pytest.approx(52_000 * MARKET)
    assert told_nothing.salary_origin.kind == Kind.DATUM
    assert "Richmond" in told_nothing.salary_origin.words


def test_no_pay_is_an_answer_and_gains_are_then_held_against_the_median(work):
    nothing = work(salary=0)
    assert nothing.salary == 0.0
    assert nothing.own_pay == pytest.approx(50_000 * MARKET)


def test_abroad_pay_that_is_not_told_is_unknown(work):
    assert isnan(work(country="DE").salary)
    assert work(country="DE").salary_origin.kind == Kind.UNKNOWN


def test_pay_afterwards_is_that_of_the_role_in_the_place_where_one_would_work(work):
    away = work(role="data_scientist", state="VA", metro=RICHMOND, work_metro=WASHINGTON)
    assert away.after.percentiles == pytest.approx(percentiles(130_000) * MARKET)
    assert not away.after.national


def test_what_a_metro_does_not_publish_comes_from_its_state(work):
    found = work(role="data_scientist", state="VA", metro=RICHMOND)
    assert found.after.published[0].area == "Virginia"


def test_a_national_figure_that_stands_in_widens_the_spread(work):
    local = work(role="data_scientist", work_state="VA")
    national = work(role="machine_learning_engineer", state="VA")
    assert local.spread == (0.25, 0.55)
    assert national.spread == (pytest.approx((0.25**2 + 0.25**2) ** 0.5), 0.55)
    assert "price level" in national.after_origin("masters").words


def test_a_role_of_several_occupations_enters_where_their_mixture_says(work):
    ml = work(role="machine_learning_engineer")
    assert ml.entry_rank_of("masters") == pytest.approx(0.6 * -0.60 + 0.4 * -0.33)
    parts = [percentiles(pay) * MARKET for pay in (135_000, 110_000, 140_000)]
    expected = mixture_wage(ml.entry_rank_of("masters"), (0.6, 0.3, 0.1), parts)
    assert ml.after.pay(ml.entry_rank_of("masters")) == pytest.approx(float(expected))


@pytest.mark.parametrize(
    ("kind", "rank"),
    [("bootcamp", -0.80), ("graduate_certificate", -0.60), ("course", -0.90), ("self_study", -0.9)],
)
def test_other_kinds_of_program_enter_lower(work, kind, rank):
    assert work(role="data_scientist").entry_rank_of(kind) == rank


def test_experience_and_a_high_rank_today_carry_over(work):
    # P90 of the present occupation and place, eight years in it.
    found = work(
        role="machine_learning_engineer",
        current_role="data_analyst",
        salary=240_000,
        work_years=8,
        state="VA",
    )
    own = found.now.rank(found.salary)
    usual = min(-0.60 + 0.05 * 8, 0.40)
    expected = (0.6 * -0.60 + 0.4 * -0.33) + min(0.05 * 8, 0.40) + 0.4 * (own - usual)
    assert found.entry_rank_of("masters") == pytest.approx(expected)


def test_years_in_another_job_add_nothing(work):
    plain = work(role="data_scientist")
    other = work(role="data_scientist", current_role="other", salary=60_000, work_years=20)
    assert other.entry_rank_of("masters") == plain.entry_rank_of("masters")


def test_an_own_range_of_pay_stands_in_for_published_figures(work):
    own = work(country="DE", currency="EUR", pay_after_low=50_000, pay_after_high=80_000)
    assert own.after.pay(own.entry_rank_of("masters")) == pytest.approx((50_000 * 80_000) ** 0.5)
    assert own.after.percentiles[[0, 4]] == pytest.approx([50_000, 80_000])
    assert own.after_origin("masters").kind == Kind.ANSWER


def test_a_range_that_is_no_range_is_not_used(work):
    assert not work(pay_after_low=80_000, pay_after_high=50_000).own_range
    assert not work(pay_after_low=0, pay_after_high=50_000).own_range


def test_abroad_without_a_range_pay_afterwards_is_unknown(work):
    found = work(country="DE")
    assert found.after is None
    assert found.after_origin("masters").kind == Kind.UNKNOWN


def test_who_is_in_the_role_already_stays_in_it(work):
    same = work(role="data_scientist", current_role="data_scientist")
    assert (same.mode, same.unaided_year) == ("same_role", inf)


def test_from_a_job_near_to_the_role_half_move_by_the_fourth_year(work):
    near = work(role="data_scientist", current_role="data_analyst")
    far = work(role="data_scientist", current_role="other")
    assert (near.unaided_year, far.unaided_year) == (4.0, inf)


def test_the_chance_of_an_unaided_move_may_be_ones_own(work):
    sure = work(role="data_scientist", assumptions={"unaided_move": 0.3})
    assert sure.unaided_year == 2.0


def test_nobody_moves_unaided_into_another_country(work):
    assert work(country="IN", work_country="US", current_role="data_analyst").unaided_year == inf


def test_visitors_may_work_in_the_us_for_three_years_unless_they_know_better(work):
    visitor = {"country": "IN", "work_country": "US"}
    assert work(**visitor).stay_months == 36
    assert work(**visitor, stay_months=12).stay_months == 12
    assert isnan(work(country="IN", work_country="DE").stay_months)
    assert work(country="IN", citizenship="US", work_country="US").stay_months == inf


def test_who_lives_there_already_may_stay(work):
    assert work(country="US", citizenship="IN").stay_months == inf


def test_pay_above_every_percentile_has_the_highest_rank(work):
    rich = work(role="data_scientist", current_role="data_analyst", salary=5_000_000)
    assert rich.now.rank(rich.salary) == 3.0
    assert work(current_role="data_analyst", salary=0).now.rank(0.0) == -3.0
