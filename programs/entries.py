"""Entries of a list: what is the same for everybody, and what is the reader's own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import isnan

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from numpy.typing import NDArray

from programs.cards import SLOTS, TEMPLATES, cards
from programs.reader import Reader, Scores
from programs.snapshot import Snapshot


@dataclass(frozen=True)
class Entry:
    """One program in a list, as HTML: templates/programs/_entry.html or _row.html."""

    slug: str
    html: SafeString


@dataclass(frozen=True)
class Score:
    """A reader's score of one program, points 0–100; or the reason why there is none."""

    low: float = 0.0
    high: float = 0.0
    reason: str = ""

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def entries(
    snapshot: Snapshot,
    indexes: Sequence[int],
    reader: Reader,
    *,
    statuses: NDArray,
    paces: NDArray,
    scores: Scores | None = None,
    mine: bool = False,
    view: str = "list",
    boxes: bool = False,
    awards: bool = False,
    ticked: Collection[str] = (),
) -> list[Entry]:
    """An entry for each of the programs at these indexes of the snapshot; see cards().

    scores: the reader's, None without a profile.  ticked: slugs chosen for the comparison.
    """
    parts = cards(
        snapshot,
        indexes,
        statuses=statuses,
        paces=paces,
        mine=mine,
        view=view,
        boxes=boxes,
        awards=awards,
    )
    template = TEMPLATES[view]
    found = []
    for i, html in zip(indexes, parts, strict=True):
        if html is None:
            continue
        slug = snapshot.slugs[i]
        own = {
            "score": _render(template, "score", _score(scores, i)) if scores else "",
            "entry": "",
            "ticked": " checked" if slug in ticked else "",
        }
        if reader.has_profile and (entry := reader.entry(snapshot, i)):
            own["entry"] = _render(template, "entry", entry)
        for name, slot in SLOTS.items():
            html = html.replace(slot, own[name])
        # All of it comes out of templates, which escape.
        found.append(Entry(slug, mark_safe(html)))  # noqa: S308
    return found


def _render(template: str, part: str, value) -> str:
    return get_template(f"{template}#{part}").render({part: value})


def _score(scores: Scores, i: int) -> Score:
    low, high = float(scores.low[i]), float(scores.high[i])
    if isnan(low) or isnan(high):
        return Score(reason=scores.reason[i])
    return Score(low, high)
