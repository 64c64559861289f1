"""The institutions that payloads name, as rows of the database. Several programs share one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.text import slugify

from programs.catalogue.database import INSTITUTION_TEXTS, institution_payload
from programs.catalogue.history import tell_history
from programs.catalogue.payload import Payload, nicknames, plain, with_blanks_from
from programs.models import Institution

Key = tuple[str, str]


@dataclass
class Institutions:
    """Finds, makes and updates institutions.

    A record belongs to the institution of its name and unitid. A row of the federal directory
    becomes ours when a record has its unitid; a place that a curator changed since the last
    import stays as it is.
    """

    imported: Iterable[Payload]
    _rows: dict[Key, Institution] = field(default_factory=dict)

    def as_held(self, payload: Payload) -> Payload:
        """A payload that prepare() has seen, with blanks of its institution that are filled."""
        row = plain(institution_payload(self.of(payload)))
        return payload | {"institution": with_blanks_from(payload["institution"], row)}

    def of(self, payload: Payload) -> Institution:
        """The row of a payload that prepare() has seen."""
        return self._rows[_key(payload["institution"])]

    def prepare(
        self, payloads: Iterable[Payload], *, by: AbstractBaseUser | None, reason: str
    ) -> None:
        """Find or make the institution of each payload, with the facts that the file states."""
        wanted = {_key(payload["institution"]): payload["institution"] for payload in payloads}
        if not wanted:
            return
        edited = self._edited()
        everyone = list(Institution.objects.all())
        slugs = {row.slug for row in everyone}
        by_key = {(row.name, row.unitid): row for row in everyone}
        federal = {row.unitid: row for row in everyone if row.unitid and not row.curated}
        # Exact names first: of two campuses with one unitid, the namesake takes the row.
        for key in wanted:
            if key in by_key:
                self._rows[key] = by_key[key]
                federal.pop(key[1], None)
        for key, facts in wanted.items():
            row = self._rows.get(key) or federal.pop(key[1], None)
            if row is None:
                row = Institution(slug=_free_slug(key[0], slugs))
            elif row.curated and (key in edited or _as_wanted(row, facts)):
                continue
            _fill(row, facts)
            tell_history(row, by=by, reason=reason).save()
            self._rows[key] = row

    def new_nicknames(self, payloads: Iterable[Payload]) -> list[Institution]:
        """Institutions in the database that lack a nickname which the files state.

        Unsaved, with the nickname. One that was imported before and is gone was taken out by
        a curator, and stays out.
        """
        imported: dict[Key, set[str]] = {}
        for payload in self.imported:
            imported.setdefault(_key(payload["institution"]), set()).update(nicknames(payload))
        stated = {_key(payload["institution"]): nicknames(payload) for payload in payloads}
        found = []
        for row in Institution.objects.filter(curated=True):
            key = (row.name, row.unitid)
            known = {*row.aliases, *imported.get(key, ())}
            new = [name for name in stated.get(key, ()) if name not in known]
            if new:
                row.aliases = [*row.aliases, *new]
                found.append(row)
        return found

    def _edited(self) -> set[Key]:
        """Institutions that are no longer as any import left them."""
        left: dict[Key, list[dict[str, Any]]] = {}
        for payload in self.imported:
            left.setdefault(_key(payload["institution"]), []).append(payload["institution"])
        return {
            (row.name, row.unitid)
            for row in Institution.objects.filter(curated=True)
            if (states := left.get((row.name, row.unitid)))
            and not any(_as_wanted(row, state) for state in states)
        }


def _key(facts: Mapping[str, Any]) -> Key:
    return facts["name"], facts["unitid"] or ""


def _as_wanted(row: Institution, facts: Mapping[str, Any]) -> bool:
    held = plain(institution_payload(row))
    return all(
        held[name] == value
        for name, value in facts.items()
        if name != "aliases" and value is not None
    )


def _fill(row: Institution, facts: Mapping[str, Any]) -> None:
    """Give the row what is stated; a blank says nothing."""
    row.curated = True
    for name in ("name", *INSTITUTION_TEXTS, "latitude", "longitude"):
        if facts[name] is not None:
            setattr(row, name, facts[name])
    row.aliases = list(dict.fromkeys([*row.aliases, *facts["aliases"]]))


def _free_slug(name: str, taken: set[str]) -> str:
    """A slug from the name that nobody has; marked as taken."""
    base = slugify(name)[:110] or "institution"
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    taken.add(slug)
    return slug
