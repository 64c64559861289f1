"""The simulation: its draws, its agreement with the deterministic engine, what it sums up."""

import copy
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy import stats

from decisions.engine.draws import (
    BY_MODE,
    DIMENSIONS,
    central,
    draw,
    first_success,
    parameters_of,
    sobol,
)
from decisions.engine.evaluate import evaluate
from decisions.engine.parsing import parse
from decisions.engine.salaries import wage
from decisions.engine.simulate import (
    SEED,
    Simulation,
    cautious_mean,
    monte_carlo_error,
    simulate,
    simulate_draws,
    worst_quarter_mean,
)
from decisions.engine.taxes import WageTable

from .conftest import BY_ID, CASES, inputs_of
from .ledger import Ledger
from .strategies import scenarios

pytestmark = pytest.mark.slow

UNSURE = BY_ID["S1"]["inputs"]["uncertainty"]
QUANTILES = BY_ID["S1"]["inputs"]["after"]["quantiles"]
some = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def uncertain(inputs, **changes):
    """The inputs with the uncertainty and the percentiles of the published simulations."""
    fresh = copy.deepcopy(inputs)
    fresh["uncertainty"] = copy.deepcopy(UNSURE) | changes
    fresh["after"]["quantiles"] = QUANTILES
    return fresh


def scenario_of(name="S1", **changes):
    return parse(inputs_of(name, **changes), simulate=True)


def published(result):
    """The figures of a simulation that the cases publish."""
    return {
        "p10": result.quantile(0.1), "p50": result.quantile(0.5), "p90": result.quantile(0.9),
        "mean": result.mean, "p_pays_off": result.chance_ahead(),
        "worst_quarter_mean": result.worst_quarter_mean,
    }  # fmt: skip


@pytest.mark.parametrize("name", ["S1", "S2"])
@pytest.mark.parametrize("seed", [SEED, 1, 2, 3])
def test_the_published_simulations_agree_whatever_the_seed(name, seed):
    case, found = BY_ID[name], published(simulate(scenario_of(name), 13, seed))
    assert set(found) == set(case["expected"])
    for figure, expected in case["expected"].items():
        tolerance = case["tolerance_sobol_8192"][figure]
        assert found[figure].item() == pytest.approx(expected, abs=tolerance), figure


@pytest.mark.parametrize("name", ["S1", "S2"])
def test_points_drawn_without_a_pattern_give_the_published_figures_too(name):
    case, scenario = BY_ID[name], scenario_of(name)
    points = np.random.default_rng(5).random((20_000, 16))
    found = published(simulate_draws(scenario, draw(scenario, points)))
    for figure, tolerance in case["tolerance_prng_20000"].items():
        for expected in (case["expected"][figure], case["prng_400000"][figure]):
            assert found[figure].item() == pytest.approx(expected, abs=tolerance), figure


@pytest.mark.parametrize("name", ["S1", "S2"])
def test_the_three_stories_agree_with_the_published_ones(name):
    stories = simulate(scenario_of(name)).stories()
    assert list(stories) == list(BY_ID[name]["branches"])
    for story, expected in BY_ID[name]["branches"].items():
        assert stories[story].share == pytest.approx(expected["share"], abs=0.01)
        assert stories[story].mean == pytest.approx(expected["mean"], abs=1_500)
        assert stories[story].p50 == pytest.approx(expected["p50"], abs=4_000)
        assert stories[story].p10 < stories[story].p50 < stories[story].p90


@pytest.mark.parametrize("name", ["S1", "S2"])
def test_pinned_to_central_values_the_simulation_is_the_published_figure(name):
    scenario = scenario_of(name)
    pinned = simulate_draws(scenario, central(scenario, 3)).npv
    case = BY_ID[name]
    expected = case["pinned_at_central_values_npv"]
    assert pinned == pytest.approx([expected] * 3, abs=case["pinned_tolerance"])


@some
@given(scenarios(currencies=("USD", "EUR")))
def test_i17_pinned_the_simulation_is_the_deterministic_core(inputs):
    inputs["baseline"]["unaided_year"] = None
    scenario = parse(uncertain(inputs), simulate=True)
    salary = wage(UNSURE["m_entry"], QUANTILES).item()
    plain = replace(
        scenario, after=replace(scenario.after, salary=salary), complete=True, placed=True
    )
    result = simulate_draws(scenario, central(scenario, 2))
    assert result.position[0] == pytest.approx(evaluate(plain).position, abs=1e-6)
    assert result.npv[1] == result.npv[0]


@some
@given(scenarios(), st.sampled_from((2_000, 30_000)))
def test_i18_dearer_is_never_better_draw_by_draw(inputs, more):
    nominal = 12 * ((1 + inputs["discount_real"]) * (1 + inputs["inflation"])) ** (1 / 12) - 12
    rates = [nominal + 0.01, nominal + 0.03, nominal + 0.08]
    inputs = uncertain(inputs, priv_tri=rates)
    inputs["finance"] |= {"federal_rate": nominal + 0.01, "loan_inflation": None}
    dearer = copy.deepcopy(inputs)
    dearer["programme"]["tuition_total"] += more
    cheap, dear = (simulate(parse(each, simulate=True), 8) for each in (inputs, dearer))
    assert (dear.npv <= cheap.npv + 1e-5).all()


@some
@given(scenarios(currencies=("USD", "EUR")), st.integers(0, 1_000))
def test_each_future_is_what_the_ledger_says_of_it(inputs, seed):
    scenario = parse(uncertain(inputs, p_stay=0.8), simulate=True)
    result = simulate(scenario, 3, seed)
    drawn = result.draws
    for n in range(8):
        inputs |= {"complete": bool(drawn.complete[n]), "placed": bool(drawn.placed[n])}
        inputs |= {"drop_at": drawn.drop_at[n], "role_growth_diff": drawn.role_growth_diff[n]}
        inputs["experience_growth"] = drawn.experience_growth[n]
        inputs["baseline"]["unaided_year"] = drawn.unaided[n]
        inputs["baseline"]["unaided_year_late"] = drawn.unaided_late[n]
        inputs["programme"]["price_factor"] = drawn.price_factor[n]
        inputs["finance"]["private_rate"] = drawn.private_rate[n]
        inputs["after"] |= {
            "salary": drawn.salary[n],
            "search_months": drawn.search_months[n],
            "kappa": drawn.kappa[n],
        }
        expected = Ledger(inputs).run()["position"]
        assert result.position[n] == pytest.approx(expected, abs=1e-4)


@pytest.fixture(scope="module")
def points():
    return sobol(10, 7)


def test_there_are_sixteen_dimensions_in_the_order_of_the_method(points):
    assert points.shape == (1024, 16)
    assert DIMENSIONS == (
        "p_complete", "u_complete", "p_place", "u_place", "m", "epsilon", "search", "e", "delta",
        "lam", "u_unaided", "private", "price", "leaving", "stay", "kappa",
    )  # fmt: skip
    assert points.min() >= 1e-12
    assert points.max() <= 1 - 1e-12
    assert points.mean(axis=0) == pytest.approx(np.full(16, 0.5), abs=1e-3)


def test_every_draw_is_the_inverse_distribution_of_its_own_dimension(points):
    drawn = draw(scenario_of(), points)
    u = dict(zip(DIMENSIONS, points.T, strict=True))
    found = drawn.parameters
    beta, normal = stats.beta.ppf, stats.norm.ppf
    expected = {
        "p_complete": beta(u["p_complete"], 16, 4),
        "p_place": beta(u["p_place"], 15, 5),
        "m": normal(u["m"], -0.33, 0.25),
        "e": normal(u["e"], 0.015, 0.01),
        "delta": normal(u["delta"], 0.0, 0.007),
        "lam": beta(u["lam"], 2, 38),
        "private": stats.triang.ppf(u["private"], 4 / 9, 0.05, 0.09),
        "price": np.clip(normal(u["price"], 1, 0.06), 0.8, 1.3),
        "kappa": stats.triang.ppf(u["kappa"], 3 / 7, 0.3, 0.7),
    }
    assert set(expected) == set(found)
    for name, values in expected.items():
        assert found[name] == pytest.approx(values, rel=1e-9, abs=1e-12), name
    gamma = stats.gamma.ppf(u["search"], 2, scale=2)
    assert drawn.search_months == pytest.approx(np.minimum(gamma, 12))
    assert drawn.drop_at == pytest.approx(beta(u["leaving"], 1.1, 2.2))
    assert (drawn.complete == (u["u_complete"] < found["p_complete"])).all()
    assert (drawn.placed == (drawn.complete & (u["u_place"] < found["p_place"]))).all()
    rank = np.clip(found["m"] + normal(u["epsilon"], 0, 0.55), -3, 3)
    assert drawn.salary == pytest.approx(wage(rank, QUANTILES))


def test_the_unaided_move_comes_in_the_year_of_its_first_success(points):
    drawn = draw(scenario_of(), points)
    u, lam = points[:, DIMENSIONS.index("u_unaided")], drawn.parameters["lam"]
    late = np.minimum(2 * lam, 0.9)
    for years, chance in ((drawn.unaided, lam), (drawn.unaided_late, late)):
        assert years.min() >= 1
        # P(T0 > t) = (1 - chance)^t, so u lies between two neighboring powers.
        assert ((1 - chance) ** years < u).all()
        assert (u <= (1 - chance) ** (years - 1) * (1 + 1e-12)).all()
    assert (drawn.unaided_late <= drawn.unaided).all()


def test_who_may_not_stay_is_not_placed(points):
    inputs = inputs_of("S1")
    free = draw(parse(inputs, simulate=True), points)
    inputs["uncertainty"]["p_stay"] = 0.25
    bound = draw(parse(inputs, simulate=True), points)
    may = points[:, DIMENSIONS.index("stay")] < 0.25
    assert (bound.placed == (free.placed & may)).all()
    assert 0 < bound.placed.sum() < free.placed.sum()


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_a_certain_or_impossible_move_is_drawn_as_such(points, chance):
    years = first_success(points[:, 10], np.full(points.shape[0], chance))
    assert (years == (1 if chance else np.inf)).all()


def test_a_raise_in_the_same_role_has_no_unaided_move():
    result = simulate(parse(uncertain(inputs_of("B")), simulate=True), 8)
    leaves = ~result.draws.complete
    assert result.draws.unaided.min() < 10
    assert (result.npv[leaves] < 0).all()
    assert parameters_of("same_role")[-1:] == BY_MODE["same_role"]


def batch_of(prices, *, chances=None, tables=None):
    """Programs (P, 1) that differ in price and, if wanted, chance of finishing and state tax."""
    scenario = scenario_of()
    column = np.array(prices, dtype=float)[:, np.newaxis]
    scenario = replace(scenario, program=replace(scenario.program, tuition_total=column))
    if chances is not None:
        pairs = np.array(chances, dtype=float)
        betas = (pairs[:, :1], pairs[:, 1:])
        scenario = replace(scenario, uncertainty=replace(scenario.uncertainty, complete_beta=betas))
    if tables is not None:
        there = replace(scenario.tax_systems["us"], state=tables)
        scenario = replace(
            scenario,
            tax_systems={**scenario.tax_systems, "there": there},
            after=replace(scenario.after, tax="there"),
        )
    return scenario


def test_a_batch_of_programs_is_simulated_as_its_programs_are():
    prices, chances = [20_000, 60_000, 95_000], [(16, 4), (6, 4), (16, 4)]
    wages = np.array([0.0, 50_000.0, 300_000.0])
    taxes = np.array([[0.0, 500.0, 20_000.0], [0.0] * 3, [0.0, 900.0, 30_000.0]])
    batch = batch_of(prices, chances=chances, tables=WageTable(wages, taxes[:, np.newaxis]))
    together = simulate(batch, 11, years=(5, 10, 12))
    assert together.position.shape == (3, 2048, 3)
    assert together.mean.shape == (3,)
    for row in range(3):
        alone = simulate(
            batch_of(
                prices[row : row + 1],
                chances=chances[row : row + 1],
                tables=WageTable(wages, taxes[row]),
            ),
            11,
            years=(5, 10, 12),
        )
        assert together.npv[row] == pytest.approx(alone.npv.reshape(-1), abs=1e-6)


def test_many_programs_go_through_in_blocks():
    prices = np.linspace(10_000, 90_000, 9)
    batch = batch_of(prices)
    # A number that all programs share may also come as one row.
    shared = replace(batch, finance=replace(batch.finance, savings=np.array([[20_000.0]])))
    together = simulate(shared, 10, years=(12,))
    assert together.position.shape == (9, 1024, 1)
    assert (np.diff(together.mean) < 0).all()
    last = simulate(scenario_of(programme__tuition_total=90_000.0), 10)
    assert together.npv[-1] == pytest.approx(last.npv, abs=1e-6)


def test_the_same_draws_serve_every_program():
    result = simulate(batch_of([20_000, 60_000]), 8)
    assert result.draws.complete.shape == (256,)
    gap = result.npv[0] - result.npv[1]
    assert (gap > 0).all()


def test_a_mixture_of_occupations_may_be_drawn_from():
    scenario = scenario_of()
    parts = [np.array(QUANTILES, dtype=float), np.array(QUANTILES, dtype=float)]
    mixed = replace(
        scenario, after=replace(scenario.after, quantiles=parts, mixture_weights=(0.4, 0.6))
    )
    points = sobol(6, 1)
    assert draw(mixed, points).salary == pytest.approx(draw(scenario, points).salary, rel=1e-9)


def test_summaries_of_known_values():
    values = np.array([[-3.0, -1.0, 1.0, 2.0, 4.0, 6.0, 8.0, 10.0]])
    result = Simulation(values[..., np.newaxis], (12,), draws=None)
    assert result.mean == pytest.approx([27 / 8])
    assert result.quantile(0.5) == pytest.approx([3.0])
    assert result.quantile(0.1) == pytest.approx([-3 + 0.7 * 2])
    assert result.chance_ahead() == pytest.approx([6 / 8])
    assert result.worst_quarter_mean == pytest.approx([-2.0])
    assert cautious_mean(values, 0.25) == pytest.approx([0.75 * 27 / 8 - 0.5])
    assert worst_quarter_mean(np.arange(11.0)) == pytest.approx(0.5)  # the two lowest of eleven


def test_the_fan_and_the_chances_of_each_year():
    result = simulate(scenario_of("S2"), 9)
    assert result.fan().shape == (5, 12)
    assert (np.diff(result.fan(), axis=0) >= 0).all()
    assert result.chance_ahead(12) == result.chance_ahead()
    assert result.chance_ahead(2) < result.chance_ahead(12)


def test_an_empty_story_has_no_value():
    scenario = scenario_of()
    stories = simulate_draws(scenario, central(scenario, 4)).stories()
    assert stories["finish_and_placed"].share == 1.0
    assert stories["leave_early"].share == 0.0
    assert np.isnan(stories["leave_early"].mean)


def test_the_error_of_the_simulation_shrinks_with_more_futures():
    few, many = (monte_carlo_error(scenario_of(), power) for power in (6, 9))
    assert 0 < many < few


def test_an_unknown_price_gives_no_value_in_any_future():
    result = simulate(scenario_of(programme__tuition_total=float("nan")), 6)
    assert np.isnan(result.npv).all()
    assert np.isnan(result.mean)


def test_without_uncertainty_there_is_nothing_to_simulate():
    with pytest.raises(ValueError, match="needs the scenario's uncertainty"):
        simulate(parse(CASES["cases"][0]["inputs"]))
