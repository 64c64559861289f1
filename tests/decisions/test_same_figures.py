"""The ranking, the report, the comparison and the command say the same of one program."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from django.test import Client
from django.urls import reverse

from decisions import services
from decisions.models import Profile
from decisions.person import Person
from decisions.profile_file import parse
from decisions.report.case import OWN, ask
from programs import snapshot
from programs.wording import rounded_money

PERSONAS = sorted((Path(__file__).resolve().parents[2] / "fixtures/personas").glob("*.json"))
pytestmark = pytest.mark.slow


@pytest.fixture(params=PERSONAS, ids=lambda path: path.stem)
def profile(request, full_catalogue):
    made = Profile()
    parse(request.param.read_bytes()).apply_to(made)
    made.resume_token = request.param.stem
    made.save()
    return made


def test_one_program_is_worth_the_same_alone_among_all_and_at_two_paces(profile):
    catalogue, person = snapshot.current(), Person.of(profile)
    whole = services.assess(profile, catalogue, assume=False)
    known = whole.batch.offers.index[np.isfinite(whole.money.mean)].tolist()
    assert len(known) >= 20
    alone = services.answers(person, catalogue, known)
    assert alone.money.mean == pytest.approx(
        [whole.money.mean[whole.row_of[index]] for index in known]
    )
    for index in known[::9]:
        case = ask(person, catalogue, index)
        assert case.answers.money.mean[OWN] == pytest.approx(whole.money.mean[whole.row_of[index]])


def test_every_figure_of_the_ranking_stands_in_the_report(profile):
    client = Client()
    session = client.session
    session.save()
    Profile.objects.filter(pk=profile.pk).update(session_key=session.session_key)
    profile.refresh_from_db()
    catalogue = snapshot.current()
    whole = services.assess(profile, catalogue)
    best = [
        index
        for index in whole.ranked(whole.masters).index.tolist()
        if np.isfinite(whole.money.mean[whole.row_of[index]])
    ][:3]
    assert best
    currency = whole.person.currency
    for index in best:
        page = client.get(reverse("decisions:report", args=[profile.pk, catalogue.slugs[index]]))
        text = " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())
        row = whole.row_of[index]
        for story in whole.money.stories.result.npv[:, row]:
            step = 1000 if currency == "USD" else 100_000
            words = rounded_money(abs(float(story)), step, currency)
            assert words in text, (catalogue.slugs[index], words)


def test_the_personas_are_profile_files():
    assert len(PERSONAS) == 5
    for path in PERSONAS:
        assert json.loads(path.read_text(encoding="utf-8"))["about"]
