"""One person and many programs as one scenario, a row for each program."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from decisions.engine.arrays import Array
from decisions.engine.costs import carry_forward
from decisions.engine.parameters import value
from decisions.engine.scenario import After, Baseline, Finance, Program, Scenario
from decisions.engine.taxes import RateTax, TaxSystem, UsTax, WageTable
from decisions.money import loans
from decisions.money.bridging import Bridging
from decisions.money.chances import Chances
from decisions.money.evidence import Entry, pooled
from decisions.money.living import LivingCosts
from decisions.money.sites import Site, sites
from decisions.money.situation import DOLLAR, Situation
from decisions.money.work import Work, by_kind
from programs.prices import PACES
from programs.snapshot import Snapshot

PART_TIME = PACES.index("part_time")
HERE, THERE = "home", "after"


@dataclass(frozen=True, eq=False)
class Offers:
    """What some programs ask of one person, (P,) each.

    index: into the snapshot.  pace: into prices.PACES.  dollars: whole price as published, US
    dollars.  year: first year of the price's academic year, 0 not stated.  months: to finish.
    """

    index: NDArray[np.int64]
    pace: NDArray[np.int8]
    dollars: Array
    year: NDArray[np.int16]
    months: Array


class Batch:
    """The scenario of every offer, and what it was made from.

    Blocks of money: the baseline in the person's currency, the program in US dollars, the job
    afterwards in dollars or the person's currency (Situation.after_currency).
    """

    def __init__(self, situation: Situation, snapshot: Snapshot, offers: Offers, bridge: Bridging):
        self.situation = situation
        self.person = situation.person
        self.snapshot = snapshot
        self.offers = offers
        self.bridge = bridge
        self.work = Work(situation)
        self.living = LivingCosts(situation, self.work)

    def __len__(self) -> int:
        return len(self.offers.index)

    # What differs between programs.

    @cached_property
    def kinds(self) -> list[str]:
        return [self.snapshot.kind[i] for i in self.offers.index.tolist()]

    @cached_property
    def part_time(self) -> NDArray[np.bool_]:
        return self.offers.pace == PART_TIME

    @cached_property
    def moves(self) -> NDArray[np.bool_]:
        return self.living.moves(sites(self.snapshot))[self.offers.index]

    @cached_property
    def needs_visa(self) -> NDArray[np.bool_]:
        """Whether studying there takes a student visa; online never."""
        where = sites(self.snapshot)
        by_site = self.person.needs_visa([site.country for site in where.distinct])
        return (by_site[where.of] & ~where.online)[self.offers.index]

    def site(self, row: int) -> Site:
        where = sites(self.snapshot)
        return where.distinct[where.of[self.offers.index[row]]]

    @cached_property
    def tuition(self) -> Array:
        """Whole price at month 0, US dollars, less the grant of a what-if."""
        years = np.array([self.situation.clock.years_of_price(y) for y in self.offers.year])
        growth = self.situation.given["tuition_growth"]
        return carry_forward(self.offers.dollars, years, growth)

    @cached_property
    def pay_share(self) -> Array:
        """Share of pay kept while studying."""
        full = self.situation.given["pay_share_full_time"]
        return np.where(self.part_time, self.person.part_time_pay, full)

    @cached_property
    def load(self) -> Array:
        return loans.load(self.snapshot, self.offers.index, self.offers.pace)

    @cached_property
    def title_iv(self) -> NDArray[np.bool_]:
        return self.snapshot.title_iv[self.offers.index]

    @cached_property
    def federal(self) -> NDArray[np.bool_]:
        return loans.federal(self.situation, self.snapshot, self.offers.index, self.load)

    @cached_property
    def private(self) -> NDArray[np.bool_]:
        return loans.private(self.situation, self.needs_visa)

    @cached_property
    def employer_aid(self) -> Array:
        """US dollars a year: an employer pays for those who keep working there."""
        s = self.situation
        return np.where(self.pay_share > 0, s.carried(self.person.employer_aid) / s.dollar, 0.0)

    @cached_property
    def moving(self) -> Array:
        """US dollars, once."""
        s, person = self.situation, self.person
        units = 1.0 if person.moving_currency == DOLLAR else s.dollar
        return np.where(self.moves, s.carried(person.moving) / units, 0.0)

    @cached_property
    def living_study(self) -> Array:
        where, keeps_job = sites(self.snapshot), self.pay_share > 0
        return self.living.studying(where, self.offers.index, self.moves, keeps_job)

    @cached_property
    def entry(self) -> Entry:
        """Where one enters the pay of the role afterwards, and what that rests on."""
        guess = by_kind(self.kinds, self.work.entry_rank_of)
        return pooled(self.work, self.snapshot, self.offers.index, guess)

    @property
    def entry_rank(self) -> Array:
        """Where one enters it, as a normal score."""
        return self.entry.rank

    @property
    def tau(self) -> Array:
        """How far a program may lie from that, as a standard deviation of the normal score."""
        return self.entry.tau

    @property
    def sigma(self) -> float:
        """How far people of one program differ in it."""
        return self.work.spread[1]

    @cached_property
    def entry_pay(self) -> Array:
        """In the currency paid afterwards; NaN where no pay is known."""
        ranks, of = np.unique(self.entry_rank, return_inverse=True)
        after = self.work.after
        return after.pays(ranks)[of] if after else np.full(len(self), np.nan)

    @cached_property
    def chances(self) -> Chances:
        at = self.offers.index.tolist()
        return Chances(
            self.situation,
            self.work,
            self.kinds,
            [self.snapshot.modality[i] for i in at],
            self.offers.pace,
            sites(self.snapshot).online[self.offers.index],
        )

    # What is the same for all.

    @cached_property
    def taxes(self) -> dict[str, TaxSystem]:
        person, s = self.person, self.situation
        home = self._tax(s.in_us, person.state, person.metro, person.tax_rate)
        if self.after_tax == HERE:
            return {HERE: home}
        there = self._tax(s.works_in_us, person.after_state, person.after_metro, self._rate_after)
        return {HERE: home, THERE: there}

    @cached_property
    def after_tax(self) -> str:
        """The name of the tax system of the job afterwards: that of home where it is the same."""
        s, person = self.situation, self.person
        if person.country != person.after_country:
            return THERE
        if not s.in_us:
            return HERE
        home = self.tax_state(person.state, person.metro)
        after = self.tax_state(person.after_state, person.after_metro)
        return HERE if home == after else THERE

    @property
    def _rate_after(self) -> float:
        return self.person.tax_rate_after

    def tax_state(self, state: str, metro: str) -> str:
        """The state whose tax applies; "" where none is known."""
        return state or (self.situation.market.place(metro, state).state if metro else "")

    def _tax(self, in_us: bool, state: str, metro: str, rate: float) -> TaxSystem:
        if not in_us:
            return RateTax(rate=rate)
        person, s = self.person, self.situation
        nodes = s.market.state_tax(self.tax_state(state, metro))
        return UsTax(
            status=person.filing,
            state=WageTable(*nodes) if nodes else None,
            spouse_income=s.carried(person.spouse_income) / s.dollar,
        )

    @cached_property
    def scenario(self) -> Scenario:
        """All rows as one scenario, finished and placed."""
        s, person, given, work = self.situation, self.person, self.situation.given, self.work
        fx = {s.currency: 1.0, DOLLAR: s.dollar}
        benefits = given["benefits"]
        return Scenario(
            horizon_years=person.horizon,
            discount_real=person.discount,
            inflation=given["inflation"],
            market_growth=given["market_growth"],
            experience_growth=given["experience_growth"],
            reporting_currency=s.currency,
            fx=fx,
            tax_systems=self.taxes,
            baseline=Baseline(
                salary=work.salary,
                currency=s.currency,
                tax=HERE,
                living=self.living.home,
                benefits=benefits,
                unaided_year=work.unaided_year,
            ),
            program=Program(
                months=self.offers.months,
                tuition_total=self.tuition,
                tuition_growth=given["tuition_growth"],
                scholarship_total=s.grant,
                living_study=self.living_study,
                us_eligible_school=self.title_iv,
                currency=DOLLAR,
                employer_aid_per_year=self.employer_aid,
                family_support_per_year=s.carried(person.family_support) / s.dollar,
                household_contribution_per_year=s.carried(person.household_contribution) / s.dollar,
                care_per_year=s.carried(person.care) / s.dollar,
                moving=self.moving,
                pay_share=self.pay_share,
                bridge_months=self.bridge.shift[self.offers.index],
                bridge_cost=s.carried(1.0) * self.bridge.dollars[self.offers.index],
                load=self.load,
            ),
            after=After(
                mode=work.mode,
                currency=s.after_currency,
                tax=self.after_tax,
                living=self.living.after,
                search_months=person.search_months,
                planned_search_months=person.search_months,
                salary=self.entry_pay,
                stay_months=work.stay_months,
                return_salary=work.return_salary,
                kappa=given["attribution"],
                premium=given["raw_premium"],
                benefits=benefits,
            ),
            finance=Finance(
                savings=person.savings,
                federal=self.federal,
                federal_rate=value("loans", "federal_rate"),
                federal_fee=value("loans", "federal_fee"),
                federal_annual=value("loans", "federal_annual"),
                federal_aggregate=value("loans", "federal_aggregate"),
                prior_graduate_federal=person.prior_federal,
                private=self.private,
                private_rate=given["private_rate"],
                private_years=given["private_years"],
                grace_months=value("loans", "grace_months"),
                dependents=person.dependents,
            ),
        )
