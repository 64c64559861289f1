"""Pay now, pay afterwards, and how one gets there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from decisions.engine.arrays import Array
from decisions.engine.salaries import (
    DATA_SCIENTISTS,
    KNOTS,
    SOFTWARE_DEVELOPERS,
    entry_rank,
    mixture_rank,
    mixture_wage,
    range_percentiles,
    rank,
    tau_with_fallback,
    wage,
)
from decisions.engine.scenario import Mode
from decisions.money.origin import Kind, Origin
from decisions.money.situation import Situation, known
from decisions.reference.market import WAGES_MONTH, Part, Pay
from programs.models import Kind as ProgramKind

OTHER_JOB = "other"
_RANK_OF_SOC = {
    DATA_SCIENTISTS: "entry_rank_data_scientist",
    SOFTWARE_DEVELOPERS: "entry_rank_software_developer",
}
_RANK_OF_KIND = {
    ProgramKind.BOOTCAMP: "entry_rank_bootcamp",
    ProgramKind.GRADUATE_CERTIFICATE: "entry_rank_certificate",
    ProgramKind.COURSE: "entry_rank_self_study",
    ProgramKind.SELF_STUDY: "entry_rank_self_study",
}

Parts = tuple[tuple[float, ...], ...]


@lru_cache(maxsize=512)
def pay_at(rank_: float, weights: tuple[float, ...], parts: Parts) -> float:
    """Pay at a rank in a mixture of occupations; kept, because a mixture is found by bisection."""
    if len(parts) == 1:
        return float(wage(rank_, parts[0]))
    return float(mixture_wage(rank_, weights, parts))


@dataclass(frozen=True)
class Distribution:
    """What people earn in a role and place, a year at month 0, in one currency.

    weights, parts: the occupations that the role is made of and their five percentiles.
    published: what was found for each, with its area; none for a person's own range.
    """

    weights: tuple[float, ...]
    parts: Parts
    published: tuple[Pay, ...] = ()

    def pay(self, rank_: float) -> float:
        return pay_at(rank_, self.weights, self.parts)

    def pays(self, ranks: Array) -> Array:
        """Pay at many ranks, (k,)."""
        if len(self.parts) == 1:
            return wage(ranks, self.parts[0])
        return mixture_wage(ranks, self.weights, self.parts)

    def rank(self, pay: float) -> float:
        if not known(pay):
            return math.nan
        if pay <= 0:
            return -3.0
        if len(self.parts) == 1:
            return float(rank(pay, self.parts[0]))
        return float(mixture_rank(pay, self.weights, self.parts))

    @cached_property
    def percentiles(self) -> Array:
        """P10, P25, P50, P75, P90 of the whole, (5,)."""
        return np.array([self.pay(knot) for knot in KNOTS])

    @property
    def national(self) -> bool:
        """Does national pay stand in for a part, or for all?"""
        return any(pay.stands_in for pay in self.published)


class Work:
    """Everything about work in one situation. None or NaN where it cannot be known."""

    def __init__(self, situation: Situation):
        self.situation = situation
        self.person = situation.person

    # The job one would keep.

    @cached_property
    def salary(self) -> float:
        """Gross pay of the baseline at month 0, the person's currency; NaN not known."""
        s = self.situation
        if known(self.person.salary):
            return s.carried_pay(self.person.salary)
        return self.usual_pay if s.in_us else math.nan

    @cached_property
    def usual_pay(self) -> float:
        """The median pay of the place where the person lives, or of the US; their currency."""
        s, person = self.situation, self.person
        metro, state = (person.metro, person.state) if s.in_us else ("", "")
        median = s.market.median_pay(metro, state)
        return s.uprated_pay(median.median, *WAGES_MONTH) * s.dollar

    @property
    def salary_origin(self) -> Origin:
        s = self.situation
        if known(self.person.salary):
            return Origin(Kind.ANSWER, "carried to the start with expected growth", section="money")
        if s.in_us:
            area = s.market.median_pay(self.person.metro, self.person.state).area
            words = f"median pay of all workers, {area}, as you told no pay"
            return Origin(Kind.DATUM, words, sources=("wages",), section="money")
        return Origin(Kind.UNKNOWN, "tell us your pay", section="money")

    @property
    def own_pay(self) -> float:
        """What gains are held against: own pay, or the median of the place where there is none."""
        return self.salary if known(self.salary) and self.salary > 0 else self.usual_pay

    # The role that the degree is for.

    @property
    def mode(self) -> Mode:
        same = self.person.current_role == self.person.role
        return "same_role" if same else "new_role"

    @property
    def adjacent(self) -> bool:
        """Is the present job one that people move to the role from?"""
        return self.person.current_role not in ("", OTHER_JOB)

    @cached_property
    def after(self) -> Distribution | None:
        """Pay in the role and place afterwards, in the currency one is paid in there."""
        s, person = self.situation, self.person
        if self.own_range:
            ends = (s.carried_pay(amount) * s.after_rate for amount in self._range)
            return Distribution((1.0,), (tuple(range_percentiles(*ends).tolist()),))
        if not s.works_in_us or not self.occupations:
            return None
        return self._distribution(person.role, person.after_metro, person.after_state, 1.0)

    @cached_property
    def occupations(self) -> tuple[Part, ...]:
        """What the role is made of; nothing where no reference data is loaded."""
        return self._mixture(self.person.role)

    def _mixture(self, role: str) -> tuple[Part, ...]:
        try:
            return self.situation.market.occupations(role)
        except KeyError:
            return ()

    @property
    def _range(self) -> tuple[float, float]:
        return self.person.pay_after_low, self.person.pay_after_high

    @property
    def own_range(self) -> bool:
        """Does the person's own range of pay stand in for published figures?"""
        low, high = self._range
        return known(low) and known(high) and 0 < low < high

    def _distribution(self, role: str, metro: str, state: str, units: float) -> Distribution:
        """units: of the currency wanted, for one US dollar."""
        s = self.situation
        mixture = self._mixture(role)
        published = tuple(s.market.pay(part.soc, metro, state) for part in mixture)
        lift = s.uprated_pay(1.0, *WAGES_MONTH) * units
        parts = tuple(tuple((pay.percentiles * lift).tolist()) for pay in published)
        return Distribution(tuple(part.weight for part in mixture), parts, published)

    @cached_property
    def now(self) -> Distribution | None:
        """Pay in the present job and place; None where it has no counterpart in the statistics."""
        person, s = self.person, self.situation
        if not s.in_us or not self.adjacent or not self._mixture(person.current_role):
            return None
        return self._distribution(person.current_role, person.metro, person.state, s.dollar)

    # Where one enters.

    @cached_property
    def shift(self) -> float:
        """What experience and one's present rank add to the rank of entry."""
        own = None
        if self.now and known(self.person.salary):
            own = self.now.rank(self.salary)
        years = self.person.work_years
        relevant = years if known(years) and self.adjacent else 0.0
        return float(entry_rank(0.0, relevant, own, relevant))

    def entry_rank_of(self, kind: str) -> float:
        """The rank at which we take a graduate of a kind of program to enter, as a normal score.

        What graduates of the program itself earn is not in it: see `decisions.money.evidence`.
        """
        if self.own_range:
            # The range is told for people like this one: its middle is where they enter.
            return 0.0
        given = self.situation.given
        key = _RANK_OF_KIND.get(ProgramKind(kind))
        if key:
            return given[key] + self.shift
        usual = sum(
            part.weight * given[_RANK_OF_SOC.get(part.soc, "entry_rank_other")]
            for part in self.occupations
        )
        return usual + self.shift

    @property
    def spread(self) -> tuple[float, float]:
        """tau and sigma of that rank; tau is wider where only national pay is known."""
        given = self.situation.given
        if self.own_range:
            # The own range holds eight in ten of people like this one.
            return 0.0, 1.0
        tau = given["tau"]
        if self.after and self.after.national:
            tau = float(tau_with_fallback(tau))
        return tau, given["sigma"]

    def after_origin(self, kind: str) -> Origin:
        if self.own_range:
            return Origin(Kind.ANSWER, "the middle of your own range", section="beliefs")
        if self.after is None:
            words = "tell us what such work pays where you would work"
            return Origin(Kind.UNKNOWN, words, section="beliefs")
        areas = dict.fromkeys(pay.area for pay in self.after.published)
        where = " and ".join(areas)
        if self.after.national:
            where += ", national pay adjusted to the place’s price level"
        return Origin(
            Kind.JUDGMENT,
            f"our guess of where you enter the pay of the role, {where}",
            sources=("wages", "roles"),
            section="goal",
            key=self.rank_key(kind),
        )

    def rank_key(self, kind: str) -> str:
        """The parameter behind the rank of entry."""
        key = _RANK_OF_KIND.get(ProgramKind(kind))
        if key:
            return key
        heaviest = self.occupations[0]  # the biggest part comes first
        return _RANK_OF_SOC.get(heaviest.soc, "entry_rank_other")

    # Without the degree.

    @property
    def unaided_key(self) -> str:
        return "unaided_move_adjacent" if self.adjacent else "unaided_move"

    @cached_property
    def unaided_year(self) -> float:
        """The year by which half of people like this one would have the role anyway; inf: never.

        Pay abroad cannot be had without a right to work there.
        """
        person = self.person
        if self.mode == "same_role" or person.after_country != person.country:
            return math.inf
        return median_year(self.situation.given[self.unaided_key], person.horizon)

    # The right to work.

    @cached_property
    def stay_months(self) -> float:
        """Months that a foreigner may work there after the start; inf no end, NaN not known.

        Who lives there already is taken to be allowed to work there, unless told otherwise.
        """
        s = self.situation
        limited = s.foreign_after or s.answered("stay_months")
        return self.person.stay_months if limited else math.inf

    @cached_property
    def return_salary(self) -> float:
        """What one would earn on coming home, the person's currency."""
        told = self.person.return_salary
        return self.situation.carried_pay(told) if known(told) else self.salary


def median_year(chance: float, horizon: float) -> float:
    """
    The year in which something has happened to half, at a chance a year; inf beyond the horizon.

    The year of the method's section 6 at u = 1/2: floor(ln ½ / ln(1 − chance)) + 1.

    >>> median_year(0.2, 12), median_year(0.05, 12), median_year(0.0, 12), median_year(1.0, 12)
    (4.0, inf, inf, 1.0)
    """
    if chance <= 0:
        return math.inf
    year = math.floor(math.log(0.5) / math.log1p(-chance)) + 1.0 if chance < 1 else 1.0
    return year if year <= horizon else math.inf


def by_kind(kinds: Sequence[str], figure) -> Array:
    """A figure that depends on the kind of program alone, for each program, (P,)."""
    found = {kind: figure(kind) for kind in set(kinds)}
    return np.array([found[kind] for kind in kinds], dtype=float)
