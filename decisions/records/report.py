"""A record of the report on one program."""

from __future__ import annotations

from collections.abc import Iterator

from decisions.models import Profile
from decisions.records.basis import basis_of
from decisions.records.document import Figure, Reasons, ReportRecord
from decisions.records.facts import facts_of
from decisions.records.figures import figure_groups
from decisions.records.given import given_of
from decisions.records.sources import SourceList
from decisions.report.page import Report


def report_record(report: Report, profile: Profile) -> ReportRecord:
    """What the page of a report says. report: of the saved answers, without a what-if."""
    case, material, drawn = report.case, report.material, report.drawn
    futures = drawn.futures if drawn else None
    sources = SourceList()
    groups = figure_groups(case, material, futures, report.cost, sources)
    given = given_of(case, material, sources)
    return ReportRecord(
        program=facts_of(
            case.snapshot,
            case.index,
            pace=case.pace_name,
            status=case.status_name,
            place=report.place,
        ),
        length=report.length,
        headline=report.answer.say if report.answer else report.headline.say,
        answer=futures.answer if futures else "",
        says=report.says,
        notes=tuple(_notes(report)),
        missing=tuple(each.words for each in report.headline.missing),
        reasons=Reasons(tuple(report.reasons_for), tuple(report.reasons_against)),
        find_out=futures.moves.find_out if futures else "",
        stats=_stats(report),
        figures=groups,
        given=given,
        limits=tuple(report.limits),
        sources=sources.rows,
        basis=basis_of(
            profile,
            baseline=drawn.against.words if drawn else material.baseline,
            horizon=case.horizon,
            currency=case.currency,
        ),
    )


def _notes(report: Report) -> Iterator[str]:
    """What the reader must not miss."""
    failing = ", ".join(row.label.lower() for row in report.fit.failing)
    if failing:
        yield f"Ruled out by the answers given: {failing}."
    if report.case.assumed:
        yield (
            "Assumed, not stated: price and length are the assumption for programs known only "
            "from federal files."
        )
    if report.answer and report.answer.note:
        yield report.answer.note
    yield from report.cautions


def _stats(report: Report) -> tuple[Figure, ...]:
    """The two to four figures under the headline."""
    stats = report.answer.stats if report.answer else report.stats
    return tuple(
        Figure(
            key=f"stat_{place}",
            label=stat.label,
            words=" ".join(filter(None, (stat.before, stat.text, stat.after))),
        )
        for place, stat in enumerate(stats, start=1)
    )
