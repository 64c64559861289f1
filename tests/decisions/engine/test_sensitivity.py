"""The tornado and the value of finding something out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decisions.engine.parsing import parse
from decisions.engine.sensitivity import (
    tornado,
    value_of_learning,
    value_of_perfect_information,
    worth_finding_out,
)
from decisions.engine.simulate import simulate

from .conftest import BY_ID, inputs_of
from .test_simulation import uncertain

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ["S1", "S2"])
def test_the_published_values_of_learning_agree(name):
    result = simulate(parse(inputs_of(name), simulate=True))
    case = BY_ID[name]
    for parameter, expected in case["value_of_learning"].items():
        found = value_of_learning(result.npv, result.draws.parameters[parameter])
        tolerance = case["value_of_learning_tolerance"]
        assert found == pytest.approx(expected, abs=tolerance), parameter


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 4), st.floats(-2, 2))
def test_i23_learning_is_worth_something_and_never_more_than_the_future_itself(seed, paths, shift):
    chance = np.random.default_rng(seed)
    parameter = chance.normal(size=1024)
    npv = shift + chance.normal(size=(paths, 1024)) + chance.normal(size=(paths, 1)) * parameter
    worth = value_of_learning(npv, parameter)
    assert 0 <= worth <= value_of_perfect_information(npv) + 1e-9


def test_a_parameter_that_decides_everything_is_worth_the_whole_future():
    parameter = np.tile(np.linspace(-1, 1, 512), 2)
    npv = np.sign(parameter) * 100.0
    assert value_of_learning(npv, parameter) == pytest.approx(50.0, rel=0.02)
    assert value_of_perfect_information(npv) == pytest.approx(50.0)


def test_learning_what_has_no_bearing_is_worth_nothing():
    chance = np.random.default_rng(3)
    npv, parameter = chance.normal(50, 100, 4096), chance.normal(size=4096)
    assert value_of_learning(npv, parameter) == pytest.approx(0.0, abs=3.0)


def test_only_what_is_worth_a_thousand_is_mentioned():
    result = simulate(parse(inputs_of("S2"), simulate=True))
    worth = worth_finding_out(result.npv, result.draws.parameters)
    assert list(worth)[:3] == ["lam", "m", "p_place"]
    assert min(worth.values()) >= 1_000
    assert "price" not in worth


def test_the_tornado_puts_the_widest_first_and_preferences_apart():
    scenario = parse(inputs_of("S2"), simulate=True)
    swings = tornado(scenario)
    risks = [swing for swing in swings if not swing.preference]
    assert [swing.width for swing in risks] == sorted(
        (swing.width for swing in risks), reverse=True
    )
    by_name = {swing.name: swing for swing in swings}
    assert [swing.name for swing in swings[-2:]] == ["horizon_years", "discount_real"]
    assert by_name["m"].low < by_name["m"].high
    assert by_name["lam"].low > by_name["lam"].high
    assert by_name["private"].low > by_name["private"].high
    assert by_name["discount_real"].low > by_name["discount_real"].high
    mean = simulate(scenario, 10).mean.item()
    assert all(
        min(swing.low, swing.high) < mean < max(swing.low, swing.high) for swing in risks[:5]
    )


def test_a_raise_in_the_same_role_hangs_on_other_things_than_a_new_one():
    swings = tornado(parse(uncertain(inputs_of("B")), simulate=True), 8)
    names = {swing.name for swing in swings}
    assert "kappa" in names
    assert not names & {"m", "lam", "delta"}
