"""What other people's programs say of the same thing, where they are installed."""

import numpy as np
import pytest

from decisions.engine.criteria import Criteria
from decisions.engine.ranking import order, scores
from decisions.engine.scoring import CRITERIA
from decisions.engine.taxes import STATUSES, federal_tax, fica, lifetime_learning_credit

YEAR = 2026
PAYS = np.array([9_000.0, 16_100, 31_000, 58_000, 87_500, 131_000, 184_500, 255_000, 660_000])
EXPENSES = np.array([800.0, 4_000, 10_000, 26_000])
INCOMES = np.array([55_000.0, 79_999, 84_000, 89_000, 120_000, 168_000, 179_500, 250_000])

# Other people's programs may warn of what is about to change in the libraries that they use.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@pytest.fixture(scope="module")
def filed():
    """A function that files a return for each row of pay, as Tax-Calculator works it out."""
    taxcalc = pytest.importorskip("taxcalc")
    pandas = pytest.importorskip("pandas")

    def work_out(status, pay, learning=0.0):
        rows = pandas.DataFrame(
            {
                "RECID": np.arange(1, pay.size + 1),
                "FLPDYR": YEAR,
                "MARS": {"single": 1, "mfj": 2, "mfs": 3, "hoh": 4}[status],
                "XTOT": 1,
                "e00200": pay,
                "e00200p": pay,
                "e87530": learning,
            }
        )
        law = taxcalc.Policy()
        law.set_year(YEAR)
        returns = taxcalc.Records(data=rows, start_year=YEAR, gfactors=None, weights=None)
        calculator = taxcalc.Calculator(policy=law, records=returns, verbose=False)
        calculator.calc_all()
        return calculator.array

    return work_out


@pytest.mark.parametrize("status", STATUSES)
def test_federal_tax_and_payroll_tax_are_those_of_tax_calculator(filed, status):
    found = filed(status, PAYS)
    assert federal_tax(PAYS, status) == pytest.approx(found("c05800"), abs=0.01)
    # The employer's half is not the employee's.
    employee = found("ptax_was") / 2 + found("ptax_amc")
    assert fica(PAYS, status) == pytest.approx(employee, abs=0.01)


@pytest.mark.parametrize("status", ["single", "mfj", "hoh"])
def test_the_lifetime_learning_credit_is_that_of_tax_calculator(filed, status):
    income, expenses = (grid.ravel() for grid in np.meshgrid(INCOMES, EXPENSES))
    found = filed(status, income, expenses)
    credit = np.minimum(lifetime_learning_credit(expenses, income, status), found("c05800"))
    assert credit.max() > 1_000
    assert credit == pytest.approx(found("c07230"), abs=0.01)


def test_the_score_and_the_order_are_those_of_a_weighted_sum_elsewhere():
    skcriteria = pytest.importorskip("skcriteria")
    simple = pytest.importorskip("skcriteria.agg.simple")
    chance = np.random.default_rng(8)
    points = chance.uniform(0, 100, (len(CRITERIA), 25))
    weights = chance.dirichlet(np.ones(len(CRITERIA)))
    problem = skcriteria.mkdm(points.T, [max] * len(CRITERIA), weights=weights)
    ranked = simple.WeightedSumModel().evaluate(problem)

    found = scores(Criteria(points, points), weights)

    assert found.middle == pytest.approx(ranked.e_.score)
    position = np.empty(25, dtype=int)
    by_rank = order(found.middle, np.arange(25), tie_points=1e-9)
    position[by_rank.index] = by_rank.position
    assert position.tolist() == ranked.rank_.tolist()
