"""What a price would have to be for a program to be worth its money."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from decisions.engine.arrays import Array
from decisions.engine.breakeven import ahead
from decisions.money.batch import Batch, Offers
from decisions.money.stories import tell

HIGHEST_PRICE = 400_000.0  # US dollars
PRICES = 17  # of a grid
FINER = 2  # grids inside the interval found, the last of about 100 dollars


def highest_prices(batch: Batch) -> Array:
    """
    The highest whole price at which the mean gain of each row is not negative, (P,).

    US dollars at month 0.  NaN: not known.  -inf: not even free of charge.  inf: beyond any price
    we look at. The prices of the batch itself are not used.
    """
    free = np.zeros(len(batch))
    low, high, below = _bracket(batch, free, np.full(len(batch), HIGHEST_PRICE))
    for _ in range(FINER):
        low, high, (first, second) = _bracket(batch, low, high)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(second < first, first / (first - second), 0.0)
    price = low + np.clip(share, 0.0, 1.0) * (high - low)
    at_free, at_most = below
    price = np.where(ahead(at_free), np.where(ahead(at_most), np.inf, price), -np.inf)
    return np.where(np.isnan(at_free), np.nan, price)


def _bracket(batch: Batch, low: Array, high: Array) -> tuple[Array, Array, tuple[Array, Array]]:
    """The interval of a grid in which the gain turns negative, and the gain at its ends.

    The first call's ends are the grid's own, where it does not turn.
    """
    steps = np.linspace(0.0, 1.0, PRICES)
    prices = low[:, None] + steps * (high - low)[:, None]
    gains = _means(batch, np.repeat(np.arange(len(batch)), PRICES), prices.ravel())
    gains = gains.reshape(prices.shape)
    # The last price up to which all are worth it.
    worth = np.cumprod(ahead(gains), axis=1).sum(axis=1)
    at = np.clip(worth - 1, 0, PRICES - 2)
    rows = np.arange(len(batch))
    ends = (
        np.where(worth == 0, gains[:, 0], gains[rows, at]),
        np.where(worth == PRICES, gains[:, -1], gains[rows, at + 1]),
    )
    return prices[rows, at], prices[rows, at + 1], ends


def _means(batch: Batch, rows: NDArray[np.intp], dollars: Array) -> Array:
    """The mean gain of some rows of a batch at other prices."""
    offers = batch.offers
    repeated = Offers(
        index=offers.index[rows],
        pace=offers.pace[rows],
        dollars=dollars,
        # A price that is tried is one of month 0.
        year=np.zeros(len(rows), dtype=np.int16),
        months=offers.months[rows],
    )
    other = Batch(batch.situation, batch.snapshot, repeated, batch.bridge)
    return tell(other).expected_npv
