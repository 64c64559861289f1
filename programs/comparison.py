"""Programs side by side: one row per measure, differences apart from what is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import cast

import numpy as np

from programs import prices
from programs.facts import Fact, facts_of
from programs.models import Area, Outcome, Price, Program, Source
from programs.places import COUNTRIES
from programs.provenance import Provenance, SourceNumbers
from programs.reader import Reader
from programs.snapshot import Snapshot
from programs.wording import join_words, money, number

MOST = 8
# Fixed scales, so that a bar means the same on every comparison.
PRICE_SCALE = 150_000
MONTHS_SCALE = 48


@dataclass(frozen=True)
class Choice:
    """What the address asks to compare, and what of it could not be shown.

    programs: in the order asked for, at most MOST.
    """

    programs: list[Program]
    unknown: list[str] = field(default_factory=list)
    too_many: bool = False

    @property
    def slugs(self) -> list[str]:
        return [program.slug for program in self.programs]


@dataclass(frozen=True)
class Swing:
    """A bar from zero to a gain or a loss, all per cent of the row's scale. x: where it begins."""

    x: float
    width: float
    zero: float
    ahead: bool


@dataclass(frozen=True)
class Baseline:
    """The column of what the reader would do otherwise. why: under its heading."""

    heading: str
    why: str = ""


@dataclass(frozen=True)
class Cell:
    """What one program says of one measure.

    words: "" where nothing is known; why: the reason, or what qualifies the words.
    bar: length on the row's scale, per cent; None: no bar.  beyond: longer than the scale.
    status: a kind of the `status` tag, for a yes or a no.
    score: low and high, 0 to 100, drawn as an interval.  swing: a gain or loss, drawn from zero.
    link: address and words, after all else.
    """

    words: str = ""
    why: str = ""
    blank: str = "Not stated"
    sources: tuple[Source, ...] = ()
    bar: float | None = None
    beyond: bool = False
    status: str = ""
    score: tuple[float, float] | None = None
    swing: Swing | None = None
    link: tuple[str, str] | None = None


NOT_APPLICABLE = Cell("n/a")


@dataclass(frozen=True)
class Row:
    """One measure of every program compared. baseline: the same of what the reader would do
    otherwise; shown only where the comparison has a column for it."""

    label: str
    cells: list[Cell]
    hint: str = ""
    baseline: Cell = NOT_APPLICABLE

    @property
    def differs(self) -> bool:
        return len({(cell.words, cell.score) for cell in self.cells}) > 1

    @property
    def has_bars(self) -> bool:
        return any(cell.bar is not None for cell in self.cells)


@dataclass(frozen=True)
class Comparison:
    """The table, and the numbered sources that its marks lead to."""

    programs: list[Program]
    own: list[Row]
    differing: list[Row]
    same: list[Row]
    numbers: SourceNumbers
    baseline: Baseline | None = None

    @property
    def columns(self) -> int:
        return 1 + bool(self.baseline) + len(self.programs)

    def without(self, slug: str) -> list[str]:
        return [program.slug for program in self.programs if program.slug != slug]


def compared(slugs: Sequence[str], snapshot: Snapshot) -> Choice:
    """The programs asked for: each once, unknown slugs named, no more than MOST. Few queries."""
    wanted = list(dict.fromkeys(slug.strip()[:160] for slug in slugs if slug.strip()))
    known = [slug for slug in wanted if slug in snapshot.index_of_slug]
    unknown = [slug for slug in wanted if slug not in snapshot.index_of_slug]
    ids = [int(snapshot.ids[snapshot.index_of_slug[slug]]) for slug in known[:MOST]]
    found = Program.objects.filter(pk__in=ids).for_detail().in_bulk() if ids else {}
    return Choice(
        [found[pk] for pk in ids if pk in found],
        [slug.replace("\0", "") for slug in unknown[:MOST]],
        too_many=len(known) > MOST,
    )


def comparison(
    programs: list[Program],
    snapshot: Snapshot,
    reader: Reader,
    own_rows: list[Row] | None = None,
    baseline: Baseline | None = None,
) -> Comparison:
    """Every measure that at least one of the programs states, and the blanks of all.

    own_rows: the reader's own measures, shown first whether they differ or not.  baseline: what
    the reader would do otherwise, in a column of its own.
    """
    rows = _rows(programs, snapshot, reader) if programs else []
    differing = [row for row in rows if row.differs]
    numbers = SourceNumbers()
    for row in differing + [row for row in rows if not row.differs]:
        for cell in row.cells:
            for source in cell.sources:
                numbers.of(source)
    return Comparison(
        programs,
        own_rows or [],
        differing,
        [row for row in rows if not row.differs],
        numbers,
        baseline,
    )


def csv_lines(table: Comparison) -> Iterator[list[str]]:
    """The table as lines of text; the sources stand below it under their numbers."""
    other = [table.baseline] if table.baseline else []
    yield [
        "Measure",
        *(" ".join(filter(None, [each.heading, f"({each.why})"])) for each in other),
        *(f"{p.institution.name}: {p.name}" for p in table.programs),
    ]
    yield ["Page", *("" for _ in other), *(p.slug for p in table.programs)]
    for row in [*table.own, *table.differing, *table.same]:
        cells = [row.baseline, *row.cells] if other else row.cells
        yield [row.label, *(_csv_cell(cell, table.numbers) for cell in cells)]
    yield []
    yield ["Source", "Publisher", "Kind", "As of", "Address"]
    for source in table.numbers.sources:
        yield [
            f"[{table.numbers.of(source)}]",
            source.publisher,
            source.get_kind_display(),
            source.as_of or "undated",
            source.url if source.linked else "",
        ]


def _csv_cell(cell: Cell, numbers: SourceNumbers) -> str:
    if cell.score:
        words = f"{sum(cell.score) / 2:.0f} ({cell.score[0]:.0f} to {cell.score[1]:.0f})"
    else:
        words = cell.words or cell.blank
    why = f" ({cell.why})" if cell.why else ""
    sources = "".join(f" [{numbers.of(source)}]" for source in cell.sources)
    return f"{words}{why}{sources}"


# Facts of one key each, in the order of the table; the measures worked out here stand between.
_FORMAT = ("duration_months.max", "modality", "delivery", "pace")
_ENTRY = (
    "admission.bachelor_field",
    "admission.gre",
    "admission.gpa_min",
    "admission.work_experience_years",
    "visa_eligible",
)
_TAUGHT = ("credits", *(f"curriculum.{area}" for area in Area.values), "topics",
           "components.thesis", "components.capstone", "components.internship")  # fmt: skip


def _rows(programs: list[Program], snapshot: Snapshot, reader: Reader) -> list[Row]:
    columns = [
        _Column(program, snapshot, snapshot.index_of_slug[program.slug]) for program in programs
    ]
    statuses = reader.fee_statuses(snapshot)

    def row(
        label: str,
        make: Callable[[_Column], Cell],
        hint: str = "",
        baseline: Cell = NOT_APPLICABLE,
    ) -> Row:
        return Row(label, [make(column) for column in columns], hint, baseline)

    def facts(keys: Sequence[str]) -> list[Row]:
        return [
            Row(
                next(column.facts[key].label for column in columns),
                [_fact_cell(column.facts[key]) for column in columns],
            )
            for key in keys
        ]

    own = "for you" if reader.has_profile else "without a resident’s discount"
    return [
        row(
            f"Tuition and fees, {own}",
            lambda column: _price_cell(column, prices.STATUSES[statuses[column.index]]),
            f"whole program; bars: $0 to {money(PRICE_SCALE)}",
            baseline=Cell(money(0)),
        ),
        row(
            "Months",
            _months_cell,
            f"at the usual pace; bars: 0 to {MONTHS_SCALE}",
            baseline=Cell("0"),
        ),
        *facts(_FORMAT),
        row("Keep a job while studying", _beside_a_job, baseline=Cell("Yes", status="ok")),
        row("Prerequisites", _prerequisites),
        *_entry_rows(columns, snapshot, reader),
        *facts(_ENTRY),
        *facts(_TAUGHT),
        row("Outcomes, this program", _outcomes, "different definitions: read, don’t rank"),
        row(
            "Degrees awarded in a year",
            _awards,
            "all master’s under the program’s federal code at its institution",
        ),
        row("Degree", lambda column: Cell(column.program.degree)),
        row("Country", lambda column: Cell(COUNTRIES.get(column.institution.country, ""))),
        row("Place", _place),
        row("Control", lambda column: Cell(column.institution.get_control_display())),
        row("Accreditor", lambda column: Cell(column.institution.accreditor)),
    ]


class _Column:
    """One program with all that its cells are made from."""

    def __init__(self, program: Program, snapshot: Snapshot, index: int):
        self.program = program
        self.institution = program.institution
        self.snapshot = snapshot
        self.index = index
        self.provenance = Provenance(program)
        self.facts = facts_of(program, self.provenance)
        self.pace = int(snapshot.usual_pace[index])


def _fact_cell(fact: Fact) -> Cell:
    return Cell(
        fact.words,
        "; ".join(fact.notes),
        blank=fact.blank,
        sources=fact.sources,
        status=fact.status if fact.words else "",
    )


def _entry_rows(columns: list[_Column], snapshot: Snapshot, reader: Reader) -> list[Row]:
    if not reader.has_profile:
        return []
    entries = [reader.entry(snapshot, column.index) for column in columns]
    cells = [Cell(entry[1], status=entry[0]) if entry else Cell() for entry in entries]
    return [Row("Entry for you", cells)]


def _price_cell(column: _Column, status: str) -> Cell:
    program, snapshot = column.program, column.snapshot
    row = snapshot.price_usd[column.pace, prices.STATUSES.index(status)]
    in_usd = float(row[column.index])
    size = prices.Size(
        program.credits, program.courses, program.months_full_time, program.months_part_time
    )
    total = prices.total(program.prices.all(), size, status, prices.PACES[column.pace])
    label = prices.STATUS_LABELS[status].lower()
    if total.amount is None:
        return Cell(why=f"{total.reason_words} ({label})")
    parts = [f"{total.academic_year} prices" if total.academic_year else "year not stated"]
    if not total.fees_stated:
        parts.append("fees not stated" if not total.fees else "some fees not stated")
    if total.tuition and total.tuition.row.residency != "any":
        parts.append(label)
    if total.disagreeing:
        others = [money(other.total, other.row.currency) for other in total.disagreeing]
        parts.append(f"sources disagree: also {join_words(others)}")
    if total.currency != "USD" and np.isfinite(in_usd):
        parts.append(f"about {money(round(in_usd, -2))}")
    rows = [
        cast(Price, line.row)
        for line in (total.tuition, *total.fees)
        if line and line.total is not None
    ]
    sources = {row.source.pk: row.source for row in rows}
    bar = None if np.isnan(in_usd) else min(100.0, 100 * in_usd / PRICE_SCALE)
    return Cell(
        money(total.amount, total.currency),
        ", ".join(parts),
        sources=tuple(sources.values()),
        bar=bar,
        beyond=bool(in_usd > PRICE_SCALE),
    )


def _months_cell(column: _Column) -> Cell:
    snapshot, pace = column.snapshot, column.pace
    months = float(snapshot.months[pace, column.index])
    fact = column.facts[f"duration_months.{prices.PACES[pace]}"]
    if np.isnan(months):
        return _fact_cell(fact)
    why = prices.PACES[pace].replace("_", " ")
    if snapshot.months_assumed[pace, column.index]:
        why += ", twice the full-time months: our assumption"
    return Cell(
        number(Decimal(str(months))),
        why,
        sources=fact.sources,
        bar=min(100.0, 100 * months / MONTHS_SCALE),
        beyond=months > MONTHS_SCALE,
    )


def _beside_a_job(column: _Column) -> Cell:
    part_time = column.snapshot.part_time[column.index]
    pace = column.facts["pace"]
    if part_time == 1 or column.snapshot.self_paced[column.index] == 1:
        return Cell("Yes", status="ok", sources=pace.sources)
    if part_time == 0:
        return Cell("No part-time study", status="no", sources=pace.sources)
    return Cell(why=pace.why)


def _prerequisites(column: _Column) -> Cell:
    fact = column.facts["prerequisites"]
    if not fact.words:
        return _fact_cell(fact)
    asked = list(column.program.prerequisites.all())
    required = [p.get_subject_display().lower() for p in asked if p.level == "required"]
    helpful = [p.get_subject_display().lower() for p in asked if p.level == "recommended"]
    words = join_words(required).capitalize() or "None required"
    notes = [f"recommended: {join_words(helpful)}"] if helpful else []
    return Cell(words, "; ".join([*notes, *fact.notes]), sources=fact.sources)


def outcome_words(outcome: Outcome) -> str:
    """One published result, in words: measure and value."""
    measure = outcome.get_metric_display()
    if outcome.metric == "employers":
        return f"{measure}: {join_words(outcome.names)}"
    if outcome.value is None:
        return measure
    if outcome.currency:
        return f"{measure} {money(outcome.value, outcome.currency)}"
    if outcome.metric in ("placement_rate_6mo", "phd_share"):
        return f"{measure}: {number((outcome.value * 100).normalize())}%"
    return f"{measure}: {number(outcome.value.normalize())}"


def _outcomes(column: _Column) -> Cell:
    outcomes = list(column.program.outcomes.all())
    if not outcomes:
        return Cell(blank="None published")
    about = [
        f"{outcome.cohort or 'cohort not stated'}, "
        + (f"n {number(outcome.n)}" if outcome.n else "n not stated")
        for outcome in outcomes
    ]
    return Cell(
        "; ".join(outcome_words(outcome) for outcome in outcomes),
        "; ".join(dict.fromkeys(about)),
        sources=column.facts["outcomes"].sources,
    )


def _awards(column: _Column) -> Cell:
    awards = float(column.snapshot.awards[column.index])
    if np.isnan(awards):
        return Cell(blank="Not known", why="No federal count under a code of this program")
    return Cell(number(int(awards)))


def _place(column: _Column) -> Cell:
    parts = (column.institution.city, column.institution.region)
    return Cell(", ".join(part for part in parts if part))
