"""
What a path brings in and takes out in each model year, beside the job one would keep (section 3).

All arrays are (..., H): real, reporting currency, a year. Pay *levels* are constant within a model
year; who earns which level goes by the months spent in it.
"""

from dataclasses import dataclass

import numpy as np

from .arrays import Array, array, where_known
from .columns import Columns
from .costs import StudyCosts
from .taxes import Relief
from .timeline import YEAR, Spells, Timeline


@dataclass(frozen=True)
class Levels:
    """
    Annual gross pay of each job in each year, if one has it.

    base: the job kept, or what it has become unaided.  fallback: without the new job.  target: the
    new job.  back: after the right to work has ended.
    """

    base: Array
    fallback: Array
    target: Array
    back: Array


def levels(c: Columns, t: Timeline) -> Levels:
    """Pay levels; growth has a market part for every job and a part for experience in work."""
    s = c.scenario
    years = c.years
    market = np.exp(years * np.log1p(s.market_growth))
    own_growth = np.log1p(s.experience_growth)
    entry = s.after.salary * market
    role_growth = np.log1p(s.experience_growth + s.role_growth_diff)

    def role(since: Array) -> Array:
        """The new role, for anyone who entered it in year `since`."""
        return array(entry * np.exp(role_growth * np.maximum(years - since, 0.0)))

    def moving(own: Array, moment: Array) -> Array:
        """`own` until the unaided move, from then on the better of the two."""
        if np.isinf(moment).all():
            return own
        better = np.maximum(own, role(moment))
        return where_known(years >= moment, better, own, moment)

    unaided = array(s.baseline.unaided_year)
    old = s.baseline.salary * market * np.exp(years * own_growth)
    base = moving(old, unaided)
    since_entry = market * np.exp(own_growth * np.maximum(years - t.entry_year, 0.0))
    if t.kept.all():
        fallback = base
    else:
        late = np.where(t.placed, np.inf, c.late_year)
        moment = t.entry_year + np.where(t.complete, late, unaided)
        alone = moving(s.baseline.salary * since_entry, moment)
        fallback = np.where(t.kept, base, alone)
    if s.after.mode == "same_role":
        target = fallback * (1.0 + s.after.kappa * s.after.premium)
    else:
        target = role(t.entry_year)
        if c.taxes.same_country:
            target = np.maximum(target, fallback)
    return Levels(base, fallback, target, s.after.return_salary * since_entry)


@dataclass(frozen=True)
class Pay:
    """
    One year's pay on the path: home and away, gross, by where it is taxed; benefits on top.

    The stipend is taxed away, and nobody adds benefits to it.
    """

    home: Array
    away: Array
    benefits: Array

    @property
    def gross(self) -> Array:
        return self.home + self.away


def path_pay(c: Columns, t: Timeline, spent: Spells, level: Levels) -> Pay:
    """Gross pay of the path and the benefits that come with it."""
    s = c.scenario
    at_own_job = spent.bridging + s.program.pay_share * spent.studying
    at_own_job = at_own_job + np.where(t.kept, spent.searching, 0.0)
    home = level.base * at_own_job
    home = home + np.where(t.placed, 0.0, level.fallback * spent.working)
    if (spent.returned != 0.0).any():
        home = home + np.where(spent.returned == 0.0, 0.0, level.back * spent.returned)
    home = home / YEAR
    in_target = np.where(t.placed & (spent.working != 0.0), level.target * spent.working, 0.0)
    in_target = in_target / YEAR
    stipend = s.program.study_income_per_year * spent.studying / YEAR
    benefits = s.baseline.benefits * home + s.after.benefits * in_target
    return Pay(home, in_target + stipend, benefits)


def extra_living(c: Columns, t: Timeline, spent: Spells) -> Array:
    """What living costs more on the path than in the job one would keep, to the horizon."""
    s = c.scenario
    # The search is lived at home only by those who kept the job and did not get another.
    away = np.where(t.kept & ~t.placed, 0.0, spent.searching)
    away = away + np.where(t.placed, spent.working, 0.0)
    study = (s.program.living_study - s.baseline.living) / YEAR
    return array(study * spent.studying + (s.after.living - s.baseline.living) / YEAR * away)


def direct_costs(c: Columns, t: Timeline, spent: Spells, costs: StudyCosts) -> Array:
    """What the path costs out of pocket: study, care, extra living, moving, bridging courses."""
    s = c.scenario
    care = s.program.care_per_year / YEAR * spent.studying
    once = np.floor(t.bridge_end / YEAR) == c.years
    setting_out = where_known(once, s.program.moving + s.program.bridge_cost, 0.0, t.bridge_end)
    return array(costs.expense + care + extra_living(c, t, spent) + setting_out)


@dataclass(frozen=True)
class Earnings:
    """What is left of pay on the path and in the job one would keep: net of tax, and benefits."""

    net: Array
    benefits: Array
    net_baseline: Array
    benefits_baseline: Array
    gross: Array

    @property
    def gain(self) -> Array:
        return self.net - self.net_baseline + self.benefits - self.benefits_baseline


def earnings(
    c: Columns, t: Timeline, spent: Spells, level: Levels, costs: StudyCosts, interest: Array
) -> Earnings:
    """
    Pay after tax.

    costs: tuition and taxable aid by year, for the credit and the tax on aid.  interest: nominal
    loan interest paid in each year.
    """
    pay = path_pay(c, t, spent, level)
    gross = pay.gross
    relief = Relief(
        expenses=costs.net_tuition,
        interest=interest,
        magi=gross + costs.taxed_aid,
        price_level=c.price_level,
    )
    tax = c.taxes.on_path(pay.home + costs.taxed_aid, pay.away, relief)
    return Earnings(
        net=gross - tax,
        benefits=pay.benefits,
        net_baseline=level.base - c.taxes.home.tax(level.base),
        benefits_baseline=c.scenario.baseline.benefits * level.base,
        gross=gross,
    )
