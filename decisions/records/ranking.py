"""A record of a ranking: its verdict, and the first of its rows."""

from __future__ import annotations

from collections.abc import Iterator

from decisions import words
from decisions.engine.scoring import CRITERIA
from decisions.fact_sources import FactSources
from decisions.models import Profile
from decisions.money.situation import known
from decisions.records.basis import basis_of
from decisions.records.document import Figure, RankedRow, RankingRecord, Reasons, Weight, finite
from decisions.records.facts import facts_of
from decisions.records.sources import SourceList
from decisions.results import Results, Row
from decisions.sureness import of_ten
from programs.models import Modality
from programs.places import COUNTRIES
from programs.prices import PACES, STATUSES
from programs.wording import number

ROWS = 10


def ranking_record(results: Results, profile: Profile) -> RankingRecord:
    """What the page of a ranking says. results: of its first page."""
    assessment, verdict = results.assessment, results.verdict
    sources = SourceList()
    shown = list(results.ranking.rows[:ROWS])
    cited = FactSources({row.id for row in shown})
    note = verdict.money
    return RankingRecord(
        what=results.what,
        filters=tuple(_filters(results)),
        choice=results.choice.query(),
        headline=verdict.headline,
        says=("".join(text for text, _ in verdict.lede),),
        notes=(f"{note.heading} {note.text}",) if note else (),
        reasons=Reasons(
            tuple(verdict.reasons_for), tuple(verdict.reasons_against), verdict.subject
        ),
        settle=verdict.settle.text if verdict.settle else "",
        flip=results.sure.flip if results.sure.comparable else "",
        counts=_counts(results),
        rows=tuple(_row(row, place, results, cited, sources) for place, row in enumerate(shown)),
        weights=tuple(
            Weight(key, words.CRITERIA[key], words.whole(100 * share))
            for key, share in zip(CRITERIA, assessment.scores.weights.tolist(), strict=True)
        ),
        facts=tuple(
            facts_of(
                assessment.snapshot,
                row.index,
                pace=PACES[int(assessment.pace[row.index])],
                status=STATUSES[int(assessment.status[row.index])],
                place=row.place,
            )
            for row in shown
        ),
        sources=sources.rows,
        basis=basis_of(
            profile,
            baseline=results.baseline,
            horizon=assessment.person.horizon,
            currency=results.amounts.currency,
        ),
    )


def _filters(results: Results) -> Iterator[str]:
    """What narrows the list, in words."""
    choice = results.choice
    if choice.modality:
        yield Modality(choice.modality).label
    if choice.country:
        yield COUNTRIES.get(choice.country, choice.country)
    if results.assessment.assume:
        yield "programs known only from federal files at an assumed length and price"


def _counts(results: Results) -> tuple[Figure, ...]:
    return tuple(
        Figure(key, label, number(count), float(count))
        for key, label, count in (
            ("looked_at", f"{results.what} looked at", results.looked_at),
            ("ruled_out", "ruled out by a limit", results.ruled_list.total),
            ("scored", "scored", results.ranking.total),
            ("missing", "with one fact missing", len(results.missing)),
            ("unknown", "with too little known", len(results.unknown)),
        )
    )


def _row(
    row: Row, place: int, results: Results, cited: FactSources, sources: SourceList
) -> RankedRow:
    """place: in the order, from 0."""
    stated = cited.of(row.id, "tuition", "duration_months")
    return RankedRow(
        position=row.position,
        slug=row.slug,
        name=row.name,
        institution=row.institution,
        place=row.place,
        figures=tuple(_figures(row, place, results)),
        missing=row.missing,
        note=row.assumption,
        sources=() if row.assumption else sources.numbers_of(stated),
    )


def _figures(row: Row, place: int, results: Results) -> Iterator[Figure]:
    """The score with its range, how sure the first place is, and the worth in money."""
    assessment = results.assessment
    yield Figure("score", "Score", str(row.score), float(row.score))
    yield Figure("range", "Range", row.bounds or str(row.score))
    if results.sure.comparable:
        share = results.sure.first_share(place)
        yield Figure("first", "First in", of_ten(share), share)
    at = assessment.row_of[row.index]
    mean = float(assessment.money.mean[at])
    yield Figure("gain", "Gain", results.amounts.gain(mean) if known(mean) else "", finite(mean))
    if assessment.prospects:
        share = float(assessment.prospects.ahead[at, -1])
        even = float(assessment.prospects.even[at])
        ahead = words.ahead_of_fifty(share, even) if known(share) else ""
        yield Figure("ahead", "Ahead in", ahead, finite(share))
