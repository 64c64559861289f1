"""Months of courses before the first day."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from decisions.engine.prerequisites import gap
from decisions.engine.scoring import SUBJECTS, scoring
from tests.decisions.engine.scoring_inputs import NAN, make_columns, make_levels

PYTHON, PROGRAMMING = SUBJECTS.index("python"), SUBJECTS.index("programming")


def python_is_programming(told):
    """Nobody knows more Python than programming."""
    return not told[PYTHON] > told[PROGRAMMING]


levels = st.lists(
    st.sampled_from([0.0, 1.0, 2.0, 3.0, float("nan")]), min_size=12, max_size=12
).filter(python_is_programming)
required = st.sets(st.sampled_from(SUBJECTS))


def months(requires, told, **more):
    bridge = gap(make_columns(requires=requires, **more).prerequisites, told, scoring())
    return bridge.low.item(), bridge.high.item()


@pytest.mark.parametrize(
    ("requires", "told", "expected"),
    [
        ([], {}, 0),
        (["calculus"], {"calculus": 2}, 0),
        (["calculus"], {"calculus": 1}, 2),
        (["calculus"], {"calculus": 0}, 4),
        # Side by side: max(4, (4 + 2) / 2 = 3) = 4.
        (["calculus", "statistics"], {"calculus": 0, "statistics": 1}, 4),
        # max(4, (4 + 4 + 4) / 2 = 6) = 6.
        (
            ["calculus", "statistics", "databases"],
            {"calculus": 0, "statistics": 0, "databases": 0},
            6,
        ),
        # max(2, (2 + 2 + 2) / 2 = 3) = 3.
        (
            ["calculus", "statistics", "databases"],
            {"calculus": 1, "statistics": 1, "databases": 1},
            3,
        ),
    ],
)
def test_two_courses_fit_side_by_side(requires, told, expected):
    assert months(requires, make_levels(**told)) == (expected, expected)


def test_python_counts_as_programming_but_not_the_other_way_round():
    assert months(["programming"], make_levels(python=2)) == (0, 0)
    # Some Python is at least as much programming: a refresher at most.
    assert months(["programming"], make_levels(python=1)) == (0, 2)
    assert months(["programming"], make_levels(programming=0)) == (4, 4)
    assert months(["programming"], make_levels(python=3, programming=0)) == (0, 0)
    assert months(["python"], make_levels(programming=3)) == (0, 4)


def test_one_course_bridges_python_and_programming():
    told = make_levels(python=0, programming=0, calculus=0)

    # max(4, (4 + 4) / 2): with a course of its own for programming it would be 6.
    assert months(["python", "programming", "calculus"], told) == (4, 4)


def test_recommended_subjects_take_no_time():
    told = make_levels(calculus=0)

    assert months([], told, recommends=["calculus"]) == (0, 0)
    assert months(["calculus"], told) == (4, 4)


def test_a_level_not_told_leaves_open_whether_a_course_is_needed():
    assert months(["calculus"], make_levels()) == (0, 4)
    # Known 4; open 0 or 4 side by side: max(4, 4 / 2) to max(4, 8 / 2); a third makes 6.
    assert months(["calculus", "statistics"], make_levels(calculus=0)) == (4, 4)
    assert months(["calculus", "statistics", "databases"], make_levels(calculus=0)) == (4, 6)


def test_another_subject_stays_open_whatever_was_told():
    assert months(["other"], make_levels(other=3)) == (0, 4)


def test_prerequisites_that_are_not_stated_have_no_end():
    bridge = gap(make_columns(stated=False).prerequisites, make_levels(calculus=3), scoring())

    assert bridge.low.item() == 0
    assert np.isnan(bridge.high.item())
    assert not bridge.stated.item()


@given(required, levels, st.integers(0, 11))
@example({"programming"}, [NAN] * 5 + [2.0, 1.0] + [NAN] * 5, PROGRAMMING)
def test_telling_a_level_narrows_the_months_and_never_moves_them_outside(requires, told, which):
    told = np.array(told)
    hidden = told.copy()
    hidden[which] = np.nan
    narrow, wide = months(requires, told), months(requires, hidden)

    assert wide[0] <= narrow[0] <= narrow[1] <= wide[1]


@given(required, levels, st.integers(0, 11))
@example({"programming"}, [NAN] * 5 + [2.0, 1.0] + [NAN] * 5, PROGRAMMING)
def test_knowing_more_never_takes_longer(requires, told, which):
    told = np.array(told)
    better = told.copy()
    better[which] = min(told[which] + 1, 3)

    assert months(requires, better) <= months(requires, told)


@example(
    some={"linear_algebra", "probability", "programming", "calculus"},
    others={"discrete_math", "python", "statistics"},
    told=[0.0, 0.0, 0.0, 1.0, 2.0, 0.0, float("nan"), 0.0, 0.0, 0.0, 0.0, 0.0],
)
@given(required, required, levels)
def test_asking_for_more_never_takes_less(some, others, told):
    told = np.array(told)
    low, high = months(some, told)
    more_low, more_high = months(some | others, told)

    # A Python course is a programming course too, so that nothing gets shorter by asking for it.
    assert more_low >= low
    assert more_high >= high
