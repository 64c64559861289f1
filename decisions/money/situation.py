"""Who asks, in the market and with the assumptions that count for them, in one currency."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from decisions.money.assumptions import Assumptions
from decisions.money.clock import Clock
from decisions.money.origin import Kind, Origin, always
from decisions.person import Person
from decisions.reference.market import Market

HOME = "US"
DOLLAR = "USD"


@dataclass(frozen=True, eq=False)
class Situation:
    """A person's side of every scenario. Amounts are in `currency` unless a name says dollars.

    grant: taken off the price, US dollars; only asked in a what-if.
    """

    person: Person
    market: Market
    clock: Clock
    given: Assumptions
    grant: float = 0.0

    @classmethod
    def of(cls, person: Person, market: Market, today: date, grant: float = 0.0) -> Situation:
        clock = Clock.of(person.start_by, today)
        return cls(person, market, clock, Assumptions(person.assumptions), grant)

    @property
    def currency(self) -> str:
        return self.person.currency

    @cached_property
    def dollar(self) -> float:
        """Units of the person's currency for one US dollar."""
        return 1.0 / self.market.rate(self.currency)[0]

    @property
    def in_us(self) -> bool:
        """Does the person live in the US?"""
        return self.person.country == HOME

    @property
    def works_in_us(self) -> bool:
        return self.person.after_country == HOME

    @property
    def same_place(self) -> bool:
        """Will the person work where they live?"""
        person = self.person
        return (person.country, person.state, person.metro) == (
            person.after_country,
            person.after_state,
            person.after_metro,
        )

    @cached_property
    def foreign_after(self) -> bool:
        """Does work afterwards take a right to stay that has to be granted?"""
        person = self.person
        moves = person.after_country != person.country
        return moves and bool(person.needs_visa([person.after_country])[0])

    # Amounts of today in purchasing power of month 0.

    def carried(self, amount: float) -> float:
        """An amount of today's, by expected inflation."""
        return amount * (1.0 + self.given["inflation"]) ** self.clock.years_to_start

    def carried_pay(self, amount: float) -> float:
        """Pay of today's: it also grows with the market."""
        growth = 1.0 + self.given["market_growth"]
        return self.carried(amount) * growth**self.clock.years_to_start

    def uprated(self, dollars: float, year: int, month: int) -> float:
        """Published rents and spending of some month, in US dollars."""
        published = self.market.newest_index
        if published is None:
            return math.nan
        newest, index_now = published
        index_then = self.market.price_index(year, month)
        ahead = (1.0 + self.given["inflation"]) ** self.clock.years_from(newest)
        return dollars * index_now / index_then * ahead

    def uprated_pay(self, dollars: float, year: int, month: int) -> float:
        """Published wages of some month, in US dollars: as rents, and with market growth."""
        years = self.clock.years_from(date(year, month, 1))
        growth = (1.0 + self.given["market_growth"]) ** years
        return self.uprated(dollars, year, month) * growth

    @property
    def after_currency(self) -> str:
        """What one is paid in afterwards: dollars in the US, else as the person told."""
        return DOLLAR if self.works_in_us else self.currency

    @property
    def after_rate(self) -> float:
        """Units of that currency for one unit of the person's."""
        return 1.0 / self.dollar if self.works_in_us else 1.0

    # Origins of what the person told.

    def answered(self, name: str) -> bool:
        return name not in self.person.defaulted

    def origin(self, name: str, section: str, default: str = "") -> Origin:
        """Of an answer, or of the default that stands in for it."""
        if self.answered(name):
            return Origin(Kind.ANSWER, section=section)
        return Origin(Kind.JUDGMENT, default or "our default", section=section)

    def from_answer(self, name: str, section: str, default: str = "") -> Callable[[int], Origin]:
        return always(self.origin(name, section, default))


def known(number: float) -> bool:
    return not math.isnan(number)
