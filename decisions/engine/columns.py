"""
A scenario made ready to calculate with: columns (..., 1), all money in the reporting currency.

Defaults that depend on other fields are filled in here, so that the formulas need not ask again.
"""

from dataclasses import dataclass, replace
from math import inf
from typing import Any, TypeVar

import numpy as np

from .arrays import Array, Number, array, column, flag_column
from .scenario import RULES, After, Scenario
from .taxes import RateTax, Taxes, TaxSystem, UsTax

Block = TypeVar("Block")
DOLLAR = "USD"


@dataclass(frozen=True)
class Columns:
    """
    scenario: with every number as a column, money converted.  taxes: its tax systems.
    dollar: reporting units for one US dollar.  years: (H,), the model years 0 … H − 1.
    late_year: unaided_year of those who finished without finding the job.  loan_inflation: that of
    the currency one borrows in, a year.
    """

    scenario: Scenario
    taxes: Taxes
    dollar: Array
    years: Array
    late_year: Array
    loan_inflation: Array

    @property
    def price_level(self) -> Array:
        """What real money of each model year is in nominal money, (..., H)."""
        return array(np.exp(self.years * np.log1p(self.scenario.inflation)))


def columns(s: Scenario) -> Columns:
    """Columns in the reporting currency; NaN stays NaN."""
    rate = {currency: column(units) for currency, units in s.fx.items()}
    rate.setdefault(s.reporting_currency, column(1.0))
    home = rate[s.baseline.currency]
    # Without US taxes and federal loans no dollar amount matters, whatever the rate.
    dollar = rate.get(DOLLAR, column(1.0))
    never = column(inf)
    late = s.baseline.unaided_year_late
    same_role = s.after.mode == "same_role"
    unaided = never if same_role else column(s.baseline.unaided_year)
    finance = _columns(s.finance)
    ready = replace(
        s,
        **_numbers(s),
        baseline=replace(_columns(s.baseline, home), unaided_year=unaided),
        program=replace(
            _columns(s.program, rate[s.program.currency]),
            price_factor=column(s.program.price_factor),
        ),
        after=_after(s, rate[s.after.currency], home),
        finance=replace(
            finance,
            federal_annual=finance.federal_annual * dollar,
            federal_aggregate=finance.federal_aggregate * dollar,
            prior_graduate_federal=finance.prior_graduate_federal * dollar,
        ),
    )
    return Columns(
        scenario=ready,
        taxes=_taxes(s, dollar, rate),
        dollar=dollar,
        years=np.arange(s.horizon_years, dtype=float),
        late_year=unaided if late is None or same_role else column(late),
        loan_inflation=column(
            s.inflation if s.finance.loan_inflation is None else s.finance.loan_inflation
        ),
    )


def _numbers(block: Any, rate: Array | None = None) -> dict[str, Any]:
    """The fields of a block that are numbers or flags, as columns; money times `rate`."""
    ready: dict[str, Any] = {}
    for name, rule in RULES[type(block)].items():
        content = getattr(block, name)
        if content is None or name == "horizon_years":
            continue
        if rule.kind == "number":
            ready[name] = column(content)
            if rule.money and rate is not None:
                ready[name] = ready[name] * rate
        elif rule.kind == "flag":
            ready[name] = flag_column(content)
    return ready


def _columns(block: Block, rate: Array | None = None) -> Block:
    return replace(block, **_numbers(block, rate))  # type: ignore[type-var]


def _after(s: Scenario, rate: Array, home: Array) -> After:
    """Pay after a return is in the baseline's currency, all else in that of the block."""
    back = column(s.after.return_salary) * home
    return replace(_columns(s.after, rate), return_salary=back)


def _taxes(s: Scenario, dollar: Array, rate: dict[str, Array]) -> Taxes:
    def ready(name: str, currency: str) -> TaxSystem:
        system = s.tax_systems[name]
        if isinstance(system, UsTax):
            return replace(system, unit=_plain(dollar), spouse_income=column(system.spouse_income))
        if isinstance(system, RateTax):
            return replace(system, rate=column(system.rate))
        return replace(system, unit=_plain(rate[currency]))

    same = s.baseline.tax == s.after.tax
    home = ready(s.baseline.tax, s.baseline.currency)
    away = home if same else ready(s.after.tax, s.after.currency)
    return Taxes(home, away, same)


def _plain(rate: Array) -> Number:
    """A single rate as a plain number, which spares a pass over the array where it is 1."""
    return float(rate.item()) if rate.size == 1 else rate
