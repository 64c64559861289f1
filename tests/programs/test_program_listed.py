"""/programs/<slug>/ of a program that only the federal files name."""

import re

import pytest

from tests.factories import (
    make_average_price,
    make_completions,
    make_federal_link,
    make_listed,
    make_outcome,
    make_program,
)
from tests.programs.pages import get, part, row, words

pytestmark = pytest.mark.django_db


def page(client, program, status=200):
    return get(client, program.get_absolute_url(), status)


def test_a_listed_program_says_what_the_federal_files_know_and_no_more(client):
    program = make_listed()
    make_completions(program.institution, "30.7001", {2022: 9, 2024: 14})
    make_average_price(program.institution)
    make_outcome(cip4="30.70", value=118_000)
    html = page(client, program)
    text = words(html)
    assert (
        "Auburn University awarded 14 master’s degrees under CIP 30.7001, "
        "“Data Science, General”, in 2023-24." in text
    )
    assert "The name is the code’s title, not the school’s" in text
    assert "not collected yet : nobody has read this school’s pages" in text
    assert "In state: $11,000 tuition and $1,000 fees a year, 2023-24" in text
    assert "$118,000" in row(html, "Nation, data science (CIP 30.70), master’s")
    assert "GRE" not in text


def test_a_listed_program_without_any_figure_still_has_a_page(client):
    text = words(page(client, make_listed(cip6="")))
    assert "The name is the code’s title" in text


def test_a_listed_program_leads_to_those_read_page_by_page_at_its_institution(client):
    listed = make_listed()
    read = make_program(institution=listed.institution, name="MS in Statistics")
    make_program(name="MS elsewhere")
    here = part(page(client, listed), "At the same institution")
    assert re.findall(r'<a href="([^"]+)"', here) == [read.get_absolute_url()]


def test_a_listed_program_that_a_curated_one_likely_is_redirects_to_it(client):
    listed = make_listed()
    read = make_program(institution=listed.institution)
    make_federal_link(read, "100858", "30.7001")
    response = client.get(listed.get_absolute_url())
    assert response.status_code == 301
    assert response["Location"] == read.get_absolute_url()


def test_a_listed_program_that_stands_for_several_leads_to_each(client):
    listed = make_listed()
    several = [make_program(institution=listed.institution) for _ in range(2)]
    for program in several:
        make_federal_link(program, "100858", "30.7001")
    html = page(client, listed)
    for program in several:
        assert f'href="{program.get_absolute_url()}"' in html


@pytest.mark.parametrize(
    "values", [{"confidence": "unclear"}, {"cip6": "30.7101"}, {"unitid": "100654"}]
)
def test_a_link_that_is_unclear_or_about_another_code_does_not_redirect(client, values):
    listed = make_listed()
    read = make_program(institution=listed.institution)
    make_federal_link(read, **({"unitid": "100858", "cip6": "30.7001"} | values))
    assert client.get(listed.get_absolute_url()).status_code == 200


def test_an_unpublished_program_takes_no_listed_ones_place(client):
    listed = make_listed()
    draft = make_program(institution=listed.institution, status="draft")
    make_federal_link(draft, "100858", "30.7001")
    assert client.get(listed.get_absolute_url()).status_code == 200


def test_an_unclear_link_is_shown_on_both_pages(client):
    listed = make_listed()
    read = make_program(institution=listed.institution, name="MS in Data Science")
    make_federal_link(read, "100858", "30.7001", confidence="unclear", reason="two candidates")
    of_listed = part(page(client, listed), "Perhaps the same")
    of_read = part(page(client, read), "Perhaps the same")
    assert f'href="{read.get_absolute_url()}"' in of_listed
    assert f'href="{listed.get_absolute_url()}"' in of_read
    assert "two candidates" in of_listed
    assert "two candidates" in of_read


def test_codes_in_question_are_explained(client):
    listed = make_listed()
    read = make_program(institution=listed.institution)
    reason = "no matching field; candidates: 30.7001 (17); 30.7101 (20)"
    make_federal_link(read, "100858", "30.7001", confidence="unclear", reason=reason)
    related = words(part(page(client, read), "Perhaps the same"))
    assert "Codes in question, with the degrees awarded: 30.7001 (17); 30.7101 (20)" in related
