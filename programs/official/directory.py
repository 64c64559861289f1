"""The federal directory of institutions: who they are and where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from programs.datafiles.read import Problems, Row, Table
from programs.models import Control
from programs.places import US_STATES

UNITID = r"\d{6}"
# The directory cuts its column of aliases at this length, often inside a name.
_ALIASES_CUT_AT = 80


@dataclass(frozen=True)
class Entry:
    """One institution as the directory has it."""

    unitid: str
    name: str
    aliases: tuple[str, ...]
    city: str
    state: str
    cbsa: str
    latitude: float | None
    longitude: float | None
    control: str
    website: str
    accreditor: str


def read_directory(path: Path, problems: Problems) -> dict[str, Entry]:
    """The directory by unitid."""
    table = Table(
        path,
        (
            "unitid", "institution", "alias", "city", "state", "cbsa", "lat", "lon", "control",
            "website", "accreditor",
        ),
        problems,
    )  # fmt: skip
    seen: dict = {}
    entries = [_entry(row) for row in table.rows if row.first_of(seen, row.raw("unitid"), "unitid")]
    return {entry.unitid: entry for entry in entries}


def _entry(row: Row) -> Entry:
    name = row.text("institution", longest=200, required=True)
    latitude = row.decimal("lat", places=8, least=-90, most=90)
    longitude = row.decimal("lon", places=8, least=-180, most=180)
    return Entry(
        unitid=row.text("unitid", longest=6, required=True, pattern=UNITID),
        name=name,
        aliases=split_aliases(row.raw("alias"), name),
        city=row.text("city", longest=80),
        state=row.one_of("state", {code: code for code in US_STATES}),
        cbsa=row.text("cbsa", longest=5, pattern=r"\d{5}"),
        latitude=None if latitude is None or longitude is None else float(latitude),
        longitude=None if latitude is None or longitude is None else float(longitude),
        control=row.one_of("control", {"": "", **{value: value for value in Control.values}}),
        # Some addresses in the directory hold spaces.
        website=row.text("website", longest=280, pattern=r"https?://\S.*").replace(" ", "%20"),
        accreditor=row.text("accreditor", longest=160),
    )


def split_aliases(text: str, name: str) -> tuple[str, ...]:
    """The separate names in the directory's column of aliases, each once, without `name`.

    Names are parted by a bar, a semicolon or several spaces. A last name that the directory
    cut off is left out.

    >>> split_aliases("UAH  University of Alabama Huntsville | uah;", "University of Alabama")
    ('UAH', 'University of Alabama Huntsville')
    """
    parts = re.split(r"\s{2,}|[|;]", text)
    if len(text) >= _ALIASES_CUT_AT and len(parts) > 1:
        parts.pop()
    return tuple(once(parts, known=[name]))


def once(names: Iterable[str], known: Iterable[str] = ()) -> list[str]:
    """The names that are neither blank nor among the known ones, without repeats."""
    seen = {name.casefold() for name in known}
    kept = []
    for name in names:
        name = name.strip(" ,")
        if name and name.casefold() not in seen:
            seen.add(name.casefold())
            kept.append(name)
    return kept
