"""What the whole program costs one kind of student, worked out from published prices.

Amounts are never converted, guessed or averaged here: where the published rows do not give
a total, the total is None and `reason` says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

# The fee statuses a student can have, in the order of the snapshot's price columns.
STATUSES = ("in_state", "out_of_state", "domestic", "eu", "international")
STATUS_LABELS = {
    "in_state": "In-state resident",
    "out_of_state": "Out of state",
    "domestic": "Domestic student",
    "eu": "EU or EEA citizen",
    "international": "International student",
}
PACES = ("full_time", "part_time")

# Whose published prices apply to a status, the most specific first. An out-of-state price is
# not an international student's: a price for another status is unknown, not the nearest one.
_APPLIES = {
    "in_state": ("in_state", "domestic", "any"),
    "out_of_state": ("out_of_state", "domestic", "any"),
    "domestic": ("domestic", "eu", "any"),
    "eu": ("eu", "any"),
    "international": ("international", "any"),
}


class NoTotal(StrEnum):
    """Why there is no total."""

    NOT_STATED = "not_stated"
    OTHER_STATUS = "other_status"
    NO_COUNT = "no_count"
    AVERAGE_ONLY = "average_only"


NO_TOTAL_WORDS = {
    NoTotal.NOT_STATED: "No source read states a price",
    NoTotal.OTHER_STATUS: "Only a price for another fee status is stated",
    NoTotal.NO_COUNT: "A rate is stated, but not how many of them the program takes",
    NoTotal.AVERAGE_ONLY: "Only the institution-wide average is known, not this program’s price",
}


class PriceRow(Protocol):
    """The part of programs.models.Price that the sums need."""

    part: str
    name: str
    residency: str
    pace: str
    optional: bool
    amount: Decimal | None
    currency: str
    per: str
    count: Decimal | None
    academic_year: str
    scope: str


@dataclass(frozen=True)
class Size:
    """How large a program is, for prices that are stated per credit, course, year or month."""

    credits: Decimal | None = None
    courses: Decimal | None = None
    months_full_time: Decimal | None = None
    months_part_time: Decimal | None = None

    def months(self, pace: str) -> Decimal | None:
        return self.months_part_time if pace == "part_time" else self.months_full_time


@dataclass(frozen=True)
class Line:
    """One published price and what it comes to over the whole program (None: unknown)."""

    row: PriceRow
    count: Decimal | None
    total: Decimal | None
    counted_from: str = ""


@dataclass(frozen=True)
class Total:
    """Tuition and required fees of a whole program for one fee status and pace.

    amount: in `currency`, prices of `academic_year` ("": not stated); None: see `reason`.
    fees_stated: False where no required fee, or not every one, could be added.
    disagreeing: other tuition of the same standing, which the source or another one states.
    """

    status: str
    pace: str
    amount: Decimal | None
    currency: str = ""
    academic_year: str = ""
    tuition: Line | None = None
    fees: tuple[Line, ...] = ()
    fees_stated: bool = False
    disagreeing: tuple[Line, ...] = ()
    reason: NoTotal | None = None

    @property
    def reason_words(self) -> str:
        return NO_TOTAL_WORDS[self.reason] if self.reason else ""


def academic_years(months: Decimal) -> Decimal | None:
    """Years that a program of so many months is charged for, where that is unambiguous.

    A degree of 9 to 12 months spans one academic year, of 21 to 24 two; of 18 it may be one
    and a half or two, so that its count is unknown.

    >>> academic_years(Decimal(21)), academic_years(Decimal(18)), academic_years(Decimal(12))
    (Decimal('2'), None, Decimal('1'))
    """
    # Not -(-months // 12): division of Decimals rounds toward zero.
    years = (months / 12).to_integral_value(ROUND_CEILING)
    return years if years * 12 - months <= 3 else None


def line(row: PriceRow, size: Size, pace: str, like: Line | None = None) -> Line:
    """What one published price comes to. `like`: take its count if it is per the same thing."""
    if row.per == "program":
        return Line(row, Decimal(1), row.amount)
    count, counted_from = row.count, ""
    if count is None:
        months = size.months(pace)
        if row.per == "credit" and size.credits is not None:
            count, counted_from = size.credits, "the program’s credits"
        elif row.per == "course" and size.courses is not None:
            count, counted_from = size.courses, "the program’s courses"
        elif row.per == "month" and months is not None:
            count, counted_from = months, "the program’s months"
        elif row.per == "year" and months is not None:
            count, counted_from = academic_years(months), "the program’s months"
        if count is None and like is not None and like.row.per == row.per:
            count, counted_from = like.count, f"the {row.per}s that tuition is charged for"
    if count is None or row.amount is None:
        return Line(row, None, None)
    return Line(row, count, row.amount * count, counted_from)


def _for_status(rows: Sequence[PriceRow], status: str) -> list[PriceRow]:
    for residency in _APPLIES[status]:
        found = [row for row in rows if row.residency == residency]
        if found:
            return found
    return []


def _best(lines: list[Line]) -> tuple[Line, tuple[Line, ...]]:
    """The line to use among prices for one status, and those of equal standing.

    Newest stated year first, then one that gives a total, then a price for the whole
    program, then the higher.
    """
    newest = max(line.row.academic_year for line in lines)
    standing = [line for line in lines if line.row.academic_year == newest]
    standing = [line for line in standing if line.total is not None] or standing
    standing.sort(
        key=lambda line: (line.row.per == "program", line.total or Decimal(0)), reverse=True
    )
    others = tuple(line for line in standing[1:] if line.total != standing[0].total)
    return standing[0], others


def total(rows: Iterable[PriceRow], size: Size, status: str, pace: str = "full_time") -> Total:
    """Tuition and required fees of the whole program.

    rows: all published prices of one program.  status: one of STATUSES.  pace: one of PACES.

    Raises KeyError for an unknown status.
    """
    rows = [row for row in rows if row.pace in ("any", pace)]
    tuition_rows = [row for row in rows if row.part == "tuition" and not row.optional]
    own = [row for row in tuition_rows if row.scope == "program"]
    applicable = _for_status(own, status)
    if not applicable:
        if own:
            reason = NoTotal.OTHER_STATUS
        elif tuition_rows:
            reason = NoTotal.AVERAGE_ONLY
        else:
            reason = NoTotal.NOT_STATED
        return Total(status, pace, None, reason=reason)
    tuition, disagreeing = _best([line(row, size, pace) for row in applicable])
    if tuition.total is None:
        reason = NoTotal.NOT_STATED if tuition.row.amount is None else NoTotal.NO_COUNT
        return Total(
            status,
            pace,
            None,
            tuition.row.currency,
            tuition.row.academic_year,
            tuition,
            reason=reason,
        )
    fees = _fees(rows, size, status, pace, tuition)
    known = [fee.total for fee in fees if fee.total is not None]
    return Total(
        status,
        pace,
        tuition.total + sum(known, Decimal(0)),
        tuition.row.currency,
        tuition.row.academic_year,
        tuition,
        fees,
        fees_stated=bool(fees) and len(known) == len(fees),
        disagreeing=disagreeing,
    )


def _fees(
    rows: Sequence[PriceRow], size: Size, status: str, pace: str, tuition: Line
) -> tuple[Line, ...]:
    """The required fees, each name once. A fee in another currency cannot be added."""
    by_name: dict[str, list[PriceRow]] = {}
    for row in rows:
        if row.part == "fee" and not row.optional:
            by_name.setdefault(row.name.casefold(), []).append(row)
    fees = []
    for named in by_name.values():
        applicable = _for_status(named, status)
        if not applicable:
            continue
        fee, _ = _best([line(row, size, pace, like=tuition) for row in applicable])
        if fee.row.currency != tuition.row.currency:
            fee = Line(fee.row, fee.count, None)
        fees.append(fee)
    return tuple(fees)


def optional_fees(rows: Iterable[PriceRow]) -> list[PriceRow]:
    """Fees that a student can decline: listed, never added."""
    return [row for row in rows if row.part == "fee" and row.optional]


def statuses_without_discount(countries: Sequence[str]) -> NDArray[np.int8]:
    """What each program charges somebody of whom no residence is known, (n,) into STATUSES.

    Nobody gets a resident's price by assumption: out of state in the US, international
    elsewhere.
    """
    in_us = np.asarray([country in ("US", "") for country in countries])
    return np.where(in_us, STATUSES.index("out_of_state"), STATUSES.index("international")).astype(
        np.int8
    )


def statuses_of(residency: str, countries: Sequence[str]) -> NDArray[np.int8]:
    """What each program charges somebody of one fee status, (n,) into STATUSES.

    residency: one of STATUSES.  countries: where each program is, "" for nowhere.

    The status counts where it exists, and gives no discount elsewhere: in-state residents pay
    the resident's price of every US state and the international one abroad; domestic students
    the domestic price, which in the US is the one without residence in the state; EU citizens
    the EU price in the EU, the EEA and Switzerland and the international one elsewhere.

    >>> [STATUSES[code] for code in statuses_of("domestic", ["US", "GB", ""])]
    ['out_of_state', 'domestic', 'out_of_state']
    """
    from programs.places import EU_LIKE

    codes = statuses_without_discount(countries)
    places = np.asarray(countries, dtype=str)
    applies = {
        "in_state": places == "US",
        "domestic": (places != "US") & (places != ""),
        "eu": np.isin(places, sorted(EU_LIKE)),
        "international": places != "",
    }
    if residency == "eu":
        codes[places == "US"] = STATUSES.index("international")
    if residency in applies:
        codes[applies[residency]] = STATUSES.index(residency)
    return codes


def status_for(
    *,
    country: str,
    region: str,
    home_country: str,
    home_state: str,
    citizenship: str,
    permanent_resident: bool,
) -> str:
    """The fee status of a person at a program in `country` (and state `region`).

    Approximation, shown as ours: schools decide case by case. A US state's price needs
    residence there and citizenship or permanent residence; a European price citizenship of
    the EU, the EEA or Switzerland; elsewhere a domestic price needs citizenship, or permanent
    residence in that country.
    """
    from programs.places import EU_LIKE

    settled = citizenship == country or (permanent_resident and home_country == country)
    if country in ("US", ""):
        if country and not settled:
            return "international"
        at_home = home_country == "US" and home_state and home_state == region
        return "in_state" if at_home else "out_of_state"
    if settled:
        return "domestic"
    if country in EU_LIKE and citizenship in EU_LIKE:
        return "eu"
    return "international"
