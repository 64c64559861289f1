"""
The engine's parameters, read once from the TOML files beside this.

Each entry has a label, a unit, a default, a plausible range, a source and a date. `status` says
what kind of number it is: D a datum, S a study, J a judgment of ours, shown as such wherever it
counts.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

FILES = ("scoring",)


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One number that the engine uses, or one for each of `parts`."""

    label: str
    unit: str
    default: float | tuple[float, ...]
    range: tuple[float, float]
    status: Literal["D", "S", "J"]
    source: str
    as_of: str
    parts: tuple[str, ...] = ()

    @property
    def number(self) -> float:
        """The value of an entry that is one number. Raises TypeError for a list."""
        if isinstance(self.default, tuple):
            raise TypeError(f"{self.label!r} has {len(self.default)} numbers, not one")
        return self.default

    @property
    def numbers(self) -> tuple[float, ...]:
        """The values, one for each of `parts`; of a single number, itself."""
        return self.default if isinstance(self.default, tuple) else (self.default,)


@cache
def parameters(name: str) -> Mapping[str, Parameter]:
    """
    All entries of one file, in its order.

    name: one of FILES; raises KeyError otherwise.

    >>> parameters("scoring")["bridge_courses_at_once"].number
    2.0
    >>> dict(zip(*[getattr(parameters("scoring")["weights"], part) for part in
    ...           ("parts", "default")]))["money"]
    40.0
    """
    if name not in FILES:
        raise KeyError(f"no parameter file called {name!r}; there are {', '.join(FILES)}")
    raw = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
    return MappingProxyType({key: _parameter(entry) for key, entry in raw.items()})


def _parameter(entry: dict) -> Parameter:  # type: ignore[type-arg]
    default = entry["default"]
    return Parameter(
        label=entry["label"],
        unit=entry["unit"],
        default=tuple(map(float, default)) if isinstance(default, list) else float(default),
        range=(float(entry["range"][0]), float(entry["range"][1])),
        status=entry["status"],
        source=entry["source"],
        as_of=entry["as_of"],
        parts=tuple(entry.get("parts", ())),
    )
