"""How often each program comes first: against plain loops, closed forms and what must hold."""

import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import betainc

from decisions.engine.criteria import Criteria
from decisions.engine.scoring import CRITERIA, scoring
from decisions.engine.smaa import (
    LEVEL,
    acceptability,
    is_clear,
    pairwise,
    quantiles,
    win_share,
)
from decisions.engine.uniforms import streams, uniforms
from tests.decisions.engine.readings_inputs import any_readings, make_readings

NAN = float("nan")
SEEDS = st.integers(0, 2**32)
ANY = SEEDS.map(any_readings)


def scores_by_hand(readings):
    """The score of each program in each reading, (programs, readings), one at a time."""
    found = []
    for program, key in enumerate(readings.keys.tolist()):
        scores = []
        for reading in range(readings.count):
            total = 0.0
            for row in range(len(CRITERIA)):
                lower = readings.criteria.lower[row, program]
                upper = readings.criteria.upper[row, program]
                stream = streams(np.array([key * len(CRITERIA) + row]), readings.seed)
                part = uniforms(stream, np.array([reading])).item()
                value = lower + part * (upper - lower)
                if row == 0 and readings.money is not None:
                    drawn = readings.money[program, reading % readings.money.shape[1]]
                    value = value if np.isnan(drawn) else drawn
                total += readings.weights[row, reading] * value
            scores.append(total)
        found.append(scores)
    return found


def ranks_by_hand(scores):
    """The share of readings in which each program takes each rank, (ranks, programs)."""
    programs, readings = len(scores), len(scores[0])
    shares = [[0.0] * programs for _ in range(programs)]
    for reading in range(readings):
        of_all = [row[reading] for row in scores]
        for program, own in enumerate(of_all):
            better = sum(other > own + LEVEL for other in of_all)
            level = sum(abs(other - own) <= LEVEL for other in of_all)
            for rank in range(better, better + level):
                shares[rank][program] += 1 / level / readings
    return shares


def wins_by_hand(scores):
    def part(own, other):
        return 0.5 if abs(own - other) <= LEVEL else float(own > other)

    return [[sum(map(part, own, other)) / len(own) for other in scores] for own in scores]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_the_shares_are_those_of_plain_loops_over_the_same_draws(seed):
    readings = any_readings(seed, programs=4, draws=5, count=150)
    scores = scores_by_hand(readings)

    assert readings.scores() == pytest.approx(np.array(scores), abs=1e-9)
    assert acceptability(readings).ranks == pytest.approx(np.array(ranks_by_hand(scores)))
    assert pairwise(readings) == pytest.approx(np.array(wins_by_hand(scores)))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_the_first_ranks_of_many_programs_are_those_of_plain_loops(seed):
    # Few different points, so that many are level, at the last rank that counts too.
    readings = any_readings(seed, programs=20, count=60)
    by_hand = np.array(ranks_by_hand(readings.scores().tolist()))

    found = acceptability(readings)
    assert found.ranks.shape == (8, 20)
    assert found.ranks == pytest.approx(by_hand[:8])
    assert found.first == pytest.approx(by_hand[0])
    assert found.top == pytest.approx(by_hand[:5].sum(axis=0))


@pytest.mark.parametrize(("first", "second"), [(40, 10), (25, 25), (10, 40), (3, 1)])
@pytest.mark.parametrize("points", [([100, 0], [0, 100]), ([80, 30], [50, 70])])
def test_two_programs_win_as_often_as_the_beta_distribution_says(first, second, points):
    """
    With weights on two criteria the first weight W is Beta(40·w, 40·(1 − w)).

    The first program is ahead where W·(a₀ − b₀) > (1 − W)·(b₁ − a₁), that is W > t.
    """
    (a0, a1), (b0, b1) = points
    threshold = (b1 - a1) / (a0 - b0 + b1 - a1)
    share = first / (first + second)
    expected = 1 - betainc(40 * share, 40 * (1 - share), threshold)

    count = 40_000
    found = win_share(make_readings(list(points), [first, second], count=count), 0, 1)

    assert found == pytest.approx(expected, abs=4 * np.sqrt(0.25 / count))


def test_what_is_missing_wins_as_often_as_its_interval_is_above():
    # One criterion counts. U(0, 100) is above 30 in 70 of 100, and above U(20, 60) in 60.
    readings = make_readings([[(0, 100)], [30], [(20, 60)]], [1], count=40_000)

    assert win_share(readings, 0, 1) == pytest.approx(0.70, abs=0.01)
    assert win_share(readings, 0, 2) == pytest.approx(0.60, abs=0.01)
    assert win_share(readings, 2, 1) == pytest.approx(0.75, abs=0.01)


def test_draws_of_money_count_alike_and_are_common_to_all():
    # Where both move together the second is behind in every draw; where not, in half of them.
    together = make_readings([[], []], [1], count=8, money=[[20, 40, 60, 80], [19, 39, 59, 79]])
    apart = make_readings([[], []], [1], count=8, money=[[20, 40, 60, 80], [79, 59, 39, 19]])

    assert pairwise(together)[0].tolist() == [0.5, 1]
    assert pairwise(apart)[0].tolist() == [0.5, 0.5]
    assert acceptability(apart).first.tolist() == [0.5, 0.5]


@pytest.mark.parametrize("weights", [(40, 15, 15, 10, 10, 10), (0,), (0, 1)])
def test_three_hundred_equal_programs_share_every_rank(weights):
    readings = make_readings([[60, 50, 40, 30, 20, 10]] * 300, weights)

    found = acceptability(readings)
    assert found.ranks == pytest.approx(np.full((8, 300), 1 / 300))
    assert found.first == pytest.approx(np.full(300, 1 / 300))
    assert found.top == pytest.approx(np.full(300, 5 / 300))
    assert (pairwise(readings.take(list(range(20)))) == 0.5).all()


def test_equal_programs_behind_three_better_ones_share_what_is_left():
    readings = make_readings([[50]] * 7 + [[90], [80], [70]], [1])

    found = acceptability(readings)
    assert found.first.tolist() == [0] * 7 + [1, 0, 0]
    assert found.top == pytest.approx([2 / 7] * 7 + [1] * 3)
    assert found.ranks[3:, :7] == pytest.approx(np.full((5, 7), 1 / 7))


def test_less_than_a_billionth_of_a_point_is_level():
    level = make_readings([[50], [50 + LEVEL / 2]], [1])
    ahead = make_readings([[50], [50 + LEVEL * 2]], [1])

    assert acceptability(level).first.tolist() == [0.5, 0.5]
    assert win_share(level, 0, 1) == win_share(level, 1, 0) == 0.5
    assert acceptability(ahead).first.tolist() == [0, 1]
    assert win_share(ahead, 0, 1) == 0


def test_weights_of_nothing_but_zeros_count_the_same():
    programs = [[90, 0, 0, 0, 0, 0], [0, 20, 20, 20, 20, 20]]
    zeros = make_readings(programs, [0])
    ones = make_readings(programs, [1, 1, 1, 1, 1, 1])

    assert pairwise(zeros).tolist() == pairwise(ones).tolist()
    assert 0 < win_share(zeros, 0, 1) < 0.5


def test_a_single_program_is_always_first():
    found = acceptability(make_readings([[(0, 100)]], money=[[NAN, NAN]]))

    assert found.ranks.tolist() == [[1]]
    assert found.first.tolist() == found.top.tolist() == [1]
    assert pairwise(make_readings([[(0, 100)]])).tolist() == [[0.5]]


def test_no_program_is_no_error():
    readings = make_readings([])

    found = acceptability(readings)
    assert found.first.shape == found.top.shape == (0,)
    assert pairwise(readings).shape == (0, 0)
    assert quantiles(readings).shape == (3, 0)


def test_where_all_money_is_unknown_it_says_nothing_and_no_nan_gets_out():
    readings = make_readings(
        [[(0, 100), 50], [(0, 100), 50]], [40, 60], count=20_000, money=[[NAN] * 3] * 2
    )

    found = acceptability(readings)
    assert np.isfinite(found.ranks).all()
    assert found.first == pytest.approx([0.5, 0.5], abs=0.02)
    assert np.isfinite(quantiles(readings)).all()


def test_quantiles_of_a_score_are_those_of_its_interval():
    readings = make_readings([[(0, 100)], [30], [(20, 60)]], [1], count=20_000)

    expected = [[10, 30, 24], [50, 30, 40], [90, 30, 56]]
    assert quantiles(readings) == pytest.approx(np.array(expected), abs=1)


def test_quantiles_are_the_same_in_blocks_of_programs():
    readings = make_readings([[(0, 100)]] * 40, count=4096)
    some = readings.take([0, 20, 39])

    assert readings.block * readings.programs // readings.count < 40
    assert quantiles(readings)[:, [0, 20, 39]] == pytest.approx(quantiles(some))
    assert quantiles(some) == pytest.approx(np.quantile(some.scores(), (0.1, 0.5, 0.9), axis=1))


def test_a_leader_is_clear_from_six_of_ten_readings_on():
    parameters = replace(scoring(), clear_pairwise=0.6)

    assert is_clear(0.6, parameters)
    assert not is_clear(0.59, parameters)
    assert scoring().clear_pairwise == 0.6


@pytest.mark.slow
def test_memory_does_not_grow_with_the_readings():
    programs = np.random.default_rng(1).uniform(0, 100, (6, 2_000))
    readings = make_readings(Criteria(programs, programs + 0.1), count=4096)

    tracemalloc.start()
    acceptability(readings)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    # All the scores at once would take 65 MB.
    assert peak < 8_000_000


@given(ANY)
def test_every_rank_is_taken_once_and_every_program_takes_one(readings):
    found = acceptability(readings)

    assert found.ranks.sum(axis=1) == pytest.approx(np.ones(5))
    assert found.ranks.sum(axis=0) == pytest.approx(np.ones(5))
    assert found.first.sum() == pytest.approx(1)
    assert found.top == pytest.approx(np.ones(5))


@given(SEEDS, st.integers(9, 30))
def test_of_many_the_first_ranks_are_taken_once(seed, programs):
    found = acceptability(any_readings(seed, programs=programs))

    assert found.ranks.sum(axis=1) == pytest.approx(np.ones(8))
    assert (found.ranks.sum(axis=0) <= 1 + 1e-9).all()
    assert found.top.sum() == pytest.approx(5)
    assert (found.first <= found.top + 1e-9).all()


@given(ANY)
def test_of_two_one_is_ahead_or_both_are_level(readings):
    shares = pairwise(readings)

    assert shares + shares.T == pytest.approx(np.ones((5, 5)))
    assert ((shares >= 0) & (shares <= 1)).all()


@given(ANY)
def test_nobody_is_first_more_often_than_ahead_of_any_other(readings):
    against_others = pairwise(readings) + np.diag([0.5] * 5)

    assert (acceptability(readings).first <= against_others.min(axis=1) + 1e-9).all()


@given(ANY)
def test_a_program_that_is_worse_in_everything_never_wins(readings):
    criteria, money = readings.criteria, readings.money
    lower, upper = criteria.lower.copy(), criteria.upper.copy()
    upper[:, 4] = lower[:, 4] = lower[:, :4].min(axis=1) - 1
    if money is not None:
        money = money.copy()
        money[4] = np.nan
        lower[0, 4] = upper[0, 4] = -1.0

    worse = replace(readings, criteria=Criteria(lower, upper), money=money)
    assert acceptability(worse).first[4] == 0
    assert acceptability(worse).ranks[4, 4] == 1
    assert (pairwise(worse)[4, :4] == 0).all()


@given(ANY, st.integers(0, 4))
def test_a_copy_of_a_program_shares_its_place(readings, copied):
    before = acceptability(readings).first
    after = acceptability(readings.take([0, 1, 2, 3, 4, copied])).first

    assert after[copied] == pytest.approx(after[5])
    # With level others a copy takes from them too; without, it halves the share.
    assert after[copied] <= before[copied] + 1e-9
    assert after[copied] + after[5] >= before[copied] - 1e-9
    assert win_share(readings, copied, copied) == 0.5


@given(ANY, st.permutations(range(5)))
def test_the_order_in_which_programs_come_changes_nothing(readings, index):
    moved = readings.take(index)

    assert acceptability(moved).ranks == pytest.approx(acceptability(readings).ranks[:, index])
    assert pairwise(moved) == pytest.approx(pairwise(readings)[np.ix_(index, index)])
