"""
A scenario: everything that one path is valued from, as frozen data (method, section 17).

Money is in purchasing power of month 0, each block in its own currency; rates and shares are
fractions; lengths are months unless the name says years. Numbers may be arrays of one batch shape
(arrays.py). The rule beside each type is what `parsing` checks a file against.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from math import inf, nan
from typing import Annotated, Any, Literal, TypeAlias, get_type_hints

from .arrays import Array, Flag, Number
from .taxes import TaxSystem

Mode: TypeAlias = Literal["new_role", "same_role"]
REQUIRED: Any = object()


@dataclass(frozen=True)
class Rule:
    """
    What a scenario file may say in one field.

    kind: "number", "flag", "text", "mode" or "list".  low, high: limits, included; above: a limit
    that is not.  whole: no fractions.  known: NaN is refused.  money: converted into the reporting
    currency.  null: what JSON's null stands for (REQUIRED: null is refused).  length: of a list,
    whose items are numbers.  rising: the list must not fall.
    """

    kind: str = "number"
    low: float = -inf
    high: float = inf
    above: float = -inf
    whole: bool = False
    known: bool = False
    money: bool = False
    null: Any = REQUIRED
    length: int = 0
    rising: bool = False


NUMBER = Rule()
POSITIVE = Rule(low=0.0)
SHARE = Rule(low=0.0, high=1.0)
GROWTH = Rule(above=-1.0)
MONEY = Rule(low=0.0, money=True)
MONEY_OR_NULL = Rule(low=0.0, money=True, null=nan)
MONTHS = Rule(low=0.0, high=240.0)
MONTHS_OR_NEVER = Rule(low=0.0, null=inf)
FLAG = Rule("flag")
NAME = Rule("text")
PAIR = Rule("list", above=0.0, length=2)
TRIANGLE = Rule("list", low=0.0, length=3, rising=True)


@dataclass(frozen=True, kw_only=True)
class Baseline:
    """The job one would keep: gross pay a year, living a year, benefits as a share of pay."""

    salary: Annotated[Number, MONEY]
    currency: Annotated[str, NAME]
    tax: Annotated[str, NAME]
    living: Annotated[Number, MONEY]
    benefits: Annotated[Number, SHARE] = 0.0
    unaided_year: Annotated[Number, Rule(low=1.0, whole=True, null=inf)] = inf
    # Of those who finished and found no such job: drawn by the simulation, else as above.
    unaided_year_late: Number | None = None


@dataclass(frozen=True, kw_only=True)
class Program:
    """What is studied, what it costs and who pays; `months` counts without the bridging courses."""

    months: Annotated[Number, Rule(above=0.0, high=240.0)]
    tuition_total: Annotated[Number, MONEY]
    tuition_growth: Annotated[Number, GROWTH]
    living_study: Annotated[Number, MONEY]
    us_eligible_school: Annotated[Flag, FLAG]
    currency: Annotated[str, NAME]
    fees_total: Annotated[Number, MONEY] = 0.0
    scholarship_total: Annotated[Number, MONEY] = 0.0
    employer_aid_per_year: Annotated[Number, MONEY] = 0.0
    family_support_per_year: Annotated[Number, MONEY] = 0.0
    household_contribution_per_year: Annotated[Number, MONEY] = 0.0
    study_income_per_year: Annotated[Number, MONEY] = 0.0
    care_per_year: Annotated[Number, MONEY] = 0.0
    moving: Annotated[Number, MONEY] = 0.0
    pay_share: Annotated[Number, POSITIVE] = 0.0
    bridge_months: Annotated[Number, MONTHS] = 0.0
    bridge_cost: Annotated[Number, MONEY] = 0.0
    load: Annotated[Number, SHARE] = 1.0
    price_factor: Number = 1.0  # drawn by the simulation, on `tuition_total` only


@dataclass(frozen=True, kw_only=True)
class After:
    """The job it leads to. `salary` is the entry salary; mode same_role raises pay instead."""

    mode: Annotated[Mode, Rule("mode")]
    currency: Annotated[str, NAME]
    tax: Annotated[str, NAME]
    living: Annotated[Number, MONEY]
    search_months: Annotated[Number, POSITIVE]
    planned_search_months: Annotated[Number, POSITIVE]
    salary: Annotated[Number, MONEY_OR_NULL] = nan
    stay_after_months: Annotated[Number, POSITIVE] = 0.0
    stay_months: Annotated[Number, MONTHS_OR_NEVER] = inf
    return_salary: Annotated[Number, MONEY_OR_NULL] = nan
    kappa: Annotated[Number, POSITIVE] = 1.0
    premium: Annotated[Number, GROWTH] = 0.0
    benefits: Annotated[Number, SHARE] = 0.0
    quantiles: Annotated[
        Array | tuple[float, ...] | tuple[Array, ...] | None,
        Rule("list", above=0.0, length=5, rising=True, null=None),
    ] = None
    # In a mixture of occupations `quantiles` holds the percentiles of each, with these weights.
    mixture_weights: tuple[float, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class Finance:
    """Savings in the reporting currency; the federal limits in US dollars, nominal."""

    savings: Annotated[Number, POSITIVE]
    federal: Annotated[Flag, FLAG]
    federal_rate: Annotated[Number, POSITIVE]
    federal_fee: Annotated[Number, Rule(low=0.0, high=0.99)]
    federal_annual: Annotated[Number, POSITIVE]
    federal_aggregate: Annotated[Number, POSITIVE]
    private: Annotated[Flag, FLAG]
    private_rate: Annotated[Number, POSITIVE]
    private_years: Annotated[Number, Rule(above=0.0, high=60.0)]
    prior_graduate_federal: Annotated[Number, POSITIVE] = 0.0
    grace_months: Annotated[Number, Rule(low=0.0, whole=True)] = 6.0
    dependents: Annotated[Number, POSITIVE] = 0.0
    loan_inflation: Annotated[Number | None, Rule(above=-1.0, null=None)] = None


@dataclass(frozen=True, kw_only=True)
class Uncertainty:
    """The distributions that the simulation draws from (method, section 6)."""

    complete_beta: Annotated[tuple[float, ...], PAIR]
    place_beta: Annotated[tuple[float, ...], PAIR]
    m_entry: Annotated[Number, NUMBER]
    tau: Annotated[Number, POSITIVE]
    sigma: Annotated[Number, POSITIVE]
    search_gamma: Annotated[tuple[float, ...], PAIR]
    search_cap: Annotated[Number, POSITIVE]
    e_sd: Annotated[Number, POSITIVE]
    dg_sd: Annotated[Number, POSITIVE]
    lam_beta: Annotated[tuple[float, ...], PAIR]
    late_multiple: Annotated[Number, POSITIVE]
    priv_tri: Annotated[tuple[float, ...], TRIANGLE]
    cost_sd: Annotated[Number, POSITIVE]
    cost_clip: Annotated[tuple[float, ...], Rule("list", low=0.0, length=2, rising=True)]
    drop_beta: Annotated[tuple[float, ...], PAIR]
    p_stay: Annotated[Number, SHARE]
    kappa_tri: Annotated[tuple[float, ...], TRIANGLE]


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """One path of one person, or a batch of such paths that share modes, tax systems and years."""

    horizon_years: Annotated[int, Rule(low=1.0, high=60.0, whole=True, known=True)]
    discount_real: Annotated[Number, GROWTH]
    inflation: Annotated[Number, GROWTH]
    market_growth: Annotated[Number, GROWTH]
    experience_growth: Annotated[Number, GROWTH]
    reporting_currency: Annotated[str, NAME]
    fx: Mapping[str, Number]
    tax_systems: Mapping[str, TaxSystem]
    baseline: Baseline
    program: Program
    after: After
    finance: Finance
    role_growth_diff: Annotated[Number, GROWTH] = 0.0
    complete: Annotated[Flag, FLAG] = True
    placed: Annotated[Flag, FLAG] = True
    drop_at: Annotated[Number, SHARE] = 0.5
    uncertainty: Uncertainty | None = None


# A scenario file's names of the blocks, and ours.
BLOCKS = {"baseline": "baseline", "programme": "program", "after": "after", "finance": "finance"}


def _rules(kind: type[Any]) -> dict[str, Rule]:
    found = {}
    for name, hint in get_type_hints(kind, include_extras=True).items():
        for extra in getattr(hint, "__metadata__", ()):
            if isinstance(extra, Rule):
                found[name] = extra
    return found


# The rule of every field that a scenario file may have, by block.
RULES: Mapping[type[Any], Mapping[str, Rule]] = {
    kind: _rules(kind) for kind in (Scenario, Baseline, Program, After, Finance, Uncertainty)
}


def required(kind: type[Any]) -> frozenset[str]:
    """The fields of a block that have no default."""
    return frozenset(item.name for item in fields(kind) if item.default is MISSING)
