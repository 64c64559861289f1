"""Many futures of one program."""

from dataclasses import replace

import numpy as np
import pytest

from decisions.engine.draws import central
from decisions.engine.evaluate import evaluate
from decisions.engine.fifty import of_fifty
from decisions.engine.simulate import simulate_draws
from decisions.money.futures import of_one, simulation
from decisions.money.stories import tell
from tests.factories import make_institution, make_program

from .conftest import RICHMOND, WASHINGTON

pytestmark = pytest.mark.django_db

MAYA = {
    "state": "VA", "metro": RICHMOND, "salary": 60_000, "role": "data_scientist",
    "work_state": "VA", "work_metro": WASHINGTON, "savings": 18_000,
}  # fmt: skip
PEOPLE = {
    "new role": MAYA,
    "mixture of occupations": MAYA | {"role": "machine_learning_engineer"},
    "same role": MAYA | {"current_role": "data_scientist"},
    "visitor": {
        "country": "IN", "work_country": "US", "salary": 20_000, "living": 8_000, "tax_rate": 15,
        "role": "data_scientist", "living_study": 20_000, "stay_months": 36,
    },
    "own range": MAYA | {"pay_after_low": 80_000, "pay_after_high": 150_000},
}  # fmt: skip


@pytest.fixture
def batch_of(scenarios):
    def make(**answers):
        school = make_institution(unitid="1", region="VA", cbsa=WASHINGTON)
        usual = {"full_time": True, "months_full_time": 12, "institution": school}
        make_program(name="A", tuition=40_000, **usual)
        make_program(name="B", kind="bootcamp", tuition=15_000, **usual)
        return scenarios(**answers)

    return make


@pytest.mark.parametrize("name", PEOPLE)
def test_with_everything_at_its_middle_the_simulation_is_the_deterministic_answer(batch_of, name):
    batch = batch_of(**PEOPLE[name])
    for row in range(len(batch)):
        scenario = of_one(batch, row)
        pinned = simulate_draws(scenario, central(scenario)).npv
        # What is pinned knows no unaided move.
        never = _without_unaided(batch.scenario)
        assert pinned == pytest.approx(evaluate(never).npv[row : row + 1], abs=0.01)


def _without_unaided(scenario):
    return replace(scenario, baseline=replace(scenario.baseline, unaided_year=np.inf))


@pytest.mark.parametrize("name", PEOPLE)
def test_the_shares_of_the_stories_are_those_of_the_chances(batch_of, name):
    batch = batch_of(**PEOPLE[name])
    for row in range(len(batch)):
        found = simulation(batch, row, power=11).stories()
        shares = tell(batch).shares[:, row]
        assert [story.share for story in found.values()] == pytest.approx(shares, abs=0.02)


def test_futures_are_the_same_whenever_they_are_asked_for(batch_of):
    batch = batch_of(**MAYA)
    first, second = (simulation(batch, 0, power=8).npv for _ in range(2))
    assert (first == second).all()


def test_what_the_person_told_moves_the_distributions_and_keeps_their_width(batch_of):
    own = of_one(
        batch_of(**MAYA, chance_to_finish=90, chance_of_job=50, months_to_job=6), 0
    ).uncertainty
    assert own.complete_beta == pytest.approx((18.0, 2.0))
    assert own.place_beta == pytest.approx((10.0, 10.0))
    assert own.search_gamma == pytest.approx((2.0, 3.0))


def test_what_is_certain_happens_in_every_future(batch_of):
    batch = batch_of(**MAYA, chance_to_finish=100, chance_of_job=0)
    found = simulation(batch, 0, power=10)
    assert found.draws.complete.mean() == 1.0
    assert found.draws.placed.mean() == 0.0


def test_own_assumptions_move_the_triangles(batch_of):
    own = of_one(batch_of(**MAYA, assumptions={"private_rate": 0.14}), 0).uncertainty
    assert own.priv_tri == pytest.approx((0.10, 0.14, 0.19))


def test_older_prices_are_less_sure(batch_of):
    batch = batch_of(**MAYA)
    assert of_one(batch, 0).uncertainty.cost_sd == pytest.approx((0.06**2 + 0.02**2) ** 0.5)


def test_a_dearer_program_is_ahead_in_no_more_futures(batch_of):
    batch = batch_of(**MAYA)
    plain = simulation(batch, 0, power=10)
    batch.offers.dollars[0] = 90_000
    dear = batch.__class__(batch.situation, batch.snapshot, batch.offers, batch.bridge)
    assert (simulation(dear, 0, power=10).npv <= plain.npv + 1e-6).all()


@pytest.mark.parametrize(
    ("share", "futures"), [(0.0, 0), (0.009, 0), (0.01, 1), (0.5, 25), (1.0, 50)]
)
def test_chances_are_so_many_of_fifty(share, futures):
    assert of_fifty(share) == futures
