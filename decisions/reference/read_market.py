"""Reading the reference tables into a Market: eight queries, whatever the number of rows."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from math import inf

import numpy as np

from decisions.reference import models
from decisions.reference.facts import METRO, NATION, STATE, UNKNOWN, Band, Floats, Part, PlaceRow
from decisions.reference.market import ALL_OCCUPATIONS, Market
from programs.models import ExchangeRate, Source
from programs.places import US_STATES

_PERCENTILES = ("p10", "p25", "p50", "p75", "p90")
_LEVELS = {"metro": METRO, "state": STATE, "national": NATION, "nation": NATION}
_NATION_NAME = "United States"
_FIGURES = ("rent_1br", "rent_2br", "rpp_all", "rpp_goods", "rpp_other_services")
_SPENDING = ("food", "transportation", "healthcare", "internet_mobile", "other_nonhousing")


def read(version: int) -> Market:
    """The tables as they stand now. A table without rows leaves its answers unknown."""
    used: dict[str, int] = {}
    parts = list(models.RoleOccupation.objects.values_list("role", "soc", "weight", "source"))
    wages, titles = _wages({soc for _, soc, _, _ in parts}, used)
    roles: dict[str, tuple[Part, ...]] = {}
    for role, soc, weight, source in parts:
        part = Part(soc, titles.get(soc, soc), float(weight))
        roles[role] = (*roles.get(role, ()), part)
        used["roles"] = source
    places = _places(used)
    bands = _bands(used)
    state_taxes = _state_taxes(used)
    prices = _prices(used)
    rates = _rates(used)
    held = Source.objects.in_bulk(used.values())
    return Market(
        version=version,
        roles=roles,
        titles=titles,
        wages=wages,
        places=places,
        bands=bands,
        state_taxes=state_taxes,
        months=tuple(month for month, _ in prices),
        indexes=tuple(value for _, value in prices),
        rates=rates,
        sources={name: held[pk] for name, pk in used.items()},
    )


def _float(value: Decimal | int | None) -> float:
    return UNKNOWN if value is None else float(value)


def _wages(
    socs: set[str], used: dict[str, int]
) -> tuple[dict[tuple[str, str, str], Floats], dict[str, str]]:
    """Percentiles by level, area and occupation, where all five are published; and titles.

    socs: those that roles are made of; all occupations together are read, too.
    """
    wages: dict[tuple[str, str, str], Floats] = {}
    titles: dict[str, str] = {}
    rows = models.Wage.objects.filter(soc__in={ALL_OCCUPATIONS, *socs}).exclude(
        area_type=models.Wage.AreaType.NONMETRO
    )
    for kind, area, state, soc, title, used["wages"], *percentiles in rows.values_list(
        "area_type", "area_code", "state", "soc", "title", "source", *_PERCENTILES
    ):
        titles[soc] = title
        if None not in percentiles:
            # The last five digits of a metro's area are its Census code.
            code = {"metro": area[-5:], "state": state}.get(kind, "")
            wages[_LEVELS[kind], code, soc] = np.array(percentiles, dtype=float)
    return wages, titles


def _places(used: dict[str, int]) -> dict[tuple[str, str], PlaceRow]:
    """Metros by Census code, states by postal code, and the nation, which is always there."""
    places = {(NATION, ""): PlaceRow("", "", NATION, _NATION_NAME)}
    rows = models.Place.objects.exclude(level=models.Place.Level.NONMETRO)
    for level, code, name, used["rents"], used["parities"], *values in rows.values_list(
        "level", "code", "name", "rent_source", "parity_source", *_FIGURES
    ):
        metro = state = ""
        states: tuple[str, ...] = ()
        if level == "metro":
            # "Washington-Arlington-Alexandria, DC-VA-MD-WV": the first state is the main one.
            states = tuple(name.rpartition(", ")[2].split("-"))
            metro, state = code, states[0]
        elif level == "state":
            state, name = code, US_STATES.get(code, name)
        else:
            name = _NATION_NAME
        figures = dict(zip(_FIGURES, map(_float, values), strict=True))
        places[_LEVELS[level], metro or state] = PlaceRow(
            metro, state, _LEVELS[level], name, states, **figures
        )
    return places


def _bands(used: dict[str, int]) -> tuple[Band, ...]:
    rows = models.Spending.objects.order_by("income_min")
    return tuple(
        Band(name, float(low), inf if high is None else float(high), *map(float, amounts))
        for name, low, high, used["spending"], *amounts in rows.values_list(
            "band", "income_min", "income_max", "source", *_SPENDING
        )
    )


def _state_taxes(used: dict[str, int]) -> dict[str, tuple[Floats, Floats]]:
    nodes = defaultdict(list)
    for state, wage, income_tax, payroll_tax, used["state_tax"] in models.StateTax.objects.order_by(
        "state", "wage"
    ).values_list("state", "wage", "income_tax", "payroll_tax", "source"):
        nodes[state].append((wage, income_tax + payroll_tax))
    tables = {}
    for state, pairs in nodes.items():
        table = np.array(pairs, dtype=float).T
        table.setflags(write=False)
        tables[state] = table[0], table[1]
    return tables


def _prices(used: dict[str, int]) -> list[tuple[tuple[int, int], float]]:
    rows = models.PriceIndex.objects.order_by("year", "month")
    return [
        ((year, month), float(value))
        for year, month, value, used["price_index"] in rows.values_list(
            "year", "month", "value", "source"
        )
    ]


def _rates(used: dict[str, int]) -> dict[str, tuple[float, date | None]]:
    """The newest rate of each currency; a dollar is a dollar even where nothing is loaded."""
    rates: dict[str, tuple[float, date | None]] = {}
    for currency, rate, day, used["rates"] in ExchangeRate.objects.order_by("date").values_list(
        "currency", "usd_per_unit", "date", "source"
    ):
        rates[currency] = float(rate), day
    days = [day for _, day in rates.values() if day is not None]
    rates["USD"] = 1.0, max(days, default=None)
    return rates
