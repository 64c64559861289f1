"""The engine's parameters, read once from the TOML files beside this.

Each entry has a label, a unit, a default, a source and a date. `range` is the plausible range of a
number that people may change; statutory figures have none. `status` says what kind of number it
is: D a datum, S a study, J a judgment of ours, shown as such wherever it counts.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

FILES = ("scoring", "loans", "taxes", "assumptions")


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One number that the engine uses, one for each of `parts`, a table, or a distribution.

    central: the number inside `range`, when `default` is a distribution.
    """

    label: str
    unit: str
    default: Any
    status: Literal["D", "S", "J"]
    source: str
    as_of: str
    range: tuple[float, float] | None = None
    parts: tuple[str, ...] = ()
    central: float | None = None
    note: str = ""

    @property
    def number(self) -> float:
        """The value of an entry that is one number. Raises TypeError for a list."""
        if isinstance(self.default, list):
            raise TypeError(f"{self.label!r} has {len(self.default)} numbers, not one")
        return float(self.default)

    @property
    def numbers(self) -> tuple[float, ...]:
        """The values, one for each of `parts`; of a single number, itself."""
        values = self.default if isinstance(self.default, list) else [self.default]
        return tuple(float(value) for value in values)

    @property
    def centre(self) -> float:
        """The single number that stands for this parameter."""
        return float(self.default if self.central is None else self.central)

    @property
    def limits(self) -> tuple[float, float]:
        """The plausible range. Raises ValueError for a number that people don't change."""
        if self.range is None:
            raise ValueError(f"{self.label}: not a number that people change")
        return self.range


@cache
def parameters(name: str) -> Mapping[str, Parameter]:
    """
    All entries of one file, in its order.

    name: one of FILES; raises KeyError otherwise.

    >>> parameters("scoring")["bridge_courses_at_once"].number
    2.0
    >>> weights = parameters("scoring")["weights"]
    >>> dict(zip(weights.parts, weights.numbers))["money"]
    40.0
    >>> parameters("loans")["federal_annual"].default
    20500.0
    """
    if name not in FILES:
        raise KeyError(f"no parameter file called {name!r}; there are {', '.join(FILES)}")
    raw = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
    return MappingProxyType({key: _parameter(entry) for key, entry in raw.items()})


def _parameter(entry: dict[str, Any]) -> Parameter:
    known = dict(entry)
    if "range" in known:
        known["range"] = tuple(known["range"])
    if "parts" in known:
        known["parts"] = tuple(known["parts"])
    return Parameter(**known)


def value(file: str, key: str) -> Any:
    """
    The default of one entry.

    >>> value("taxes", "medicare_rate")
    0.0145
    """
    return parameters(file)[key].default
