"""Loading the federal files: all of them in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from programs.datafiles.read import Problems
from programs.datafiles.sources import SOURCES, Origin, digest, read_origins
from programs.datafiles.state import Loaded, is_loaded, remember
from programs.datafiles.sync import Changes, delete_without_history
from programs.models import CatalogueVersion, Institution, Source
from programs.official import completions, earnings, institutions, listed, tuition
from programs.official.completions import CompletionsFile
from programs.official.directory import Entry, read_directory
from programs.official.earnings import EarningsOrigin, Figure
from programs.official.institutions import Register
from programs.official.tuition import Charges

# Raise this when the code makes something else of the same files.
VERSION = "1"
FOLDER = "official"
ORIGINS: dict[str, type[Origin]] = {
    "directory": Origin,
    "completions": Origin,
    "tuition": Origin,
    "earnings": EarningsOrigin,
    "national": Origin,
}


@dataclass(frozen=True)
class Files:
    """The contents of all files, without a fault."""

    directory: dict[str, Entry]
    completions: CompletionsFile
    tuition: list[Charges]
    earnings: list[Figure]
    national: list[Figure]
    rows: dict[str, int]

    def unitids(self) -> set[str]:
        """Institutions with a report of degrees, or published earnings, in a listed field."""
        fields = {cip6[:5] for cip6 in listed.LISTED}
        return {row.unitid for row in self.completions.rows if row.cip6 in listed.LISTED} | {
            figure.unitid for figure in self.earnings if figure.cip4 in fields
        }

    def not_in_directory(self) -> dict[str, int]:
        """How many rows of each file belong to an institution that the directory lacks."""
        unitids: dict[str, Iterable[tuple[str, str]]] = {
            "completions": ((row.unitid, row.cip6) for row in self.completions.rows),
            "tuition": ((row.unitid, row.academic_year) for row in self.tuition),
            "earnings": ((row.unitid, row.cip4) for row in self.earnings),
        }
        return {
            name: len({row for row in rows if row[0] not in self.directory})
            for name, rows in unitids.items()
        }


def load(folder: Path, *, force: bool, say: Callable[[str], None]) -> Changes:
    """Bring the listed tier in step with the files of a folder.

    Raises BadFilesError, with nothing written, if a value in them cannot be taken.
    """
    problems = Problems()
    origins = read_origins(folder, ORIGINS, problems)
    problems.stop_if_any()
    paths = {name: folder / origin.file for name, origin in origins.items()}
    notes = (folder / SOURCES).read_bytes()
    present = all(path.is_file() for path in paths.values())
    if not force and present and is_loaded(FOLDER, paths.values(), _mark(notes)):
        say("The federal files are unchanged since they were loaded.")
        return Changes()
    say(f"Reading {len(paths)} federal files …")
    files = _read(paths, origins, problems)
    problems.stop_if_any()
    with transaction.atomic():
        sources = {name: origin.source() for name, origin in origins.items()}
        changes = _store(files, {name: source for name, (source, _) in sources.items()}, say)
        if changes or any(changed for _, changed in sources.values()):
            CatalogueVersion.bump()
        remember(
            FOLDER,
            [Loaded(paths[name], files.rows[name], sources[name][0]) for name in ORIGINS],
            _mark(notes),
        )
    return changes


def _mark(notes: bytes) -> str:
    """What a load depends on beside the files: the code, the sources, the curated institutions."""
    curated = Institution.objects.filter(curated=True).order_by("id")
    rows = curated.values_list(
        "id", "name", "unitid", "region", "city", "control", "accreditor", "cbsa", "latitude",
        "aliases",
    )  # fmt: skip
    return digest(VERSION.encode(), notes, repr(list(rows)).encode())


def _read(paths: dict[str, Path], origins: dict, problems: Problems) -> Files:
    directory = read_directory(paths["directory"], problems)
    degrees = completions.read_completions(paths["completions"], problems)
    charges = tuition.read_tuition(paths["tuition"], problems)
    pay = earnings.read_earnings(paths["earnings"], origins["earnings"], problems)
    nation = earnings.read_national_medians(paths["national"], problems)
    return Files(
        directory,
        degrees,
        charges,
        pay,
        nation,
        rows={
            "directory": len(directory),
            "completions": len(degrees.rows),
            "tuition": len({(row.unitid, row.academic_year) for row in charges}),
            "earnings": len({(row.unitid, row.cip4) for row in pay}),
            "national": len({row.cip4 for row in nation}),
        },
    )


def _store(files: Files, sources: dict[str, Source], say: Callable[[str], None]) -> Changes:
    skipped = [f"{count} of {name}" for name, count in files.not_in_directory().items() if count]
    if skipped:
        say(f"Skipped rows whose institution the directory lacks: {', '.join(skipped)}.")
    register = institutions.register(files.directory, files.unitids())
    held = register.by_unitid
    total = register.changes
    say(f"Institutions ({len(register):,}): {register.changes}.")

    rows = [
        row
        for row in files.completions.rows
        if row.unitid in held and listed.is_listed(row, files.completions.newest_year)
    ]
    changes, kept = listed.store_listed(rows, files.directory, register)
    total += changes + listed.cite_listed(sources["completions"])
    say(f"Listed programs ({len(rows):,}): {changes}.")
    if kept:
        say(f"Kept {kept} values of listed programs that a curator had changed.")

    changes = completions.store_completions(files.completions.rows, held, sources["completions"])
    total += changes
    say(f"Degrees awarded, by code and year: {changes}.")

    changes = tuition.store_tuition(files.tuition, held, sources["tuition"])
    total += changes
    say(f"Institution-wide tuition: {changes}.")

    figures = [(figure, sources["earnings"]) for figure in files.earnings]
    figures += [(figure, sources["national"]) for figure in files.national]
    changes = earnings.store_outcomes(figures, held)
    total += changes
    say(f"Earnings and debt by field: {changes}.")
    return total + _drop_replaced(register)


def _drop_replaced(register: Register) -> Changes:
    """Remove institutions of ours whose place a curated one took, once nothing refers to them."""
    empty = Institution.objects.filter(
        pk__in=[institution.pk for institution in register.replaced],
        curated=False,
        programs=None,
        outcomes=None,
    )
    pks = list(empty.values_list("pk", flat=True))
    delete_without_history(Institution, pks)
    return Changes(removed=len(pks))
