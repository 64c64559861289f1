"""The person who asks: a profile's answers with the defaults filled in."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from decisions.defaults import DEFAULTS
from decisions.engine.scoring import CRITERIA
from decisions.models import Profile
from programs.models import Subject
from programs.places import EU_LIKE
from programs.prices import STATUSES, status_for
from programs.snapshot import Snapshot

FULL_TIME, PART_TIME = 0, 1

# The answers that today's score rests on, by the section that asks for them.
USED = {
    "country": "situation",
    "state": "situation",
    "metro": "situation",
    "citizenship": "situation",
    "permanent_resident": "situation",
    "budget": "money",
    "bachelor": "background",
    "gpa": "background",
    "work_years": "background",
    "gre": "background",
    "levels": "background",
    "role": "goal",
    "wanted_countries": "goal",
    "wanted_states": "goal",
    "price_limit": "limits",
    "months_limit": "limits",
    "modalities": "limits",
    "part_time_only": "limits",
    "country_limit": "limits",
    "bridge_months_limit": "limits",
    "wishes": "limits",
    **{f"weight_{criterion}": "weights" for criterion in CRITERIA},
}


@dataclass(frozen=True)
class Person:
    """One person as scoring sees them. NaN and "" mean that no answer and no default exist.

    defaulted: names of profile fields that were not answered. Amounts in US dollars; limits are
    inf where none was set. levels: subject → 0 to 3, only those told.
    """

    id: uuid.UUID
    defaulted: frozenset[str]
    country: str
    state: str
    metro: str
    citizenship: str
    permanent_resident: bool
    budget: float
    bachelor: str
    gpa: float
    work_years: float
    gre: str
    levels: dict[str, int]
    role: str
    wanted_countries: tuple[str, ...]
    wanted_states: tuple[str, ...]
    price_limit: float
    months_limit: float
    bridge_months_limit: float
    modalities: tuple[str, ...]
    part_time_only: bool
    country_limit: tuple[str, ...]
    wishes: tuple[str, ...]
    weights: tuple[float, ...]
    assume_unknown: bool

    @classmethod
    def of(cls, profile: Profile) -> Person:
        """The person behind a saved profile."""
        defaulted = frozenset(name for name in USED if _blank(getattr(profile, name)))

        def answer(name: str) -> Any:
            return DEFAULTS[name].value if name in defaulted else getattr(profile, name)

        country = answer("country")
        return cls(
            id=profile.pk,
            defaulted=defaulted,
            country=country,
            state=answer("state") if country == "US" else "",
            metro=answer("metro"),
            citizenship=answer("citizenship") or country,
            permanent_resident=bool(answer("permanent_resident")),
            budget=_number(answer("budget")),
            bachelor=answer("bachelor"),
            gpa=_number(answer("gpa")),
            work_years=_number(answer("work_years")),
            gre=answer("gre"),
            levels={
                subject: int(level)
                for subject, level in answer("levels").items()
                if subject in Subject.values and level in (0, 1, 2, 3)
            },
            role=answer("role"),
            wanted_countries=tuple(answer("wanted_countries")),
            wanted_states=tuple(answer("wanted_states")),
            price_limit=_number(answer("price_limit"), float("inf")),
            months_limit=_number(answer("months_limit"), float("inf")),
            bridge_months_limit=_number(answer("bridge_months_limit"), float("inf")),
            modalities=tuple(answer("modalities")),
            part_time_only=bool(answer("part_time_only")),
            country_limit=tuple(answer("country_limit")),
            wishes=tuple(answer("wishes")),
            weights=tuple(float(answer(f"weight_{criterion}")) for criterion in CRITERIA),
            assume_unknown=profile.assume_unknown,
        )

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


def _blank(answer: Any) -> bool:
    return answer is None or answer == "" or answer == [] or answer == {}


def _number(answer: Any, none: float = float("nan")) -> float:
    return none if answer is None else float(answer)
