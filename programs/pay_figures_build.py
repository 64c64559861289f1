"""Reading the published pay of graduates for a snapshot."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np

from programs.models import FederalLink, Kind, Outcome, OutcomeScope
from programs.pay_figures import SCOPES, YEARS_AFTER, PayFigure, PayFigures

_YEAR = re.compile(r"\b((?:19|20)\d\d)(?:[-–/](\d\d)\b)?")
# Whom a figure is about: a program, or a field of an institution (known by its key and by its
# federal number, under which several campuses report together) or of the nation.
Subject = tuple[str, Any, str]


def pay_figures(
    rows: Sequence[dict], codes: Mapping[int, Iterable[str]], rates: Mapping[str, float]
) -> PayFigures:
    """Two queries.

    rows: of the snapshot, in its order.  codes: program → its CIP codes.  rates: US dollars for
    one unit of a currency. Figures of a field are of master's degrees, and stand for no others.
    """
    found = _by_subject(rates)
    linked = _linked_unitids()
    figures: dict[PayFigure, int] = {}
    pairs = []
    for index, row in enumerate(rows):
        cip4s = sorted({code[:5] for code in codes[row["id"]]})
        if row["kind"] != Kind.MASTERS:
            cip4s = []
        for subjects in _subjects(row, cip4s, linked[row["id"]]):
            own = _comparable(figure for subject in subjects for figure in found[subject])
            pairs += [(index, figures.setdefault(figure, len(figures))) for figure in own]
    table = np.array(pairs, dtype=np.intp).reshape(-1, 2)
    return PayFigures(tuple(figures), table[:, 0], table[:, 1])


def _linked_unitids() -> defaultdict[int, set[str]]:
    linked: defaultdict[int, set[str]] = defaultdict(set)
    likely = FederalLink.objects.filter(confidence=FederalLink.Confidence.LIKELY)
    for program, unitid in likely.values_list("program", "unitid"):
        linked[program].add(unitid)
    return linked


def _subjects(row: dict, cip4s: list[str], unitids: set[str]) -> list[list[Subject]]:
    """What the figures of one program may be about, one list for each group of figures."""
    numbers = unitids | ({row["institution__unitid"]} if row["institution__unitid"] else set())
    groups: list[list[Subject]] = [[(OutcomeScope.PROGRAM, row["id"], "")]]
    for cip4 in cip4s:
        here: list[Subject] = [(OutcomeScope.INSTITUTION_FIELD, row["institution_id"], cip4)]
        here += [(OutcomeScope.INSTITUTION_FIELD, unitid, cip4) for unitid in sorted(numbers)]
        groups.append(here)
    groups += [[(OutcomeScope.NATION_FIELD, None, cip4)] for cip4 in cip4s]
    return sorted(groups, key=lambda group: SCOPES.index(OutcomeScope(group[0][0])))


def _comparable(figures: Iterable[PayFigure]) -> list[PayFigure]:
    """Of figures about the same graduates, those nearest to graduation; medians before means."""
    distinct = list(dict.fromkeys(figures))
    if not distinct:
        return []

    def rank(figure: PayFigure) -> tuple[float, bool]:
        return figure.years_after, figure.is_mean

    best = min(map(rank, distinct))
    return [figure for figure in distinct if rank(figure) == best]


_COLUMNS = (
    "scope", "program", "institution", "institution__unitid", "cip4", "metric", "value",
    "currency", "dollar_year", "horizon_years", "n", "population", "cohort", "source",
    "source__as_of", "source__retrieved_on",
)  # fmt: skip


def _by_subject(rates: Mapping[str, float]) -> defaultdict[Subject, list[PayFigure]]:
    found: defaultdict[Subject, list[PayFigure]] = defaultdict(list)
    published = Outcome.objects.filter(metric__in=YEARS_AFTER, value__gt=0).order_by("id")
    for row in published.values(*_COLUMNS):
        figure = _figure(row, rates)
        if figure is None:
            continue
        found[row["scope"], row["program"] or row["institution"], row["cip4"]].append(figure)
        if row["institution__unitid"]:
            found[row["scope"], row["institution__unitid"], row["cip4"]].append(figure)
    return found


def _figure(row: dict, rates: Mapping[str, float]) -> PayFigure | None:
    """None where its currency has no rate, or nothing says in which year's money it is."""
    currency = row["currency"] or "USD"
    year = row["dollar_year"] or _year_of(row)
    if currency not in rates or not year:
        return None
    horizon = row["horizon_years"]
    return PayFigure(
        scope=row["scope"],
        metric=row["metric"],
        dollars=float(row["value"]) * rates[currency],
        currency=currency,
        year=year,
        year_stated=bool(row["dollar_year"]),
        years_after=YEARS_AFTER[row["metric"]] if horizon is None else float(horizon),
        n=row["n"] or None,
        population=row["population"],
        cohort=row["cohort"],
        cip4=row["cip4"],
        source=row["source"],
    )


def _year_of(row: dict) -> int:
    """The year of dollars that are not dated: of a program's own figure the year of its cohort,
    else the year that the source names, else that in which it was read; 0 not known.

    The cohorts of federal figures name those who were counted, not those whose pay was measured.
    """
    cohort = row["cohort"] if row["scope"] == OutcomeScope.PROGRAM else ""
    retrieved: date | None = row["source__retrieved_on"]
    return (
        newest_year(cohort)
        or newest_year(row["source__as_of"])
        or (retrieved.year if retrieved else 0)
    )


def newest_year(text: str) -> int:
    """The last year that a text names, 0 if none.

    >>> newest_year("May 2023 graduates"), newest_year("2023-24"), newest_year("year not stated")
    (2023, 2024, 0)
    """
    years = [
        int(first[:2] + last) if last and last > first[2:] else int(first)
        for first, last in _YEAR.findall(text)
    ]
    return max(years, default=0)
