"""Programs side by side."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from decisions.comparison import keeping_on, personal_rows
from programs import snapshot
from programs.comparison import MOST, compared, comparison, csv_lines
from programs.csvsafe import csv_response


@require_safe
def compare(request) -> HttpResponse:
    """Two to eight programs side by side, differences first; with `format=csv` as a file."""
    catalogue = snapshot.current()
    choice = compared(request.GET.getlist("p"), catalogue)
    table = comparison(
        choice.programs,
        catalogue,
        request.reader,
        own_rows=personal_rows(choice.programs, catalogue, request.reader),
        baseline=keeping_on(catalogue, request.reader) if choice.programs else None,
    )
    if request.GET.get("format") == "csv" and choice.programs:
        return csv_response("programs-compared.csv", csv_lines(table))
    return render(
        request,
        "decisions/compare.html",
        {"catalogue": catalogue, "choice": choice, "table": table, "most": MOST},
    )
