"""Labels at the ends of lines: in their order, none over another, clear of lines if possible."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_STEP = 0.2  # em, between the places tried
_OFF = 0.4  # between a label and the end of its line, em
_COVERS = 3.0  # what it costs to cover a line, as much as to stand off by about 4 em
_DISTANCE = 0.15  # what it costs to stand off, by the square of em


@dataclass(frozen=True)
class Block:
    """
    A label to be placed. end: y of the end of its line.  covers: from where to where each line
    runs behind a label of its width.  passes: the ends of other lines, and what it costs to
    stand beyond them; all em, downwards.
    """

    height: float
    end: float
    covers: Sequence[tuple[float, float]] = ()
    passes: Sequence[tuple[float, float]] = ()

    def badness(self, top: float) -> float:
        bottom = top + self.height
        off = max(top - self.end, self.end - bottom, 0.0) - _OFF
        covered = sum(low < bottom and high > top for low, high in self.covers)
        passed = sum(
            cost
            for end, cost in self.passes
            if (bottom <= end < self.end) or (self.end < end <= top)
        )
        return _COVERS * covered + passed + _DISTANCE * off * off


def spread(blocks: Sequence[Block], bottom: float) -> list[float]:
    """
    The best tops of blocks that stand one below the other between 0 and `bottom`, em.

    Exact on a grid of places: the best places of the first blocks, for each place of the last.

    >>> two = [Block(1.0, 5.0), Block(1.0, 5.0)]
    >>> first, second = spread(two, 20.0)
    >>> second - first >= 1.0, spread([Block(1.0, 19.9)], 20.0)[0] < 19.0
    (True, True)
    """
    steps = [math.ceil(block.height / _STEP) for block in blocks]
    places = max(int(bottom / _STEP), sum(steps))
    best: list[tuple[float, list[int]]] = [(0.0, [])] * (places + 1)
    for block, size in zip(blocks, steps, strict=True):
        # best[k]: of the blocks so far, all of them above place k.
        further: list[tuple[float, list[int]]] = [(math.inf, [])] * (places + 1)
        for place in range(places - size + 1):
            cost, above = best[place]
            here = (cost + block.badness(place * _STEP), [*above, place])
            after = place + size
            further[after] = min(further[after - 1], here, key=lambda pair: pair[0])
        best = further
    return [place * _STEP for place in best[-1][1]]
