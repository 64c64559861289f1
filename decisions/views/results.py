"""A person's ranking, and why each program stands where it stands."""

from __future__ import annotations

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from decisions.assumed import assumed_answers
from decisions.forms import count_answers
from decisions.forms.results import LISTS, ChoiceForm
from decisions.reader import own_profile
from decisions.results import PLURAL, Results
from decisions.services import assess
from decisions.views.private import private
from programs import snapshot


@private
@require_safe
def results(request, pk):
    """The three lists, what is ruled out, and what it all rests on."""
    profile = own_profile(request, pk)
    catalogue = snapshot.current()
    form = ChoiceForm(request.GET, catalogue)
    choice = form.choice()
    assume = {"1": True, "0": False}.get(choice.assume)
    assessment = assess(profile, catalogue, assume)
    context = {
        "profile": profile,
        "catalogue": catalogue,
        "form": form,
        "choice": choice,
        "results": Results(assessment, choice),
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
    return render(request, "decisions/results.html", context)


def kinds(catalogue) -> dict:
    """Kind → number of programs, of the kinds that there are."""
    return {kind: count for kind in PLURAL if (count := catalogue.kind.count(str(kind)))}
