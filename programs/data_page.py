"""What the catalogue covers, how fresh it is, and where it comes from: plain counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from django.db.models import Count as CountOf
from django.db.models import Max, Min, Q

from programs.catalogue import coverage
from programs.catalogue.database import curated, payloads
from programs.charts import BarChart, bar_chart
from programs.known import curated_masters
from programs.models import (
    Citation,
    DataFile,
    Kind,
    Outcome,
    OutcomeScope,
    Price,
    Source,
    SourceKind,
    Status,
    Tier,
)
from programs.places import COUNTRIES
from programs.price_table import YEAR_NOT_STATED
from programs.snapshot import Snapshot

MOST_PUBLISHERS = 12
MOST_COUNTRIES = 8


@dataclass(frozen=True)
class Offered:
    """How many programs of one kind or country there are, by how we know them."""

    label: str
    curated: int
    listed: int
    note: str = ""

    @property
    def total(self) -> int:
        return self.curated + self.listed


@dataclass(frozen=True)
class SourcesOfKind:
    """sources: pages and files read; undated: of them, those that state no date.
    uses: facts, prices and outcomes that rest on them."""

    label: str
    sources: int
    undated: int
    uses: int


@dataclass(frozen=True)
class Credit:
    """A file or its publisher, with vintage and license. rows, file: of a file that was loaded."""

    source: Source
    file: str = ""
    rows: int | None = None


@dataclass(frozen=True)
class DataPage:
    """See templates/programs/data.html."""

    kinds: tuple[Offered, ...]
    countries: tuple[Offered, ...]
    total: Offered
    institutions: int
    masters: coverage.Coverage
    everything: coverage.Count
    facts_chart: BarChart | None
    prices_chart: BarChart | None
    priced: int
    source_kinds: tuple[SourcesOfKind, ...]
    publishers: tuple[tuple[str, int], ...]
    read_from: date | None
    read_to: date | None

    @property
    def sources(self) -> int:
        return sum(each.sources for each in self.source_kinds)


@lru_cache(maxsize=1)
def data_page(snapshot: Snapshot) -> DataPage:
    """Counted once per version of the catalogue; about fifteen queries then, none after."""
    held = payloads(curated().filter(status=Status.PUBLISHED))
    masters = coverage.count(
        payload for payload in held.values() if payload["kind"] == Kind.MASTERS
    )
    prices = _price_years(snapshot)
    read = Source.objects.aggregate(first=Min("retrieved_on"), last=Max("retrieved_on"))
    return DataPage(
        kinds=_offered(snapshot.kind, dict(Kind.choices), snapshot),
        countries=_first(
            _offered(snapshot.country, COUNTRIES | {"": "Nowhere in particular"}, snapshot)
        ),
        total=Offered("All", snapshot.tier.count(Tier.CURATED), snapshot.tier.count(Tier.LISTED)),
        institutions=len(set(snapshot.institutions)),
        masters=masters,
        everything=coverage.count(held.values()).total,
        facts_chart=_facts_chart(masters),
        prices_chart=_prices_chart(prices),
        priced=sum(prices.values()),
        source_kinds=_source_kinds(),
        publishers=tuple(
            Source.objects.values_list("publisher")
            .annotate(number=CountOf("pk"))
            .order_by("-number", "publisher")[:MOST_PUBLISHERS]
        ),
        read_from=read["first"],
        read_to=read["last"],
    )


def _offered(column: list[str], labels: dict[str, str], snapshot: Snapshot) -> tuple[Offered, ...]:
    """Programs by the values of a column, the most frequent first."""
    counts = Counter(zip(column, snapshot.tier, strict=True))
    rows = [
        Offered(
            str(labels.get(value, value)),
            counts[value, Tier.CURATED],
            counts[value, Tier.LISTED],
        )
        for value in dict.fromkeys(column)
    ]
    return tuple(sorted(rows, key=lambda row: (-row.total, row.label)))


def _first(rows: tuple[Offered, ...]) -> tuple[Offered, ...]:
    """The first rows, and the others in one."""
    head, others = rows[:MOST_COUNTRIES], rows[MOST_COUNTRIES:]
    if len(others) < 2:
        return rows
    together = Offered(
        f"{len(others)} others",
        sum(row.curated for row in others),
        sum(row.listed for row in others),
        ", ".join(sorted(row.label for row in others)),
    )
    return (*head, together)


def _facts_chart(masters: coverage.Coverage) -> BarChart | None:
    if not masters.programs:
        return None
    rows = [(fact.label, count.stated) for fact, count in masters.facts]
    rows.sort(key=lambda row: -row[1])
    return bar_chart("facts", "How many master’s programs state each fact", rows, masters.programs)


def _price_years(snapshot: Snapshot) -> Counter[int]:
    """First year of the newest price of each master's read page by page that has a total; 0
    where none is stated."""
    priced = np.isfinite(snapshot.price_usd)
    newest = np.where(priced, snapshot.price_year, -1).max(axis=(0, 1), initial=-1)
    chosen = newest[curated_masters(snapshot)]
    return Counter(int(year) for year in chosen if year >= 0)


def _prices_chart(years: Counter[int]) -> BarChart | None:
    if not years:
        return None
    rows = [
        (f"{year}-{(year + 1) % 100:02d}" if year else YEAR_NOT_STATED.capitalize(), years[year])
        for year in sorted(years, reverse=True)
    ]
    return bar_chart(
        "ages",
        "Academic year of the prices used",
        rows,
        sum(years.values()),
        rest_is_unknown=False,
    )


def _source_kinds() -> tuple[SourcesOfKind, ...]:
    kinds = {
        row["kind"]: row
        for row in Source.objects.values("kind")
        .annotate(sources=CountOf("pk"), undated=CountOf("pk", filter=Q(as_of="")))
        .order_by()
    }
    uses: Counter[str] = Counter()
    for rows in (
        Citation.objects.filter(source__isnull=False),
        Price.objects.all(),
        Outcome.objects.filter(scope=OutcomeScope.PROGRAM),
    ):
        grouped = rows.order_by().values_list("source__kind").annotate(number=CountOf("pk"))
        uses.update(dict(grouped))
    return tuple(
        SourcesOfKind(label, kinds[kind]["sources"], kinds[kind]["undated"], uses[kind])
        for kind, label in SourceKind.choices
        if kind in kinds
    )


def credits() -> list[Credit]:
    """Files that were loaded and publishers to be named, in two queries."""
    files = {
        file.source_id: file
        for file in DataFile.objects.filter(source__isnull=False).order_by("name")
    }
    found = []
    for source in Source.objects.exclude(license="").order_by("publisher", "as_of"):
        file = files.get(source.pk)
        name = file.name.rpartition("/")[2] if file else ""
        found.append(Credit(source, name, file.rows if file else None))
    return found
