"""The personal report of one program."""

from __future__ import annotations

from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from decisions.forms.own_numbers import OwnNumbersForm
from decisions.models import Profile
from decisions.money.assumptions import EDITABLE
from decisions.person import Person
from decisions.reader import own_profile
from decisions.report.case import ask
from decisions.report.given import keys_in_use
from decisions.report.page import compose, gather
from decisions.report.what_if import Look, changed, form_for
from decisions.services import assess
from decisions.views.private import private
from programs import snapshot
from programs.models import Program

# What a POST asks for, in its field "do".
KEEP, NUMBERS = "keep", "numbers"


@private
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, pk, slug):
    """What the program would cost and return this person.

    The address holds the changes of a what-if, of which nothing is saved. A POST keeps them, or
    one's own numbers in place of our assumptions.
    """
    profile = own_profile(request, pk)
    catalogue = snapshot.current()
    if slug not in catalogue.index_of_slug:
        raise Http404("Not part of the catalogue.")
    wanted = request.POST.get("do") if request.method == "POST" else ""
    here = reverse("decisions:report", args=[pk, slug])
    numbers = None
    if wanted == NUMBERS:
        numbers = _save_numbers(request, profile)
        if numbers.is_valid():
            return redirect(f"{here}#given")
    own = ask(Person.of(profile), catalogue, catalogue.index_of_slug[slug])
    sent = request.POST if wanted == KEEP else request.GET
    form = form_for(sent, profile, own)
    changes = form.changes() if form.is_bound else None
    if wanted == KEEP and changes and form.is_valid():
        changes.save(profile)
        return redirect(f"{here}?kept#what-if")
    case = changed(own, changes)
    if numbers is None:
        numbers = OwnNumbersForm(profile=profile, keys=keys_in_use(case))
    program = Program.objects.filter(pk=catalogue.ids[case.index]).for_detail().get()
    context = {
        "catalogue": catalogue,
        "profile": profile,
        "report": compose(gather(case, program), assess(profile, catalogue), numbers),
        "look": Look(form, changes, own, case, kept="kept" in request.GET),
        "here": here,
        "futures": _with_query(reverse("decisions:futures", args=[pk, slug]), request.GET),
    }
    return render(request, "decisions/report.html", context)


def _with_query(address: str, sent: QueryDict) -> str:
    return f"{address}?{sent.urlencode()}" if sent else address


def _save_numbers(request, profile: Profile) -> OwnNumbersForm:
    """Keep the numbers that can be read, of those that were sent."""
    keys = [key for key in EDITABLE if key in request.POST]
    form = OwnNumbersForm(request.POST, profile=profile, keys=keys)
    form.save(profile)
    return form
