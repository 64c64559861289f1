"""
What studying costs, year by year, and how much of it has to be borrowed (method, section 4).

Academic year j begins at month b0 + 12j and has n = min(12, D − 12j) months. Its amounts are spread
evenly, so they are kept here as amounts *a month*; n cancels out.
"""

from dataclasses import dataclass

import numpy as np

from .arrays import Array, array
from .columns import Columns
from .parameters import value
from .taxes import UsTax
from .timeline import YEAR, Timeline, months_until


def carry_forward(price: float | Array, years: float | Array, growth: float | Array) -> Array:
    """
    A published price at month 0: price · (1 + growth)^years.

    years: first calendar year of the academic year that contains month 0 less the first calendar
    year of the price's; a price is never carried backward.  growth: nominal, a year.

    >>> carry_forward(21_000.0, 2, 0.03).round(2).item()
    22278.9
    """
    ahead = np.maximum(array(years), 0.0)
    return array(array(price) * (1.0 + array(growth)) ** ahead)


def price_noise(age: float | Array) -> Array:
    """
    How uncertain a published price is, as a share of it: √(0.06² + 0.02² · age).

    age: years since its academic year began, see carry_forward().

    >>> price_noise(4.0).round(4).item()
    0.0721
    """
    fresh, yearly = value("assumptions", "price_noise")
    return array(np.sqrt(fresh**2 + yearly**2 * np.maximum(array(age), 0.0)))


@dataclass(frozen=True)
class AcademicYear:
    """
    One academic year, columns (..., 1). first: its first month (m0); months: its length n, 0 where
    the program is over. The others are amounts a month, real; `aid` is what the employer pays, of
    which `taxed_aid` is taxable pay.
    """

    first: Array
    months: Array
    tuition: Array
    fees: Array
    scholarship: Array
    aid: Array
    taxed_aid: Array
    gift: Array


def academic_years(c: Columns, t: Timeline) -> list[AcademicYear]:
    """The academic years of the longest program in the batch."""
    program = c.scenario.program
    duration = array(program.months)
    known = duration[~np.isnan(duration)]
    count = int(np.ceil(known.max() / YEAR)) if known.size else 1
    exempt = value("taxes", "employer_aid_exclusion") / YEAR * c.dollar
    in_us = isinstance(c.taxes.home, UsTax)
    price = program.tuition_total * program.price_factor / duration
    real_growth = np.log1p(program.tuition_growth) - np.log1p(c.scenario.inflation)
    ready = []
    for j in range(count):
        first = t.bridge_end + YEAR * j
        tuition = price * np.exp(real_growth * (first / YEAR))
        scholarship = np.minimum(program.scholarship_total / duration, tuition)
        aid = np.minimum(program.employer_aid_per_year / YEAR, tuition - scholarship)
        ready.append(
            AcademicYear(
                first=first,
                months=np.clip(duration - YEAR * j, 0.0, YEAR),
                tuition=tuition,
                fees=program.fees_total / duration,
                scholarship=scholarship,
                aid=aid,
                taxed_aid=aid - np.minimum(aid, exempt) if in_us else 0.0 * aid,
                gift=program.family_support_per_year / YEAR + 0.0 * first,
            )
        )
    return ready


@dataclass(frozen=True)
class StudyCosts:
    """Per model year, (..., H), real, over the terms that are paid for."""

    expense: Array
    net_tuition: Array
    taxed_aid: Array


def study_costs(c: Columns, t: Timeline, academic: list[AcademicYear]) -> StudyCosts:
    """
    expense: tuition + fees − scholarship − employer aid − gift.  net_tuition: tuition − scholarship
    − untaxed aid, the base of the lifetime learning credit; 0 where the school is not eligible.
    """
    expense, net_tuition, taxed_aid = (np.zeros(c.years.shape) for _ in range(3))
    paid = months_until(t.bridge_end, c.years)
    for year in academic:
        # The academic years follow each other, so each begins where the last one ended.
        before, end = paid, np.minimum(year.first + year.months, t.paid_until)
        paid = months_until(end, c.years)
        months = paid - before
        own = year.tuition - year.scholarship - year.aid
        expense = expense + months * (own + year.fees - year.gift)
        net_tuition = net_tuition + months * (own + year.taxed_aid)
        taxed_aid = taxed_aid + months * year.taxed_aid
    eligible = np.asarray(c.scenario.program.us_eligible_school)
    return StudyCosts(expense, np.where(eligible, net_tuition, 0.0), taxed_aid)


def needs(c: Columns, t: Timeline, academic: list[AcademicYear]) -> list[Array]:
    """
    What each academic year of the *planned* program asks for beyond take-home pay, real; (..., 1).

    Negative is a surplus. Living counts in full here: one borrows for the whole need, while the
    flows count only what living costs more than at home.
    """
    s = c.scenario
    program, after = s.program, s.after
    duration = array(program.months)
    stipend = array(program.study_income_per_year)
    stipend_net = stipend - c.taxes.away.tax(stipend)
    growth = np.log1p(s.market_growth) + np.log1p(s.experience_growth)
    living = program.living_study + program.care_per_year - program.household_contribution_per_year
    asked = []
    for j, year in enumerate(academic):
        pay = program.pay_share * s.baseline.salary * np.exp(growth * np.floor(year.first / YEAR))
        take_home = pay - c.taxes.home.tax(pay) + stipend_net
        own = year.tuition + year.fees - year.scholarship - year.aid - year.gift
        need = year.months * (own + (living - take_home) / YEAR)
        if j == 0:
            need = need + program.moving + program.bridge_cost
        last = (duration > YEAR * j) & (duration <= YEAR * (j + 1)) & ~t.kept
        need = need + np.where(last, after.living * after.planned_search_months / YEAR, 0.0)
        asked.append(need)
    return asked
