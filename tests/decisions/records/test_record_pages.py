"""Keeping a record, reading it by its link, and letting it go."""

import re
from uuid import uuid4

import html5lib
import pytest
from django.test import Client
from django.urls import reverse

from decisions.models import DecisionRecord, Profile
from decisions.records.keep import MOST
from programs import snapshot
from tests.decisions.plain_person import ANSWERS, make_beside_a_job
from tests.decisions.records.test_record_model import make_record
from tests.decisions.report_pages import address, heading, main_of, start, text_of
from tests.factories import make_price

pytestmark = pytest.mark.django_db


def records_url(profile):
    return reverse("decisions:records", args=[profile.pk])


def link(record):
    return reverse("decisions:shared-record", args=[record.token])


def keep(client, profile, program=None, **sent):
    """Save a record as the button does; the record."""
    what = {"kind": "report", "program": program.slug} if program else {"kind": "ranking"}
    response = client.post(records_url(profile), what | sent)
    assert response.status_code == 302
    record = DecisionRecord.objects.latest("created_at")
    assert response.url == f"{link(record)}?kept"
    return record


@pytest.fixture
def program():
    return make_beside_a_job(20_000, name="Data science beside a job")


@pytest.fixture
def profile(client):
    return start(client, **ANSWERS)


@pytest.fixture
def anybody():
    """Somebody who was given the link, with no cookie of this site."""
    return Client()


class TestKeeping:
    @pytest.mark.parametrize("kind", ["report", "ranking"])
    def test_the_button_of_a_page_keeps_what_the_page_says(self, client, profile, program, kind):
        page = (
            address(profile, program.slug) + "?work-out=1"
            if kind == "report"
            else reverse("decisions:results", args=[profile.pk]) + "?work-out=1"
        )
        shown = client.get(page)
        form = re.search(
            rf'<form[^>]*action="{records_url(profile)}".*?</form>', main_of(shown), re.DOTALL
        )[0]
        sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))

        response = client.post(records_url(profile), sent, follow=True)

        assert heading(response) == heading(shown)
        assert "Kept. This record stays as it is" in text_of(response)

    def test_a_record_keeps_what_was_told_of_it(self, client, profile, program):
        record = keep(client, profile, program, name="Before the offer", answers="on")

        assert (record.profile, record.program) == (profile, program)
        assert record.name == "Before the offer"
        assert record.shares_answers
        assert record.catalogue_version == snapshot.current().version
        assert re.fullmatch(r"[0-9a-f]{12}", record.method_version)

    def test_answers_are_not_shared_unless_asked(self, client, profile, program):
        assert not keep(client, profile, program).shares_answers

    def test_a_ranking_is_kept_with_its_filters(self, client, profile, program):
        make_beside_a_job(9_000, name="On campus", modality="in_person")
        record = keep(client, profile, filters="?modality=online&page=3")

        assert [row["name"] for row in record.payload["rows"]] == [program.name]
        assert record.payload["filters"] == ["Online"]
        assert "Ranking of master’s degrees · Online" in text_of(client.get(link(record)))

    def test_a_ranking_is_kept_from_its_first_row(self, client, profile):
        for price in range(26):
            make_beside_a_job(1_000 * price)
        record = keep(client, profile, filters="?page=2&list=ruled")

        assert record.payload["rows"][0]["position"].startswith("1")
        assert len(record.payload["rows"]) == 10
        assert record.payload["choice"] == "?"

    def test_a_what_if_is_not_kept(self, client, profile, program):
        page = client.get(address(profile, program.slug) + "?horizon_years=3")

        assert "A record holds the report on your own answers, not a what-if" in text_of(page)
        assert "Save as a dated record" not in text_of(page)

    @pytest.mark.parametrize(
        "sent",
        [{}, {"kind": "letter"}, {"kind": "ranking", "name": "x" * 81}, {"kind": "ranking",
         "filters": "x" * 501}],
        ids=["nothing", "another kind", "too long a note", "too long a filter"],
    )  # fmt: skip
    def test_what_cannot_be_read_is_not_kept(self, client, profile, sent):
        response = client.post(records_url(profile), sent)

        assert response.status_code == 400
        assert "Nothing was kept." in response.content.decode()
        assert not DecisionRecord.objects.exists()

    @pytest.mark.parametrize("slug", ["", "no-such-program"])
    def test_there_is_no_record_of_no_program(self, client, profile, slug):
        response = client.post(records_url(profile), {"kind": "report", "program": slug})

        assert response.status_code == 404
        assert not DecisionRecord.objects.exists()

    def test_one_has_so_many_records_and_no_more(self, client, profile, program):
        for _ in range(MOST - 1):
            make_record(profile, payload={"headline": "Worth it."})
        keep(client, profile, program)

        response = client.post(records_url(profile), {"kind": "report", "program": program.slug})

        assert response.status_code == 409
        page = response.content.decode()
        assert "You have 50 records, as many as there can be." in page
        assert profile.records.count() == MOST

        profile.records.first().delete()
        keep(client, profile, program)
        assert profile.records.count() == MOST

    def test_unanswered_questions_make_a_record_too(self, client, program):
        profile = start(client)
        record = keep(client, profile, program, answers="on")

        page = text_of(Client().get(link(record)))
        assert heading(client.get(link(record))) == record.payload["headline"]
        assert "No question was answered." in page


class TestReading:
    def test_it_says_the_same_whatever_changed_since(self, client, anybody, profile, program):
        record = keep(client, profile, program, answers="on")
        before = main_of(anybody.get(link(record)))

        profile.salary = 90_000
        profile.save()
        make_price(program, amount=99_000, academic_year="2026-27")
        program.name = "Renamed"
        program.save()
        snapshot.forget()
        assert main_of(anybody.get(link(record))) == before

        program.prices.all().delete()
        program.delete()
        snapshot.forget()
        after = main_of(anybody.get(link(record)))
        # The name leads nowhere now.
        assert re.sub(r"</?a\b[^>]*>", "", after) == re.sub(r"</?a\b[^>]*>", "", before)

    def test_it_gives_the_figures_with_their_sources(self, client, anybody, profile, program):
        record = keep(client, profile, program)
        page = text_of(anybody.get(link(record)))

        assert "$20,000" in page
        assert "24 months" in page
        assert re.search(r"Ahead after 12 years \d+ of 50 futures", page)
        assert "Price, international student (academic year 2025-26)" in page
        source = program.prices.get().source
        assert f"{source.publisher} (official, states 2025-26)." in page
        assert f'href="{source.url}"' in anybody.get(link(record)).content.decode()
        assert f"http://testserver{link(record)}" in page

    def test_without_leave_nobody_else_sees_the_answers(self, client, anybody, profile, program):
        record = keep(client, profile, program)
        theirs, own = (text_of(each.get(link(record))) for each in (anybody, client))

        for told in ("Pay now", "$60,000", "$900,000", "Savings", "Your pay if you stay"):
            assert told not in theirs
        assert "Answers are left out, and what they alone tell." in theirs
        assert "“You” is the person who kept this record." in theirs
        assert "Growth of every job’s pay, above inflation 0%" in theirs
        for told in ("Pay now $60,000 a year", "Savings $900,000", "Only you see them."):
            assert told in own
        preview = text_of(client.get(f"{link(record)}?as-shared"))
        assert "This is what whoever has the link sees." in preview
        assert "Pay now" not in preview

    def test_with_leave_the_link_shows_the_answers(self, client, anybody, profile, program):
        page = text_of(anybody.get(link(keep(client, profile, program, answers="on"))))

        assert "Pay now $60,000 a year" in page
        assert "Only you see them." not in page

    def test_a_number_of_ones_own_stands_beside_our_default(
        self, client, anybody, profile, program
    ):
        page = text_of(anybody.get(link(keep(client, profile, program))))

        assert re.search(r"Inflation 0% a year 2\.5% a year", page)

    @pytest.mark.parametrize("answers", [{}, {"answers": "on"}])
    def test_nothing_leads_from_the_link_to_the_person(
        self, client, anybody, profile, program, answers
    ):
        profile.name = "Maya Example"
        profile.save()
        record = keep(client, profile, program, name="For my eyes", **answers)
        page = anybody.get(link(record)).content.decode()

        for secret in (str(profile.pk), str(record.pk), profile.resume_token, "Maya", "my eyes"):
            assert secret not in page
        assert "What changed since" not in page
        assert "Delete" not in page

    def test_the_as_shared_view_is_no_way_in_for_others(self, client, anybody, profile, program):
        record = keep(client, profile, program)

        plain = anybody.get(link(record)).content
        for query in ("?as-shared", "?kept"):
            assert anybody.get(link(record) + query).content == plain

    def test_it_is_in_no_index_and_its_address_goes_nowhere(
        self, client, anybody, profile, program
    ):
        record = keep(client, profile, program)

        for reader in (anybody, client):
            response = reader.get(link(record))
            assert response.headers["X-Robots-Tag"] == "noindex"
            assert response.headers["Referrer-Policy"] == "no-referrer"
            assert response.headers["Cache-Control"] == "private, no-store"
            assert "Cookie" in response.headers["Vary"]
            assert '<meta name="robots" content="noindex">' in response.content.decode()
        assert not anybody.cookies
        assert anybody.post(link(record)).status_code == 405

    @pytest.mark.parametrize("token", ["x" * 43, "x", "\x00" * 43, "é" * 43])
    def test_an_unknown_link_is_not_found(self, client, token):
        assert client.get(reverse("decisions:shared-record", args=[token])).status_code == 404

    def test_a_record_that_cannot_be_read_is_not_found(self, client, profile):
        record = make_record(profile, payload={"schema": 99, "headline": "From the future"})

        assert client.get(link(record)).status_code == 404
        assert client.get(records_url(profile)).status_code == 200

    @pytest.mark.parametrize("kind", ["report", "ranking"])
    def test_what_people_and_catalogues_write_is_text(self, client, anybody, profile, kind):
        evil = "<script>alert(1)</script>"
        program = make_beside_a_job(20_000, name=f"Degree {evil}")
        program.institution.name = f"School {evil}"
        program.institution.save()
        snapshot.forget()
        record = keep(client, profile, program if kind == "report" else None, name=evil)

        for reader, page in (
            (anybody, link(record)),
            (client, link(record)),
            (client, records_url(profile)),
            (client, reverse("decisions:record-changes", args=[profile.pk, record.pk])),
            (client, reverse("decisions:record-delete", args=[profile.pk, record.pk])),
        ):
            content = reader.get(page).content.decode()
            assert evil not in content
            # Of a ranking that is as it was, there is no name to show.
            if not (kind == "ranking" and "changes" in page):
                assert "&lt;script&gt;alert(1)&lt;/script&gt;" in content

    def test_a_holder_of_the_link_costs_one_query(
        self, client, anybody, profile, program, django_assert_num_queries
    ):
        record = keep(client, profile, program, answers="on")
        anybody.get(link(record))  # the catalogue of the footer is read once

        with django_assert_num_queries(2):  # the record; the catalogue's version
            anybody.get(link(record))

    @pytest.mark.parametrize("count", [1, 8])
    def test_queries_do_not_grow_with_the_records(
        self, client, profile, program, count, django_assert_max_num_queries
    ):
        for _ in range(count):
            keep(client, profile, program)

        with django_assert_max_num_queries(6):
            client.get(records_url(profile))


class TestOwners:
    def test_somebody_elses_records_are_as_good_as_none(self, client, profile, program):
        record = keep(client, profile, program)
        stranger = Client()
        start(stranger)
        for name in ("record-changes", "record-delete"):
            url = reverse(f"decisions:{name}", args=[profile.pk, record.pk])
            assert stranger.get(url).status_code == 404
            assert stranger.post(url).status_code in (404, 405)
        assert stranger.get(records_url(profile)).status_code == 404
        assert stranger.post(records_url(profile), {"kind": "ranking"}).status_code == 404
        assert Client().get(records_url(profile)).status_code == 404
        assert DecisionRecord.objects.count() == 1

    def test_a_record_of_another_profile_is_not_reached_through_ones_own(
        self, client, profile, program
    ):
        record = keep(client, profile, program)
        stranger = Client()
        own = start(stranger)
        for name in ("record-changes", "record-delete"):
            url = reverse(f"decisions:{name}", args=[own.pk, record.pk])
            assert stranger.get(url).status_code == 404
            assert stranger.post(url).status_code in (404, 405)
        assert DecisionRecord.objects.filter(pk=record.pk).exists()
        assert (
            client.get(reverse("decisions:record-changes", args=[profile.pk, uuid4()])).status_code
            == 404
        )

    def test_the_link_gives_no_more_than_the_record(self, client, profile, program):
        record = keep(client, profile, program)
        holder = Client()
        holder.get(link(record))

        assert holder.get(reverse("decisions:results", args=[profile.pk])).status_code == 404
        assert holder.get(records_url(profile)).status_code == 404

    def test_an_accounts_records_are_the_accounts(
        self, client, profile, program, django_user_model
    ):
        record = keep(client, profile, program)
        profile.owner = django_user_model.objects.create_user("maya")
        profile.save()
        assert client.get(records_url(profile)).status_code == 404
        assert "Pay now" not in text_of(client.get(link(record)))

        client.force_login(profile.owner)
        assert client.get(records_url(profile)).status_code == 200
        assert "Pay now" in text_of(client.get(link(record)))


class TestLettingGo:
    def test_deleting_asks_first(self, client, profile, program):
        record = keep(client, profile, program, name="Before the offer")
        url = reverse("decisions:record-delete", args=[profile.pk, record.pk])
        assert "“Before the offer”" in text_of(client.get(url))
        assert DecisionRecord.objects.exists()

        response = client.post(url, follow=True)

        assert "Deleted. Its link leads nowhere now." in text_of(response)
        assert not DecisionRecord.objects.exists()
        assert client.get(link(record)).status_code == 404

    def test_deleting_the_answers_deletes_their_records(self, client, profile, program):
        record = keep(client, profile, program, answers="on")
        page = reverse("decisions:delete", args=[profile.pk])
        assert "its dated records" in text_of(client.get(page))

        client.post(page)

        assert not Profile.objects.exists()
        assert not DecisionRecord.objects.exists()
        assert Client().get(link(record)).status_code == 404


class TestTheList:
    def test_each_record_stands_there_with_what_it_said(self, client, profile, program):
        report = keep(client, profile, program, name="Before the offer")
        ranking = keep(client, profile, answers="on")
        page = text_of(client.get(records_url(profile)))

        assert report.payload["headline"] in page
        assert f"{program.name}, {program.institution.name}. “Before the offer”" in page
        assert ranking.payload["headline"] in page
        assert "Ranking of master’s degrees" in page
        assert page.index(ranking.payload["headline"]) < page.index(report.payload["headline"])

    def test_it_says_where_to_begin(self, client, profile):
        assert "None yet." in text_of(client.get(records_url(profile)))

    def test_it_is_private(self, client, profile):
        response = client.get(records_url(profile))
        assert "no-store" in response.headers["Cache-Control"]
        assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_every_page_is_sound_html(client, profile, program):
    html5lib_strict = html5lib.HTMLParser(strict=True)
    report, ranking = keep(client, profile, program), keep(client, profile, answers="on")
    pages = [
        records_url(profile),
        link(report),
        f"{link(report)}?as-shared",
        link(ranking),
        *(
            reverse(f"decisions:{name}", args=[profile.pk, each.pk])
            for name in ("record-changes", "record-delete")
            for each in (report, ranking)
        ),
    ]
    for page in pages:
        content = client.get(page).content.decode()
        html5lib_strict.parse(content)
        assert content.count("<h1") == 1
        names = re.findall(r'\bid="([^"]+)"', content)
        assert len(names) == len(set(names))
        for target in re.findall(r'href="#([^"]+)"', content):
            assert target in names
