"""What the questions of a profile take, refuse and remember."""

from datetime import date
from decimal import Decimal

import pytest

from decisions.defaults import DEFAULTS
from decisions.forms import SECTIONS, count_answers
from decisions.forms.background import BackgroundForm
from decisions.forms.beliefs import BeliefsForm
from decisions.forms.fields import parse_month
from decisions.forms.goal import GoalForm
from decisions.forms.limits import LimitsForm
from decisions.forms.money import KEPT_TITLE, MoneyForm
from decisions.forms.situation import SituationForm
from decisions.forms.weights import WeightsForm
from decisions.models import Place, Profile
from decisions.person import USED
from tests.factories import make_institution, make_program, make_source

TODAY = date(2026, 11, 22)


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


def only_line(form):
    [(_, enter)] = form.error_lines
    return enter


# All sections


def test_each_answer_of_a_profile_is_asked_once():
    bookkeeping = {
        "id", "owner", "session_key", "resume_token", "name", "created_at", "updated_at",
        "sections_saved",
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
        grouped = [name for group in form.groups for name in group.names]
        assert not form.groups or sorted(grouped) == sorted(form.base_fields)


@pytest.mark.django_db
def test_the_default_is_stated_beside_every_question():
    make_metro("38300", "Pittsburgh, PA")
    make_program()
    stated = 0
    for form in SECTIONS.values():
        for group in form().shown_groups:
            for field in group.fields:
                words = DEFAULTS[field.name if field.name in DEFAULTS else "levels"].words
                assert f"Default: {words}." in field.help_text + group.about
                stated += 1
    assert stated == sum(len(form.base_fields) for form in SECTIONS.values())


def test_what_does_not_move_the_score_is_set_apart_from_what_does():
    kept = {
        name
        for form in SECTIONS.values()
        for group in form.groups
        if group.title == KEPT_TITLE
        for name in group.names
    }
    asked = {name for form in SECTIONS.values() for name in form.base_fields}
    levels = {name for name in asked if name.startswith("level_")}
    assert asked - kept == (set(USED) - {"levels"}) | levels | {"assume_unknown"}


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
        (MoneyForm, dict.fromkeys(["salary", "budget", "savings", "employer_aid"], "1000000000")),
        (BackgroundForm, {"gpa": "4.00", "work_years": "60", "level_python": "3"}),
        (BackgroundForm, {"gpa": "0", "work_years": "0.5", "level_python": "0"}),
        (GoalForm, {"start_by": "2036-12", "horizon_years": "40"}),
        (LimitsForm, {"months_limit": "120", "bridge_months_limit": "60", "price_limit": "0"}),
        (WeightsForm, dict.fromkeys(WeightsForm.base_fields, "100")),
        (BeliefsForm, {"chance_to_finish": "100", "months_to_job": "60", "discount_rate": "30"}),
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
        (MoneyForm, "budget", "1000000001"),
        (MoneyForm, "budget", "99999999999999999999"),
        (MoneyForm, "budget", "-1"),
        (MoneyForm, "budget", "12\x00k"),
        (BackgroundForm, "gpa", "4.01"),
        (BackgroundForm, "gpa", "3.456"),
        (BackgroundForm, "gpa", "nan"),
        (BackgroundForm, "bachelor", "astrology"),
        (BackgroundForm, "level_calculus", "4"),
        (GoalForm, "horizon_years", "0"),
        (GoalForm, "horizon_years", "12.5"),
        (GoalForm, "start_by", "2027"),
        (LimitsForm, "months_limit", "2 years"),
        (LimitsForm, "modalities", ["online", "telepathy"]),
        (LimitsForm, "part_time_only", "perhaps"),
        (WeightsForm, "weight_money", "101"),
        (WeightsForm, "weight_money", "1e2"),
        (BeliefsForm, "chance_to_finish", "101"),
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


def test_what_was_found_is_quoted_short_and_without_control_characters():
    form = MoneyForm({"budget": "x\x00" + "y" * 100})
    assert form.errors["budget"][0].endswith(f"We found “x{'y' * 39}…”.")


# Money


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["64k", "64,000", "$64,000", "64000", " 0.064m "])
def test_an_amount_is_taken_as_people_write_it(text):
    profile = make_profile()
    assert send(MoneyForm, profile, budget=text).is_valid()
    assert profile.budget == 64_000
    assert MoneyForm(profile=profile)["budget"].value() == "64,000"


@pytest.mark.django_db
def test_readable_answers_are_saved_although_another_one_is_not():
    profile = make_profile(savings=Decimal(100), employer_aid=Decimal(7))
    sent = send(
        MoneyForm, profile, budget="45k", salary="sixty-four", savings="", employer_aid="some"
    )
    assert profile.budget == 45_000
    assert profile.savings is None
    assert (profile.salary, profile.employer_aid) == (None, 7)
    assert sent["salary"].value() == "sixty-four"
    assert sent.error_heading == "Two answers need"
    assert [anchor for anchor, _ in sent.error_lines] == ["salary", "employer_aid"]


@pytest.mark.django_db
def test_an_error_leaves_the_section_unmarked_until_all_of_it_can_be_read():
    profile = make_profile()
    send(MoneyForm, profile, budget="lots")
    assert profile.sections_saved == []
    send(MoneyForm, profile, budget="50k")
    send(MoneyForm, profile, budget="60k")
    assert profile.sections_saved == ["money"]


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
def test_the_assumption_is_on_only_while_its_box_is_ticked():
    profile = make_profile()
    send(BeliefsForm, profile, assume_unknown="on")
    assert profile.assume_unknown
    assert count_answers(profile).answered == 1
    send(BeliefsForm, profile)
    assert not profile.assume_unknown
    assert count_answers(profile).answered == 0
