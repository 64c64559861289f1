"""The page of the graduates whom a person looked up."""

import doctest
import re
from decimal import Decimal
from uuid import uuid4

import html5lib
import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from decisions import evidence_words
from decisions.models import PeerObservation, Profile
from decisions.person import Person
from decisions.services import assess
from programs import snapshot
from tests.decisions.report_pages import amount, main_of, read, rows_of, start, text_of
from tests.factories import make_institution, make_outcome, make_program

UVA = "uva-msds-residential"
TOLD = {
    "program": UVA,
    "finished": "2023",
    "similarity": "very",
    "role": "data_scientist",
    "pay": "150k",
    "currency": "USD",
    "pay_year": "2026",
    "state": "VA",
}
ANSWERS = {
    "country": "US",
    "state": "VA",
    "work_state": "VA",
    "salary": Decimal(64_000),
    "current_role": "other",
    "role": "data_scientist",
}


@pytest.fixture
def profile(client, full_catalogue):
    return start(client, **ANSWERS)


def address(profile):
    return reverse("decisions:peers", args=[profile.pk])


def post(client, profile, **changes):
    return client.post(address(profile), TOLD | changes)


def look(client, profile, query=""):
    return client.get(address(profile) + query)


def moved(text):
    """The entry pay without and with the graduates, as the page says it."""
    return [amount(words) for words in re.findall(r"(?:from|to) about (\$[\d,]+)", text)[:2]]


# Noting.


def test_a_page_without_anybody_says_whom_to_look_for(client, profile):
    text = text_of(look(client, profile))

    assert "Look for people who finished a program two to five years ago" in text
    assert "People who did well are easier to find." in text
    assert "Remove" not in text.replace("They go when you remove", "")


def test_a_graduate_is_noted_and_counted(client, profile):
    response = post(client, profile)

    assert response.url == f"{address(profile)}?noted&program={UVA}"
    noted = PeerObservation.objects.get()
    assert (noted.profile, noted.program.slug) == (profile, UVA)
    assert (noted.finished, noted.pay, noted.pay_year) == (2023, 150_000, 2026)
    assert noted.alike == 1.0
    page = client.get(response.url)
    text = text_of(page)
    assert "Noted. Your ranking and your reports now count it." in text
    assert "One graduate moves the entry pay you can expect" in text
    before, after = moved(text)
    assert before < after
    program = noted.program
    label = f"Graduates of {program.name}, {program.institution.name}, table"
    (row,) = rows_of(page, label)[1:]
    assert row[:4] == ["2023", "Data scientist in Virginia", "$150,000 in 2026", "Very like me"]


def test_more_of_them_move_it_more_and_low_pay_moves_it_down(client, profile):
    post(client, profile)
    one = moved(text_of(look(client, profile)))[1]
    for _ in range(3):
        post(client, profile)
    four = text_of(look(client, profile))
    assert "4 graduates move" in four
    assert moved(four)[1] > one
    assert "With 6 more like these" in four
    PeerObservation.objects.all().delete()

    post(client, profile, pay="60k")

    before, after = moved(text_of(look(client, profile)))
    assert after < before


def test_the_ranking_and_the_report_count_it_at_once(client, profile):
    catalogue = snapshot.current()
    index = catalogue.index_of_slug[UVA]
    first = assess(profile, catalogue)
    row = first.row_of[index]

    post(client, profile)

    again = assess(Profile.objects.get(pk=profile.pk), catalogue)
    assert again.batch.entry_pay[row] > first.batch.entry_pay[row]
    text = read(client, profile, UVA)
    assert "You looked up 1 graduate." in text
    assert "pooled with pay of" in text


def test_a_program_is_chosen_by_the_address_even_if_it_is_only_listed(client, profile):
    slug = next(
        slug
        for slug, tier in zip(snapshot.current().slugs, snapshot.current().tier, strict=True)
        if tier == "listed"
    )

    assert f'value="{slug}"' not in main_of(look(client, profile))
    assert f'<option value="{slug}" selected>' in main_of(look(client, profile, f"?program={slug}"))


def test_pay_that_is_not_known_stands_there_and_moves_nothing(client, profile):
    post(client, profile, pay="", pay_year="")
    text = text_of(look(client, profile))

    assert PeerObservation.objects.get().pay is None
    assert "None of these moves the entry pay yet." in text
    assert "Not counted: pay not known" in text


def test_pay_abroad_stands_there_and_moves_nothing(client, profile):
    post(client, profile, pay="60k", currency="EUR")
    text = text_of(look(client, profile))

    assert "€60,000 in 2026 Not counted: paid in another currency" in text


def test_pay_without_a_year_is_of_this_year(client, profile):
    post(client, profile, pay_year="")

    assert PeerObservation.objects.get().pay_year >= 2026


def test_with_a_range_of_ones_own_nothing_moves_and_the_page_says_so(client, profile):
    post(client, profile)
    Profile.objects.update(pay_after_low=80_000, pay_after_high=120_000)
    text = text_of(look(client, profile))

    assert "For now none of it moves anything: you told us a range of pay of your own" in text
    assert "you can expect" not in text


# Mistakes.


@pytest.mark.parametrize(
    ("changes", "anchor", "enter"),
    [
        ({"program": ""}, "peer-program", "Choose the program that they finished"),
        ({"program": "no-such-program"}, "peer-program", "Choose a program from the list"),
        ({"finished": ""}, "peer-finished", "Enter the year of their degree"),
        ({"finished": "last year"}, "peer-finished", "Enter a year from 1990 to"),
        ({"finished": "1066"}, "peer-finished", "Enter a year from 1990 to"),
        ({"similarity": ""}, "peer-similarity_0", "Choose how like you they were"),
        ({"pay": "a lot"}, "peer-pay", "Enter their pay as an amount"),
        ({"pay_year": "2021"}, "peer-pay_year", "Enter a year from 2023 on, that of the degree"),
        ({"note": "see linkedin.com/in/jane"}, "peer-note", "without a name, an address or a link"),
        ({"note": "jane@example.org"}, "peer-note", "without a name, an address or a link"),
        ({"note": "x" * 201}, "peer-note", "Enter at most 200 characters"),
    ],
)
def test_a_mistake_keeps_nothing_and_says_what_to_enter(client, profile, changes, anchor, enter):
    response = post(client, profile, **changes)
    main = main_of(response)

    assert not PeerObservation.objects.exists()
    assert "<title>Error:" in response.content.decode()
    assert f'<a href="#{anchor}">{enter}' in main or (f'href="#{anchor}"' in main and enter in main)
    assert f'id="{anchor}"' in main
    assert 'value="2023"' in main or "finished" in changes


def test_a_harmless_note_is_kept(client, profile):
    post(client, profile, note="Went to a bank, via an internship. Likes Node.js 20.")

    assert PeerObservation.objects.get().note.startswith("Went to a bank")


def test_so_many_can_be_noted_and_no_more(client, profile, monkeypatch):
    monkeypatch.setattr("decisions.peers.MOST", 1)
    post(client, profile)

    assert "Remove somebody first" in main_of(post(client, profile))
    assert PeerObservation.objects.count() == 1


@pytest.mark.parametrize(
    "values", [{"similarity": "twin"}, {"pay": -1}, {"pay_year": 2020}, {"pay_year": None}]
)
def test_the_database_refuses_what_cannot_be(profile, values):
    program = make_program()
    row = {"finished": 2023, "similarity": "very", "pay": 100_000, "pay_year": 2026} | values

    with pytest.raises(IntegrityError):
        PeerObservation.objects.create(profile=profile, program=program, **row)


# Removing.


def test_one_is_removed_after_being_asked(client, profile):
    post(client, profile)
    noted = PeerObservation.objects.get()
    url = reverse("decisions:peer-delete", args=[profile.pk, noted.pk])
    before = Profile.objects.get().updated_at

    assert "Remove this graduate?" in text_of(client.get(url))
    assert PeerObservation.objects.exists()
    response = client.post(url)

    assert response.url == f"{address(profile)}?removed"
    assert not PeerObservation.objects.exists()
    assert Profile.objects.get().updated_at > before
    assert "Removed. Nothing of it is kept." in text_of(client.get(response.url))


def test_they_go_with_the_profile(client, profile):
    post(client, profile)
    client.post(reverse("decisions:delete", args=[profile.pk]))

    assert not PeerObservation.objects.exists()


# Whose they are.


def test_a_stranger_finds_nothing_and_changes_nothing(client, profile):
    post(client, profile)
    noted = PeerObservation.objects.get()
    stranger = Client()
    own = start(stranger)
    removal = reverse("decisions:peer-delete", args=[profile.pk, noted.pk])

    assert stranger.get(address(profile)).status_code == 404
    assert post(stranger, profile).status_code == 404
    assert stranger.get(removal).status_code == 404
    assert stranger.post(removal).status_code == 404
    # Nor through a profile of their own.
    mixed = reverse("decisions:peer-delete", args=[own.pk, noted.pk])
    assert stranger.post(mixed).status_code == 404
    assert stranger.get(reverse("decisions:peers", args=[uuid4()])).status_code == 404
    assert PeerObservation.objects.count() == 1


def test_no_cache_keeps_the_page(client, profile):
    assert look(client, profile).headers["Cache-Control"] == "private, no-store"


# The page itself.


@pytest.mark.parametrize("count", [1, 8])
def test_queries_do_not_grow_with_people(client, profile, django_assert_max_num_queries, count):
    for _ in range(count):
        post(client, profile)
    look(client, profile)

    # Session, profile, catalogue version (twice: currencies ask for it, too), what was noted.
    with django_assert_max_num_queries(5):
        look(client, profile)


def test_a_person_is_read_with_one_query_however_often_they_are_asked_for(
    client, profile, django_assert_num_queries
):
    post(client, profile)
    saved = Profile.objects.get()

    with django_assert_num_queries(1):
        assert len(Person.of(saved).peers) == len(Person.of(saved).peers) == 1
    with django_assert_num_queries(0):
        assert Person.of(Profile()).peers == ()


def test_the_page_is_sound_html_in_every_state(client, profile):
    pages = [look(client, profile), post(client, profile, pay="a lot")]
    post(client, profile, before="same", found="talk", note="A <b>note</b>")
    pages.append(look(client, profile, "?noted"))
    noted = PeerObservation.objects.get()
    pages.append(client.get(reverse("decisions:peer-delete", args=[profile.pk, noted.pk])))

    for page in pages:
        text = page.content.decode()
        html5lib.HTMLParser(strict=True).parse(text)
        assert text.count("<h1") == 1
        assert "<b>note" not in text
        assert not re.search(r"\sstyle=|\son\w+=|<script(?! src)", text)


def test_a_program_that_left_the_catalogue_keeps_its_notes(client, profile):
    program = make_program(name="Gone Master")
    profile.peers.create(program=program, finished=2023, similarity="very")
    program.status = "archived"
    program.save()
    snapshot.forget()

    assert "Gone Master" in text_of(look(client, profile))
    assert "no longer in the catalogue" in text_of(look(client, profile))


# The report.


@pytest.fixture
def degree(profile):
    """A program in Virginia with figures of all three scopes."""
    program = make_program(
        institution=make_institution(region="VA"), cip6="30.7001", tuition=40_000,
        full_time=True, months_full_time=12,
    )  # fmt: skip
    values = {"dollar_year": 2024, "population": "federal_aid", "cohort": "2017-19 completers"}
    make_outcome(program=program, metric="mean_starting_salary", value=112_345, cohort="2024", n=33)
    make_outcome(institution=program.institution, cip4="30.70", value=123_456, n=41, **values)
    make_outcome(cip4="30.70", value=117_117, **values)
    snapshot.forget()
    return program


def test_a_report_shows_every_source_with_its_scope_number_and_weight(client, profile, degree):
    profile.peers.create(
        program=degree, finished=2026, similarity="somewhat", pay=130_000, pay_year=2026
    )
    response = client.get(reverse("decisions:report", args=[profile.pk, degree.slug]))
    rows = rows_of(response, "What the entry pay rests on, table")[1:]

    guess, own, field, nation, peers = rows
    assert guess[0] == "Our guess for new graduates Whatever the program"
    assert guess[3] == "37th"
    assert own[0] == "This program Who is counted is not stated Cohort: 2024"
    assert own[1] == "$112,345 Mean starting pay, lowered to a median; read as 2024 dollars"
    assert own[2] == "33"
    assert own[3].endswith("in Virginia")
    assert "All master’s degrees in data science (30.70) at this institution" in field[0]
    assert "Graduates with federal aid only Cohort: 2017-19 completers" in field[0]
    assert field[1] == "$123,456 Median earnings 4 years after; 2024 dollars"
    assert field[2] == "41"
    assert nation[2] == "Not stated counted as 20"
    assert nation[3].endswith("in the United States")
    assert peers[2] == "1 counted as 0.6"
    parts = [int(row[4].partition(" of 10")[0]) for row in rows if row[4][0].isdigit()]
    assert sum(parts) == 10


def test_the_report_says_what_comes_of_it_and_what_our_guess_alone_would_be(
    client, profile, degree
):
    text = read(client, profile, degree)

    assert re.search(r"Together: the \d+\w\w percentile of data scientists in Virginia", text)
    assert "By our guess alone it would be about $" in text
    assert (
        "pooled with pay of its own graduates, graduates of its field at the institution and "
        "graduates of its field in the nation" in text
    )


def test_without_any_figure_the_report_speaks_of_no_pooling(client, profile):
    program = make_program(tuition=40_000, full_time=True, months_full_time=12)
    snapshot.forget()
    text = read(client, profile, program)

    assert "What the entry pay rests on" not in text
    assert "pooled" not in text
    assert "Better than any figure: graduates like you." in text


def test_an_own_range_stands_in_place_of_every_figure(client, profile, degree):
    profile.pay_after_low, profile.pay_after_high = 80_000, 120_000
    profile.save()

    assert "What the entry pay rests on" not in read(client, profile, degree)


def test_examples_in_docstrings_hold():
    result = doctest.testmod(evidence_words)

    assert (result.failed, result.attempted) == (0, 2)
