"""The closed forms say what a ledger kept month by month says, whatever the scenario."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decisions.engine.check import differences, figures
from decisions.engine.evaluate import evaluate
from decisions.engine.parsing import parse

from .conftest import CASES, inputs_of
from .ledger import Account, Ledger
from .strategies import RATES, scenarios

CLOSE = 1e-4


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["id"])
def test_the_ledger_itself_agrees_with_the_worked_cases(case):
    kept = Ledger(case["inputs"])
    found = kept.run() | {"rap": kept.rap()}
    wanted = {key: value for key, value in case["expected"].items() if key in found}
    assert len(wanted) >= 17
    assert differences(found, wanted, 0.01, case["id"]) == []


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(scenarios(currencies=("USD", "EUR", "INR")))
def test_every_figure_agrees_with_the_ledger(inputs):
    kept = Ledger(inputs)
    expected = kept.run() | {"rap": kept.rap()}
    assert differences(figures(parse(inputs), list(expected)), expected, CLOSE, "") == []


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(scenarios(systems=("home", "state")), st.sampled_from((700, 2_000, 4_000)))
def test_small_federal_loans_agree_with_the_ledger_too(inputs, tuition):
    """Below about $4,100 the federal minimum of $50 a month shortens the term."""
    inputs["programme"] |= {"months": 9, "tuition_total": tuition, "fees_total": 0, "load": 1.0}
    inputs["programme"] |= {"living_study": 0, "care_per_year": 0, "moving": 0, "bridge_cost": 0}
    inputs["after"]["planned_search_months"] = 0
    inputs["finance"] |= {"federal": True, "savings": 0, "prior_graduate_federal": 0}
    kept = Ledger(inputs)
    expected = kept.run() | {"rap": kept.rap()}
    assert differences(figures(parse(inputs), list(expected)), expected, CLOSE, "") == []


@given(
    st.sampled_from((1_000.0, 3_999.0, 24_000.0, 60_000.0)),
    RATES,
    st.sampled_from((60, 120, 180, 300)),
)
def test_every_loan_ends_at_zero(principal, rate, count):
    account = Account([(0, principal)], rate, 0.0, repay=30, count=count, least=0.0)
    assert account.schedule[-1][2] == pytest.approx(0.0, abs=1e-6)
    assert len(account.schedule) == count


@given(scenarios())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_loan_of_every_scenario_ends_at_zero(inputs):
    kept = Ledger(inputs)
    for account in (kept.federal, kept.private):
        assert account.owed(kept.repay + 12 * 60) == pytest.approx(0.0, abs=1e-6)
        if account.schedule:
            assert account.schedule[-1][2] == pytest.approx(0.0, abs=1e-6)


def test_a_small_federal_loan_is_repaid_at_fifty_dollars_a_month():
    inputs = inputs_of(
        "A",
        programme__tuition_total=2_000,
        programme__living_study=0,
        programme__moving=0,
        programme__months=6,
        after__planned_search_months=0,
        finance__savings=0,
    )
    found = figures(parse(inputs), ["federal_payment", "interest_total_nominal", "federal_gross"])
    owed, monthly, payments = 2_000 / (1 - 0.01057) * (1 + 0.0807), 0.0807 / 12, []
    while owed > 1e-9:
        payments.append(min(50.0, owed * (1 + monthly)))
        owed = owed * (1 + monthly) - payments[-1]
    assert found["federal_payment"] == 50.0
    assert found["interest_total_nominal"] == pytest.approx(sum(payments) - 2_000, abs=0.01)


def test_debt_at_graduation_has_the_interest_so_far():
    """Case A: four federal parts of 10,250 and two private ones of each year, up to month 24."""
    federal = 41_000 + 10_250 * 0.0807 / 12 * (24 + 18 + 12 + 6)
    first, second = 41_000 - 20_500 * (1 - 0.01057), 66_625 - 20_500 * (1 - 0.01057)
    private = first + second + 0.09 / 12 * (first / 2 * (24 + 18) + second / 2 * (12 + 6))
    result = evaluate(parse(inputs_of("A")))
    assert result.debt_at_graduation == pytest.approx(federal + private, abs=0.01)
    assert result.debt_at_graduation < result.debt_at_repayment
    assert result.monthly_payment == pytest.approx(449.0446 + 968.6509, abs=0.01)
