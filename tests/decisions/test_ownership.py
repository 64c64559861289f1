"""Whose answers they are: one browser's, the holder of the secret link's, nobody else's."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from decisions.models import Profile

pytestmark = pytest.mark.django_db


def begin(client, savings=""):
    client.post(reverse("decisions:start"))
    profile = Profile.objects.latest("created_at")
    if savings:
        client.post(reverse("decisions:edit", args=[profile.pk, "money"]), {"savings": savings})
    return profile


def edit(profile):
    return reverse("decisions:edit", args=[profile.pk, "money"])


def link(profile):
    return reverse("decisions:resume", args=[profile.resume_token])


@pytest.mark.parametrize("name", ["edit", "use", "delete"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_elses_profile_is_as_good_as_none(client, name, method):
    profile = begin(client, "45k")
    stranger = Client()
    begin(stranger)
    args = ["money"] if name == "edit" else []
    theirs = reverse(f"decisions:{name}", args=[profile.pk, *args])
    missing = reverse(f"decisions:{name}", args=[uuid4(), *args])
    answers = [getattr(stranger, method)(url) for url in (theirs, missing)]
    expected = 405 if (name, method) == ("use", "get") else 404
    assert [answer.status_code for answer in answers] == [expected] * 2
    assert "45,000" not in answers[0].content.decode()
    profile.refresh_from_db()
    assert profile.savings == 45_000


def test_answers_sent_to_somebody_elses_profile_change_nothing(client):
    profile = begin(client, "45k")
    Client().post(edit(profile), {"savings": "1"})
    profile.refresh_from_db()
    assert profile.savings == 45_000


def test_a_profile_of_an_account_is_not_reached_by_its_old_session(client, django_user_model):
    profile = begin(client)
    assert client.get(edit(profile)).status_code == 200
    profile.owner = django_user_model.objects.create_user("maya")
    profile.save()
    assert client.get(edit(profile)).status_code == 404
    client.force_login(profile.owner)
    assert client.get(edit(profile)).status_code == 200


def test_following_the_secret_link_changes_nothing_yet(client):
    profile = begin(client)
    elsewhere = Client()
    response = elsewhere.get(link(profile))
    assert "Open the profile here" in response.content.decode()
    assert elsewhere.get(edit(profile)).status_code == 404
    assert client.get(edit(profile)).status_code == 200


def test_the_button_opens_the_profile_here_and_closes_it_where_it_was(client):
    profile = begin(client)
    elsewhere = Client()
    response = elsewhere.post(link(profile))
    assert response.url == reverse("decisions:results", args=[profile.pk])
    assert elsewhere.get(edit(profile)).status_code == 200
    assert elsewhere.session["profile"] == str(profile.pk)
    assert client.get(edit(profile)).status_code == 404
    client.post(link(profile))
    assert client.get(edit(profile)).status_code == 200


def test_no_other_page_learns_the_secret_link(client):
    response = client.get(link(begin(client)))
    assert response.headers["Referrer-Policy"] == "strict-origin"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert '<meta name="robots" content="noindex">' in response.content.decode()


@pytest.mark.parametrize("token", ["x" * 43, "x", "\x00" * 43, "é" * 43])
def test_a_wrong_link_is_not_found(client, token):
    begin(client)
    url = reverse("decisions:resume", args=[token])
    assert client.get(url).status_code == 404
    assert client.post(url).status_code == 404


def test_the_link_of_an_accounts_profile_opens_for_the_account_only(client, django_user_model):
    profile = begin(client)
    profile.owner = django_user_model.objects.create_user("maya")
    profile.save()
    assert client.post(link(profile)).status_code == 404
    client.force_login(profile.owner)
    assert client.post(link(profile)).status_code == 302


def test_the_link_gives_a_profile_to_the_account_of_who_opens_it(client, django_user_model):
    profile = begin(Client())
    user = django_user_model.objects.create_user("maya")
    client.force_login(user)
    client.post(link(profile))
    profile.refresh_from_db()
    assert profile.owner == user


def test_one_of_ones_own_profiles_can_be_put_in_use(client):
    first = begin(client, "45k")
    second = begin(client, "60k")
    assert client.session["profile"] == str(second.pk)
    response = client.post(reverse("decisions:use", args=[first.pk]))
    assert response.url == reverse("decisions:results", args=[first.pk])
    assert client.session["profile"] == str(first.pk)


def test_saving_a_profile_puts_it_in_use(client):
    first = begin(client, "45k")
    begin(client, "60k")
    client.post(edit(first), {"savings": "50k"})
    assert client.session["profile"] == str(first.pk)


@pytest.mark.parametrize("value", ["", "not-a-uuid", None, 7, []])
def test_a_session_with_a_broken_profile_is_a_session_without_one(client, value):
    begin(client, "45k")
    session = client.session
    session["profile"] = value
    session.save()
    response = client.get(reverse("decisions:start"))
    assert response.status_code == 200
    assert "Go on with them" not in response.content.decode()
