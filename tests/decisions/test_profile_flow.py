"""From the start of a profile through its sections to the deletion of it."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from decisions.forms import SECTIONS
from decisions.models import Profile
from tests.factories import make_program

pytestmark = pytest.mark.django_db
START = "/decisions/start/"


def begin(client):
    """Press Start; the profile that this made."""
    client.post(START)
    return Profile.objects.latest("created_at")


def address(profile, section="money", name="edit"):
    args = [profile.pk, section] if name == "edit" else [profile.pk]
    return reverse(f"decisions:{name}", args=args)


def shown(response):
    return " ".join(response.content.decode().split())


# Start


def test_the_start_page_makes_no_profile_and_opens_no_session(client):
    response = client.get(START)
    assert "<h1>Is it worth it for you?</h1>" in shown(response)
    assert settings.SESSION_COOKIE_NAME not in response.cookies
    assert not Profile.objects.exists()
    assert not Session.objects.exists()


def test_starting_opens_a_session_of_90_days_and_the_first_section(client):
    response = client.post(START)
    profile = Profile.objects.get()
    assert response.url == address(profile, "situation")
    cookie = response.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["max-age"] == 90 * 24 * 60 * 60
    assert cookie["httponly"]
    assert profile.session_key == cookie.value
    assert client.session["profile"] == str(profile.pk)
    assert len(profile.resume_token) == 43
    assert profile.owner is None


def test_a_start_from_another_site_is_refused():
    response = Client(enforce_csrf_checks=True).post(START)
    assert response.status_code == 403
    assert "<h1>That was not sent</h1>" in shown(response)
    assert not Profile.objects.exists()


def test_pressing_start_twice_makes_one_profile(client):
    client.post(START)
    client.post(START)
    assert Profile.objects.count() == 1


def test_with_answers_the_start_page_offers_to_go_on_or_to_start_another(client):
    assert "Go on with them" not in shown(client.get(START))
    profile = begin(client)
    client.post(address(profile), {"savings": "45k"})
    page = shown(client.get(START))
    assert f'href="{address(profile, name="results")}">Go on with them' in page
    assert "Start another profile" in page
    other = begin(client)
    assert other.pk != profile.pk
    assert client.session["profile"] == str(other.pk)


def test_a_profile_of_somebody_with_an_account_belongs_to_the_account(client, django_user_model):
    user = django_user_model.objects.create_user("maya")
    client.force_login(user)
    profile = begin(client)
    assert profile.owner == user
    assert client.get(address(profile)).status_code == 200


# Sections


def test_saving_goes_from_section_to_section_and_ends_at_the_result(client):
    profile = begin(client)
    visited, url = [], address(profile, "situation")
    while "/edit/" in url:
        visited.append(url.rstrip("/").rpartition("/")[2])
        url = client.post(url, {"then": "next"}).url
    assert visited == list(SECTIONS)
    assert url == address(profile, name="results")
    profile.refresh_from_db()
    assert profile.sections_saved == list(SECTIONS)


def test_a_section_can_be_saved_and_left_for_the_result(client):
    profile = begin(client)
    response = client.post(address(profile), {"savings": "45k", "then": "results"})
    assert response.url == address(profile, name="results")
    profile.refresh_from_db()
    assert profile.savings == 45_000


def test_skipping_leads_on_and_saves_nothing(client):
    profile = begin(client)
    page = shown(client.get(address(profile, "situation")))
    assert f'href="{address(profile, "money")}">Skip this section' in page
    last = shown(client.get(address(profile, "beliefs")))
    assert f'href="{address(profile, name="results")}">Skip this section' in last
    profile.refresh_from_db()
    assert profile.sections_saved == []


def test_the_way_through_shows_where_one_is_and_what_is_saved(client):
    profile = begin(client)
    client.post(address(profile, "situation"))
    page = shown(client.get(address(profile, "money")))
    assert '<span aria-current="step">2 of 7 Money</span>' in page
    assert '<span class="vh">Saved: </span>Situation</a>' in page
    assert page.count("Saved: </span>") == 1
    for section in set(SECTIONS) - {"money"}:
        assert f'href="{address(profile, section)}"' in page


def test_saving_lets_the_session_last_90_days_from_then(client):
    profile = begin(client)
    looked = client.get(address(profile))
    assert settings.SESSION_COOKIE_NAME not in looked.cookies
    saved = client.post(address(profile), {"savings": "45k"})
    assert saved.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 90 * 24 * 60 * 60
    left = Session.objects.get().expire_date - timezone.now()
    assert left > timedelta(days=89)


def test_answers_come_back_as_they_were_saved(client):
    profile = begin(client)
    client.post(address(profile), {"savings": "45k", "loans": "none"})
    page = shown(client.get(address(profile)))
    assert re.search(r'name="savings" value="45,000"', page)
    assert re.search(r'value="none"[^>]*checked', page)


def test_the_default_stands_between_the_question_and_its_input(client):
    profile = begin(client)
    page = shown(client.get(address(profile)))
    field = page[page.index('<label for="savings">') : page.index('name="savings"')]
    assert "Without your emergency fund. Default: nothing." in field


def test_points_can_be_saved_to_see_their_shares(client):
    profile = begin(client)
    response = client.post(
        address(profile, "weights"), {"weight_money": "100", "then": "stay"}, follow=True
    )
    page = shown(response)
    assert response.redirect_chain == [(address(profile, "weights"), 302)]
    assert "As saved, 62% of the whole score." in page  # 100 of 100 + 15 + 15 + 10 + 10 + 10


# Errors


@pytest.fixture
def refused(client):
    """The page after two unreadable answers and one good one, and the profile."""
    profile = begin(client)
    answers = {"savings": "45k", "salary": "sixty-four", "employer_aid": "some"}
    return client.post(address(profile), answers), profile


def test_an_error_says_so_in_the_title_and_first_in_the_form(refused):
    page = shown(refused[0])
    assert "<title>Error: Money – your profile" in page
    form = page[page.index('<form class="flow"') :]
    summary, heading = form.index('<div class="errors"'), form.index("<h1>")
    assert summary < heading
    assert 'role="alert"' in form[summary:heading]
    assert 'tabindex="-1" autofocus' in form[summary:heading]
    assert "Two answers need another look" in form[summary:heading]
    assert "Everything else is saved." in form[summary:heading]


def test_each_line_of_the_summary_leads_to_its_input(refused):
    page = shown(refused[0])
    lines = re.findall(r'<li><a href="#([^"]+)">([^<]+)</a>', page)
    assert lines == [
        ("salary", "Enter your pay as an amount, such as 64k or $64,000"),
        ("employer_aid", "Enter what your employer pays per calendar year, such as $5,250"),
    ]
    for anchor, _ in lines:
        assert re.search(f'<input[^>]* id="{anchor}"', page)


def test_the_error_stands_between_the_hint_and_the_input_which_it_describes(refused):
    page = shown(refused[0])
    hint = page.index('id="salary_helptext"')
    error = page.index('id="salary_error"')
    entry = re.search(r'<input[^>]*name="salary"[^>]*>', page)
    assert hint < error < entry.start()
    assert 'aria-describedby="salary_helptext salary_error"' in entry[0]
    assert 'aria-invalid="true"' in entry[0]
    message = "Enter your pay as an amount, such as 64k or $64,000. We found “sixty-four”."
    assert message in page[error : entry.start()]


def test_what_was_typed_stays_and_what_could_be_read_is_saved(refused):
    response, profile = refused
    assert 'value="sixty-four"' in shown(response)
    profile.refresh_from_db()
    assert profile.savings == 45_000
    assert profile.salary is None


def test_a_contradiction_is_said_to_be_kept_out_altogether(client):
    profile = begin(client)
    page = shown(client.post(address(profile, "situation"), {"country": "DE", "state": "PA"}))
    assert "Where answers contradict each other, none of them is." in page
    assert "One answer needs another look" in page


@pytest.mark.parametrize("text", ["\x00", "9" * 20, "<script>alert(1)</script>", "1e999999999"])
def test_hostile_amounts_get_a_message_and_no_failure(client, text):
    profile = begin(client)
    response = client.post(address(profile), {"savings": text})
    page = shown(response)
    assert response.status_code == 200
    assert "Enter your savings as an amount" in page
    assert "<script>alert" not in page


def test_a_section_that_does_not_exist_is_not_found(client):
    profile = begin(client)
    assert client.get(address(profile, "horoscope")).status_code == 404
    assert client.post(address(profile, "horoscope")).status_code == 404


# The answer so far


def test_the_answer_so_far_counts_answers_and_programs(client):
    make_program(tuition=20_000, months_full_time=24, name="Cheap Master")
    make_program(tuition=90_000, months_full_time=24)
    make_program(kind="course", tuition=100, months_full_time=3)
    make_program()
    profile = begin(client)
    client.post(address(profile, "limits"), {"price_limit": "60k"})
    page = shown(client.get(address(profile, "money")))
    aside = page[page.index('<aside class="what-if"') :]
    questions = sum(len(form.base_fields) for form in SECTIONS.values())
    assert f"From 1 answer and {questions - 1} defaults." in aside
    assert "<dt>scored for you</dt><dd>1</dd>" in aside
    assert "<dt>ruled out</dt><dd>1</dd>" in aside
    assert "Cheap Master" in aside
    assert "Of 1 more, price or duration is not known." in aside


def test_without_any_program_the_questions_can_still_be_answered(client):
    profile = begin(client)
    page = shown(client.get(address(profile)))
    assert "<dt>scored for you</dt><dd>0</dd>" in page
    assert "First:" not in page


@pytest.mark.parametrize("programs", [1, 12])
def test_the_number_of_queries_does_not_grow_with_the_programs(
    client, django_assert_max_num_queries, programs
):
    for _ in range(programs):
        make_program(tuition=20_000, months_full_time=24)
    profile = begin(client)
    client.get(address(profile, "situation"))  # builds the columns
    with django_assert_max_num_queries(5):
        client.get(address(profile, "situation"))


# Privacy


@pytest.mark.parametrize("section", list(SECTIONS))
def test_no_cache_keeps_a_page_of_answers(client, section):
    profile = begin(client)
    response = client.get(address(profile, section))
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "Cookie" in response.headers["Vary"]


# A profile out of reach


def test_a_section_sent_after_the_session_ended_keeps_what_was_typed(client):
    profile = begin(client)
    client.cookies.clear()
    response = client.post(address(profile), {"savings": "45k", "loans": "none"})
    page = shown(response)
    assert response.status_code == 404
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "<h1>These answers are not open in this browser</h1>" in page
    assert "What you typed in “Money” is not lost" in page
    assert 'value="45k"' in page
    assert re.search(r'value="none"[^>]*checked', page)
    profile.refresh_from_db()
    assert profile.savings is None


def test_what_was_typed_can_be_saved_as_a_new_profile(client):
    client.post(
        START, {"section": "money", "savings": "45k", "loans": "none"}
    )  # the form of the page above
    profile = Profile.objects.get()
    assert (profile.savings, profile.loans) == (45_000, "none")
    assert profile.sections_saved == ["money"]


def test_an_error_in_what_was_typed_is_shown_in_the_new_profile(client):
    page = shown(client.post(START, {"section": "money", "savings": "45k", "salary": "much"}))
    profile = Profile.objects.get()
    assert profile.savings == 45_000
    assert "One answer needs another look" in page
    assert f'action="{address(profile)}"' in page


def test_looking_for_answers_that_are_not_there_leads_to_the_start(client):
    url = reverse("decisions:edit", args=[uuid4(), "money"])
    response = client.get(url)
    assert response.status_code == 404
    assert f'href="{START}"' in shown(response)


# Deletion


def test_the_page_that_asks_before_deleting_deletes_nothing(client):
    profile = begin(client)
    response = client.get(address(profile, name="delete"))
    assert "<h1>Delete your answers?</h1>" in shown(response)
    assert response.headers["Cache-Control"] == "private, no-store"
    assert Profile.objects.count() == 1


def test_deleting_removes_the_answers_and_the_session(client):
    profile = begin(client)
    client.post(address(profile), {"savings": "45k"})
    response = client.post(address(profile, name="delete"))
    assert not Profile.objects.exists()
    assert not Session.objects.exists()
    assert response.cookies[settings.SESSION_COOKIE_NAME].value == ""
    assert "Your answers are deleted, for good." in shown(client.get(response.url))
    assert client.get(address(profile)).status_code == 404
    assert client.get(reverse("decisions:resume", args=[profile.resume_token])).status_code == 404


def test_deleting_one_profile_leaves_another_of_the_same_browser(client):
    kept = begin(client)
    client.post(address(kept), {"savings": "45k"})
    gone = begin(client)
    client.post(address(gone, name="delete"))
    assert Profile.objects.get() == kept
    assert client.get(address(kept)).status_code == 200
    assert "profile" not in client.session
