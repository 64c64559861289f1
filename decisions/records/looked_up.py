"""The graduates whom a person looked up, as answers of a record."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from decisions.models import PeerObservation, Profile
from decisions.records.document import AnswerRow
from decisions.words import inside
from programs.wording import money


def looked_up(profile: Profile) -> Iterator[AnswerRow]:
    """A row for each program, its graduates in it. One query. Notes stay with the person."""
    noted = profile.peers.select_related("program").order_by("program__slug", "finished", "id")
    for program, found in groupby(noted, key=lambda peer: peer.program):
        graduates = list(found)
        yield AnswerRow(
            name=f"peers.{program.slug}",
            group="Graduates looked up",
            label=f"Graduates of {program.name}",
            words="; ".join(map(_words, graduates)),
            raw=[_raw(peer) for peer in graduates],
        )


def _words(peer: PeerObservation) -> str:
    """What is known of one: “2024, data scientist, $95,000 in 2025, very like me”."""
    pay = "" if peer.pay is None else f"{money(peer.pay, peer.currency)} in {peer.pay_year}"
    parts = (
        str(peer.finished),
        inside(peer.get_role_display()),
        pay or "pay not known",
        inside(peer.get_similarity_display()),
    )
    return ", ".join(filter(None, parts))


def _raw(peer: PeerObservation) -> dict[str, Any]:
    return {
        "finished": peer.finished,
        "similarity": peer.similarity,
        "before": peer.before,
        "role": peer.role,
        "pay": None if peer.pay is None else float(peer.pay),
        "currency": peer.currency,
        "pay_year": peer.pay_year,
        "state": peer.state,
    }
