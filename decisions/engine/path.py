"""
One path, or a batch, worked out up to its value; what depends on the entry salary comes last.
"""

from dataclasses import dataclass, replace

import numpy as np

from .arrays import Array, array
from .cashflow import Earnings, Levels, direct_costs, earnings, levels
from .columns import Columns, columns
from .costs import StudyCosts, academic_years, needs, study_costs
from .loans import Borrowing, borrow
from .scenario import Scenario
from .timeline import YEAR, Spells, Timeline, spells, timeline


@dataclass(frozen=True)
class Path:
    """A scenario with all that does not depend on the entry salary worked out once."""

    columns: Columns
    timeline: Timeline
    spells: Spells
    costs: StudyCosts
    borrowing: Borrowing
    direct: Array  # (..., H)
    interest: Array  # (..., H), nominal, paid in the year
    loans: Array  # (..., H), present value up to each year's end, less what is then owed

    @property
    def _discount(self) -> Array:
        c = self.columns
        middle = c.years + 0.5
        return array(np.exp(-middle * np.log1p(c.scenario.discount_real)))

    def flows(self, paid: Earnings) -> Array:
        return paid.gain - self.direct

    def position(self, flows: Array) -> Array:
        return np.cumsum(flows * self._discount, axis=-1) + self.loans

    def earned(self, level: Levels) -> Earnings:
        return earnings(self.columns, self.timeline, self.spells, level, self.costs, self.interest)

    def npv(self) -> Array:
        flows = self.flows(self.earned(levels(self.columns, self.timeline)))
        return array((flows * self._discount).sum(axis=-1) + self.loans[..., -1])

    def with_salary(self, salary: Array) -> "Path":
        """The same path with another entry salary (batch shape, reporting currency)."""
        s = self.columns.scenario
        after = replace(s.after, salary=salary[..., np.newaxis])
        return replace(self, columns=replace(self.columns, scenario=replace(s, after=after)))


def path(scenario: Scenario) -> Path:
    """Everything about a path except pay."""
    c = columns(scenario)
    t = timeline(c.scenario)
    academic = academic_years(c, t)
    costs = study_costs(c, t, academic)
    borrowing = borrow(c, t, academic, needs(c, t, academic))
    s = c.scenario
    edges = YEAR * np.arange(s.horizon_years + 1.0)
    log_discount = (np.log1p(s.discount_real) + np.log1p(c.loan_inflation)) / YEAR
    schedules = [loan.schedule(edges) for loan in (borrowing.federal, borrowing.private)]
    spent = spells(t, c.years)
    return Path(
        columns=c,
        timeline=t,
        costs=costs,
        borrowing=borrowing,
        spells=spent,
        direct=direct_costs(c, t, spent, costs),
        interest=array(sum(schedule.interest_paid() for schedule in schedules)),
        loans=array(sum(each.present_value(log_discount) for each in schedules))[..., 1:],
    )


def evaluate_position(scenario: Scenario) -> Array:
    """W(1) … W(H) alone, (..., H): what a simulation needs of each future."""
    found = path(scenario)
    level = levels(found.columns, found.timeline)
    return found.position(found.flows(found.earned(level)))
