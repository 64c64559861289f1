"""Reading CSV files. Each fault is named with its file, line, column and value."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Hashable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

# The largest whole number that every database of ours can hold.
LARGEST = 2_147_483_647

_WHOLE = re.compile(r"\d{1,12}", re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,12}(\.\d{1,12})?", re.ASCII)


class BadFilesError(Exception):
    """Files that cannot be loaded; `problems` has a sentence for each fault."""

    def __init__(self, problems: list[str]):
        super().__init__("\n".join(problems))
        self.problems = problems


class Problems:
    """The faults found so far, in all files, so that they can be told at once."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(
        self,
        file: str,
        what: str,
        *,
        line: int | None = None,
        column: str = "",
        value: str | None = None,
    ) -> None:
        """Note a fault.

        >>> problems = Problems()
        >>> problems.add("a.csv", "is not a whole number", line=3, column="awards", value="x")
        >>> problems.found
        ['a.csv, line 3, column awards: “x” is not a whole number']
        """
        where = [file]
        if line is not None:
            where.append(f"line {line}")
        if column:
            where.append(f"column {column}")
        shown = "" if value is None else f"“{value[:80]}” "
        self.found.append(f"{', '.join(where)}: {shown}{what}")

    def stop_if_any(self) -> None:
        """Raise BadFilesError with all of them."""
        if self.found:
            raise BadFilesError(self.found)


class Table:
    """The rows of a CSV file with a header; empty, with the fault noted, if it is not one.

    columns: those that the file must have; it may have more.
    """

    def __init__(self, path: Path, columns: Collection[str], problems: Problems):
        self.file = path.name
        self.problems = problems
        self.columns: list[str] = []
        self.rows: list[Row] = []
        self._read(path, columns)
        self.index = {name: position for position, name in enumerate(self.columns)}

    def _read(self, path: Path, columns: Collection[str]) -> None:
        def fault(what: str, **where) -> None:
            self.problems.add(self.file, what, **where)

        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                reader = csv.reader(file, strict=True)
                self.columns = [name.strip() for name in next(reader, [])]
                missing = [name for name in columns if name not in self.columns]
                for name in missing:
                    fault("is missing", line=1, column=name)
                if missing:
                    return
                width = len(self.columns)
                for cells in reader:
                    if not cells:
                        continue
                    if len(cells) != width:
                        fault(f"has {len(cells)} cells, not {width}", line=reader.line_num)
                        continue
                    self.rows.append(Row(self, reader.line_num, cells))
        except UnicodeDecodeError:
            fault("is not text in UTF-8")
        except csv.Error as error:
            fault(f"is not a well-formed table: {error}", line=reader.line_num)
        except OSError as error:
            fault(f"cannot be read: {error.strerror}")
        else:
            if not self.rows and not self.problems.found:
                fault("has no rows")


class Row:
    """One line of a table. A blank cell is None, or "" as text: unknown is never 0.

    A reader that meets a value it cannot take notes the fault and returns the blank.
    """

    __slots__ = ("cells", "line", "table")

    def __init__(self, table: Table, line: int, cells: list[str]):
        self.table = table
        self.line = line
        self.cells = cells

    def fault(self, column: str, what: str) -> None:
        self.table.problems.add(
            self.table.file, what, line=self.line, column=column, value=self._cell(column)
        )

    def _cell(self, column: str) -> str:
        return self.cells[self.table.index[column]].strip()

    def text(self, column: str, *, longest: int, required: bool = False, pattern: str = "") -> str:
        """A text with its inner spaces made single."""
        value = " ".join(self._cell(column).split())
        if required and not value:
            self.fault(column, "must not be blank")
        elif len(value) > longest:
            self.fault(column, f"is longer than {longest} characters")
        elif value and pattern and not re.fullmatch(pattern, value, re.ASCII):
            self.fault(column, f"does not look like {pattern}")
        else:
            return value
        return ""

    def raw(self, column: str) -> str:
        """The cell as it stands, spaces inside it too."""
        return self._cell(column)

    def whole(
        self, column: str, *, required: bool = False, least: int = 0, most: int = LARGEST
    ) -> int | None:
        value = self._cell(column)
        if not value:
            if required:
                self.fault(column, "must not be blank")
        elif not _WHOLE.fullmatch(value):
            self.fault(column, "is not a whole number")
        elif not least <= int(value) <= most:
            self.fault(column, f"is not between {least} and {most}")
        else:
            return int(value)
        return None

    def decimal(
        self,
        column: str,
        *,
        places: int,
        required: bool = False,
        least: int | Decimal = 0,
        most: int | Decimal = LARGEST,
    ) -> Decimal | None:
        """A number with at most so many decimal places: none is rounded away unseen."""
        value = self._cell(column)
        if not value:
            if required:
                self.fault(column, "must not be blank")
        elif not _DECIMAL.fullmatch(value):
            self.fault(column, "is not a number")
        elif not least <= Decimal(value) <= most:
            self.fault(column, f"is not between {least} and {most}")
        elif len(value.partition(".")[2]) > places:
            self.fault(column, f"has more than {places} decimal places")
        else:
            return Decimal(value)
        return None

    def one_of(self, column: str, allowed: Mapping[str, str]) -> str:
        """What the cell's word stands for; allowed: word in the file → our value."""
        value = self._cell(column)
        if value not in allowed:
            words = ", ".join(word or "blank" for word in allowed)
            self.fault(column, f"is not one of: {words}")
            return ""
        return allowed[value]

    def day(self, column: str) -> date | None:
        """A date as 2026-10-30."""
        value = self._cell(column)
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fault(column, "is not a date such as 2026-10-30")
            return None

    def first_of(self, seen: dict[Hashable, int], key: Hashable, column: str) -> bool:
        """False, with the fault noted, if an earlier line has the same key."""
        earlier = seen.setdefault(key, self.line)
        if earlier != self.line:
            self.fault(column, f"repeats line {earlier}")
            return False
        return True
