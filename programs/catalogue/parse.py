"""From files to payloads, or to the list of everything that is wrong with them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from pydantic import ValidationError

from programs.catalogue import payload as payloads
from programs.catalogue import references
from programs.catalogue.files import InputFile
from programs.catalogue.messages import problems_of
from programs.catalogue.payload import Payload
from programs.catalogue.problems import CatalogueError, Problem, shown
from programs.catalogue.references import RawRecord
from programs.catalogue.schema import Record
from programs.catalogue.sidecars import Reader, Sidecars


@dataclass
class Parsed:
    """What the files say.

    programs: payload by program id, in the order of the files; optional keys only where
    stated. retrieved: by source key, the day it was read. sidecars: what lay beside.
    """

    programs: dict[str, Payload] = field(default_factory=dict)
    retrieved: dict[references.SourceKey, date] = field(default_factory=dict)
    sidecars: Sidecars = field(default_factory=Sidecars)


def parse(files: Sequence[InputFile], today: date) -> Parsed:
    """Read and check all the files. Raises CatalogueError with every problem at once."""
    problems: list[Problem] = []
    raw: list[RawRecord] = []
    for file in files:
        if file.kind == "records":
            raw += _raw_records(file, problems)
    records: list[tuple[RawRecord, Record]] = []
    for item in raw:
        problems += references.of_record(item)
        try:
            records.append((item, Record.model_validate(item.value, context={"today": today})))
        except ValidationError as error:
            problems += problems_of(error, item.file, item.label)
    problems += references.duplicate_ids(raw)
    problems += references.contradictions(records, {item.id for item in raw})
    sidecars = _read_sidecars(files, raw, today, problems)
    if problems:
        raise CatalogueError(_in_file_order(problems, files))
    return _parsed([record for _, record in records], sidecars)


def _parsed(records: Iterable[Record], sidecars: Sidecars) -> Parsed:
    records = list(records)
    groups = references.twin_groups(records)
    result = Parsed(sidecars=sidecars)
    for record in records:
        payload = payloads.from_record(record)
        if record.id in groups:
            payload["twin_group"] = groups[record.id]
        _add_sidecars(payload, sidecars)
        result.programs[record.id] = payload
        for entry in record.sources.values():
            day = entry.retrieved_on or sidecars.collected_on
            key = (entry.url or "", entry.publisher, entry.as_of or "")
            if day:
                result.retrieved[key] = max(day, result.retrieved.get(key, day))
    return result


def _add_sidecars(payload: Payload, sidecars: Sidecars) -> None:
    """Put in what the sidecars say; a sidecar speaks for every program of its directory."""
    program = payload["id"]
    if sidecars.doubts is not None:
        doubts: dict[str, list[str]] = payload.setdefault("doubts", {})
        for name, notes in sidecars.doubts.get(program, {}).items():
            held = doubts.setdefault(name, [])
            held += [note for note in notes if note not in held]
    if sidecars.links is not None:
        links: list[dict[str, str | None]] = payload.setdefault("federal_links", [])
        held_codes = {(link["unitid"], link["cip6"]) for link in links}
        links += [
            link
            for link in sidecars.links.get(program, [])
            if (link["unitid"], link["cip6"]) not in held_codes
        ]
    if sidecars.twins is not None:
        payload.setdefault("twin_group", sidecars.twins.get(program))
    if sidecars.aliases is not None:
        institution = payload["institution"]
        institution.setdefault("aliases", sidecars.aliases.get(institution["name"], []))


def _read_sidecars(
    files: Sequence[InputFile], raw: Sequence[RawRecord], today: date, problems: list[Problem]
) -> Sidecars:
    institutions = {
        item.value["institution"].get("name")
        for item in raw
        if isinstance(item.value.get("institution"), dict)
    }
    reader = Reader(
        programs={item.id for item in raw if item.id},
        institutions={name for name in institutions if isinstance(name, str)},
        today=today,
    )
    for file in files:
        if file.kind != "records":
            reader.read(file)
    problems += reader.problems
    return reader.found


class _Object(dict[str, Any]):
    """A JSON object in which a key stands twice."""

    twice: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) == len(pairs):
        return result
    keys = [key for key, _ in pairs]
    marked = _Object(result)
    marked.twice = tuple(sorted({key for key in keys if keys.count(key) > 1}))
    return marked


def _twice(value: Any) -> list[str]:
    found: list[str] = []
    if isinstance(value, dict):
        found += getattr(value, "twice", ())
        for item in value.values():
            found += _twice(item)
    elif isinstance(value, list):
        for item in value:
            found += _twice(item)
    return found


def _not_a_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON number")


def _raw_records(file: InputFile, problems: list[Problem]) -> list[RawRecord]:
    """The records of a file as JSON has them; what is not JSON or no record is a problem."""
    try:
        loaded = json.loads(
            file.content.decode("utf-8-sig"),
            parse_float=Decimal,
            parse_constant=_not_a_number,
            object_pairs_hook=_object,
        )
    except UnicodeDecodeError as error:
        problems.append(
            Problem(file.name, f"byte {error.start} is not UTF-8 text: save it as UTF-8")
        )
        return []
    except json.JSONDecodeError as error:
        problems.append(
            Problem(
                file.name,
                f"not valid JSON: {error.msg} (column {error.colno})",
                line=error.lineno,
            )
        )
        return []
    except (ValueError, ArithmeticError) as error:
        problems.append(Problem(file.name, f"not valid JSON: {error}"))
        return []
    except RecursionError:
        problems.append(Problem(file.name, "not a catalogue file: nested too deeply"))
        return []
    if not isinstance(loaded, list):
        problems.append(
            Problem(file.name, found=shown(loaded), allowed="a list of records: [{…}, {…}]")
        )
        return []
    records = []
    for number, value in enumerate(loaded, start=1):
        item = RawRecord(file.name, number, value if isinstance(value, dict) else {})
        if not isinstance(value, dict):
            problems.append(
                Problem(file.name, program=item.label, found=shown(value), allowed="an object")
            )
            continue
        problems += [
            Problem(file.name, "the same key stands twice in one object", item.label, key)
            for key in _twice(value)
        ]
        records.append(item)
    return records


def _in_file_order(problems: list[Problem], files: Sequence[InputFile]) -> list[Problem]:
    """Grouped by file; otherwise in the order found, each once."""
    names = [file.name for file in files]
    return sorted(dict.fromkeys(problems), key=lambda problem: names.index(problem.file))
