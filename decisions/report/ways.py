"""The same degree in other ways: its twins in other formats, and the program at the other pace."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from decisions import words
from decisions.money.answer import LANDED
from decisions.report import phrases
from decisions.report.case import OWN, Case
from decisions.report.phrases import known
from programs.models import Modality
from programs.wording import months_words

# The mean gain of a row of a case, NaN not known.
Mean = Callable[[int], float]


@dataclass(frozen=True)
class Column:
    """One way. url: of its own report, "" for the one that is read."""

    title: str
    url: str


@dataclass(frozen=True)
class WaysRow:
    """cells: in the order of the columns, "" not known."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Ways:
    columns: tuple[Column, ...]
    rows: tuple[WaysRow, ...]


def twins(case: Case, mean: Mean) -> Ways | None:
    """Side by side with the same degree in other formats; None where there is none."""
    if not case.twins:
        return None
    snapshot = case.snapshot
    columns = [Column(f"This: {_format(case, case.index)}", "")] + [
        Column(
            f"{_format(case, index)}: {snapshot.names[index]}",
            reverse("decisions:report", args=[case.person.id, snapshot.slugs[index]]),
        )
        for index in case.twins
    ]
    rows = [OWN, *case.twins.values()]
    return Ways(
        tuple(columns),
        (
            WaysRow("Whole price for you, as published", _prices(case, rows)),
            *_common(case, rows, mean),
            WaysRow("Break-even pay", tuple(_break_even(case, row) for row in rows)),
        ),
    )


def paces(case: Case, mean: Mean) -> Ways | None:
    """The program full time and part time; None where only one is known to be on offer."""
    if case.other is None:
        return None
    rows = [OWN, case.other]
    names = ["Part time" if case.batch.part_time[row] else "Full time" for row in rows]
    return Ways(
        (Column(f"{names[0]}, this report", ""), Column(names[1], "")),
        (
            WaysRow("Whole price for you, as published", _prices(case, rows)),
            WaysRow(
                "Pay kept meanwhile",
                tuple(phrases.whole_per_cent(float(case.batch.pay_share[row])) for row in rows),
            ),
            *_common(case, rows, mean),
            WaysRow(
                "Costs in all",
                tuple(_cost(float(case.answers.total_cost[row]), case) for row in rows),
            ),
            WaysRow(
                "Borrowed",
                tuple(_amount(_borrowed(case, row), case) for row in rows),
            ),
        ),
    )


def _format(case: Case, index: int) -> str:
    modality = case.snapshot.modality[index]
    return Modality(modality).label if modality else "format not stated"


def _prices(case: Case, rows: list[int]) -> tuple[str, ...]:
    offers = case.batch.offers
    return tuple(
        words.price_words(case.snapshot, int(offers.index[row]), float(offers.dollars[row]))
        if known(offers.dollars[row])
        else ""
        for row in rows
    )


def _common(case: Case, rows: list[int], mean: Mean) -> list[WaysRow]:
    months = case.batch.offers.months
    return [
        WaysRow(
            "Length",
            tuple(
                months_words(round(float(months[row]), 1)) if known(months[row]) else ""
                for row in rows
            ),
        ),
        WaysRow(
            f"Mean gain after {phrases.years_words(case.horizon)}",
            tuple(case.amounts.gain(mean(row)) if known(mean(row)) else "" for row in rows),
        ),
    ]


def _cost(value: float, case: Case) -> str:
    return "nothing on balance" if value < 0 else _amount(value, case)


def _amount(value: float, case: Case) -> str:
    return phrases.amount(value, case.amounts) if known(value) else ""


def _borrowed(case: Case, row: int) -> float:
    return case.figure("federal_gross", LANDED, row) + case.figure("private_gross", LANDED, row)


def _break_even(case: Case, row: int) -> str:
    if case.same_role:
        return "does not apply in your own role"
    pay = float(case.answers.break_even.salary[row])
    if not known(pay):
        return ""
    if math.isinf(pay):
        return "no pay is enough"
    return case.paid.at_least(pay) if pay else "any pay"
