"""Fifty futures of one program: a page of its own, and a part of the report once it is there."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from decisions.person import Person
from decisions.reader import own_profile
from decisions.report.case import ask
from decisions.report.futures import futures as fifty
from decisions.report.what_if import changed, form_for
from decisions.views.private import private
from decisions.words import baseline
from programs import snapshot


@private
@require_safe
def futures(request, pk, slug):
    """The address holds the changes of a what-if, as that of the report does."""
    profile = own_profile(request, pk)
    catalogue = snapshot.current()
    if slug not in catalogue.index_of_slug:
        raise Http404("Not part of the catalogue.")
    index = catalogue.index_of_slug[slug]
    own = ask(Person.of(profile), catalogue, index)
    form = form_for(request.GET, profile, own)
    case = changed(own, form.changes() if form.is_bound else None)
    context = {
        "catalogue": catalogue,
        "profile": profile,
        "slug": slug,
        "query": request.GET.urlencode(),
        "name": catalogue.names[index],
        "institution": catalogue.institutions[index],
        "futures": fifty(case, baseline(case.person)),
    }
    return render(request, "decisions/futures.html", context)
