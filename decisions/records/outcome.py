"""What comes out, then beside now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decisions.records.change import Change, differing
from decisions.records.document import Document, Figure, RankedRow, RankingRecord, ReportRecord
from decisions.words import inside

NOT_KNOWN = "not known"
NOT_AMONG = "not among the first"


def outcome_changes(then: Document, now: Document) -> Iterator[Change]:
    """Verdict and figures of a report; verdict, counts and first rows of a ranking."""
    if isinstance(then, ReportRecord) and isinstance(now, ReportRecord):
        yield from _of_report(then, now)
    elif isinstance(then, RankingRecord) and isinstance(now, RankingRecord):
        yield from _of_ranking(then, now)


def _of_report(then: ReportRecord, now: ReportRecord) -> Iterator[Change]:
    yield from differing("Verdict", then.headline, now.headline, NOT_KNOWN)
    yield from differing("Held against", then.basis.baseline, now.basis.baseline, NOT_KNOWN)
    yield from _figures(
        (figure for group in then.figures for figure in group.figures),
        (figure for group in now.figures for figure in group.figures),
    )


def _figures(then: Iterable[Figure], now: Iterable[Figure]) -> Iterator[Change]:
    before, after = ({figure.key: figure for figure in figures} for figures in (then, now))
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        label = (new or before[key]).label
        yield from differing(label, old.words if old else "", new.words if new else "", NOT_KNOWN)


def _of_ranking(then: RankingRecord, now: RankingRecord) -> Iterator[Change]:
    yield from differing("Verdict", then.headline, now.headline, NOT_KNOWN)
    yield from differing("Held against", then.basis.baseline, now.basis.baseline, NOT_KNOWN)
    yield from _figures(then.counts, now.counts)
    before, after = ({row.slug: row for row in record.rows} for record in (then, now))
    for slug in dict.fromkeys([*before, *after]):
        old, new = before.get(slug), after.get(slug)
        row = old or after[slug]
        label = f"{row.name}, {row.institution}"
        yield from differing(label, _row_words(old), _row_words(new), NOT_AMONG)


def _row_words(row: RankedRow | None) -> str:
    """The place of a row and what is known of it: “place 3 (shared), score 61, gain +$8,000”."""
    if row is None:
        return ""
    place, shared, _ = row.position.partition(" =")
    shown = [f"{inside(figure.label)} {figure.words}" for figure in row.figures if figure.words]
    return ", ".join([f"place {place}{' (shared)' if shared else ''}", *shown])
