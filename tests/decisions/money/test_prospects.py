"""Many futures of every program, and the path that they are held against."""

from dataclasses import replace

import numpy as np
import pytest

from decisions.engine.draws import central, draw
from decisions.engine.evaluate import evaluate
from decisions.engine.simulate import simulate_draws, worst_quarter_mean
from decisions.money.baseline import (
    STAY,
    WAIT,
    Baseline,
    baseline_of,
    held_against,
    named,
    scenario_of,
    waiting,
)
from decisions.money.futures import of_one, points, simulation
from decisions.money.prospects import prospects
from decisions.money.stories import money
from decisions.money.uncertain import uncertain
from tests.factories import make_institution, make_program

from .conftest import RICHMOND, WASHINGTON

pytestmark = pytest.mark.django_db

MAYA = {
    "state": "VA", "metro": RICHMOND, "salary": 60_000, "role": "machine_learning_engineer",
    "work_state": "VA", "work_metro": WASHINGTON, "savings": 18_000,
}  # fmt: skip
ALL = np.ones(5, dtype=bool)
# Pay of a mixture is interpolated where many ranks are asked for: below a ten-thousandth of it.
NEAR = 2.0
POWER = 9


@pytest.fixture
def batch_of(scenarios):
    def make(**answers):
        school = make_institution(unitid="1", region="VA", cbsa=WASHINGTON)
        usual = {"full_time": True, "months_full_time": 12, "institution": school}
        make_program(name="A", slug="a", tuition=40_000, **usual)
        make_program(name="B", slug="b", kind="bootcamp", tuition=15_000, **usual)
        make_program(name="C", slug="c", kind="bootcamp", tuition=9_000, **usual)
        make_program(name="D", slug="d", tuition=90_000, **usual)
        make_program(name="E", slug="e", kind="course", tuition=500, **usual)
        return scenarios(**(MAYA | answers))

    return make


def drawn(batch, chosen=None):
    return prospects(batch, money(batch), chosen or Baseline(STAY, STAY), POWER)


def test_each_program_of_a_list_has_the_futures_it_has_alone(batch_of):
    batch = batch_of()
    together = drawn(batch)
    for row in range(len(batch)):
        alone = simulation(batch, row, POWER)
        assert together.mean[row] == pytest.approx(float(alone.mean), abs=NEAR)
        assert together.low[row] == pytest.approx(float(alone.quantile(0.1)), abs=NEAR)
        chances = [float(alone.chance_ahead(year)) for year in together.years]
        assert together.ahead[row] == pytest.approx(chances, abs=1 / 2**POWER)


def test_pinned_to_the_middle_the_list_is_the_deterministic_answer(batch_of):
    batch = batch_of()
    whole = uncertain(batch)
    pinned = simulate_draws(whole, central(whole)).npv[:, 0]
    never = replace(batch.scenario.baseline, unaided_year=np.inf)
    assert pinned == pytest.approx(evaluate(replace(batch.scenario, baseline=never)).npv, abs=0.01)


def test_caution_counts_the_worst_quarter_more(batch_of):
    batch = batch_of()
    found = drawn(batch)
    npv = simulation(batch, 0, POWER).npv.ravel()
    assert found.cautious[0] == pytest.approx(
        0.75 * npv.mean() + 0.25 * worst_quarter_mean(npv).item(), abs=NEAR
    )


def test_what_is_expected_of_the_parameters_has_the_mean_of_the_futures(batch_of):
    found = drawn(batch_of())
    assert found.expected.mean(axis=1) == pytest.approx(found.mean, rel=1e-3, abs=50)
    assert (found.expected.std(axis=1) > 0).all()


def test_what_is_not_known_has_no_futures_and_spoils_no_other(batch_of):
    batch = batch_of()
    plain = drawn(batch)
    batch.offers.dollars[1] = np.nan
    other = batch.__class__(batch.situation, batch.snapshot, batch.offers, batch.bridge)
    found = drawn(other)
    assert np.isnan(found.mean[1])
    assert np.isnan(found.expected[1]).all()
    assert found.mean[[0, 2, 3, 4]] == pytest.approx(plain.mean[[0, 2, 3, 4]])


# The baseline.


def chosen_by(batch, otherwise, allowed=ALL):
    person = replace(batch.person, otherwise=otherwise)
    situation = replace(batch.situation, person=person)
    moved = batch.__class__(situation, batch.snapshot, batch.offers, batch.bridge)
    return baseline_of(moved, money(batch), allowed)


def test_of_a_kind_the_best_in_money_that_is_not_ruled_out_is_the_baseline(batch_of):
    batch = batch_of()
    assert chosen_by(batch, "bootcamp").row == 2
    allowed = ALL.copy()
    allowed[2] = False
    assert chosen_by(batch, "bootcamp", allowed).row == 1


def test_a_program_can_be_the_baseline_and_an_unknown_one_falls_back_to_staying(batch_of):
    batch = batch_of()
    assert chosen_by(batch, named("d")).row == 3
    gone = chosen_by(batch, named("nowhere"))
    assert gone.stays
    assert gone.missing
    assert chosen_by(batch, "self_study").missing


def test_against_a_path_the_gain_is_the_difference_future_by_future(batch_of):
    batch = batch_of()
    chosen = chosen_by(batch, "bootcamp")
    found = drawn(batch, chosen)
    own, other = (simulation(batch, row, POWER).npv.ravel() for row in (0, 2))
    assert found.mean[0] == pytest.approx((own - other).mean(), abs=NEAR)
    assert found.ahead[0, -1] == pytest.approx((own >= other).mean(), abs=2 / 2**POWER)
    assert found.mean[2] == pytest.approx(0.0, abs=NEAR)
    assert held_against(batch, money(batch), chosen).mean[2] == pytest.approx(0.0, abs=1e-6)


def test_waiting_is_the_same_program_a_year_later(batch_of):
    one = of_one(batch_of(), 0)
    later = waiting(one)
    assert later.program.bridge_months == 12.0
    assert later.program.bridge_cost == one.program.bridge_cost
    now, then = (
        simulate_draws(each, draw(each, points(POWER))).npv.mean() for each in (one, later)
    )
    assert now != pytest.approx(then, abs=NEAR)


def test_a_list_has_one_baseline_for_all_of_its_programs(batch_of):
    """A year later is another path for each: a list would put first what is dearest to put off."""
    batch = batch_of()
    waits = Baseline(WAIT, WAIT)
    assert waits.of_a_list == Baseline(STAY, STAY)
    assert not waits.of_a_list.missing
    chosen = chosen_by(batch, "bootcamp")
    assert chosen.of_a_list == chosen


def test_futures_that_make_no_difference_are_told_from_those_ahead(scenarios):
    """A free plan beside the job that helps few: most end as they would have without it."""
    usual = {"part_time": True, "months_part_time": 3, "modality": "online"}
    make_program(name="Plan", slug="plan", kind="self_study", tuition=0, **usual)
    batch = scenarios(**(MAYA | {"work_state": "", "work_metro": ""}))
    npv = simulation(batch, 0, POWER).npv.ravel()
    found = drawn(batch)
    nothing = (npv >= -1e-6) & (npv < 500.0)
    assert found.even[0] == pytest.approx(nothing.mean(), abs=2 / 2**POWER)
    assert 0.5 < found.even[0] < found.ahead[0, -1]


def test_staying_is_no_scenario_of_its_own(batch_of):
    assert scenario_of(uncertain(batch_of()), Baseline(STAY, STAY)) is None
