"""Tables as files that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would take for a formula.

    >>> safe_cell("=HYPERLINK(1)"), safe_cell("$9,900")
    ("'=HYPERLINK(1)", '$9,900')
    """
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def csv_response(filename: str, lines: Iterable[Sequence[str]]) -> HttpResponse:
    """A CSV download in UTF-8; the byte order mark tells spreadsheets so."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    writer = csv.writer(response)
    writer.writerows([safe_cell(str(cell)) for cell in line] for line in lines)
    return response
