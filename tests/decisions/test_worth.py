"""What a ranking says about money, for whole catalogues and people of every kind."""

import doctest
import importlib
from pathlib import Path

import numpy as np
import pytest

from decisions import words
from decisions.assessment import Standing
from decisions.inverse import inverse_answers, price_year, todays_price
from decisions.models import Profile
from decisions.money.batch import Batch, Offers
from decisions.money.clock import academic_year
from decisions.money.inputs import inputs
from decisions.money.origin import Kind
from decisions.money.stories import money
from decisions.money_verdict import money_note, money_sentence
from decisions.profile_file import parse
from decisions.services import assess
from decisions.templatetags.results import unbroken
from decisions.untold import untold
from programs import snapshot

pytestmark = pytest.mark.django_db

PERSONAS = Path(__file__).resolve().parents[2] / "fixtures" / "personas"
NAMES = sorted(path.stem for path in PERSONAS.glob("*.json"))


def persona(name):
    profile = Profile()
    parse((PERSONAS / f"{name}.json").read_bytes()).apply_to(profile)
    return profile


PEOPLE = {
    "nobody": Profile,
    "abroad": lambda: Profile(country="FR"),
    "moves abroad": lambda: Profile(work_country="DE"),
    "comes from abroad": lambda: Profile(country="IN", work_country="US", salary=20_000),
    "works elsewhere abroad": lambda: Profile(
        country="IN", work_country="DE", salary=20_000, living=9_000, tax_rate=10
    ),
    "without pay": lambda: Profile(salary=0),
    **{name: lambda name=name: persona(name) for name in NAMES},
}


@pytest.fixture(params=PEOPLE)
def assessment(full_catalogue, request):
    return assess(PEOPLE[request.param](), snapshot.current())


@pytest.mark.parametrize(
    "name",
    [
        "words", "untold", "inverse", "pay_words", "worth", "money_verdict", "sureness",
        "money.rounding", "templatetags.results",
    ],
)  # fmt: skip
def test_examples_in_docstrings_hold(name):
    assert doctest.testmod(importlib.import_module(f"decisions.{name}")).failed == 0


@pytest.mark.parametrize(
    ("words_", "expected"),
    [
        ("none", "none"),
        ("up to +INR 3,400,000.", 'up to <span class="nowrap">+INR 3,400,000</span>.'),
        ("+$41,000; −0.1 times", '<span class="nowrap">+$41,000</span>; <span class="nowrap">'
         "−0.1</span> times"),
        ("<b>−€5</b>", '&lt;b&gt;<span class="nowrap">−€5</span>&lt;/b&gt;'),
        ("C++ and R+", "C++ and R+"),
    ],
)  # fmt: skip
def test_a_sign_stays_with_its_amount_and_markup_stays_text(words_, expected):
    assert unbroken(words_) == expected


def test_where_money_is_not_known_and_only_there_something_is_asked_for(assessment):
    batch = assessment.batch
    for row, mean in enumerate(assessment.money.mean.tolist()):
        assert bool(untold(batch, row)) == bool(np.isnan(mean))


def test_what_is_asked_for_is_what_the_report_calls_unknown(assessment):
    batch = assessment.batch
    listed = inputs(batch)
    rows = {untold(batch, row): row for row in range(len(batch))}
    for missing, row in rows.items():
        unknown = {
            (entry.name, entry.origin(row).section)
            for entry in listed
            if entry.origin(row).kind == Kind.UNKNOWN
        }
        assert {(item.name, item.section) for item in missing} <= unknown


def test_every_ranking_has_its_money_in_words(assessment):
    ranked = assessment.ranked(assessment.masters).index.tolist()
    if not ranked:
        return
    sentence = money_sentence(assessment, ranked[0], "the first")
    assert sentence.endswith(".")
    assert "nan" not in sentence
    note = money_note(assessment, ranked)
    means = assessment.money.mean[[assessment.row_of[i] for i in ranked]]
    step = 1_000 * assessment.batch.situation.dollar
    if note is None:
        assert np.nanmax(means) > 0
    elif not np.isnan(means).all() and np.nanmax(means) < -2 * step:
        assert note.kind == "bad"
        assert "pay" in note.heading


def means_at(assessment, indices, dollars=None, months=None):
    """Mean gains at prices of month 0, or lengths, straight from the engine."""
    given, terms = assessment.batch, assessment.terms
    offers = terms.offers(np.array(indices))
    tried = Offers(
        index=offers.index,
        pace=offers.pace,
        dollars=offers.dollars if dollars is None else np.array(dollars, dtype=float),
        year=offers.year if dollars is None else np.zeros(len(indices), dtype=np.int16),
        months=offers.months if months is None else np.array(months, dtype=float),
    )
    return money(Batch(given.situation, given.snapshot, tried, given.bridge))


def test_a_price_said_to_do_does_and_a_dearer_one_does_not(assessment):
    chosen = assessment.in_list(assessment.masters, Standing.NO_PRICE).tolist()
    answers = assessment.worth.prices(chosen)
    step = words.Amounts.of(assessment.batch.situation).step
    # What neither gains nor loses has no price at which a gain turns into a loss.
    rows = [
        (i, answer.worth)
        for i, answer in zip(chosen, answers, strict=True)
        if answer.free > step and answer.worth < np.inf
    ]
    if not rows:
        return
    indices = [i for i, _ in rows]
    below = means_at(assessment, indices, [0.99 * price for _, price in rows])
    above = means_at(assessment, indices, [1.01 * price for _, price in rows])
    assert (below.mean > 0).all()
    assert (above.mean < 0).all()


def test_a_price_said_to_be_within_ones_means_leaves_nothing_unpaid(assessment):
    chosen = assessment.in_list(assessment.masters, Standing.NO_PRICE).tolist()
    answers = assessment.worth.prices(chosen)
    rows = [(i, a) for i, a in zip(chosen, answers, strict=True) if 0 < a.payable < np.inf]
    if not rows:
        return
    at = means_at(assessment, [i for i, _ in rows], [a.payable for _, a in rows])
    assert (at.unfunded < 0.01).all()
    dearer = means_at(assessment, [i for i, _ in rows], [a.payable + 200 for _, a in rows])
    assert (dearer.unfunded > 0).all()


def test_a_length_said_to_do_does(assessment):
    chosen = assessment.in_list(assessment.masters, Standing.NO_MONTHS).tolist()
    for i, answer in zip(chosen, assessment.worth.lengths(chosen), strict=True):
        lengths = [1, 12, 25, 72]
        at = means_at(assessment, [i] * len(lengths), months=lengths)
        expected = answer.gains[[length - 1 for length in lengths]]
        assert at.mean == pytest.approx(expected, nan_ok=True, abs=1e-6)


def test_every_program_with_one_fact_missing_gets_a_sentence(assessment):
    chosen = assessment.in_list(assessment.masters, Standing.NO_PRICE, Standing.NO_MONTHS).tolist()
    for answer in inverse_answers(assessment, chosen):
        assert answer.text.endswith(".")
        assert "nan" not in answer.text
        assert "inf" not in answer.text
        assert bool(answer.section) == answer.text.startswith("Not known: you have not told")


def test_figures_of_single_programs_are_worked_out_once(full_catalogue, monkeypatch):
    found = assess(Profile(), snapshot.current())
    chosen = found.ranked(found.masters).index[:3].tolist()
    first = found.worth.break_even_pay(chosen)
    monkeypatch.setattr("decisions.worth.Answers", None)

    assert found.worth.break_even_pay(chosen[::-1]) == first[::-1]


def test_the_pay_that_decides_is_said_with_those_who_earn_more(full_catalogue):
    found = assess(persona("career-changer"), snapshot.current())
    first = int(found.ranked(found.masters).index[0])
    [pay] = found.worth.break_even_pay([first])

    sentence = money_sentence(found, first, "the first")

    thousands = int(-(-pay.salary // 1_000))
    assert f"your first pay after it is at least ${thousands},000 a year: " in sentence
    assert f"{round(10 * pay.of_workers)} in 10 data scientists around Washington" in sentence


def test_a_price_of_today_is_the_one_that_grows_into_that_of_the_start(full_catalogue):
    situation = assess(Profile(), snapshot.current()).batch.situation
    first = academic_year(situation.clock.today)
    years = academic_year(situation.clock.start) - first
    growth = 1 + situation.given["tuition_growth"]

    assert todays_price(situation, 10_000 * growth**years) == pytest.approx(10_000)
    assert price_year(situation) == f"{first}-{(first + 1) % 100:02d}"
