"""Fifty futures of one program, on a page of their own and in the report."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from decisions.report.futures import WORDS
from tests.decisions.report_pages import address, persona, start, text_of, words_of
from tests.factories import make_institution, make_program

COUNT = re.compile(r"in (\d+) of 50 plausible futures")


def page_of(profile, slug):
    return reverse("decisions:futures", args=[profile.pk, slug])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("career-changer", "uva-msds-residential"),
        ("working-engineer", "uiuc-mcs-online"),
        ("fresh-graduate", "cmu-msml"),
        ("international-student", "uiuc-mcs-campus"),
        ("parent-part-time", "gatech-omsa"),
    ],
)
def test_the_count_in_the_sentence_is_the_number_of_filled_dots(full_catalogue, client, name, slug):
    response = client.get(page_of(persona(client, name), slug))
    text = text_of(response)
    count = int(COUNT.search(text)[1])
    futures = response.context["futures"]
    assert futures.answer in WORDS.values()
    assert futures.counts[-1][1] == count
    filled = sum(dot.cls == "dot-a" for dot in futures.dots.dots)
    assert filled == count
    assert f"{50 - count} behind" in text
    # Nothing is promised: neither a per cent of success nor what is probable for one person.
    assert "chance of success" not in text
    assert "nan" not in text.lower()


@pytest.mark.slow
def test_an_answer_that_turns_on_the_job_says_so(full_catalogue, client):
    text = text_of(client.get(page_of(persona(client, "career-changer"), "uva-msds-residential")))
    assert "It turns on landing the job" in text


@pytest.mark.slow
def test_what_moves_the_answer_is_drawn_with_its_ends_and_one_thing_is_to_be_found_out(
    full_catalogue, client
):
    text = text_of(client.get(page_of(persona(client, "career-changer"), "uva-msds-residential")))
    assert "that moves the answer most" in text
    # The ends of our Beta(16, 4), and the person's own horizon at the ends of its range.
    for words in ("68 of 100", "90 of 100", "7 years", "20 years", "percentile"):
        assert words in text, words
    assert "Find this out first: whether people like you get such a job" in text


@pytest.mark.slow
def test_a_program_that_changes_nothing_is_not_praised(full_catalogue, client):
    text = text_of(client.get(page_of(persona(client, "working-engineer"), "gatech-omsa")))
    assert "it makes no difference in money" in text


@pytest.mark.slow
def test_a_what_if_changes_the_futures(full_catalogue, client):
    here = page_of(persona(client, "career-changer"), "uva-msds-residential")
    before, after = (
        int(COUNT.search(text_of(client.get(here + query)))[1])
        for query in ("", "?chance_of_job=100&chance_to_finish=100")
    )
    assert after > before


@pytest.mark.django_db
def test_the_report_leads_to_them_without_scripts_and_loads_them_with(client):
    program = make_program(full_time=True, months_full_time=12, tuition=20_000)
    profile = start(client, country="DE", salary=40_000, living=15_000, tax_rate=30,
                    pay_after_low=50_000, pay_after_high=90_000, living_study=12_000)  # fmt: skip
    here = page_of(profile, program.slug)
    html = client.get(address(profile, program.slug)).content.decode()
    assert f'hx-get="{here}" hx-trigger="load"' in html
    assert f'<a href="{here}">Work out fifty futures</a>' in html
    changed = client.get(address(profile, program.slug), {"grant": "5k"}).content.decode()
    assert f'hx-get="{here}?grant=5k"' in changed
    assert "plausible futures" in text_of(client.get(here))


@pytest.mark.django_db
def test_what_is_not_known_has_no_futures(client):
    program = make_program(full_time=True, months_full_time=12, institution=make_institution())
    page = client.get(page_of(start(client), program.slug))
    assert page.context["futures"] is None
    assert "not known yet" in words_of(page.content.decode())


@pytest.mark.django_db
def test_they_are_the_owners_alone(client):
    program = make_program(full_time=True, months_full_time=12, tuition=20_000)
    here = page_of(start(client), program.slug)
    assert client.get(here).status_code == 200
    assert "private" in client.get(here)["Cache-Control"]
    assert Client().get(here).status_code == 404
    assert client.get(here.replace(program.slug, "nowhere")).status_code == 404
    assert client.post(here).status_code == 405


@pytest.mark.slow
def test_what_cannot_happen_to_a_person_moves_nothing(full_catalogue, client):
    here, abroad = (
        text_of(client.get(page_of(persona(client, name), slug)))
        for name, slug in (
            ("career-changer", "uva-msds-residential"),
            ("international-student", "uiuc-mcs-campus"),
        )
    )
    assert "Reaching the job without the program" in here
    assert "Reaching the job without the program" not in abroad
