"""Three stories at central values, weighted with the default chances."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.engine.evaluate import evaluate
from decisions.engine.parsing import parse
from decisions.engine.stories import lowest_mean, mean_of, three_stories

from .conftest import CASES, inputs_of


def test_the_expected_value_of_case_b_is_the_published_one():
    stories = three_stories(parse(inputs_of("B")), 0.6, 1.0)
    expected = CASES["B_branches"]["npv_expected_at_completion_0_6"]
    assert stories.expected_npv.item() == pytest.approx(expected, abs=0.01)


def test_the_stories_are_the_three_branches_of_the_path():
    stories = three_stories(parse(inputs_of("A")), 0.8, 0.75)
    branches = (
        {"complete": True, "placed": True},
        {"complete": True, "placed": False},
        {"complete": False, "drop_at": 0.5},
    )
    alone = [evaluate(parse(inputs_of("A", **branch))).npv.item() for branch in branches]
    assert stories.result.npv.tolist() == pytest.approx(alone)
    assert stories.shares.tolist() == pytest.approx([0.6, 0.2, 0.2])
    expected = 0.6 * alone[0] + 0.2 * alone[1] + 0.2 * alone[2]
    assert stories.expected_npv.item() == pytest.approx(expected)


def test_programs_may_have_their_own_chances_and_unknown_ones_stay_unknown():
    chances = np.array([0.8, np.nan, 0.6])
    stories = three_stories(parse(inputs_of("A")), chances, 0.75)
    assert np.isnan(stories.expected_npv).tolist() == [False, True, False]
    assert not np.isnan(stories.result.npv).any()


def test_a_batch_of_programs_tells_three_stories_each():
    scenario = parse(inputs_of("A"))
    prices = np.array([40_000.0, 60_000.0])
    batch = replace(scenario, program=replace(scenario.program, tuition_total=prices))
    stories = three_stories(batch, np.array([0.8, 0.8]), np.array([0.75, 0.75]))
    alone = three_stories(scenario, 0.8, 0.75)
    assert stories.result.npv.shape == (3, 2)
    assert stories.result.npv[:, 1] == pytest.approx(alone.result.npv)
    assert stories.worst_quarter[1] == pytest.approx(alone.worst_quarter)


@given(
    st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3),
    st.lists(st.floats(0.01, 1.0), min_size=3, max_size=3),
)
def test_the_lowest_quarter_is_no_better_than_the_mean(values, raw):
    shares = np.array(raw) / sum(raw)
    found = np.array(values)
    low, mean = lowest_mean(found, shares, 0.25), mean_of(found, shares)
    assert found.min() - 1e-6 <= low <= mean + 1e-6
    assert lowest_mean(found, shares, 1.0) == pytest.approx(mean, abs=1e-6)
