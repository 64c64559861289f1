"""Turning the pages of a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Pages:
    """Which stretch of a list is shown.

    number: counted from 1.  count: pages, at least 1.  start, end: as of a slice.
    """

    number: int
    count: int
    start: int
    end: int
    total: int

    @classmethod
    def of(cls, total: int, asked: int, size: int) -> Pages:
        """The page asked for; the last one where there are not so many."""
        count = max(1, -(-total // size))
        number = min(asked, count)
        start = (number - 1) * size
        return cls(number, count, start, min(start + size, total), total)

    @property
    def first(self) -> int:
        """The place in the list of the first one shown, counted from 1."""
        return self.start + 1

    def links(self, address: Callable[[int], str]) -> list[tuple[int, str]]:
        """Pages to go to, with their addresses: the ends and those around this one.
        (0, "") stands for a gap."""
        near = {1, self.count, *range(self.number - 1, self.number + 2)}
        links: list[tuple[int, str]] = []
        last = 0
        for number in sorted(page for page in near if 1 <= page <= self.count):
            if number == last + 2:
                links.append((last + 1, address(last + 1)))
            elif number > last + 1:
                links.append((0, ""))
            links.append((number, address(number)))
            last = number
        return links
