"""Loading the reference files: all of them in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from django.db import transaction
from django.db.models import Model

from decisions.reference import judged_tables, tables
from decisions.reference.models import (
    Place,
    PriceIndex,
    RoleOccupation,
    Spending,
    StateTax,
    Wage,
)
from decisions.reference.origins import Compiled
from programs.datafiles.read import Problems
from programs.datafiles.sources import SOURCES, Origin, digest, read_origins
from programs.datafiles.state import Loaded, is_loaded, remember
from programs.datafiles.sync import Changes, reconcile
from programs.models import CatalogueVersion, ExchangeRate, Source

# Raise this when the code makes something else of the same files.
VERSION = "2"
FOLDER = "reference"
# Rents and parities of a place come from two publishers and stand in one file.
PUBLISHED = ("wages", "rents", "parities", "rates", "price_index")
# Put together by us or others: none of them is an agency's own file.
COMPILED = ("roles", "spending", "state_tax")
ORIGINS = dict.fromkeys(PUBLISHED, Origin) | dict.fromkeys(COMPILED, Compiled)


def load(folder: Path, *, force: bool, say: Callable[[str], None]) -> Changes:
    """Bring the reference tables in step with a folder's files.

    Raises BadFilesError, with nothing written, if a value in them cannot be taken.
    """
    problems = Problems()
    origins: dict[str, Origin] = read_origins(folder, ORIGINS, problems)
    problems.stop_if_any()
    if origins["rents"].file != origins["parities"].file:
        problems.add(SOURCES, "must name one file for rents and parities", column="parities.file")
        problems.stop_if_any()
    paths = {name: folder / origin.file for name, origin in origins.items()}
    files = set(paths.values())
    mark = digest(VERSION.encode(), (folder / SOURCES).read_bytes())
    present = all(path.is_file() for path in files)
    if not force and present and is_loaded(FOLDER, files, mark):
        say("The reference files are unchanged since they were loaded.")
        return Changes()
    say(f"Reading {len(files)} reference files …")
    with transaction.atomic():
        saved = {name: origin.source() for name, origin in origins.items()}
        sources = {name: source for name, (source, _) in saved.items()}
        rows = _read(paths, sources, problems)
        # Raised inside the transaction: the sources just written go, too.
        problems.stop_if_any()
        changes = _store(rows, say)
        if changes or any(changed for _, changed in saved.values()):
            # Prices in other currencies, and all that was computed from wages, are out of date.
            CatalogueVersion.bump()
        loaded = [Loaded(paths[name], len(rows[name]), sources[name]) for name in rows]
        remember(FOLDER, loaded, mark)
    return changes


def _read(
    paths: dict[str, Path], sources: dict[str, Source], problems: Problems
) -> dict[str, Sequence[Model]]:
    """The rows of each file, by the name of its main origin."""
    return {
        "wages": tables.read_wages(paths["wages"], sources["wages"], problems),
        "rents": tables.read_places(
            paths["rents"], sources["rents"], sources["parities"], problems
        ),
        "rates": tables.read_rates(paths["rates"], sources["rates"], problems),
        "price_index": tables.read_price_index(
            paths["price_index"], sources["price_index"], problems
        ),
        "roles": judged_tables.read_roles(paths["roles"], sources["roles"], problems),
        "spending": judged_tables.read_spending(paths["spending"], sources["spending"], problems),
        "state_tax": judged_tables.read_state_taxes(
            paths["state_tax"], sources["state_tax"], problems
        ),
    }


def _store(rows: dict[str, Sequence[Model]], say: Callable[[str], None]) -> Changes:
    total = Changes()
    for name, model, key, words in (
        ("wages", Wage, ("area_code", "soc"), "Wages by area and occupation"),
        ("rents", Place, ("level", "code"), "Rents and price parities by place"),
        ("rates", ExchangeRate, ("currency", "date"), "Exchange rates"),
        ("price_index", PriceIndex, ("year", "month"), "Consumer prices by month"),
        ("roles", RoleOccupation, ("role", "soc"), "Occupations by role"),
        ("spending", Spending, ("band",), "Spending by income"),
        ("state_tax", StateTax, ("state", "wage"), "State taxes by wage"),
    ):
        changes = reconcile(model._default_manager.all(), rows[name], key)
        total += changes
        say(f"{words} ({len(rows[name]):,}): {changes}.")
    return total
