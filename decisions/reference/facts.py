"""What the market is asked for: places, occupations, pay and what living costs.

US dollars a year as published, never brought to another year; NaN is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from programs.models import Source

Floats = NDArray[np.float64]

METRO, STATE, NATION = "metro", "state", "national"
UNKNOWN = float("nan")


class Place(NamedTuple):
    """Where somebody lives or works: a Census metro code (CBSA) and a state, "" if not said.

    Both blank stands for the whole nation.
    """

    metro: str = ""
    state: str = ""


@dataclass(frozen=True)
class PlaceRow:
    """What is published of a place. Rents a month; price parities with the nation as 100."""

    metro: str
    state: str  # of a metro: the first in its name
    level: str  # METRO, STATE or NATION
    name: str
    states: tuple[str, ...] = ()  # all that a metro lies in
    rent_1br: float = UNKNOWN
    rent_2br: float = UNKNOWN
    rpp_all: float = UNKNOWN
    rpp_goods: float = UNKNOWN
    rpp_other_services: float = UNKNOWN


@dataclass(frozen=True)
class Part:
    """One occupation of the mixture that stands for a role; the weights of a role make 1."""

    soc: str
    title: str
    weight: float


@dataclass(frozen=True, eq=False)
class Pay:
    """What an occupation pays in a place; all NaN and no source if it is not published at all."""

    soc: str
    title: str
    percentiles: Floats = field(repr=False)  # (5,): P10 P25 P50 P75 P90, factor applied
    level: str  # where it is published: METRO, STATE or NATION
    area: str  # the name of that area
    factor: float  # 1, or what national pay was multiplied by to stand in for the place
    rpp: float | None  # price parity of the place asked about; None: not published
    source: Source | None = field(repr=False)

    @property
    def median(self) -> float:
        return float(self.percentiles[2])

    @property
    def stands_in(self) -> bool:
        """National pay in place of the place's own: METHOD adds to the spread of programs."""
        return self.factor != 1.0


@dataclass(frozen=True)
class Band:
    """Yearly spending of one person apart from housing, nationwide, by gross yearly income."""

    name: str
    income_min: float
    income_max: float  # infinite in the last band
    food: float
    transportation: float
    healthcare: float
    internet_mobile: float
    other_nonhousing: float


@dataclass(frozen=True)
class Living:
    """What a year of living alone, or sharing, costs in a place.

    Rent and spending stand apart: they are in dollars of different months.
    """

    rent: float
    spending: float
    shared: bool
    band: Band | None  # None: the income or all bands are unknown
    level: str  # of the place that the rent is of
    place: str  # its name
    rpp_goods: float
    rpp_other_services: float
    parity_known: bool  # False: no parities are published, 100 is taken
    sources: tuple[Source, ...] = field(repr=False)

    @property
    def total(self) -> float:
        """Rent and spending, their few months' difference in prices left out."""
        return self.rent + self.spending
