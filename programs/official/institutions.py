"""Which of our institutions the federal directory means, and what it may write there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify

from programs.datafiles.sync import BATCH, Changes
from programs.models import Institution
from programs.official.directory import Entry, once
from programs.official.fills import note_fills


@dataclass(frozen=True)
class Register:
    """Our institutions by what the federal files call them.

    by_unitid: saved institutions.  replaced: those known from the directory only, whose
    place a curated one took.  changes: what finding them wrote.
    """

    by_unitid: dict[str, Institution]
    replaced: list[Institution]
    changes: Changes

    def __len__(self) -> int:
        return len(self.by_unitid)


# What the directory fills in or overwrites.
_FIELDS = (
    "name", "aliases", "control", "country", "region", "city", "cbsa", "latitude", "longitude",
    "website", "accreditor", "unitid",
)  # fmt: skip


def register(directory: dict[str, Entry], wanted: Collection[str]) -> Register:
    """Find or make the institutions with the wanted unitids, and all curated ones we know.

    A unitid that is not in the directory is left out. Curated institutions only get blanks
    filled; the others become what the directory says.

    Which of ours a unitid means, as several campuses may share one: a curated institution goes
    before one that only the directory named; then one with that unitid before one without any
    of exactly the same name in the US, in the same state or with no namesake; then one
    with the directory's name; then the one that was entered first.
    """
    ours = list(Institution.objects.order_by("id"))
    before = {institution.pk: _state(institution) for institution in ours}
    candidates = _Candidates(ours, directory)
    slugs = {institution.slug for institution in ours}
    by_unitid: dict[str, Institution] = {}
    replaced: list[Institution] = []
    new = []
    for unitid, entry in sorted(directory.items()):
        found = candidates.of(entry)
        if unitid not in wanted and not any(institution.curated for institution in found):
            continue
        if found:
            chosen, *others = found
            candidates.take(chosen)
            replaced += (each for each in others if each.unitid and not each.curated)
        else:
            chosen = Institution(slug=_free_slug(entry, candidates.has_namesake(entry), slugs))
            slugs.add(chosen.slug)
            new.append(chosen)
        by_unitid[unitid] = chosen
        _fill(chosen, entry)
        for campus in found:
            if campus.curated:
                _fill_legal_entity(campus, entry)
    Institution.objects.bulk_create(new, batch_size=BATCH)
    changed = [institution for institution in ours if before[institution.pk] != _state(institution)]
    Institution.objects.bulk_update(changed, _FIELDS, batch_size=BATCH)
    note_fills({each.pk: (before[each.pk], _state(each)) for each in changed if each.curated})
    return Register(by_unitid, replaced, Changes(added=len(new), changed=len(changed)))


class _Candidates:
    """Which of ours an entry may mean, best first."""

    def __init__(self, ours: list[Institution], directory: dict[str, Entry]):
        self._by_unitid, self._by_name = defaultdict(list), defaultdict(list)
        for institution in ours:
            if institution.unitid:
                self._by_unitid[institution.unitid].append(institution)
            elif institution.country == "US":
                # Abroad there are namesakes, too: Heidelberg University is in Ohio as well.
                self._by_name[institution.name].append(institution)
        self._entries = Counter(entry.name for entry in directory.values())

    def has_namesake(self, entry: Entry) -> bool:
        return self._entries[entry.name] > 1

    def of(self, entry: Entry) -> list[Institution]:
        namesakes = (
            institution
            for institution in self._by_name[entry.name]
            if institution.region == entry.state or not self.has_namesake(entry)
        )
        return sorted(
            [*self._by_unitid[entry.unitid], *namesakes],
            key=lambda each: (
                not each.curated,
                not each.unitid,
                each.name != entry.name,
                each.pk,
            ),
        )

    def take(self, institution: Institution) -> None:
        """No other entry means this one."""
        if not institution.unitid:
            self._by_name[institution.name].remove(institution)


def _state(institution: Institution) -> dict[str, Any]:
    return {name: getattr(institution, name) for name in _FIELDS}


def _free_slug(entry: Entry, shared: bool, taken: set[str]) -> str:
    """From the name; with the state and then the unitid where that is not enough."""
    name = slugify(entry.name)[:100]
    slugs = [name, f"{name}-{entry.state.lower()}", f"{name}-{entry.unitid}"]
    return next(slug for slug in slugs[shared:] if slug not in taken)


def _fill(institution: Institution, entry: Entry) -> None:
    if not institution.curated:
        institution.name = entry.name
        institution.aliases = list(entry.aliases)
        institution.country = "US"
        institution.region = entry.state
        institution.unitid = entry.unitid
        for name in ("city", "control", "cbsa", "latitude", "longitude", "website", "accreditor"):
            setattr(institution, name, getattr(entry, name))
        return
    known = [institution.name, *institution.aliases]
    # The directory's own name is one that people may search for, too.
    institution.aliases = institution.aliases + once([entry.name, *entry.aliases], known)
    # Coordinates and metro belong to the place: a campus elsewhere keeps its blanks.
    if institution.city.casefold() == entry.city.casefold():
        institution.cbsa = institution.cbsa or entry.cbsa
        if institution.latitude is None and institution.longitude is None:
            institution.latitude, institution.longitude = entry.latitude, entry.longitude


def _fill_legal_entity(institution: Institution, entry: Entry) -> None:
    """What holds for every campus under one unitid."""
    institution.control = institution.control or entry.control
    institution.accreditor = institution.accreditor or entry.accreditor
