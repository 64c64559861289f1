"""An input of the engine and where it comes from, kept for display."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from decisions.engine.arrays import Flags, Number


class Kind(StrEnum):
    """What sort of number an input is, as the person reads it."""

    ANSWER = "Your answer"
    FACT = "The program’s figure"
    DATUM = "Official figure"
    STUDY = "From a study"
    JUDGMENT = "Our judgment"
    UNKNOWN = "Not known"


@dataclass(frozen=True)
class Origin:
    """Where one value comes from.

    words: a short sentence without its full stop, "" if the kind says it all.
    field: the program's field whose sources state it.  sources: names in Market.sources.
    section: of the profile, where an answer changes it.  key: of the engine's parameter.
    """

    kind: Kind
    words: str = ""
    field: str = ""
    sources: tuple[str, ...] = ()
    section: str = ""
    key: str = ""


class Unit(StrEnum):
    """How a value is shown."""

    MONEY = "money"  # the person's currency
    DOLLARS = "dollars"
    PAID = "paid"  # the currency one is paid in afterwards
    SHARE = "share"
    RATE = "rate"  # a year
    MONTHS = "months"
    YEARS = "years"
    COUNT = "count"
    NUMBER = "number"
    FLAG = "flag"
    TEXT = "text"  # no number: the origin says it all


@dataclass(frozen=True)
class Input:
    """One input of the engine for every row of a batch.

    name: as in a scenario file.  value: a number, or (P,).  origin: of the value of one row.
    """

    name: str
    label: str
    unit: Unit
    value: Number | Flags
    origin: Callable[[int], Origin]

    def at(self, row: int) -> float:
        """The value of one row, also of an input that is the same for all."""
        value = np.asarray(self.value, dtype=float)
        return float(value[row] if value.ndim else value)


def always(origin: Origin) -> Callable[[int], Origin]:
    """One origin for every row."""
    return lambda row: origin
