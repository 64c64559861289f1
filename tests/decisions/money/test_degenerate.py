"""Unusual people get a sensible answer and no warning."""

import warnings

import numpy as np
import pytest

from decisions.money.answer import LANDED, Answers
from tests.factories import make_institution, make_program

from .conftest import RICHMOND, WASHINGTON

pytestmark = pytest.mark.django_db

HOME = {"state": "VA", "metro": RICHMOND, "role": "data_scientist"}
PEOPLE = {
    "no pay": HOME | {"salary": 0},
    "pay above every percentile": HOME | {"salary": 3_000_000, "current_role": "data_analyst"},
    "no money at all and no loans": HOME | {"savings": 0, "loans": "none", "salary": 0},
    "debt beyond any pay": HOME | {"salary": 20_000, "prior_federal": 400_000, "dependents": 9},
    "sixty years old": HOME | {"salary": 80_000, "work_years": 38, "horizon_years": 5},
    "horizon shorter than the program": HOME | {"horizon_years": 1},
    "everything missing": {},
    "everything missing abroad": {"country": "DE"},
    "certain to fail": HOME | {"chance_to_finish": 0, "chance_of_job": 0},
    "certain to succeed": HOME | {"chance_to_finish": 100, "chance_of_job": 100},
    "every kind of money": HOME | {"employer_aid": 90_000, "family_support": 90_000, "care": 9_000},
    "savings beyond everything": HOME | {"savings": 900_000_000},
    "tax of everything": {"country": "DE", "currency": "EUR", "salary": 1, "living": 0,
                          "tax_rate": 100, "pay_after_low": 1, "pay_after_high": 2,
                          "living_study": 0},
    "starts in ten years": HOME | {"start_by": __import__("datetime").date(2036, 9, 1)},
}  # fmt: skip


@pytest.fixture
def programs(db):
    school = make_institution(unitid="1", region="VA", cbsa=WASHINGTON)
    usual = {"full_time": True, "months_full_time": 24, "institution": school}
    make_program(name="A", tuition=60_000, **usual)
    make_program(name="B", tuition=0, **usual)
    make_program(name="C", tuition=900_000, **usual)
    make_program(name="D", tuition=20_000, modality="online", part_time=True, months_part_time=72)
    make_program(name="E", kind="bootcamp", tuition=15_000, full_time=True, months_full_time=3)


@pytest.mark.parametrize("name", PEOPLE)
def test_an_unusual_person_gets_figures_or_unknown_and_no_warning(programs, scenarios, name):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        answers = Answers(scenarios(**PEOPLE[name]))
        money, found = answers.money, answers.result
        break_even, cost = answers.break_even, answers.total_cost
        rap = answers.rap
    unknown = name == "everything missing abroad"
    assert np.isnan(money.mean).all() == unknown
    assert not np.isinf(money.mean).any()
    if unknown:
        return
    assert (found.payment_share_of_gross[LANDED] >= 0).all()
    assert np.isfinite(cost).all()
    assert (rap.first >= 0).all()
    assert (break_even.salary >= 0).all()
    shares = break_even.of_entrants
    assert ((shares >= 0) & (shares <= 1)).all()
    assert answers.stories.shares.sum(axis=0) == pytest.approx(1)
    assert np.isfinite(money.multiple).all()


def test_who_cannot_borrow_has_a_gap_that_is_said(programs, scenarios):
    money = Answers(scenarios(**PEOPLE["no money at all and no loans"])).money
    assert (money.unfunded[:3] > 0).all()


def test_a_horizon_shorter_than_the_program_is_flagged(programs, scenarios):
    answers = Answers(scenarios(**PEOPLE["horizon shorter than the program"]))
    assert answers.result.horizon_is_short.all()
    assert (answers.money.mean[[0, 2]] < 0).all()
