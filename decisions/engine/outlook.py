"""
Many futures of every program of a batch: what a ranking needs of each (method, sections 6 and 10).

Programs go through a block at a time, so that a thousand of them never stand side by side with all
that led to their futures. The same points serve every path: two programs, or a program and the path
it is held against, differ by what they are and not by luck.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from .arrays import Array, array
from .breakeven import ahead
from .draws import Draws, draw
from .scenario import Scenario
from .selection import programs_in, select
from .simulate import Simulation, cautious_mean, simulate_draws, worst_quarter_mean

PROGRAMS = 64  # at a time: their draws, 14 arrays of 1,024, take 7 MiB


@dataclass(frozen=True)
class Outlook:
    """
    (P, ...) for P programs, real money of the reporting currency; NaN: not known.

    npv (P, n): gain at the horizon in each future.  years: after which `ahead` (P, years) is the
    share of the futures that are ahead.  mean, worst_quarter, cautious (P,).  expected (P, n): the
    gain to be expected from the *parameters* of each future, its outcomes averaged out.
    """

    npv: Array
    years: tuple[int, ...]
    ahead: Array
    mean: Array
    worst_quarter: Array
    cautious: Array
    expected: Array

    def __len__(self) -> int:
        return len(self.npv)


# The gain expected from the parameters of each future: npv (P, n), what led to it → (P, n).
Expected = Callable[[Array, Draws, Scenario], Array]


def outlook(
    scenario: Scenario,
    points: Array,
    years: tuple[int, ...],
    caution: float,
    expected: Expected,
    against: Scenario | None = None,
) -> Outlook:
    """
    The futures of every program of a batch.

    scenario: numbers that differ by program are arrays (P, 1), and so is its uncertainty.  points:
    (n, 16), uniform.  years: the last is the horizon.  against: the path that the gain is held
    against instead of the job one would keep: of one program, or of as many as the batch.
    """
    # Each block is written where it belongs: the futures of a long list are never there twice.
    whole: dict[str, Array] = {}
    top = 0
    for own, other in _blocks(scenario, points, years, against):
        part = _of_block(own, other, caution, expected)
        if not whole:
            count = programs_in(scenario)
            whole = {name: np.empty((count, *found.shape[1:])) for name, found in part.items()}
        for name, found in part.items():
            whole[name][top : top + len(found)] = found
        top += PROGRAMS
    return Outlook(years=years, **whole)


@dataclass(frozen=True)
class _Path:
    """Some programs, or what they are held against, with their futures."""

    scenario: Scenario
    found: Simulation

    @property
    def position(self) -> Array:
        """(programs, n, years)."""
        shape = (programs_in(self.scenario), -1, len(self.found.years))
        return self.found.position.reshape(shape)

    def expected(self, expected: Expected) -> Array:
        """(programs, n)."""
        return expected(array(self.position[..., -1]), self.found.draws, self.scenario)


def _drawn(scenario: Scenario, points: Array, years: tuple[int, ...]) -> _Path:
    return _Path(scenario, simulate_draws(scenario, draw(scenario, points), years))


def _blocks(
    scenario: Scenario, points: Array, years: tuple[int, ...], against: Scenario | None
) -> Iterator[tuple[_Path, _Path | None]]:
    """Some programs at a time, and the path that they are held against."""
    one = against is not None and programs_in(against) == 1
    other = _drawn(against, points, years) if against is not None and one else None
    for top in range(0, programs_in(scenario), PROGRAMS):
        some = slice(top, top + PROGRAMS)
        if against is not None and not one:
            other = _drawn(select(against, some), points, years)
        yield _drawn(select(scenario, some), points, years), other


def _of_block(
    own: _Path, other: _Path | None, caution: float, expected: Expected
) -> dict[str, Array]:
    position, to_expect = own.position, own.expected(expected)
    if other is not None:
        position = position - other.position
        # Each from its own draws: of the difference, the terms of one path explain only its part.
        to_expect = to_expect - other.expected(expected)
    npv = array(position[..., -1])
    in_front = np.where(np.isnan(position), np.nan, ahead(position))
    return {
        "npv": npv,
        "ahead": in_front.mean(axis=1),
        "mean": npv.mean(axis=-1),
        "worst_quarter": worst_quarter_mean(npv),
        "cautious": cautious_mean(npv, caution),
        "expected": to_expect,
    }
