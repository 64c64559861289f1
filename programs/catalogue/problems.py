"""What is wrong with a catalogue file, in words that say where and what would be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_SHOWN = 80


def shown(value: object) -> str:
    """A value as a message shows it: as JSON has it, shortened.

    >>> shown(None), shown("online"), shown(-5), shown("x" * 200)[-4:]
    ('null', '"online"', '-5', 'xx…"')
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        if len(value) > LONGEST_SHOWN:
            value = value[:LONGEST_SHOWN] + "…"
        return f'"{value.encode("utf-8", "backslashreplace").decode()}"'
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    text = str(value)
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"


@dataclass(frozen=True)
class Problem:
    """One thing to mend. found and allowed are words; "" where they say nothing new."""

    file: str
    message: str = ""
    program: str = ""
    field: str = ""
    found: str = ""
    allowed: str = ""
    line: int | None = None

    def __str__(self) -> str:
        where = [f"{self.file}:{self.line}" if self.line else self.file]
        where += [f"program {self.program}"] if self.program else []
        where += [self.field] if self.field else []
        what = [self.message] if self.message else []
        what += [f"found {self.found}"] if self.found else []
        what += [f"allowed: {self.allowed}"] if self.allowed else []
        return f"{', '.join(where)}: {'; '.join(what)}"


class CatalogueError(Exception):
    """The files cannot be loaded. `problems` holds every reason, not just the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = list(problems)
