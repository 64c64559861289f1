"""Every deterministic case and every unit value of the method, to its stated tolerance."""

import re
from pathlib import Path

import numpy as np
import pytest

from decisions.engine.check import Entry
from decisions.engine.costs import carry_forward
from decisions.engine.evaluate import evaluate
from decisions.engine.loans import level_payment, tier_years
from decisions.engine.parsing import parse
from decisions.engine.rap import rap_payment
from decisions.engine.salaries import (
    mixture_rank,
    mixture_wage,
    pooled_rank,
    rank,
    source_precision,
    wage,
)
from decisions.engine.taxes import (
    WageTable,
    federal_tax,
    fica,
    lifetime_learning_credit,
    loan_interest_deduction,
)

from .conftest import CASES, inputs_of

UNIT = CASES["unit"]
CENT = CASES["tolerances"]["money"]
FIGURES = [(case["id"], figure) for case in CASES["cases"] for figure in case["expected"]]


def found(case_id):
    case = next(case for case in CASES["cases"] if case["id"] == case_id)
    entry = Entry(case_id, parse(case["inputs"]), case["expected"], CASES["tolerances"])
    if case_id not in found.memory:
        found.memory[case_id] = entry.figures()
    return entry, found.memory[case_id]


found.memory = {}


@pytest.mark.parametrize(("case_id", "figure"), FIGURES, ids=lambda part: part)
def test_each_figure_of_the_worked_cases_agrees(case_id, figure):
    entry, figures = found(case_id)
    assert [line for line in entry.wrong(figures) if line.startswith(f"{case_id}: {figure}")] == []
    assert figure in figures


def test_all_cases_are_there():
    assert [case["id"] for case in CASES["cases"]] == ["A", "B", "P3", "P4"]
    assert len(FIGURES) > 70


def test_no_unit_value_is_left_out():
    looked_at = re.findall(r'UNIT\["(\w+)"\]', Path(__file__).read_text(encoding="utf-8"))
    assert set(looked_at) == set(UNIT)


def test_finishing_and_leaving_together_give_the_expected_value_of_case_b():
    branches = CASES["B_branches"]
    done = evaluate(parse(inputs_of("B"))).npv.item()
    left = evaluate(parse(inputs_of("B", complete=False, drop_at=0.5))).npv.item()
    assert done == pytest.approx(branches["npv_complete"], abs=CENT)
    assert left == pytest.approx(branches["npv_dropout_at_half"], abs=CENT)
    expected = 0.6 * done + 0.4 * left
    assert expected == pytest.approx(branches["npv_expected_at_completion_0_6"], abs=CENT)
    chance = -left / (done - left)
    assert chance == pytest.approx(branches["completion_probability_break_even"], abs=1e-6)


@pytest.mark.parametrize("status", ["single", "mfj", "hoh", "mfs"])
def test_federal_tax_by_status(status):
    pay, tax = zip(*UNIT["federal_tax"][status].items(), strict=True)
    assert federal_tax(np.array(pay, dtype=float), status) == pytest.approx(tax, abs=CENT)


def test_fica():
    pay, tax = zip(*UNIT["fica_single"].items(), strict=True)
    assert fica(np.array(pay, dtype=float), "single") == pytest.approx(tax, abs=CENT)


@pytest.mark.parametrize("row", UNIT["lifetime_learning_credit"], ids=str)
def test_lifetime_learning_credit(row):
    credit = lifetime_learning_credit(row["expense"], row["magi_nominal"], row["status"])
    assert credit.item() == pytest.approx(row["value"], abs=CENT)


@pytest.mark.parametrize("row", UNIT["interest_deduction"], ids=str)
def test_loan_interest_deduction(row):
    deduction = loan_interest_deduction(row["interest_nominal"], row["magi_real"], row["status"])
    assert deduction.item() == pytest.approx(row["value"], abs=CENT)


def test_repayment_tiers():
    principal, years = zip(*UNIT["tier_years"].items(), strict=True)
    assert tier_years(np.array(principal, dtype=float)).tolist() == list(years)


@pytest.mark.parametrize("row", UNIT["rap_monthly"], ids=str)
def test_rap_payment(row):
    payment = rap_payment(row["agi_nominal"], row["dependents"])
    assert payment.item() == pytest.approx(row["value"], abs=1e-4)


@pytest.mark.parametrize("row", UNIT["wage"], ids=lambda row: f"z {row['z']}")
def test_pay_at_a_rank(row):
    assert wage(row["z"], row["quantiles"]).item() == pytest.approx(row["value"], abs=1e-4)


@pytest.mark.parametrize("row", UNIT["rank"], ids=lambda row: f"pay {row['salary']}")
def test_rank_of_a_salary(row):
    assert rank(row["salary"], row["quantiles"]).item() == pytest.approx(row["value"], abs=1e-6)


@pytest.mark.parametrize("row", UNIT["mixture_wage"], ids=lambda row: f"z {row['z']:.2f}")
def test_pay_in_a_mixture_of_occupations(row):
    pay = mixture_wage(row["z"], row["weights"], row["quantiles"])
    assert pay.item() == pytest.approx(row["value"], abs=CENT)
    back = mixture_rank(pay, row["weights"], row["quantiles"])
    assert back.item() == pytest.approx(row["z"], abs=1e-9)


def test_state_tax_goes_on_above_the_last_wage():
    row = UNIT["state_tax_extrapolated"]
    table = WageTable(np.array(row["nodes"]["wage"]), np.array(row["nodes"]["tax"]))
    assert table(np.array([row["wage"]])).item() == pytest.approx(row["value"], abs=CENT)


@pytest.mark.parametrize("row", UNIT["annuity"], ids=str)
def test_level_payment(row):
    payment = level_payment(row["balance"], row["annual_rate"], row["months"])
    assert payment.item() == pytest.approx(row["value"], abs=1e-3)


def test_price_carried_forward():
    row = UNIT["price_forward"]
    ahead = carry_forward(row["price"], row["years"], row["growth"])
    assert ahead.item() == pytest.approx(row["value"], abs=CENT)
    assert carry_forward(row["price"], -3, row["growth"]).item() == row["price"]


@pytest.mark.parametrize("row", UNIT["pool_entry_rank"], ids=lambda row: f"n {row['n']}")
def test_published_median_pools_with_our_rank(row):
    assert row["kind"] == "median"
    precision = source_precision(row["n"], row["sigma"], bias=row["bias"])
    pooled, spread = pooled_rank(row["m_entry"], row["tau"], [row["published_rank"]], [precision])
    assert pooled.item() == pytest.approx(row["value"], abs=1e-6)
    assert spread.item() < row["tau"]
