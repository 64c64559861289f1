"""The graduates whom a person looked up: noted, removed, and what they move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np
from django.db import transaction
from django.db.models import Prefetch, prefetch_related_objects

from decisions.evidence_words import tenths
from decisions.models import PeerObservation, Profile
from decisions.money.evidence import PEERS, Entry, Unmoved, pooled, unmoved
from decisions.money.peers import NotCounted, why_not_counted
from decisions.money.work import Distribution, Work, by_kind
from decisions.person import Peer, Person
from decisions.scene import Scene
from decisions.words import Amounts
from programs.snapshot import Snapshot
from programs.wording import money

# Of one profile.
MOST = 200
# So many further people are asked about: what a visit to one more alumni page brings.
FURTHER = 6


def note(profile: Profile, values: Mapping[str, Any]) -> PeerObservation:
    """Keep what was found. values: fields of a PeerObservation. Results kept of the profile are
    of a moment before."""
    with transaction.atomic():
        noted = PeerObservation.objects.create(profile=profile, **values)
        profile.save(update_fields=["updated_at"])
    return noted


def remove(noted: PeerObservation) -> None:
    """Forget one. Results kept of the profile are of a moment before."""
    with transaction.atomic():
        noted.delete()
        noted.profile.save(update_fields=["updated_at"])


@dataclass(frozen=True)
class Line:
    """One graduate, with why the pay does not count (None: it does)."""

    noted: PeerObservation
    why_not: NotCounted | None

    @property
    def pay(self) -> str:
        """ "" not known."""
        if self.noted.pay is None:
            return ""
        return f"{money(self.noted.pay, self.noted.currency)} in {self.noted.pay_year}"


@dataclass(frozen=True)
class Effect:
    """What the graduates of one program do to the entry pay, amounts in words.

    people: who count.  tenths: what they count for.  further: with FURTHER more like them.
    limit: what any number of them approaches.
    """

    people: int
    before: str
    after: str
    tenths: str
    further: str
    limit: str

    @property
    def moves(self) -> bool:
        return self.before != self.after

    @property
    def could_move(self) -> bool:
        """Whether more of them would show."""
        return self.limit != self.after


@dataclass(frozen=True)
class ProgramPeers:
    """slug: "" for a program that is no longer in the catalogue.  effect: None where none of its
    graduates counts."""

    slug: str
    name: str
    institution: str
    lines: tuple[Line, ...]
    effect: Effect | None


@dataclass(frozen=True)
class PeersPage:
    """programs: by name.  unmoved: why none of it counts, None where it does."""

    programs: tuple[ProgramPeers, ...]
    unmoved: Unmoved | None


def peers_page(profile: Profile, snapshot: Snapshot) -> PeersPage:
    """Everything noted, by program. One query."""
    with_programs = PeerObservation.objects.select_related("program__institution")
    prefetch_related_objects([profile], Prefetch("peers", with_programs))
    work = Work(Scene(Person.of(profile), snapshot).situation)
    by_program: dict[int, list[Line]] = {}
    for each in profile.peers.all():
        line = Line(each, why_not_counted(Peer.of(each)))
        by_program.setdefault(each.program_id, []).append(line)
    effects = _effects(work, snapshot, by_program)
    found = []
    for program, lines in by_program.items():
        of = lines[0].noted.program
        found.append(
            ProgramPeers(
                slug=of.slug if program in snapshot.index_of_id else "",
                name=of.name,
                institution=of.institution.name if of.institution else "",
                lines=tuple(lines),
                effect=effects.get(program),
            )
        )
    return PeersPage(
        tuple(sorted(found, key=lambda each: (each.name, each.institution))), unmoved(work)
    )


def _effects(
    work: Work, snapshot: Snapshot, by_program: Mapping[int, list[Line]]
) -> dict[int, Effect]:
    """By program; none where nothing that became of graduates counts."""
    after, at = work.after, snapshot.index_of_id
    if after is None or unmoved(work):
        return {}
    counted = {
        program: sum(line.why_not is None for line in lines)
        for program, lines in by_program.items()
        if program in at
    }
    programs = [program for program, people in counted.items() if people]
    if not programs:
        return {}
    index = np.array([at[program] for program in programs], dtype=np.int64)
    guess = by_kind([snapshot.kind[i] for i in index.tolist()], work.entry_rank_of)
    entry = pooled(work, snapshot, index, guess)
    amounts = Amounts.paid(work.situation)
    return {
        program: _effect(after, amounts, entry, row, counted[program])
        for row, program in enumerate(programs)
        if entry.n[PEERS, row] > 0
    }


def _effect(after: Distribution, amounts: Amounts, entry: Entry, row: int, people: int) -> Effect:
    n = float(entry.n[PEERS, row])

    def pay(count: float) -> str:
        return amounts.about(after.pay(entry.with_peers(row, count)))

    return Effect(
        people=people,
        before=pay(0.0),
        after=pay(n),
        tenths=tenths(entry.shares(row))[1 + PEERS],
        further=pay(n * (people + FURTHER) / people),
        limit=pay(inf),
    )
