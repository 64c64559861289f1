"""The person who asks: a profile's answers with the defaults filled in."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import inf, nan
from typing import Any

import numpy as np
from django.db.models import prefetch_related_objects
from numpy.typing import NDArray

from decisions.answers import USED, filled_in
from decisions.models import PeerObservation, Profile
from programs.places import EU_LIKE
from programs.prices import STATUSES, status_for
from programs.snapshot import Snapshot

__all__ = ["FULL_TIME", "PART_TIME", "USED", "Peer", "Person"]

FULL_TIME, PART_TIME = 0, 1
# Post-study work for holders of a US student visa: 12 months, and 24 more after a degree in
# science or technology (8 CFR 214.2(f)(10)(ii)).
US_STAY_MONTHS = 36.0


@dataclass(frozen=True)
class Peer:
    """A graduate whom the person looked up.

    program: key of the Program they finished, in the year `finished`.  pay: a year, in `currency`
    and money of `pay_year`; NaN not known.  state: US state they work in, "" not known.
    similarity: to the person, 0 to 1.
    """

    program: int
    finished: int
    pay: float
    currency: str
    pay_year: int
    state: str
    similarity: float

    @classmethod
    def of(cls, noted: PeerObservation) -> Peer:
        return cls(
            program=noted.program_id,
            finished=noted.finished,
            pay=nan if noted.pay is None else float(noted.pay),
            currency=noted.currency,
            pay_year=noted.pay_year or noted.finished,
            state=noted.state,
            similarity=noted.alike,
        )


@dataclass(frozen=True)
class Person:
    """One person as the engine sees them. NaN and "" mean that no answer and no default exist.

    defaulted: names of profile fields that were not answered.  levels: subject → 0 to 3, only
    those told.  Limits are inf where none was set.

    Amounts are in `currency`, a year where the question says so; prior_federal and price_limit
    are US dollars, moving is in `moving_currency`. Rates, shares and chances are
    fractions.  stay_months: inf where the right to work has no end.  assumptions: a parameter's
    key → the number to use in its place, in the engine's units.  peers: graduates looked up.
    """

    id: uuid.UUID
    defaulted: frozenset[str]
    country: str
    state: str
    metro: str
    citizenship: str
    permanent_resident: bool
    currency: str
    salary: float
    current_role: str
    savings: float
    living: float
    part_time_pay: float
    employer_aid: float
    family_support: float
    household_contribution: float
    living_study: float
    moving: float
    care: float
    loans: str
    prior_federal: float
    cosigner: bool
    filing: str
    spouse_income: float
    dependents: int
    tax_rate: float
    bachelor: str
    gpa: float
    work_years: float
    gre: str
    levels: dict[str, int]
    role: str
    work_country: str
    work_state: str
    work_metro: str
    wanted_countries: tuple[str, ...]
    wanted_states: tuple[str, ...]
    start_by: date | None
    horizon: int
    otherwise: str
    stay_months: float
    return_salary: float
    price_limit: float
    months_limit: float
    bridge_months_limit: float
    modalities: tuple[str, ...]
    part_time_only: bool
    country_limit: tuple[str, ...]
    wishes: tuple[str, ...]
    weights: tuple[float, ...]
    pay_after_low: float
    pay_after_high: float
    chance_to_finish: float
    chance_of_job: float
    search_months: float
    chance_to_stay: float
    tax_rate_after: float
    discount: float
    assume_unknown: bool
    assumptions: Mapping[str, float]
    peers: tuple[Peer, ...] = ()

    @classmethod
    def of(cls, profile: Profile) -> Person:
        """The person behind a profile. One query, the first time for a saved one."""
        person = cls(id=profile.pk, **filled_in(profile), peers=_peers(profile))
        return replace(person, **person._from_other_answers())

    def _from_other_answers(self) -> dict[str, Any]:
        """What is not answered and follows from answers to other questions."""
        found: dict[str, Any] = {}
        if "stay_months" in self.defaulted:
            found["stay_months"] = self._months_to_stay()
        if "return_salary" in self.defaulted:
            found["return_salary"] = self.salary
        if "tax_rate_after" in self.defaulted and self.after_country == self.country:
            found["tax_rate_after"] = self.tax_rate
        return found

    def _months_to_stay(self) -> float:
        if not self.needs_right_to_work:
            return inf
        return US_STAY_MONTHS if self.after_country == "US" else nan

    @property
    def moving_currency(self) -> str:
        """Our figure for a move is in US dollars, the person's in theirs."""
        return "USD" if "moving" in self.defaulted else self.currency

    @property
    def federal_eligible(self) -> bool:
        """Whether US federal loans are for this person: citizens and green-card holders."""
        green_card = self.permanent_resident and self.country == "US"
        return self.citizenship == "US" or green_card

    @property
    def after_country(self) -> str:
        """Where one would work afterwards: where one lives, unless another place is told."""
        if not self._works_elsewhere:
            return self.country
        return self.work_country or "US"

    @property
    def after_state(self) -> str:
        """A US state; "" where none is known, as when only the country is told."""
        return self.work_state if self._works_elsewhere else self.state

    @property
    def after_metro(self) -> str:
        """A metro area's code; "" where none is known, as when only the state is told."""
        return self.work_metro if self._works_elsewhere else self.metro

    @property
    def needs_right_to_work(self) -> bool:
        """Whether work afterwards takes a right to stay that has still to be granted.

        Who lives there already is taken to have it.
        """
        moves = self.after_country != self.country
        return moves and bool(self.needs_visa([self.after_country])[0])

    @property
    def _works_elsewhere(self) -> bool:
        """Who names just the country they live in names no other place than their own."""
        other_country = self.work_country not in ("", self.country)
        return other_country or bool(self.work_state or self.work_metro)

    def status_in(self, country: str, region: str) -> int:
        """Index into prices.STATUSES of what a program there would charge this person."""
        return STATUSES.index(
            status_for(
                country=country,
                region=region,
                home_country=self.country,
                home_state=self.state,
                citizenship=self.citizenship,
                permanent_resident=self.permanent_resident,
            )
        )

    def statuses(
        self, places: Iterable[tuple[str, str]], place_of: NDArray[np.intp]
    ) -> NDArray[np.int8]:
        """The fee status at every program, (n,).

        places: distinct (country, region) pairs.  place_of (n,): index into them.
        """
        return np.array([self.status_in(*place) for place in places], dtype=np.int8)[place_of]

    def needs_visa(self, countries: Sequence[str]) -> NDArray[np.bool_]:
        """Whether study on a campus in each country takes a student visa, same order.

        Not for citizens, permanent residents and, within the EU, the EEA and Switzerland, each
        other's citizens. A program without a place asks for none.
        """
        return np.array(
            [
                bool(country)
                and country != self.citizenship
                and not (self.permanent_resident and country == self.country)
                and not (country in EU_LIKE and self.citizenship in EU_LIKE)
                for country in countries
            ],
            dtype=bool,
        )

    def paces(self, snapshot: Snapshot) -> NDArray[np.int8]:
        """Index into prices.PACES at which this person would study each program, (n,)."""
        if self.part_time_only:
            return np.full(len(snapshot), PART_TIME, dtype=np.int8)
        return snapshot.usual_pace


def _peers(profile: Profile) -> tuple[Peer, ...]:
    """Kept on the profile, which a page asks for more than once; none were noted before it was
    saved."""
    if profile._state.adding:
        return ()
    prefetch_related_objects([profile], "peers")
    return tuple(Peer.of(noted) for noted in profile.peers.all())
