"""The points of the convergence table are those of the simulation, only fewer at a time."""

import numpy as np
import pytest

from decisions.engine.draws import sobol
from decisions.engine.parsing import parse
from decisions.engine.simulate import SEED, simulate
from tests.benchmarks import convergence
from tests.decisions.engine.conftest import BY_ID

pytestmark = pytest.mark.slow


def test_points_come_in_blocks_and_are_the_same():
    blocks = list(convergence.points_in_blocks(convergence.BLOCK_POWER + 1, SEED))

    assert [len(block) for block in blocks] == [2**convergence.BLOCK_POWER] * 2
    assert (np.concatenate(blocks) == sobol(convergence.BLOCK_POWER + 1, SEED)).all()


def test_the_figures_are_those_that_the_pages_show():
    scenario = parse(BY_ID["S2"]["inputs"], simulate=True)
    found = convergence.figures(convergence.simulated(scenario, 10, SEED))
    shown = simulate(scenario, 10)

    assert found["mean"] == pytest.approx(shown.mean.item())
    assert found["worst quarter"] == pytest.approx(shown.worst_quarter_mean.item())
    assert found["share ahead after 5 years"] == pytest.approx(shown.chance_ahead(5).item())
    story = shown.stories()["finish_and_placed"]
    assert found["share: finish and placed"] == story.share
    assert found["mean: finish and placed"] == pytest.approx(story.mean)
    assert {"learning m", "learning lam"} < set(found)
    assert "learning kappa" not in found


def test_shares_are_said_in_hundredths_and_money_in_whole_units():
    assert convergence.said("share ahead after 5 years", 0.12345) == "12.35%"
    assert convergence.said("mean", -12345.6) == "-12,346"
