"""What living costs at home, while studying and afterwards."""

from math import isnan

import numpy as np
import pytest

from decisions.money.living import LivingCosts
from decisions.money.origin import Kind
from decisions.money.sites import Site, sites
from decisions.money.work import Work
from programs.snapshot_build import build
from tests.factories import make_institution, make_program

from .conftest import RICHMOND, WASHINGTON

LOW, HIGH = 15_000, 25_000  # spending of the two bands at national prices


@pytest.fixture
def living(situate):
    def make(**answers):
        situation = situate(**answers)
        return LivingCosts(situation, Work(situation))

    return make


def test_at_home_a_flat_of_ones_own_and_the_spending_of_ones_income(living):
    home = {"state": "VA", "metro": RICHMOND}
    assert living(salary=60_000, **home).home == pytest.approx(12 * 1_300 + HIGH)
    assert living(salary=40_000, **home).home == pytest.approx(12 * 1_300 + LOW)
    assert living(salary=60_000, **home).home_origin.kind == Kind.DATUM


def test_what_one_tells_comes_first(living):
    told = living(living=30_000, state="VA", metro=RICHMOND)
    assert told.home == 30_000
    assert told.home_origin.kind == Kind.ANSWER


def test_outside_the_us_it_has_to_be_told(living):
    assert isnan(living(country="DE").home)
    assert living(country="DE", currency="EUR", living=20_000).home == 20_000


def test_working_elsewhere_costs_what_living_costs_there(living):
    person = {"salary": 60_000, "state": "VA", "metro": RICHMOND, "work_metro": WASHINGTON}
    assert living(**person).after == pytest.approx(12 * 2_000 + HIGH * 1.10)
    own = living(**person, living=20_000)
    ratio = (12 * 2_000 + HIGH * 1.10) / (12 * 1_300 + HIGH)
    assert own.after == pytest.approx(20_000 * ratio)
    assert living(salary=60_000, state="VA", metro=RICHMOND).after == pytest.approx(
        12 * 1_300 + HIGH
    )


def test_afterwards_is_in_the_money_one_is_paid_in(living):
    abroad = living(country="DE", currency="EUR", living=20_000, work_country="US")
    assert abroad.after == pytest.approx(12 * 1_400 + LOW)  # dollars
    assert living(country="US", currency="EUR", living=20_000).after == pytest.approx(25_000)


def campus(modality="in_person", **place):
    return make_program(modality=modality, institution=make_institution(**place))


def study(costs_of, keeps=False, **answers):
    costs, where = costs_of(**answers), sites(build())
    moves = costs.moves(where)
    every = np.arange(len(moves))
    return costs.studying(where, every, moves, np.full(len(moves), keeps)), moves


def test_a_student_elsewhere_has_a_room_and_spends_little(living):
    campus(region="VA", cbsa=WASHINGTON)
    cost, moves = study(living, salary=60_000, state="VA", metro=RICHMOND)
    assert (cost.tolist(), moves.tolist()) == ([pytest.approx(6 * 2_400 + LOW * 1.10)], [True])


def test_who_keeps_the_job_lives_there_as_at_home(living):
    campus(region="VA", cbsa=WASHINGTON)
    person = {"salary": 60_000, "state": "VA", "metro": RICHMOND}
    cost, _ = study(living, keeps=True, **person)
    assert cost.tolist() == [pytest.approx(12 * 2_000 + HIGH * 1.10)]


def test_who_keeps_the_job_saves_nothing_by_moving_somewhere_cheap(living):
    campus(region="VA", cbsa=RICHMOND)
    person = {"salary": 60_000, "state": "DC", "metro": WASHINGTON}
    cost, moves = study(living, keeps=True, **person)
    assert moves.all()
    assert cost.tolist() == [pytest.approx(12 * 2_000 + HIGH * 1.10)]


@pytest.mark.parametrize(
    ("modality", "place", "moves"),
    [
        ("online", {"region": "CA"}, False),
        ("hybrid", {"region": "CA"}, False),
        ("in_person", {"region": "CA"}, True),
        ("", {"region": "CA"}, True),
        ("in_person", {"region": "VA", "cbsa": RICHMOND}, False),
        ("in_person", {"region": "VA", "cbsa": WASHINGTON}, True),
        ("in_person", {"region": "VA"}, False),
        ("in_person", {"country": "DE", "region": ""}, True),
    ],
)
def test_who_has_to_move(living, modality, place, moves):
    campus(modality, **place)
    assert study(living, state="VA", metro=RICHMOND)[1].tolist() == [moves]


def test_without_a_move_one_lives_as_before(living):
    campus("online", region="CA")
    assert study(living, living=30_000)[0].tolist() == [30_000]


def test_study_abroad_has_to_be_told(living):
    campus(country="DE", region="")
    assert np.isnan(study(living)[0]).all()
    assert study(living, living_study=15_000)[0].tolist() == [15_000]
    origin = living().study_origin(Site("DE", "", ""), moves=True, keeps_job=False)
    assert (origin.kind, origin.section) == (Kind.UNKNOWN, "money")
