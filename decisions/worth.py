"""Figures of single programs that the engine has to search for; each is worked out once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from decisions.engine.arrays import Array, Flags
from decisions.money.answer import LANDED, Answers
from decisions.money.batch import Batch, Offers
from decisions.money.inverse import HIGHEST_PRICE, highest_prices
from decisions.money.stories import tell

if TYPE_CHECKING:
    from decisions.assessment import Assessment

Figure = TypeVar("Figure")

# The longest study that is tried, months.
LONGEST = 72
# Prices tried at once, how often; and what may stay unpaid, of money: rounding.
TRIES, GRIDS = 17, 3
CENT = 0.01


@dataclass(frozen=True)
class BreakEvenPay:
    """Of one program, as decisions.money.answer.BreakEven has it."""

    salary: float
    of_workers: float
    of_entrants: float


@dataclass(frozen=True)
class PriceAnswer:
    """
    What an unknown whole price would have to be. NaN: not known.

    free: mean gain if it cost nothing, reporting currency.  worth, payable: up to which price the
    mean gain is not negative, and savings and loans cover what is needed; US dollars of month 0,
    inf: beyond any price we look at, -inf: not even if it cost nothing.
    """

    free: float
    worth: float
    payable: float


@dataclass(frozen=True)
class LengthAnswer:
    """
    What an unknown length would have to be, from 1 to LONGEST months.

    gains (LONGEST,): mean gain, reporting currency, NaN not known.  payable (LONGEST,): savings
    and loans cover what is needed.
    """

    gains: Array
    payable: Flags


class Worth:
    """The figures of one assessment, kept by the program's index in the snapshot."""

    def __init__(self, assessment: Assessment):
        self._assessment = assessment
        self._pay: dict[int, BreakEvenPay] = {}
        self._prices: dict[int, PriceAnswer] = {}
        self._lengths: dict[int, LengthAnswer] = {}

    def batch(self, index: Sequence[int]) -> Batch:
        """The scenario of some programs, in the order given; a price or length may be unknown."""
        given = self._assessment.batch
        offers = self._assessment.terms.offers(np.asarray(index, dtype=np.int64))
        return Batch(given.situation, given.snapshot, offers, given.bridge)

    def break_even_pay(self, index: Sequence[int]) -> list[BreakEvenPay]:
        """The pay from which each program is worth it, for those who finish and get the job."""

        def find(batch: Batch) -> list[BreakEvenPay]:
            found = Answers(batch).break_even
            columns = (found.salary, found.of_workers, found.of_entrants)
            rows = zip(*(column.tolist() for column in columns), strict=True)
            return [BreakEvenPay(*row) for row in rows]

        return self._held(self._pay, index, find)

    def prices(self, index: Sequence[int]) -> list[PriceAnswer]:
        """What the price of each program may be. The one it states is not used."""

        def find(batch: Batch) -> list[PriceAnswer]:
            free, _ = _at_prices(batch, np.zeros((len(batch), 1)))
            columns = (free[:, 0], highest_prices(batch), _payable_prices(batch))
            rows = zip(*(column.tolist() for column in columns), strict=True)
            return [PriceAnswer(*row) for row in rows]

        return self._held(self._prices, index, find)

    def lengths(self, index: Sequence[int]) -> list[LengthAnswer]:
        """What the length of each program may be. The one it states is not used."""

        def find(batch: Batch) -> list[LengthAnswer]:
            months = np.tile(np.arange(1.0, LONGEST + 1.0), (len(batch), 1))
            gains, short = _at_lengths(batch, months)
            return [LengthAnswer(*row) for row in zip(gains, short <= CENT, strict=True)]

        return self._held(self._lengths, index, find)

    def _held(
        self,
        held: dict[int, Figure],
        index: Sequence[int],
        find: Callable[[Batch], list[Figure]],
    ) -> list[Figure]:
        missing = [i for i in dict.fromkeys(index) if i not in held]
        if missing:
            held.update(zip(missing, find(self.batch(missing)), strict=True))
        return [held[i] for i in index]


def _payable_prices(batch: Batch) -> Array:
    """
    The highest price of month 0 at which savings and loans cover what is needed, (P,).

    Found on a grid, and on finer ones inside the interval found, to within 100 dollars: its lower
    end, which can be paid.
    """
    if batch.private.all():
        # Private lenders set no limit.
        return np.full(len(batch), np.inf)
    low, high = np.zeros(len(batch)), np.full(len(batch), HIGHEST_PRICE)
    rows = np.arange(len(batch))
    ends = []
    for _ in range(GRIDS):
        prices = low[:, None] + np.linspace(0.0, 1.0, TRIES) * (high - low)[:, None]
        _, short = _at_prices(batch, prices)
        payable = np.cumprod(short <= CENT, axis=1).sum(axis=1)
        at = np.clip(payable - 1, 0, TRIES - 2)
        low, high = prices[rows, at], prices[rows, at + 1]
        ends.append((payable, np.isnan(short[:, 0])))
    payable, unknown = ends[0]
    found = np.where(payable == 0, -np.inf, np.where(payable == TRIES, np.inf, low))
    return np.where(unknown, np.nan, found)


def _at_prices(batch: Batch, dollars: Array) -> tuple[Array, Array]:
    """
    The mean gain of every row at other prices of month 0, and what of the need nobody lends to
    those who finish.

    dollars: (P, tries), as is each answer.
    """
    offers, rows = batch.offers, np.repeat(np.arange(len(batch)), dollars.shape[1])
    # The prices are of month 0 already: no year to carry them forward from.
    no_year = np.zeros(len(rows), dtype=np.int16)
    return _told(
        batch,
        Offers(
            index=offers.index[rows],
            pace=offers.pace[rows],
            dollars=dollars.ravel(),
            year=no_year,
            months=offers.months[rows],
        ),
        dollars,
    )


def _at_lengths(batch: Batch, months: Array) -> tuple[Array, Array]:
    """The same at other lengths, (P, tries)."""
    offers, rows = batch.offers, np.repeat(np.arange(len(batch)), months.shape[1])
    return _told(
        batch,
        Offers(
            index=offers.index[rows],
            pace=offers.pace[rows],
            dollars=offers.dollars[rows],
            year=offers.year[rows],
            months=months.ravel(),
        ),
        months,
    )


def _told(batch: Batch, offers: Offers, tries: Array) -> tuple[Array, Array]:
    stories = tell(Batch(batch.situation, batch.snapshot, offers, batch.bridge))
    gains, short = stories.expected_npv, stories.result.unfunded_gap[LANDED]
    return gains.reshape(tries.shape), short.reshape(tries.shape)
