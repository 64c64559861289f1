"""One reading: a point of every interval, weights near the person's own, a draw of money."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.engine.criteria import Criteria
from decisions.engine.readings import plausible_weights
from decisions.engine.scoring import CRITERIA
from tests.decisions.engine.readings_inputs import any_readings, make_readings, points, weights_of

NAN = float("nan")
ANY = st.integers(0, 2**32).map(any_readings)


def test_weights_stray_around_the_persons_own_as_a_dirichlet_does():
    drawn = plausible_weights(np.array([40.0, 15, 15, 10, 20, 0]), 40, 50_000, seed=1)
    shares = np.array([0.4, 0.15, 0.15, 0.1, 0.2, 0])

    assert drawn.sum(axis=0) == pytest.approx(1)
    assert (drawn >= 0).all()
    assert drawn.mean(axis=1) == pytest.approx(shares, abs=0.002)
    assert drawn.std(axis=1) == pytest.approx(np.sqrt(shares * (1 - shares) / 41), abs=0.001)
    # What the parameter's source says of a weight of 40: eight of ten lie between 30 and 50.
    assert np.quantile(drawn[0], [0.1, 0.9]) == pytest.approx([0.30, 0.50], abs=0.005)


def test_a_weight_of_zero_stays_zero_and_nothing_but_zeros_count_the_same():
    assert not plausible_weights(weights_of(3, 1), 40, 100, seed=1)[2:].any()

    equal = plausible_weights(weights_of(0), 40, 50_000, seed=1)
    assert equal.mean(axis=1) == pytest.approx([1 / 6] * 6, abs=0.002)


def test_known_points_are_weighted_and_summed():
    found = make_readings([[80, 50, 20, 0, 0, 100]])

    assert found.scores()[0] == pytest.approx(np.array([80, 50, 20, 0, 0, 100]) @ found.weights)


def test_a_missing_fact_is_uniform_within_its_interval():
    found = make_readings([[(20, 60)], [(20, 60)]], weights=[1], count=20_000).scores()

    assert found.min() == pytest.approx(20, abs=0.05)
    assert found.max() == pytest.approx(60, abs=0.05)
    assert found.mean(axis=1) == pytest.approx([40, 40], abs=0.3)
    assert found.std(axis=1) == pytest.approx([40 / np.sqrt(12)] * 2, rel=0.02)
    assert abs(np.corrcoef(found)[0, 1]) < 0.02


def test_the_criteria_of_a_program_are_missing_independently():
    found = make_readings([[(0, 100), (0, 100)]], [1, 1], count=20_000)

    # Of two halves that vary independently: half the variance, and a little for the weights, whose
    # own is 1/4 ÷ 41 each: E[W²] = 1/4 + 1/164.
    variance = 2 * 100**2 / 12 * (1 / 4 + 1 / 164)
    assert found.scores().var() == pytest.approx(variance, rel=0.03)


def test_money_takes_turns_through_the_draws_the_same_one_for_all():
    found = make_readings(
        [[], []], weights=[1], count=7, money=[[10, 20, 30], [40, 50, 60]]
    ).scores()

    assert found.tolist() == [[10, 20, 30, 10, 20, 30, 10], [40, 50, 60, 40, 50, 60, 40]]


def test_money_that_is_not_known_comes_from_its_bounds_and_no_nan_gets_out():
    found = make_readings(
        [[(0, 100)], [(40, 45)], [5]], weights=[1], money=[[NAN] * 2, [NAN, 90], [70, 75]]
    ).scores()

    assert found[0].max() - found[0].min() > 95
    assert ((found[1] >= 40) & (found[1] <= 45)).all()
    assert set(found[2]) == {70, 75}


def test_without_draws_money_has_bounds_like_the_rest():
    bounded = make_readings([[(0, 100)], [30]], weights=[1])
    without = make_readings(bounded.criteria, weights=[1], money=[[], []])

    assert not bounded.drawn.any()
    assert without.scores().tolist() == bounded.scores().tolist()


def test_a_bound_that_is_nan_is_refused():
    with pytest.raises(ValueError, match="a missing fact is an interval"):
        make_readings([[NAN]])


def test_a_program_has_the_same_numbers_whoever_else_is_there():
    programs = points([[(0, 100)], [(0, 100), 40], [20, (10, 90)]])
    together = make_readings(programs, keys=np.array([12, 7, 30]))
    alone = make_readings(
        Criteria(programs.lower[:, [2]], programs.upper[:, [2]]), keys=np.array([30])
    )

    assert alone.scores()[0] == pytest.approx(together.scores()[2], abs=1e-12)


@given(ANY, st.permutations(range(5)))
def test_some_of_the_programs_keep_their_scores(found, index):
    assert found.take(index[:3]).scores() == pytest.approx(found.scores()[index[:3]], abs=1e-12)


@given(ANY, st.integers(0, 63), st.integers(0, 64))
def test_some_of_the_readings_are_those_of_all(found, start, length):
    part = found.scores(start, start + length)

    assert part == pytest.approx(found.scores()[:, start : start + length], abs=1e-12)


@given(ANY)
def test_scores_lie_between_the_bounds(found):
    lower, upper = found.criteria.lower.copy(), found.criteria.upper.copy()
    if found.money is not None:
        lower[0, found.drawn] = found.money[found.drawn].min(axis=1)
        upper[0, found.drawn] = found.money[found.drawn].max(axis=1)

    assert (found.scores() >= lower.T @ found.weights - 1e-9).all()
    assert (found.scores() <= upper.T @ found.weights + 1e-9).all()


@given(ANY)
def test_the_same_question_has_the_same_answer(found):
    again = found.take(list(range(5)))

    assert again.scores().tolist() == found.scores().tolist()


def test_a_fact_that_is_pinned_is_known_and_the_rest_is_as_it_was():
    found = make_readings([[(0, 100), (0, 50)]], weights=[1, 1])
    pinned = found.pinned(1, 50)

    change = pinned.scores() - found.scores()
    assert pinned.open[:2, 0].tolist() == [True, False]
    assert (change >= 0).all()
    assert (change <= 50 * found.weights[1]).all()


def test_money_that_is_pinned_is_no_longer_drawn():
    found = make_readings([[(0, 100)]], weights=[1], money=[[NAN, NAN]])

    assert set(found.pinned(CRITERIA.index("money"), 25).scores().ravel()) == {25}


def test_a_weighted_sum_is_that_of_another_library():
    methods = pytest.importorskip("pymcdm.methods")
    weighted_sum = methods.WSM(normalization_function=lambda points, cost: points / 100)
    programs = np.random.default_rng(4).uniform(0, 100, (6, 9))
    found = make_readings(Criteria(programs, programs), count=8)

    for reading, scores in enumerate(found.scores().T):
        expected = weighted_sum(programs.T, found.weights[:, reading], np.ones(6))
        assert scores == pytest.approx(100 * expected)
