"""What on /programs/<slug>/ depends on who reads: the price, getting in, and their score."""

import numpy as np
import pytest

from programs.models import Prerequisite
from programs.prices import STATUSES
from programs.reader import Scores
from tests.factories import make_citation, make_institution, make_price, make_program, make_source
from tests.programs.pages import get, mark_numbers, part, row, words

pytestmark = pytest.mark.django_db


def page(client, program, status=200):
    return get(client, program.get_absolute_url(), status)


class Somebody:
    """A reader who told us something. status: what each program would charge them."""

    has_profile = True
    url = "/decisions/mine/"

    def __init__(self, *, levels=None, status="in_state", low=55.0, high=61.0, reason=""):
        self.levels = levels or {}
        self.status, self.low, self.high, self.reason = status, low, high, reason

    def fee_statuses(self, snapshot):
        return np.full(len(snapshot), STATUSES.index(self.status), dtype=np.int8)

    def scores(self, snapshot):
        n = len(snapshot)
        return Scores(np.full(n, self.low), np.full(n, self.high), [self.reason] * n)

    def entry(self, snapshot, index):
        return "partly", "Bridge: linear algebra"


@pytest.fixture
def read_by(monkeypatch):
    """The page as this reader sees it."""

    def use(reader):
        monkeypatch.setattr("decisions.middleware.reader_of", lambda request: reader)

    return use


# Price


def test_the_price_is_worked_out_line_by_line(client):
    program = make_program(institution=make_institution(region="IN"))
    source = make_source()
    make_price(program, amount="782.71", per="credit", count=30, residency="out_of_state",
               source=source)  # fmt: skip
    html = page(client, program)
    line = row(part(html, "Price"), "Out of state")
    assert "30 × $782.71 = $23,481.30" in words(line)
    assert mark_numbers(line) == [1]
    assert "Tuition only; fees not stated" in words(line)
    assert "Tuition, out of state, academic year 2025-26 $23,481.30" in words(html)
    assert "Only a price for another fee status is stated" in words(row(html, "Indiana resident"))


def test_the_readers_own_row_is_marked(client, read_by):
    program = make_program(institution=make_institution(region="IN"))
    make_price(program, amount=10_000, residency="in_state")
    make_price(program, amount=20_000, residency="out_of_state")
    assert "You</span>" not in page(client, program)
    read_by(Somebody(status="in_state"))
    html = page(client, program)
    assert '<strong>Indiana resident</strong> <span class="tag">You</span>' in html
    assert html.count('<span class="tag">You</span>') == 1
    assert "Tuition for you, in-state resident, academic year 2025-26 $10,000" in words(html)


def test_disagreeing_and_older_prices_are_shown_and_not_used(client):
    program = make_program()
    make_price(program, amount=10_500)
    make_price(program, amount=12_500)
    make_price(program, amount=9_000, academic_year="2018-19")
    price = part(page(client, program), "Price")
    assert "Sources disagree: $10,500" in words(price)
    assert "Other published prices, not used above (1)" in words(price)
    assert "$9,000, Everyone, academic year 2018-19" in words(price)


# Getting in


def test_without_a_profile_only_what_is_asked_is_shown(client):
    program = make_program()
    Prerequisite.objects.create(program=program, subject="calculus", level="required")
    make_citation(program, "prerequisites")
    entry = part(page(client, program), "Getting in")
    assert words(row(entry, "Calculus")) == "Calculus Required"
    assert "You have" not in entry


def test_with_a_profile_each_subject_is_held_against_what_the_reader_knows(client, read_by):
    program = make_program()
    for subject, level in (("calculus", "required"), ("linear_algebra", "required"),
                           ("statistics", "recommended"), ("programming", "required"),
                           ("databases", "required"), ("other", "required")):  # fmt: skip
        Prerequisite.objects.create(program=program, subject=subject, level=level)
    make_citation(program, "prerequisites")
    read_by(Somebody(levels={"calculus": 2, "linear_algebra": 0, "statistics": 1, "python": 3}))
    entry = part(page(client, program), "Getting in")
    assert "Bridge: linear algebra" in entry
    assert words(row(entry, "Calculus")) == "Calculus Required College level Met"
    assert words(row(entry, "Linear algebra")) == "Linear algebra Required None Bridge first"
    assert words(row(entry, "Statistics")) == "Statistics Recommended A little Worth bridging"
    assert words(row(entry, "Programming")) == "Programming Required Strong Met"
    assert words(row(entry, "Databases")).endswith("Not told You have not told us")
    assert words(row(entry, "Another subject")).endswith("Not told Ask which subject")


def test_no_prerequisites_stated_is_a_blank_and_not_a_promise(client):
    program = make_program()
    entry = part(page(client, program), "Getting in")
    assert words(row(entry, "Prerequisites")) == "Prerequisites Not stated Not collected yet"


# The reader's score


def test_a_reader_sees_their_score_and_where_it_comes_from(client, read_by):
    program = make_program()
    assert "Your score" not in page(client, program)
    read_by(Somebody(low=55.2, high=60.7))
    html = page(client, program)
    assert "Your score: 55 to 61 of 100." in words(html)
    assert 'href="/decisions/mine/">Why, and your ranking</a>' in html


def test_a_score_that_is_not_there_says_why(client, read_by):
    program = make_program()
    read_by(Somebody(low=np.nan, high=np.nan, reason="Price not known"))
    html = page(client, program)
    assert "Price not known. No score for you here." in words(html)
    assert "nan" not in words(html)
