"""Six criteria from 0 to 100, each with bounds for what is not known."""

import numpy as np
import pytest

from decisions.engine.criteria import wishes_met
from decisions.engine.scoring import (
    CRITERIA,
    HYBRID,
    IN_PERSON,
    ONLINE,
    ROLES,
    UNKNOWN,
    WISHES,
)
from tests.decisions.engine.scoring_inputs import (
    NAN,
    make_applicant,
    make_columns,
    make_levels,
    make_offer,
    points_of,
    score,
)

HOME, ABROAD = 0, 1
OWN_STATE, OTHER_STATE = 5, 6
OWN_METRO, OTHER_METRO = 8, 9


@pytest.mark.parametrize(
    ("gain", "expected"),
    # Straight lines from −1.5 years of pay at 0 over none at 50 to +3 at 100, by hand.
    [
        (-4.0, (0, 0)),
        (-1.5, (0, 0)),
        (-0.6, (30, 30)),
        (0.0, (50, 50)),
        (0.3, (55, 55)),
        (1.5, (75, 75)),
        (3.0, (100, 100)),
        (12.0, (100, 100)),
        (NAN, (0, 100)),
    ],
)
def test_money_is_the_gain_in_years_of_own_pay(gain, expected):
    offer = make_offer(gain=[gain])

    assert points_of("money", make_columns(), offer) == pytest.approx(expected)


def test_a_price_alone_makes_no_points():
    assert points_of("money", make_columns(), make_offer([0.0], [12.0])) == (0, 100)


@pytest.mark.parametrize(
    ("curriculum", "role", "expected"),
    [
        # Core, elective, none, core, elective for a machine-learning engineer:
        # .15×1 + .25×.6 + .35×0 + .10×1 + .15×.6 = .49.
        ([2, 1, 0, 2, 1], "machine_learning_engineer", (49, 49)),
        # The same for research: .35×1 + .10×.6 + .35×0 + .20×1 + 0×.6 = .61.
        ([2, 1, 0, 2, 1], "research", (61, 61)),
        # Methods and data skills not stated for a data engineer: .05×1 + .30×.6 + .05×1 = .28,
        # up to .15 + .45 more.
        ([2, 1, UNKNOWN, 2, UNKNOWN], "data_engineer", (28, 88)),
        ([2] * 5, "data_scientist", (100, 100)),
        ([0] * 5, "software_engineer", (0, 0)),
        (None, "machine_learning_engineer", (0, 100)),
    ],
)
def test_a_curriculum_counts_by_what_the_role_needs(curriculum, role, expected):
    columns = make_columns(curriculum=curriculum)
    applicant = make_applicant(role=ROLES.index(role))

    assert points_of("curriculum", columns, applicant=applicant) == pytest.approx(expected)


def test_an_area_that_the_role_does_not_need_leaves_nothing_open():
    columns = make_columns(curriculum=[2, 2, 2, 2, UNKNOWN])
    research = make_applicant(role=ROLES.index("research"))
    scientist = make_applicant(role=ROLES.index("data_scientist"))

    assert points_of("curriculum", columns, applicant=research) == pytest.approx((100, 100))
    assert points_of("curriculum", columns, applicant=scientist) == pytest.approx((75, 100))


@pytest.mark.parametrize(
    ("columns", "told", "expected"),
    [
        (make_columns(), {}, (100, 100)),
        (make_columns(requires=["calculus"]), {"calculus": 2}, (100, 100)),
        # Two months: 100 − 2 × 10. Four: 70 − 1 × 10. Six: 40.
        (make_columns(requires=["calculus"]), {"calculus": 1}, (80, 80)),
        (make_columns(requires=["calculus"]), {"calculus": 0}, (60, 60)),
        (make_columns(requires=["calculus"]), {}, (60, 100)),
        (make_columns(stated=False), {"calculus": 3}, (0, 100)),
    ],
)
def test_prerequisites_score_by_the_months_to_make_them_up(columns, told, expected):
    applicant = make_applicant(make_levels(**told))

    assert points_of("prerequisites", columns, applicant=applicant) == pytest.approx(expected)


def test_without_a_wish_every_program_is_flexible_enough():
    assert points_of("flexibility", make_columns()) == (100, 100)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"modality": ONLINE, "part_time": 1, "delivery": 1, "self_paced": 1}, (100, 100)),
        ({"modality": ONLINE, "part_time": 1, "delivery": 2, "self_paced": 0}, (75, 75)),
        ({"modality": ONLINE, "part_time": 1, "delivery": 0, "self_paced": UNKNOWN}, (50, 75)),
        # On campus: not online, and no recorded classes unless it says so.
        ({"modality": IN_PERSON, "part_time": 1, "self_paced": 0}, (25, 25)),
        ({"modality": HYBRID, "part_time": 0, "self_paced": 0}, (0, 25)),
        ({}, (0, 100)),
    ],
)
def test_flexibility_is_the_share_of_the_wishes_met(facts, expected):
    applicant = make_applicant(wishes=tuple(range(len(WISHES))))

    assert points_of("flexibility", make_columns(**facts), applicant=applicant) == expected


def test_only_the_wishes_named_count():
    columns = make_columns(modality=IN_PERSON, part_time=1)
    online, part_time = WISHES.index("online"), WISHES.index("part_time")

    assert points_of("flexibility", columns, applicant=make_applicant(wishes=(part_time,))) == (
        100,
        100,
    )
    assert points_of("flexibility", columns, applicant=make_applicant(wishes=(online,))) == (0, 0)
    assert wishes_met(columns)[:, 0].tolist() == [0, 1, 0, UNKNOWN]


@pytest.mark.parametrize(("level", "points"), list(enumerate([0, 25, 50, 75, 100])))
def test_evidence_counts_by_how_near_it_is_to_the_programs_own_graduates(level, points):
    assert points_of("evidence", make_columns(evidence=level)) == (points, points)


def resident(**values):
    return make_applicant(
        country=HOME,
        region=OWN_STATE,
        metro=OWN_METRO,
        metro_regions=(OWN_STATE,),
        **values,
    )


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ({"country": HOME, "region": OWN_STATE, "metro": OWN_METRO}, 100),
        ({"country": HOME, "region": OWN_STATE, "metro": OTHER_METRO}, 70),
        ({"country": HOME, "region": OTHER_STATE, "metro": OTHER_METRO}, 40),
        ({"country": HOME, "region": OTHER_STATE, "metro": UNKNOWN}, 40),
        ({"country": ABROAD, "region": UNKNOWN, "metro": UNKNOWN}, 10),
    ],
)
def test_a_campus_counts_by_its_distance_from_home(place, expected):
    for modality in (IN_PERSON, HYBRID):
        columns = make_columns(modality=modality, **place)
        assert points_of("location", columns, applicant=resident()) == (expected, expected)


def test_online_counts_as_near_wherever_the_institution_is():
    columns = make_columns(modality=ONLINE, country=ABROAD)

    assert points_of("location", columns, applicant=resident()) == (100, 100)


def test_a_format_that_is_not_stated_may_be_online():
    columns = make_columns(country=ABROAD)

    assert points_of("location", columns, applicant=resident()) == (10, 100)


def test_a_campus_without_a_metro_code_may_lie_in_the_persons_own():
    columns = make_columns(modality=IN_PERSON, country=HOME, region=OWN_STATE)

    assert points_of("location", columns, applicant=resident()) == (70, 100)
    nobody = make_applicant(country=HOME, region=OWN_STATE)
    assert points_of("location", columns, applicant=nobody) == (70, 70)


def test_a_campus_without_a_state_may_lie_in_the_persons_own():
    columns = make_columns(modality=IN_PERSON, country=HOME)

    assert points_of("location", columns, applicant=resident()) == (40, 100)


def test_a_program_without_a_place_may_be_anywhere():
    columns = make_columns(modality=IN_PERSON)

    assert points_of("location", columns, applicant=resident()) == (10, 100)


def test_a_place_the_person_wants_counts_fully():
    abroad = make_columns(modality=IN_PERSON, country=ABROAD)
    other_state = make_columns(
        modality=IN_PERSON, country=HOME, region=OTHER_STATE, metro=OTHER_METRO
    )

    wants = resident(wanted_countries=(ABROAD,), wanted_regions=(OTHER_STATE,))
    assert points_of("location", abroad, applicant=wants) == (100, 100)
    assert points_of("location", other_state, applicant=wants) == (100, 100)
    assert points_of("location", abroad, applicant=resident()) == (10, 10)


def test_a_criterion_is_known_only_where_nothing_is_open():
    columns = make_columns(
        2, modality=ONLINE, curriculum=[2, 2, 2, 2, UNKNOWN], requires=["calculus"]
    )
    applicant = make_applicant(make_levels(calculus=1))
    _, points, scores = score(columns, make_offer([NAN] * 2, gain=[0.4, NAN]), applicant)

    rows = [CRITERIA[row] for row in np.flatnonzero(~points.known[:, 0])]
    assert rows == ["curriculum"]
    assert scores.known.tolist() == [5, 4]
    assert scores.counted == 6


def test_no_programs_give_no_points_and_no_error():
    _, points, scores = score(make_columns(0), make_offer([]), make_applicant())

    assert points.lower.shape == (6, 0)
    assert scores.middle.shape == (0,)
