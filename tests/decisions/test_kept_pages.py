"""Complete pages are kept, until anything that they rest on changes."""

import re
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from decisions import kept, services
from decisions.models import Profile
from programs.models import CatalogueVersion
from tests.decisions import plain_person
from tests.decisions.report_pages import address, start

pytestmark = pytest.mark.django_db


@pytest.fixture
def profile(client):
    for price in (5_000, 30_000):
        plain_person.make_beside_a_job(price, name=f"Master {price}", slug=f"master-{price}")
    return start(client, **plain_person.ANSWERS)


@pytest.fixture
def drawings(monkeypatch):
    """How often futures of the whole list are drawn."""
    counted = []
    real = services.prospects
    monkeypatch.setattr(services, "prospects", lambda *given: counted.append(given) or real(*given))
    return counted


def results(profile):
    return reverse("decisions:results", args=[profile.pk])


def body(response):
    """Without the token, which differs at every look."""
    return re.sub(rb'csrfmiddlewaretoken" value="[^"]+"', b"", response.content)


@pytest.mark.parametrize("where", [results, lambda profile: address(profile, "master-5000")])
def test_a_complete_page_is_shown_again_as_it_was(client, profile, where, drawings):
    here = where(profile)
    quick = client.get(here)
    complete = client.get(here + "?work-out=1")
    again = client.get(here)
    assert b"work-out" in quick.content
    assert b"work-out" not in again.content
    assert body(again) == body(complete)
    assert len(drawings) == 1


def test_a_kept_page_sends_forms_that_are_accepted(profile, client):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    here = address(profile, "master-5000")
    strict.get(here + "?work-out=1")
    page = strict.get(here).content.decode()
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    sent = {"do": "otherwise", "otherwise": "wait"}
    assert strict.post(here, sent).status_code == 403
    assert strict.post(here, sent | {"csrfmiddlewaretoken": token}).status_code == 302


def test_another_answer_another_catalogue_and_another_method_are_worked_out_anew(
    client, profile, drawings, monkeypatch
):
    here = results(profile) + "?work-out=1"
    client.get(here)
    client.get(here)
    assert len(drawings) == 1
    profile.savings = Decimal(1_000)
    profile.save()
    client.get(here)
    assert len(drawings) == 2
    CatalogueVersion.bump()
    client.get(here)
    assert len(drawings) == 3
    monkeypatch.setattr(kept, "method_version", lambda: "another")
    services._kept.clear()
    client.get(here)
    assert len(drawings) == 4


def test_a_report_and_a_ranking_share_the_futures_of_the_list(client, profile, drawings):
    client.get(results(profile) + "?work-out=1")
    client.get(address(profile, "master-5000") + "?work-out=1")
    assert len(drawings) == 1


def test_every_page_rests_on_the_futures_once_they_are_drawn(client, profile):
    client.get(results(profile) + "?work-out=1")
    compare = reverse("decisions:compare") + "?p=master-5000&p=master-30000"
    page = client.get(compare).content.decode()
    assert "the mean of 1,024 futures" in page
    assert "Futures ahead" in page
    assert "8 of 10 futures end between" in page


def test_nobody_else_is_shown_a_kept_page(client, profile):
    here = results(profile)
    client.get(here + "?work-out=1")
    assert Client().get(here).status_code == 404


def test_nothing_is_kept_of_answers_that_are_deleted(client, profile):
    client.get(results(profile) + "?work-out=1")
    client.get(address(profile, "master-5000") + "?work-out=1")
    held = cache.get(f"kept:{profile.pk}")
    assert len(held) >= 3
    client.post(reverse("decisions:delete", args=[profile.pk]))
    assert not Profile.objects.filter(pk=profile.pk).exists()
    assert not cache.get_many([*held, f"kept:{profile.pk}"])


def test_only_so_many_pages_of_one_profile_are_kept(client, profile, monkeypatch):
    monkeypatch.setattr(kept, "MOST", 3)
    here = results(profile)
    for modality in ("online", "hybrid", "in_person"):
        client.get(f"{here}?modality={modality}&work-out=1")
    client.get(here + "?work-out=1")
    held = cache.get(f"kept:{profile.pk}")
    assert len(held) == 3
    assert len(cache.get_many(held)) == 3


def test_a_page_that_is_complete_without_being_asked_to_be_is_kept_too(client, profile):
    client.get(results(profile) + "?work-out=1")
    other = results(profile) + "?modality=online"
    first = client.get(other)
    assert first.context is not None
    assert client.get(other).context is None
    assert body(client.get(other)) == body(first)
