"""
Income taxes: the US federal system with FICA and a state table, any other table, or one rate.

All amounts are real, a year. A system works in its own currency (`unit`: reporting units for one
unit of it), and takes and returns reporting currency. US brackets are indexed and so is real pay.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import numpy as np

from .arrays import Array, Number, array
from .parameters import value

STATUSES = ("single", "mfj", "mfs", "hoh")


@cache
def _bracket_lines(status: str) -> tuple[tuple[float, float], ...]:
    """
    Each bracket as a line: (rate, tax that the line leaves out at zero pay).

    The rates rise, so the tax is the highest of the lines at any income: tax = max(rate·pay − c).
    """
    lines, below, owed = [(0.0, 0.0)], float(value("taxes", "standard_deduction")[status]), 0.0
    start = below
    for rate, upper in value("taxes", "brackets")[status]:
        lines.append((rate, rate * below - owed))
        owed += rate * (start + upper - below)
        below = start + upper
    return tuple(lines)


def federal_tax(pay: Any, status: str) -> Array:
    """
    US income tax on `pay` (USD a year) after the standard deduction, no credits.

    status: single, mfj, mfs or hoh.

    >>> federal_tax([16_100.0, 60_000.0], "single")
    array([   0., 5020.])
    """
    income = array(pay)
    lines = _bracket_lines(status)
    tax = array(np.maximum(lines[1][0] * income - lines[1][1], 0.0))
    for rate, constant in lines[2:]:
        line = array(rate * income)
        line -= constant
        np.maximum(tax, line, out=tax)
    return tax


def fica(pay: Any, status: str) -> Array:
    """
    Social Security and Medicare, employee share, on `pay` (USD a year).

    >>> fica([60_000.0, 250_000.0], "single")
    array([ 4590., 15514.])
    """
    wages = array(pay)
    threshold = value("taxes", "additional_medicare_threshold")[status]
    tax = value("taxes", "social_security_rate") * np.minimum(
        wages, value("taxes", "social_security_wage_base")
    )
    tax += value("taxes", "medicare_rate") * wages
    tax += value("taxes", "additional_medicare_rate") * np.maximum(wages - threshold, 0.0)
    return array(tax)


def _fades(income: Any, phaseout: list[float]) -> Array:
    start, end = phaseout
    return np.clip((end - array(income)) / (end - start), 0.0, 1.0)


def lifetime_learning_credit(expenses: Any, magi: Any, status: str) -> Array:
    """
    The credit in nominal USD; at most the tax, which the caller sees to.

    expenses: tuition that nobody else paid, nominal USD a year.  magi: nominal USD a year.

    >>> lifetime_learning_credit(10_000.0, 85_000.0, "single").item()
    1000.0
    """
    counted = np.minimum(array(expenses), value("taxes", "learning_credit_expenses"))
    phaseouts = value("taxes", "learning_credit_phaseout")
    if status not in phaseouts:
        return np.zeros(np.broadcast_shapes(counted.shape, np.shape(magi)))
    return array(value("taxes", "learning_credit_rate") * counted * _fades(magi, phaseouts[status]))


def loan_interest_deduction(interest: Any, magi: Any, status: str) -> Array:
    """
    The deduction in nominal USD.

    interest: student loan interest paid in the year, nominal USD.  magi: *real* USD a year.

    >>> loan_interest_deduction(1_000.0, 92_500.0, "single").item()
    500.0
    """
    counted = np.minimum(array(interest), value("taxes", "loan_interest_cap"))
    phaseouts = value("taxes", "loan_interest_phaseout")
    if status not in phaseouts:
        return np.zeros(np.broadcast_shapes(counted.shape, np.shape(magi)))
    return array(counted * _fades(magi, phaseouts[status]))


@dataclass(frozen=True)
class WageTable:
    """
    Tax at given wages, linear in between; above the last wage its slope goes on.

    wage: (nodes,), increasing.  tax: (..., nodes), one table for each row of the batch or for all.
    """

    wage: Array
    tax: Array

    def __call__(self, pay: Array) -> Array:
        """Tax on pay of shape (..., years).

        >>> table = WageTable(np.array([0.0, 100.0]), np.array([0.0, 10.0]))
        >>> table(np.array([50.0, 200.0]))
        array([ 5., 20.])
        """
        wage, tax = array(self.wage), array(self.tax)
        slope = np.diff(tax) / np.diff(wage)
        segment = np.searchsorted(wage[1:-1], pay, side="right")
        if tax.ndim == 1:
            low, rate = tax[segment], slope[segment]
        else:
            depth = max(segment.ndim, tax.ndim)
            segment = segment.reshape((1,) * (depth - segment.ndim) + segment.shape)
            lead = (1,) * (depth - tax.ndim)
            low = np.take_along_axis(tax.reshape(lead + tax.shape), segment, axis=-1)
            rate = np.take_along_axis(slope.reshape(lead + slope.shape), segment, axis=-1)
        return array(low + rate * np.maximum(pay - wage[segment], 0.0))


@dataclass(frozen=True)
class Relief:
    """
    What lowers a student's US federal tax in each year; real, reporting currency, (..., years).

    expenses: tuition that nobody else paid, where the school is eligible.  interest: student loan
    interest paid, *nominal*.  magi: gross pay and taxable aid.  price_level: (1 + inflation)^t.
    """

    expenses: Array
    interest: Array
    magi: Array
    price_level: Array


@dataclass(frozen=True, kw_only=True)
class UsTax:
    """US federal tax, FICA and, where there is one, a state's table (single, no dependents)."""

    status: str
    state: WageTable | None = None
    spouse_income: Number = 0.0
    fica: bool = True
    unit: Number = 1.0

    def tax(self, pay: Array, relief: Relief | None = None) -> Array:
        """All tax on the pay of a year."""
        return self.federal(pay, relief) + self.state_tax(pay)

    def federal(self, pay: Array, relief: Relief | None = None) -> Array:
        """Income tax, less what the partner would owe alone, and FICA on own pay."""
        dollars = pay / self.unit
        nothing = np.zeros(1)
        deduction, credit = (nothing, nothing) if relief is None else self._relief(relief)
        together = federal_tax(dollars + self.spouse_income - deduction, self.status)
        owed = np.maximum(together - credit, 0.0) - federal_tax(self.spouse_income, self.status)
        if self.fica:
            owed = owed + fica(dollars, self.status)
        return array(owed * self.unit)

    def state_tax(self, pay: Array) -> Array:
        if self.state is None:
            return np.zeros(np.shape(pay)) + 0.0 * pay
        return self.state(pay / self.unit) * self.unit

    def _relief(self, relief: Relief) -> tuple[Array, Array]:
        """The real deduction and credit, in USD."""
        prices = relief.price_level
        magi = relief.magi / self.unit + self.spouse_income
        interest = loan_interest_deduction(relief.interest / self.unit, magi, self.status)
        credit = lifetime_learning_credit(
            relief.expenses / self.unit * prices, magi * prices, self.status
        )
        return interest / prices, credit / prices


@dataclass(frozen=True, kw_only=True)
class TableTax:
    """A country's taxes and social insurance as a table."""

    table: WageTable
    unit: Number = 1.0

    def tax(self, pay: Array, relief: Relief | None = None) -> Array:
        return self.table(pay / self.unit) * self.unit


@dataclass(frozen=True, kw_only=True)
class RateTax:
    """One effective rate, social insurance included."""

    rate: Number
    unit: Number = 1.0

    def tax(self, pay: Array, relief: Relief | None = None) -> Array:
        return array(pay * self.rate)


TaxSystem: TypeAlias = UsTax | TableTax | RateTax


@dataclass(frozen=True)
class Taxes:
    """The system at home (the baseline's) and the one the path leads to; `same` if it is one."""

    home: TaxSystem
    away: TaxSystem
    same: bool

    @property
    def same_country(self) -> bool:
        return self.same or self.two_states

    @property
    def two_states(self) -> bool:
        return not self.same and isinstance(self.home, UsTax) and isinstance(self.away, UsTax)

    def on_path(self, home: Array, away: Array, relief: Relief) -> Array:
        """
        Tax on a year's pay earned at home (taxable aid included) and away, (..., years).

        Between two US states there is one federal tax on the sum, by the status of the state the
        path leads to; each state taxes its own part. Between two countries each taxes its part.
        """
        if self.same:
            return self.home.tax(home + away, relief)
        if isinstance(self.home, UsTax) and isinstance(self.away, UsTax):
            federal = self.away.federal(home + away, relief)
            return federal + self.home.state_tax(home) + self.away.state_tax(away)
        return self.home.tax(home, relief) + self.away.tax(away, relief)
