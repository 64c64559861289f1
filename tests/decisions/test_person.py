"""A profile's answers as the engine sees them, with defaults in the gaps."""

from datetime import date
from decimal import Decimal
from math import inf, isnan

import pytest
from django.db import IntegrityError, transaction

from decisions.answers import USED
from decisions.assumed import LABELS, assumed_answers
from decisions.defaults import DEFAULTS
from decisions.models import Profile
from decisions.models.profile import MONEY, PER_CENT
from decisions.person import Person
from tests.factories import make_profile


def person(**answers):
    return Person.of(Profile(**answers))


# Defaults


def test_somebody_who_answered_nothing_is_described_by_the_defaults():
    nobody = person()
    assert nobody.defaulted == frozenset(USED)
    assert (nobody.country, nobody.citizenship, nobody.currency) == ("US", "US", "USD")
    assert (nobody.current_role, nobody.filing, nobody.loans) == ("other", "single", "any")
    assert (nobody.savings, nobody.employer_aid, nobody.family_support) == (0, 0, 0)
    assert (nobody.household_contribution, nobody.care, nobody.prior_federal) == (0, 0, 0)
    assert (nobody.spouse_income, nobody.dependents, nobody.cosigner) == (0, 0, False)
    assert (nobody.moving, nobody.part_time_pay) == (3_000, 1)
    assert (nobody.horizon, nobody.discount, nobody.search_months) == (12, 0.04, 4)
    assert (nobody.chance_to_stay, nobody.stay_months, nobody.start_by) == (1, inf, None)
    assert nobody.assumptions == {}


@pytest.mark.parametrize(
    "name",
    ["salary", "living", "living_study", "tax_rate", "tax_rate_after", "return_salary",
     "pay_after_low", "pay_after_high", "chance_to_finish", "chance_of_job"],
)  # fmt: skip
def test_what_has_no_default_is_not_known(name):
    assert isnan(getattr(person(), name))


def test_every_answer_that_is_used_has_a_name_and_a_default_in_words():
    assert set(USED) <= set(LABELS)
    assert set(USED) <= set(DEFAULTS)
    for name in USED:
        assert DEFAULTS[name].words
        assert not DEFAULTS[name].words.endswith(".")


# Answers


@pytest.mark.parametrize(
    "name",
    ["salary", "savings", "living", "employer_aid", "family_support", "household_contribution",
     "living_study", "moving", "care", "prior_federal", "return_salary", "pay_after_low",
     "pay_after_high"],
)  # fmt: skip
@pytest.mark.parametrize("amount", [Decimal("64000.50"), Decimal(0)])
def test_an_amount_is_a_number_and_zero_is_one(name, amount):
    somebody = person(**{name: amount})
    assert getattr(somebody, name) == float(amount)
    assert name not in somebody.defaulted


@pytest.mark.parametrize(
    ("name", "held"),
    [("part_time_pay", "part_time_pay"), ("tax_rate", "tax_rate"),
     ("chance_to_finish", "chance_to_finish"), ("chance_of_job", "chance_of_job"),
     ("chance_to_stay", "chance_to_stay"), ("tax_rate_after", "tax_rate_after"),
     ("discount_rate", "discount")],
)  # fmt: skip
def test_per_cents_are_fractions(name, held):
    assert getattr(person(**{name: Decimal("7.5")}), held) == pytest.approx(0.075)
    assert getattr(person(**{name: Decimal(0)}), held) == 0


def test_other_answers_are_taken_as_they_are():
    somebody = person(
        currency="EUR",
        current_role="research",
        filing="hoh",
        dependents=3,
        cosigner=True,
        start_by=date(2027, 9, 1),
        horizon_years=20,
        months_to_job=Decimal("2.5"),
    )
    assert (somebody.currency, somebody.current_role) == ("EUR", "research")
    assert (somebody.filing, somebody.dependents, somebody.cosigner) == ("hoh", 3, True)
    assert (somebody.start_by, somebody.horizon) == (date(2027, 9, 1), 20)
    assert somebody.search_months == 2.5


def test_a_spouses_pay_counts_only_with_filing_jointly():
    assert person(spouse_income=50_000, filing="mfj").spouse_income == 50_000
    assert person(spouse_income=50_000, filing="mfs").spouse_income == 0


def test_our_figure_for_a_move_is_in_dollars_whatever_the_currency():
    assert person(currency="EUR").moving_currency == "USD"
    assert person(currency="EUR", moving=2_000).moving_currency == "EUR"


# The place of work


@pytest.mark.parametrize(
    ("work", "place"),
    [
        ({}, ("US", "PA", "38300")),
        ({"work_country": "US"}, ("US", "PA", "38300")),
        ({"work_state": "WA"}, ("US", "WA", "")),
        ({"work_country": "US", "work_state": "WA"}, ("US", "WA", "")),
        ({"work_state": "PA"}, ("US", "PA", "")),
        ({"work_metro": "42660"}, ("US", "", "42660")),
        ({"work_country": "DE"}, ("DE", "", "")),
    ],
)
def test_one_works_where_one_lives_unless_another_place_is_told(work, place):
    somebody = person(country="US", state="PA", metro="38300", **work)
    assert (somebody.after_country, somebody.after_state, somebody.after_metro) == place


def test_a_state_of_work_is_in_the_united_states_wherever_one_lives():
    somebody = person(country="IN", work_state="CA")
    assert (somebody.after_country, somebody.after_state) == ("US", "CA")


# The right to work, loans


@pytest.mark.parametrize(
    ("answers", "months"),
    [
        ({"country": "US"}, inf),
        ({"country": "US", "citizenship": "IN", "permanent_resident": True}, inf),
        ({"country": "IN", "work_country": "US"}, 36),
        ({"country": "US", "citizenship": "IN"}, inf),
        ({"country": "US", "citizenship": "IN", "stay_months": 24}, 24),
        ({"country": "DE", "work_country": "US", "work_state": "CA"}, 36),
        ({"country": "IN", "work_country": "US", "stay_months": 12}, 12),
        ({"country": "IN", "work_country": "US", "stay_months": 0}, 0),
        ({"country": "DE", "work_country": "FR"}, inf),
        ({"country": "IN"}, inf),
    ],
)
def test_the_right_to_work_ends_for_foreigners_only(answers, months):
    assert person(**answers).stay_months == months


def test_how_long_foreigners_may_work_elsewhere_is_not_known():
    assert isnan(person(country="IN", work_country="GB").stay_months)


def test_pay_on_coming_home_is_todays_unless_told():
    assert person(salary=30_000).return_salary == 30_000
    assert person(salary=30_000, return_salary=45_000).return_salary == 45_000


def test_the_tax_rate_afterwards_is_that_of_now_in_the_same_country_only():
    assert person(country="DE", tax_rate=40).tax_rate_after == pytest.approx(0.4)
    assert isnan(person(country="DE", tax_rate=40, work_country="CH").tax_rate_after)
    moved = person(country="DE", tax_rate=40, work_country="CH", tax_rate_after=20)
    assert moved.tax_rate_after == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("answers", "eligible"),
    [
        ({}, True),
        ({"country": "DE", "citizenship": "US"}, True),
        ({"country": "US", "citizenship": "IN", "permanent_resident": True}, True),
        ({"country": "US", "citizenship": "IN"}, False),
        ({"country": "DE", "citizenship": "IN", "permanent_resident": True}, False),
        ({"country": "IN"}, False),
    ],
)
def test_federal_loans_are_for_citizens_and_green_card_holders(answers, eligible):
    assert person(**answers).federal_eligible == eligible


# Assumptions


def test_only_numbers_that_people_may_change_are_taken_as_assumptions():
    somebody = person(
        assumptions={
            "inflation": 0.03,
            "private_rate": 1,
            "federal_annual": 50_000,  # law
            "horoscope": 7,
            "caution": "high",
            "tau": None,
            "sigma": float("nan"),
            "benefits": float("inf"),
            "market_growth": True,
        }
    )
    assert somebody.assumptions == {"inflation": 0.03, "private_rate": 1.0}


# Defaults that count


def test_defaults_that_could_change_nothing_are_not_listed():
    def open_questions(**answers):
        labels = {default.label for default in assumed_answers(person(**answers))}
        return {name for name in USED if LABELS[name] in labels}

    at_home = open_questions()
    assert {"salary", "filing", "prior_federal", "state", "work_metro"} <= at_home
    assert not at_home & {"tax_rate", "tax_rate_after", "cosigner", "stay_months", "spouse_income"}
    student = open_questions(country="IN", work_country="US")
    assert {"tax_rate", "cosigner", "stay_months", "return_salary", "filing"} <= student
    assert not student & {"state", "metro", "prior_federal", "tax_rate_after", "country"}
    german = open_questions(country="DE")
    assert {"tax_rate", "tax_rate_after"} <= german
    assert not german & {"filing", "work_state", "stay_months"}
    assert "spouse_income" in open_questions(filing="mfj")
    assert "permanent_resident" in open_questions(citizenship="IN")


# What the database refuses


@pytest.mark.django_db
@pytest.mark.parametrize("name", MONEY)
def test_no_amount_is_negative(name):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_profile(**{name: -1})


@pytest.mark.django_db
@pytest.mark.parametrize("name", PER_CENT)
@pytest.mark.parametrize("value", [-1, 101])
def test_per_cents_are_between_none_and_all(name, value):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_profile(**{name: value})


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["filing", "role", "current_role"])
def test_choices_are_those_offered(name):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_profile(**{name: "wizard"})


@pytest.mark.django_db
def test_every_amount_and_per_cent_has_its_limits():
    decimals = {
        field.name
        for field in Profile._meta.concrete_fields
        if field.get_internal_type() == "DecimalField"
    }
    assert decimals == {*MONEY, *PER_CENT, "gpa", "work_years", "months_to_job"}
