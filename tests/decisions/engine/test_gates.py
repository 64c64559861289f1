"""What rules a program out, and what has to be checked."""

import pytest

from decisions.engine.gates import ADMISSION, GATES, Answer, Reason
from decisions.engine.scoring import (
    BACHELOR_FIELDS,
    BACHELORS,
    GRE,
    HYBRID,
    IN_PERSON,
    ONLINE,
    UNKNOWN,
)
from tests.decisions.engine.scoring_inputs import (
    NAN,
    make_applicant,
    make_columns,
    make_levels,
    make_offer,
    score,
)


def answer(gate, columns=None, offer=None, applicant=None):
    """(answer, reason) of one gate for one program."""
    passed, _, _ = score(
        columns if columns is not None else make_columns(),
        offer or make_offer(),
        applicant or make_applicant(),
    )
    row = GATES.index(gate)
    return Answer(passed.answers[row, 0].item()), Reason(passed.reasons[row, 0].item())


MET, BEYOND = (Answer.PASS, Reason.MET), (Answer.FAIL, Reason.BEYOND)
NO_LIMIT = (Answer.PASS, Reason.NO_LIMIT)
NOT_STATED = (Answer.UNKNOWN, Reason.NOT_STATED)
NOT_ANSWERED = (Answer.UNKNOWN, Reason.NOT_ANSWERED)


@pytest.mark.parametrize(
    ("price", "expected"), [(80_000, MET), (80_001, BEYOND), (NAN, NOT_STATED)]
)
def test_a_price_beyond_the_limit_fails_and_an_unknown_one_is_to_check(price, expected):
    applicant = make_applicant(price_limit=80_000.0)

    assert answer("price", offer=make_offer([price]), applicant=applicant) == expected


@pytest.mark.parametrize(("months", "expected"), [(24, MET), (24.5, BEYOND), (NAN, NOT_STATED)])
def test_a_duration_beyond_the_limit_fails(months, expected):
    offer = make_offer([NAN], [months])

    assert answer("months", offer=offer, applicant=make_applicant(months_limit=24.0)) == expected


@pytest.mark.parametrize("gate", [gate for gate in GATES if gate not in ADMISSION])
def test_without_a_limit_nothing_fails_even_if_nothing_is_stated(gate):
    assert answer(gate) == NO_LIMIT


@pytest.mark.parametrize(
    ("modality", "expected"),
    [(ONLINE, MET), (HYBRID, MET), (IN_PERSON, BEYOND), (UNKNOWN, NOT_STATED)],
)
def test_only_the_formats_chosen_pass(modality, expected):
    applicant = make_applicant(modalities=(ONLINE, HYBRID))

    assert answer("modality", make_columns(modality=modality), applicant=applicant) == expected


@pytest.mark.parametrize(
    ("part_time", "self_paced", "expected"),
    [
        (1, UNKNOWN, MET),
        (0, UNKNOWN, BEYOND),
        (0, 1, MET),
        (UNKNOWN, 1, MET),
        (UNKNOWN, UNKNOWN, NOT_STATED),
        (UNKNOWN, 0, NOT_STATED),
    ],
)
def test_part_time_or_at_ones_own_pace_fits_beside_a_job(part_time, self_paced, expected):
    columns = make_columns(part_time=part_time, self_paced=self_paced)

    assert answer("part_time", columns, applicant=make_applicant(part_time_only=True)) == expected


@pytest.mark.parametrize(("country", "expected"), [(3, MET), (4, BEYOND), (UNKNOWN, NOT_STATED)])
def test_only_institutions_in_the_countries_chosen_pass(country, expected):
    columns = make_columns(country=country, modality=ONLINE)

    assert answer("country", columns, applicant=make_applicant(countries=(3,))) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"calculus": 3, "statistics": 2}, MET),
        ({"calculus": 1, "statistics": 2}, MET),
        ({"calculus": 0, "statistics": 0}, BEYOND),
        # 4 months for calculus are too long, whatever the level in statistics.
        ({"calculus": 0}, BEYOND),
        ({"calculus": 2}, NOT_ANSWERED),
    ],
)
def test_a_bridge_fails_only_when_the_shortest_is_too_long(told, expected):
    columns = make_columns(requires=["calculus", "statistics"])
    applicant = make_applicant(make_levels(**told), bridge_limit=3.0)

    assert answer("bridge", columns, applicant=applicant) == expected


def test_a_bridge_to_prerequisites_that_are_not_stated_is_to_check_however_high_the_limit():
    columns, applicant = make_columns(stated=False), make_applicant(bridge_limit=60.0)

    assert answer("bridge", columns, applicant=applicant) == NOT_STATED


@pytest.mark.parametrize(("too_late", "expected"), [(True, BEYOND), (False, NO_LIMIT)])
def test_courses_that_cannot_be_done_by_the_start_told_fail(too_late, expected):
    assert answer("start", offer=make_offer(too_late=too_late)) == expected


@pytest.mark.parametrize(
    ("unfunded", "expected"),
    # A cent is rounding. Where the need is not known, nothing is held against a program.
    [(0.0, MET), (0.009, MET), (1.0, BEYOND), (12_000.0, BEYOND), (NAN, NO_LIMIT)],
)
def test_money_that_nobody_lends_fails(unfunded, expected):
    assert answer("funding", offer=make_offer(unfunded=[unfunded])) == expected


def test_neither_start_nor_money_is_a_condition_of_the_school():
    assert {"start", "funding"}.isdisjoint(ADMISSION)
    assert {"start", "funding"} <= set(GATES)


@pytest.mark.parametrize(
    ("asked", "own", "expected"),
    [
        ("any", "other", MET),
        ("stem", "computing", MET),
        ("stem", "stem", MET),
        ("stem", "other", BEYOND),
        ("quantitative", "quantitative", MET),
        ("quantitative", "stem", (Answer.UNKNOWN, Reason.ASK)),
        ("quantitative", "other", BEYOND),
        ("cs_related", "computing", MET),
        ("cs_related", "quantitative", BEYOND),
        (None, "other", NOT_STATED),
        ("cs_related", None, NOT_ANSWERED),
        ("any", None, NO_LIMIT),
        (None, None, NO_LIMIT),
    ],
)
def test_a_stated_bachelor_field_is_held_against_the_persons_own(asked, own, expected):
    columns = make_columns(
        bachelor_field=UNKNOWN if asked is None else BACHELOR_FIELDS.index(asked)
    )
    applicant = make_applicant(bachelor=UNKNOWN if own is None else BACHELORS.index(own))

    assert answer("bachelor", columns, applicant=applicant) == expected


@pytest.mark.parametrize(
    ("asked", "own", "expected"),
    [
        (3.0, 3.0, MET),
        (3.5, 3.49, BEYOND),
        (NAN, 3.0, NOT_STATED),
        (3.0, NAN, NOT_ANSWERED),
        (NAN, NAN, NO_LIMIT),
        (0.0, NAN, NO_LIMIT),
    ],
)
def test_grades_and_years_of_work_must_reach_what_is_asked(asked, own, expected):
    grades = answer("gpa", make_columns(gpa_min=asked), applicant=make_applicant(gpa=own))
    work = answer(
        "work", make_columns(work_years_min=asked), applicant=make_applicant(work_years=own)
    )

    assert grades == work == expected


@pytest.mark.parametrize(
    ("gre", "expected"),
    [("required", BEYOND), ("optional", MET), ("not_required", MET), (None, NOT_STATED)],
)
def test_a_required_gre_fails_for_somebody_who_will_not_take_it(gre, expected):
    columns = make_columns(gre=UNKNOWN if gre is None else GRE.index(gre))

    assert answer("gre", columns, applicant=make_applicant(gre_unwilling=True)) == expected
    assert answer("gre", columns) == NO_LIMIT


@pytest.mark.parametrize(
    ("modality", "eligible", "expected"),
    [
        (IN_PERSON, 1, MET),
        (IN_PERSON, 0, BEYOND),
        (HYBRID, UNKNOWN, NOT_STATED),
        (ONLINE, 0, NO_LIMIT),
        (UNKNOWN, 0, NOT_STATED),
        (UNKNOWN, UNKNOWN, NOT_STATED),
    ],
)
def test_a_campus_abroad_needs_a_format_open_to_student_visas(modality, eligible, expected):
    columns = make_columns(modality=modality, visa_eligible=eligible)

    assert answer("visa", columns, make_offer(visa_needed=True)) == expected
    assert answer("visa", columns, make_offer(visa_needed=False)) == NO_LIMIT


def test_admission_by_passing_courses_asks_for_no_degree_grades_work_or_test():
    asked = {
        "bachelor_field": BACHELOR_FIELDS.index("cs_related"),
        "gpa_min": 3.5,
        "work_years_min": 2.0,
        "gre": GRE.index("required"),
    }
    applicant = make_applicant(
        bachelor=BACHELORS.index("other"), gpa=2.0, work_years=0.0, gre_unwilling=True
    )
    for gate in ("bachelor", "gpa", "work", "gre"):
        assert answer(gate, make_columns(**asked), applicant=applicant) == BEYOND
        by_courses = make_columns(**asked, performance_pathway=1)
        assert answer(gate, by_courses, applicant=applicant) == (Answer.PASS, Reason.PATHWAY)


def test_an_unknown_gate_neither_rules_out_nor_passes_in_silence():
    columns = make_columns(3, modality=IN_PERSON)
    applicant = make_applicant(price_limit=50_000.0)
    passed, _, _ = score(columns, make_offer([40_000, NAN, 60_000]), applicant)

    assert passed.ruled_out.tolist() == [False, False, True]
    assert passed.to_check.tolist() == [False, True, False]
