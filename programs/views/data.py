"""What the data covers."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from programs.data_page import credits, data_page
from programs.known import known_figure
from programs.snapshot import current


@require_safe
def data(request):
    snapshot = current()
    context = {
        "catalogue": snapshot,
        "page": data_page(snapshot),
        "figure": known_figure(snapshot),
        "credits": credits(),
    }
    return render(request, "programs/data.html", context)
