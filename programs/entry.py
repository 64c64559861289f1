"""A program's prerequisites, beside what the reader told us they know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from programs.models import Prerequisite, Program, Source, Subject
from programs.provenance import Provenance

LEVELS = ("None", "A little", "College level", "Strong")
# From this level on a subject counts as known. Our judgment; scoring uses the same.
NEEDED = 2


@dataclass(frozen=True)
class Asked:
    """One subject: what the program asks, what the reader has ("" not told) and what follows.

    status: kind of the `status` tag and its words; None without a reader's levels.
    """

    subject: str
    level: str
    have: str = ""
    status: tuple[str, str] | None = None
    sources: tuple[Source, ...] = ()


def asked(
    program: Program, provenance: Provenance, levels: Mapping[str, int] | None
) -> list[Asked]:
    """The prerequisites, required before recommended. levels: None for a reader unknown to us."""
    rows = sorted(
        program.prerequisites.all(), key=lambda row: row.level != Prerequisite.Level.REQUIRED
    )
    return [
        Asked(
            subject=row.get_subject_display(),
            level=row.get_level_display(),
            have="" if levels is None else _have(row.subject, levels),
            status=None if levels is None else _status(row, levels),
            sources=tuple(provenance.sources(f"prerequisites.{row.subject}")),
        )
        for row in rows
    ]


def _level(subject: str, levels: Mapping[str, int]) -> int | None:
    """The level told; Python counts as programming."""
    if subject == Subject.PROGRAMMING and Subject.PYTHON in levels:
        return max(levels[Subject.PYTHON], levels.get(Subject.PROGRAMMING, 0))
    return levels.get(subject)


def _have(subject: str, levels: Mapping[str, int]) -> str:
    level = _level(subject, levels)
    return "" if level is None else LEVELS[level]


def _status(row: Prerequisite, levels: Mapping[str, int]) -> tuple[str, str]:
    level = _level(row.subject, levels)
    if row.subject == Subject.OTHER:
        return "unk", "Ask which subject"
    if level is None:
        return "unk", "You have not told us"
    if level >= NEEDED:
        return "ok", "Met"
    if row.level == Prerequisite.Level.REQUIRED:
        return "partly", "Bridge first"
    return "partly", "Worth bridging"
