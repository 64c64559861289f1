"""What living costs a year: at home, while studying, and afterwards."""

from __future__ import annotations

import math
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from decisions.engine.arrays import Array
from decisions.money.origin import Kind, Origin
from decisions.money.sites import Site, Sites
from decisions.money.situation import HOME, Situation, known
from decisions.money.work import Work
from decisions.reference.market import RENTS_MONTH, SPENDING_MONTH
from decisions.reference.market import Living as Reference

LOWEST_BAND = 0.0  # an income that falls into the lowest band: students


class LivingCosts:
    """Yearly living costs of one situation. NaN where nobody told or publishes them."""

    def __init__(self, situation: Situation, work: Work):
        self.situation = situation
        self.work = work
        self.person = situation.person

    @cached_property
    def income(self) -> float:
        """Own pay in US dollars, which decides the band of spending; without pay the lowest."""
        salary = self.work.salary
        return salary / self.situation.dollar if known(salary) else LOWEST_BAND

    def _reference(self, metro: str, state: str, income: float, shared: bool) -> Reference:
        return self.situation.market.living(metro, state, income, shared)

    def _dollars(self, found: Reference) -> float:
        """Rent and spending at month 0."""
        s = self.situation
        return s.uprated(found.rent, *RENTS_MONTH) + s.uprated(found.spending, *SPENDING_MONTH)

    # At home, in the person's currency.

    @cached_property
    def home(self) -> float:
        s, told = self.situation, self.person.living
        if known(told):
            return s.carried(told)
        if not s.in_us:
            return math.nan
        return self._dollars(self.at_home) * s.dollar

    @cached_property
    def at_home(self) -> Reference:
        return self._reference(self.person.metro, self.person.state, self.income, shared=False)

    @property
    def home_origin(self) -> Origin:
        s = self.situation
        if known(self.person.living):
            return Origin(Kind.ANSWER, section="money")
        if not s.in_us:
            words = "tell us what living costs you, as nobody publishes it for us outside the US"
            return Origin(Kind.UNKNOWN, words, section="money")
        return self._published(self.at_home, "a flat with one bedroom")

    def _published(self, found: Reference, flat: str) -> Origin:
        words = f"{flat} in {found.place} and the usual spending of a single renter"
        return Origin(Kind.DATUM, words, sources=("rents", "spending", "parities"), section="money")

    # While studying, in US dollars.

    def moves(self, where: Sites) -> NDArray[np.bool_]:
        """Which programs one would have to move for, (n,).

        Nobody moves for a program online, for one with short stays on campus (hybrid), nor within
        their own metro area; where one of the two areas is not known, the same state counts as
        near. A program without a place asks for no move.
        """
        away = np.array([self._away(site) for site in where.distinct], dtype=bool)
        return away[where.of] & ~where.from_home

    def _away(self, site: Site) -> bool:
        person = self.person
        if not site.country:
            return False
        if site.country != person.country:
            return True
        if person.metro and site.metro:
            return person.metro != site.metro
        return bool(site.region) and site.region != person.state

    def studying(
        self,
        where: Sites,
        index: NDArray[np.int64],
        moves: NDArray[np.bool_],
        keeps_job: NDArray[np.bool_],
    ) -> Array:
        """
        Of some programs, (P,): as at home, or where the program is taught.

        Who keeps the job keeps the way of living, at the prices there, and saves nothing by the
        move: pay of a dear place with living in a cheap one would be a gain of no degree.  Who
        gives it up lives in a room and spends what students do.  index: of each row's program, not
        necessarily once.
        """
        of, home = where.of[index], self.home / self.situation.dollar
        cost = np.full(len(index), home)
        for keeps in (False, True):
            rows = np.flatnonzero(moves & (keeps_job == keeps))
            sites_, which = np.unique(of[rows], return_inverse=True)
            there = [self._study_at(where.distinct[site], keeps) for site in sites_.tolist()]
            cost[rows] = np.array(there, dtype=float)[which]
        return cost

    def _study_at(self, site: Site, keeps_job: bool) -> float:
        s, told = self.situation, self.person.living_study
        if known(told):
            return s.carried(told) / s.dollar
        if site.country != HOME:
            return math.nan
        there = self._dollars(self._flat(site, keeps_job))
        if not keeps_job:
            return there
        home = self.home / s.dollar
        if s.in_us and known(self.person.living):
            there = home * there / self._dollars(self.at_home)
        return max(home, there)

    def _flat(self, site: Site, keeps_job: bool) -> Reference:
        if keeps_job:
            return self._reference(site.metro, site.region, self.income, shared=False)
        return self._reference(site.metro, site.region, LOWEST_BAND, shared=True)

    def study_origin(self, site: Site, moves: bool, keeps_job: bool) -> Origin:
        if not moves:
            return Origin(self.home_origin.kind, "as at home, no move needed", section="money")
        if known(self.person.living_study):
            return Origin(Kind.ANSWER, section="money")
        if site.country != HOME:
            words = "tell us what living would cost you there: nobody publishes it for us"
            return Origin(Kind.UNKNOWN, words, section="money")
        if keeps_job:
            place = self._flat(site, keeps_job).place
            kind = self.home_origin.kind
            words = f"as at home, at the prices of {place} where they are higher"
            return Origin(kind, words, sources=("rents", "spending", "parities"), section="money")
        return self._published(self._flat(site, keeps_job), "half a flat with two bedrooms")

    # Afterwards, in the currency one is paid in there.

    @cached_property
    def after(self) -> float:
        s = self.situation
        if s.same_place:
            return self.home * s.after_rate
        if not s.works_in_us:
            told = self.person.living_study
            return s.carried(told) * s.after_rate if known(told) else math.nan
        there = self._dollars(self.at_work)
        if known(self.person.living) and s.in_us:
            # One's own way of living, at the other place's prices.
            return self.home / s.dollar * there / self._dollars(self.at_home)
        return there

    @cached_property
    def at_work(self) -> Reference:
        """Spending is that of today's pay: nobody is taken to spend more for earning more."""
        person = self.person
        return self._reference(person.after_metro, person.after_state, self.income, shared=False)

    @property
    def after_origin(self) -> Origin:
        s = self.situation
        if s.same_place:
            return Origin(self.home_origin.kind, "as at home", section="goal")
        if not s.works_in_us:
            if known(self.person.living_study):
                return Origin(Kind.ANSWER, "as while studying away from home", section="money")
            return Origin(Kind.UNKNOWN, "tell us what living costs there", section="money")
        if known(self.person.living) and s.in_us:
            words = f"your own, at the prices of {self.at_work.place}"
            return Origin(Kind.ANSWER, words, sources=("rents", "spending", "parities"))
        return self._published(self.at_work, "a flat with one bedroom")
