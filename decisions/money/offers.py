"""What every program asks of one person: pace, fee status, price, length."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from decisions.engine.parameters import parameters
from decisions.money.batch import Offers
from decisions.person import Person
from programs.prices import STATUSES
from programs.snapshot import Snapshot


@dataclass(frozen=True, eq=False)
class Terms:
    """(n,) each: one entry per program of a snapshot.

    status, pace: index into prices.STATUSES and PACES.  price: US dollars as published, NaN not
    known.  year: first year of its academic year, 0 not stated.  months: to finish, NaN not
    known.  assumed: price and months are the assumption that the person switched on.
    """

    status: NDArray[np.int8]
    pace: NDArray[np.int8]
    price: NDArray[np.float64]
    year: NDArray[np.int16]
    months: NDArray[np.float64]
    assumed: NDArray[np.bool_]

    @property
    def complete(self) -> NDArray[np.int64]:
        """Indices of the programs whose price and length are both known."""
        return np.flatnonzero(np.isfinite(self.price) & np.isfinite(self.months))

    def offers(self, index: NDArray[np.int64]) -> Offers:
        return Offers(
            index=index,
            pace=self.pace[index],
            dollars=self.price[index],
            year=self.year[index],
            months=self.months[index],
        )


def terms(
    person: Person,
    snapshot: Snapshot,
    status: NDArray[np.int8],
    assume: bool = False,
    paces: NDArray[np.int8] | None = None,
) -> Terms:
    """The terms of every program. assume: also of listed ones that state neither.  paces (n,):
    None for those at which this person would study."""
    pace = person.paces(snapshot) if paces is None else paces
    price = snapshot.take(snapshot.price_usd, pace, status)
    months = snapshot.take(snapshot.months, pace)
    assumed = np.zeros(len(snapshot), dtype=bool)
    if assume:
        price, months, assumed = _assumed(snapshot, status, price, months)
    year = snapshot.take(snapshot.price_year, pace, status)
    return Terms(status, pace, price, year, months, assumed)


def _assumed(
    snapshot: Snapshot,
    status: NDArray[np.int8],
    price: NDArray[np.float64],
    months: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """Listed US programs at the usual length and their institution's average rate.

    Only those of which neither price nor duration is known: what a program states is never
    replaced. Residents of its state take the in-state rate, everybody else the other.
    """
    given = parameters("scoring")
    in_state, out_of_state = snapshot.average_price_usd
    yearly = np.where(status == STATUSES.index("in_state"), in_state, out_of_state)
    listed = np.array([tier == "listed" for tier in snapshot.tier], dtype=bool)
    in_us = np.array([country == "US" for country in snapshot.country], dtype=bool)
    assumed = listed & in_us & np.isnan(price) & np.isnan(months) & np.isfinite(yearly)
    return (
        np.where(assumed, yearly * given["assumed_years_charged"].number, price),
        np.where(assumed, given["assumed_months"].number, months),
        assumed,
    )
