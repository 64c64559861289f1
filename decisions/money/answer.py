"""Everything the money engine says about some programs: what a report and a comparison show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from decisions.engine.arrays import Array
from decisions.engine.breakeven import share_of_entrants, share_of_workers
from decisions.engine.evaluate import Result, entry_salary_to_break_even, rap_report
from decisions.engine.rap import Rap
from decisions.engine.stories import Stories
from decisions.money.batch import Batch
from decisions.money.stories import Money, money

LANDED, MISSED, LEFT = range(3)


@dataclass(frozen=True)
class BreakEven:
    """
    The entry salary from which each of P programs is worth it, in the currency paid afterwards.

    salary: inf never, 0 at any pay, NaN not known.  of_workers: share of all workers in that role
    and place who earn more (NaN for a range of one's own).  of_entrants: of people entering like
    this one.
    """

    salary: Array
    of_workers: Array
    of_entrants: Array


class Answers:
    """The figures of every row of a batch; what costs more is worked out when asked for."""

    def __init__(self, batch: Batch, worth: Money | None = None):
        self.batch = batch
        self.money = worth or money(batch)

    @property
    def stories(self) -> Stories:
        return self.money.stories

    @property
    def result(self) -> Result:
        """Of the three stories, (3, P) or (3, P, H): LANDED, MISSED, LEFT."""
        return self.stories.result

    @cached_property
    def break_even(self) -> BreakEven:
        """The entry pay that decides, found by bisection."""
        batch, work = self.batch, self.batch.work
        salary = np.broadcast_to(entry_salary_to_break_even(batch.scenario), len(batch))
        of_workers = np.full(len(batch), np.nan)
        of_entrants = np.full(len(batch), np.nan)
        if work.after is not None and work.mode == "new_role":
            for row, pay in enumerate(salary.tolist()):
                rank = work.after.rank(pay)
                own, tau = float(batch.entry_rank[row]), float(batch.tau[row])
                if not work.own_range:
                    of_workers[row] = share_of_workers(rank)
                of_entrants[row] = share_of_entrants(rank, own, tau, batch.sigma)
        return BreakEven(salary, of_workers, of_entrants)

    @cached_property
    def rap(self) -> Rap:
        """The federal loan under RAP, for those who finish and get the job; nominal."""
        return rap_report(self.batch.scenario)

    @cached_property
    def rap_missed(self) -> Rap:
        """The same for those who finish without it."""
        return rap_report(replace(self.batch.scenario, placed=False))

    @property
    def total_cost(self) -> Array:
        """Out of pocket, interest and pay given up, of those who finish and get the job, (P,).

        Interest is nominal; the sum is for size only, as every page says that shows it.
        """
        result = self.result
        return (
            result.direct_cost_real[LANDED]
            + result.interest_total_nominal[LANDED]
            + result.net_pay_forgone_real[LANDED]
        )
