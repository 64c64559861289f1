"""Finding and reading the files that are to be loaded, before anything is parsed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from programs.catalogue.problems import CatalogueError, Problem

# Raise it when the loader starts to read the same file differently: then every file counts
# as changed once.
LOADER_VERSION = 1

# What lies beside the record files of a directory, and belongs to it.
SIDECARS = (
    "aliases.csv",
    "collected_on.txt",
    "doubts.csv",
    "links.csv",
    "twins.csv",
    "unlinked_hosts.txt",
)


@dataclass(frozen=True)
class InputFile:
    """One file as it was read. name: its path as the reader of a message knows it."""

    name: str
    content: bytes

    @property
    def kind(self) -> str:
        """`records`, or the name of a sidecar."""
        base = Path(self.name).name
        return base if base in SIDECARS else "records"


def read(paths: Sequence[Path | str]) -> list[InputFile]:
    """The files at the paths. Of a directory: every *.json and the sidecars.

    Raises CatalogueError with all that cannot be read. No file over the limit is opened.
    """
    problems: list[Problem] = []
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            records = sorted(path.glob("*.json"))
            if not records:
                problems.append(Problem(str(path), "the directory holds no *.json file"))
            found += records + [path / name for name in SIDECARS if (path / name).is_file()]
        elif path.is_file():
            found.append(path)
        else:
            problems.append(Problem(str(path), "there is no such file or directory"))
    files = []
    for path in dict.fromkeys(found):
        result = _read_one(path)
        if isinstance(result, Problem):
            problems.append(result)
        else:
            files.append(result)
    if problems:
        raise CatalogueError(problems)
    return files


def uploaded(name: str, content: bytes) -> InputFile:
    """A file that came in another way than by a path. Raises CatalogueError when too large."""
    if len(content) > settings.CATALOGUE_FILE_MAX_BYTES:
        raise CatalogueError([_too_large(name, len(content))])
    return InputFile(name, content)


def checksum(files: Iterable[InputFile]) -> str:
    """One value for the content of all the files and the loader that reads them."""
    total = hashlib.sha256(f"loader {LOADER_VERSION}".encode())
    for file in files:
        base = Path(file.name).name.encode()
        total.update(b"\0%d %s %d\0" % (len(base), base, len(file.content)))
        total.update(file.content)
    return f"sha256:{total.hexdigest()}"


def _read_one(path: Path) -> InputFile | Problem:
    try:
        size = path.stat().st_size
        if size > settings.CATALOGUE_FILE_MAX_BYTES:
            return _too_large(str(path), size)
        return InputFile(str(path), path.read_bytes())
    except OSError as error:
        return Problem(str(path), f"cannot be read: {error.strerror or error}")


def _too_large(name: str, size: int) -> Problem:
    limit = settings.CATALOGUE_FILE_MAX_BYTES
    return Problem(
        name,
        "the file is too large",
        found=f"{size / 1e6:,.1f} MB",
        allowed=f"at most {limit / 1e6:,.1f} MB (setting CATALOGUE_FILE_MAX_BYTES)",
    )
