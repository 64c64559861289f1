"""The futures of many programs, against the job one would keep or another path."""

from dataclasses import replace

import numpy as np
import pytest

from decisions.engine import outlook as module
from decisions.engine.draws import draw, sobol
from decisions.engine.expected import expected
from decisions.engine.outlook import outlook
from decisions.engine.simulate import SEED, cautious_mean, simulate_draws, worst_quarter_mean

from .test_simulation import batch_of, scenario_of

pytestmark = pytest.mark.slow

POINTS = sobol(8, SEED)
YEARS = (5, 10, 12)
PRICES = np.linspace(10_000.0, 80_000.0, 5)


def looked_at(scenario, against=None):
    return outlook(scenario, POINTS, YEARS, 0.25, expected, against)


def futures_of(scenario):
    drawn = draw(scenario, POINTS)
    return simulate_draws(scenario, drawn, YEARS), drawn


def test_it_is_what_each_program_is_alone(monkeypatch):
    monkeypatch.setattr(module, "PROGRAMS", 2)
    found = looked_at(batch_of(PRICES))
    assert len(found) == 5
    assert found.ahead.shape == (5, 3)
    for row, price in enumerate(PRICES):
        alone, drawn = futures_of(scenario_of(programme__tuition_total=price))
        assert found.npv[row] == pytest.approx(alone.npv, abs=1e-6)
        assert found.mean[row] == pytest.approx(alone.mean)
        assert found.worst_quarter[row] == pytest.approx(worst_quarter_mean(alone.npv))
        assert found.cautious[row] == pytest.approx(cautious_mean(alone.npv, 0.25))
        ahead = [alone.chance_ahead(year).item() for year in YEARS]
        assert found.ahead[row] == pytest.approx(ahead)
        given = expected(alone.npv, drawn, scenario_of(programme__tuition_total=price))
        assert found.expected[row] == pytest.approx(given, abs=1e-3)


def unlike(price):
    """Another path: other chances, other length."""
    scenario = scenario_of(programme__tuition_total=price, programme__months=6)
    unsure = replace(scenario.uncertainty, complete_beta=(14.0, 6.0), place_beta=(8.0, 12.0))
    return replace(scenario, uncertainty=unsure)


def test_against_one_other_path_the_gain_is_the_difference_in_every_future():
    batch, other = batch_of(PRICES), unlike(9_000.0)
    found, alone = looked_at(batch, other), looked_at(batch)
    against, drawn = futures_of(other)
    assert found.npv == pytest.approx(alone.npv - against.npv, abs=1e-6)
    assert found.mean == pytest.approx(alone.mean - against.mean)
    assert found.cautious == pytest.approx(cautious_mean(found.npv, 0.25))
    ahead = (alone.npv >= against.npv).mean(axis=1)
    assert found.ahead[:, -1] == pytest.approx(ahead)
    # Each path's expectation from its own draws.
    given = expected(against.npv, drawn, other)
    assert found.expected == pytest.approx(alone.expected - given, abs=1e-3)


def test_against_another_path_of_its_own_each_program_is_held_against_its_own(monkeypatch):
    monkeypatch.setattr(module, "PROGRAMS", 2)
    later = batch_of(PRICES)
    later = replace(later, program=replace(later.program, bridge_months=12.0))
    found = looked_at(batch_of(PRICES), later)
    own, other = looked_at(batch_of(PRICES)), looked_at(later)
    assert found.npv == pytest.approx(own.npv - other.npv, abs=1e-6)
    assert found.expected == pytest.approx(own.expected - other.expected, abs=1e-3)


def test_a_program_against_itself_gains_nothing_in_any_future():
    found = looked_at(batch_of([30_000.0, 30_000.0]), batch_of([30_000.0]))
    assert found.npv == pytest.approx(0.0, abs=1e-9)
    assert (found.ahead == 1.0).all()
    assert found.expected == pytest.approx(0.0, abs=1e-6)


def test_what_is_not_known_stays_so_and_spoils_no_other():
    found = looked_at(batch_of([20_000.0, np.nan, 60_000.0]))
    for figure in (found.mean, found.cautious, found.ahead[:, 0], found.expected[:, 0]):
        assert np.isnan(figure).tolist() == [False, True, False]
