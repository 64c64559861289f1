"""The smallest single change that turns the answer, and the levers that are tried for it."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from decisions.engine.levers import LEAST_PAY_SHARE, Lever, levers
from decisions.engine.parsing import parse
from decisions.engine.simulate import LIST_POWER, SEED, simulate, sobol
from decisions.engine.turning import CLOSE, turning
from decisions.engine.verdict import Verdict, answer_to

from .conftest import inputs_of
from .strategies import scenarios
from .test_simulation import uncertain

pytestmark = pytest.mark.slow

POINTS = sobol(LIST_POWER, SEED)
STEP = 1_000.0
# Higher is better for the path (+1) or worse (-1).
DIRECTION = {
    "price": -1, "rank": 1, "job": 1, "finish": 1, "unaided": -1, "private_rate": -1,
    "search_months": -1, "pay_share": 1,
}  # fmt: skip
CASES = {
    "residential": uncertain(inputs_of("A")),
    "public university": inputs_of("S2"),
    "bootcamp": uncertain(inputs_of("P4"), complete_beta=[14, 6], place_beta=[8, 12], m_entry=-0.8),
    "same role": uncertain(inputs_of("B"), complete_beta=[6, 4]),
    "adjacent role": uncertain(inputs_of("S2"), lam_beta=[4, 16], cost_sd=0.1),
}


def at(inputs, name, value):
    """The same inputs with one lever elsewhere, written as a person would write them."""
    unsure = inputs["uncertainty"]

    def beta(key):
        size = sum(unsure[key])
        return {key: [value * size, (1 - value) * size]}

    low, top, high = unsure["priv_tri"]
    shape, scale = unsure["search_gamma"]
    changed = {
        "rank": lambda: {"m_entry": value},
        "job": lambda: beta("place_beta"),
        "finish": lambda: beta("complete_beta"),
        "unaided": lambda: beta("lam_beta"),
        "private_rate": lambda: {
            "priv_tri": [max(low + value - top, 0.0), value, high + value - top],
        },
        "search_months": lambda: {
            "search_gamma": [shape, value / shape], "search_cap": max(12.0, 2 * value),
        },
    }  # fmt: skip
    fresh = uncertain(inputs, **(unsure | changed.get(name, dict)()))
    fresh["after"]["quantiles"] = inputs["after"]["quantiles"]
    if name == "price":
        fresh["programme"]["tuition_total"] *= value
    if name == "pay_share":
        fresh["programme"]["pay_share"] = value
    if name == "search_months":
        planned = fresh["after"]["planned_search_months"] + value - shape * scale
        fresh["after"]["planned_search_months"] = max(planned, 0.0)
    return fresh


def answer_of(inputs):
    return answer_to(simulate(parse(inputs, simulate=True), LIST_POWER).npv, STEP)


def turned(inputs, tried=None, **given):
    scenario = parse(inputs, simulate=True)
    return turning(scenario, POINTS, tried or levers(scenario), STEP, **given)


@pytest.mark.parametrize("name", CASES)
def test_at_the_turning_point_the_answer_is_another_and_just_before_it_is_not(name):
    inputs = CASES[name]
    found = turned(inputs)
    assert found.answer == answer_of(inputs)
    turns = [turn for turn in found.turns if turn.value is not None]
    assert turns
    for turn in turns:
        assert answer_of(at(inputs, turn.lever.name, turn.value)) == turn.to != found.answer
        assert answer_of(at(inputs, turn.lever.name, turn.until)) == found.answer
        gap, way = abs(turn.value - turn.until), abs(turn.value - turn.lever.at)
        assert gap <= max(CLOSE * turn.lever.range, turn.lever.least) + 1e-12
        assert turn.lever.low <= turn.value <= turn.lever.high
        assert turn.share == pytest.approx(way / turn.lever.range)


@pytest.mark.parametrize("name", CASES)
def test_no_nearer_value_turns_it(name):
    inputs = CASES[name]
    found = turned(inputs)
    for turn in found.turns:
        lever = turn.lever
        most = lever.range * min(turn.share, 1.0) - CLOSE * lever.range
        for way in np.linspace(-most, most, 9) if most > lever.least else ():
            if abs(way) > lever.least and lever.low <= lever.at + way <= lever.high:
                assert answer_of(at(inputs, lever.name, lever.at + way)) == found.answer


@pytest.mark.parametrize("name", CASES)
def test_the_answer_turns_the_way_one_would_think(name):
    found = turned(CASES[name])
    for turn in found.turns:
        if turn.to is not None:
            better = turn.to < found.answer
            assert better == (DIRECTION[turn.lever.name] * (turn.value - turn.lever.at) > 0)


@pytest.mark.parametrize("name", CASES)
def test_the_smallest_change_comes_first_and_what_turns_nothing_last(name):
    found = turned(CASES[name])
    shares = [turn.share for turn in found.turns]
    assert shares == sorted(shares)
    assert found.smallest == found.turns[0]
    for turn in found.turns:
        assert (turn.value is None) == (turn.to is None) == (turn.until is None)
        assert (turn.value is None) == np.isinf(turn.share)


def test_what_is_a_gain_whatever_happens_is_turned_by_nothing():
    """Beside the job, paid for by the employer even at half as much again."""
    inputs = uncertain(inputs_of("B", programme__tuition_total=6_000.0))
    inputs["programme"] |= {"employer_aid_per_year": 4_000.0, "us_eligible_school": False}
    scenario = parse(inputs, simulate=True)
    found = turning(scenario, POINTS, levers(scenario, {"pay_share": None}), STEP)
    assert found.answer == Verdict.WORTH_IT
    assert len(found.turns) == 4
    assert found.smallest is None
    assert all(turn.share == np.inf for turn in found.turns)


def test_levers_do_not_disturb_one_another():
    inputs = CASES["public university"]
    together = turned(inputs)
    for turn in together.turns:
        (alone,) = turned(inputs, [turn.lever]).turns
        assert alone == turn


def test_within_narrow_limits_nothing_turns_it():
    scenario = parse(CASES["public university"], simulate=True)
    (price,) = (lever for lever in levers(scenario, {"price": (0.9, 1.1)}) if lever.name == "price")
    assert (price.low, price.high) == (0.9, 1.1)
    assert turning(scenario, POINTS, [price], STEP).smallest is None


def test_nothing_is_turned_by_less_than_a_change_that_means_something():
    found = turned(CASES["adjacent role"])
    (turn,) = (turn for turn in found.turns if turn.lever.name == "pay_share")
    assert (turn.value, turn.until) == (LEAST_PAY_SHARE, 0.0)
    assert answer_of(at(CASES["adjacent role"], "pay_share", 0.01)) == turn.to


def test_against_another_path_what_is_shared_moves_both():
    inputs = CASES["public university"]
    scenario = parse(inputs, simulate=True)
    dearer = parse(at(inputs, "price", 1.1), simulate=True)
    even = turned(inputs, against=scenario)
    assert even.answer == Verdict.WORTH_IT  # nothing lost in any future
    assert {turn.lever.name for turn in even.turns if turn.to} >= {"price", "rank"}
    for turn in even.turns:
        assert turn.to is None or not turn.lever.shared
    cheaper = turned(inputs, against=dearer)
    own, other = (simulate(each, LIST_POWER).npv for each in (scenario, dearer))
    assert cheaper.answer == answer_to(own - other, STEP)
    (price,) = (turn for turn in cheaper.turns if turn.lever.name == "price")
    assert price.value == pytest.approx(1.1, abs=2 * CLOSE * price.lever.range)


def test_a_lever_that_is_shared_is_tried_on_both_paths():
    inputs, other = CASES["public university"], CASES["bootcamp"]
    found = turned(inputs, against=parse(other, simulate=True))
    (turn,) = (turn for turn in found.turns if turn.lever.name == "unaided")
    assert turn.lever.shared
    for value, expected in ((turn.value, turn.to), (turn.until, found.answer)):
        if value is not None:
            pair = (parse(at(each, "unaided", value), simulate=True) for each in (inputs, other))
            own, against = (simulate(each, LIST_POWER).npv for each in pair)
            assert answer_to(own - against, STEP) == expected


pinned = {
    "complete_beta": [20.0, 2e-5], "place_beta": [20.0, 2e-5], "lam_beta": [4e-5, 40.0],
    "tau": 0.0, "sigma": 0.0, "e_sd": 0.0, "dg_sd": 0.0, "cost_sd": 0.0,
    "priv_tri": [0.09, 0.09, 0.09], "search_gamma": [2.0, 1e-6],
}  # fmt: skip


def test_a_future_without_chance_turns_where_its_one_value_changes_sign():
    found = turned(uncertain(inputs_of("A"), **pinned))
    assert found.answer == Verdict.NOT
    (rank,) = (turn for turn in found.turns if turn.lever.name == "rank")
    assert rank.to == Verdict.WORTH_IT
    for value, sign in ((rank.value, 1), (rank.until, -1)):
        inputs = uncertain(inputs_of("A"), **(pinned | {"m_entry": value}))
        npv = simulate(parse(inputs, simulate=True), 4).npv
        assert (npv * sign > 0).all()


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(scenarios(currencies=("USD", "EUR")))
def test_it_holds_for_any_scenario(inputs):
    inputs = uncertain(inputs)
    scenario = parse(inputs, simulate=True)
    found = turning(scenario, POINTS[:256], levers(scenario), STEP)
    for turn in found.turns:
        if turn.to is not None:
            for value, expected in ((turn.value, turn.to), (turn.until, found.answer)):
                changed = parse(at(inputs, turn.lever.name, value), simulate=True)
                assert answer_to(simulate(changed, 8).npv, STEP) == expected


def test_the_levers_and_their_limits():
    scenario = parse(CASES["public university"], simulate=True)
    found = {lever.name: lever for lever in levers(scenario)}
    assert set(found) == set(DIRECTION)
    assert found["price"] == Lever("price", 0.0, 1.5, 1.0)
    assert found["job"] == Lever("job", 0.5, 0.9, 0.75)
    assert found["finish"] == Lever("finish", 0.6, 0.9, 0.8)
    assert found["unaided"] == Lever("unaided", 0.01, 0.3, 0.05, shared=True)
    assert found["private_rate"] == Lever("private_rate", 0.03, 0.15, 0.09, shared=True)
    assert found["search_months"] == Lever("search_months", 1.0, 12.0, 4.0, shared=True)
    assert found["pay_share"] == Lever("pay_share", 0.0, 1.0, 0.0, least=LEAST_PAY_SHARE)
    rank = found["rank"]
    assert (rank.low, rank.at, rank.high) == pytest.approx((-1.53, -0.33, 0.87))


def test_limits_are_as_wide_as_the_number_that_is_counted_with():
    told = parse(uncertain(inputs_of("A"), place_beta=[19.6, 0.4]), simulate=True)
    (job,) = (lever for lever in levers(told, {"job": (0.2, 0.6)}) if lever.name == "job")
    assert (job.low, job.high, job.at) == pytest.approx((0.2, 0.98, 0.98))


def test_what_has_no_effect_is_no_lever():
    same_role = {lever.name for lever in levers(parse(CASES["same role"], simulate=True))}
    assert not same_role & {"rank", "unaided"}
    abroad = uncertain(inputs_of("A"), lam_beta=[4e-5, 40.0])
    assert "unaided" not in {lever.name for lever in levers(parse(abroad, simulate=True))}
    inputs = inputs_of("S2", finance__private=False)
    scenario = parse(inputs, simulate=True)
    assert "private_rate" not in {lever.name for lever in levers(scenario)}
    left = {lever.name for lever in levers(scenario, {"unaided": None, "price": None})}
    assert left == set(DIRECTION) - {"unaided", "price", "private_rate"}


def test_futures_are_counted_in_fiftieths_and_gains_by_steps():
    gains = np.concatenate([np.full(401, -30_000.0), np.full(599, 40_000.0)])
    # 59.9 of 100 are ahead: the page counts 30 of 50, which is probably worth it.
    assert answer_to(gains, STEP) == Verdict.PROBABLY
    assert answer_to(gains, 1e6) == Verdict.PROBABLY
    # A mean below nothing and a median above it.
    assert answer_to(np.where(gains < 0, -90_000.0, gains), STEP) == Verdict.CLOSE_CALL
    assert answer_to(np.where(gains < 0, -90_000.0, gains), 1e6) == Verdict.PROBABLY
    assert answer_to(np.full(100, -1e-9), STEP) == Verdict.WORTH_IT
    assert answer_to(np.full(100, -1.0), STEP) == Verdict.NOT


def test_of_what_is_not_known_there_is_no_answer():
    inputs = inputs_of("S2", programme__tuition_total=float("nan"))
    with pytest.raises(ValueError, match="not known"):
        turned(inputs)
