"""What pages of the catalogue learn about the person who reads them."""

from decimal import Decimal

import numpy as np
import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from decisions.models import Profile
from decisions.reader import ProfileReader, reader_of
from programs import snapshot
from programs.models import CatalogueVersion, Prerequisite
from programs.reader import AnonymousReader
from tests.decisions import plain_person
from tests.factories import (
    make_average_price,
    make_price,
    make_profile,
    make_program,
)

pytestmark = pytest.mark.django_db


def start(client, **answers):
    """A profile of this client's session, with some answers."""
    client.post(reverse("decisions:start"))
    profile = Profile.objects.latest("created_at")
    for name, value in answers.items():
        setattr(profile, name, value)
    profile.save()
    return profile


def request_of(client):
    """A request with the client's session, as the middleware leaves it."""
    from django.contrib.auth.models import AnonymousUser

    request = RequestFactory().get("/")
    request.COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}
    request.session = SessionStore(request.COOKIES.get(settings.SESSION_COOKIE_NAME))
    request.user = AnonymousUser()
    return request


def test_somebody_without_a_cookie_costs_no_query(client, django_assert_num_queries):
    request = request_of(client)

    with django_assert_num_queries(0):
        assert isinstance(reader_of(request), AnonymousReader)
    assert not request.session.accessed


def test_somebody_with_a_profile_costs_two_queries(client, django_assert_num_queries):
    profile = start(client)

    with django_assert_num_queries(2):
        reader = reader_of(request_of(client))
    assert reader.has_profile
    assert reader.url == f"/decisions/{profile.pk}/"


@pytest.mark.parametrize("held", ["", "no-uuid", "6a1f2b8e-0000-4000-8000-000000000000", 7, None])
def test_a_session_that_names_no_profile_is_read_as_nobody(client, held):
    start(client)
    session = client.session
    session["profile"] = held
    session.save()

    assert not reader_of(request_of(client)).has_profile


def test_a_session_that_names_somebody_elses_profile_is_read_as_nobody(client):
    theirs = start(client, salary=Decimal(45_000))
    stranger = Client()
    start(stranger)
    session = stranger.session
    session["profile"] = str(theirs.pk)
    session.save()

    assert not reader_of(request_of(stranger)).has_profile


def test_pages_with_personal_data_are_kept_by_no_shared_cache(client):
    make_program(tuition=30_000, months_full_time=24)
    public = client.get("/method/")
    start(client)
    personal = client.get("/method/")

    assert "private" not in public.headers.get("Cache-Control", "")
    assert "private" in personal.headers["Cache-Control"]
    assert "Cookie" in public.headers["Vary"]
    assert "Cookie" in personal.headers["Vary"]
    assert not public.cookies


def scores(**answers):
    catalogue = snapshot.current()
    result = ProfileReader(make_profile(**answers)).scores(catalogue)
    return {
        slug: (low, high, reason)
        for slug, low, high, reason in zip(
            catalogue.slugs, result.low.tolist(), result.high.tolist(), result.reason, strict=True
        )
    }


def test_a_program_has_a_score_or_a_reason_why_not():
    scored = make_program(tuition=30_000, months_full_time=24)
    reasons = {
        make_program(months_full_time=24): "Price not known",
        make_program(tuition=30_000): "Duration not known",
        make_program(): "Price and duration not known",
        make_program(tuition=90_000, months_full_time=24): "Ruled out: price",
        make_program(
            tuition=10_000, months_full_time=24, admission={"gre": "required"}
        ): "Ruled out: GRE",
        make_program(
            kind="bootcamp", tuition=9_000, months_full_time=4
        ): "Scored apart from master’s degrees",
    }

    found = scores(price_limit=Decimal(80_000), gre="unwilling")

    low, high, reason = found[scored.slug]
    assert 0 < low < high < 100
    assert reason == ""
    for program, expected in reasons.items():
        low, high, reason = found[program.slug]
        assert np.isnan(low)
        assert np.isnan(high)
        assert reason == expected


def test_a_program_that_cannot_be_paid_for_or_started_in_time_says_so():
    program = plain_person.make_beside_a_job(14_500)
    poor = {"savings": Decimal(5_000), "part_time_pay": Decimal(40)}
    assert scores(**plain_person.ANSWERS | poor)[program.slug][2] == "Ruled out: money for it"

    require(program, "linear_algebra")
    late = {"levels": {"linear_algebra": 0}, "start_by": timezone.localdate()}
    assert scores(**plain_person.ANSWERS | late)[program.slug][2] == "Ruled out: start date"


def test_what_is_only_assumed_is_no_score_where_no_row_says_so():
    program = make_program(tier="listed")
    make_average_price(program.institution)
    CatalogueVersion.bump()

    low, _, reason = scores(assume_unknown=True)[program.slug]

    assert np.isnan(low)
    assert reason == "Price and duration not known"


def entry(program, **answers):
    catalogue = snapshot.current()
    reader = ProfileReader(make_profile(**answers))
    return reader.entry(catalogue, catalogue.index_of_slug[program.slug])


def require(program, *subjects):
    for subject in subjects:
        Prerequisite.objects.create(program=program, subject=subject, level="required")
    CatalogueVersion.bump()
    return program


def test_an_entry_says_what_the_school_asks_for_and_the_reader_lacks():
    program = make_program(admission={"bachelor_field": "cs_related", "gpa_min": Decimal("3.5")})

    assert entry(program, bachelor="other") == ("no", "Bachelor’s field: computing only")
    assert entry(program, bachelor="computing", gpa=Decimal("3.1")) == (
        "no",
        "Grades: a GPA of 3.5 or more",
    )


def test_an_entry_names_the_subjects_to_bridge_before_what_is_unknown():
    program = require(make_program(), "linear_algebra", "python")

    assert entry(program, levels={"linear_algebra": 0, "python": 2}) == (
        "partly",
        "Bridge: linear algebra",
    )
    assert entry(program, levels={"python": 2}) == ("unk", "Depends on your linear algebra")


def test_an_entry_is_met_only_where_everything_stated_is():
    program = require(
        make_program(admission={"bachelor_field": "any", "gpa_min": Decimal("3.0")}), "calculus"
    )
    answers = {"levels": {"calculus": 3}, "bachelor": "other"}

    assert entry(program, gpa=Decimal("3.2"), **answers) == ("ok", "You meet what it states")
    assert entry(program, **answers) == ("unk", "Check: grades")
    assert entry(make_program()) == ("unk", "Prerequisites not stated")


def test_fee_statuses_are_those_of_the_persons_home():
    program = make_program()
    make_price(program, residency="in_state", amount=20_000)
    catalogue = snapshot.current()

    home = ProfileReader(make_profile(country="US", state="PA"))
    away = ProfileReader(make_profile(country="US", state="CA"))

    assert home.fee_statuses(catalogue).tolist() == [0]
    assert away.fee_statuses(catalogue).tolist() == [1]
    assert home.levels == {}
