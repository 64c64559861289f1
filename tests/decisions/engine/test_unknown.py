"""An unknown input makes the figures that need it unknown, says so, and spoils no other."""

import numpy as np
import pytest

from decisions.engine.check import figures
from decisions.engine.evaluate import entry_salary_to_break_even, evaluate, rap_report
from decisions.engine.parsing import parse
from decisions.engine.unknown import reasons, unknown_inputs

from .conftest import inputs_of

NAN = float("nan")
# Every number that case A's value rests on.
NEEDED = [
    "discount_real", "inflation", "market_growth", "experience_growth", "role_growth_diff",
    "baseline__salary", "baseline__living", "baseline__benefits", "baseline__unaided_year",
    "programme__months", "programme__tuition_total", "programme__tuition_growth",
    "programme__fees_total", "programme__scholarship_total", "programme__employer_aid_per_year",
    "programme__family_support_per_year", "programme__household_contribution_per_year",
    "programme__study_income_per_year", "programme__care_per_year", "programme__living_study",
    "programme__moving", "programme__pay_share", "programme__bridge_months",
    "programme__bridge_cost", "programme__load",
    "after__salary", "after__living", "after__search_months", "after__planned_search_months",
    "after__stay_after_months", "after__benefits",
    "finance__savings", "finance__federal_rate", "finance__federal_fee", "finance__federal_annual",
    "finance__federal_aggregate", "finance__prior_graduate_federal", "finance__private_rate",
    "finance__private_years", "finance__grace_months", "finance__loan_inflation",
]  # fmt: skip


@pytest.mark.parametrize("field", NEEDED)
def test_an_unknown_input_makes_the_value_unknown_and_is_named(field):
    scenario = parse(inputs_of("A", **{field: NAN}))
    result = evaluate(scenario)
    assert np.isnan(result.npv)
    assert np.isnan(result.break_even_year)
    name = field.replace("__", ".")
    assert list(unknown_inputs(scenario)) == [name]
    assert reasons(scenario)["npv"] == (name,)


@pytest.mark.parametrize(
    ("case", "field"),
    [
        ("A", "drop_at"),  # the program is finished
        ("A", "after__return_salary"),  # the right to work does not end
        ("B", "after__salary"),  # the same role
        ("B", "finance__private_rate"),  # nothing is borrowed
        ("B", "finance__federal_rate"),
        ("B", "finance__private_years"),
    ],
)
def test_an_input_that_is_not_needed_may_be_unknown(case, field):
    known = evaluate(parse(inputs_of(case))).npv
    scenario = parse(inputs_of(case, **{field: NAN}))
    assert evaluate(scenario).npv == known
    assert reasons(scenario) == {}


def test_inputs_that_the_scenario_does_not_use_are_not_asked_for():
    assert unknown_inputs(parse(inputs_of("B"))) == {}  # no entry salary, no return
    abroad = parse(inputs_of("A", after__stay_months=24, after__return_salary=NAN))
    assert list(unknown_inputs(abroad)) == ["after.return_salary"]


def test_figures_that_do_not_need_the_unknown_input_are_given():
    result = evaluate(parse(inputs_of("A", after__salary=NAN)))
    assert np.isnan(result.npv)
    assert np.isnan(result.payment_share_of_gross)
    assert result.private_gross == pytest.approx(67058.37, abs=0.01)
    assert result.direct_cost_real == pytest.approx(70_000)
    assert result.position[1] == pytest.approx(-189347.92, abs=0.01)
    assert np.isnan(result.position[2])


def test_each_figure_is_blamed_on_what_it_needs_only():
    scenario = parse(inputs_of("A", after__salary=NAN, programme__tuition_total=NAN))
    why = reasons(scenario)
    assert set(why["npv"]) == {"after.salary", "programme.tuition_total"}
    assert why["payment_share_of_gross"] == why["npv"]
    assert why["private_gross"] == ("programme.tuition_total",)
    assert "repayment_starts_month" not in why


def test_a_scenario_with_everything_known_blames_nothing():
    assert reasons(parse(inputs_of("A"))) == {}


def test_the_command_gives_the_reason_beside_the_null():
    found = figures(parse(inputs_of("A", programme__tuition_total=NAN)), ["npv", "federal_years"])
    assert found["npv"] is None
    assert found["not_known"]["npv"] == ["programme.tuition_total"]


def test_an_unknown_price_gives_no_break_even_salary_and_no_rap():
    scenario = parse(inputs_of("A", programme__tuition_total=NAN))
    assert np.isnan(entry_salary_to_break_even(scenario))
    assert np.isnan(rap_report(scenario).paid_to_horizon)


def test_an_unknown_program_leaves_its_neighbors_alone():
    tuition = np.array([60_000.0, NAN, 30_000.0])
    from dataclasses import replace

    scenario = parse(inputs_of("A"))
    batch = replace(scenario, program=replace(scenario.program, tuition_total=tuition))
    npv = evaluate(batch).npv
    assert np.isnan(npv).tolist() == [False, True, False]
    assert npv[0] == evaluate(scenario).npv
    assert unknown_inputs(batch)["programme.tuition_total"].tolist() == [False, True, False]
