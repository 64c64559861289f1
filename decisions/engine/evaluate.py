"""
One path, or a batch of paths, from a scenario to every figure of the method's section 9.
"""

from dataclasses import dataclass, replace

import numpy as np

from . import rap
from .arrays import Array, array, where_known
from .breakeven import break_even_salary, break_even_year
from .cashflow import Levels, levels
from .columns import Columns
from .parameters import value
from .path import Path, path
from .scenario import Scenario
from .timeline import YEAR


@dataclass(frozen=True)
class Result:
    """
    What comes out, of batch shape (...,), or (..., H) where it says by year.

    Real money of month 0 unless it says nominal; reporting currency. NaN: not known.
    """

    npv: Array
    position: Array  # by year: W(1) … W(H)
    flows: Array  # by year: without the loans
    federal_gross: Array  # nominal, as the next nine
    private_gross: Array
    unfunded_gap: Array
    debt_at_graduation: Array  # interest so far included
    federal_balance_at_repayment: Array
    private_balance_at_repayment: Array
    federal_payment: Array  # a month
    private_payment: Array  # a month
    owed_at_horizon_nominal: Array
    interest_total_nominal: Array
    federal_years: Array
    repayment_starts_month: Array
    payment_share_of_gross: Array
    direct_cost_real: Array
    net_pay_forgone_real: Array
    break_even_year: Array  # inf: never
    horizon_is_short: Array  # the horizon ends less than five years after the search

    @property
    def monthly_payment(self) -> Array:
        """Nominal, federal and private together."""
        return self.federal_payment + self.private_payment

    @property
    def debt_at_repayment(self) -> Array:
        """Nominal, federal and private together, interest joined."""
        return self.federal_balance_at_repayment + self.private_balance_at_repayment


def evaluate(scenario: Scenario) -> Result:
    """All figures of a scenario but the break-even salary and RAP, which cost more."""
    found = path(scenario)
    level = levels(found.columns, found.timeline)
    paid = found.earned(level)
    flows = found.flows(paid)
    position = found.position(flows)
    c, t = found.columns, found.timeline
    before_start = where_known(YEAR * c.years < t.start, paid.net_baseline - paid.net, 0.0, t.start)
    searched = t.study_end + c.scenario.after.search_months
    slack = YEAR * value("assumptions", "placement_horizon_slack")
    whole = _loan_figures(found) | {
        "repayment_starts_month": t.repayment,
        "payment_share_of_gross": _payment_share(found, level),
        "horizon_is_short": _horizon(c) < searched + slack,
    }
    shape = flows.shape[:-1]
    ready = {name: np.broadcast_to(figure[..., 0], shape) for name, figure in whole.items()}
    return Result(
        npv=position[..., -1],
        position=position,
        flows=flows,
        direct_cost_real=np.broadcast_to(found.direct.sum(axis=-1), shape),
        net_pay_forgone_real=before_start.sum(axis=-1),
        break_even_year=break_even_year(position),
        **ready,
    )


def _horizon(c: Columns) -> Array:
    """The month at which we stop looking."""
    return array([YEAR * c.scenario.horizon_years])


def _loan_figures(found: Path) -> dict[str, Array]:
    """What is said about the loans, nominal, (..., 1)."""
    borrowed, horizon = found.borrowing, _horizon(found.columns)
    federal, private = borrowed.federal, borrowed.private
    graduation = found.timeline.study_end
    received = federal.cash + private.cash
    return {
        "federal_gross": federal.principal,
        "private_gross": private.principal,
        "unfunded_gap": borrowed.gap,
        "debt_at_graduation": federal.owed(graduation) + private.owed(graduation),
        "federal_balance_at_repayment": federal.balance,
        "private_balance_at_repayment": private.balance,
        "federal_payment": federal.payment,
        "private_payment": private.payment,
        "federal_years": borrowed.years,
        "owed_at_horizon_nominal": federal.owed(horizon) + private.owed(horizon),
        "interest_total_nominal": federal.paid_in_all + private.paid_in_all - received,
    }


def _payment_share(found: Path, level: Levels) -> Array:
    """A year's loan payments by the nominal pay level of the year they begin in; (..., 1)."""
    c, t, borrowed = found.columns, found.timeline, found.borrowing
    payments = YEAR * (borrowed.federal.payment + borrowed.private.payment)
    year = np.minimum(np.floor(t.repayment / YEAR), c.scenario.horizon_years - 1.0)
    pay = np.where(t.placed, level.target, level.fallback) * c.price_level
    then = np.where(c.years == year, pay, 0.0).sum(axis=-1, keepdims=True)
    free = payments == 0.0
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(free, 0.0, payments / then)
    return where_known(np.isfinite(year), share, np.nan, year)


def entry_salary_to_break_even(scenario: Scenario) -> Array:
    """
    The entry salary (currency of `after`) from which the path is worth it; inf: never.

    Completed and placed, all else as in the scenario; the salary is also what an unaided move would
    bring. In mode same_role there is no such salary.
    """
    if scenario.after.mode == "same_role":
        return np.full(evaluate(scenario).npv.shape, np.inf)
    found = path(replace(scenario, complete=True, placed=True))
    shape = found.npv().shape
    units = array(scenario.fx.get(scenario.after.currency, 1.0))

    def npv(salary: Array) -> Array:
        return found.with_salary(salary * units).npv()

    return break_even_salary(npv, shape)


def rap_report(scenario: Scenario) -> rap.Rap:
    """The federal loan under RAP, from the pay really received on the path; nominal."""
    found = path(scenario)
    c, federal = found.columns, found.borrowing.federal
    gross = found.earned(levels(c, found.timeline)).gross
    report = rap.repay(
        federal.balance / c.dollar,
        federal.rate,
        federal.starts,
        gross * c.price_level / c.dollar,
        array(c.scenario.finance.dependents),
    )
    dollar = c.dollar[..., 0]
    horizon = _horizon(c)
    not_yet = federal.starts > horizon
    owed = np.where(
        not_yet, federal.owed(horizon) / c.dollar, report.balance_at_horizon[..., np.newaxis]
    )
    return rap.Rap(report.first * dollar, report.paid_to_horizon * dollar, owed[..., 0] * dollar)
