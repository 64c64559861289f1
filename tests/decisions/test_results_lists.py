"""The lists beside the ranking: ruled out, one fact missing, not enough known."""

import re
from decimal import Decimal

import pytest
from django.utils import timezone

from decisions.models import Profile
from programs.models import CatalogueVersion, Prerequisite
from tests.decisions.ranking_pages import beside_a_job, listed, scored, start, start_plainly
from tests.decisions.report_pages import text_of
from tests.factories import (
    make_program,
)

pytestmark = pytest.mark.django_db


def test_a_limit_rules_out_with_what_the_program_says(client):
    scored("Dear Master", 90_000)
    scored("Cheap Master", 30_000)

    text = text_of(client.get(start(client, price_limit=Decimal(80_000))))

    assert "2 master’s degrees looked at, 1 ruled out, 1 scored here" in text
    ruled = text[text.index("Ruled out, and why") :]
    assert "Dear Master" in ruled
    assert re.search(r"At most \$80,000 in tuition and fees \$90,000 Ruled out", ruled)
    assert "Cheap Master" not in ruled[: ruled.index("What this rests on")]


def test_money_that_is_short_and_a_start_that_is_too_soon_are_limits_too(client):
    program = beside_a_job("Master", 14_500)
    Prerequisite.objects.create(program=program, subject="linear_algebra", level="required")
    CatalogueVersion.bump()
    answers = {
        "savings": Decimal(5_000),
        "part_time_pay": Decimal(40),
        "levels": {"linear_algebra": 0},
        "start_by": timezone.localdate().replace(day=1),
    }
    url = start_plainly(client, **answers)

    text = text_of(client.get(url))

    ruled = text[text.index("Ruled out, and why") :]
    assert re.search(r"Start in \w+ \d{4}, which leaves 0 months", ruled)
    assert "Requires linear algebra: 4 months of courses first Ruled out" in ruled
    # The course costs 500 too: 15,000 needed, 5,000 saved.
    assert "Your savings, your family’s money and the loans you may take" in ruled
    assert re.search(r"You would need up to \$1[01],000 more Ruled out", ruled)


def test_what_cannot_be_checked_is_left_to_the_person(client):
    program = scored("Vague Master", admission={"bachelor_field": "quantitative"})

    text = text_of(client.get(start(client, bachelor="stem", gre="unwilling")))

    assert "0 ruled out, 1 scored" in text
    assert "Check yourself: bachelor’s field and GRE" in text
    check = text[text.index("Ruled out, and why") :]
    assert program.name in check
    assert "Whether yours counts, the school decides" in check
    assert "You will not take the GRE Not stated" in check


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        # 6,000 × (12 − 27/12) = 58,500, rounded down.
        ({}, "Worth it if the whole price stays under $58,000."),
        ({"price_limit": Decimal(50_000)}, "Worth it at any price within your limit of $50,000."),
        ({"price_limit": Decimal(70_000)}, "Worth it if the whole price stays under $58,000."),
        # Nothing is gained, and nothing lost that costs nothing.
        (
            {"pay_after_low": Decimal(40_000), "pay_after_high": Decimal(50_000)},
            "Neither gains nor loses you money only if it costs next to nothing.",
        ),
        # Without the pay of 27 months.
        (
            {"part_time_pay": Decimal(0), "loans": "any"},
            "Not worth it on these numbers, even free of charge: about $76,000 behind.",
        ),
        # 40% of the pay is enough to live on; the price has to be saved.
        (
            {
                "part_time_pay": Decimal(40),
                "savings": Decimal(11_900),
                "pay_after_low": Decimal(80_000),
                "pay_after_high": Decimal(125_000),
            },
            "Worth it and within your means if the whole price stays under $11,000.",
        ),
        (
            {
                "part_time_pay": Decimal(10),
                "savings": Decimal(0),
                "pay_after_low": Decimal(80_000),
                "pay_after_high": Decimal(125_000),
            },
            "Out of reach even free of charge: savings and loans do not cover living.",
        ),
        ({"salary": None}, "Not known: you have not told your pay now. Tell us"),
        (
            {"salary": None, "living": None, "tax_rate": None},
            "Not known: you have not told your pay now, what living costs you now and 1 thing "
            "more. Tell us",
        ),
    ],
)
def test_a_missing_price_gets_the_price_that_would_do(client, answers, expected):
    beside_a_job("Secret Master", months=27)

    text = text_of(client.get(start_plainly(client, **answers)))

    missing = text[text.index("One fact missing") : text.index("Not enough known")]
    assert expected in missing
    assert "No source read states a price" in missing


@pytest.mark.parametrize(
    ("price", "answers", "expected"),
    [
        # 6,000 × (12 − m/12) ≥ 45,300 up to m = 53.4.
        (45_300, {}, "Worth it if you finish within 53 months."),
        (20_000, {}, "Worth it at any length up to 72 months."),
        (
            45_300,
            {"months_limit": 24},
            "Worth it at any length within your limit of 24 months.",
        ),
        (
            90_500,
            {},
            "Not worth it on these numbers at any length: at best about $19,000 behind.",
        ),
        (
            90_500,
            {"months_limit": 24},
            "Not worth it on these numbers at any length within your limit of 24 months: at best "
            "about $19,000 behind.",
        ),
        # An employer who gives 6,000 a year has paid after 24 months; the new pay is no better.
        (
            12_000,
            {
                "employer_aid": Decimal(6_000),
                "pay_after_low": Decimal(40_000),
                "pay_after_high": Decimal(50_000),
            },
            "Neither gains nor loses you money if it takes 24 months or more.",
        ),
        (
            12_000,
            {
                "employer_aid": Decimal(6_000),
                "pay_after_low": Decimal(40_000),
                "pay_after_high": Decimal(50_000),
                "months_limit": 30,
            },
            "Neither gains nor loses you money if it takes 24 months or more, within your limit "
            "of 30 months.",
        ),
        (20_000, {"tax_rate": None}, "Not known: you have not told your tax rate. Tell us"),
    ],
)
def test_a_missing_length_gets_the_length_that_would_do(client, price, answers, expected):
    beside_a_job("Endless Master", price, months=None)

    text = text_of(client.get(start_plainly(client, **answers)))

    assert expected in text[text.index("One fact missing") : text.index("Not enough known")]


def test_the_list_says_once_what_worth_it_means_and_whose_prices_these_are(client):
    beside_a_job("Secret Master")
    url = start_plainly(client)

    for page in (client.get(url), client.get(url + "?list=missing")):
        text = text_of(page)
        assert text.count("“Worth it” means no loss against keeping your job") == 1
        assert re.search(r"Prices are those of 20\d\d-\d\d, in US dollars", text)


def test_a_price_just_below_the_one_said_is_worth_it_and_one_above_it_is_not(client):
    beside_a_job("Secret Master", months=27)
    url = start_plainly(client)
    assert "stays under $58,000" in text_of(client.get(url))

    beside_a_job("Just below", 57_900, months=27)
    beside_a_job("Just above", 59_100, months=27)

    text = text_of(client.get(url))
    assert "about +$1,000 on average" in text
    assert "about −$1,000 on average" in text


def test_of_what_is_not_known_a_count_and_what_is_known_remain(client):
    make_program(name="Listed Master", tier="listed", modality="")

    text = text_of(client.get(start(client)))

    unknown = text[text.index("Not enough known") :]
    assert "Of 1 master’s degrees we know neither" in unknown
    assert "Listed Master" in unknown


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
