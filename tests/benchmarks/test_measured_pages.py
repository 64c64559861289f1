"""What the benchmark asks for is what its labels say. How fast it is, no test says."""

import numpy as np
import pytest
from django.urls import reverse

from decisions import services
from programs import snapshot
from programs.models import Program
from tests.benchmarks import pages
from tests.benchmarks.pages import ANEW, COMPLETE, REPORTED, Page, Personal
from tests.benchmarks.scale import enlarged
from tests.decisions import plain_person
from tests.decisions.report_pages import start
from tests.factories import make_outcome

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.benchmarks.urls")]


@pytest.fixture
def own(client):
    for slug, price in ((REPORTED, 5_000), ("other", 30_000)):
        plain_person.make_beside_a_job(price, name=slug.upper(), slug=slug)
    profile = start(client, **plain_person.ANSWERS)
    return Personal(reverse("decisions:results", args=[profile.pk]), [REPORTED, "other"])


@pytest.fixture
def drawings(monkeypatch):
    """How often futures of the whole list are drawn."""
    counted = []
    real = services.prospects
    monkeypatch.setattr(services, "prospects", lambda *given: counted.append(1) or real(*given))
    return counted


def test_the_empty_page_is_empty_and_asks_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(pages.EMPTY)
    assert (response.status_code, response.content) == (200, b"")


def test_a_page_asked_for_anew_draws_its_futures_each_time(client, own, drawings):
    for address in (own.ranking, own.report):
        before = len(drawings)
        for _ in range(2):
            assert client.get(f"{ANEW}{address}?{COMPLETE}").status_code == 200
        assert len(drawings) == before + 2


@pytest.mark.parametrize("measured", ["ranking", "report"])
def test_the_three_ways_of_a_page_are_three(client, own, drawings, measured):
    quick, complete, cached = (page for page in own.pages if page.label.startswith(f"{measured},"))
    waiting = COMPLETE.encode()
    assert waiting in client.get(quick.path).content
    assert not drawings
    assert waiting not in client.get(complete.path).content
    assert len(drawings) == 1
    client.get(cached.first)
    assert waiting not in client.get(cached.path).content
    assert len(drawings) == 1
    assert waiting in client.get(quick.path).content


def test_every_page_of_a_profile_answers_and_has_a_line_of_its_own(client, own):
    for page in own.pages:
        if page.first:
            assert client.get(page.first).status_code == 200
        assert client.get(page.path).status_code == 200
    assert len({page.label for page in own.pages}) == len(own.pages)
    assert len({page.path for page in own.pages}) == len(own.pages)


def test_the_limits_are_those_that_the_project_has_set_itself(own):
    limits = {page.label: page.limit for page in own.pages}
    assert limits["ranking, complete"] == 400
    assert limits["report, complete"] == 1_000
    assert limits["ranking, from the cache"] == limits["report, from the cache"] == 10


def test_heavy_pages_are_asked_for_less_often_and_none_hardly_ever():
    assert Page("quick", "/").requests(1_000) == 1_000
    assert Page("heavy", "/", once_for=20).requests(1_000) == 50
    assert Page("heavy", "/", once_for=20).requests(10) == pages.FEWEST


@pytest.mark.parametrize("size", [1, 3, 7])
def test_the_synthetic_catalogue_has_every_price_and_what_is_published_of_each(own, size):
    make_outcome(program=Program.objects.get(slug="other"), value=90_000, n=40)
    catalogue = snapshot.current()
    larger = enlarged(catalogue, size)
    assert len(larger) == size
    assert not np.isnan(larger.price_usd).any()
    assert not np.isnan(larger.months).any()
    assert catalogue.pay.figure.size == 1
    for index in range(size):
        assert larger.pay.of(index) == catalogue.pay.of(index % len(catalogue))
