"""Every program held against one person's answers."""

from datetime import timedelta
from decimal import Decimal

import numpy as np
import pytest
from django.utils import timezone

from decisions import services
from decisions.assessment import Standing
from decisions.engine.gates import GATES, Answer
from decisions.engine.scoring import CRITERIA
from decisions.models import Profile
from decisions.reference import market
from decisions.services import assess
from programs import snapshot
from programs.models import CatalogueVersion, Prerequisite
from tests.decisions import plain_person
from tests.factories import (
    make_average_price,
    make_institution,
    make_outcome,
    make_price,
    make_profile,
    make_program,
)

pytestmark = pytest.mark.django_db


def assessed(profile, **options):
    return assess(profile, snapshot.current(), **options)


def standing(assessment, program):
    return Standing(assessment.standing[assessment.snapshot.index_of_slug[program.slug]])


def own(assessment, name, program):
    """The program's own entry of an array, of the criterion's points for a criterion."""
    index = assessment.snapshot.index_of_slug[program.slug]
    if name in CRITERIA:
        row = CRITERIA.index(name)
        return (
            float(assessment.criteria.lower[row, index]),
            float(assessment.criteria.upper[row, index]),
        )
    return getattr(assessment, name)[index]


def test_the_answers_of_one_person_from_the_profile_to_the_score():
    program = make_program(
        modality="online",
        delivery="recorded",
        part_time=True,
        full_time=False,
        months_part_time=24,
        tuition=15_000,
    )
    Prerequisite.objects.create(program=program, subject="calculus", level="required")
    for area, level in {
        "applied_math": "core",
        "programming": "elective",
        "ml_methods": "core",
        "ai_subdisciplines": "none",
        "data_skills": "core",
    }.items():
        program.curriculum.create(area=area, level=level)
    make_outcome(program=program)
    CatalogueVersion.bump()
    profile = make_profile(
        **plain_person.ANSWERS,
        levels={"calculus": 1},
        role="data_scientist",
        wishes=["online", "part_time", "self_paced"],
    )

    result = assessed(profile)

    assert standing(result, program) == Standing.SCORED
    # 60,000 − 15,000 and 500 for a course, in years of pay ÷ 3 × 50; .25 + .15×.6 + .30 + .25 =
    # .89; two months to bridge, done before the start; two of three wishes, one not stated; the
    # program's own figure, its class not stated; online.
    assert own(result, "money", program) == pytest.approx((50 + 44_500 / 60_000 / 3 * 50,) * 2)
    assert own(result, "curriculum", program) == pytest.approx((89, 89))
    assert own(result, "prerequisites", program) == pytest.approx((80, 80))
    assert own(result, "flexibility", program) == pytest.approx((200 / 3, 100))
    assert own(result, "evidence", program) == (75, 75)
    assert own(result, "location", program) == (100, 100)
    # 62.36×.40 + 89×.15 + 80×.15 + 66.67×.10 + 75×.10 + 100×.10 = 74.46; 3.33 are open.
    assert result.scores.low.item() == pytest.approx(74.4611, abs=1e-3)
    assert result.scores.high.item() == pytest.approx(77.7944, abs=1e-3)


def test_a_program_is_scored_only_with_a_price_and_a_duration():
    scored = make_program(tuition=30_000, months_full_time=24)
    no_price = make_program(months_full_time=24)
    no_months = make_program(tuition=30_000)
    neither = make_program()
    ruled_out = make_program(tuition=30_000, months_full_time=36)

    result = assessed(make_profile(months_limit=24))

    assert [
        standing(result, program) for program in (scored, no_price, no_months, neither, ruled_out)
    ] == [
        Standing.SCORED,
        Standing.NO_PRICE,
        Standing.NO_MONTHS,
        Standing.NOT_ENOUGH,
        Standing.RULED_OUT,
    ]


def test_only_programs_of_the_kind_asked_for_are_ranked_together():
    masters = make_program(tuition=30_000, months_full_time=24)
    bootcamp = make_program(kind="bootcamp", tuition=1_000, months_full_time=4)

    result = assessed(make_profile())
    slugs = result.snapshot.slugs

    assert [slugs[index] for index in result.ranked(result.masters).index] == [masters.slug]
    assert [slugs[index] for index in result.ranked(result.of_kind("bootcamp")).index] == [
        bootcamp.slug
    ]


def test_a_resident_pays_the_price_of_the_own_state_and_nobody_else_does():
    program = make_program(months_full_time=24)
    make_price(program, residency="in_state", amount=20_000)
    make_price(program, residency="out_of_state", amount=40_000)

    resident = make_profile(country="US", state="PA")
    neighbor = make_profile(country="US", state="OH")
    visitor = make_profile(country="FR")

    assert own(assessed(resident), "price", program) == 20_000
    assert own(assessed(neighbor), "price", program) == 40_000
    assert own(assessed(make_profile()), "price", program) == 40_000
    assert np.isnan(own(assessed(visitor), "price", program))


@pytest.mark.parametrize(
    ("answers", "visa"),
    [
        ({"country": "FR"}, Answer.FAIL),
        ({"country": "US"}, Answer.PASS),
        ({"country": "FR", "citizenship": "US"}, Answer.PASS),
        ({"country": "US", "citizenship": "FR"}, Answer.FAIL),
        ({"country": "US", "citizenship": "FR", "permanent_resident": True}, Answer.PASS),
        ({}, Answer.PASS),
    ],
)
def test_who_needs_a_visa_is_ruled_out_where_the_format_gives_none(answers, visa):
    make_program(modality="in_person", visa_eligible=False)

    result = assessed(make_profile(**answers))

    assert result.gates.answers[GATES.index("visa")].item() == visa


def test_a_citizen_of_the_union_needs_no_visa_in_it():
    make_program(
        modality="in_person", visa_eligible=False, institution=make_institution(country="DE")
    )

    assert assessed(make_profile(country="FR")).gates.ruled_out.tolist() == [False]
    assert assessed(make_profile(country="GB")).gates.ruled_out.tolist() == [True]


def test_who_must_study_part_time_is_held_to_the_part_time_duration_and_price():
    program = make_program(full_time=True, part_time=True, months_full_time=12, months_part_time=30)
    make_price(program, pace="full_time", amount=20_000)
    make_price(program, pace="part_time", amount=24_000)

    usual, beside_a_job = assessed(make_profile()), assessed(make_profile(part_time_only=True))

    assert (own(usual, "months", program), own(usual, "price", program)) == (12, 20_000)
    assert (own(beside_a_job, "months", program), own(beside_a_job, "price", program)) == (
        30,
        24_000,
    )


@pytest.mark.parametrize(
    ("price", "months", "gain", "points"),
    # 6,000 × (12 − m/12) − P over 60,000 of pay a year; 50 points at none, 0 at −1.5 years.
    [
        (0, 24, 60_000, 200 / 3),
        (60_000, 24, 0, 50),
        (15_000, 36, 39_000, 50 + 0.65 / 3 * 50),
        (96_000, 24, -36_000, 30),
        (400_000, 24, -340_000, 0),
    ],
)
def test_money_is_what_the_program_is_worth_to_this_person(price, months, gain, points):
    program = plain_person.make_beside_a_job(price, months)

    result = assessed(make_profile(**plain_person.ANSWERS))

    assert result.money.mean.item() == pytest.approx(gain, abs=1e-6)
    assert own(result, "money", program) == pytest.approx((points, points))


def test_the_mean_and_the_worst_quarter_of_three_stories_make_the_money_points():
    program = plain_person.make_beside_a_job(15_000)
    chances = {"chance_to_finish": Decimal(50), "chance_of_job": Decimal(50)}

    result = assessed(make_profile(**plain_person.ANSWERS | chances))

    # +45,000 in ¼, −15,000 in ¼, −7,500 in ½: 3,750; with ¼ of the worst quarter −937.50.
    assert result.money.stories.result.npv[:, 0].tolist() == pytest.approx(
        [45_000, -15_000, -7_500]
    )
    assert result.money.mean.item() == pytest.approx(3_750)
    assert result.money.cautious.item() == pytest.approx(-937.5)
    points = 50 - 937.5 / 60_000 / 1.5 * 50
    assert own(result, "money", program) == pytest.approx((points, points))


def test_without_pay_of_ones_own_money_leaves_the_score_open():
    known = plain_person.make_beside_a_job(15_000)
    untold = plain_person.ANSWERS | {"salary": None}

    assert own(assessed(make_profile(**untold)), "money", known) == (0, 100)


def test_courses_that_take_longer_than_the_time_to_the_start_told_rule_out():
    program = plain_person.make_beside_a_job(15_000)
    Prerequisite.objects.create(program=program, subject="linear_algebra", level="required")
    CatalogueVersion.bump()
    answers = plain_person.ANSWERS | {"levels": {"linear_algebra": 0}}
    today = timezone.localdate()

    soon = assessed(make_profile(**answers, start_by=in_months(today, 2)))
    later = assessed(make_profile(**answers, start_by=in_months(today, 8)))
    untold = assessed(make_profile(**answers))

    assert [standing(each, program) for each in (soon, later, untold)] == [
        Standing.RULED_OUT,
        Standing.SCORED,
        Standing.SCORED,
    ]
    assert soon.first_failing == ["start"]


def in_months(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=1)


@pytest.mark.parametrize(
    ("savings", "loans", "expected"),
    # Pay while studying is just enough to live on, so that the price has to be paid from savings.
    [(14_500, "none", "SCORED"), (5_000, "none", "RULED_OUT"), (5_000, "any", "SCORED")],
)
def test_money_that_neither_savings_nor_loans_cover_rules_out(savings, loans, expected):
    program = plain_person.make_beside_a_job(14_500)
    answers = plain_person.ANSWERS | {
        "part_time_pay": Decimal(40),
        "savings": Decimal(savings),
        "loans": loans,
    }

    result = assessed(make_profile(**answers))

    assert standing(result, program) == Standing[expected]
    short = 0 if expected == "SCORED" else 9_500
    assert result.money.unfunded.item() == pytest.approx(short, abs=1e-6)


def test_a_metro_area_that_reaches_into_another_state_may_hold_a_campus_there():
    def campus(**place):
        return make_program(modality="in_person", institution=make_institution(**place))

    campus(region="NJ", cbsa="35620")
    near = campus(region="NJ", cbsa="")
    far = campus(region="CA", cbsa="")

    result = assessed(make_profile(country="US", state="NY", metro="35620"))

    assert own(result, "location", near) == (40, 100)
    assert own(result, "location", far) == (40, 40)


class TestAssumption:
    """Listed programs at 24 months and their institution's average rate."""

    @pytest.fixture
    def listed(self):
        institution = make_institution(region="PA")
        make_average_price(institution, tuition=11_000, fees=1_000)
        make_average_price(institution, residency="out_of_state", tuition=23_000, fees=1_000)
        return make_program(tier="listed", modality="", institution=institution)

    def test_it_is_off_unless_somebody_switches_it_on(self, listed):
        assert standing(assessed(make_profile()), listed) == Standing.NOT_ENOUGH
        assert standing(assessed(make_profile(assume_unknown=True)), listed) == Standing.SCORED

    @pytest.mark.parametrize(
        ("answers", "price"),
        [({"state": "PA"}, 24_000), ({"state": "OH"}, 48_000), ({"country": "IN"}, 48_000)],
    )
    def test_it_takes_two_years_at_the_rate_of_the_persons_status(self, listed, answers, price):
        result = assessed(make_profile(**answers), assume=True)

        assert own(result, "price", listed) == price
        assert own(result, "months", listed) == 24
        assert own(result, "assumed", listed)

    def test_one_view_can_switch_it_either_way(self, listed):
        assert standing(assessed(make_profile(), assume=True), listed) == Standing.SCORED
        on = make_profile(assume_unknown=True)
        assert standing(assessed(on, assume=False), listed) == Standing.NOT_ENOUGH

    def test_it_never_replaces_what_a_program_states(self, listed):
        stated = make_program(tier="listed", months_full_time=36, institution=listed.institution)
        read = make_program(tier="curated", institution=listed.institution)

        result = assessed(make_profile(), assume=True)

        assert standing(result, stated) == Standing.NO_PRICE
        assert standing(result, read) == Standing.NOT_ENOUGH
        assert not own(result, "assumed", stated)

    def test_limits_hold_for_what_is_assumed(self, listed):
        result = assessed(make_profile(price_limit=Decimal(40_000)), assume=True)

        assert standing(result, listed) == Standing.RULED_OUT


def test_scoring_asks_for_the_people_looked_up_and_for_nothing_else(django_assert_num_queries):
    for _ in range(5):
        make_program(tuition=30_000, months_full_time=24)
    catalogue, profile = snapshot.current(), make_profile()
    market.current(catalogue.version)

    with django_assert_num_queries(1):
        assert len(assess(profile, catalogue).scores.middle) == 5
    with django_assert_num_queries(0):
        assess(profile, catalogue)


def test_an_empty_catalogue_is_assessed_without_an_error():
    result = assessed(make_profile(wishes=["online"], assume_unknown=True))

    assert len(result.standing) == 0
    assert len(result.ranked(result.masters).index) == 0


def test_an_assessment_is_kept_until_the_profile_or_the_catalogue_changes():
    program = plain_person.make_beside_a_job(30_000)
    profile = make_profile(**plain_person.ANSWERS)
    first = assessed(profile)

    assert assessed(Profile.objects.get(pk=profile.pk)) is first

    profile.horizon_years = 7
    profile.save()
    changed = assessed(profile)
    # 30,000 is half a year's pay; five years earn what it costs.
    assert own(first, "money", program) == pytest.approx((50 + 25 / 3,) * 2)
    assert own(changed, "money", program) == pytest.approx((50, 50))

    make_program(tuition=10_000, months_full_time=24)
    assert len(assessed(profile).scores.middle) == 2


def test_no_more_assessments_are_kept_than_stated():
    make_program(tuition=30_000, months_full_time=24)
    profile = make_profile()
    for day in range(services.KEPT + 3):
        profile.updated_at += timedelta(days=day + 1)
        assessed(profile)

    assert len(services._kept) == services.KEPT


def test_nothing_is_kept_of_a_profile_that_was_deleted():
    make_program(tuition=10_000)
    profile = make_profile()
    first = services.assess(profile, snapshot.current())
    assert services.assess(profile, snapshot.current()) is first
    services.forget(profile)
    assert services.assess(profile, snapshot.current()) is not first
