"""Facts become points on fixed endpoints."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.engine.scoring import scoring
from decisions.engine.values import ValueFunction

FALLING = ValueFunction((0.0, 3.0, 6.0, 12.0), (100.0, 70.0, 40.0, 0.0))
facts = st.floats(0, 1e9)


@pytest.mark.parametrize(
    ("months", "points"),
    # By hand: 100 at 0, 70 at 3, 40 at 6, 0 at 12, straight lines between.
    [(0, 100), (1.5, 85), (3, 70), (4.5, 55), (6, 40), (9, 20), (12, 0), (40, 0)],
)
def test_points_lie_on_straight_lines_between_the_endpoints(months, points):
    assert FALLING(months).item() == pytest.approx(points)
    assert scoring().prerequisites(months).item() == pytest.approx(points)


def test_an_unknown_fact_has_no_points_but_bounds_from_worst_to_best():
    low, high = FALLING.bounds([np.nan, 3.0], [np.nan, 6.0])

    assert np.isnan(FALLING([np.nan])).all()
    assert low.tolist() == [0.0, 40.0]
    assert high.tolist() == [100.0, 70.0]


def test_the_bounds_of_a_rising_function_keep_their_order():
    rising = ValueFunction((0.0, 10.0), (0.0, 100.0))

    assert rising.bounds([2.0, np.nan], [4.0, np.nan]) == (
        pytest.approx([20.0, 0.0]),
        pytest.approx([40.0, 100.0]),
    )


@given(facts, facts)
def test_more_of_a_bad_fact_never_scores_more(one, other):
    less, more = sorted((one, other))

    assert FALLING(more) <= FALLING(less)
    assert 0 <= FALLING(one) <= 100


@pytest.mark.parametrize(
    ("at", "points"), [((0, 1), (0,)), ((1,), (5,)), ((0, 0), (1, 2)), ((2, 1), (1, 2))]
)
def test_a_value_function_needs_ascending_facts_with_one_score_each(at, points):
    with pytest.raises(ValueError, match="value function"):
        ValueFunction(at, points)
