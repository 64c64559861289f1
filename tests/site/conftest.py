"""The walk through the whole site, made once for all tests that look at its pages."""

import re

import pytest
from django.test import Client

from tests.site.crawl import crawl, read

# Addresses that no link may lead to, and that people reach all the same.
TYPED = (
    "/programs/?view=table",
    "/programs/?tier=listed",
    "/programs/?kind=bootcamp",
    "/programs/?q=no+such+words+anywhere",
    "/programs/?page=-1&price_max=abc&sort=nonsense",
    "/programs/cmu-msml/",
    "/compare/",
    "/compare/?p=cmu-msml&p=gatech-omscs-ml&p=no-such-program",
    "/decisions/start/",
    "/no-such-page/",
)
MISSING = {"/no-such-page/"}


@pytest.fixture(scope="session")
def walked():
    """The pages that were met, by who met them; empty before the first test that asks."""
    return {}


@pytest.fixture
def public_pages(walked, request):
    """Pages of every kind over all real data, as anybody sees them. Walked through once."""
    if "anybody" not in walked:
        request.getfixturevalue("full_catalogue")
        walked["anybody"] = crawl(("/", *TYPED))
    return walked["anybody"]


@pytest.fixture
def personal_pages(walked, request):
    """The pages of a person who saved a profile, and public ones as that person sees them."""
    if "person" not in walked:
        request.getfixturevalue("full_catalogue")
        walked["person"] = walk_of_a_person(Client())
    return walked["person"]


def walk_of_a_person(person):
    money = person.post("/decisions/start/", {"section": "money", "salary": "64k"}, follow=True)
    profile = re.search(r"/decisions/[0-9a-f-]{36}/", money.request["PATH_INFO"]).group()
    mistaken = f"{profile}edit/money/"
    return [
        *crawl((profile, mistaken, "/programs/", "/programs/cmu-msml/", "/"), person, 8, 8),
        read(person.post(mistaken, {"salary": "sixty-four"}), mistaken, "a mistaken answer"),
    ]


@pytest.fixture
def html_pages(public_pages, personal_pages):
    return [page for page in [*public_pages, *personal_pages] if page.is_html]
