"""The labor market and living costs in memory: what the money border asks for.

All amounts are US dollars as published; bringing them to today is the border's business. They are
in the prices of the months named here.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import isnan

import numpy as np

from decisions.engine.salaries import national_factor
from decisions.reference.facts import (
    METRO,
    NATION,
    STATE,
    UNKNOWN,
    Band,
    Floats,
    Living,
    Part,
    Pay,
    Place,
    PlaceRow,
)
from programs.models import Source

__all__ = [
    "ALL_OCCUPATIONS",
    "METRO",
    "NATION",
    "RENTS_MONTH",
    "SPENDING_MONTH",
    "STATE",
    "WAGES_MONTH",
    "Band",
    "Living",
    "Market",
    "Part",
    "Pay",
    "Place",
    "PlaceRow",
    "current",
    "forget",
]

# (year, month) whose prices the figures are in.
# OEWS: six panels of three years, brought by BLS to its reference month.
WAGES_MONTH = (2025, 5)
# HUD trends a year's Fair Market Rents to the middle of that fiscal year (October to September).
RENTS_MONTH = (2026, 4)
# The file's makers brought the survey of 2024 to this month by the consumer price index.
SPENDING_MONTH = (2026, 5)

ALL_OCCUPATIONS = "00-0000"
# Roles that a profile names otherwise than the file of mixtures.
ROLE_IN_FILE = {"research": "ai_researcher_phd"}
# What the parity of a place without one is taken as: the nation's.
PARITY_OF_NATION = 100.0


@dataclass(frozen=True, eq=False)
class Market:
    """One version of the reference tables. Whatever is asked about any place has an answer:
    unknown metros fall back to their state, unknown states to the nation.

    Compared and hashed by identity, so that what is derived from it can be kept beside it.
    """

    version: int
    # by role as the file names it, the biggest part first
    roles: Mapping[str, tuple[Part, ...]] = field(repr=False)
    titles: Mapping[str, str] = field(repr=False)  # by SOC code
    # (5,) each, by level, code of the area ("" for the nation) and SOC code; complete ones only
    wages: Mapping[tuple[str, str, str], Floats] = field(repr=False)
    places: Mapping[tuple[str, str], PlaceRow] = field(repr=False)  # by level and code
    bands: tuple[Band, ...] = field(repr=False)  # rising, without gaps
    state_taxes: Mapping[str, tuple[Floats, Floats]] = field(repr=False)
    months: tuple[tuple[int, int], ...] = field(repr=False)  # rising
    indexes: tuple[float, ...] = field(repr=False)  # consumer prices of those months
    rates: Mapping[str, tuple[float, date | None]] = field(repr=False)
    # by name of the origin in sources.toml: wages, rents, parities, rates, price_index, roles,
    # spending, state_tax; what was never loaded is not there
    sources: Mapping[str, Source] = field(repr=False)
    # Bounded: an entry per occupation and known place.
    _pays: dict[tuple[str, str, str], Pay] = field(repr=False, default_factory=dict)

    def place(self, metro: str = "", state: str = "") -> PlaceRow:
        """The place itself, or what stands for it: its state, else the nation."""
        return self._chain(metro, state)[0]

    def _chain(self, metro: str, state: str) -> tuple[PlaceRow, ...]:
        """The place and those it falls back to: metro, its state, the nation; at least one."""
        own = self.places.get((METRO, metro))
        if own is not None and state not in own.states:
            state = own.state
        wider = self.places.get((STATE, state))
        nation = self.places[NATION, ""]
        return tuple(row for row in (own, wider, nation) if row is not None)

    def occupations(self, role: str) -> tuple[Part, ...]:
        """The mixture that stands for a role of a profile or of the file. KeyError: unknown."""
        return self.roles[ROLE_IN_FILE.get(role, role)]

    def pay(self, soc: str, metro: str = "", state: str = "") -> Pay:
        """What an occupation pays in a place: of the metro, else of its state, else the nation's
        times METHOD's factor for how dear the place is."""
        chain = self._chain(metro, state)
        # A metro can lie in several states, of which the person names one.
        asked = (soc, chain[0].metro, chain[-2].state if len(chain) > 1 else "")
        held = self._pays.get(asked)
        if held is None:
            held = self._pays[asked] = self._find_pay(soc, chain)
        return held

    def _find_pay(self, soc: str, chain: tuple[PlaceRow, ...]) -> Pay:
        parity = _first_known(row.rpp_all for row in chain if row.level != NATION)
        if chain[0].level == NATION:
            parity = PARITY_OF_NATION
        for row in chain:
            percentiles = self.wages.get((row.level, row.metro or row.state, soc))
            if percentiles is not None:
                break
        factor = 1.0
        if percentiles is None:
            percentiles = np.full(5, UNKNOWN)
        elif row.level == NATION and chain[0].level != NATION:
            level = PARITY_OF_NATION if isnan(parity) else parity
            factor = float(national_factor(level, soc))
            percentiles = percentiles * factor
        percentiles.setflags(write=False)
        return Pay(
            soc=soc,
            title=self.titles.get(soc, soc),
            percentiles=percentiles,
            level=row.level,
            area=row.name,
            factor=factor,
            rpp=None if isnan(parity) else parity,
            source=self.sources.get("wages"),
        )

    def median_pay(self, metro: str = "", state: str = "") -> Pay:
        """What all occupations together pay in a place; `.median` is the usual pay there."""
        return self.pay(ALL_OCCUPATIONS, metro, state)

    def band(self, income: float) -> Band | None:
        """The band of a gross yearly income; None if that is unknown, or no bands are loaded."""
        if isnan(income) or not self.bands:
            return None
        at = bisect_right(self.bands, income, key=lambda band: band.income_min)
        return self.bands[max(at - 1, 0)]

    def living(self, metro: str, state: str, income: float, shared: bool = False) -> Living:
        """A year of living in a place, of somebody with that gross yearly income.

        shared: half of an apartment with two bedrooms, not one with one bedroom of one's own.
        """
        chain = self._chain(metro, state)
        rents = [(row.rent_2br / 2.0 if shared else row.rent_1br) * 12.0 for row in chain]
        at = next((k for k, rent in enumerate(rents) if not isnan(rent)), len(rents) - 1)
        own = [row for row in chain if row.level != NATION] or chain
        goods = _first_known(row.rpp_goods for row in own)
        services = _first_known(row.rpp_other_services for row in own)
        known = not (isnan(goods) or isnan(services))
        if not known:
            goods = services = PARITY_OF_NATION
        band = self.band(income)
        spending = UNKNOWN
        if band is not None:
            bought = (band.food + band.other_nonhousing) * goods
            served = (band.transportation + band.healthcare + band.internet_mobile) * services
            spending = (bought + served) / 100.0
        names = ("rents", "spending", "parities")
        return Living(
            rent=rents[at],
            spending=spending,
            shared=shared,
            band=band,
            level=chain[at].level,
            place=chain[at].name,
            rpp_goods=goods,
            rpp_other_services=services,
            parity_known=known,
            sources=tuple(self.sources[name] for name in names if name in self.sources),
        )

    def state_tax(self, state: str) -> tuple[Floats, Floats] | None:
        """Wages and what the state takes from each, income and payroll tax together, (n,) both.

        None where there is no table: the territories, and places that are not in the US.
        """
        return self.state_taxes.get(state)

    def price_index(self, year: int, month: int) -> float:
        """Consumer prices of a month, or of the last month before it that has been published;
        NaN before the first."""
        at = bisect_right(self.months, (year, month))
        return self.indexes[at - 1] if at else UNKNOWN

    @property
    def newest_index(self) -> tuple[date, float] | None:
        """The first day of the newest month with a price index, and the index."""
        if not self.months:
            return None
        year, month = self.months[-1]
        return date(year, month, 1), self.indexes[-1]

    @property
    def currencies(self) -> tuple[str, ...]:
        return tuple(sorted(self.rates))

    def rate(self, currency: str) -> tuple[float, date | None]:
        """US dollars for one unit, and the day of that rate. KeyError: unknown."""
        return self.rates[currency]


def _first_known(values: Iterable[float]) -> float:
    return next((value for value in values if not isnan(value)), UNKNOWN)


_lock = threading.Lock()
_market: Market | None = None


def current(version: int) -> Market:
    """The market of a version of the catalogue: read from the database once, then kept."""
    global _market
    held = _market
    if held is not None and held.version == version:
        return held
    with _lock:
        if _market is None or _market.version != version:
            from decisions.reference.read_market import read

            _market = read(version)
        return _market


def forget() -> None:
    """Drop what is kept, for tests that change the tables behind its back."""
    global _market
    _market = None
