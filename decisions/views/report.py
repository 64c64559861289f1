"""What one program is worth to one person."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from decisions.forms.goal import GoalForm
from decisions.forms.own_numbers import OwnNumbersForm
from decisions.models import Profile
from decisions.money.assumptions import EDITABLE
from decisions.person import Person
from decisions.reader import own_profile
from decisions.report.against import against
from decisions.report.answer import draw
from decisions.report.case import Case, ask
from decisions.report.futures import glance
from decisions.report.given import keys_in_use
from decisions.report.page import compose, gather
from decisions.report.what_if import Look, changed, form_for
from decisions.services import assess, assess_as
from decisions.views.kept_page import WORK_OUT, kept_page, to_work_out
from decisions.views.private import private
from programs import snapshot
from programs.models import Program

# What a POST asks for, in its field "do".
KEEP, NUMBERS, OTHERWISE = "keep", "numbers", "otherwise"


@private
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, pk, slug):
    """What the program would cost and return this person.

    The address holds the changes of a what-if, of which nothing is saved. A POST keeps them, one's
    own numbers in place of our assumptions, or another path to hold everything against. Without
    drawn futures the page has the deterministic answer, and fetches the complete one.
    """
    profile = own_profile(request, pk)
    catalogue = snapshot.current()
    if slug not in catalogue.index_of_slug:
        raise Http404("Not part of the catalogue.")
    page = Page(request, profile, slug)
    if request.method == "POST":
        return page.posted()
    return kept_page(request, profile, catalogue, page.shown)


class Page:
    """One look at the report on one program."""

    def __init__(self, request: HttpRequest, profile: Profile, slug: str):
        self.request = request
        self.profile = profile
        self.catalogue = snapshot.current()
        self.index = self.catalogue.index_of_slug[slug]
        self.here = reverse("decisions:report", args=[profile.pk, slug])

    def posted(self) -> HttpResponse:
        wanted = self.request.POST.get("do", "")
        if wanted == NUMBERS:
            numbers = _save_numbers(self.request, self.profile)
            return redirect(f"{self.here}#given") if numbers.is_valid() else self._page(numbers)
        if wanted == OTHERWISE and _save_otherwise(self.request, self.profile):
            # Complete at once: before that there is no such place to return to.
            return redirect(f"{self.here}?{WORK_OUT}=1#paths")
        if wanted == KEEP:
            own = self._own()
            form = form_for(self.request.POST, self.profile, own)
            if form.is_bound and form.is_valid() and (changes := form.changes()):
                changes.save(self.profile)
                return redirect(f"{self.here}?kept#what-if")
        return self._page()

    def shown(self, complete: bool) -> tuple[HttpResponse, bool]:
        return self._page(complete=complete), complete

    def _own(self) -> Case:
        return ask(Person.of(self.profile), self.catalogue, self.index)

    def _page(
        self, numbers: OwnNumbersForm | None = None, *, complete: bool = False
    ) -> HttpResponse:
        """numbers: a form with errors.  complete: draw the futures."""
        sent = self.request.POST if self.request.POST.get("do") == KEEP else self.request.GET
        own = self._own()
        form = form_for(sent, self.profile, own)
        changes = form.changes() if form.is_bound else None
        case = changed(own, changes)
        if numbers is None:
            numbers = OwnNumbersForm(profile=self.profile, keys=keys_in_use(case))
        program = Program.objects.filter(pk=self.catalogue.ids[self.index]).for_detail().get()
        assessment = assess(self.profile, self.catalogue, draw=complete)
        drawn, before = None, None
        if complete:
            beside = assess_as(case.person, self.catalogue) if changes else assessment
            drawn = draw(case, beside)
            before = glance(own, against(own, assessment)) if changes else None
        context = {
            "catalogue": self.catalogue,
            "profile": self.profile,
            "report": compose(gather(case, program), assessment, numbers, drawn),
            "look": Look(
                form,
                changes,
                own,
                case,
                kept="kept" in self.request.GET,
                before=before,
                now=drawn.futures.glance if drawn else None,
            ),
            "here": self.here,
            "work_out": to_work_out(self.request),
        }
        return render(self.request, "decisions/report.html", context)


def _save_numbers(request: HttpRequest, profile: Profile) -> OwnNumbersForm:
    """Keep the numbers that can be read, of those that were sent."""
    keys = [key for key in EDITABLE if key in request.POST]
    form = OwnNumbersForm(request.POST, profile=profile, keys=keys)
    form.save(profile)
    return form


def _save_otherwise(request: HttpRequest, profile: Profile) -> bool:
    """Keep the path that everything is to be held against, if there is such a path."""
    form = GoalForm({"otherwise": request.POST.get("otherwise", "")}, profile=profile)
    form.is_valid()
    chosen = form.cleaned_data.get("otherwise")
    if chosen:
        profile.otherwise = chosen
        profile.save()
    return bool(chosen)
