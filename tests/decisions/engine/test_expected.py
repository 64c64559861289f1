"""The gain to be expected from the parameters alone, against simulations within simulations."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from decisions.engine.draws import DIMENSIONS, draw, parameters_of, sobol
from decisions.engine.expected import expected
from decisions.engine.parsing import parse
from decisions.engine.simulate import LIST_POWER, SEED, simulate_draws

from .conftest import inputs_of
from .strategies import scenarios
from .test_simulation import batch_of, scenario_of, uncertain

pytestmark = pytest.mark.slow

POINTS = sobol(LIST_POWER, SEED)
SOME = np.arange(7, POINTS.shape[0], 16)  # 64 draws of the parameters
some = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def case(name, **changes):
    """A deterministic case of the method with the distributions of its simulations."""
    return parse(uncertain(inputs_of(name), **changes), simulate=True)


CASES = {
    "residential": scenario_of("S1"),
    "public university": scenario_of("S2"),
    "beside the job, new role": case("P3", complete_beta=[12, 5]),
    "beside the job, same role": case("B", complete_beta=[6, 4]),
    "bootcamp": case("P4", complete_beta=[14, 6], place_beta=[8, 12], m_entry=-0.8),
    "who may not stay": case("A", p_stay=0.4),
}


def npv_of(scenario, points=POINTS):
    futures = draw(scenario, points)
    npv = simulate_draws(scenario, futures, (scenario.horizon_years,)).npv
    return npv, futures


def nested(scenario):
    """The mean of 4,096 outcomes for each of the parameter draws."""
    inner = sobol(12, SEED + 1)
    columns = [DIMENSIONS.index(name) for name in (*parameters_of("new_role"), "kappa")]
    means = []
    for known in POINTS[SOME][:, columns]:
        points = inner.copy()
        points[:, columns] = known
        means.append(npv_of(scenario, points)[0].mean())
    return np.array(means)


def on_parameters_alone(npv, futures, mode):
    """Ordinary least squares on the parameters, their squares and products."""
    names = parameters_of(mode)
    drawn = np.stack([futures.parameters[name] for name in names])
    level = (drawn - drawn.mean(axis=1, keepdims=True)) / drawn.std(axis=1, keepdims=True)
    pairs = [one * two for n, one in enumerate(level) for two in level[n:]]
    design = np.column_stack([np.ones(npv.size), *level, *pairs])
    return design @ np.linalg.lstsq(design, npv, rcond=None)[0]


@pytest.mark.parametrize("name", CASES)
def test_it_is_what_a_simulation_within_the_simulation_finds(name):
    scenario = CASES[name]
    truth = nested(scenario)
    npv, futures = npv_of(scenario)

    def error(found):
        return np.sqrt(np.mean((found[SOME] - truth) ** 2)) / truth.std()

    found = error(expected(npv, futures, scenario))
    assert found < 0.13
    assert found < error(on_parameters_alone(npv, futures, scenario.after.mode)) / 3


@pytest.mark.parametrize("name", CASES)
def test_it_varies_less_than_the_gain_and_has_the_same_mean(name):
    npv, futures = npv_of(CASES[name])
    found = expected(npv, futures, CASES[name])
    assert found.mean() == pytest.approx(npv.mean(), abs=1e-6)
    assert 0 < found.std() < npv.std()


@some
@given(scenarios(currencies=("USD", "EUR")))
def test_it_is_finite_and_keeps_the_mean_whatever_the_scenario(inputs):
    scenario = parse(uncertain(inputs, p_stay=0.8), simulate=True)
    npv, futures = npv_of(scenario, POINTS[:256])
    found = expected(npv, futures, scenario)
    assert found.mean() == pytest.approx(npv.mean(), abs=1e-4)
    assert np.abs(found - npv.mean()).max() < 3 * np.abs(npv - npv.mean()).max() + 1e-6


def test_what_hangs_on_outcomes_by_known_chances_is_found_exactly():
    """Gains made up so that their expectation is a formula."""
    scenario = case("A", p_stay=0.7)
    futures = draw(scenario, POINTS)
    told, placed = futures.parameters, futures.placed
    chance = told["p_complete"] * told["p_place"] * 0.7
    left = np.maximum(12 - futures.unaided, 0)
    mean_left = sum(1 - (1 - told["lam"]) ** year for year in range(1, 12))
    # The integral of the chance to search for longer than t, (1 + t/2) exp(-t/2), from 0 to 12.
    mean_search = 2 * (2 - 8 * np.exp(-6))
    for gain, mean in (
        (placed * 100.0, 100 * chance),
        (placed * futures.rank, chance * told["m"]),
        (placed * futures.search_months, chance * mean_search),
        (placed * left, chance * mean_left),
        (placed * left * futures.rank, chance * mean_left * told["m"]),
        (~futures.complete * 100.0, 100 * (1 - told["p_complete"])),
    ):
        error = expected(gain, futures, scenario) - mean
        assert error.std() < 0.02 * mean.std()


def test_a_gain_that_is_always_the_same_is_expected():
    scenario = CASES["residential"]
    futures = draw(scenario, POINTS)
    found = expected(np.full(POINTS.shape[0], -4_000.0), futures, scenario)
    assert found == pytest.approx(-4_000.0, abs=1e-6)


def test_where_nothing_could_be_learnt_the_mean_is_all_there_is_to_expect():
    scenario = CASES["public university"]
    npv, futures = npv_of(scenario)
    pinned = {name: np.full_like(drawn, 0.3) for name, drawn in futures.parameters.items()}
    found = expected(npv, replace(futures, parameters=pinned), scenario)
    assert found == pytest.approx(npv.mean(), abs=1e-6)
    assert npv.std() > 100_000


@pytest.mark.parametrize(
    "certain",
    [
        {"tau": 0.0},
        {"tau": 0.0, "sigma": 0.0},
        {"e_sd": 0.0, "dg_sd": 0.0, "cost_sd": 0.0, "priv_tri": [0.09, 0.09, 0.09]},
        {"complete_beta": [2e-5, 20.0]},
        {"complete_beta": [20.0, 2e-5], "place_beta": [20.0, 2e-5]},
        {"lam_beta": [4e-5, 40.0], "p_stay": 0.0},
    ],
    ids=str,
)
def test_what_is_certain_does_not_break_it(certain):
    scenario = case("A", **certain)
    npv, futures = npv_of(scenario)
    found = expected(npv, futures, scenario)
    assert found.mean() == pytest.approx(npv.mean(), abs=1e-6)
    assert found.std() < npv.std()
    assert found.min() > npv.min() - npv.std()
    assert found.max() < npv.max() + npv.std()


def test_nobody_finishes_and_then_the_rank_and_the_place_do_not_matter():
    scenario = case("P3", complete_beta=[2e-5, 20.0])
    npv, futures = npv_of(scenario)
    assert not futures.complete.any()
    found = expected(npv, futures, scenario)
    for name in ("p_place", "delta"):
        assert abs(np.corrcoef(found, futures.parameters[name])[0, 1]) < 0.1


def unlike(count):
    """Programs that differ in price, chance to finish, spread, rank of entry and price noise."""
    rows = np.arange(count, dtype=float)[:, np.newaxis]
    scenario = batch_of(20_000 + 9_000 * rows[:, 0])
    chances = (4.0 + 12.0 * (rows % 2), 4.0 + 0.0 * rows)
    return replace(
        scenario,
        uncertainty=replace(
            scenario.uncertainty,
            complete_beta=chances,
            tau=0.25 + 0.1 * (rows % 3),
            m_entry=-0.33 + 0.05 * rows,
            cost_sd=0.06,
        ),
    )


def test_a_program_of_a_batch_is_found_as_it_is_alone():
    together = unlike(6)
    npv, futures = npv_of(together)
    found = expected(npv, futures, together)
    assert found.shape == (6, 1024)
    for row in range(6):
        alone = unlike(6)
        one = slice(row, row + 1)
        alone = replace(
            alone,
            program=replace(alone.program, tuition_total=alone.program.tuition_total[one]),
            uncertainty=replace(
                alone.uncertainty,
                complete_beta=tuple(shape[one] for shape in alone.uncertainty.complete_beta),
                tau=alone.uncertainty.tau[one],
                m_entry=alone.uncertainty.m_entry[one],
            ),
        )
        drawn = draw(alone, POINTS)
        assert found[row] == pytest.approx(expected(npv[one], drawn, alone)[0], abs=1e-4)


def test_a_program_with_an_unknown_value_is_unknown_and_spoils_no_other():
    scenario = batch_of([20_000, np.nan, 60_000])
    npv, futures = npv_of(scenario)
    found = expected(npv, futures, scenario)
    assert np.isnan(found[1]).all()
    known = batch_of([20_000, 60_000])
    assert found[[0, 2]] == pytest.approx(expected(*npv_of(known), known), abs=1e-6)
    assert np.isnan(expected(npv[1:2], futures, batch_of([np.nan]))).all()


def test_the_gain_over_another_path_is_the_difference_of_the_two():
    scenario = CASES["residential"]
    npv, futures = npv_of(scenario)
    other = 0.5 * npv_of(scenario_of("S1", programme__tuition_total=10_000.0))[0]
    both = expected(np.stack([npv, other]), futures, scenario)
    assert expected(npv - other, futures, scenario) == pytest.approx(both[0] - both[1], abs=1e-5)


def test_without_uncertainty_there_is_nothing_to_expect():
    scenario = CASES["residential"]
    npv, futures = npv_of(scenario)
    with pytest.raises(ValueError, match="needs the scenario's uncertainty"):
        expected(npv, futures, replace(scenario, uncertainty=None))
