"""The small files beside the records of a directory: doubts, federal codes, twins, nicknames,
hosts that are not linked, and the day of collection."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from programs.catalogue.facts import CITABLE_WORDS, citable
from programs.catalogue.fields import printable
from programs.catalogue.files import InputFile
from programs.catalogue.problems import Problem, shown
from programs.models import Doubt, FederalLink, Program

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_UNITID = re.compile(r"\d{6}")
_CIP6 = re.compile(r"\d{2}\.\d{4}")


@dataclass
class Sidecars:
    """What the sidecars say. None: there was no such file, so that it says nothing.

    doubts: program id to field to notes. links: program id to rows of unitid, cip6,
    confidence, reason. twins: program id to group. aliases: institution to names.
    """

    doubts: dict[str, dict[str, list[str]]] | None = None
    links: dict[str, list[dict[str, str | None]]] | None = None
    twins: dict[str, str] | None = None
    aliases: dict[str, list[str]] | None = None
    unlinked_hosts: frozenset[str] = frozenset()
    collected_on: date | None = None
    links_without_code: int = 0


@dataclass
class Reader:
    """Reads sidecars one after another and gathers what is wrong with them."""

    programs: Collection[str]
    institutions: Collection[str]
    today: date
    found: Sidecars = field(default_factory=Sidecars)
    problems: list[Problem] = field(default_factory=list)

    def read(self, file: InputFile) -> None:
        readers: Mapping[str, Callable[[InputFile], None]] = {
            "aliases.csv": self._aliases,
            "collected_on.txt": self._collected_on,
            "doubts.csv": self._doubts,
            "links.csv": self._links,
            "twins.csv": self._twins,
            "unlinked_hosts.txt": self._unlinked_hosts,
        }
        readers[file.kind](file)

    def _refuse(self, file: InputFile, line: int, **words: str) -> None:
        self.problems.append(Problem(file.name, line=line, **words))

    def _text(self, file: InputFile) -> str:
        try:
            return file.content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.problems.append(
                Problem(file.name, f"byte {error.start} is not UTF-8 text: save it as UTF-8")
            )
            return ""

    def _rows(
        self, file: InputFile, columns: Sequence[str]
    ) -> Iterator[tuple[int, dict[str, str]]]:
        """Line number and values of each well-formed row of a CSV file with these columns."""
        text = self._text(file)
        reader = csv.reader(io.StringIO(text), strict=True)
        try:
            header = next(reader, [])
            if header != list(columns):
                if text:
                    self._refuse(
                        file, 1, field="header", found=shown(",".join(header)),
                        allowed=",".join(columns),
                    )  # fmt: skip
                return
            for values in reader:
                if len(values) == len(columns):
                    stripped = (value.strip() for value in values)
                    yield reader.line_num, dict(zip(columns, stripped, strict=True))
                elif values:
                    self._refuse(
                        file, reader.line_num, found=f"{len(values)} values",
                        allowed=f"{len(columns)}: {', '.join(columns)}",
                    )  # fmt: skip
        except csv.Error as error:
            self._refuse(file, reader.line_num, message=f"not readable as CSV: {error}")

    def _known_program(self, file: InputFile, line: int, program: str) -> bool:
        if program in self.programs:
            return True
        self._refuse(
            file, line, field="program_id", found=shown(program),
            allowed="the id of a record in these files",
        )  # fmt: skip
        return False

    def _fits(self, file: InputFile, line: int, name: str, text: str, longest: int) -> bool:
        if 0 < len(text) <= longest and printable(text):
            return True
        self._refuse(
            file, line, field=name, found=shown(text),
            allowed=f"1 to {longest} characters, none of them a control character",
        )  # fmt: skip
        return False

    def _doubts(self, file: InputFile) -> None:
        doubts: dict[str, dict[str, list[str]]] = {}
        longest = Doubt._meta.get_field("note").max_length or 0
        for line, row in self._rows(file, ("program_id", "field", "note")):
            known = self._known_program(file, line, row["program_id"])
            if not citable(row["field"]):
                self._refuse(
                    file, line, field="field", found=shown(row["field"]), allowed=CITABLE_WORDS
                )
            elif self._fits(file, line, "note", row["note"], longest) and known:
                notes = doubts.setdefault(row["program_id"], {}).setdefault(row["field"], [])
                notes += [row["note"]] if row["note"] not in notes else []
        self.found.doubts = doubts

    def _links(self, file: InputFile) -> None:
        """A row without a code only says that none was found: it makes no link."""
        links: dict[str, list[dict[str, str | None]]] = {}
        seen: dict[tuple[str, str, str], int] = {}
        columns = ("program_id", "unitid", "cip6", "confidence", "reason")
        longest = FederalLink._meta.get_field("reason").max_length or 0
        for line, row in self._rows(file, columns):
            before = len(self.problems)
            self._known_program(file, line, row["program_id"])
            coded = bool(row["cip6"]) or row["confidence"] == FederalLink.Confidence.LIKELY
            if row["confidence"] not in FederalLink.Confidence.values:
                self._refuse(
                    file, line, field="confidence", found=shown(row["confidence"]),
                    allowed=" or ".join(FederalLink.Confidence.values),
                )  # fmt: skip
            if coded and not _CIP6.fullmatch(row["cip6"]):
                self._refuse(
                    file, line, field="cip6", found=shown(row["cip6"]),
                    allowed="a CIP code such as 11.0102",
                )  # fmt: skip
            if coded and not _UNITID.fullmatch(row["unitid"]):
                self._refuse(
                    file, line, field="unitid", found=shown(row["unitid"]), allowed="six digits"
                )
            if row["reason"]:
                self._fits(file, line, "reason", row["reason"], longest)
            key = (row["program_id"], row["unitid"], row["cip6"])
            if key in seen:
                self._refuse(file, line, message=f"says the same link as line {seen[key]}")
            seen[key] = line
            if len(self.problems) > before:
                continue
            if not coded:
                self.found.links_without_code += 1
                continue
            links.setdefault(row["program_id"], []).append(
                {
                    "unitid": row["unitid"],
                    "cip6": row["cip6"],
                    "confidence": row["confidence"],
                    "reason": row["reason"] or None,
                }
            )
        self.found.links = links

    def _twins(self, file: InputFile) -> None:
        twins: dict[str, str] = {}
        longest = Program._meta.get_field("twin_group").max_length or 0
        for line, row in self._rows(file, ("group", "program_id")):
            known = self._known_program(file, line, row["program_id"])
            if row["program_id"] in twins:
                self._refuse(
                    file, line, field="program_id", found=shown(row["program_id"]),
                    allowed="each program in one group only",
                )  # fmt: skip
            elif self._fits(file, line, "group", row["group"], longest) and known:
                twins[row["program_id"]] = row["group"]
        self.found.twins = twins

    def _aliases(self, file: InputFile) -> None:
        aliases: dict[str, list[str]] = {}
        for line, row in self._rows(file, ("institution", "aliases")):
            names = [name.strip() for name in row["aliases"].split("|")]
            if row["institution"] not in self.institutions or row["institution"] in aliases:
                self._refuse(
                    file, line, field="institution", found=shown(row["institution"]),
                    allowed="the name of an institution in these files, once",
                )  # fmt: skip
                continue
            before = len(self.problems)
            for name in names:
                self._fits(file, line, "aliases", name, 80)
            if len(self.problems) == before:
                aliases[row["institution"]] = list(dict.fromkeys(names))
        self.found.aliases = aliases

    def _unlinked_hosts(self, file: InputFile) -> None:
        hosts = set()
        for line, text in _lines(self._text(file)):
            if _HOST.fullmatch(text.lower()):
                hosts.add(text.lower())
            else:
                self._refuse(
                    file, line, found=shown(text), allowed="a host name such as www.example.org"
                )
        self.found.unlinked_hosts = frozenset(hosts)

    def _collected_on(self, file: InputFile) -> None:
        lines = list(_lines(self._text(file)))
        try:
            day = date.fromisoformat(lines[0][1]) if len(lines) == 1 else None
        except ValueError:
            day = None
        if day is None or day > self.today:
            self.problems.append(
                Problem(
                    file.name,
                    found=shown(lines[0][1]) if lines else "nothing",
                    allowed="one date such as 2026-11-22, not in the future",
                )
            )
        self.found.collected_on = day


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Number and text of each line that is neither blank nor a comment (#)."""
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            yield number, stripped
