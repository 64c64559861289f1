"""The personal report of one program, as its owner reads it."""

import re
from decimal import Decimal
from statistics import NormalDist
from uuid import uuid4

import html5lib
import numpy as np
import pytest
from django.test import Client
from django.urls import reverse

from decisions.person import Person
from decisions.report.case import ask
from programs import snapshot
from programs.models import CatalogueVersion, Prerequisite
from tests.decisions.report_pages import (
    PERSONAS,
    address,
    amount,
    heading,
    main_of,
    persona,
    read,
    rows_of,
    start,
    text_of,
)
from tests.factories import (
    make_average_price,
    make_citation,
    make_institution,
    make_outcome,
    make_price,
    make_program,
    make_source,
)

pytestmark = pytest.mark.django_db

UVA = "uva-msds-residential"
# Somebody of whom everything is known, so that nothing but the program is open.
TOLD = {
    "country": "US",
    "state": "VA",
    "metro": "40060",
    "salary": Decimal(64_000),
    "current_role": "data_analyst",
    "savings": Decimal(18_000),
    "role": "data_scientist",
}


class TestWhoMayReadIt:
    def test_somebody_elses_report_is_as_good_as_none(self, client):
        program = make_program(tuition=30_000, months_full_time=24)
        url = address(start(client), program.slug)
        stranger = Client()

        assert stranger.get(url).status_code == 404
        start(stranger)
        assert stranger.get(url).status_code == 404
        assert stranger.post(url, {"do": "keep", "horizon_years": "3"}).status_code == 404
        assert client.get(url).status_code == 200

    def test_no_report_without_a_program_or_a_profile(self, client):
        program = make_program(status="draft")
        profile = start(client)

        assert client.get(address(profile, program.slug)).status_code == 404
        assert client.get(address(profile, "no-such-program")).status_code == 404
        missing = reverse("decisions:report", args=[uuid4(), program.slug])
        assert client.get(missing).status_code == 404

    def test_it_is_private_and_in_no_index(self, client):
        program = make_program(tuition=30_000, months_full_time=24)
        response = client.get(address(start(client), program.slug))

        assert "private" in response.headers["Cache-Control"]
        assert "no-store" in response.headers["Cache-Control"]
        assert "Cookie" in response.headers["Vary"]
        assert '<meta name="robots" content="noindex">' in response.content.decode()
        assert client.put(address(start(client), program.slug)).status_code == 405


class TestFigures:
    """One persona and one program, figure by figure."""

    @pytest.fixture
    def response(self, full_catalogue, client):
        return client.get(address(persona(client, "career-changer"), UVA))

    def test_the_answer_is_the_break_even_pay_with_both_shares(self, response):
        said = re.fullmatch(
            r"Worth it if your first pay is at least \$(\d+),000: (\d) in 10 data scientists "
            r"around Washington earn more, and (\d) in 10 people entering like you\.",
            heading(response),
        )
        pay, workers, entrants = 1000 * int(said[1]), int(said[2]), int(said[3])

        # By hand: OEWS May 2025, 15-2051 in Washington, at its P10 to P90; to September 2027 by
        # the price index to its newest month, 2.5% a year from there, and 0.5% of growth.
        published = [85_250, 105_700, 132_200, 172_960, 212_320]
        shown = [amount(row[-1]) for row in rows_of(response, PAY_TABLE)[1:]]
        lift = np.array(shown) / published
        assert np.ptp(lift) < 0.01
        knots = [NormalDist().inv_cdf(share) for share in (0.10, 0.25, 0.50, 0.75, 0.90)]
        rank = np.interp(np.log(pay), np.log(shown), knots)
        assert workers == round(10 * (1 - NormalDist().cdf(rank)))
        # Entry at −0.33, tau 0.25 and sigma 0.55; her present rank moves that a little.
        m = NormalDist().inv_cdf(0.37)
        assert entrants == round(10 * NormalDist().cdf((m - rank) / np.hypot(0.25, 0.55)))

    def test_the_mean_is_that_of_the_stories_by_their_cases(self, response):
        head, *stories, mean = rows_of(response, "Three ways it may go, table")

        assert head[2:5] == ["After 5 years", "After 10 years", "After 12 years"]
        assert [row[1] for row in stories] == ["6 of 10", "2 of 10", "2 of 10"]
        for column in (2, 3, 4):
            expected = sum(
                share * amount(row[column])
                for share, row in zip((0.6, 0.2, 0.2), stories, strict=True)
            )
            assert amount(mean[column]) == pytest.approx(expected, abs=1_100)

    def test_the_parts_of_the_cost_add_up_to_the_total(self, response):
        _, *parts, total = rows_of(response, "What it costs in all: parts")
        amounts = {row[0]: amount(row[1]) for row in parts}

        assert sum(amounts.values()) == amount(total[1])
        # $43,492 of 2025-26, two years at 3%; and what the statement in the lead says.
        assert amounts["Tuition and required fees $43,492 in 2025-26, carried 2 years forward"] == (
            pytest.approx(43_492 * 1.03**2, abs=1_000)
        )
        text = text_of(response)
        lead = re.search(
            r"Out of pocket about (\S+), pay given up about (\S+), loan interest about (\S+)\.",
            text,
        )
        assert sum(map(amount, lead.groups())) == amount(total[1])
        assert f"about ${amount(total[1]) / 1000:.0f}k" in text

    def test_the_payments_are_those_of_the_loans(self, response):
        _, federal, private, together = rows_of(response, "Loans table")

        def level(owed, rate, years):
            monthly = rate / 12
            return owed * monthly / (1 - (1 + monthly) ** (-12 * years))

        assert federal[1:4] == ["$20,500", "8.07%", "10"]
        # Half at the start and half after six months; 11 months of study and 6 of grace.
        balance = 20_500 * (1 + 0.0807 / 12 * (17 + 11) / 2)
        assert amount(federal[4]) == pytest.approx(level(balance, 0.0807, 10), abs=10)
        lent = amount(private[1])
        balance = lent * (1 + 0.09 / 12 * (17 + 11) / 2)
        assert amount(private[4]) == pytest.approx(level(balance, 0.09, 10), abs=10)
        assert amount(together[1]) == pytest.approx(20_500 + lent, abs=150)
        assert amount(together[4]) == pytest.approx(amount(federal[4]) + amount(private[4]), abs=10)

    def test_the_standard_plan_is_paid_off_within_the_horizon(self, response):
        _, standard, with_job, without = rows_of(response, "Ways to repay, table")

        # 120 payments from month 17 on end before month 144.
        assert standard[3] == "$0"
        assert amount(standard[2]) == pytest.approx(120 * amount(standard[1]), abs=1_000)
        assert amount(with_job[1]) > amount(without[1])

    def test_the_need_less_savings_is_what_is_borrowed(self, response):
        _, need, savings, borrowed = rows_of(response, "From the need to the loan, table")

        assert amount(savings[1]) == -18_000
        assert amount(borrowed[1]) == pytest.approx(amount(need[1]) + amount(savings[1]), abs=1_500)

    def test_every_input_says_where_it_comes_from(self, response):
        profile = response.context["profile"]
        catalogue = snapshot.current()
        case = ask(Person.of(profile), catalogue, catalogue.index_of_slug[UVA])
        rows = {row[0]: row for row in rows_of(response, "Assumptions table") if len(row) == 4}

        for entry in case.inputs:
            if entry.name != "fx":  # dollars only: nothing is converted
                assert rows[entry.label][2] == entry.origin(0).kind
        assert rows["Federal loan rate"][1] == "8.07% a year"
        assert rows["Your pay if you stay"][2] == "Your answer"
        assert rows["Length"][1:3] == ["11 months", "The program’s figure"]


PAY_TABLE = "Break-even pay on what people in the role earn: numbers"


def test_the_method_has_every_place_that_a_report_links_to(full_catalogue, client):
    main = main_of(client.get(address(persona(client, "career-changer"), UVA)))
    method = client.get(reverse("decisions:method")).content.decode()

    anchors = set(re.findall(r'href="/method/#([\w-]+)"', main))
    assert anchors >= {"m-loans", "m-pay", "m-taxes"}
    assert all(f'id="{anchor}"' in method for anchor in anchors)


@pytest.mark.parametrize("name", sorted(path.stem for path in PERSONAS.glob("*.json")))
@pytest.mark.parametrize("slug", [UVA, "cmu-msml", "gatech-omscs-ml", "gatech-omsa"])
def test_a_report_is_valid_html_without_inline_style_or_script(full_catalogue, client, name, slug):
    response = client.get(address(persona(client, name), slug))
    page = response.content.decode()

    html5lib.HTMLParser(strict=True).parse(page)
    main = main_of(response)
    assert not re.search(r"<script|\sstyle=|\son\w+=", main)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    words = text_of(response).split()
    assert not {"nan", "inf", "$nan", "$inf"} & set(words)


def test_a_report_takes_few_queries_however_many_twins(
    full_catalogue, client, django_assert_max_num_queries
):
    profile = persona(client, "career-changer")
    client.get(address(profile, UVA))

    with django_assert_max_num_queries(20):
        client.get(address(profile, UVA))
    with django_assert_max_num_queries(20):
        client.get(address(profile, "gatech-omscs-ml") + "?grant=5000&horizon_years=7")


class TestMissingFacts:
    def test_without_a_price_it_says_what_the_price_may_be(self, full_catalogue, client):
        program = make_program(months_full_time=24, institution=make_institution(region="VA"))
        make_average_price(program.institution)
        response = client.get(address(start(client, **TOLD), program.slug))
        text = text_of(response)

        assert re.search(r"(stays under \$[\d,]+|even free of charge)", heading(response))
        assert "Its price is not known: no source read states a price." in text
        assert "What it costs you in all is not known yet" in text
        assert "In state: $11,000 tuition and $1,000 fees a year" in text
        assert "What you would have to borrow is not known yet." in text

    def test_the_highest_price_is_where_the_mean_gain_turns(self, full_catalogue, client):
        """The inverse answer against reports of the same program with a price."""
        program = make_program(months_full_time=12, modality="online")
        profile = start(client, **TOLD | {"current_role": "other"})
        said = heading(client.get(address(profile, program.slug)))
        highest = amount(said)

        def gain(price):
            other = make_program(months_full_time=12, modality="online")
            make_price(other, amount=price, academic_year="2026-27")
            rows = rows_of(client.get(address(profile, other.slug)), "Three ways it may go, table")
            return amount(rows[-1][4])

        assert "Worth it if the whole price stays under" in said
        assert gain(int(highest) - 2_000) >= 0 > gain(int(highest) + 4_000)

    def test_without_a_length_it_says_how_long_it_may_take(self, full_catalogue, client):
        program = make_program(tuition=20_000)
        response = client.get(address(start(client, **TOLD), program.slug))

        assert re.search(r"months|any length", heading(response))
        assert "How long it takes full time is not stated." in text_of(response)

    def test_a_program_known_from_federal_files_only(self, full_catalogue, client):
        slug = "virginia-commonwealth-university-data-analytics-general"
        text = read(client, start(client, **TOLD), slug)

        assert "Too little is known to say what it is worth to you." in text
        assert "Its price is not known" in text
        assert "How long it takes full time is not stated." in text
        assert "Three ways it may go" not in text

    def test_what_is_assumed_about_it_is_said(self, full_catalogue, client):
        slug = "virginia-commonwealth-university-data-analytics-general"
        text = read(client, start(client, assume_unknown=True, **TOLD), slug)

        assert "Assumed, not stated: price and length are the assumption" in text
        assert "Worth it" in text
        assert "Published for you" not in text

    def test_from_abroad_with_nothing_told_it_asks_for_what_is_missing(
        self, full_catalogue, client
    ):
        program = make_program(tuition=20_000, months_full_time=24, modality="online")
        profile = start(client, country="DE", currency="EUR")
        response = client.get(address(profile, program.slug))
        text = text_of(response)

        assert heading(response) == "We cannot work this out yet: some answers are missing."
        assert "You have not told your pay now." in text
        for section in ("money", "beliefs"):
            assert reverse("decisions:edit", args=[profile.pk, section]) in main_of(response)
        assert "Three ways it may go" not in text
        assert "Published for you" in text

    def test_without_reference_data_nothing_is_invented(self, client):
        program = make_program(tuition=20_000, months_full_time=24)
        response = client.get(address(start(client), program.slug))

        assert "We cannot work this out yet" in heading(response)


class TestUnusualPeople:
    def test_somebody_without_pay(self, full_catalogue, client):
        answers = TOLD | {"salary": Decimal(0), "current_role": "other"}
        text = read(client, start(client, **answers), UVA)

        assert "ahead of going on without it" in text
        assert "your pay if you stay" not in text

    def test_a_horizon_of_a_year_is_shorter_than_the_program(self, full_catalogue, client):
        program = make_program(tuition=20_000, months_full_time=24, modality="online")
        response = client.get(address(start(client, horizon_years=1, **TOLD), program.slug))
        text = text_of(response)

        assert heading(response) == "Not worth its money within 1 year, whatever your first pay."
        assert "You look 1 year ahead. That is less than the program, the search and five" in text
        _, *stories, _ = rows_of(response, "Three ways it may go, table")
        assert {row[-1] for row in stories} == {"not in that time"}

    def test_in_ones_own_role_the_price_decides(self, full_catalogue, client):
        program = make_program(tuition=9_000, part_time=True, months_part_time=24, full_time=False)
        answers = TOLD | {"current_role": "data_scientist", "salary": Decimal(120_000)}
        response = client.get(address(start(client, **answers), program.slug))

        assert re.fullmatch(
            r"As more pay in your own role, worth it up to a price of \$[\d,]+; it asks \$9,000\.",
            heading(response),
        )
        assert "You stay in your role, so that no entry pay decides" in text_of(response)

    def test_no_pay_is_enough_where_the_job_comes_sooner_without(self, full_catalogue, client):
        program = make_program(
            tuition=60_000, part_time=True, months_part_time=48, full_time=False, modality="online"
        )
        response = client.get(address(start(client, **TOLD), program.slug))

        assert heading(response) == "Not worth its money within 12 years, whatever your first pay."
        assert "have such a job by year 4 without the degree" in text_of(response)

    def test_whoever_pays_nothing_and_keeps_the_job_needs_no_pay(self, full_catalogue, client):
        program = make_program(
            tuition=0, part_time=True, months_part_time=12, full_time=False, modality="online"
        )
        response = client.get(
            address(start(client, family_support=Decimal(1000), **TOLD), program.slug)
        )

        assert heading(response) == (
            "Worth it whatever your first pay, if you finish and get the job."
        )
        assert "Nothing has to be borrowed." in text_of(response)

    def test_a_range_of_ones_own_stands_in_for_published_pay(self, full_catalogue, client):
        own = {"pay_after_low": Decimal(80_000), "pay_after_high": Decimal(160_000)}
        text = read(client, start(client, **TOLD, **own), UVA)

        assert re.search(
            r"at least \$\d+,000: by your own range of pay, .* like you earn more", text
        )
        assert "Source: your own range, taken as the 10th and 90th percentile." in text
        assert "8 of 10 people like you earn; we count about $1" in text

    def test_study_online_abroad_leads_to_no_job_there(self, full_catalogue, client):
        profile = persona(client, "international-student")
        response = client.get(address(profile, "gatech-omscs-ml"))

        assert heading(response) == (
            "By itself this leads to no job around New York: study online gives no right to work "
            "there."
        )

    def test_who_has_to_leave_again_reads_after_how_long(self, full_catalogue, client):
        response = client.get(address(persona(client, "international-student"), "cmu-msml"))
        text = text_of(response)

        assert "You may work around New York for 36 months; after that we count about INR" in text
        assert "No US federal loan: only for US citizens and permanent residents." in text
        assert "Worth it if your first pay is at least $" in text
        assert "US dollars for one unit of your currency" in text

    def test_what_nobody_lends_is_said_first(self, full_catalogue, client):
        profile = persona(client, "international-student")
        profile.cosigner = False
        profile.save()
        text = read(client, profile, "cmu-msml")

        assert "Ruled out by your answers: money for it." in text
        assert re.search(r"Against Nobody would lend about INR [\d,]+ of what you need\.", text)
        assert "No private loan: visitors need a co-signer" in text
        assert "Not all of it is lent" in text

    def test_who_earns_as_much_already_neither_gains_nor_loses(self, full_catalogue, client):
        response = client.get(address(persona(client, "working-engineer"), "gatech-omsa"))
        text = text_of(response)

        assert heading(response) == "On these numbers it neither gains nor loses you money."
        assert "By then your own job pays as much as the entry pay we assume, about $1" in text
        _, *stories, _ = rows_of(response, "Three ways it may go, table")
        assert {row[-1] for row in stories} == {"stays even"}

    def test_a_job_is_not_taken_for_granted_away_from_home(self, full_catalogue, client):
        text = read(client, persona(client, "working-engineer"), "cmu-msml")

        assert "We take it that you move to Pittsburgh and keep 100% of your pay there." in text


@pytest.mark.parametrize("kind", ["bootcamp", "course", "graduate_certificate", "self_study"])
def test_other_kinds_of_programs_have_a_report(full_catalogue, client, kind):
    program = make_program(kind=kind, tuition=2_000, months_full_time=6, modality="online")
    text = read(client, start(client, **TOLD), program)

    assert "Worth it" in text
    assert "What it costs" in text


class TestFiveQuestions:
    def test_what_became_of_peers_with_scope_and_number(self, full_catalogue, client):
        program = make_program(tuition=20_000, months_full_time=24)
        make_outcome(
            program=program, metric="median_starting_salary", value=101_000, cohort="2024", n=57
        )
        text = read(client, start(client, **TOLD), program)

        assert "It publishes figures This program: median starting pay $101,000" in text
        assert "57 counted" in text

    def test_nothing_published_is_said_to_be_nothing(self, full_catalogue, client):
        text = read(
            client, start(client, **TOLD), make_program(tuition=20_000, months_full_time=24)
        )

        assert "Not known The program publishes nothing that we have found. Ask the school." in text

    def test_the_courses_before_the_start(self, full_catalogue, client):
        response = client.get(address(persona(client, "career-changer"), UVA))
        text = text_of(response)
        rows = rows_of(response, "Courses before you start, table")

        assert "Bridge: linear algebra To catch up in: linear algebra; 4 months of courses" in text
        assert rows[1][0] == "Linear algebra"
        assert rows[1][2:] == ["4 months", "free"]
        assert "They fit before your start" in text
        assert "Ask the school whether they accept it" in text
        assert '/programs/ossu-data-science/">' in main_of(response)

    def test_courses_that_end_after_the_start_rule_it_out(self, full_catalogue, client):
        profile = persona(client, "career-changer")
        profile.start_by = "2027-01-01"
        profile.save()
        text = read(client, profile, UVA)

        assert "They end 3 months after the start you named" in text
        assert "Ruled out by your answers: start date." in text

    def test_prerequisites_that_nobody_states(self, full_catalogue, client):
        text = read(
            client, start(client, **TOLD), make_program(tuition=20_000, months_full_time=24)
        )

        assert "The program states no prerequisites that we have found" in text
        assert "Prerequisites not stated" in text

    def test_twins_stand_side_by_side(self, full_catalogue, client):
        common = {"twin_group": "pair", "months_full_time": 24, "modality": "in_person"}
        campus = make_program(tuition=60_000, **common)
        online = make_program(tuition=20_000, **common | {"modality": "online"})
        profile = start(client, **TOLD)
        response = client.get(address(profile, campus.slug))
        rows = {
            row[0]: row[1:] for row in rows_of(response, "The same degree in other forms, table")
        }

        assert rows["Whole price for you, as published"] == ["$60,000", "$20,000"]
        assert amount(rows["Break-even pay"][0]) > amount(rows["Break-even pay"][1])
        assert address(profile, online.slug) in main_of(response)
        assert "The same degree is on offer in 2 forms" in text_of(response)
        # Each column is what the twin's own report says.
        own = rows_of(
            client.get(address(profile, online.slug)), "The same degree in other forms, table"
        )
        assert {row[0]: row[1] for row in own} == {key: row[1] for key, row in rows.items()} | {
            "Measure": own[0][1]
        }

    def test_both_paces_stand_side_by_side(self, full_catalogue, client):
        program = make_program(
            tuition=20_000,
            full_time=True,
            part_time=True,
            months_full_time=12,
            months_part_time=30,
            modality="online",
        )
        response = client.get(address(start(client, **TOLD), program.slug))
        rows = {row[0]: row[1:] for row in rows_of(response, "Full time and part time, table")}

        assert rows["Length"] == ["12 months", "30 months"]
        assert rows["Pay kept meanwhile"] == ["0%", "100%"]
        assert "Yes Part time takes 30 months; the mean gain is" in text_of(response)

    def test_a_pace_that_is_not_on_offer_is_not_invented(self, full_catalogue, client):
        text = read(client, persona(client, "career-changer"), UVA)

        assert "Not here Full time only." in text
        assert "Full time and part time" not in text

    def test_at_ones_own_pace_goes_beside_a_job(self, full_catalogue, client):
        program = make_program(tuition=0, self_paced=True, part_time=False, modality="online")
        text = read(client, start(client, **TOLD), program)

        assert "At your own pace It goes at your own pace, and so beside a job." in text
        assert "Online and at your own pace" in text

    def test_the_sources_of_a_fact_are_marked(self, full_catalogue, client):
        program = make_program(tuition=20_000, months_full_time=24)
        source = make_source(publisher="The faculty’s own page")
        make_citation(program, "prerequisites", source)
        Prerequisite.objects.create(program=program, subject="calculus", level="required")
        CatalogueVersion.bump()
        response = client.get(address(start(client, levels={"calculus": 3}, **TOLD), program.slug))
        main = main_of(response)

        number = re.search(r'<li id="s(\d+)">The faculty’s own page', main)[1]
        assert re.search(rf'Required<a class="src" href="#s{number}">', main)


@pytest.mark.slow
def test_living_abroad_ends_with_the_right_to_work_there(full_catalogue, client):
    text = read(client, persona(client, "international-student"), "uiuc-mcs-campus")
    assert "from the end of study to the end of the 36 months you may work there" in text
