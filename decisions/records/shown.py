"""The rows of a record as its page shows them: under headings, and to whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from decisions.records.document import AnswerRow, Document, GivenRow, ReportRecord

Row = TypeVar("Row", AnswerRow, GivenRow)
Grouped = list[tuple[str, list[Row]]]


def given_groups(document: Document, *, personal: bool) -> Grouped[GivenRow]:
    """
    The inputs that could move the result of a report; a ranking lists none.

    personal: those too that are answers, or that the answers alone tell.
    """
    rows = document.given if isinstance(document, ReportRecord) else ()
    return _grouped(row for row in rows if row.counted and (personal or not row.personal))


def answer_groups(document: Document) -> Grouped[AnswerRow]:
    return _grouped(document.basis.answers)


def _grouped(rows: Iterable[Row]) -> Grouped[Row]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return list(groups.items())
