"""A person's ranking, and why each program stands where it stands."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from decisions.assumed import assumed_answers
from decisions.forms import count_answers
from decisions.forms.results import LISTS, ChoiceForm
from decisions.models import Profile
from decisions.reader import own_profile
from decisions.results import PLURAL, Results
from decisions.services import assess
from decisions.views.kept_page import kept_page, to_work_out
from decisions.views.private import private
from programs import snapshot
from programs.snapshot import Snapshot


@private
@require_safe
def results(request, pk):
    """The three lists, what is ruled out, and what it all rests on."""
    profile = own_profile(request, pk)
    catalogue = snapshot.current()

    def work_out(complete: bool) -> tuple[HttpResponse, bool]:
        return _page(request, profile, catalogue, draw=complete)

    return kept_page(request, profile, catalogue, work_out)


def _page(
    request: HttpRequest, profile: Profile, catalogue: Snapshot, draw: bool
) -> tuple[HttpResponse, bool]:
    """The page, and whether it rests on drawn futures. draw: it has to, instead of on three stories
    if there are none yet."""
    form = ChoiceForm(request.GET, catalogue)
    choice = form.choice()
    assume = {"1": True, "0": False}.get(choice.assume)
    assessment = assess(profile, catalogue, assume, draw=draw)
    context = {
        "profile": profile,
        "catalogue": catalogue,
        "form": form,
        "choice": choice,
        "results": Results(assessment, choice),
        "work_out": to_work_out(request),
        "assessment": assessment,
        "list_title": LISTS[choice.list],
        "answers": count_answers(profile),
        "assumed": assumed_answers(assessment.person),
        "others": [
            (kind, PLURAL[kind], count)
            for kind, count in kinds(catalogue).items()
            if kind != choice.kind
        ],
        "today": timezone.localdate(),
        "secret_link": request.build_absolute_uri(
            reverse("decisions:resume", args=[profile.resume_token])
        ),
    }
    response = render(request, "decisions/results.html", context)
    return response, assessment.prospects is not None


def kinds(catalogue) -> dict:
    """Kind → number of programs, of the kinds that there are."""
    return {kind: count for kind in PLURAL if (count := catalogue.kind.count(str(kind)))}
