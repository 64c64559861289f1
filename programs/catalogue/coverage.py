"""How much of what is looked for is known, and from where: plain counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from programs.catalogue.database import payloads
from programs.catalogue.facts import FACTS, LISTS, SOURCED_BY_ROW, Fact, stated
from programs.models import Program, Scope


@dataclass
class Count:
    """Of some facts: how many are stated, with or without a source, and how many are blank,
    with or without a reason. Facts that cannot apply are in none of these."""

    cited: int = 0
    uncited: int = 0
    explained: int = 0
    unexplained: int = 0

    @property
    def stated(self) -> int:
        return self.cited + self.uncited

    @property
    def blank(self) -> int:
        return self.explained + self.unexplained

    @property
    def owed(self) -> int:
        """How many are looked for."""
        return self.stated + self.blank

    def __add__(self, other: Count) -> Count:
        return Count(
            self.cited + other.cited,
            self.uncited + other.uncited,
            self.explained + other.explained,
            self.unexplained + other.unexplained,
        )


@dataclass(frozen=True)
class Coverage:
    """programs: how many were counted. facts: the count of each fact, in the order of FACTS."""

    programs: int
    facts: tuple[tuple[Fact, Count], ...]

    @property
    def total(self) -> Count:
        return sum((count for _, count in self.facts), Count())


def coverage(programs: QuerySet[Program]) -> Coverage:
    """Counts over these programs. At most eleven queries, whatever their number."""
    return count(payloads(programs).values())


def count(held: Iterable[Mapping[str, Any]]) -> Coverage:
    """Counts over complete payloads."""
    held = list(held)
    counts = [(fact, Count()) for fact in FACTS]
    for payload in held:
        for fact, number in counts:
            if own(payload, fact.key):
                if cited(payload, fact.key):
                    number.cited += 1
                else:
                    number.uncited += 1
            elif explained(payload, fact.key):
                number.explained += 1
            elif applies(payload, fact.key):
                number.unexplained += 1
    return Coverage(len(held), tuple(counts))


def own(payload: Mapping[str, Any], key: str) -> bool:
    """Whether something is stated of the program itself: the average that its institution
    charges says nothing about its tuition."""
    if key == "tuition":
        return any(row["scope"] == Scope.PROGRAM for row in payload[key])
    return stated(payload, key)


def applies(payload: Mapping[str, Any], key: str) -> bool:
    """Whether a fact can be stated at all: only online teaching is live or recorded."""
    return key != "delivery" or payload["modality"] != "in_person"


def cited(payload: Mapping[str, Any], key: str) -> bool:
    """Whether a stated fact names its source: itself, through the group that it belongs to,
    in each of its rows or for each of its entries."""
    root = key.partition(".")[0]
    if key in SOURCED_BY_ROW:
        return True
    held: Mapping[str, Any] = payload["cited"]
    if held.get(key) or held.get(root):
        return True
    return key in LISTS and all(held.get(f"{key}.{entry}") for entry in payload[key])


def explained(payload: Mapping[str, Any], key: str) -> bool:
    """Whether the blank has a reason: its own, or that of its group."""
    held: Mapping[str, str] = payload["missing"]
    return key in held or key.partition(".")[0] in held
