"""A program's price as a page shows it: one row per fee status, worked out line by line.

The sums are those of programs.prices; this module puts them into words. No converted, averaged
or older figure takes the place of a price: each stands beside it and says what it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from programs.models import ExchangeRate, InstitutionPrice, Price, Program, Scope, Source
from programs.places import EU_LIKE, US_STATES
from programs.prices import (
    STATUS_LABELS,
    Line,
    Size,
    Total,
    line,
    optional_fees,
    total,
)
from programs.provenance import Provenance
from programs.wording import join_words, money, number, rounded_money

# From this age on, in academic years, a price carries a warning. Our judgment.
OLD_AFTER_YEARS = 3
YEAR_NOT_STATED = "academic year not stated"
PACE_WORDS = {"full_time": "full time", "part_time": "part time"}
CURRENCIES = {
    "AUD": "Australian dollars", "CAD": "Canadian dollars", "CHF": "Swiss francs",
    "CNY": "Chinese yuan", "DKK": "Danish kroner", "EUR": "euros", "GBP": "pounds sterling",
    "HKD": "Hong Kong dollars", "INR": "Indian rupees", "JPY": "Japanese yen",
    "KRW": "South Korean won", "NOK": "Norwegian kroner", "SEK": "Swedish kronor",
    "SGD": "Singapore dollars", "USD": "US dollars",
}  # fmt: skip


@dataclass(frozen=True)
class Words:
    """One amount in words, what to know about it, and who states it."""

    text: str
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Row:
    """What students of these fee statuses pay.

    amount: the total in words, "" where unknown: see `reason`.
    usd: its equivalent in US dollars in words, "" for dollars and unknown rates.
    year: the academic year in words.  mine: the reader's own row.
    """

    statuses: tuple[str, ...]
    label: str
    mine: bool
    tuition: Words | None
    fees: tuple[Words, ...]
    fees_note: str
    amount: str
    usd: str
    year: str
    reason: str
    disagreeing: tuple[Words, ...]
    total: Total


@dataclass(frozen=True)
class PriceTable:
    """The rows of one pace."""

    pace: str
    currencies: str  # in words
    rows: tuple[Row, ...]

    @property
    def stated(self) -> bool:
        """Whether there is anything to put in the table."""
        return any(row.tuition for row in self.rows)

    @property
    def has_fees(self) -> bool:
        return any(row.fees for row in self.rows)

    @property
    def mine(self) -> Row:
        """The reader's own row; that of people from abroad for a status unknown in the country."""
        return next((row for row in self.rows if row.mine), self.rows[-1])

    @property
    def pace_words(self) -> str:
        return PACE_WORDS[self.pace]

    @property
    def year(self) -> str:
        """The academic year of all rows in words; "" where they differ."""
        years = {row.total.academic_year for row in self.rows if row.tuition}
        return _year_words(years.pop()) if len(years) == 1 else ""


@dataclass(frozen=True)
class PriceSection:
    """All there is to say about a program's price.

    tables: the usual pace first; a second one only where the other pace costs something else.
    why_blank: reason where no table states anything.
    history: published prices that no row uses.  averages: what the institution charges on
    average: context.
    """

    tables: tuple[PriceTable, ...]
    why_blank: str
    doubts: tuple[str, ...]
    history: tuple[Words, ...]
    optional: tuple[Words, ...]
    averages: tuple[Words, ...]
    warning: str
    rate_source: Source | None

    @property
    def rate_sources(self) -> list[Source]:
        return [self.rate_source] if self.rate_source else []

    @property
    def sources(self) -> list[Source]:
        """Sources that a reader meets here and that are not prices of the program."""
        found = [source for words in self.averages for source in words.sources]
        return list(dict.fromkeys([*self.rate_sources, *found]))


def price_section(
    program: Program, provenance: Provenance, *, pace: str, reader_status: str, today: date
) -> PriceSection:
    """program: loaded with for_detail().  pace: its usual one, of prices.PACES.
    reader_status: of prices.STATUSES; whose row is marked as the reader's own."""
    rates = _rates(program)
    paces = [pace]
    other = "part_time" if pace == "full_time" else "full_time"
    if getattr(program, other):
        paces.append(other)
    tables = [price_table(program, each, reader_status, rates) for each in paces]
    if len(tables) == 2 and _amounts(tables[0]) == _amounts(tables[1]):
        tables.pop()
    return PriceSection(
        tables=tuple(tables),
        why_blank=f"{provenance.why_blank('tuition')}. {tables[0].mine.reason}",
        doubts=tuple(dict.fromkeys(provenance.doubts("tuition") + provenance.doubts("fees"))),
        history=_history(program, tables),
        optional=tuple(
            _line_words(line(row, size_of(program), pace), row.name, row.academic_year or "")
            for row in optional_fees(program.prices.all())
        ),
        averages=averages(program),
        warning=_warning(tables, today),
        rate_source=next((rates[key].source for key in rates if key in _used(tables)), None),
    )


def size_of(program: Program) -> Size:
    return Size(
        program.credits, program.courses, program.months_full_time, program.months_part_time
    )


def statuses_in(country: str) -> tuple[str, ...]:
    """The fee statuses that make sense in a country, of prices.STATUSES."""
    if country in ("US", ""):
        return ("in_state", "out_of_state", "international")
    if country in EU_LIKE:
        return ("domestic", "eu", "international")
    return ("domestic", "international")


def price_table(
    program: Program, pace: str, reader_status: str, rates: Mapping[str, ExchangeRate]
) -> PriceTable:
    country = program.institution.country
    prices = list(program.prices.all())
    totals = [total(prices, size_of(program), each, pace) for each in statuses_in(country)]
    rows = []
    for group in _merged(totals):
        statuses = tuple(each.status for each in group)
        rows.append(_row(program, group[0], statuses, reader_status in statuses, rates))
    currencies = sorted({each.currency for each in totals if each.currency})
    words = join_words([CURRENCIES.get(currency, currency) for currency in currencies])
    return PriceTable(pace, words, tuple(rows))


def _merged(totals: Sequence[Total]) -> list[list[Total]]:
    """One group where everybody pays the same; else citizens of the country with the EU's where
    those two do, and everybody apart."""

    def figures(each: Total) -> tuple:
        return each.amount, each.reason, each.tuition, each.fees, each.disagreeing

    if len({figures(each) for each in totals}) == 1:
        return [list(totals)]
    groups: list[list[Total]] = []
    for each in totals:
        before = groups[-1][0] if groups else None
        if each.status == "eu" and before and figures(before) == figures(each):
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _row(
    program: Program,
    whole: Total,
    statuses: tuple[str, ...],
    mine: bool,
    rates: Mapping[str, ExchangeRate],
) -> Row:
    known = whole.amount is not None
    return Row(
        statuses=statuses,
        label=_label(program, statuses),
        mine=mine,
        tuition=_line_words(whole.tuition) if whole.tuition else None,
        fees=tuple(_fee_words(fee, whole) for fee in whole.fees),
        fees_note=_fees_note(whole) if known else "",
        amount=money(whole.amount, whole.currency),
        usd=_in_dollars(whole, rates),
        year=_year_words(whole.academic_year) if whole.tuition else "",
        reason=whole.reason_words,
        disagreeing=tuple(_line_words(each) for each in whole.disagreeing),
        total=whole,
    )


def _label(program: Program, statuses: tuple[str, ...]) -> str:
    if len(statuses) == len(statuses_in(program.institution.country)):
        return "Everyone"
    if statuses == ("in_state",):
        state = US_STATES.get(program.institution.region)
        return f"{state} resident" if state else STATUS_LABELS["in_state"]
    if statuses == ("domestic", "eu"):
        return STATUS_LABELS["eu"]
    return STATUS_LABELS[statuses[0]]


def _published(priced: Line) -> Price:
    """The row behind a line: here always one of the database."""
    return cast(Price, priced.row)


def _line_words(priced: Line, *notes: str) -> Words:
    """A price and what it comes to: “30 × $782.71 = $23,481.30”."""
    row = _published(priced)
    if row.amount is None:
        return Words("", notes, (row.source,))
    text = money(row.amount, row.currency)
    if row.per != "program":
        if priced.total is None:
            text = f"{text} per {row.per}"
        else:
            whole = money(priced.total, row.currency)
            text = f"{number(priced.count)} × {text} = {whole}"
            notes = (*notes, f"per {row.per}")
    if priced.counted_from and priced.total is not None:
        notes = (*notes, f"counted from {priced.counted_from}")
    return Words(text, tuple(filter(None, notes)), (row.source,))


def _fee_words(fee: Line, whole: Total) -> Words:
    row = fee.row
    notes = [row.name or "fee"]
    if row.academic_year != whole.academic_year:
        notes.append(row.academic_year or "year not stated")
    if row.currency != whole.currency:
        notes.append("in another currency, so not added")
    elif row.amount is not None and fee.total is None:
        notes.append("how many is not stated, so not added")
    return _line_words(fee, *notes)


def _fees_note(whole: Total) -> str:
    if whole.fees_stated:
        return ""
    return "Some fees not stated" if whole.fees else "Tuition only; fees not stated"


def _year_words(academic_year: str) -> str:
    return f"academic year {academic_year}" if academic_year else YEAR_NOT_STATED


def _rates(program: Program) -> dict[str, ExchangeRate]:
    """The newest rate of each currency of the program's prices. No query for US dollars."""
    currencies = {price.currency for price in program.prices.all()} - {"USD"}
    if not currencies:
        return {}
    rows = ExchangeRate.objects.filter(currency__in=currencies).select_related("source")
    return {rate.currency: rate for rate in rows.order_by("date")}


def _in_dollars(whole: Total, rates: Mapping[str, ExchangeRate]) -> str:
    if whole.amount is None or whole.currency not in rates:
        return ""
    rate = rates[whole.currency]
    dollars = rounded_money(float(whole.amount * rate.usd_per_unit), 100)
    return (
        f"about {dollars} at the reference rate of {rate.date:%B} {rate.date.day}, {rate.date.year}"
    )


def _used(tables: Sequence[PriceTable]) -> set[str]:
    """Currencies that were converted."""
    return {row.total.currency for table in tables for row in table.rows if row.usd}


def _amounts(table: PriceTable) -> list[Decimal | None]:
    return [row.total.amount for row in table.rows]


def _history(program: Program, tables: Sequence[PriceTable]) -> tuple[Words, ...]:
    """Tuition of the program that no row uses: older, or without a total."""
    shown = set()
    for table in tables:
        for row in table.rows:
            lines = [row.total.tuition, *row.total.disagreeing]
            shown |= {_published(priced).pk for priced in lines if priced}
    unused = [
        price
        for price in program.prices.all()
        if price.part == "tuition" and price.scope == Scope.PROGRAM and price.pk not in shown
        and price.amount is not None
    ]  # fmt: skip
    return tuple(
        _line_words(
            line(price, size_of(program), "full_time"),
            price.get_residency_display(),
            _year_words(price.academic_year),
        )
        for price in sorted(unused, key=lambda price: price.academic_year, reverse=True)
    )


def averages(program: Program) -> tuple[Words, ...]:
    """What the institution charges graduate students on average, each figure once.

    program: with its prices and its institution's average prices loaded.
    """
    stated = [each for each in program.institution.average_prices.all() if each.tuition is not None]
    known = {(each.academic_year, each.tuition) for each in stated}
    alike: dict[tuple, list[InstitutionPrice]] = {}
    for each in stated:
        alike.setdefault((each.academic_year, each.tuition, each.fees), []).append(each)
    found = [_average_words(same) for same in alike.values()]
    for price in program.prices.all():
        is_average = price.scope == Scope.INSTITUTION_AVERAGE and price.amount is not None
        if is_average and (price.academic_year, price.amount) not in known:
            priced = line(price, Size(), "full_time")
            whom, year = price.get_residency_display(), _year_words(price.academic_year)
            found.append(_line_words(priced, whom, year))
    return tuple(found)


def _average_words(same: Sequence[InstitutionPrice]) -> Words:
    """same: rows that differ in residency alone."""
    average = same[0]
    whom = average.get_residency_display() if len(same) == 1 else "Everyone"
    fees = f" and {money(average.fees)} fees" if average.fees else ""
    return Words(
        f"{whom}: {money(average.tuition)} tuition{fees} a year, {average.academic_year}",
        tuple(filter(None, [average.doubt])),
        (average.source,),
    )


def _warning(tables: Sequence[PriceTable], today: date) -> str:
    """A sentence about the age of the oldest price used; "" where none is old."""
    years = {row.total.academic_year for table in tables for row in table.rows if row.tuition}
    stated = [int(year[:4]) for year in years if year]
    if not stated:
        return "These prices state no academic year: they may be old." if years else ""
    age = academic_year_of(today) - min(stated)
    return f"These prices are {age} years old." if age >= OLD_AFTER_YEARS else ""


def academic_year_of(day: date) -> int:
    """The year in which the academic year of a day began, from July on.

    >>> academic_year_of(date(2026, 11, 22)), academic_year_of(date(2027, 6, 30))
    (2026, 2026)
    """
    return day.year if day.month >= 7 else day.year - 1
