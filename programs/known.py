"""What is known of the programs that were read page by page, and what isn't: for a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from programs.charts import BarChart, bar_chart
from programs.models import Kind, Tier
from programs.snapshot import EVIDENCE, Snapshot


@dataclass(frozen=True)
class Figure:
    """A chart with its finding, what is drawn, and where that comes from."""

    heading: str
    lead: str
    drawing: BarChart
    source: str


def curated_masters(snapshot: Snapshot) -> NDArray[np.bool_]:
    """The master's programs that were read page by page, (n,)."""
    return np.array(
        [
            tier == Tier.CURATED and kind == Kind.MASTERS
            for tier, kind in zip(snapshot.tier, snapshot.kind, strict=True)
        ],
        dtype=bool,
    )


def has_price(snapshot: Snapshot) -> NDArray[np.bool_]:
    """Whether the whole price can be worked out for anybody, (n,)."""
    return np.asarray(np.isfinite(snapshot.price_usd).any(axis=(0, 1)))


@lru_cache(maxsize=1)
def known_figure(snapshot: Snapshot) -> Figure | None:
    """How many of these programs state what people ask first; None without such a program.

    No query.
    """
    chosen = curated_masters(snapshot)
    whole = int(chosen.sum())
    if not whole:
        return None
    rows = [(label, int(known[chosen].sum())) for label, known in _headlines(snapshot)]
    counts = dict(rows)
    return Figure(
        heading=(
            f"Of {whole} master’s read page by page, {counts[PRICE]} state enough to work out a "
            f"price and {counts[OUTCOMES]} publish what their own graduates earn or how many "
            "found work"
        ),
        lead=(
            "Number of programs that state each fact. The rest is shown as not stated, with the "
            "reason, and widens your range; it is never filled with an average."
        ),
        drawing=bar_chart("known", "How many programs state each fact", _down(rows), whole),
        source=f"Source: our catalogue{_date_words(snapshot)}, {whole} programs.",
    )


PRICE = "Price of the whole program"
OUTCOMES = "Pay or placement of its graduates"


def _headlines(snapshot: Snapshot) -> list[tuple[str, NDArray[np.bool_]]]:
    stated_months = np.isfinite(snapshot.months) & ~snapshot.months_assumed
    own_outcomes = snapshot.evidence >= EVIDENCE.index("program")
    return [
        ("Format: online, hybrid, on campus", _filled(snapshot.modality)),
        (
            "Time to finish, or its limit",
            stated_months.any(axis=0) | np.isfinite(snapshot.months_max),
        ),
        (PRICE, has_price(snapshot)),
        ("Which bachelor’s is accepted", _filled(snapshot.bachelor)),
        ("Prerequisites", (snapshot.prerequisites != -1).any(axis=0)),
        ("How far machine learning is taught", snapshot.curriculum[2] != -1),
        ("GRE policy", _filled(snapshot.gre)),
        ("Lowest GPA", np.isfinite(snapshot.gpa_min)),
        (OUTCOMES, own_outcomes),
    ]


def _filled(column: Sequence[str]) -> NDArray[np.bool_]:
    return np.array([bool(value) for value in column], dtype=bool)


def _down(rows: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """From the most to the least known; equals as they stand."""
    return sorted(rows, key=lambda row: -row[1])


def _date_words(snapshot: Snapshot) -> str:
    day = snapshot.changed_at
    return f" of {day:%B} {day.day}, {day.year}" if day else ""
