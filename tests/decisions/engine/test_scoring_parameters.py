"""The numbers that scoring rests on are stated once, each with where it comes from."""

import re

import pytest

from decisions.defaults import DEFAULTS
from decisions.engine.parameters import parameters, value
from decisions.engine.scoring import AREAS, BACHELORS, CRITERIA, SUBJECTS, scoring
from programs import snapshot
from programs.models import Subject
from programs.snapshot_build import EVIDENCE_MAX_AGE

EVERY = [("scoring", name) for name in parameters("scoring")]


@pytest.mark.parametrize(("file", "name"), EVERY)
def test_each_parameter_names_its_source_and_lies_in_its_range(file, name):
    parameter = parameters(file)[name]
    low, high = parameter.limits

    assert parameter.label
    assert parameter.unit
    assert parameter.source
    assert parameter.status in {"D", "S", "J"}
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", parameter.as_of)
    assert all(low <= number <= high for number in parameter.numbers)
    assert len(parameter.parts) == (len(parameter.numbers) if parameter.parts else 0)


def test_all_parameters_of_scoring_are_there():
    assert len(parameters("scoring")) == 26


def test_an_unknown_file_is_refused():
    with pytest.raises(KeyError, match="no parameter file called 'guesses'"):
        parameters("guesses")


def test_a_list_is_not_one_number():
    assert parameters("scoring")["tie_points"].number == 1
    with pytest.raises(TypeError, match="6 numbers, not one"):
        _ = parameters("scoring")["weights"].number


def test_the_weights_of_each_role_sum_to_one():
    assert scoring().roles.sum(axis=1).round(12).tolist() == [1.0] * 5


def test_no_course_is_needed_from_the_level_needed_on():
    given = parameters("scoring")
    needed = int(given["level_needed"].number)

    assert all(months > 0 for months in given["bridge_months"].numbers[:needed])
    assert set(given["bridge_months"].numbers[needed:]) == {0}


def test_the_engine_orders_areas_and_subjects_as_the_catalogue_does():
    assert snapshot.AREAS == AREAS
    assert snapshot.SUBJECTS == SUBJECTS
    assert set(SUBJECTS) == set(Subject.values)
    assert len(snapshot.EVIDENCE) == len(parameters("scoring")["evidence_score"].numbers)
    assert parameters("scoring")["bachelor_stem"].parts == BACHELORS


def test_what_the_catalogue_and_the_questions_state_again_agrees():
    given = parameters("scoring")

    assert given["evidence_max_age"].number == EVIDENCE_MAX_AGE
    assert value("assumptions", "horizon_years") == DEFAULTS["horizon_years"].value
    assert given["weights"].parts == CRITERIA
    assert given["weights"].numbers == tuple(
        DEFAULTS[f"weight_{criterion}"].value for criterion in CRITERIA
    )
