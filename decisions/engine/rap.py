"""
The Repayment Assistance Plan beside the standard plan, for the federal part (method, section 7).

The one loop over months in the engine: the payment follows income, and unpaid interest is waived.
"""

from dataclasses import dataclass

import numpy as np

from .arrays import Array, array
from .parameters import value

MONTHS = 12.0


def rap_payment(income: Array | float, dependents: Array | float = 0.0) -> Array:
    """
    Monthly payment for nominal adjusted gross income in USD a year, before the balance limits it.

    >>> rap_payment(np.array([9_000.0, 55_000.0, 100_001.0])).round(4)
    array([ 10.    , 229.1667, 833.3417])
    """
    agi = array(income)
    step = value("loans", "rap_step")
    points = np.ceil(agi / step) - 1.0
    rate = np.minimum(points / 100.0, value("loans", "rap_highest_rate"))
    yearly = np.where(agi <= step, value("loans", "rap_lowest_yearly"), agi * rate)
    reduction = value("loans", "rap_dependent_reduction") * array(dependents)
    return array(np.maximum(yearly / MONTHS - reduction, value("loans", "rap_minimum_payment")))


@dataclass(frozen=True)
class Rap:
    """Nominal, (...,): the first payment, all payments to the horizon, what is owed there."""

    first: Array
    paid_to_horizon: Array
    balance_at_horizon: Array


def repay(
    balance: Array, annual_rate: Array, starts: Array, income: Array, dependents: Array
) -> Rap:
    """
    Step through the months from repayment to the horizon.

    balance: owed in month `starts`, interest joined; USD.  income: nominal pay really received in
    each model year, USD, (..., H).  All others are columns (..., 1).
    """
    monthly = annual_rate / MONTHS
    match = value("loans", "rap_principal_match")
    most = value("loans", "rap_forgiveness_years") * MONTHS
    horizon = int(MONTHS) * income.shape[-1]
    payments = rap_payment(income, dependents)
    known = starts[~np.isnan(starts)]
    begin = int(known.min()) if known.size else horizon
    shape = np.broadcast_shapes(balance.shape, starts.shape, payments[..., :1].shape)
    owed, paid = np.broadcast_to(balance, shape), np.zeros(shape)
    first = np.zeros(shape)
    for month in range(begin, horizon):
        due = month >= starts
        year = month // int(MONTHS)
        interest = owed * monthly
        payment = np.minimum(payments[..., year : year + 1], owed + interest)
        principal = np.maximum(payment - interest, 0.0)
        helped = np.maximum(np.minimum(match, payment) - principal, 0.0)
        reduced = np.maximum(owed - principal - helped, 0.0)
        reduced = np.where(month - starts + 1.0 >= most, 0.0, reduced)
        owed = np.where(due, reduced, owed)
        paid = paid + np.where(due, payment, 0.0)
        first = np.where(month == starts, payment, first)
    lost = np.where(np.isnan(starts), np.nan, 0.0)
    return Rap((first + lost)[..., 0], (paid + lost)[..., 0], (owed + lost)[..., 0])
