"""Columns of the snapshot in the form that browsing needs: codes instead of text, and ranks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from programs.models import BachelorField, Control, Field, Gre, Kind, Modality, Tier
from programs.places import US_STATES
from programs.snapshot import AREA_LEVELS, PREREQUISITE_LEVELS, SUBJECTS, Snapshot, fold

Mask = NDArray[np.bool_]

# "Another subject" names no subject, so nobody can say whether they have it.
NAMED_SUBJECTS = tuple(subject for subject in SUBJECTS if subject != "other")


@dataclass(frozen=True)
class Coded:
    """A column of text as codes.

    codes: index into `values`, -1 for none of them, (n,).
    unknown: where nothing is stated, (n,). A program without a place is in no country, which
    is not the same as a country that nobody stated.
    """

    values: tuple[str, ...]
    codes: NDArray[np.int16]
    unknown: Mask

    @classmethod
    def of(cls, column: Sequence[str], values: Sequence[str], *, blank_is_unknown: bool = True):
        index = {value: code for code, value in enumerate(values)}
        codes = np.array([index.get(value, -1) for value in column], dtype=np.int16)
        unknown = codes == -1 if blank_is_unknown else np.zeros(len(codes), dtype=bool)
        return cls(tuple(values), codes, unknown)

    def among(self, chosen: Sequence[str]) -> Mask:
        """Which programs have one of the chosen values, (n,)."""
        # One place more, which stays False: code -1 takes the last one.
        table = np.zeros(len(self.values) + 1, dtype=bool)
        for value in chosen:
            if value in self.values:
                table[self.values.index(value)] = True
        return table[self.codes]

    def counts(self, where: Mask) -> dict[str, int]:
        """How many of the programs in `where` have each value."""
        counted = np.bincount(self.codes[where] + 1, minlength=len(self.values) + 1)[1:]
        return dict(zip(self.values, counted.tolist(), strict=True))


@dataclass(frozen=True)
class Topics:
    """Which program teaches which topic, one entry per pair: program and topic, (pairs,)."""

    values: tuple[str, ...]
    program: NDArray[np.intp]
    topic: NDArray[np.intp]
    unknown: Mask

    @classmethod
    def of(cls, column: Sequence[Sequence[str]]):
        values = tuple(sorted({topic for topics in column for topic in topics}))
        index = {value: code for code, value in enumerate(values)}
        pairs = [(i, index[topic]) for i, topics in enumerate(column) for topic in set(topics)]
        program, topic = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
        unknown = np.array([not topics for topics in column], dtype=bool)
        return cls(values, program, topic, unknown)

    def among(self, chosen: Sequence[str]) -> Mask:
        wanted = np.array([value in chosen for value in self.values], dtype=bool)
        found = np.zeros(len(self.unknown), dtype=bool)
        found[self.program[wanted[self.topic]]] = True
        return found

    def counts(self, where: Mask) -> dict[str, int]:
        counted = np.bincount(self.topic[where[self.program]], minlength=len(self.values))
        return dict(zip(self.values, counted.tolist(), strict=True))


@dataclass(frozen=True)
class Columns:
    """What browse() reads, (n,) unless stated."""

    coded: dict[str, Coded]
    topics: Topics
    core: Mask  # (5, n): the area is a core part
    area_stated: Mask  # (5, n)
    required: Mask  # (11, n): each of NAMED_SUBJECTS
    prerequisites_unknown: Mask  # none stated, or one that is not named
    # 0 master's read page by page, 1 what could take their place, 2 known from federal files only
    standing: NDArray[np.int8]
    names: list[str]  # as search compares them, a space before each word
    name_rank: NDArray[np.int64]
    institution_rank: NDArray[np.int64]

    @classmethod
    def of(cls, snapshot: Snapshot) -> Columns:
        in_us = [country == "US" for country in snapshot.country]
        states = [
            region if here else "" for region, here in zip(snapshot.region, in_us, strict=True)
        ]
        state = Coded.of(states, tuple(US_STATES), blank_is_unknown=False)
        state = Coded(
            state.values,
            state.codes,
            np.array(
                [here and not region for region, here in zip(states, in_us, strict=True)],
                dtype=bool,
            ),
        )
        countries = sorted(set(snapshot.country) - {""})
        required = snapshot.prerequisites == PREREQUISITE_LEVELS.index("required")
        named = [SUBJECTS.index(subject) for subject in NAMED_SUBJECTS]
        stated = (snapshot.prerequisites != -1).any(axis=0)
        names = [fold(name) for name in snapshot.names]
        institutions = [fold(name) for name in snapshot.institutions]
        return cls(
            coded={
                "kind": Coded.of(snapshot.kind, Kind.values),
                "field": Coded.of(snapshot.field, Field.values),
                "tier": Coded.of(snapshot.tier, Tier.values),
                "modality": Coded.of(snapshot.modality, Modality.values),
                "control": Coded.of(snapshot.control, Control.values),
                "country": Coded.of(snapshot.country, countries, blank_is_unknown=False),
                "state": state,
                "gre": Coded.of(snapshot.gre, Gre.values),
                "bachelor": Coded.of(snapshot.bachelor, BachelorField.values),
            },
            topics=Topics.of(snapshot.topics),
            core=snapshot.curriculum == AREA_LEVELS.index("core"),
            area_stated=snapshot.curriculum != -1,
            required=required[named],
            prerequisites_unknown=~stated | required[SUBJECTS.index("other")],
            standing=np.array(
                [
                    2 if tier == "listed" else int(kind != "masters")
                    for tier, kind in zip(snapshot.tier, snapshot.kind, strict=True)
                ],
                dtype=np.int8,
            ),
            names=[f" {name}" for name in names],
            name_rank=_ranks(list(zip(names, institutions, snapshot.slugs, strict=True))),
            institution_rank=_ranks(institutions),
        )


def _ranks(keys: Sequence) -> NDArray[np.int64]:
    """The place of each key in sorted order; equal keys share one. The same on any database."""
    place = {key: rank for rank, key in enumerate(sorted(set(keys)))}
    return np.array([place[key] for key in keys], dtype=np.int64)


@lru_cache(maxsize=1)
def columns_of(snapshot: Snapshot) -> Columns:
    """The columns of a snapshot, made once for each."""
    return Columns.of(snapshot)
