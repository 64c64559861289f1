"""What is wrong with a profile file: each field, what to enter, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from programs.parsing import quoted

# The field of a fault that is about the file as a whole.
FILE = "file"
# Longer than the name of any key that there is.
LONGEST_FIELD = 60


@dataclass(frozen=True)
class Fault:
    """field: the key in the file, or FILE.  message: whole sentences, what to enter first."""

    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.field}: {self.message}"


class BadProfileError(ValueError):
    """A profile file that is not taken; `faults` has every wrong field, in the file's order."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(map(str, self.faults)))


def fault(field: str, enter: str, found: str = "") -> Fault:
    """A fault in the words of the pages.

    enter: a sentence without its full stop.  found: what stood there, "" for nothing to show.

    >>> str(fault("gpa", "Enter a number from 0 to 4", "5"))
    'gpa: Enter a number from 0 to 4. We found “5”.'
    """
    shown = quoted(found)
    message = f"{enter}. We found “{shown}”." if shown else f"{enter}."
    return Fault(quoted(field, LONGEST_FIELD), message)
