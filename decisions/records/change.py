"""One thing that is not as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """then, now: in words."""

    label: str
    then: str
    now: str


def differing(label: str, then: str, now: str, blank: str) -> Iterator[Change]:
    """
    One change, or none. blank: what to call "".

    >>> list(differing("Price", "$9,900", "", "not stated"))
    [Change(label='Price', then='$9,900', now='not stated')]
    >>> list(differing("Price", "$9,900", "$9,900", "not stated"))
    []
    """
    if then != now:
        yield Change(label, then or blank, now or blank)
