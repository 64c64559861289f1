"""Reading the tables that were put together by us or others: roles, spending, state taxes."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from decisions.reference.models import RoleOccupation, Spending, StateTax
from programs.datafiles.read import Problems, Row, Table
from programs.models import Source
from programs.places import US_STATES

_SOC = re.compile(r"\d\d-\d{4}", re.ASCII)
_WEIGHT = re.compile(r"[01](\.\d{1,3})?", re.ASCII)
_STATES = {code: code for code in US_STATES}
_SPENDING = ("food", "transportation", "healthcare", "internet_mobile", "other_nonhousing")


def read_roles(path: Path, source: Source, problems: Problems) -> list[RoleOccupation]:
    """The occupations of each role, one row each; the file has them in one cell, with ; between."""
    table = Table(path, ("role", "soc", "mixture_weight", "note"), problems)
    seen: dict = {}
    parts = []
    for row in table.rows:
        role = row.text("role", longest=40, required=True, pattern="[a-z_]+")
        note = row.text("note", longest=300)
        if row.first_of(seen, role, "role"):
            parts += [
                RoleOccupation(role=role, soc=soc, weight=weight, note=note, source=source)
                for soc, weight in _mixture(row)
            ]
    return parts


def _mixture(row: Row) -> list[tuple[str, Decimal]]:
    """The parts of one role; none, with the fault noted, if they do not make one whole."""
    socs = [part.strip() for part in row.raw("soc").split(";")]
    weights = [part.strip() for part in row.raw("mixture_weight").split(";")]
    shares = [Decimal(weight) for weight in weights if _WEIGHT.fullmatch(weight)]
    if not all(_SOC.fullmatch(soc) for soc in socs):
        row.fault("soc", "is not a list of SOC codes with ; between")
    elif len(set(socs)) < len(socs):
        row.fault("soc", "names an occupation twice")
    elif len(shares) < len(weights) or not all(shares):
        row.fault("mixture_weight", "is not a list of shares above 0 with ; between")
    elif len(shares) != len(socs):
        row.fault("mixture_weight", f"has {len(shares)} shares for {len(socs)} occupations")
    elif sum(shares) != 1:
        row.fault("mixture_weight", f"sums to {sum(shares)}, not 1")
    else:
        return list(zip(socs, shares, strict=True))
    return []


def read_spending(path: Path, source: Source, problems: Problems) -> list[Spending]:
    """US dollars a year by band of income. The bands rise from 0 without a gap, the last open."""
    table = Table(path, ("band", "gross_income_min", "gross_income_max", *_SPENDING), problems)
    seen: dict = {}
    faults = len(problems.found)
    bands: list[tuple[Row, Spending]] = []
    for row in table.rows:
        band = row.text("band", longest=40, required=True)
        start = row.whole("gross_income_min", required=True)
        end = row.whole("gross_income_max", least=(start or 0) + 1)
        amounts = {
            name: row.decimal(name, places=2, required=True, most=999_999) for name in _SPENDING
        }
        if row.first_of(seen, band, "band") and start is not None:
            spending = Spending(
                band=band, income_min=start, income_max=end, source=source, **amounts
            )
            bands.append((row, spending))
    # Only of bands whose limits could be read: else one bad line would be told twice.
    if bands and len(problems.found) == faults:
        _check_bands(bands)
    return [band for _, band in bands]


def _check_bands(bands: list[tuple[Row, Spending]]) -> None:
    expected: int | None = 0
    for row, band in bands:
        if expected is None:
            row.fault("gross_income_min", "follows a band without an end")
        elif band.income_min != expected:
            row.fault("gross_income_min", f"is not {expected}, where the band before it ends")
        expected = band.income_max
    if expected is not None:
        bands[-1][0].fault("gross_income_max", "must be blank in the last band")


def read_state_taxes(path: Path, source: Source, problems: Problems) -> list[StateTax]:
    """US dollars a year. Each state has two wages or more, from 0 on and rising."""
    columns = ("state", "wage", "state_income_tax", "state_employee_payroll_tax")
    table = Table(path, columns, problems)
    by_state: dict[str, list[tuple[Row, int]]] = defaultdict(list)
    taxes = []
    for row in table.rows:
        state = row.one_of("state", _STATES)
        wage = row.whole("wage", required=True)
        income_tax = row.decimal(
            "state_income_tax", places=0, required=True, least=-99_999, most=999_999
        )
        payroll_tax = row.whole("state_employee_payroll_tax", required=True, most=999_999)
        if not state or wage is None:
            continue
        by_state[state].append((row, wage))
        if income_tax is not None and payroll_tax is not None:
            taxes.append(
                StateTax(
                    state=state,
                    wage=wage,
                    income_tax=int(income_tax),
                    payroll_tax=payroll_tax,
                    source=source,
                )
            )
    for nodes in by_state.values():
        _check_wages(nodes)
    return taxes


def _check_wages(nodes: list[tuple[Row, int]]) -> None:
    """nodes: the lines of one state, each with its wage."""
    first, wage = nodes[0]
    if wage != 0:
        first.fault("wage", "is the first of its state and not 0")
    if len(nodes) == 1:
        first.fault("state", "has one wage only")
    for (before, lower), (row, higher) in pairwise(nodes):
        if higher <= lower:
            row.fault("wage", f"is not above that of line {before.line}")
