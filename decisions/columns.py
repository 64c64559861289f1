"""The catalogue's words as the codes that the engine calculates with."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from decisions.engine.scoring import (
    BACHELOR_FIELDS,
    BACHELORS,
    DELIVERIES,
    GRE,
    MODALITIES,
    NOWHERE,
    ROLES,
    SUBJECTS,
    UNKNOWN,
    WISHES,
    Applicant,
    Columns,
    Keys,
)
from decisions.person import Person
from programs.snapshot import Snapshot


@dataclass(frozen=True)
class Encoded:
    """One snapshot as columns, with the keys of its places.

    places: distinct (country, region) pairs.  place_of (n,): index into them.
    countries, regions, metros: word, or (country, region) pair, → key in the columns.
    regions_of_metro: metro → keys of the regions in which it has programs.
    """

    snapshot: Snapshot
    columns: Columns
    places: tuple[tuple[str, str], ...]
    place_of: NDArray[np.intp]
    countries: Mapping[str, int]
    regions: Mapping[tuple[str, str], int]
    metros: Mapping[str, int]
    regions_of_metro: Mapping[str, frozenset[int]]

    def applicant(self, person: Person) -> Applicant:
        """The person in the keys and codes of these columns."""
        home = ("US", person.state) if person.country == "US" else (person.country, "")
        reach = set(self.regions_of_metro.get(person.metro, ()))
        if person.metro and home in self.regions:
            reach.add(self.regions[home])
        limit = person.country_limit
        levels = [float(person.levels.get(subject, np.nan)) for subject in SUBJECTS]
        return Applicant(
            levels=np.array(levels, dtype=float),
            weights=np.array(person.weights, dtype=float),
            role=ROLES.index(person.role),
            price_limit=person.price_limit,
            months_limit=person.months_limit,
            bridge_limit=person.bridge_months_limit,
            modalities=_codes(person.modalities, MODALITIES),
            part_time_only=person.part_time_only,
            countries=_keys(limit, self.countries) if limit else None,
            bachelor=BACHELORS.index(person.bachelor) if person.bachelor else UNKNOWN,
            gpa=person.gpa,
            work_years=person.work_years,
            gre_unwilling=person.gre == "unwilling",
            wishes=_codes(person.wishes, WISHES),
            country=self.countries.get(person.country, NOWHERE),
            region=self.regions.get(home, NOWHERE),
            metro=self.metros.get(person.metro, NOWHERE) if person.metro else NOWHERE,
            metro_regions=tuple(sorted(reach)),
            wanted_countries=_keys(person.wanted_countries, self.countries),
            wanted_regions=_keys([("US", state) for state in person.wanted_states], self.regions),
        )


_lock = threading.Lock()
_encoded: Encoded | None = None


def encoded(snapshot: Snapshot) -> Encoded:
    """The columns of a snapshot, built once for each."""
    global _encoded
    held = _encoded
    if held is None or held.snapshot is not snapshot:
        with _lock:
            held = _encoded
            if held is None or held.snapshot is not snapshot:
                held = _encoded = encode(snapshot)
    return held


def encode(snapshot: Snapshot) -> Encoded:
    """Words become codes. A word that the engine does not know is unknown to it."""
    pairs = list(zip(snapshot.country, snapshot.region, strict=True))
    places = tuple(dict.fromkeys(pairs))
    place_index = {place: index for index, place in enumerate(places)}
    countries = _numbered(snapshot.country)
    regions = _numbered(pair if pair[1] else "" for pair in pairs)
    metros = _numbered(snapshot.cbsa)
    reach: dict[str, set[int]] = {}
    for metro, pair in zip(snapshot.cbsa, pairs, strict=True):
        if metro and pair[1]:
            reach.setdefault(metro, set()).add(regions[pair])
    columns = Columns(
        modality=_column(snapshot.modality, MODALITIES),
        delivery=_column(snapshot.delivery, DELIVERIES),
        part_time=snapshot.part_time,
        self_paced=snapshot.self_paced,
        visa_eligible=snapshot.visa_eligible,
        performance_pathway=snapshot.performance_pathway,
        bachelor_field=_column(snapshot.bachelor, BACHELOR_FIELDS),
        gre=_column(snapshot.gre, GRE),
        gpa_min=snapshot.gpa_min,
        work_years_min=snapshot.work_years_min,
        country=_key_column(snapshot.country, countries),
        region=_key_column(pairs, regions),
        metro=_key_column(snapshot.cbsa, metros),
        curriculum=snapshot.curriculum,
        prerequisites=snapshot.prerequisites,
        evidence=snapshot.evidence,
    )
    return Encoded(
        snapshot=snapshot,
        columns=columns,
        places=places,
        place_of=np.array([place_index[pair] for pair in pairs], dtype=np.intp),
        countries=countries,
        regions=regions,
        metros=metros,
        regions_of_metro={metro: frozenset(keys) for metro, keys in reach.items()},
    )


def _column(words: Iterable[str], known: Sequence[str]) -> NDArray[np.int8]:
    codes = {word: code for code, word in enumerate(known)}
    return np.array([codes.get(word, UNKNOWN) for word in words], dtype=np.int8)


def _numbered(words: Iterable) -> dict:
    """A key for each distinct word but the empty one."""
    return {word: key for key, word in enumerate(dict.fromkeys(filter(None, words)))}


def _key_column(words: Iterable, keys: Mapping) -> Keys:
    return np.array([keys.get(word, UNKNOWN) for word in words], dtype=np.int32)


def _codes(words: Iterable[str], known: Sequence[str]) -> tuple[int, ...]:
    return tuple(known.index(word) for word in words if word in known)


def _keys(words: Iterable, keys: Mapping) -> tuple[int, ...]:
    """Keys of places; one where no program is matches nothing."""
    return tuple(keys.get(word, NOWHERE) for word in words)
