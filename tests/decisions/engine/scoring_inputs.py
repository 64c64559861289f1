"""Small makers of what the engine scores: each takes only what a test is about."""

import numpy as np

from decisions.engine.criteria import criteria
from decisions.engine.gates import gates
from decisions.engine.prerequisites import gap
from decisions.engine.ranking import scores
from decisions.engine.scoring import (
    CRITERIA,
    SUBJECTS,
    UNKNOWN,
    Applicant,
    Columns,
    Offer,
    scoring,
)

NAN = float("nan")


def make_columns(n=1, *, requires=None, recommends=(), stated=True, curriculum=None, **values):
    """n equal programs of which nothing is stated but what is given.

    requires: subjects; None: prerequisites are stated and ask for nothing (unless not stated).
    curriculum: five levels.
    """
    prerequisites = np.full((len(SUBJECTS), n), 0 if stated else UNKNOWN, dtype=np.int8)
    for subject in recommends:
        prerequisites[SUBJECTS.index(subject)] = 1
    for subject in requires or ():
        prerequisites[SUBJECTS.index(subject)] = 2
    levels = [UNKNOWN] * 5 if curriculum is None else curriculum
    codes = {
        name: np.full(n, values.pop(name, UNKNOWN), dtype=np.int8)
        for name in (
            "modality", "delivery", "part_time", "self_paced", "visa_eligible",
            "performance_pathway", "bachelor_field", "gre",
        )
    }  # fmt: skip
    keys = {
        name: np.full(n, values.pop(name, UNKNOWN), dtype=np.int32)
        for name in ("country", "region", "metro")
    }
    floats = {
        name: np.full(n, values.pop(name, NAN), dtype=float)
        for name in ("gpa_min", "work_years_min")
    }
    evidence = np.full(n, values.pop("evidence", 0), dtype=np.int8)
    assert not values, f"not a column: {values}"
    return Columns(
        **codes,
        **keys,
        **floats,
        evidence=evidence,
        curriculum=np.repeat(np.array(levels, dtype=np.int8)[:, None], n, axis=1),
        prerequisites=prerequisites,
    )


def make_offer(
    price=(NAN,), months=None, visa_needed=False, gain=None, unfunded=None, too_late=False
):
    price = np.array(price, dtype=float)

    def facts(values):
        return np.full(len(price), NAN) if values is None else np.array(values, dtype=float)

    return Offer(
        price=price,
        months=facts(months),
        visa_needed=np.full(len(price), visa_needed, dtype=bool),
        gain=facts(gain),
        unfunded=facts(unfunded),
        too_late=np.full(len(price), too_late, dtype=bool),
    )


def make_levels(**told):
    levels = np.full(len(SUBJECTS), NAN)
    for subject, level in told.items():
        levels[SUBJECTS.index(subject)] = level
    return levels


def make_applicant(levels=None, weights=(40, 15, 15, 10, 10, 10), **values):
    return Applicant(
        levels=make_levels() if levels is None else levels,
        weights=np.array(weights, dtype=float),
        **values,
    )


def score(columns, offer, applicant):
    """(gates, criteria, scores) of some programs for one applicant."""
    given = scoring()
    bridge = gap(columns.prerequisites, applicant.levels, given)
    points = criteria(columns, offer, bridge, applicant, given)
    return (
        gates(columns, offer, bridge, applicant, given),
        points,
        scores(points, applicant.weights),
    )


def points_of(criterion, columns, offer=None, applicant=None):
    """(lower, upper) of the first program on one criterion."""
    offer = offer or make_offer([NAN] * len(columns))
    _, points, _ = score(columns, offer, applicant or make_applicant())
    row = CRITERIA.index(criterion)
    return points.lower[row, 0].item(), points.upper[row, 0].item()
