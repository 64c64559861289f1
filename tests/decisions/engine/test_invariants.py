"""What must hold for every scenario (method, section 16, by number), on random ones."""

import copy
import re
from pathlib import Path

import numpy as np
import numpy_financial as npf
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from decisions.engine.evaluate import entry_salary_to_break_even, evaluate
from decisions.engine.loans import level_payment
from decisions.engine.parsing import parse
from decisions.engine.path import path
from decisions.engine.rap import rap_payment
from decisions.engine.salaries import mixture_wage, rank, wage
from decisions.engine.taxes import STATUSES, UsTax, federal_tax, fica

from .conftest import inputs_of
from .ledger import Ledger
from .strategies import MONEY, PAY, scenarios

pytestmark = pytest.mark.slow

many = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
ROUNDING = 1e-5
QUANTILES = st.lists(st.floats(1.02, 1.9), min_size=4, max_size=4).map(
    lambda steps: (30_000.0 * np.cumprod([1.0, *steps])).tolist()
)


def changed(inputs, **changes):
    """A copy of the inputs with block__field=value."""
    fresh = copy.deepcopy(inputs)
    for key, content in changes.items():
        *block, field = key.split("__")
        (fresh[block[0]] if block else fresh)[field] = content
    return fresh


def test_every_invariant_of_the_method_has_a_test():
    """17 and 18 are about simulations, 23 about the value of learning; they are tested there."""
    tests = "".join(
        file.read_text(encoding="utf-8") for file in Path(__file__).parent.glob("test_*.py")
    )
    numbers = {int(number) for number in re.findall(r"^def test_i(\d+)_", tests, re.MULTILINE)}
    assert numbers == set(range(1, 25))


def npv(inputs):
    return evaluate(parse(inputs)).npv.item()


def dear_loans(inputs):
    """Loan rates at or above the nominal discount rate: else debt itself is a gain."""
    nominal = 12 * ((1 + inputs["discount_real"]) * (1 + inputs["inflation"])) ** (1 / 12) - 12
    finance = {"federal_rate": nominal + 0.02, "private_rate": nominal + 0.03}
    finance["loan_inflation"] = None
    return changed(inputs, **{f"finance__{key}": content for key, content in finance.items()})


@many
@given(scenarios(), st.sampled_from((0.0, 0.03, 0.06)))
def test_i1_a_loan_at_the_discount_rate_is_worth_its_simple_interest_gap(inputs, discount):
    v = ((1 + discount) * (1 + inputs["inflation"])) ** (-1 / 12)
    rate = 12 * (1 / v - 1)
    found = path(
        parse(
            changed(
                inputs,
                discount_real=discount,
                horizon_years=60,
                finance__loan_inflation=None,
                finance__federal_rate=rate,
                finance__private_rate=rate,
                finance__federal_fee=0.0,
            )
        )
    )
    gap = 0.0
    for loan in (found.borrowing.federal, found.borrowing.private):
        starts = loan.starts.item()
        for amount, month in loan.disbursed:
            compound, simple = v ** month.item(), 1 + rate / 12 * (starts - month.item())
            gap += amount.item() * (compound - simple * v**starts)
    assert found.loans[..., -1].item() == pytest.approx(gap, abs=ROUNDING)
    assert gap >= -ROUNDING


@many
@given(scenarios(systems=("home",)), st.integers(1, 48))
def test_i2_a_null_program_beside_the_job_is_worth_nothing(inputs, months):
    free = dict.fromkeys(
        (
            "tuition_total",
            "fees_total",
            "scholarship_total",
            "employer_aid_per_year",
            "family_support_per_year",
            "study_income_per_year",
            "care_per_year",
            "moving",
            "bridge_cost",
        ),
        0.0,
    )
    living = inputs["baseline"]["living"]
    inputs["programme"] |= free | {"months": months, "pay_share": 1, "living_study": living}
    inputs["after"] |= {"mode": "same_role", "kappa": 0.0, "living": living, "stay_months": None}
    inputs["after"]["benefits"] = inputs["baseline"]["benefits"]
    inputs["finance"] |= {"savings": 1e6}
    result = evaluate(parse(inputs))
    assert result.npv.item() == pytest.approx(0.0, abs=1e-6)
    assert result.break_even_year.item() == 1


@many
@given(scenarios(), st.sampled_from((500, 9_000, 60_000)))
def test_i3_dearer_tuition_is_never_better(inputs, more):
    """
    Unless the employer pays: the tax credit of a fifth counts taxed aid too, and can exceed the
    tax on it.
    """
    inputs = dear_loans(inputs)
    if inputs["programme"]["us_eligible_school"]:
        inputs["programme"]["employer_aid_per_year"] = 0
    price = inputs["programme"]["tuition_total"]
    dearer = changed(inputs, programme__tuition_total=price + more)
    assert npv(dearer) <= npv(inputs) + ROUNDING


@many
@given(scenarios(), st.sampled_from((1, 900, 40_000)))
def test_i4_a_higher_entry_salary_is_never_worse(inputs, more):
    inputs = changed(inputs, baseline__unaided_year=None)
    better = changed(inputs, after__salary=inputs["after"]["salary"] + more)
    assert npv(better) >= npv(inputs) - ROUNDING


@many
@given(scenarios(systems=("home",)), st.sampled_from((0.5, 2, 7)))
def test_i5_a_longer_search_is_never_better(inputs, more):
    """Where the search is lived and taxed as the job that follows."""
    benefits, living = inputs["baseline"]["benefits"], inputs["baseline"]["living"]
    inputs = changed(
        inputs,
        after__benefits=benefits,
        after__living=living,
        after__stay_months=None,
        role_growth_diff=0.0,
    )
    longer = changed(inputs, after__search_months=inputs["after"]["search_months"] + more)
    assert npv(longer) <= npv(inputs) + ROUNDING


@many
@given(scenarios(), st.sampled_from((0.001, 0.04)))
def test_i6_a_higher_private_rate_is_never_better(inputs, more):
    dearer = changed(inputs, finance__private_rate=inputs["finance"]["private_rate"] + more)
    assert npv(dearer) <= npv(inputs) + ROUNDING


@many
@given(scenarios(), st.sampled_from((100, 5_000, 30_000)))
def test_i7_more_scholarship_is_never_worse(inputs, more):
    inputs = changed(dear_loans(inputs), programme__employer_aid_per_year=0)
    scholarship = inputs["programme"]["scholarship_total"]
    better = changed(inputs, programme__scholarship_total=scholarship + more)
    assert npv(better) >= npv(inputs) - ROUNDING


@many
@given(scenarios(currencies=("USD", "EUR")), st.sampled_from((0.011, 7.5)))
def test_i8_the_reporting_currency_scales_the_answer(inputs, units):
    other = changed(
        inputs,
        reporting_currency="XTS",
        fx={currency: rate * units for currency, rate in inputs["fx"].items()} | {"XTS": 1.0},
        finance__savings=inputs["finance"]["savings"] * units,
    )
    assert npv(other) == pytest.approx(npv(inputs) * units, rel=1e-9, abs=ROUNDING)


@many
@given(scenarios())
def test_i9_the_payments_repay_the_balance_at_the_loans_own_rate(inputs):
    borrowed = path(parse(inputs)).borrowing
    for loan in (borrowed.federal, borrowed.private):
        balance, rate = loan.balance.item(), loan.rate.item() / 12
        regular = loan.payment.item() * max(loan.count.item() - 1, 0)
        assert loan.paid_in_all.item() == pytest.approx(regular + loan.last_payment.item())
        if loan.count.item() == 0:
            assert balance == 0.0
            continue
        payments = [0.0] + [loan.payment.item()] * (int(loan.count.item()) - 1)
        worth = npf.npv(rate, [*payments, loan.last_payment.item()])
        assert worth == pytest.approx(balance, abs=ROUNDING)
        if loan.last_payment.item() == pytest.approx(loan.payment.item()):
            level = -npf.pmt(rate, loan.count.item(), balance)
            assert loan.payment.item() == pytest.approx(level)


@many
@given(scenarios())
def test_i10_a_balance_is_never_negative_and_falls_in_repayment(inputs):
    borrowed = path(parse(inputs)).borrowing
    months = np.arange(0.0, 12 * 40)
    for loan in (borrowed.federal, borrowed.private):
        owed = loan.owed(months)
        assert (owed >= 0).all()
        falling = np.diff(owed)[int(loan.starts.item()) :]
        assert (falling <= ROUNDING).all()
        if loan.balance.item() > 0:
            assert falling[0] < 0
            assert owed[-1] == 0.0


@many
@given(scenarios())
def test_i11_loans_keep_their_limits_and_cover_the_nominal_need(inputs):
    inputs = changed(inputs, complete=True, finance__federal=True)
    result, finance = evaluate(parse(inputs)), inputs["finance"]
    years = -(-inputs["programme"]["months"] // 12)
    federal = result.federal_gross.item()
    if inputs["programme"]["load"] < 0.5:
        assert federal == 0.0
    assert federal <= 20_500 * inputs["programme"]["load"] * years + ROUNDING
    assert federal <= max(100_000 - finance["prior_graduate_federal"], 0) + ROUNDING
    cash = federal * (1 - finance["federal_fee"]) + result.private_gross.item()
    need = Ledger(inputs).nominal_need
    assert cash + result.unfunded_gap.item() == pytest.approx(need, abs=ROUNDING)
    if finance["private"]:
        assert result.unfunded_gap.item() == 0.0


@many
@given(scenarios(currencies=("USD", "EUR"), mode="new_role"))
def test_i12_the_break_even_salary_is_where_the_sign_changes(inputs):
    inputs = changed(inputs, complete=True, placed=True)
    salary = entry_salary_to_break_even(parse(inputs)).item()
    if np.isinf(salary):
        assert npv(changed(inputs, after__salary=1e9)) < 0
    elif salary == 0.0:
        assert npv(changed(inputs, after__salary=0.0)) >= 0
    else:
        assert npv(changed(inputs, after__salary=salary + 0.01)) >= 0
        assert npv(changed(inputs, after__salary=max(salary - 0.01, 0.0))) <= 0


@many
@given(scenarios())
def test_i13_from_the_break_even_year_on_the_position_stays_ahead(inputs):
    result = evaluate(parse(inputs))
    year, position = result.break_even_year.item(), result.position
    if np.isinf(year):
        assert position[-1] < 0
    else:
        assert (position[int(year) - 1 :] >= -1e-6).all()
        assert year == 1 or position[int(year) - 2] < 0


@many
@given(st.sampled_from(STATUSES), st.floats(0, 900_000), st.floats(0, 500_000))
def test_i14_tax_is_continuous_and_convex_and_leaves_something(status, low, more):
    pay = np.array([low, low + more / 2, low + more])
    tax = federal_tax(pay, status)
    assert tax[1] <= (tax[0] + tax[2]) / 2 + ROUNDING
    assert 0 <= tax[2] - tax[0] <= 0.37 * more + ROUNDING
    net = pay - UsTax(status=status).tax(pay)
    assert net[2] >= net[0] - ROUNDING
    step = federal_tax(np.array([low, low + 0.01]), status)
    assert step[1] - step[0] <= 0.0037 + 1e-6


@pytest.mark.parametrize("status", STATUSES)
def test_i14_net_pay_rises_with_every_dollar(status):
    pay = np.arange(0.0, 800_000.0, 250.0)
    assert (np.diff(pay - federal_tax(pay, status) - fica(pay, status)) > 0).all()


@many
@given(QUANTILES, st.floats(-3, 3), st.floats(0.001, 2))
@example([60_000.0, 60_000.0, 60_000.0, 60_000.0, 60_000.0], 0.0, 1.0)
def test_i15_pay_and_rank_are_inverse_and_rise_together(quantiles, z, more):
    pay = wage(z, quantiles).item()
    if len(set(quantiles)) == 5:
        assert rank(pay, quantiles).item() == pytest.approx(z, abs=1e-9)
        assert wage(z + more, quantiles).item() > pay or z + more > 3
    else:
        assert pay == pytest.approx(60_000.0)
        assert np.isfinite(rank(pay, quantiles))
    knots = [-1.2815515655446004, -0.6744897501960817, 0, 0.6744897501960817, 1.2815515655446004]
    assert wage(np.array(knots), quantiles) == pytest.approx(quantiles)


@many
@given(QUANTILES, QUANTILES, st.floats(-3, 3), st.floats(0.05, 0.95))
def test_i16_a_mixture_lies_between_its_parts(one, two, z, share):
    parts = [one, [1.3 * pay for pay in two]]
    pays = sorted(wage(z, part).item() for part in parts)
    # At the clipped ends a part's own pay is clipped, its rank in the mixture is not.
    assume(abs(z) < 2.9)
    mixed = mixture_wage(z, [share, 1 - share], parts).item()
    assert pays[0] - 0.01 <= mixed <= pays[1] + 0.01
    assert mixture_wage(z, [1.0], [one]).item() == pytest.approx(wage(z, one).item(), abs=0.01)


@many
@given(scenarios(), st.sampled_from((6, 12, 24, 30)), st.sampled_from((0, 3, 6)))
def test_i19_leaving_on_the_last_day_is_finishing_without_the_job(inputs, months, search):
    inputs = changed(inputs, programme__months=months, after__search_months=search)
    left = changed(inputs, complete=False, drop_at=1.0)
    unplaced = changed(inputs, complete=True, placed=False)
    assert npv(left) == pytest.approx(npv(unplaced), abs=ROUNDING)


@many
@given(scenarios(loans=False), st.sampled_from((0.01, 0.04, 0.09)))
def test_i20_inflation_is_neutral_without_loans_and_unindexed_amounts(inputs, inflation):
    still = changed(
        inputs, inflation=0.0, programme__tuition_growth=0.0, programme__us_eligible_school=False
    )
    moving = changed(still, inflation=inflation, programme__tuition_growth=inflation)
    assert npv(moving) == pytest.approx(npv(still), abs=ROUNDING)


@many
@given(scenarios())
def test_i21_an_unaided_move_beyond_the_horizon_is_none(inputs):
    never = changed(inputs, baseline__unaided_year=None)
    late = changed(inputs, baseline__unaided_year=inputs["horizon_years"])
    assert npv(late) == npv(never)


@many
@given(st.floats(10_000, 900_000), st.floats(0, 90_000), st.integers(0, 4))
def test_i22_rap_stays_within_its_limits(income, more, dependents):
    payment = rap_payment(np.array([income, income + more]), dependents)
    assert (payment >= 10).all()
    assert payment[1] >= payment[0]
    most = np.maximum(0.10 * np.array([income, income + more]), 120.0)
    assert (12 * payment <= most + ROUNDING).all()


@many
@given(scenarios(systems=("home",), loans=False), st.integers(1, 5_250), PAY)
def test_i24_employer_aid_within_the_exclusion_is_worth_its_face(inputs, aid, salary):
    months = 24
    inputs = changed(
        inputs,
        programme__tuition_total=90_000,
        programme__scholarship_total=0,
        programme__us_eligible_school=False,
        programme__months=months,
        complete=True,
        programme__bridge_months=0,
        programme__employer_aid_per_year=0,
        horizon_years=3,
        baseline__salary=salary,
        programme__pay_share=1,
        finance__savings=0,
    )
    worth = npv(changed(inputs, programme__employer_aid_per_year=aid)) - npv(inputs)
    face = sum(aid * (1 + inputs["discount_real"]) ** -(t + 0.5) for t in range(months // 12))
    assert worth == pytest.approx(face, abs=ROUNDING)
    more = npv(changed(inputs, programme__employer_aid_per_year=5_250 + aid)) - npv(inputs)
    assert more < face * (5_250 + aid) / aid


def test_the_present_value_agrees_with_numpy_financial():
    for name in ("A", "B", "P3", "P4"):
        inputs = inputs_of(name)
        scenario, rate = parse(inputs), inputs["discount_real"]
        result = evaluate(scenario)
        loans = path(scenario).loans[..., -1].item()
        flows = npf.npv(rate, result.flows) / (1 + rate) ** 0.5
        assert result.npv.item() == pytest.approx(flows + loans, abs=1e-6)


@pytest.mark.parametrize("name", ["B", "P3"])
def test_at_the_internal_rate_of_return_the_path_is_worth_nothing(name):
    flows = evaluate(parse(inputs_of(name))).flows
    rate = npf.irr(flows)
    assert rate > 0.04
    assert npv(inputs_of(name, discount_real=float(rate))) == pytest.approx(0.0, abs=0.01)


@given(MONEY, st.sampled_from((0.0807, 0.12)), st.sampled_from((120, 300)))
def test_payments_agree_with_numpy_financial(balance, rate, count):
    assert level_payment(balance, rate, count).item() == pytest.approx(
        -npf.pmt(rate / 12, count, balance)
    )
