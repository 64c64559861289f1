"""What would change the order: exact where it is algebra, the same readings where it is not."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from decisions.engine.criteria import Criteria
from decisions.engine.order_changes import (
    deciding_facts,
    lead,
    smallest_money_change,
    smallest_weight_move,
)
from decisions.engine.ranking import normalized, scores
from decisions.engine.scoring import CRITERIA
from decisions.engine.smaa import acceptability
from tests.decisions.engine.readings_inputs import any_readings, make_readings

NAN = float("nan")
WEIGHTS = np.array([40.0, 15, 15, 10, 10, 10])


@st.composite
def two_programs(draw):
    """(first, second, weights) where the first is not behind."""
    chance = np.random.default_rng(draw(st.integers(0, 2**32)))
    first, second = chance.integers(0, 101, (2, 6)).astype(float)
    weights = (chance.integers(0, 101, 6) * chance.integers(0, 2, 6)).astype(float)
    shares, _ = normalized(weights)
    if shares @ first < shares @ second:
        first, second = second, first
    return first, second, weights


def moved(weights, move, extra=0.0):
    """The weights of 100 after a move."""
    after = 100 * normalized(weights)[0]
    after[move.source] -= move.points + extra
    after[move.target] += move.points + extra
    return after


def test_a_move_worked_out_by_hand():
    first = np.array([80.0, 50, 50, 50, 50, 40])
    second = np.array([60.0, 50, 50, 50, 50, 90])

    # The lead: .40 · 20 − .10 · 50 = 3. From money to location every point costs it .70.
    move = smallest_weight_move(first, second, WEIGHTS)
    assert lead(first, second, WEIGHTS) == pytest.approx(3)
    assert (CRITERIA[move.source], CRITERIA[move.target]) == ("money", "location")
    assert move.points == pytest.approx(300 / 70)


@given(two_programs())
def test_after_the_move_the_two_are_level_and_any_more_turns_them_round(given_):
    first, second, weights = given_
    move = smallest_weight_move(first, second, weights)
    assume(move is not None)

    level, beyond = moved(weights, move), moved(weights, move, extra=1e-6)
    assert level @ first == pytest.approx(level @ second, abs=1e-6)
    assert beyond @ second > beyond @ first - 1e-9
    assert beyond.min() > -1e-5
    assert beyond.sum() == pytest.approx(100)


@given(two_programs())
def test_no_smaller_move_on_a_fine_grid_does_it(given_):
    first, second, weights = given_
    move = smallest_weight_move(first, second, weights)
    most = np.inf if move is None else move.points
    shares = 100 * normalized(weights)[0]

    for source in range(6):
        steps = np.arange(0, min(shares[source], most), 0.05)
        for target in set(range(6)) - {source}:
            after = np.tile(shares, (len(steps), 1))
            after[:, source] -= steps
            after[:, target] += steps
            assert (after @ (first - second) >= -1e-6).all()


def test_no_move_turns_round_a_program_that_is_better_in_everything():
    assert smallest_weight_move(np.full(6, 70.0), np.full(6, 60.0), WEIGHTS) is None


@pytest.mark.parametrize(
    ("weights", "lead_points", "source", "points"),
    [
        # From curriculum to location a point costs the lead 1.30, from money .50.
        ((70, 15, 0, 0, 0, 15), 14.5, "curriculum", 14.5 / 1.3),
        # Here curriculum would have to give 2.5 points, and has one.
        ((84, 1, 0, 0, 0, 15), 3.3, "money", 3.3 / 0.5),
    ],
)
def test_a_criterion_cannot_give_more_weight_than_it_has(weights, lead_points, source, points):
    first, second = np.array([60.0, 90, 0, 0, 0, 0]), np.array([50.0, 0, 0, 0, 0, 40])

    move = smallest_weight_move(first, second, np.array(weights, dtype=float))
    assert lead(first, second, np.array(weights)) == pytest.approx(lead_points)
    assert (CRITERIA[move.source], CRITERIA[move.target]) == (source, "location")
    assert move.points == pytest.approx(points)


def test_a_move_of_all_the_weight_that_only_draws_level_is_none():
    # They differ in one criterion: without it they are level, and no more can be taken.
    first, second = np.array([80.0, 50, 50, 50, 50, 50]), np.array([60.0, 50, 50, 50, 50, 50])

    assert smallest_weight_move(first, second, WEIGHTS) is None


def test_where_two_are_level_no_points_part_them():
    first, second = np.array([80.0, 20, 0, 0, 0, 0]), np.array([60.0, 40, 0, 0, 0, 0])

    move = smallest_weight_move(first, second, np.array([1.0, 1, 0, 0, 0, 0]))
    assert (move.points, move.source, move.target) == (0, 0, 1)
    assert smallest_weight_move(first, first, WEIGHTS) is None


def test_a_first_that_is_behind_is_refused():
    with pytest.raises(ValueError, match="the first is 10 points behind the second"):
        smallest_weight_move(np.full(6, 50.0), np.full(6, 60.0), WEIGHTS)


@given(two_programs())
def test_after_the_change_of_money_the_two_are_level(given_):
    first, second, weights = given_
    change = smallest_money_change(first, second, weights)
    assume(change is not None)

    possible = [(change.first_at, first, second), (change.second_at, second, first)]
    for points, program, other in possible:
        if points is not None:
            assert 0 < points < 100
            both = np.stack([np.array([points, *program[1:]]), other], axis=1)
            middle = scores(Criteria(both, both), weights).middle
            assert middle[0] == pytest.approx(middle[1], abs=1e-6)


def test_a_change_of_money_keeps_to_the_scale():
    first, second = np.array([30.0, 100, 0, 0, 0, 0]), np.array([90.0, 0, 0, 0, 0, 0])

    # With 1 : 1 the lead is (130 − 90) ÷ 2 = 20, so that 40 points of money would do it.
    assert smallest_money_change(first, second, np.array([1.0, 1, 0, 0, 0, 0])) is None
    # With 4 : 3 it is (420 − 360) ÷ 7, and 15 points would: the first can lose them, the second
    # has only 10 to gain.
    change = smallest_money_change(first, second, np.array([4.0, 3, 0, 0, 0, 0]))
    assert (change.points, change.first_at) == pytest.approx((15, 15))
    assert change.second_at is None
    # With 5 : 3 they are level.
    change = smallest_money_change(first, second, np.array([5.0, 3, 0, 0, 0, 0]))
    assert (change.points, change.first_at, change.second_at) == (0, 30, 90)


def test_money_without_a_weight_changes_nothing():
    first, second = np.full(6, 60.0), np.full(6, 50.0)

    assert smallest_money_change(first, second, np.array([0.0, 1, 1, 1, 1, 1])) is None


def first_if(readings, program, row, points, leader):
    """The leader's share, had the fact been known all along."""
    lower, upper = readings.criteria.lower.copy(), readings.criteria.upper.copy()
    lower[row, program] = upper[row, program] = points
    return acceptability(replace(readings, criteria=Criteria(lower, upper))).first[leader]


@given(st.integers(0, 2**32), st.permutations(range(7)))
def test_shares_at_both_ends_are_those_of_the_fact_known(seed, index):
    readings = any_readings(seed, programs=7)
    leading = index[:3]

    swings = deciding_facts(readings, leading)
    weighted = readings.weights.any(axis=1)
    assert len(swings) == readings.open[weighted][:, leading].sum()
    assert [swing.width for swing in swings] == sorted(
        (swing.width for swing in swings), reverse=True
    )
    for swing in swings:
        program, row = swing.program, swing.criterion
        for found, ends in ((swing.at_lower, "lower"), (swing.at_upper, "upper")):
            points = getattr(readings.criteria, ends)[row, program]
            expected = first_if(readings, program, row, points, leading[0])
            assert found == pytest.approx(expected, abs=1e-9)


def test_a_fact_of_the_leader_helps_it_and_one_of_a_rival_does_not():
    readings = make_readings([[70, (0, 100)], [60, 55, (0, 100)], [10]], [40, 30, 30], count=2048)

    swings = {(swing.program, swing.criterion): swing for swing in deciding_facts(readings, [0, 1])}
    assert set(swings) == {(0, 1), (1, 2)}
    assert swings[0, 1].at_lower < acceptability(readings).first[0] < swings[0, 1].at_upper
    assert swings[1, 2].at_upper < acceptability(readings).first[0] < swings[1, 2].at_lower


def test_money_that_is_not_known_is_a_fact_and_money_that_is_drawn_is_none():
    readings = make_readings(
        [[(0, 100)], [(0, 100)]], [1], count=2048, money=[[40, 60], [NAN, NAN]]
    )

    (swing,) = deciding_facts(readings, [0, 1])
    assert (swing.program, swing.criterion) == (1, 0)
    assert (swing.at_lower, swing.at_upper) == (1, 0)


def test_where_nothing_is_missing_no_fact_decides():
    assert deciding_facts(make_readings([[70], [60]]), [0, 1]) == []


def test_a_single_program_stays_first_whatever_is_missing():
    (swing,) = deciding_facts(make_readings([[(0, 100)]], [1]), [0])

    assert (swing.at_lower, swing.at_upper) == (1, 1)
