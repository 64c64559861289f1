"""The page of somebody's ranking, as they read it."""

import re
from decimal import Decimal
from uuid import uuid4

import html5lib
import pytest
from django.test import Client
from django.urls import reverse

from decisions.profile_file import parse
from programs.models import CatalogueVersion, Prerequisite
from tests.decisions import plain_person
from tests.decisions.ranking_pages import beside_a_job, listed, scored, start, start_plainly
from tests.decisions.report_pages import text_of
from tests.factories import (
    make_citation,
    make_institution,
    make_price,
    make_program,
    make_source,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("query", ["", "?list=ruled", "?assume=1"])
def test_somebody_elses_ranking_is_as_good_as_none(client, query):
    url = start(client, salary=Decimal(45_000))
    stranger = Client()

    theirs = stranger.get(url + query)
    missing = stranger.get(reverse("decisions:results", args=[uuid4()]) + query)

    assert theirs.status_code == missing.status_code == 404
    start(stranger)
    assert stranger.get(url + query).status_code == 404
    assert client.get(url + query).status_code == 200


def test_the_page_is_private(client):
    response = client.get(start(client))

    assert "private" in response.headers["Cache-Control"]
    assert "Cookie" in response.headers["Vary"]
    assert client.post(start(client)).status_code == 405


def test_the_answers_can_be_taken_away_as_a_file_that_opens_again(client):
    here = start(client, salary=Decimal(64_000), country="US")
    assert "Download my answers" in text_of(client.get(here))
    link = re.search(r'href="(/decisions/[^"]+/profile\.json)"', client.get(here).content.decode())
    assert parse(client.get(link[1]).content).values["salary"] == 64_000


def test_it_says_how_money_is_worked_out_and_gives_no_chance_of_gain(client):
    beside_a_job("Master of Data Science", 15_000)

    text = text_of(client.get(start_plainly(client)))

    assert "Each program’s money is worked out three times" in text
    assert "no chance of coming out ahead is given" in text
    assert "budget" not in text.lower()


def test_an_empty_catalogue_ranks_nothing_and_says_so(client):
    text = text_of(client.get(start(client)))

    assert "Nothing to rank yet." in text
    assert "0 master’s degrees looked at, 0 ruled out, 0 scored here" in text


def test_a_single_program_has_nothing_to_be_compared_with(client):
    scored("Master of Data Science", institution="Alpha University")

    text = text_of(client.get(start(client)))

    assert "Only one can be scored." in text
    assert "Master of Data Science, Alpha University: nothing to compare it with yet." in text
    assert "Compare the first" not in text


def test_a_clear_leader_is_named_with_its_lead(client):
    for price, institution in ((5_000, "Alpha University"), (95_000, "Beta University")):
        program = beside_a_job("Master of Data Science", price, institution=institution)
        program.curriculum.create(area="ml_methods", level="core")
        Prerequisite.objects.create(program=program, subject="calculus", level="required")
    CatalogueVersion.bump()

    text = text_of(client.get(start_plainly(client, levels={"calculus": 2})))

    # Gains of 55,000 and −35,000 are 65.3 and 30.6 points for money; × .40 = 14 points apart.
    assert "Alpha University leads." in text
    assert (
        "Master of Data Science, Alpha University, is 14 points ahead of "
        "Master of Data Science, Beta University, and above it in nearly all plausible readings of "
        "your weights and of what is not known."
    ) in text


def test_the_first_is_worth_it_from_a_pay_that_so_many_earn(client):
    beside_a_job("Master A", 5_000)
    beside_a_job("Master B", 95_000)

    text = text_of(client.get(start_plainly(client)))

    # 10 years × 500 more pay are 5,000; 60,500 is what nine in ten by the own range earn more than.
    assert (
        "In money, the first is worth it if you finish and your first pay after it is at least "
        "$61,000 a year: by your own range of pay, 9 in 10 people like you earn more."
    ) in text
    assert not re.search(r"\d in 10 (chance|futures)|likely|pays off against", text)


def test_who_stays_in_the_same_role_reads_the_gain_and_the_highest_price(client):
    beside_a_job("Master A", 5_000)
    role = {"role": "data_scientist", "current_role": "data_scientist"}
    # Half of a fifth more pay, 10 years × 6,000, after two of study.
    own = plain_person.ANSWERS["assumptions"] | {"attribution": 0.5, "raw_premium": 0.2}

    text = text_of(client.get(start_plainly(client, **role, assumptions=own, horizon_years=11)))

    assert (
        "In money, it leaves you about $49,000 ahead after 11 years in the role you have, on "
        "average over three stories, and would be worth it up to a whole price of $54,000."
    ) in text
    assert "first pay" not in text


def test_two_programs_too_close_to_tell_apart_are_no_winner(client):
    beside_a_job("Master A", 20_000)
    beside_a_job("Master B", 30_000)

    text = text_of(client.get(start_plainly(client)))

    assert "No clear winner." in text
    # A sixth of a year's pay is 2.8 points × .40; curriculum and prerequisites, 15 each, are open
    # of both.
    assert "are 1 point apart: the one comes out above the other in " in text
    assert "of what is not known, too few to choose by." in text
    assert text.count("1 =") == 0
    assert "What would settle it." in text


def test_less_than_a_point_apart_shares_a_rank(client):
    beside_a_job("Master A", 20_000)
    beside_a_job("Master B", 21_000)

    text = text_of(client.get(start_plainly(client)))

    assert "are less than a point apart" in text
    assert text.count("1 =") == 2


def test_each_row_says_what_it_is_worth_and_leads_to_its_report(client):
    beside_a_job("Master A", 20_000, slug="master-a")
    beside_a_job("Master B", 90_400)
    url = start_plainly(client)

    response = client.get(url)

    text = text_of(response)
    assert "about +$40,000 on average · Your report" in text
    assert "about −$30,000 on average · Your report" in text
    assert "the gain over 12 years against keeping your job, on average over three stories" in text
    assert f'href="{url}programs/master-a/"' in response.content.decode()


@pytest.mark.parametrize(
    ("prices", "heading", "rest"),
    [
        (
            (72_000, 90_000),
            "On average none of the 2 scored programs pays off against keeping your job.",
            "The best in money, Master 72000, Alpha, leaves you about $12,000 behind after 12 "
            "years, over three stories: you finish and get the job, finish without it, or leave "
            "half-way.",
        ),
        (
            (72_000,),
            "On average the only scored program does not pay off against keeping your job.",
            "Master 72000, Alpha, leaves you about $12,000 behind",
        ),
        (
            (60_200, 90_000),
            "On average none of the 2 scored programs gains you anything against keeping your job.",
            "Master 60200, Alpha, leaves you about even after 12 years",
        ),
    ],
)
def test_that_none_pays_off_is_said_before_the_ranking(client, prices, heading, rest):
    place = make_institution(name="Alpha")
    for price in prices:
        plain_person.make_beside_a_job(price, name=f"Master {price}", institution=place)

    text = text_of(client.get(start_plainly(client)))

    assert f"{heading} " in text
    assert rest in text
    assert text.index(heading) < text.index("0 to 100 on your weights")


def test_a_first_that_loses_money_is_said_to_beside_the_best(client):
    dear = beside_a_job("Dear Master", 72_000)
    for area in ("applied_math", "programming", "ml_methods", "ai_subdisciplines", "data_skills"):
        dear.curriculum.create(area=area, level="core")
    beside_a_job("Cheap Master", 20_000, institution="Alpha")
    CatalogueVersion.bump()

    text = text_of(client.get(start_plainly(client, weight_money=5, weight_curriculum=60)))

    assert "On average the first does not pay off against keeping your job." in text
    assert "It leaves you about $12,000 behind after 12 years, over three stories:" in text
    assert "1 of the 2 scored programs comes out ahead: Cheap Master, Alpha, by about $40,000." in (
        text
    )


def test_where_something_pays_off_nothing_is_said_against_it(client):
    beside_a_job("Master A", 20_000)

    text = text_of(client.get(start_plainly(client)))

    assert "pays off" not in text
    assert "does not pay off" not in text


def test_somebody_without_pay_goes_on_without_it(client):
    beside_a_job("Master A", 20_000)

    text = text_of(client.get(start_plainly(client, salary=Decimal(0))))

    assert "against going on without it" in text
    assert "keeping your job" not in text


def test_what_money_waits_for_is_asked_before_the_ranking(client):
    beside_a_job("Master A", 20_000)
    url = start_plainly(client, salary=None, tax_rate=None)

    response = client.get(url)
    text = text_of(response)

    assert (
        "What they are worth in money is not known. You have not told your pay now and your tax "
        "rate. Until then money leaves every score open. Tell us"
    ) in text
    assert "gain not known · Your report" in text
    asked = re.findall(f'<a href="{url}edit/money/"[^>]*>Tell us</a>', response.content.decode())
    assert len(asked) == 2
    assert "In money" not in text
    # Nothing is drawn of what is not known, nor promised.
    assert "hx-get" not in response.content.decode()
    assert "Beside each score" not in text


def test_of_some_the_money_is_not_known_and_the_page_says_why(client):
    beside_a_job("Master A", 72_000)
    plain_person.make_beside_a_job(
        72_000,
        name="Far Master",
        modality="in_person",
        institution=make_institution(country="DE", region="", city="Berlin"),
    )
    url = start_plainly(client, living_study=None, weight_location=0)

    text = text_of(client.get(url))

    assert "the only scored program whose money is known does not pay off" in text
    assert (
        "Of 1 more it is not known: you have not told what living would cost you near that campus. "
        "Tell us"
    ) in text
    # Open from 0 to 100, it leads a known loss, and the lede says what that is worth.
    assert "What the first is worth in money is not known: you have not told what living" in text


def test_what_the_person_has_not_told_would_settle_it(client):
    for price in (20_000, 21_000):
        program = beside_a_job(f"Master {price}", price)
        for area in (
            "applied_math", "programming", "ml_methods", "ai_subdisciplines", "data_skills",
        ):  # fmt: skip
            program.curriculum.create(area=area, level="core")
        Prerequisite.objects.create(program=program, subject="calculus", level="required")
    CatalogueVersion.bump()
    url = start_plainly(client)

    response = client.get(url)

    text = text_of(response)
    assert "Most depends on " in text
    assert re.search(r"prerequisites(, Alpha)?( of .+)?: at the worst possible, the leader", text)
    assert "Your level in calculus not told. Tell us" in text
    assert f'<a href="{url}edit/background/" id="settle">Tell us</a>' in response.content.decode()


def test_each_program_shows_what_its_score_is_made_of(client):
    program = beside_a_job("Master of Data Science", 15_200, delivery="recorded")
    program.curriculum.create(area="ml_methods", level="core")
    Prerequisite.objects.create(program=program, subject="calculus", level="required")
    Prerequisite.objects.create(program=program, subject="databases", level="recommended")
    CatalogueVersion.bump()

    text = text_of(client.get(start_plainly(client, levels={"calculus": 1}, wishes=["online"])))

    # A course in calculus costs 500 beside the price: 60,000 − 15,700.
    assert (
        "About +$44,000 over 12 years against keeping your job, on average over three stories; "
        "+$44,000 or 0.7 times a year’s pay with the worst quarter counted more; whole price "
        "$15,200 for you (international student), 2025-26 prices, fees not stated"
    ) in text
    assert "For a machine-learning engineer: core machine-learning methods" in text
    assert "4 of 5 areas not stated Our default: the work you want" in text
    assert "2 months of courses first: calculus; recommends databases" in text
    assert "Has online" in text
    assert "Nothing published that we have found" in text
    assert "Online, so that you study where you live" in text
    # Worth, weight and points: 50 + 0.738 ÷ 3 × 50 = 62.3 × .40, 35 to 100 × .15, 80 × .15.
    assert "62 40% default 25" in text
    assert "35 to 100 15% default 5 to 15" in text
    assert "80 15% default 12" in text
    assert "5 of 6 criteria known · missing: curriculum" in text


@pytest.mark.parametrize(
    ("answers", "ours"),
    [
        ({}, "Our default: the work you want"),
        ({"role": "data_scientist"}, ""),
        (
            {"country": "", "tax_rate": None},
            "Our default: the work you want and where you would do it",
        ),
    ],
)
def test_money_says_which_of_its_answers_are_our_defaults(client, answers, ours):
    beside_a_job("Master of Data Science", 15_000)

    text = text_of(client.get(start_plainly(client, **answers)))

    money = text[text.index("Points Money About") : text.index(" Curriculum Not stated")]
    assert ("Our default" in money) == bool(ours)
    assert ours in money


def test_money_that_is_not_known_keeps_the_price_and_says_what_to_tell(client):
    beside_a_job("Master of Data Science", 15_000)
    url = start_plainly(client, pay_after_low=None, pay_after_high=None)

    response = client.get(url)

    assert (
        "Money Whole price $15,000 for you (international student), 2025-26 prices, fees not "
        "stated You have not told what such work pays where you would work Tell us"
    ) in text_of(response)
    assert f'<a href="{url}edit/beliefs/">Tell us</a>' in response.content.decode()


def test_facts_lead_to_their_sources(client):
    source = make_source(publisher="The Registrar", kind="secondary")
    program = scored(tuition=None)
    make_price(program, amount=15_000, source=source)
    make_citation(program, "curriculum", make_source(publisher="The Faculty"))
    program.curriculum.create(area="ml_methods", level="core")
    CatalogueVersion.bump()

    page = client.get(start(client)).content.decode()

    assert re.search(r"\$15,000 for you.*?<a class=\"src second\" href=\"#s(\d)\"", page)
    assert re.search(r'<li id="s1">The Registrar\. Secondary\.', page)
    assert re.search(r'<li id="s2">The Faculty\.', page)


def test_filters_count_rank_and_judge_only_what_matches(client):
    scored("Online Master", 30_000)
    scored("Campus Master", 20_000, modality="in_person")
    make_program(name="Unclear Master", modality="")
    url = start(client)

    text = text_of(client.get(url + "?modality=in_person"))

    assert "1 master’s degrees looked at" in text
    assert "Campus Master" in text
    assert "Online Master" not in text
    assert "1 are left out because their format is not stated" in text


def test_other_kinds_are_ranked_among_themselves(client):
    scored("A Master", 30_000)
    scored("A Bootcamp", 1_000, kind="bootcamp")
    url = start(client)

    masters, bootcamps = text_of(client.get(url)), text_of(client.get(url + "?kind=bootcamp"))

    assert "Rank 1 bootcamps" in masters
    assert "A Bootcamp" not in masters
    assert "1 bootcamps looked at" in bootcamps
    assert "A Bootcamp" in bootcamps
    assert "A Master" not in bootcamps


def test_a_long_ranking_goes_on_over_pages(client):
    for number in range(30):
        scored(f"Master {number:02}", 1_000 * number)
    url = start(client)

    first, second = client.get(url), client.get(url + "?page=2")

    assert "1 to 25 of 30" in text_of(first)
    assert "Show 5 more" in text_of(first)
    assert "?page=2#ranking" in first.content.decode()
    assert "26 to 30 of 30" in text_of(second)
    assert "Master 29" in text_of(second)
    assert "26 to 30 of 30" in text_of(client.get(url + "?page=999999"))


@pytest.mark.parametrize(
    ("list_", "title"),
    [
        ("missing", "One fact missing"),
        ("unknown", "Not enough known"),
        ("ruled", "Ruled out, and why"),
        ("check", "To check yourself"),
    ],
)
def test_each_list_has_a_page_of_its_own(client, list_, title):
    for number in range(27):
        scored(f"Dear Master {number:02}", 90_000)
        make_program(name=f"Vague Master {number:02}", months_full_time=24)
        make_program(name=f"Unknown Master {number:02}")
    url = start(client, price_limit=Decimal(80_000))

    text = text_of(client.get(f"{url}?list={list_}"))
    rest = text_of(client.get(f"{url}?list={list_}&page=2"))

    assert title in text
    assert "27 master’s degrees; 1 to 25 here." in text
    assert "27 master’s degrees; 26 to 27 here." in rest


@pytest.mark.parametrize(
    "query",
    [
        "?page=-1",
        "?page=abc",
        "?page=99999999999999999999",
        "?kind=spaceship",
        "?modality=online%00",
        "?country=Atlantis",
        "?list=everything",
        "?assume=maybe",
    ],
)
def test_a_value_that_cannot_be_read_is_named_and_left_out(client, query):
    scored("A Master")

    text = text_of(client.get(start(client) + query))

    assert "was left out" in text
    assert "A Master" in text


def test_defaults_in_force_are_listed_with_where_to_change_them(client):
    url = start(client, salary=Decimal(40_000), country="US")
    page = client.get(url).content.decode()
    text = text_of(client.get(url))

    assert "The work you want machine-learning engineer Our judgment" in text
    assert "Pay now" not in text
    for section in ("situation", "money", "background", "goal", "limits", "weights", "beliefs"):
        assert f'href="{url}edit/{section}/"' in page
    assert f'href="{url}delete/"' in page


def test_weights_of_nothing_count_the_same_and_the_page_says_so(client):
    scored("A Master")
    nothing = {
        f"weight_{criterion}": 0
        for criterion in (
            "money", "curriculum", "prerequisites", "flexibility", "evidence", "location",
        )
    }  # fmt: skip

    text = text_of(client.get(start(client, **nothing)))

    assert "All your weights are 0, so that each criterion counts the same." in text
    assert "17%" in text


def test_the_first_four_can_be_compared(client):
    for number in range(5):
        beside_a_job(f"Master {number}", 10_000 * number, slug=f"program-no-{number}")

    page = client.get(start_plainly(client)).content.decode()

    assert (
        '/compare/?p=program-no-0&amp;p=program-no-1&amp;p=program-no-2&amp;p=program-no-3"' in page
    )
    assert "Compare the first four" in page


@pytest.mark.parametrize("count", [1, 12])
def test_queries_do_not_grow_with_programs(client, count, django_assert_num_queries):
    for number in range(count):
        program = beside_a_job(f"Master {number}", 10_000 + 7_000 * number)
        beside_a_job(f"Secret Master {number}")
        beside_a_job(f"Endless Master {number}", 20_000, months=None)
        make_citation(program, "curriculum")
    CatalogueVersion.bump()
    url = start_plainly(client, price_limit=Decimal(60_000))
    client.get(url)

    # Session, profile, catalogue version, cited facts, their sources.
    with django_assert_num_queries(5):
        client.get(url)


def test_every_list_is_well_formed_html_without_inline_style_or_script(client):
    scored("Dear <b>Master</b>", 90_000)
    scored("A Master")
    make_program(months_full_time=24)
    listed()
    url = start(client, price_limit=Decimal(80_000), gre="unwilling")
    queries = ("", "?assume=1", "?list=ruled", "?list=missing", "?list=unknown", "?list=check")

    for query in queries:
        page = client.get(url + query).content.decode()
        html5lib.HTMLParser(strict=True).parse(page)
        assert page.count("<h1") == 1
        assert "<b>Master" not in page
        assert not re.search(r"\sstyle=|\son\w+=|<script(?! src)", page)
