"""A batch of paths gives what its paths give one by one."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decisions.engine.check import figures
from decisions.engine.evaluate import (
    Result,
    entry_salary_to_break_even,
    evaluate,
    rap_report,
)
from decisions.engine.parsing import parse
from decisions.engine.scenario import RULES
from decisions.engine.taxes import WageTable

from .conftest import inputs_of
from .strategies import scenarios

BLOCKS = ("baseline", "program", "after", "finance")


def stacked(parts):
    """One scenario of batch shape (len(parts),); all else is that of the first."""

    def stack(blocks):
        return {
            name: np.array([getattr(block, name) for block in blocks])
            for name, rule in RULES[type(blocks[0])].items()
            if rule.kind in ("number", "flag")
            and name != "horizon_years"
            and all(getattr(block, name) is not None for block in blocks)
        }

    first = parts[0]
    blocks = {
        name: replace(getattr(first, name), **stack([getattr(part, name) for part in parts]))
        for name in BLOCKS
    }
    return replace(first, **stack(parts), **blocks)


@st.composite
def batches(draw):
    """Scenarios that share what a batch shares: years, modes, currencies and tax systems."""
    first = draw(scenarios(currencies=("USD", "EUR")))
    parts = [first]
    for _ in range(3):
        other = draw(scenarios(currencies=("USD", "EUR")))
        for key in ("horizon_years", "reporting_currency", "fx", "tax_systems"):
            other[key] = first[key]
        for block in ("baseline", "programme", "after"):
            for key in ("currency", "tax", "mode"):
                if key in first[block]:
                    other[block][key] = first[block][key]
        other["finance"]["loan_inflation"] = first["finance"]["loan_inflation"]
        parts.append(other)
    return [parse(part) for part in parts]


@pytest.mark.slow
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(batches())
def test_a_batch_gives_what_its_paths_give(parts):
    batch = stacked(parts)
    together, apart = evaluate(batch), [evaluate(part) for part in parts]
    for item in fields(Result):
        expected = np.array([getattr(result, item.name) for result in apart])
        assert getattr(together, item.name) == pytest.approx(expected, rel=1e-9, abs=1e-6)
        assert getattr(together, item.name).shape == expected.shape
    report, reports = rap_report(batch), [rap_report(part) for part in parts]
    for name in ("first", "paid_to_horizon", "balance_at_horizon"):
        expected = np.array([getattr(one, name) for one in reports])
        assert getattr(report, name) == pytest.approx(expected, abs=1e-6)


def test_break_even_salaries_of_a_batch():
    scenario = parse(inputs_of("A"))
    prices = np.array([20_000.0, 60_000.0, 60_000.0])
    batch = replace(scenario, program=replace(scenario.program, tuition_total=prices))
    salary = entry_salary_to_break_even(batch)
    assert salary[1:] == pytest.approx([116181.65, 116181.65], abs=0.05)
    assert salary[0] < salary[1]


def test_programs_by_draws_broadcast():
    """Prices of three programs (3, 1) and salaries of four draws (4,) give (3, 4)."""
    scenario = parse(inputs_of("A"))
    prices = np.array([[20_000.0], [60_000.0], [90_000.0]])
    salaries = np.array([80_000.0, 101_853.73, 130_000.0, 160_000.0])
    batch = replace(
        scenario,
        program=replace(scenario.program, tuition_total=prices),
        after=replace(scenario.after, salary=salaries),
    )
    result = evaluate(batch)
    assert result.npv.shape == (3, 4)
    assert result.flows.shape == (3, 4, 12)
    assert result.npv[1, 1] == pytest.approx(-80368.1149, abs=0.01)
    assert (np.diff(result.npv, axis=1) > 0).all()
    assert (np.diff(result.npv, axis=0) < 0).all()


@pytest.mark.parametrize("shape", [(2,), (2, 1)])
def test_each_program_may_have_its_own_state_tax(shape):
    """Tables (2, nodes) in a batch (2,), or (2, 1, nodes) in programs by draws (2, 3)."""
    inputs = inputs_of("P3")
    inputs["tax_systems"]["there"] = {"kind": "us", "status": "single"}
    inputs["after"]["tax"] = "there"
    nodes = inputs["tax_systems"]["us"]["state"]
    wage, tax = np.array(nodes["wage"]), np.array(nodes["tax"])

    def npv(table, **after):
        scenario = parse(inputs)
        there = replace(scenario.tax_systems["there"], state=table)
        return evaluate(
            replace(
                scenario,
                tax_systems={**scenario.tax_systems, "there": there},
                after=replace(scenario.after, **after),
            )
        ).npv

    apart = [npv(WageTable(wage, n * tax)).item() for n in (1, 2)]
    tables = np.stack([tax, 2 * tax]).reshape(*shape, -1)
    if shape == (2,):
        assert npv(WageTable(wage, tables), salary=np.full(2, 165_000.0)) == pytest.approx(apart)
    else:
        together = npv(WageTable(wage, tables), salary=np.full(3, 165_000.0))
        assert together == pytest.approx(np.repeat(apart, 3).reshape(2, 3))
    assert apart[0] > apart[1]


def test_each_program_may_have_its_own_currency():
    scenario = parse(inputs_of("B"))
    rates = np.array([1.0, 1.25])
    batch = replace(
        scenario,
        fx={**scenario.fx, "of the program": rates},
        program=replace(scenario.program, currency="of the program"),
    )
    dearer = replace(
        scenario,
        program=replace(scenario.program, tuition_total=10_000.0, living_study=30_000.0),
    )
    assert evaluate(batch).npv == pytest.approx(
        [evaluate(scenario).npv.item(), evaluate(dearer).npv.item()], abs=1e-6
    )


def test_a_short_horizon_is_pointed_out():
    assert not evaluate(parse(inputs_of("A"))).horizon_is_short  # 24 + 4 + 60 < 144 months
    short = parse(inputs_of("A", horizon_years=7))
    assert evaluate(short).horizon_is_short
    assert figures(short, ["npv"])["warning"].startswith("the horizon ends less than five years")
    assert "warning" not in figures(parse(inputs_of("A")), ["npv"])
