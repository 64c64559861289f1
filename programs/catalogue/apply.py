"""Writing a diff into the database. Call it inside one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model
from simple_history.utils import bulk_create_with_history

from programs.catalogue.children import desired_children, sync
from programs.catalogue.database import PROGRAM_TEXTS
from programs.catalogue.diff import Diff
from programs.catalogue.history import LONGEST_REASON, Row, tell_history
from programs.catalogue.institutions import Institutions
from programs.catalogue.payload import Payload, decimal
from programs.catalogue.sources import Sources
from programs.models import Program, Tier


@dataclass
class Writer:
    """Writes programs and all that hangs on them, with who and why in the history.

    progress: called with the number of programs written so far and of all.
    """

    sources: Sources
    institutions: Institutions
    by: AbstractBaseUser | None
    reason: str
    progress: Callable[[int, int], None]
    _new: dict[type[Model], list[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.reason = self.reason[:LONGEST_REASON]

    def write(self, diff: Diff) -> None:
        """Added and changed programs; for adopted ones only what was last imported."""
        payloads = [*diff.added, *(change.payload for change in diff.changed)]
        self.sources.prepare(payloads)
        self.institutions.prepare(payloads, by=self.by, reason=self.reason)
        payloads = [self.institutions.as_held(payload) for payload in payloads]
        programs = self._add(payloads[: len(diff.added)])
        programs += self._change(payloads[len(diff.added) :])
        for number, (program, payload) in enumerate(zip(programs, payloads, strict=True), start=1):
            self._children(program, payload, is_new=number <= len(diff.added))
            self.progress(number, len(programs))
        for model, rows in self._new.items():
            self._create(model, rows)
        for payload in diff.adopted:
            # Straight to the column: the program itself stays as it is, so no history.
            Program.objects.filter(slug=payload["id"]).update(imported=payload)

    def _add(self, payloads: Sequence[Payload]) -> list[Program]:
        programs = [Program(slug=payload["id"]) for payload in payloads]
        for program, payload in zip(programs, payloads, strict=True):
            self._fill(program, payload)
        return self._create(Program, programs)

    def _change(self, payloads: Sequence[Payload]) -> list[Program]:
        held = {
            program.slug: program
            for program in Program.objects.filter(slug__in=[payload["id"] for payload in payloads])
        }
        for payload in payloads:
            program = held[payload["id"]]
            before = _columns(program)
            self._fill(program, payload)
            if _columns(program) != before:
                self._save(program)
            else:
                Program.objects.filter(pk=program.pk).update(imported=payload)
        return [held[payload["id"]] for payload in payloads]

    def _fill(self, program: Program, payload: Payload) -> None:
        program.institution = self.institutions.of(payload)
        program.tier = Tier.CURATED
        for name in ("kind", "name", "field", "status"):
            setattr(program, name, payload[name])
        for name in PROGRAM_TEXTS:
            setattr(program, name, payload[name] or "")
        for name, offered in payload["pace"].items():
            setattr(program, name, offered)
        for name, months in payload["duration_months"].items():
            setattr(program, f"months_{name}", decimal(months))
        for name in ("credits", "courses", "weekly_hours"):
            setattr(program, name, decimal(payload[name]))
        for name in ("start_terms", "topics", "highlights", "visa_eligible"):
            setattr(program, name, payload[name])
        for name, demand in payload["components"].items():
            setattr(program, name, demand or "")
        for name, offered in payload["industry"].items():
            setattr(program, name, offered)
        program.imported = payload

    def _children(self, program: Program, payload: Payload, *, is_new: bool) -> None:
        for model, rows in desired_children(program, payload, self.sources).items():
            if is_new:
                self._new.setdefault(model, []).extend(rows)
                continue
            change = sync(model, program, rows)
            for row in change.removed:
                tell_history(row, by=self.by, reason=self.reason).delete()
            for row in change.updated:
                self._save(row)
            self._new.setdefault(model, []).extend(change.added)

    def _create(self, model: type[Row], rows: Iterable[Row]) -> list[Row]:
        rows = list(rows)
        if not rows:
            return []
        if not hasattr(model, "history"):
            return list(model._default_manager.bulk_create(rows, batch_size=500))
        created: list[Row] = bulk_create_with_history(
            rows,
            model,
            batch_size=500,
            default_user=self.by,
            default_change_reason=self.reason,
        )
        return created

    def _save(self, row: Model) -> None:
        tell_history(row, by=self.by, reason=self.reason).save()


def _columns(program: Program) -> dict[str, Any]:
    """What the history keeps of a program."""
    return {
        column.attname: getattr(program, column.attname)
        for column in program._meta.concrete_fields
        if column.name != "imported"
    }
