"""What changed since a record: the answers, the programs, our numbers, and what comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from decisions.method_version import method_version
from decisions.models import DecisionRecord, Profile
from decisions.money.origin import Kind
from decisions.records.answers import answers_of, own_numbers_of
from decisions.records.change import Change, differing
from decisions.records.document import Basis, Document, RankingRecord, ReportRecord
from decisions.records.facts import facts_of
from decisions.records.numbers import changed_numbers
from decisions.records.outcome import NOT_KNOWN, outcome_changes
from decisions.records.take import take_ranking, take_report
from programs.snapshot import Snapshot

NO_ANSWER, OUR_DEFAULT, NOT_STATED = "no answer", "our default", "not stated"
IN, GONE = "in the catalogue", "no longer in the catalogue"


@dataclass(frozen=True)
class ChangeGroup:
    """title: what changed.  rows: one for each thing that is not as it was."""

    title: str
    rows: tuple[Change, ...]


@dataclass(frozen=True)
class Changes:
    """groups: those with a change, what comes out first.  notes: what else to know.  compared: was
    today's result worked out?"""

    groups: tuple[ChangeGroup, ...]
    notes: tuple[str, ...]
    compared: bool


def changes(
    record: DecisionRecord, then: Document, profile: Profile, catalogue: Snapshot
) -> Changes:
    """
    The recorded result beside what the same page would say today.

    then: the record's own document.  profile: its owner's answers as they are now. Of a program
    that left the catalogue nothing can be worked out; what else changed is still said.
    """
    now = _now(then, profile, catalogue)
    ranks = isinstance(then, RankingRecord)
    found = (
        ("What comes out", outcome_changes(then, now) if now else ()),
        ("Your answers", _answers(then.basis, profile)),
        ("The programs" if ranks else "The program", _facts(then, catalogue)),
        ("Our numbers", changed_numbers(then.basis.parameters)),
        ("What goes in besides", _given(then, now)),
    )
    groups = [ChangeGroup(title, tuple(rows)) for title, rows in found]
    return Changes(
        groups=tuple(group for group in groups if group.rows),
        notes=tuple(_notes(record, now, catalogue)),
        compared=now is not None,
    )


def _now(then: Document, profile: Profile, catalogue: Snapshot) -> Document | None:
    if isinstance(then, RankingRecord):
        return take_ranking(profile, catalogue, then.choice)
    index = catalogue.index_of_slug.get(then.program.slug)
    return None if index is None else take_report(profile, catalogue, index)


def _answers(then: Basis, profile: Profile) -> Iterator[Change]:
    """What was told otherwise. What counts is the answer, not the words for it today."""
    before = {row.name: row for row in then.answers}
    after = {row.name: row for row in answers_of(profile)}
    for name in _names(before, after):
        old, new = before.get(name), after.get(name)
        if old is None or new is None or old.raw != new.raw:
            told = new or before[name]
            yield Change(
                told.label, old.words if old else NO_ANSWER, new.words if new else NO_ANSWER
            )
    own_then = {row.key: row for row in then.own_numbers}
    own_now = {row.key: row for row in own_numbers_of(profile)}
    for key in _names(own_then, own_now):
        number, newer = own_then.get(key), own_now.get(key)
        if number is None or newer is None or number.raw != newer.raw:
            label = (newer or own_then[key]).label
            yield Change(
                label,
                number.words if number else OUR_DEFAULT,
                newer.words if newer else OUR_DEFAULT,
            )


def _facts(then: Document, catalogue: Snapshot) -> Iterator[Change]:
    """What the catalogue says otherwise of the programs, for the pace and fee status of then."""
    several = isinstance(then, RankingRecord)
    for program in then.facts if isinstance(then, RankingRecord) else (then.program,):
        name = f"{program.name}, {program.institution}"
        index = catalogue.index_of_slug.get(program.slug)
        if index is None:
            yield Change(name, IN, GONE)
            continue
        today = facts_of(catalogue, index, pace=program.pace, status=program.status)
        now = {fact.key: fact.words for fact in today.facts}
        for fact in program.facts:
            if fact.key in now:
                label = f"{name}: {fact.label}" if several else fact.label
                yield from differing(label, fact.words, now[fact.key], NOT_STATED)


def _given(then: Document, now: Document | None) -> Iterator[Change]:
    """Inputs of a report that differ, but for the answers themselves."""
    if not (isinstance(then, ReportRecord) and isinstance(now, ReportRecord)):
        return
    before = {row.name: row for row in then.given if row.counted and row.kind != Kind.ANSWER}
    after = {row.name: row for row in now.given if row.counted and row.kind != Kind.ANSWER}
    for name, row in before.items():
        if name in after:
            yield from differing(row.label, row.words, after[name].words, NOT_KNOWN)


def _names(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """In the order of then, new ones last."""
    return list(dict.fromkeys([*before, *after]))


def _notes(record: DecisionRecord, now: Document | None, catalogue: Snapshot) -> Iterator[str]:
    """What stands behind the figures and is no figure itself."""
    if now is None:
        yield (
            "The program is no longer in the catalogue, so that it cannot be worked out today. The "
            "record keeps what it said."
        )
    if record.catalogue_version != catalogue.version:
        yield "The catalogue has changed since."
    if record.method_version != method_version():
        yield "Our method has changed since: figures may differ though nothing else does."
