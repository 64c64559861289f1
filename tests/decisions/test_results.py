"""The page of somebody's ranking, as they read it."""

import re
from decimal import Decimal
from uuid import uuid4

import html5lib
import pytest
from django.test import Client
from django.urls import reverse

from decisions.models import Profile
from programs.models import CatalogueVersion, Prerequisite
from tests.factories import (
    make_average_price,
    make_citation,
    make_institution,
    make_price,
    make_program,
    make_source,
)

pytestmark = pytest.mark.django_db


def start(client, **answers):
    """A profile of this client's session, with some answers; gives its results address."""
    client.post(reverse("decisions:start"))
    profile = Profile.objects.latest("created_at")
    for name, value in answers.items():
        setattr(profile, name, value)
    profile.save()
    return reverse("decisions:results", args=[profile.pk])


def text_of(response):
    """What a reader sees: no tags, single spaces."""
    assert response.status_code == 200
    page = response.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    words = re.sub(r"<[^>]+>", " ", main).replace("&#x27;", "'").replace("&amp;", "&")
    return re.sub(r"\s+([.,;:])", r"\1", " ".join(words.split()))


def scored(name="", price=30_000, institution="", **values):
    values = {"tuition": price, "months_full_time": 24, "modality": "online"} | values
    if name:
        values["name"] = name
    if institution:
        values["institution"] = make_institution(name=institution)
    return make_program(**values)


@pytest.mark.parametrize("query", ["", "?list=ruled", "?assume=1"])
def test_somebody_elses_ranking_is_as_good_as_none(client, query):
    url = start(client, budget=Decimal(45_000))
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


def test_it_says_what_the_score_leaves_out(client):
    text = text_of(client.get(start(client)))

    assert "What the score leaves out so far: pay, loans and lost income." in text
    assert "does not lower a price here; count it into the budget" in text


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
        program = scored("Master of Data Science", price, institution)
        program.curriculum.create(area="ml_methods", level="core")
        Prerequisite.objects.create(program=program, subject="calculus", level="required")
    CatalogueVersion.bump()

    text = text_of(client.get(start(client, budget=Decimal(50_000), levels={"calculus": 2})))

    # Alpha 95 points for money, Beta 5; × .40 = 36 points apart.
    assert "Alpha University leads." in text
    assert (
        "Master of Data Science, Alpha University, is 36 points ahead of "
        "Master of Data Science, Beta University, whatever the missing facts turn out to be."
    ) in text
    assert "What could still change it. Alpha University, curriculum: 10 points open." in text


def test_two_programs_too_close_to_tell_apart_are_no_winner(client):
    scored("Master A", 20_000)
    scored("Master B", 25_000)

    text = text_of(client.get(start(client)))

    assert "No clear winner." in text
    # 80 and 75 points for money × .40; curriculum and prerequisites, 15 each, open of both.
    assert "are 2 points apart, and missing facts leave 30 points open between them." in text
    assert text.count("1 =") == 0
    assert "What would settle it." in text


def test_less_than_a_point_apart_shares_a_rank(client):
    scored("Master A", 20_000)
    scored("Master B", 21_000)

    text = text_of(client.get(start(client)))

    assert "are less than a point apart" in text
    assert text.count("1 =") == 2


def test_what_the_person_has_not_told_would_settle_it(client):
    for price in (20_000, 21_000):
        program = scored(price=price, kind="masters")
        for area in (
            "applied_math", "programming", "ml_methods", "ai_subdisciplines", "data_skills",
        ):  # fmt: skip
            program.curriculum.create(area=area, level="core")
        Prerequisite.objects.create(program=program, subject="calculus", level="required")
    CatalogueVersion.bump()
    url = start(client)

    response = client.get(url)

    assert "prerequisites: 6 points open. Your level in calculus not told. Tell us" in text_of(
        response
    )
    assert f'<a href="{url}edit/background/">Tell us</a>' in response.content.decode()


def test_each_program_shows_what_its_score_is_made_of(client):
    program = scored(
        "Master of Data Science", 15_000, delivery="recorded", part_time=True, full_time=False,
        months_part_time=24,
    )  # fmt: skip
    program.curriculum.create(area="ml_methods", level="core")
    Prerequisite.objects.create(program=program, subject="calculus", level="required")
    Prerequisite.objects.create(program=program, subject="databases", level="recommended")
    CatalogueVersion.bump()

    text = text_of(
        client.get(start(client, budget=Decimal(60_000), levels={"calculus": 1}, wishes=["online"]))
    )

    assert "$15,000 for you (out of state), 25% of your budget of $60,000; 2025-26 prices" in text
    assert "fees not stated" in text
    assert "For a machine-learning engineer: core machine-learning methods" in text
    assert "4 of 5 areas not stated The role is our default" in text
    assert "2 months of courses first: calculus; recommends databases" in text
    assert "Has online" in text
    assert "Nothing published that we have found" in text
    assert "Online, so that you study where you live" in text
    # Worth, weight and points: 87.5 × .40, 35 to 100 × .15, 80 × .15.
    assert "88 40% default 35" in text
    assert "35 to 100 15% default 5 to 15" in text
    assert "80 15% default 12" in text
    assert "5 of 6 criteria known · missing: curriculum" in text


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


def test_a_limit_rules_out_with_what_the_program_says(client):
    scored("Dear Master", 90_000)
    scored("Cheap Master", 30_000)

    text = text_of(client.get(start(client, price_limit=Decimal(80_000))))

    assert "2 master’s degrees looked at, 1 ruled out, 1 scored here" in text
    ruled = text[text.index("Ruled out, and why") :]
    assert "Dear Master" in ruled
    assert re.search(r"At most \$80,000 in tuition and fees \$90,000 .* Ruled out", ruled)
    assert "Cheap Master" not in ruled[: ruled.index("What this rests on")]


def test_what_cannot_be_checked_is_left_to_the_person(client):
    program = scored("Vague Master", admission={"bachelor_field": "quantitative"})

    text = text_of(client.get(start(client, bachelor="stem", gre="unwilling")))

    assert "0 ruled out, 1 scored" in text
    assert "Check yourself: bachelor’s field and GRE" in text
    check = text[text.index("Ruled out, and why") :]
    assert program.name in check
    assert "Whether yours counts, the school decides" in check
    assert "You will not take the GRE Not stated" in check


def test_one_missing_price_gets_the_price_that_would_do(client):
    scored("Known Master", 30_000)
    make_program(name="Secret Master", months_full_time=24, modality="online")

    text = text_of(client.get(start(client, budget=Decimal(50_000))))

    # Equal in everything else: as good as the other up to its price.
    missing = text[text.index("One fact missing") :]
    assert "Secret Master" in missing
    assert "Would come first if its whole price is $30,000 or less." in missing
    assert "No source read states a price" in missing


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"price_limit": Decimal(25_000)}, "Nothing is scored yet that it could be compared with."),
        (
            {"price_limit": Decimal(30_000)},
            "Would come first at any price within your limit of $30,000.",
        ),
        ({"budget": Decimal(0)}, "Would come first at any price."),
    ],
)
def test_the_price_that_would_do_respects_limit_and_budget(client, answers, expected):
    scored("Known Master", 30_000)
    make_program(name="Secret Master", months_full_time=24, modality="online")

    assert expected in text_of(client.get(start(client, **answers)))


def test_a_program_out_of_reach_is_said_to_be_even_free_of_charge(client):
    for name in ("A", "B", "C"):
        scored(f"Near Master {name}", 0)
    make_program(
        name="Far Master",
        months_full_time=24,
        modality="in_person",
        institution=make_institution(country="DE"),
    )

    text = text_of(client.get(start(client, country="US")))

    assert "Would be in the lower half of your list even free of charge." in text


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (None, "Would score 65, place 1 of 2, however long it takes: you set no limit."),
        (24, "Would score 65, place 1 of 2, if you can finish within your limit of 24 months."),
    ],
)
def test_a_missing_duration_says_which_limit_it_must_meet(client, limit, expected):
    scored("Known Master", 30_000)
    make_program(name="Endless Master", tuition=20_000, modality="online")

    text = text_of(client.get(start(client, months_limit=limit, budget=Decimal(40_000))))

    # Half its budget: 75 × .40 = 30. Curriculum and prerequisites half-way: 15. No wishes, and
    # online: 20. In all 65; the other has 62.5 × .40 = 25, so 60.
    assert expected in text


def test_of_what_is_not_known_a_count_and_what_is_known_remain(client):
    make_program(name="Listed Master", tier="listed", modality="")

    text = text_of(client.get(start(client)))

    unknown = text[text.index("Not enough known") :]
    assert "Of 1 master’s degrees we know neither" in unknown
    assert "Listed Master" in unknown


def listed(**values):
    program = make_program(tier="listed", modality="", **values)
    make_average_price(program.institution, residency="out_of_state", tuition=23_000, fees=1_000)
    CatalogueVersion.bump()
    return program


def test_the_assumption_is_said_in_every_row_it_moves_up(client):
    for number in range(3):
        listed(name=f"Listed Master {number}")
    url = start(client)

    off, on = text_of(client.get(url)), text_of(client.get(url + "?assume=1"))

    label = (
        "Assumed, not stated: 24 months, $48,000 in all at the institution’s out-of-state average"
    )
    assert "You can rank 3 of them on an assumption" in off
    assert label not in off
    assert "3 scored here" in on
    assert on.count(label) == 3
    assert "Assumption on. 3 listed programs are ranked as if they took 24 months" in on


def test_the_profile_keeps_the_assumption_and_one_view_can_lift_it(client):
    listed()
    url = start(client, assume_unknown=True)

    assert "1 scored here" in text_of(client.get(url))
    assert "0 scored here" in text_of(client.get(url + "?assume=0"))
    assert Profile.objects.get().assume_unknown


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
    url = start(client, budget=Decimal(40_000), country="US")
    page = client.get(url).content.decode()
    text = text_of(client.get(url))

    assert "The work you want machine-learning engineer Our judgment" in text
    assert "Budget for tuition and fees" not in text
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
        scored(price=10_000 * number, slug=f"program-no-{number}")

    page = client.get(start(client)).content.decode()

    assert (
        '/compare/?p=program-no-0&amp;p=program-no-1&amp;p=program-no-2&amp;p=program-no-3"' in page
    )
    assert "Compare the first four" in page


@pytest.mark.parametrize("count", [1, 12])
def test_queries_do_not_grow_with_programs(client, count, django_assert_num_queries):
    for number in range(count):
        program = scored(price=10_000 + 7_000 * number)
        make_program(months_full_time=24)
        make_citation(program, "curriculum")
    CatalogueVersion.bump()
    url = start(client, price_limit=Decimal(60_000))
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
