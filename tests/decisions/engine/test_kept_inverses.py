"""Slow inverse functions are worked out once for the same numbers and points, and stay right."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from decisions.engine import draws
from decisions.engine.draws import DIMENSIONS, draw, sobol

from .test_simulation import scenario_of

POINTS = sobol(6, 1)
AT = {name: POINTS[:, k] for k, name in enumerate(DIMENSIONS)}


@pytest.fixture(autouse=True)
def nothing_kept():
    draws._inverse.cache_clear()


def with_chance(*shapes):
    scenario = scenario_of()
    return replace(scenario, uncertainty=replace(scenario.uncertainty, complete_beta=shapes))


def test_the_second_draw_of_the_same_is_the_first_again():
    first = draw(with_chance(16.0, 4.0), POINTS)
    worked_out = draws._inverse.cache_info().misses
    again = draw(with_chance(16.0, 4.0), POINTS.copy())
    assert draws._inverse.cache_info().misses == worked_out
    for name, values in first.parameters.items():
        assert np.array_equal(again.parameters[name], values), name
    assert np.array_equal(again.search_months, first.search_months)


@pytest.mark.parametrize("shapes", [(16.0, 4.0), (4.0, 16.0), (16.0, 4.5)])
@pytest.mark.parametrize("points", [POINTS, 1.0 - POINTS], ids=["these", "others"])
def test_another_distribution_and_other_points_are_not_taken_for_the_same(shapes, points):
    draw(with_chance(16.0, 4.0), POINTS)
    found = draw(with_chance(*shapes), points).parameters["p_complete"]
    at = points[:, DIMENSIONS.index("p_complete")]
    assert found == pytest.approx(stats.beta(*shapes).ppf(at), abs=1e-9)


def test_programs_of_a_batch_have_their_own():
    shapes = np.array([[16.0], [4.0]]), np.array([[4.0], [16.0]])
    found = draw(with_chance(*shapes), POINTS)
    expected = [
        stats.beta(16.0, 4.0).ppf(AT["p_complete"]),
        stats.beta(4.0, 16.0).ppf(AT["p_complete"]),
    ]
    assert found.parameters["p_complete"] == pytest.approx(np.array(expected), abs=1e-9)
    gamma = stats.gamma(2.0, scale=2.0).ppf(AT["search"])
    assert found.search_months == pytest.approx(np.minimum(gamma, 12.0), abs=1e-9)


def test_nobody_can_change_what_is_kept():
    found = draw(with_chance(16.0, 4.0), POINTS).parameters["p_complete"]
    with pytest.raises(ValueError, match="read-only"):
        found[0] = 0.5


def test_a_long_run_leaves_nothing_behind(monkeypatch):
    monkeypatch.setattr(draws, "LARGEST", len(POINTS) - 1)
    found = draw(with_chance(16.0, 4.0), POINTS).parameters["p_complete"]
    assert found == pytest.approx(stats.beta(16.0, 4.0).ppf(AT["p_complete"]), abs=1e-9)
    assert draws._inverse.cache_info().currsize == 0
