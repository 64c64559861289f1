"""/: the promise, a search, and what the catalogue knows."""

import pytest

from programs.models import Kind
from programs.shortcuts import SHORTCUTS
from tests.factories import make_program

pytestmark = pytest.mark.django_db


def page(client):
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def test_the_number_of_masters_is_counted_and_not_written_down(client):
    make_program()
    make_program()
    make_program(kind=Kind.BOOTCAMP)
    assert "Search 2 master’s" in page(client)


def test_an_empty_catalogue_still_gives_a_page(client):
    html = page(client)
    assert "Start with your own situation" in html
    assert "Search 0" not in html


def test_an_anonymous_reader_gets_no_cookie(client):
    response = client.get("/")
    assert not response.cookies


@pytest.mark.parametrize("shortcut", SHORTCUTS, ids=lambda shortcut: shortcut.words)
def test_each_ready_made_search_is_one_that_the_list_understands(client, shortcut):
    make_program()
    response = client.get(shortcut.url)
    assert response.status_code == 200
    assert "There is a problem" not in response.content.decode()
    assert 'class="errors"' not in response.content.decode()


def test_the_page_needs_one_query(client, django_assert_num_queries):
    make_program()
    page(client)
    with django_assert_num_queries(1):
        page(client)


def test_it_promises_what_money_means_and_names_no_budget(client):
    html = page(client)
    assert "What it costs and returns" in html
    assert "the first pay from which it is worth it, and how many people earn it" in html
    assert "budget" not in html.lower()
    assert "not yet" not in html.lower()
