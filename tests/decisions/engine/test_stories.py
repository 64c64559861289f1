"""Three stories at central values, weighted with the default chances."""

import numpy as np
import pytest

from decisions.engine.evaluate import evaluate
from decisions.engine.parsing import parse
from decisions.engine.stories import three_stories

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
    assert [result.npv.item() for result in stories.results] == alone
    assert [share.item() for share in stories.shares] == pytest.approx([0.6, 0.2, 0.2])
    expected = 0.6 * alone[0] + 0.2 * alone[1] + 0.2 * alone[2]
    assert stories.expected_npv.item() == pytest.approx(expected)


def test_programs_may_have_their_own_chances_and_unknown_ones_stay_unknown():
    chances = np.array([0.8, np.nan, 0.6])
    stories = three_stories(parse(inputs_of("A")), chances, 0.75)
    assert np.isnan(stories.expected_npv).tolist() == [False, True, False]
    assert not np.isnan(stories.results[0].npv)
