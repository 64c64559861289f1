"""Loading catalogue files: read, check, compare, and write everything or nothing.

One pipeline for the first load, for re-loads and for what a curator uploads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q, QuerySet

from programs.catalogue.apply import Writer
from programs.catalogue.database import states
from programs.catalogue.diff import Diff, compare
from programs.catalogue.files import InputFile, checksum
from programs.catalogue.history import tell_history
from programs.catalogue.institutions import Institutions
from programs.catalogue.parse import Parsed, parse
from programs.catalogue.payload import complete
from programs.catalogue.sources import Sources, save_refreshed
from programs.models import CatalogueVersion, DataFile, Program, Tier

DATA_FILE = "catalogue"


@dataclass(frozen=True)
class Result:
    """What a load did, or would do.

    sources: how many sources already there were read again or are no longer linked.
    institutions: how many institutions already there get a nickname.
    applied: whether the database was written to.
    """

    diff: Diff
    programs: int
    sources: int
    institutions: int
    links_without_code: int
    applied: bool


def _quiet(stage: str) -> None:
    pass


def _no_count(done: int, of: int) -> None:
    pass


def already_loaded(files: Sequence[InputFile]) -> bool:
    """Whether the last load had exactly these files and left no conflict."""
    return DataFile.objects.filter(name=DATA_FILE, checksum=checksum(files)).exists()


def load(
    files: Sequence[InputFile],
    *,
    today: date,
    dry_run: bool = False,
    strict: bool = False,
    by: AbstractBaseUser | None = None,
    reason: str = "Loaded from a catalogue file",
    stage: Callable[[str], None] = _quiet,
    progress: Callable[[int, int], None] = _no_count,
) -> Result:
    """Bring the catalogue to what the files say, in one transaction.

    dry_run: only compare. strict: with any conflict, write nothing. by, reason: for the
    history. Raises CatalogueError when a file is wrong; then nothing was written.
    """
    stage("Checking records")
    parsed = parse(files, today)
    with transaction.atomic():
        # One load at a time: the second waits here, then compares with what the first wrote.
        CatalogueVersion.objects.select_for_update().filter(id=1).first()
        stage(f"Comparing with the catalogue: {len(parsed.programs)}")
        database = states(_concerned(parsed))
        diff = compare(parsed.programs, database)
        imported = [complete(state.imported, None) for state in database.values() if state.imported]
        sources = Sources(imported, parsed.retrieved, parsed.sidecars.unlinked_hosts)
        institutions = Institutions(imported)
        refreshed = sources.refresh()
        nicknamed = institutions.new_nicknames(parsed.programs.values())
        writes = bool(diff.writes or refreshed or nicknamed)
        applied = not dry_run and not (strict and diff.conflicts)
        if applied:
            if writes:
                stage("Writing changes")
            save_refreshed(refreshed)
            for institution in nicknamed:
                tell_history(institution, by=by, reason=reason).save()
            Writer(sources, institutions, by, reason, progress).write(diff)
            if writes:
                CatalogueVersion.bump(by=by)
            _remember(files, parsed, diff)
    return Result(
        diff=diff,
        programs=len(parsed.programs),
        sources=len(refreshed),
        institutions=len(nicknamed),
        links_without_code=parsed.sidecars.links_without_code,
        applied=applied,
    )


def _concerned(parsed: Parsed) -> QuerySet[Program]:
    """Programs that the files name, and those that came from a file before."""
    return Program.objects.filter(
        Q(slug__in=list(parsed.programs)) | Q(tier=Tier.CURATED, imported__isnull=False)
    )


def _remember(files: Sequence[InputFile], parsed: Parsed, diff: Diff) -> None:
    """Note the files, so that the same ones are not loaded again.

    Not while there is a conflict: the next load has to tell it again.
    """
    value = "" if diff.conflicts else checksum(files)
    held = DataFile.objects.filter(name=DATA_FILE).first()
    if held is None or held.checksum != value:
        DataFile.objects.update_or_create(
            name=DATA_FILE, defaults={"checksum": value, "rows": len(parsed.programs)}
        )
