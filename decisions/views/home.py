"""The front page."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs import snapshot
from programs.known import known_figure
from programs.shortcuts import SHORTCUTS


@require_safe
def home(request):
    """The promise, a search, and what the catalogue knows."""
    catalogue = snapshot.current()
    return render(
        request,
        "decisions/home.html",
        {
            "catalogue": catalogue,
            "masters": catalogue.kind.count("masters"),
            "shortcuts": SHORTCUTS,
            "chart": known_figure(catalogue),
        },
    )
