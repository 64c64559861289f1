"""Programs next to one program: the same degree in another form, and similar ones elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from programs.facts import Fact, Facts
from programs.models import Modality, Program
from programs.price_table import size_of
from programs.prices import NO_TOTAL_WORDS, NoTotal, total
from programs.snapshot import Snapshot
from programs.wording import money, months_words

MOST_SIMILAR = 4
DIFFERS_BY = (
    "modality", "delivery", "pace", "duration_months.full_time", "duration_months.part_time",
    "duration_months.max", "credits", "courses", "start_terms", "visa_eligible",
    "admission.bachelor_field", "admission.gpa_min", "admission.gre", "admission.deadline",
    "admission.acceptance_rate", "admission.performance_pathway", "prerequisites",
    "curriculum.applied_math", "curriculum.programming", "curriculum.ml_methods",
    "curriculum.ai_subdisciplines", "curriculum.data_skills", "components.thesis",
    "components.capstone", "components.internship",
)  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """words: "" where blank; why: the reason, or what to know."""

    words: str
    why: str = ""
    blank: str = "Not stated"


@dataclass(frozen=True)
class TwinRow:
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Similar:
    """One similar program in a few words."""

    slug: str
    name: str
    institution: str
    price: Cell
    time: str


def twin_rows(prices: Sequence[Cell], facts: Sequence[Facts]) -> list[TwinRow]:
    """Only what differs. prices, facts: of the program itself first, then of each twin."""
    rows = [TwinRow("Price of the whole program", tuple(prices))]
    for key in DIFFERS_BY:
        cells = tuple(_cell(each.by_key[key]) for each in facts)
        rows.append(TwinRow(facts[0][key].label, cells))
    return [row for row in rows if len({cell.words for cell in row.cells}) > 1]


def _cell(fact: Fact) -> Cell:
    return Cell(fact.words, fact.why if not fact.known else "", fact.blank)


def whole_price(program: Program, pace: str, status: str) -> Cell:
    """Tuition and required fees for one fee status, as published. program: with for_detail()."""
    whole = total(program.prices.all(), size_of(program), status, pace)
    if whole.amount is None:
        return Cell("", whole.reason_words)
    fees = "" if whole.fees_stated else "; tuition only"
    return Cell(
        money(whole.amount, whole.currency), f"{whole.academic_year or 'year not stated'}{fees}"
    )


def price_in_words(snapshot: Snapshot, index: int, statuses: NDArray[np.int8]) -> Cell:
    """Whole price for these fee statuses at the usual pace, in whole US dollars, with its year."""
    pace, status = int(snapshot.usual_pace[index]), int(statuses[index])
    usd = snapshot.price_usd[pace, status, index]
    if not np.isfinite(usd):
        reason = snapshot.price_reason[pace][status][index]
        return Cell("", NO_TOTAL_WORDS[NoTotal(reason)] if reason else "No exchange rate is known")
    year = int(snapshot.price_year[pace, status, index])
    stated = f"{year}-{(year + 1) % 100:02d}" if year else "year not stated"
    fees = "" if snapshot.price_fees_stated[pace, status, index] else "; tuition only"
    return Cell(money(round(usd)), f"{stated}{fees}")


def rule(snapshot: Snapshot, index: int, statuses: NDArray[np.int8]) -> str:
    """How similar programs are chosen, in words for the reader."""
    modality = snapshot.modality[index]
    form = f", {Modality(modality).label.lower()}" if modality else ""
    nearest = (
        "the price nearest to this one" if price_in_words(snapshot, index, statuses).words
        else "the lowest prices, since this one’s is unknown"
    )  # fmt: skip
    return f"The same field{form}, at other institutions, with {nearest}."


def similar_programs(snapshot: Snapshot, index: int, statuses: NDArray[np.int8]) -> list[Similar]:
    """Programs of the same kind, field and format at other institutions, whose price is known:
    those nearest in price; the cheapest where this program's own price is unknown.

    statuses: index into prices.STATUSES of what each program charges the reader, (n,).
    """
    price = snapshot.take(snapshot.price_usd, status=statuses)
    months = snapshot.take(snapshot.months)
    columns: list[Sequence[str]] = [snapshot.kind, snapshot.field, snapshot.modality]
    candidates = [
        other
        for other in np.flatnonzero(np.isfinite(price)).tolist()
        if all(column[other] == column[index] for column in columns)
        and snapshot.institutions[other] != snapshot.institutions[index]
    ]
    own = price[index] if np.isfinite(price[index]) else 0.0
    candidates.sort(key=lambda other: (abs(price[other] - own), snapshot.slugs[other]))
    return [
        Similar(
            slug=snapshot.slugs[other],
            name=snapshot.names[other],
            institution=snapshot.institutions[other],
            price=price_in_words(snapshot, other, statuses),
            time=months_words(float(months[other])) if np.isfinite(months[other]) else "",
        )
        for other in candidates[:MOST_SIMILAR]
    ]


def labels_of_twins(programs: Sequence[Program]) -> list[str]:
    """What tells twins apart at the head of their columns: the format where that differs."""
    formats: Mapping[int, str] = {each.pk: each.get_modality_display() for each in programs}
    if len(set(formats.values())) == len(programs) and all(formats.values()):
        return [formats[each.pk] for each in programs]
    return [each.name for each in programs]
