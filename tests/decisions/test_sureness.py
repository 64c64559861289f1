"""How sure the order is, as the ranking page says it."""

import re

import pytest
from django.urls import reverse

from programs.models import CatalogueVersion, Prerequisite
from tests.decisions import plain_person
from tests.decisions.report_pages import rows_of, start, text_of

pytestmark = pytest.mark.django_db

AREAS = ("applied_math", "programming", "ml_methods", "ai_subdisciplines", "data_skills")


def ranking(client, complete=True, **answers):
    profile = start(client, **(plain_person.ANSWERS | answers))
    here = reverse("decisions:results", args=[profile.pk])
    return client.get(here + ("?work-out=1" if complete else ""))


def programs(*prices, stated=True):
    for price in prices:
        made = plain_person.make_beside_a_job(price, name=f"Master {price}", slug=f"m-{price}")
        if stated:
            for area in AREAS:
                made.curriculum.create(area=area, level="core")
            Prerequisite.objects.create(program=made, subject="calculus", level="required")
    CatalogueVersion.bump()


def test_each_rank_is_taken_in_all_readings(client):
    programs(5_000, 20_000, 21_000, stated=False)
    response = ranking(client)
    table = rows_of(response, "Rank table")
    assert table[0] == ["Program", "1", "2", "3"]
    for column in (1, 2, 3):
        # Whole per cents of three programs.
        assert sum(int(row[column]) for row in table[1:]) == pytest.approx(100, abs=1)


def test_a_cheaper_program_that_is_alike_in_all_else_leads_in_all_readings(client):
    programs(5_000, 60_000)
    text = text_of(ranking(client, levels={"calculus": 3}))
    assert "leads." in text
    assert "and above it in all plausible readings" in text
    assert "What would settle it." not in text


def test_facts_that_are_missing_leave_no_clear_winner(client):
    programs(20_000, 22_000, stated=False)
    response = ranking(client)
    text = text_of(response)
    assert "No clear winner." in text
    assert re.search(r"above the other in (not quite 6|5) of 10 plausible readings", text)
    assert "What would settle it." in text


def test_the_smallest_change_is_said_in_points_and_in_money(client):
    programs(20_000, 30_000)
    text = text_of(ranking(client, levels={"calculus": 3}))
    # They differ in money alone: no weight flips them, ten thousand dollars do.
    assert "No single move of points puts Master 30000" in text
    # No "also": it is the only way.
    assert "The second would lead if it were worth about $10,000 more to you." in text


def test_every_weight_zero_counts_each_criterion_the_same(client):
    programs(20_000, 30_000)
    zero = {f"weight_{name}": 0 for name in (
        "money", "curriculum", "prerequisites", "flexibility", "evidence", "location",
    )}  # fmt: skip
    text = text_of(ranking(client, **zero))
    assert "All your weights are 0, so that each criterion counts the same." in text
    assert "How sure is the order?" in text


def test_before_the_futures_are_drawn_the_page_says_so_and_counts_none(client):
    programs(20_000, 30_000)
    response = ranking(client, complete=False)
    text = text_of(response)
    assert "Money is worked out at the middle of our assumptions so far." in text
    assert "of 50 futures" not in text
    complete = text_of(ranking(client))
    assert "at the middle of our assumptions so far" not in complete
    assert re.search(r"on average, ahead in \d+ of 50 futures", complete)
    assert "on average over 1,024 futures, the same for every program" in complete


def test_one_program_has_no_order_to_be_sure_of(client):
    programs(20_000)
    text = text_of(ranking(client))
    assert "Only one can be scored." in text
    assert "How sure is the order?" not in text


def test_a_long_list_names_how_often_the_others_are_first(client):
    programs(*range(20_000, 31_000, 1_000), stated=False)
    response = ranking(client)
    assert len(rows_of(response, "Rank table")) == 1 + 8
    text = text_of(response)
    assert re.search(r"One of the 3 others is first in (no reading|.+ readings)\.", text)


def test_against_another_baseline_its_name_stands_beside_every_gain(client):
    programs(20_000, 30_000)
    text = text_of(ranking(client, otherwise="program:m-30000"))
    assert "+$10,000 over 12 years against Master 30000" in text
    missing = text_of(ranking(client, otherwise="bootcamp"))
    assert "What you would do otherwise cannot be worked out" in missing


def test_the_baseline_itself_is_no_gain_and_no_loss_in_the_list(client):
    programs(20_000, 30_000)
    text = text_of(ranking(client, otherwise="program:m-20000"))
    assert "what you would do otherwise · Your report on Master 20000" in text
    assert "the others are held against it" in text
    # The other one costs more and brings no more.
    assert "On average the only other scored program does not pay off against Master 20000" in text
    assert "In money" not in text


def test_the_first_is_worth_in_money_what_its_futures_say(client):
    """The pay that decides is told against the job, whatever the rest is held against."""
    programs(20_000, 30_000)
    quick, complete = (
        text_of(ranking(client, complete=each, otherwise="program:m-30000"))
        for each in (False, True)
    )
    assert "In money, the first is worth it, against keeping your job, if you finish" in quick
    assert re.search(
        r"In money, the first is ahead of Master 30000, [^,]+ after 12 years in 50 of 50 futures, "
        r"and about \$10,000 ahead on average\.",
        complete,
    )


def test_a_year_later_is_no_baseline_of_a_list(client):
    """A delay costs most where a program gains most or is begun latest: that ranks nothing."""
    programs(20_000, 30_000)
    gains = re.compile(r"about (\S+) on average, ahead in (\d+) of 50 futures")
    staying, waiting = (text_of(ranking(client, otherwise=answer)) for answer in ("stay", "wait"))
    assert len(gains.findall(staying)) == 2
    assert gains.findall(waiting) == gains.findall(staying)
    assert "in a list all are held against keeping your job" in waiting
    assert "in a list all are held against" not in staying


def test_futures_without_a_difference_are_not_counted_as_gains(client):
    """Free, beside the job, and of little use: most futures end as they would without it."""
    plain_person.make_beside_a_job(0, name="Free Master", slug="free")
    unsure = {"chance_to_finish": None, "chance_of_job": 10}
    text = text_of(ranking(client, **unsure))
    ahead, even = map(int, re.search(r"ahead in (\d+) of 50 futures, even in (\d+)", text).groups())
    assert ahead < 10
    assert ahead + even == 50
    assert "; free of charge" in text


def test_more_than_five_programs_are_counted_among_the_first_five(client):
    programs(*range(20_000, 26_000, 1_000), stated=False)
    table = rows_of(ranking(client), "Rank table")
    assert table[0][-1] == "1 to 5"
    # Five of six places of every reading.
    assert sum(int(row[-1]) for row in table[1:]) == pytest.approx(500, abs=3)


def test_each_is_held_against_each(client):
    programs(20_000, 24_000, 28_000, stated=False)
    duels = rows_of(ranking(client), "Each against each")[1:]
    for row in range(3):
        assert duels[row][row + 1] == "itself"
        for other in range(row):
            pair = int(duels[row][other + 1]) + int(duels[other][row + 1])
            assert pair == pytest.approx(100, abs=1)
    assert int(duels[0][3]) > int(duels[0][2]) > 50
