"""Addresses of the program list: links that change one thing and keep the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from programs.browse import FILTERS
from programs.forms import BrowseForm
from programs.wording import number

# In the order in which they stand in an address.
PARAMETERS = ("q", *FILTERS[1:], "residency", "unknown", "sort", "view", "p")
Pair = tuple[str, str]


@dataclass(frozen=True)
class Address:
    """A path and its parameters, in order. Changing it gives another address."""

    path: str
    pairs: tuple[Pair, ...] = ()

    def __str__(self) -> str:
        return f"{self.path}?{urlencode(self.pairs)}" if self.pairs else self.path

    def without(self, name: str, value: str | None = None) -> Address:
        """Without a parameter, or without one of its values."""
        kept = (
            pair
            for pair in self.pairs
            if pair[0] != name or (value is not None and pair[1] != value)
        )
        return Address(self.path, tuple(kept))

    def only(self, names: Iterable[str]) -> Address:
        kept = set(names)
        return Address(self.path, tuple(pair for pair in self.pairs if pair[0] in kept))

    def adding(self, name: str, values: Sequence[str]) -> Address:
        new = tuple((name, value) for value in values if (name, value) not in self.pairs)
        return Address(self.path, self.pairs + new)

    def having(self, name: str, *values: str) -> Address:
        """With these values of a parameter instead of those it had; "" for none."""
        return self.without(name).adding(name, [value for value in values if value])


@dataclass(frozen=True)
class Chip:
    """Something in force that one link removes."""

    label: str
    words: str
    url: str
    title: str = ""


@dataclass(frozen=True)
class Link:
    """Somewhere to go, how many programs there are, and whether one is there."""

    words: str
    url: str
    count: int = 0
    current: bool = False


@dataclass(frozen=True)
class Heading:
    """A column of the table: sort is "", ascending or descending; url "" if it cannot sort."""

    words: str
    url: str = ""
    sort: str = ""
    number: bool = False


def address_of(path: str, form: BrowseForm) -> Address:
    """The address that asks for what the form read, in its shortest form. Without a page."""
    pairs: list[Pair] = []
    for name in PARAMETERS:
        value = form.cleaned_data.get(name)
        if value is None or value is False or value == "":
            continue
        if value is True:
            pairs.append((name, "yes"))
        elif isinstance(value, str):
            pairs.append((name, value))
        elif isinstance(value, tuple):
            pairs += ((name, one) for one in value)
        else:
            pairs.append((name, number(value).replace(",", "")))
    return Address(path, tuple(pairs))
