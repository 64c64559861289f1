"""/compare/: programs side by side."""

import csv
import io

import pytest

from programs.models import Citation
from tests.factories import make_institution, make_price, make_program, make_source

pytestmark = pytest.mark.django_db


def page(client, *slugs, **parameters):
    response = client.get("/compare/", {"p": slugs, **parameters})
    assert response.status_code == 200
    return response.content.decode()


def test_two_programs_show_their_prices_with_sources_and_their_difference(client):
    source = make_source(publisher="Bursar of One")
    one = make_program(slug="one", name="Degree One")
    make_price(one, amount=30_000, source=source)
    make_program(slug="two", name="Degree Two", tuition=20_000)
    html = page(client, "one", "two")
    assert "Two programs side by side" in html
    assert html.index("Where they differ") < html.index("$30,000") < html.index("$20,000")
    assert "Bursar of One" in html


def test_what_is_the_same_stands_apart_from_what_differs(client):
    place = make_institution(name="Shared University", control="public")
    make_program(slug="one", institution=place, tuition=10_000, credits=30)
    make_program(slug="two", institution=place, tuition=20_000, credits=30)
    html = page(client, "one", "two")
    same = html.index("where all are the same or all unknown")
    assert html.index("Tuition and fees") < same < html.index("Control")
    assert html.index(">Credits") > same


def test_a_blank_gives_its_reason_and_never_zero(client):
    one = make_program(slug="one", tuition=10_000)
    make_program(slug="two")
    Citation.objects.create(program=one, field="credits", missing="not_published")
    html = page(client, "one", "two")
    assert "No source read states a price" in html
    assert "$0<" not in html
    assert "Not published" in html


def test_an_unknown_program_is_named_and_left_out(client):
    make_program(slug="one")
    html = page(client, "one", "no-such-program")
    assert "no-such-program" in html
    assert "One program so far" in html


def test_an_unknown_program_is_named_without_running_its_markup(client):
    html = page(client, "<script>alert(1)</script>")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


@pytest.mark.parametrize("slug", ["\0", "a\0b", "9" * 20, "x" * 10_000, "ü", ""])
def test_an_unreadable_program_gives_a_usable_page(client, slug):
    make_program(slug="one")
    html = page(client, slug, "one")
    assert "One program so far" in html
    assert "\0" not in html


def test_the_first_eight_of_fifty_programs_are_shown(client):
    slugs = [make_program(slug=f"degree-{number}").slug for number in range(50)]
    html = page(client, *slugs)
    assert "Eight programs side by side" in html
    assert "8 programs at most" in html
    assert html.count(">Remove<") == 8


def test_a_program_named_twice_is_shown_once(client):
    make_program(slug="one")
    make_program(slug="two")
    assert "Two programs side by side" in page(client, "one", "one", "two")


def test_nothing_to_compare_tells_how_to_begin(client):
    html = page(client)
    assert "Choose programs" in html
    assert "<table" not in html


def test_each_program_can_be_removed_alone(client):
    make_program(slug="one")
    make_program(slug="two")
    html = page(client, "one", "two")
    assert 'href="/compare/?p=two"' in html
    assert 'href="/compare/?p=one"' in html


def test_the_csv_holds_the_table_and_its_sources(client):
    place = make_institution(name="=Sum University")
    make_program(slug="one", name="Degree One", institution=place, tuition=30_000)
    make_program(slug="two", name="Degree Two", tuition=20_000)
    response = client.get("/compare/", {"p": ["one", "two"], "format": "csv"})
    assert response["Content-Type"].startswith("text/csv")
    text = response.content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert lines[0] == ["Measure", "'=Sum University: Degree One", lines[0][2]]
    price = next(line for line in lines if line and line[0].startswith("Tuition"))
    assert price[1].startswith("$30,000 (2025-26 prices")
    assert price[1].endswith("[1]")
    assert any(line and line[0] == "[1]" for line in lines)


@pytest.mark.parametrize("programs", [2, 8])
def test_the_number_of_queries_does_not_grow_with_the_programs(
    client, django_assert_max_num_queries, programs
):
    slugs = [make_program(slug=f"degree-{n}", tuition=1000 * n).slug for n in range(programs)]
    page(client, *slugs)
    with django_assert_max_num_queries(12):
        page(client, *slugs)


def test_a_price_beyond_the_scale_says_so(client):
    make_program(slug="one", tuition=400_000)
    make_program(slug="two", tuition=75_000)
    html = page(client, "one", "two")
    assert "longer than the scale" in html
    assert 'width="50.0%"' in html
