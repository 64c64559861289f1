"""
A profile as a file: one JSON object, as docs/profile-format.md describes it.

Nothing here knows of web requests: pages and commands read and write such files through it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from decisions.models import Profile
from decisions.profile_file.assumptions import read_assumptions
from decisions.profile_file.document import LARGEST_BYTES, read_object
from decisions.profile_file.faults import FILE, BadProfileError, Fault
from decisions.profile_file.head import read_head, read_part
from decisions.profile_file.reading import read_answers
from decisions.profile_file.writing import dump, dumps

__all__ = [
    "FILE",
    "LARGEST_BYTES",
    "Answers",
    "BadProfileError",
    "Fault",
    "dump",
    "dumps",
    "parse",
]


@dataclass(frozen=True)
class Answers:
    """
    What a profile file says.

    values: profile attribute → answer, blank where the file has none.
    sections: those in which at least one question was answered.
    assumptions: key of an engine's parameter → number in the engine's units.
    """

    name: str
    values: dict[str, Any]
    sections: list[str]
    assumptions: dict[str, float]

    def apply_to(self, profile: Profile) -> None:
        """Make a profile say this and nothing else. Does not save it."""
        profile.name = self.name
        profile.sections_saved = list(self.sections)
        profile.assumptions = dict(self.assumptions)
        for name, value in self.values.items():
            setattr(profile, name, value)


def parse(text: bytes, today: date | None = None) -> Answers:
    """
    Read a profile file.

    today: what a start is held against; None: today.  Raises BadProfileError with every wrong
    field.
    """
    held = read_object(text)
    faults: list[Fault] = []
    name = read_head(held, faults)
    given = read_part(held, "answers", faults, required=True)
    values, sections = read_answers(given, faults, today)
    assumptions = read_assumptions(read_part(held, "assumptions", faults), faults)
    if faults:
        raise BadProfileError(faults)
    return Answers(name, values, sections, assumptions)
