"""Which files were loaded, so that unchanged ones are not loaded again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from programs.datafiles.sources import digest
from programs.models import DataFile, Source

# What fits behind a SHA-256 and a colon in DataFile.checksum.
_MARK_LENGTH = 15


def stamp(path: Path, mark: str) -> str:
    """The file's SHA-256, a colon, and a short mark of what else its load depends on."""
    return f"{digest(path.read_bytes())}:{digest(mark.encode())[:_MARK_LENGTH]}"


def is_loaded(folder: str, paths: Iterable[Path], mark: str) -> bool:
    """True if exactly these files were loaded last, and their contents and mark are the same."""
    held = dict(
        DataFile.objects.filter(name__startswith=f"{folder}/").values_list("name", "checksum")
    )
    return held == {f"{folder}/{path.name}": stamp(path, mark) for path in paths}


@dataclass(frozen=True)
class Loaded:
    """A file that was just loaded: its rows, and its main source."""

    path: Path
    rows: int
    source: Source


def remember(folder: str, files: Iterable[Loaded], mark: str) -> None:
    """Keep the state of the files of a folder; files that are no longer there are forgotten."""
    names = []
    for file in files:
        name = f"{folder}/{file.path.name}"
        names.append(name)
        DataFile.objects.update_or_create(
            name=name,
            defaults={
                "checksum": stamp(file.path, mark),
                "rows": file.rows,
                "source": file.source,
            },
        )
    DataFile.objects.filter(name__startswith=f"{folder}/").exclude(name__in=names).delete()
