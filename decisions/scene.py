"""One person in front of the whole catalogue: what every result about them starts from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from django.utils import timezone
from numpy.typing import NDArray

from decisions.columns import Encoded, encoded
from decisions.engine.prerequisites import Gap, gap
from decisions.engine.scoring import Applicant, scoring
from decisions.money.batch import Batch, Offers
from decisions.money.bridging import Bridging
from decisions.money.offers import Terms, terms
from decisions.money.situation import Situation
from decisions.person import Person
from decisions.reference import market
from programs.snapshot import Snapshot


@dataclass(frozen=True, eq=False)
class Scene:
    """As of today; no query, but for the reference data after they have changed.

    code: the programs as columns.  grant: US dollars taken off every price, in a what-if.
    """

    person: Person
    snapshot: Snapshot
    grant: float = 0.0

    @cached_property
    def code(self) -> Encoded:
        return encoded(self.snapshot)

    @cached_property
    def situation(self) -> Situation:
        version = self.snapshot.version
        return Situation.of(self.person, market.current(version), timezone.localdate(), self.grant)

    @cached_property
    def applicant(self) -> Applicant:
        return self.code.applicant(self.person)

    @cached_property
    def status(self) -> NDArray[np.int8]:
        """The fee status at every program, (n,): index into prices.STATUSES."""
        return self.person.statuses(self.code.places, self.code.place_of)

    @cached_property
    def needed(self) -> Gap:
        """The months of courses before every program."""
        return gap(self.code.columns.prerequisites, self.applicant.levels, scoring())

    @cached_property
    def bridging(self) -> Bridging:
        return Bridging(self.situation, self.snapshot, self.needed, self.status)

    @cached_property
    def needs_visa(self) -> NDArray[np.bool_]:
        """Would study on campus take a student visa? (n,)"""
        return self.person.needs_visa([country for country, _ in self.code.places])[
            self.code.place_of
        ]

    def terms(self, assume: bool = False, paces: NDArray[np.int8] | None = None) -> Terms:
        return terms(self.person, self.snapshot, self.status, assume, paces)

    def batch(self, offers: Offers) -> Batch:
        return Batch(self.situation, self.snapshot, offers, self.bridging)
