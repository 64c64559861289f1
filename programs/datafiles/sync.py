"""Making the rows of a table the same as those of a file, in bulk and without history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import router
from django.db.models import Model, QuerySet

# Rows per statement where the database has no limit of its own.
BATCH = 2_000


@dataclass(frozen=True)
class Changes:
    """How many rows a load added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __add__(self, other: Changes) -> Changes:
        return Changes(
            self.added + other.added, self.changed + other.changed, self.removed + other.removed
        )

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def __str__(self) -> str:
        """
        >>> str(Changes(added=1200)), str(Changes())
        ('1,200 added', 'no change')
        """
        counts = (
            f"{count:,} {word}"
            for count, word in (
                (self.added, "added"),
                (self.changed, "changed"),
                (self.removed, "removed"),
            )
            if count
        )
        return ", ".join(counts) or "no change"


def reconcile(existing: QuerySet, wanted: Iterable[Model], key: Sequence[str]) -> Changes:
    """Leave the rows of `existing` equal to `wanted`: only those that differ are written.

    wanted: unsaved rows, each key once.  key: the attributes that tell which row is which
    (institution_id, not institution). A row keeps its primary key while its key stays.
    One query to compare; none more where nothing differs.
    """
    model = existing.model
    values = [
        field.attname
        for field in model._meta.concrete_fields
        if not field.primary_key and field.attname not in key
    ]
    width = len(key)
    held: dict[tuple, tuple[Any, tuple]] = {}
    surplus = []
    for pk, *rest in existing.order_by("pk").values_list("pk", *key, *values):
        name = tuple(rest[:width])
        if name in held:
            surplus.append(pk)
        else:
            held[name] = pk, tuple(rest[width:])

    new, changed = [], []
    for row in wanted:
        pk, old = held.pop(tuple(getattr(row, name) for name in key), (None, ()))
        if pk is None:
            new.append(row)
        elif old != tuple(getattr(row, name) for name in values):
            row.pk = pk
            changed.append(row)
    surplus += [pk for pk, _ in held.values()]

    # Before the inserts: a row that moved may want the place of one that is gone.
    delete_without_history(model, surplus)
    _update(model, changed, key, values)
    model._default_manager.bulk_create(new, batch_size=BATCH)
    return Changes(len(new), len(changed), len(surplus))


def _update(model: type[Model], rows: list, key: Sequence[str], values: list[str]) -> None:
    if not rows:
        return
    columns = {model._meta.get_field(name).name for name in key}
    manager = model._default_manager
    if any(set(each.fields) == columns for each in model._meta.total_unique_constraints):
        # An upsert is many times faster than an UPDATE with a CASE for every value.
        for row in rows:
            row.pk = None
        manager.bulk_create(
            rows,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=list(key),
            update_fields=values,
        )
    else:
        names = [model._meta.get_field(name).name for name in values]
        manager.bulk_update(rows, names, batch_size=BATCH)


def delete_without_history(model: type[Model], pks: Sequence[Any]) -> None:
    """Delete rows that nothing refers to. Signals, and so history rows, are left out."""
    for start in range(0, len(pks), BATCH):
        rows = model._base_manager.filter(pk__in=pks[start : start + BATCH])
        rows._raw_delete(router.db_for_write(model))
