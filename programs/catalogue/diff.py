"""What loading would do: the files' payloads held against the database's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from programs.catalogue.payload import Payload, complete, nicknames, normal, same


@dataclass(frozen=True)
class State:
    """A program as the database has it. imported: as the last file had it; None: by hand."""

    payload: Payload
    imported: Payload | None


@dataclass(frozen=True)
class Change:
    """One field that differs. Of a list of rows, only the rows that differ."""

    field: str
    old: Any
    new: Any

    def __str__(self) -> str:
        return f"{self.field}: {words(self.old)} → {words(self.new)}"


@dataclass(frozen=True)
class Changed:
    """A program and what differs in it. payload: what it is to be."""

    program: str
    payload: Payload
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Conflict:
    """A program that both a curator and the file changed since the last load.

    here: what the curator changed (empty for a program made by hand). file: what the file
    would change in the database.
    """

    program: str
    here: tuple[Change, ...]
    file: tuple[Change, ...]


@dataclass
class Diff:
    """added and changed are written; the rest is only told.

    adopted: programs that are already as the file has them, but were not last imported so.
    edited: a curator changed them and the file did not. gone: in none of the files.
    """

    added: list[Payload] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    adopted: list[Payload] = field(default_factory=list)
    edited: list[Changed] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def writes(self) -> bool:
        """Whether any program is to be added or changed."""
        return bool(self.added or self.changed)


def compare(files: Mapping[str, Payload], database: Mapping[str, State]) -> Diff:
    """Sort every program of the files and of the database into what happens to it.

    files: payload by id; optional keys may be missing. database: every program that an id of
    the files names, and every one imported before.
    """
    diff = Diff()
    for program, stated in files.items():
        state = database.get(program)
        if state is None:
            diff.added.append(complete(stated, None))
            continue
        wanted = complete(stated, state.imported or state.payload)
        if same(wanted, state.payload):
            diff.unchanged.append(program)
            if not _imported_so(wanted, state.imported):
                diff.adopted.append(wanted)
        elif state.imported is None:
            diff.conflicts.append(Conflict(program, (), changes(state.payload, wanted)))
        else:
            imported = complete(state.imported, None)
            if same(state.payload, imported):
                diff.changed.append(Changed(program, wanted, changes(state.payload, wanted)))
            elif same(wanted, imported):
                diff.edited.append(Changed(program, wanted, changes(imported, state.payload)))
            else:
                here = changes(imported, state.payload)
                diff.conflicts.append(Conflict(program, here, changes(state.payload, wanted)))
    diff.gone = sorted(
        program
        for program, state in database.items()
        if program not in files and state.imported is not None
    )
    return diff


def _imported_so(wanted: Payload, imported: Payload | None) -> bool:
    if imported is None:
        return False
    before = complete(imported, None)
    return same(wanted, before) and set(nicknames(wanted)) <= set(nicknames(before))


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    """The fields in which two complete payloads differ, in the order of the record."""
    before, after = dict(_flat(normal(old))), dict(_flat(normal(new)))
    return tuple(
        Change(name, *_differing(before.get(name), after.get(name)))
        for name in dict.fromkeys([*before, *after])
        if before.get(name) != after.get(name)
    )


def _flat(value: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, item in value.items():
        if isinstance(item, dict):
            yield from _flat(item, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", item


def _differing(old: Any, new: Any) -> tuple[Any, Any]:
    """Of two lists of rows, the rows that the other one lacks; else both values whole."""
    rows = [row for side in (old, new) if isinstance(side, list) for row in side]
    if not rows or not all(isinstance(row, dict) for row in rows):
        return old, new
    before, after = list(old or []), list(new or [])
    for row in list(before):
        if row in after:
            before.remove(row)
            after.remove(row)
    return before, after


def words(value: Any) -> str:
    """A value of a payload as a preview shows it.

    >>> words(None), words(True), words(["nlp", "robotics"]), words("2025-26")
    ('not stated', 'yes', 'nlp, robotics', '“2025-26”')
    """
    if value is None or value == [] or value == {}:
        return "not stated"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return f"“{value}”"
    if isinstance(value, list):
        rows = any(isinstance(item, dict) for item in value)
        return "; ".join(map(_row, value)) if rows else ", ".join(map(str, value))
    return str(value)


def _row(row: Mapping[str, Any]) -> str:
    """A source, a price, an outcome or a federal code in one line: what is stated of it."""
    if "publisher" in row:
        return ", ".join(str(row[key]) for key in ("publisher", "as_of", "url") if row[key])
    parts = []
    for key, item in row.items():
        if isinstance(item, dict):
            parts.append(f"source {_row(item)}")
        elif isinstance(item, list):
            parts.append(f"{key} {words(item)}")
        elif item is not None and item is not False:
            parts.append(key if item is True else f"{key} {item}")
    return "(" + ", ".join(parts) + ")"


def limited(lines: Sequence[str], limit: int) -> list[str]:
    """At most `limit` lines, and how many more there are."""
    if len(lines) <= limit:
        return list(lines)
    return [*lines[:limit], f"… and {len(lines) - limit} more"]
