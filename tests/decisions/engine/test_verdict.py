"""Five answers, by the share of futures that are ahead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.engine.verdict import Verdict, verdict

SHARES = st.floats(0.0, 1.0)


@pytest.mark.parametrize(
    ("share", "answer"),
    [
        (1.0, Verdict.WORTH_IT),
        (0.8, Verdict.WORTH_IT),
        (0.79, Verdict.PROBABLY),
        (0.6, Verdict.PROBABLY),
        (0.59, Verdict.CLOSE_CALL),
        (0.4, Verdict.CLOSE_CALL),
        (0.39, Verdict.PROBABLY_NOT),
        (0.2, Verdict.PROBABLY_NOT),
        (0.19, Verdict.NOT),
        (0.0, Verdict.NOT),
    ],
)
def test_the_share_of_futures_decides(share, answer):
    assert verdict(share, 1.0, 1.0) == answer
    assert verdict(share, -1.0, -1.0) == answer


@given(SHARES)
def test_a_mean_and_a_median_on_different_sides_are_a_close_call(share):
    assert verdict(share, 1.0, -1.0) == verdict(share, -1.0, 1.0) == Verdict.CLOSE_CALL


@given(SHARES, SHARES)
def test_more_futures_ahead_are_no_worse_an_answer(one, other):
    low, high = sorted((one, other))
    assert verdict(high, 1.0, 1.0) <= verdict(low, 1.0, 1.0)
