"""Courses before a program: which, how long, how dear, and whether they fit before the start."""

from datetime import date

import pytest

from programs.models import CurriculumArea, Prerequisite
from tests.factories import make_program

pytestmark = pytest.mark.django_db


def degree(*subjects, **values):
    program = make_program(
        name="Degree", full_time=True, months_full_time=12, tuition=40_000, **values
    )
    for subject in subjects:
        Prerequisite.objects.create(program=program, subject=subject, level="required")
    return program


def course(name, area, tuition=None, kind="course", requires=()):
    program = make_program(
        name=name, kind=kind, tuition=tuition, modality="online", months_part_time=4
    )
    CurriculumArea.objects.create(program=program, area=area, level="core")
    for subject in requires:
        Prerequisite.objects.create(program=program, subject=subject, level="required")
    return program


def plan(batch):
    """The steps before the degree, with the names of the courses."""
    names = batch.snapshot.names
    index = names.index("Degree")
    return [
        (names[step.course] if step.course >= 0 else "", step.months, step.dollars)
        for step in batch.bridge.plan(index)
    ]


def degree_row(batch):
    return [batch.snapshot.names[i] for i in batch.offers.index].index("Degree")


def test_the_gap_becomes_the_cheapest_course_that_teaches_it(scenarios):
    degree("linear_algebra")
    course("Dear", "applied_math", 900)
    course("Cheap", "applied_math", 200)
    course("Other area", "programming", 0)
    batch = scenarios(levels={"linear_algebra": 0})
    assert plan(batch) == [("Cheap", 4.0, 200.0)]
    row = degree_row(batch)
    assert batch.scenario.program.bridge_cost[row] == 200


def test_a_course_that_asks_for_the_subject_does_not_teach_it(scenarios):
    degree("linear_algebra")
    course("Advanced", "applied_math", 100, requires=["linear_algebra"])
    course("From the start", "applied_math", 300)
    assert plan(scenarios(levels={"linear_algebra": 0}))[0][0] == "From the start"


def test_one_course_for_two_subjects_is_paid_once(scenarios):
    degree("linear_algebra", "calculus")
    course("Mathematics", "applied_math", 500, kind="self_study")
    batch = scenarios(levels={"linear_algebra": 0, "calculus": 0})
    assert [dollars for _, _, dollars in plan(batch)] == [500.0, 0.0]
    assert batch.scenario.program.bridge_cost[degree_row(batch)] == 500


def test_without_a_course_in_the_catalogue_our_default_price_counts(scenarios):
    degree("linear_algebra", "calculus")
    course("No price", "applied_math")
    batch = scenarios(levels={"linear_algebra": 0, "calculus": 0})
    assert plan(batch) == [("", 4.0, 500.0), ("", 4.0, 500.0)]
    assert batch.scenario.program.bridge_cost[degree_row(batch)] == 1_000


def test_who_knows_it_needs_no_course(scenarios):
    degree("linear_algebra")
    batch = scenarios(levels={"linear_algebra": 3})
    assert plan(batch) == []
    assert batch.scenario.program.bridge_cost[degree_row(batch)] == 0


def test_courses_that_fit_before_the_start_do_not_move_it(scenarios):
    degree("linear_algebra")
    batch = scenarios(levels={"linear_algebra": 0}, start_by=date(2027, 9, 1))
    row = degree_row(batch)
    assert batch.scenario.program.bridge_months[row] == 0
    assert not batch.bridge.too_late[batch.offers.index[row]]


def test_courses_that_do_not_fit_move_a_start_that_nobody_named(scenarios):
    degree("linear_algebra", "calculus", "statistics", "programming", "databases", "algorithms")
    lacking = dict.fromkeys(
        ("linear_algebra", "calculus", "statistics", "programming", "databases", "algorithms"), 0
    )
    batch = scenarios(levels=lacking, start_by=None)
    row = degree_row(batch)
    index = batch.offers.index[row]
    months, free = batch.bridge.months[index], batch.situation.clock.months_before
    assert months > free
    assert batch.scenario.program.bridge_months[row] == months - free
    assert not batch.bridge.too_late[index]


def test_a_start_that_was_named_is_missed(scenarios):
    degree("linear_algebra")
    batch = scenarios(levels={"linear_algebra": 0}, start_by=date(2027, 2, 1))
    assert batch.bridge.too_late[batch.offers.index[degree_row(batch)]]
