"""
Student loans: who lends how much, and what becomes of it (method, section 7).

Loan money is nominal. Interest is simple until repayment starts (month R), then joins the balance;
level payments follow at months R + 1, R + 2, … Everything is in closed form, no month is stepped.
"""

from dataclasses import dataclass

import numpy as np

from .arrays import Array, Flags, array, where_known
from .columns import Columns
from .costs import AcademicYear
from .parameters import value
from .timeline import YEAR, Timeline

HALF_YEAR = 6.0
CENT_FRACTION = 1e-6  # sums of loans that reach a threshold but for rounding


def tier_years(principal: Array | float) -> Array:
    """
    Term of the tiered standard plan for gross principal in USD.

    >>> tier_years(np.array([24_999.99, 25_000.0, 100_000.0]))
    array([10., 15., 25.])
    """
    owed = array(principal)
    years = array(value("loans", "tier_years"))
    tier = np.searchsorted(value("loans", "tier_thresholds"), owed + CENT_FRACTION, side="right")
    return np.where(np.isnan(owed), np.nan, years[np.minimum(tier, years.size - 1)])


def level_payment(
    balance: Array | float, annual_rate: Array | float, months: Array | float
) -> Array:
    """
    The equal monthly payment that clears `balance` in `months` payments.

    p = B·i / (1 − (1 + i)^−n) with i = annual_rate / 12; B / n where i is 0.

    >>> level_payment(47_617.40, 0.0807, 180).round(3).item()
    456.983
    """
    owed, count = array(balance), array(months)
    monthly = array(annual_rate) / YEAR
    free = monthly == 0.0
    safe = np.where(free, 1.0, monthly)
    return np.where(free, owed / count, owed * safe / -np.expm1(-count * np.log1p(safe)))


@dataclass(frozen=True)
class Loan:
    """
    One loan, columns (..., 1), nominal. disbursed: (amount, month) of each part that really came.

    fee: share of the principal that is withheld.  rate: a year.  starts: month R.  balance: at R,
    interest joined.  payment: level, a month.  count: number of payments, the last clears.
    """

    disbursed: tuple[tuple[Array, Array], ...]
    fee: Array
    rate: Array
    starts: Array
    balance: Array
    payment: Array
    count: Array

    @property
    def principal(self) -> Array:
        return array(sum(amount for amount, _ in self.disbursed))

    @property
    def cash(self) -> Array:
        """What is received."""
        return self.principal * (1.0 - self.fee)

    @property
    def last_payment(self) -> Array:
        owed = self._after(self.count - 1.0) * (1.0 + self.rate / YEAR)
        return np.where(self.count == 0.0, 0.0, owed)

    @property
    def paid_in_all(self) -> Array:
        return self.payment * np.maximum(self.count - 1.0, 0.0) + self.last_payment

    def _after(self, payments: Array) -> Array:
        """What is owed after so many level payments: B·(1+i)^q − p·((1+i)^q − 1) / i."""
        monthly = self.rate / YEAR
        free = monthly == 0.0
        safe = np.where(free, 1.0, monthly)
        grown = np.expm1(payments * np.log1p(monthly))
        owed = self.balance + (self.balance - self.payment / safe) * grown
        if free.any():
            owed = np.where(free, self.balance - self.payment * payments, owed)
        return array(owed)

    def owed(self, months: Array) -> Array:
        """
        Balance after the payment of a month; a disbursement of that month is not yet in it.

        months: a column (..., 1).
        """
        return self.schedule(months).owed

    def schedule(self, months: Array) -> "Schedule":
        """
        What has been paid and is owed at given months, for all else that is asked.

        months: (T,), rising, the same for all; or one for each row, (..., 1).
        """
        made = np.minimum(np.maximum(months - self.starts, 0.0), self.count)
        cleared = made >= self.count
        repaid = where_known(cleared, 0.0, np.maximum(self._after(made), 0.0), made)
        owed = repaid.copy()
        # Interest accrues only in the first of the months, a small part of the horizon.
        early = _up_to(months, self.starts)
        before = months[..., early] < self.starts
        owed[..., early] = np.where(before, self._accrued(months[..., early]), repaid[..., early])
        level = np.minimum(made, np.maximum(self.count - 1.0, 0.0))
        return Schedule(self, months, level, cleared, repaid, owed)

    def _accrued(self, months: Array) -> Array:
        """Principal and simple interest of what was disbursed before each month."""
        owed = np.zeros(months.shape)
        for amount, month in self.disbursed:
            interest = 1.0 + self.rate / YEAR * (months - month)
            owed = owed + np.where(month < months, amount * interest, 0.0)
        return owed


@dataclass(frozen=True)
class Schedule:
    """
    A loan at given months (T,); all others (..., T).

    level: level payments made so far.  cleared: the last payment has been made too.  repaid: what
    is left of the balance at R.  owed: the balance, before R of what was disbursed until then.
    """

    loan: Loan
    months: Array
    level: Array
    cleared: Flags
    repaid: Array
    owed: Array

    def interest_paid(self) -> Array:
        """
        The interest part of the payments after each month up to the next, (..., T − 1).

        Capitalised interest is not counted again.
        """
        last = self.loan.last_payment
        paid = self.loan.payment * self.level + np.where(self.cleared, last, 0.0)
        # Rounding of two large numbers; the interest part is never negative.
        return array(np.maximum(np.diff(paid + self.repaid), 0.0))

    def present_value(self, log_discount: Array) -> Array:
        """
        Cash received before each month, less payments up to it, less what is then owed; today.

        log_discount: −ln v, a month.
        """
        loan, months = self.loan, self.months
        first = loan.payment * np.exp(-log_discount * loan.starts)
        last = loan.last_payment * np.exp(-log_discount * (loan.starts + loan.count))
        paid = first * _annuity(log_discount, self.level) + np.where(self.cleared, last, 0.0)
        worth = array(-paid - self.owed * np.exp(-log_discount * months))
        for amount, month in loan.disbursed:
            cash = amount * (1.0 - loan.fee) * np.exp(-log_discount * month)
            worth += cash
            early = _up_to(months, month)
            worth[..., early] -= np.where(months[..., early] <= month, cash, 0.0)
        return worth


def _up_to(months: Array, latest: Array) -> slice:
    """The part of rising months (T,) up to the latest; all of a column of months."""
    if months.ndim > 1:
        return slice(None)
    last = np.fmax.reduce(latest, axis=None, initial=-np.inf)
    return slice(int(np.count_nonzero(months <= last)))


def _annuity(log_discount: Array, count: Array) -> Array:
    """v + v² + … + v^count, with v = exp(−log_discount)."""
    flat = log_discount == 0.0
    safe = np.where(flat, 1.0, log_discount)
    sum_ = np.expm1(-safe * count) * (-1.0 / np.expm1(safe))
    return np.where(flat, count, sum_) if flat.any() else array(sum_)


@dataclass(frozen=True)
class Borrowing:
    """What is borrowed, (..., 1). years: term of the federal loan; gap: need nobody lends for."""

    federal: Loan
    private: Loan
    years: Array
    gap: Array


def borrow(c: Columns, t: Timeline, academic: list[AcademicYear], needs: list[Array]) -> Borrowing:
    """
    Savings pay first, then the federal loan within its limits, then a private one.

    needs: real, one for each academic year; a surplus is saved for the next.
    """
    finance = c.scenario.finance
    savings = array(finance.savings)
    left = np.maximum(finance.federal_aggregate - finance.prior_graduate_federal, 0.0)
    limit = finance.federal_annual * c.scenario.program.load
    load = array(c.scenario.program.load)
    enough = load >= value("loans", "federal_minimum_load")
    may_federal = finance.federal & (enough | np.isnan(load))
    kept = 1.0 - finance.federal_fee
    gap = np.zeros(1)
    federal: list[tuple[Array, Array]] = []
    private: list[tuple[Array, Array]] = []
    for year, need in zip(academic, needs, strict=True):
        prices = np.exp(np.log1p(c.loan_inflation) * (year.first / YEAR))
        nominal = np.maximum(need - savings, 0.0) * prices
        savings = savings - np.minimum(need, savings)
        gross = np.where(may_federal, np.minimum(np.minimum(nominal / kept, limit), left), 0.0)
        left = left - gross
        rest = np.maximum(nominal - gross * kept, 0.0)
        lent = np.where(finance.private, rest, 0.0)
        gap = gap + (rest - lent)
        federal += _halves(gross, year, t)
        private += _halves(lent, year, t)
    principal = sum((amount for amount, _ in federal), np.zeros(1))
    years = where_known(principal == 0.0, 0.0, tier_years(principal / c.dollar), principal)
    return Borrowing(
        federal=_loan(
            federal,
            t,
            rate=array(finance.federal_rate),
            fee=array(finance.federal_fee),
            months=years * YEAR,
            least=value("loans", "minimum_payment") * c.dollar,
        ),
        private=_loan(
            private,
            t,
            rate=array(finance.private_rate),
            fee=np.zeros(1),
            months=np.round(array(finance.private_years) * YEAR),
            least=np.zeros(1),
        ),
        years=years,
        gap=gap,
    )


def _halves(amount: Array, year: AcademicYear, t: Timeline) -> list[tuple[Array, Array]]:
    """A year's loan comes in two halves; what falls due after leaving does not come."""
    second = year.first + HALF_YEAR
    first_part = np.where(year.months > HALF_YEAR, amount / 2.0, amount)
    parts = ((first_part, year.first), (amount - first_part, second))
    return [
        (where_known(month < t.study_end, part, 0.0, t.study_end), month) for part, month in parts
    ]


def _loan(
    parts: list[tuple[Array, Array]],
    t: Timeline,
    *,
    rate: Array,
    fee: Array,
    months: Array,
    least: Array,
) -> Loan:
    """Terms of repayment for what was disbursed; without a loan its rate and term do not matter."""
    monthly = rate / YEAR
    principal = sum((amount for amount, _ in parts), np.zeros(1))
    none = principal == 0.0
    balance = sum(
        (amount * (1.0 + monthly * (t.repayment - month)) for amount, month in parts), np.zeros(1)
    )
    balance = np.where(none, 0.0, balance)
    rate = np.where(none, 0.0, rate)
    count = np.where(none, 0.0, np.maximum(months, 1.0))
    payment = np.where(none, 0.0, level_payment(balance, rate, np.maximum(count, 1.0)))
    small = (payment < least) & ~none
    if small.any():
        payment, count = (
            np.where(small, least, payment),
            np.where(small, _payments_needed(balance, rate, least), count),
        )
    return Loan(tuple(parts), fee, rate, t.repayment, balance, payment, count)


def _payments_needed(balance: Array, rate: Array, payment: Array) -> Array:
    """How many payments clear the balance, the last smaller than the others."""
    monthly = rate / YEAR
    free = monthly == 0.0
    safe = np.where(free, 1.0, monthly)
    share = np.where(balance * safe < payment, balance * safe / payment, 0.0)
    exact = np.where(free, balance / payment, -np.log1p(-share) / np.log1p(safe))
    return np.maximum(np.ceil(exact - 1e-9), 1.0)
