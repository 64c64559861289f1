"""What the questions of a profile take, refuse and remember."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from decisions.defaults import DEFAULTS
from decisions.forms import SECTIONS, count_answers
from decisions.forms.background import BackgroundForm
from decisions.forms.beliefs import BeliefsForm
from decisions.forms.fields import parse_month
from decisions.forms.goal import GoalForm
from decisions.forms.limits import LimitsForm
from decisions.forms.money import MoneyForm
from decisions.forms.situation import SituationForm
from decisions.forms.weights import WeightsForm
from decisions.models import Place, Profile
from decisions.models.profile import CurrentRole
from decisions.person import USED
from decisions.reference import market
from programs.models import ExchangeRate
from tests.factories import make_institution, make_program, make_source

TODAY = date(2026, 11, 22)
# Amounts of the money section that are in the person's currency.
MONEY_AT_HOME = (
    "salary", "savings", "living", "employer_aid", "family_support", "household_contribution",
    "living_study", "moving", "care", "spouse_income",
)  # fmt: skip


def make_profile(**answers):
    return Profile.objects.create(resume_token="t" * 43, session_key="s" * 32, **answers)


def make_metro(code, name):
    source = make_source()
    return Place.objects.create(
        code=code, level="metro", name=name, rent_source=source, parity_source=source
    )


def send(form, profile, **answers):
    """Save a section with these answers; the form, and the profile as the database has it."""
    sent = form(answers, profile=profile, today=TODAY)
    sent.save(profile)
    profile.refresh_from_db()
    return sent


@pytest.fixture
def rates():
    """Three currencies have a rate."""
    source = make_source()
    for currency, usd in (("EUR", "1.1172"), ("CHF", "1.21514"), ("INR", "0.010531")):
        ExchangeRate.objects.create(
            currency=currency, usd_per_unit=Decimal(usd), date=TODAY, source=source
        )
    market.forget()
    yield
    market.forget()


def only_line(form):
    [(_, enter)] = form.error_lines
    return enter


# All sections


def test_each_answer_of_a_profile_is_asked_once():
    bookkeeping = {
        "id", "owner", "session_key", "resume_token", "name", "created_at", "updated_at",
        "sections_saved", "assumptions",
    }  # fmt: skip
    held = {field.name for field in Profile._meta.concrete_fields} - bookkeeping
    asked = [
        "levels" if name.startswith("level_") else name
        for form in SECTIONS.values()
        for name in form.base_fields
    ]
    assert set(asked) == held
    assert len(asked) == len(held) - 1 + asked.count("levels")


def test_each_question_stands_in_a_group_of_its_page():
    for form in SECTIONS.values():
        grouped = [name for group in form.groups for name in group.all_names]
        assert not form.groups or sorted(grouped) == sorted(form.base_fields)


@pytest.mark.django_db
def test_the_default_is_stated_beside_every_question():
    make_metro("38300", "Pittsburgh, PA")
    make_program()
    stated = 0
    for form in SECTIONS.values():
        for group in form().shown_groups:
            for field in group.fields + group.more:
                words = DEFAULTS[field.name if field.name in DEFAULTS else "levels"].words
                assert f"Default: {words}." in field.help_text + group.about
                stated += 1
    assert stated == sum(len(form.base_fields) for form in SECTIONS.values())


def test_every_answer_is_used_and_said_to_be_asked_in_its_section():
    for section, form in SECTIONS.items():
        asked = [
            "levels" if name.startswith("level_") else name
            for group in form.groups
            for name in group.all_names
        ] or list(form.base_fields)
        asked = [name for name in dict.fromkeys(asked) if name != "assume_unknown"]
        assert asked == [name for name, used_in in USED.items() if used_in == section]


@pytest.mark.django_db
def test_a_page_sent_empty_is_saved_and_answers_nothing():
    profile = make_profile()
    for form in SECTIONS.values():
        assert send(form, profile).is_valid()
    assert profile.sections_saved == list(SECTIONS)
    assert count_answers(profile).answered == 0
    assert count_answers(profile).defaults == sum(
        len(form.base_fields) for form in SECTIONS.values()
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("form", "answers"),
    [
        (
            MoneyForm,
            dict.fromkeys([*MONEY_AT_HOME, "prior_federal"], "1000000000")
            | {"part_time_pay": "100", "tax_rate": "99.9", "dependents": "20", "filing": "mfj"},
        ),
        (
            MoneyForm,
            dict.fromkeys([*MONEY_AT_HOME, "prior_federal"], "0")
            | {"part_time_pay": "0", "tax_rate": "0", "dependents": "0", "filing": "single"},
        ),
        (MoneyForm, {"current_role": "operations_research_analyst", "cosigner": "no"}),
        (BackgroundForm, {"gpa": "4.00", "work_years": "60", "level_python": "3"}),
        (BackgroundForm, {"gpa": "0", "work_years": "0.5", "level_python": "0"}),
        (GoalForm, {"start_by": "2036-12", "horizon_years": "40", "stay_months": "240"}),
        (GoalForm, {"work_country": "ZZ", "stay_months": "0", "return_salary": "0"}),
        (GoalForm, {"work_country": "US", "work_state": "PR"}),
        (LimitsForm, {"months_limit": "120", "bridge_months_limit": "60", "price_limit": "0"}),
        (WeightsForm, dict.fromkeys(WeightsForm.base_fields, "100")),
        (BeliefsForm, {"chance_to_finish": "100", "months_to_job": "60", "discount_rate": "30"}),
        (BeliefsForm, dict.fromkeys(["chance_of_job", "chance_to_stay", "tax_rate_after"], "100")),
        (BeliefsForm, dict.fromkeys(["chance_of_job", "chance_to_stay", "tax_rate_after"], "0")),
    ],
)
def test_the_most_extreme_answers_are_ones_that_the_profile_can_hold(form, answers):
    profile = make_profile()
    assert send(form, profile, **answers).is_valid()
    profile.full_clean()
    assert count_answers(profile).answered == len(answers)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("form", "name", "text"),
    [
        (MoneyForm, "savings", "1000000001"),
        (MoneyForm, "savings", "99999999999999999999"),
        (MoneyForm, "savings", "12\x00k"),
        *((MoneyForm, name, "NaN") for name in MONEY_AT_HOME),
        *((MoneyForm, name, "Infinity") for name in MONEY_AT_HOME),
        *((MoneyForm, name, "-1") for name in MONEY_AT_HOME),
        (MoneyForm, "prior_federal", "€5,000"),
        (MoneyForm, "currency", "XYZ"),
        (MoneyForm, "currency", "usd"),
        (MoneyForm, "current_role", "astronaut"),
        (MoneyForm, "part_time_pay", "101"),
        (MoneyForm, "part_time_pay", "nan"),
        (MoneyForm, "tax_rate", "100.1"),
        (MoneyForm, "tax_rate", "35.55"),
        (MoneyForm, "tax_rate", "inf"),
        (MoneyForm, "filing", "widowed"),
        (MoneyForm, "dependents", "21"),
        (MoneyForm, "dependents", "1.5"),
        (MoneyForm, "cosigner", "maybe"),
        (BackgroundForm, "gpa", "4.01"),
        (BackgroundForm, "gpa", "3.456"),
        (BackgroundForm, "gpa", "nan"),
        (BackgroundForm, "bachelor", "astrology"),
        (BackgroundForm, "level_calculus", "4"),
        (GoalForm, "horizon_years", "0"),
        (GoalForm, "horizon_years", "12.5"),
        (GoalForm, "start_by", "2027"),
        (GoalForm, "work_country", "XX"),
        (GoalForm, "work_state", "XX"),
        (GoalForm, "stay_months", "241"),
        (GoalForm, "stay_months", "-1"),
        (GoalForm, "return_salary", "NaN"),
        (LimitsForm, "months_limit", "2 years"),
        (LimitsForm, "modalities", ["online", "telepathy"]),
        (LimitsForm, "part_time_only", "perhaps"),
        (WeightsForm, "weight_money", "101"),
        (WeightsForm, "weight_money", "1e2"),
        (BeliefsForm, "chance_to_finish", "101"),
        (BeliefsForm, "chance_of_job", "101"),
        (BeliefsForm, "chance_of_job", "three in four"),
        (BeliefsForm, "chance_to_stay", "-1"),
        (BeliefsForm, "chance_to_stay", "NaN"),
        (BeliefsForm, "tax_rate_after", "100.5"),
        (BeliefsForm, "pay_after_low", "Infinity"),
        (SituationForm, "country", "XX"),
        (SituationForm, "country", "\x00"),
    ],
)
def test_an_answer_that_cannot_be_read_says_what_to_enter_and_what_was_found(form, name, text):
    make_program()
    profile = make_profile()
    sent = send(form, profile, **{name: text})
    [message] = sent.errors[name]
    enter = form.base_fields[name].enter
    assert message.startswith(f"{enter}.")
    assert only_line(sent) == enter
    if text != "\x00":
        assert "We found “" in message
    assert profile.sections_saved == []
    assert count_answers(profile).answered == 0


@pytest.mark.django_db
def test_what_was_found_is_quoted_short_and_without_control_characters():
    form = MoneyForm({"savings": "x\x00" + "y" * 100})
    assert form.errors["savings"][0].endswith(f"We found “x{'y' * 39}…”.")


# Money


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["64k", "64,000", "$64,000", "64000", " 0.064m "])
def test_an_amount_is_taken_as_people_write_it(text):
    profile = make_profile()
    assert send(MoneyForm, profile, savings=text).is_valid()
    assert profile.savings == 64_000
    assert MoneyForm(profile=profile)["savings"].value() == "64,000"


@pytest.mark.django_db
def test_readable_answers_are_saved_although_another_one_is_not():
    profile = make_profile(savings=Decimal(100), employer_aid=Decimal(7))
    sent = send(
        MoneyForm, profile, living="45k", salary="sixty-four", savings="", employer_aid="some"
    )
    assert profile.living == 45_000
    assert profile.savings is None
    assert (profile.salary, profile.employer_aid) == (None, 7)
    assert sent["salary"].value() == "sixty-four"
    assert sent.error_heading == "Two answers need"
    assert [anchor for anchor, _ in sent.error_lines] == ["salary", "employer_aid"]


@pytest.mark.django_db
def test_an_error_leaves_the_section_unmarked_until_all_of_it_can_be_read():
    profile = make_profile()
    send(MoneyForm, profile, savings="lots")
    assert profile.sections_saved == []
    send(MoneyForm, profile, savings="50k")
    send(MoneyForm, profile, savings="60k")
    assert profile.sections_saved == ["money"]


@pytest.mark.django_db
def test_currencies_with_a_rate_are_offered_dollars_first_then_by_name(rates):
    choices = MoneyForm(profile=Profile(currency="SEK")).fields["currency"].choices
    assert choices[1:] == [
        ("USD", "US dollars (USD)"), ("EUR", "Euros (EUR)"), ("INR", "Indian rupees (INR)"),
        ("SEK", "Swedish kronor (SEK)"), ("CHF", "Swiss francs (CHF)"),
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("currency", "text", "amount"),
    [("EUR", "€39,400", 39_400), ("CHF", "CHF 39'400", 39_400), ("INR", "₹12,00,000", 1_200_000)],
)
def test_amounts_sent_with_their_currency_are_read_in_it(rates, currency, text, amount):
    profile = make_profile()
    assert send(MoneyForm, profile, currency=currency, salary=text).is_valid()
    assert (profile.currency, profile.salary) == (currency, amount)


@pytest.mark.django_db
def test_the_sign_of_the_currency_stands_before_its_amounts_and_in_what_to_enter(rates):
    form = MoneyForm(profile=Profile(currency="CHF"))
    assert form.fields["savings"].before == "CHF"
    assert form.fields["savings"].enter.endswith("such as 18k or CHF 18,000")
    assert form.fields["prior_federal"].before == "$"
    assert form.fields["prior_federal"].enter.endswith("such as 15k or $15,000")
    assert MoneyForm().fields["savings"].before == "$"
    assert LimitsForm(profile=Profile(currency="CHF")).fields["price_limit"].before == "$"
    assert BeliefsForm(profile=Profile(currency="CHF")).fields["pay_after_low"].before == "CHF"
    assert GoalForm(profile=Profile(currency="CHF")).fields["return_salary"].before == "CHF"


@pytest.mark.django_db
def test_an_amount_in_another_currency_than_ones_own_is_refused(rates):
    profile = make_profile(currency="EUR")
    sent = send(MoneyForm, profile, currency="EUR", salary="$64,000", prior_federal="$5,000")
    assert only_line(sent) == "Enter your pay as an amount, such as 64k or EUR 64,000"
    assert profile.prior_federal == 5_000


@pytest.mark.django_db
def test_taking_the_currency_back_means_dollars_again(rates):
    profile = make_profile(currency="EUR")
    assert send(MoneyForm, profile, currency="", salary="$64,000").is_valid()
    assert profile.currency == ""


@pytest.mark.django_db
def test_a_currency_that_cannot_be_read_leaves_amounts_in_the_one_saved(rates):
    profile = make_profile(currency="EUR")
    sent = send(MoneyForm, profile, currency="GBP", salary="€64,000")
    assert only_line(sent) == "Choose a currency from the list"
    assert (profile.currency, profile.salary) == ("EUR", 64_000)


@pytest.mark.django_db
def test_an_amount_of_zero_is_an_answer():
    profile = make_profile()
    send(MoneyForm, profile, salary="0", dependents="0")
    assert (profile.salary, profile.dependents) == (0, 0)
    assert count_answers(profile).answered == 2
    assert MoneyForm(profile=profile)["salary"].value() == "0"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("filing", "fits"), [("mfj", True), ("single", False), ("mfs", False), ("hoh", False)]
)
def test_a_spouses_pay_goes_with_filing_jointly(filing, fits):
    profile = make_profile(filing="mfj", spouse_income=1)
    sent = send(MoneyForm, profile, filing=filing, spouse_income="50k", savings="5k")
    assert sent.is_valid() == fits
    assert profile.savings == 5_000
    assert profile.filing == "mfj"
    assert profile.spouse_income == (50_000 if fits else 1)
    if not fits:
        assert only_line(sent).startswith("Choose “Married, filing jointly” above")
        assert sent.errors["spouse_income"][0].endswith("We found “50k”.")


@pytest.mark.django_db
def test_a_spouses_pay_contradicts_the_default_of_filing_single_and_none_does_not():
    assert not send(MoneyForm, make_profile(), spouse_income="50k").is_valid()
    assert MoneyForm({"filing": "single", "spouse_income": "0"}).is_valid()


@pytest.mark.django_db
def test_a_filing_status_that_cannot_be_read_contradicts_nothing():
    profile = make_profile()
    sent = send(MoneyForm, profile, filing="widowed", spouse_income="50k")
    assert list(sent.errors) == ["filing"]
    assert profile.spouse_income == 50_000


@pytest.mark.django_db
def test_what_few_people_need_is_folded_until_it_is_answered_or_refused():
    def folds(form):
        return [group.open for group in form.shown_groups]

    assert folds(MoneyForm()) == [False] * 4
    assert folds(MoneyForm(profile=Profile(care=0))) == [False, True, False, False]
    assert folds(MoneyForm(profile=Profile(cosigner=False))) == [False, False, True, False]
    assert folds(MoneyForm({"dependents": "many"})) == [False, False, False, True]
    assert folds(MoneyForm({"salary": "much"})) == [False] * 4


def test_the_jobs_to_choose_from_are_those_that_pay_is_known_of():
    with Path("fixtures/reference/roles_soc.csv").open(encoding="utf-8", newline="") as file:
        known = [row["role"] for row in csv.DictReader(file)]
    known[known.index("ai_researcher_phd")] = "research"
    assert CurrentRole.values == [*known, "other"]


# Situation


@pytest.mark.django_db
@pytest.mark.parametrize("country", ["US", ""])
def test_a_state_goes_with_the_united_states_which_are_the_default(country):
    profile = make_profile()
    assert send(SituationForm, profile, country=country, state="PA").is_valid()
    assert (profile.country, profile.state) == (country, "PA")


@pytest.mark.django_db
def test_a_state_without_the_united_states_is_refused_and_neither_is_kept():
    profile = make_profile(country="US", state="OH")
    sent = send(SituationForm, profile, country="DE", state="PA", citizenship="DE")
    assert only_line(sent) == "Leave the state empty, or choose the United States as your country"
    assert sent.errors["state"][0].endswith("We found “Pennsylvania”.")
    assert sent.contradiction
    assert (profile.country, profile.state, profile.citizenship) == ("US", "OH", "DE")


@pytest.mark.django_db
def test_metro_areas_are_grouped_by_the_state_of_their_main_city():
    make_metro("35620", "New York-Newark-Jersey City, NY-NJ")
    make_metro("38300", "Pittsburgh, PA")
    choices = SituationForm().fields["metro"].choices
    assert choices[1:] == [
        ("New York", [("35620", "New York-Newark-Jersey City, NY-NJ")]),
        ("Pennsylvania", [("38300", "Pittsburgh, PA")]),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("state", "fits"), [("NY", True), ("NJ", True), ("", True), ("PA", False)])
def test_a_metro_area_has_to_reach_into_the_state(state, fits):
    make_metro("35620", "New York-Newark-Jersey City, NY-NJ")
    profile = make_profile()
    sent = send(SituationForm, profile, state=state, metro="35620")
    assert sent.is_valid() == fits
    assert (profile.state, profile.metro) == ((state, "35620") if fits else ("", ""))


@pytest.mark.django_db
def test_a_metro_area_abroad_is_refused():
    make_metro("38300", "Pittsburgh, PA")
    sent = send(SituationForm, make_profile(), country="FR", metro="38300")
    assert only_line(sent).startswith("Leave the metro area empty")
    assert sent.errors["metro"][0].endswith("We found “Pittsburgh, PA”.")


@pytest.mark.django_db
def test_no_metro_area_is_asked_for_while_none_is_loaded():
    assert "metro" not in SituationForm().fields


@pytest.mark.django_db
@pytest.mark.parametrize(("sent", "held"), [("yes", True), ("no", False), ("", None)])
def test_yes_no_and_no_answer_are_three_things(sent, held):
    profile = make_profile()
    send(SituationForm, profile, permanent_resident=sent)
    assert profile.permanent_resident is held
    assert SituationForm(profile=profile)["permanent_resident"].value() == sent
    assert count_answers(profile).answered == (held is not None)


# Background


@pytest.mark.django_db
def test_a_level_is_kept_by_subject_and_no_answer_takes_it_away():
    profile = make_profile(levels={"calculus": 3, "python": 1})
    send(BackgroundForm, profile, level_calculus="", level_python="2", level_statistics="0")
    assert profile.levels == {"python": 2, "statistics": 0}
    form = BackgroundForm(profile=profile)
    assert form["level_statistics"].value() == "0"
    assert form["level_calculus"].value() == ""


@pytest.mark.django_db
def test_a_level_that_cannot_be_read_stays_as_it_was():
    profile = make_profile(levels={"calculus": 3})
    sent = send(BackgroundForm, profile, level_calculus="9", level_python="2")
    assert sent.error_lines == [("level_calculus_0", "Choose one of the levels")]
    assert profile.levels == {"calculus": 3, "python": 2}


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["3.5", "3.5 years", "3.50"])
def test_a_number_may_carry_its_unit(text):
    profile = make_profile()
    send(BackgroundForm, profile, work_years=text)
    assert profile.work_years == Decimal("3.5")
    assert BackgroundForm(profile=profile)["work_years"].value() == "3.5"


# Goal


@pytest.mark.parametrize(
    "text",
    ["2027-09", "September 2027", "sep 2027", "Sep. 2027", "09/2027", "9/2027", "2027-09-01",
     "September 1, 2027", "1 September 2027"],
)  # fmt: skip
def test_a_month_is_read_however_it_is_written(text):
    assert parse_month(text) == date(2027, 9, 1)


@pytest.mark.parametrize("text", ["2027", "soon", "13/2027", "2027-13", "09/27", "٢٠٢٧-09", "\x00"])
def test_a_text_without_a_month_and_a_year_is_refused(text):
    with pytest.raises(ValueError, match="No month and year"):
        parse_month(text)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("October 2026", False),
        ("November 2026", True),
        ("December 2036", True),
        ("January 2037", False),
        ("January 9999", False),
    ],
)
def test_the_start_lies_between_this_month_and_ten_years_ahead(text, fits):
    profile = make_profile()
    sent = send(GoalForm, profile, start_by=text, role="data_scientist")
    assert sent.is_valid() == fits
    assert profile.role == "data_scientist"
    if fits:
        assert GoalForm(profile=profile)["start_by"].value() == text
    else:
        assert only_line(sent) == "Enter a month from November 2026 to December 2036"


@pytest.mark.django_db
def test_places_to_wish_for_are_those_with_programs_and_those_chosen_before():
    make_program(institution=make_institution(country="US", region="OH"))
    make_program(institution=make_institution(country="DE", region="BY"))
    form = GoalForm(profile=Profile(wanted_countries=["NL"]))
    assert list(form.fields["wanted_countries"].choices) == [
        ("US", "United States"), ("DE", "Germany"), ("NL", "Netherlands"),
    ]  # fmt: skip
    assert list(form.fields["wanted_states"].choices) == [("OH", "Ohio")]


@pytest.mark.django_db
def test_several_places_are_kept_and_none_is_no_answer():
    make_program(institution=make_institution(country="US", region="OH"))
    make_program(institution=make_institution(country="DE", region="BY"))
    profile = make_profile()
    send(GoalForm, profile, wanted_countries=["US", "DE"])
    assert profile.wanted_countries == ["US", "DE"]
    send(GoalForm, profile)
    assert profile.wanted_countries == []


@pytest.mark.django_db
@pytest.mark.parametrize("country", ["US", ""])
def test_a_state_of_work_goes_with_the_united_states(country):
    profile = make_profile(country="DE")
    assert send(GoalForm, profile, work_country=country, work_state="WA").is_valid()
    assert (profile.work_country, profile.work_state) == (country, "WA")


@pytest.mark.django_db
def test_a_state_of_work_in_another_country_is_refused_and_neither_is_kept():
    make_metro("42660", "Seattle-Tacoma-Bellevue, WA")
    profile = make_profile(work_country="US", work_state="OH")
    sent = send(
        GoalForm, profile, work_country="DE", work_state="WA", work_metro="42660", stay_months="24"
    )
    assert [name for name, _ in sent.error_lines] == ["work_state", "work_metro"]
    assert sent.error_lines[0][1] == (
        "Leave the state empty, or choose the United States as the country of work"
    )
    assert (profile.work_country, profile.work_state, profile.work_metro) == ("US", "OH", "")
    assert profile.stay_months == 24


@pytest.mark.django_db
@pytest.mark.parametrize(("state", "fits"), [("WA", True), ("", True), ("PA", False)])
def test_the_metro_area_of_work_has_to_reach_into_the_state_of_work(state, fits):
    make_metro("42660", "Seattle-Tacoma-Bellevue, WA")
    profile = make_profile()
    assert send(GoalForm, profile, work_state=state, work_metro="42660").is_valid() == fits
    assert profile.work_metro == ("42660" if fits else "")


@pytest.mark.django_db
def test_a_metro_area_of_work_that_does_not_exist_is_refused():
    make_metro("42660", "Seattle-Tacoma-Bellevue, WA")
    sent = send(GoalForm, make_profile(), work_metro="00000")
    assert only_line(sent) == "Choose a metro area from the list"


# Weights


@pytest.mark.django_db
def test_the_shares_are_those_of_the_points_with_defaults_in_the_gaps():
    profile = make_profile()
    send(WeightsForm, profile, weight_money="0", weight_curriculum="40")
    shares, _ = WeightsForm.shares(profile)
    assert shares["weight_money"] == 0
    assert shares["weight_curriculum"] == 47  # of 40 + 15 + 10 + 10 + 10
    assert "47% of the whole score" in WeightsForm(profile=profile).fields["weight_curriculum"].note


@pytest.mark.django_db
def test_no_points_at_all_count_the_same_for_each_and_the_page_says_so():
    profile = make_profile()
    assert send(WeightsForm, profile, **dict.fromkeys(WeightsForm.base_fields, "0")).is_valid()
    note = WeightsForm(profile=profile).fields["weight_evidence"].note
    assert note == "As saved, 17% of the whole score: all six are 0, so that each counts the same."


# Beliefs


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("low", "high", "fits"), [("80k", "160k", True), ("80k", "80k", True), ("90k", "80k", False)]
)
def test_the_low_end_of_pay_is_not_above_the_high_end(low, high, fits):
    profile = make_profile(pay_after_low=1, pay_after_high=2)
    sent = send(BeliefsForm, profile, pay_after_low=low, pay_after_high=high, months_to_job="5")
    assert sent.is_valid() == fits
    assert profile.months_to_job == 5
    if not fits:
        assert (profile.pay_after_low, profile.pay_after_high) == (1, 2)
        assert sent.errors["pay_after_high"] == [
            "Enter at least the low end, $90,000, or leave one of the two empty. We found “80k”."
        ]


@pytest.mark.django_db
def test_the_low_end_of_pay_is_shown_in_the_persons_currency(rates):
    profile = make_profile(currency="CHF")
    sent = send(BeliefsForm, profile, pay_after_low="CHF 90'000", pay_after_high="80k")
    assert only_line(sent).startswith("Enter at least the low end, CHF 90,000,")


@pytest.mark.django_db
def test_the_assumption_is_on_only_while_its_box_is_ticked():
    profile = make_profile()
    send(BeliefsForm, profile, assume_unknown="on")
    assert profile.assume_unknown
    assert count_answers(profile).answered == 1
    send(BeliefsForm, profile)
    assert not profile.assume_unknown
    assert count_answers(profile).answered == 0
