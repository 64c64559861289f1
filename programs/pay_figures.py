"""What graduates are published to earn, as columns: read by those who hold it against other pay.

A figure may describe one program, all degrees in its field at the institution, or the field in
the nation. Each stays what its source states; nothing is brought to other dollars here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from programs.models import Metric, OutcomeScope

Floats = NDArray[np.float64]

# From the closest to the widest.
SCOPES = (OutcomeScope.PROGRAM, OutcomeScope.INSTITUTION_FIELD, OutcomeScope.NATION_FIELD)
# Pay of graduates, with the years after graduation at which it is measured.
YEARS_AFTER = {
    Metric.MEDIAN_STARTING_SALARY: 0.0,
    Metric.MEAN_STARTING_SALARY: 0.0,
    Metric.MEDIAN_SALARY_1YR: 1.0,
    Metric.MEDIAN_SALARY_4YR: 4.0,
    Metric.MEDIAN_SALARY_5YR: 5.0,
}


@dataclass(frozen=True)
class PayFigure:
    """One published figure.

    dollars: a year, US dollars; of another `currency` at the newest reference rate.  year: of
    those dollars; `year_stated` False: not stated, taken from the cohort or the source.  n: None
    not stated.  cip4: "" of a program.  source: key of its Source.
    """

    scope: str
    metric: str
    dollars: float
    currency: str
    year: int
    year_stated: bool
    years_after: float
    n: int | None
    population: str
    cohort: str
    cip4: str
    source: int

    @property
    def is_mean(self) -> bool:
        return self.metric == Metric.MEAN_STARTING_SALARY


@dataclass(frozen=True, eq=False)
class PayFigures:
    """The figures of a catalogue, and of which programs they say something.

    program, figure (k,): pairs; index in the snapshot, and into `figures`.
    """

    figures: tuple[PayFigure, ...]
    program: NDArray[np.intp]
    figure: NDArray[np.intp]

    def of(self, program: int) -> list[PayFigure]:
        """The figures of the program at an index of the snapshot, the closest scope first."""
        return [self.figures[k] for k in self.figure[self.program == program].tolist()]

    # One entry for each pair, (k,).

    @cached_property
    def scope(self) -> NDArray[np.intp]:
        """Index into SCOPES."""
        return np.array([SCOPES.index(each.scope) for each in self.figures], dtype=np.intp)[
            self.figure
        ]

    @cached_property
    def dollars(self) -> Floats:
        return self._each("dollars")

    @cached_property
    def year(self) -> Floats:
        return self._each("year")

    @cached_property
    def years_after(self) -> Floats:
        return self._each("years_after")

    @cached_property
    def n(self) -> Floats:
        """NaN where it is not stated."""
        return self._each("n")

    @cached_property
    def is_mean(self) -> NDArray[np.bool_]:
        return self._each("is_mean").astype(bool)

    def _each(self, name: str) -> Floats:
        return np.array([getattr(each, name) for each in self.figures], dtype=float)[self.figure]
