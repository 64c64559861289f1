"""Master's degrees awarded, by institution, CIP code and academic year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from programs.datafiles.read import Problems, Table
from programs.datafiles.sync import Changes, reconcile
from programs.models import Completions, Institution, Source
from programs.official.directory import UNITID

CIP6 = r"\d\d\.\d{4}"
_YEAR = re.compile(r"awards_(20\d\d)")


@dataclass(frozen=True)
class Awards:
    """What one institution reported under one code.

    awards: year → degrees; 2024 is July 2023 to June 2024. A year without a report is absent,
    0 means reported and none awarded.
    """

    unitid: str
    cip6: str
    cip_title: str
    awards: dict[int, int]


@dataclass(frozen=True)
class CompletionsFile:
    rows: list[Awards]
    newest_year: int


def read_completions(path: Path, problems: Problems) -> CompletionsFile:
    table = Table(path, ("unitid", "cip6", "cip_title"), problems)
    years = {int(match[1]): name for name in table.columns if (match := _YEAR.fullmatch(name))}
    if table.rows and not years:
        problems.add(path.name, "is missing", line=1, column="awards_<year>")
    seen: dict = {}
    rows = []
    for row in table.rows:
        counts = {year: row.whole(name) for year, name in years.items()}
        awards = Awards(
            unitid=row.text("unitid", longest=6, required=True, pattern=UNITID),
            cip6=row.text("cip6", longest=7, required=True, pattern=CIP6),
            cip_title=row.text("cip_title", longest=120, required=True),
            awards={year: count for year, count in counts.items() if count is not None},
        )
        if row.first_of(seen, (awards.unitid, awards.cip6), "cip6"):
            rows.append(awards)
    return CompletionsFile(rows, max(years, default=0))


def store_completions(
    rows: Sequence[Awards], institutions: dict[str, Institution], source: Source
) -> Changes:
    """Keep the rows of these institutions (by unitid), all codes and years in the file."""
    wanted = [
        Completions(
            institution_id=institutions[row.unitid].pk,
            cip6=row.cip6,
            cip_title=row.cip_title,
            year=year,
            awards=count,
            source=source,
        )
        for row in rows
        if row.unitid in institutions
        for year, count in row.awards.items()
    ]
    return reconcile(Completions.objects.all(), wanted, ("institution_id", "cip6", "year"))
