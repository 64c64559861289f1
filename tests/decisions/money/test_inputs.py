"""Every number of a scenario is named, with its value and where it comes from."""

import numpy as np
import pytest

from decisions.engine.scenario import BLOCKS, RULES
from decisions.money.inputs import inputs
from decisions.money.origin import Kind, Unit
from tests.factories import make_institution, make_program

from .conftest import RICHMOND, WASHINGTON

pytestmark = pytest.mark.django_db

# Used by the simulation only, drawn or fixed by the branch, or used in no scenario of ours.
NOT_LISTED = {
    "complete", "placed", "drop_at", "role_growth_diff", "horizon_years",
    "program.fees_total",  # required fees are part of the whole price
    "program.study_income_per_year",
    "after.stay_after_months",
    "after.planned_search_months",  # the same answer as the search
    "finance.loan_inflation",
}  # fmt: skip
SAME_ROLE = {"after.kappa", "after.premium"}
ABROAD = {"after.stay_months", "after.return_salary"}

PEOPLE = {
    "default": {},
    "analyst": {
        "state": "VA", "metro": RICHMOND, "salary": 60_000, "role": "data_scientist",
        "work_state": "VA", "work_metro": WASHINGTON, "current_role": "data_analyst",
    },
    "same role": {"role": "data_scientist", "current_role": "data_scientist", "salary": 90_000},
    "visitor": {
        "country": "IN", "work_country": "US", "salary": 20_000, "living": 8_000, "tax_rate": 15,
        "role": "data_scientist",
    },
    "nothing told abroad": {"country": "DE"},
}  # fmt: skip


@pytest.fixture
def batch_of(scenarios):
    def make(name):
        make_program(
            full_time=True,
            months_full_time=12,
            tuition=40_000,
            institution=make_institution(unitid="1", region="VA", cbsa=WASHINGTON),
        )
        return scenarios(**PEOPLE[name])

    return make


@pytest.mark.parametrize("name", PEOPLE)
def test_every_number_of_the_scenario_is_listed(batch_of, name):
    batch = batch_of(name)
    listed = {item.name for item in inputs(batch)}
    wanted = set()
    blocks = {"": batch.scenario} | {
        f"{own}.": getattr(batch.scenario, own) for own in BLOCKS.values()
    }
    for prefix, block in blocks.items():
        for field, rule in RULES[type(block)].items():
            if rule.kind in ("number", "flag"):
                wanted.add(prefix + field)
    wanted -= NOT_LISTED
    if name != "same role":
        wanted -= SAME_ROLE
    if name != "visitor" and not batch.situation.foreign_after:
        wanted -= ABROAD
    assert wanted <= listed


@pytest.mark.parametrize("name", PEOPLE)
def test_the_values_listed_are_those_the_engine_gets(batch_of, name):
    batch = batch_of(name)
    scenario = batch.scenario
    for item in inputs(batch):
        block, _, field = item.name.rpartition(".")
        if item.unit == Unit.TEXT or block == "chance" or item.name in ("fx", "caution"):
            continue
        found = getattr(getattr(scenario, block) if block else scenario, field)
        assert item.at(0) == pytest.approx(
            float(np.broadcast_to(np.asarray(found, dtype=float), 1)[0]), nan_ok=True
        ), item.name


@pytest.mark.parametrize("name", PEOPLE)
def test_every_origin_says_what_it_is_and_unknown_ones_where_to_tell(batch_of, name):
    for item in inputs(batch_of(name)):
        origin = item.origin(0)
        assert isinstance(origin.kind, Kind)
        assert not origin.words.endswith(".")
        if origin.kind == Kind.UNKNOWN:
            assert origin.words
            assert origin.section or origin.field
        if item.unit not in (Unit.TEXT, Unit.FLAG) and np.isnan(item.at(0)):
            assert origin.kind == Kind.UNKNOWN, item.name


def test_a_number_of_ones_own_is_an_answer(scenarios):
    make_program(full_time=True, months_full_time=12, tuition=40_000)
    batch = scenarios(assumptions={"inflation": 0.03, "private_rate": 0.12})
    found = {item.name: item for item in inputs(batch)}
    assert found["inflation"].at(0) == 0.03
    assert found["inflation"].origin(0).kind == Kind.ANSWER
    assert batch.scenario.finance.private_rate == 0.12


def test_numbers_that_nobody_may_change_stay_as_they_are(scenarios):
    make_program(full_time=True, months_full_time=12, tuition=40_000)
    batch = scenarios(assumptions={"federal_annual": 1e9, "nonsense": 1.0})
    assert batch.scenario.finance.federal_annual == 20_500
