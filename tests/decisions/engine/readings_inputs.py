"""Small makers of what the readings are of: points on some criteria, and a person's weights."""

from dataclasses import replace

import numpy as np

from decisions.engine.criteria import Criteria
from decisions.engine.readings import readings
from decisions.engine.scoring import CRITERIA, scoring

COUNT = 512


def points(programs):
    """
    Criteria of some programs, each a list of points; those it leaves out have 0.

    A pair is an interval.
    """
    bounds = np.zeros((2, len(CRITERIA), len(programs)))
    for column, program in enumerate(programs):
        for row, known in enumerate(program):
            bounds[:, row, column] = known
    return Criteria(*bounds)


def weights_of(*some):
    """Weights of the first few criteria; the rest have none."""
    return np.array([*some, *[0] * (len(CRITERIA) - len(some))], dtype=float)


def make_readings(programs, weights=(40, 15, 15, 10, 10, 10), count=COUNT, **values):
    """Readings of some programs: a list as above, or Criteria."""
    criteria = programs if isinstance(programs, Criteria) else points(programs)
    given = replace(scoring(), readings=count)
    if money := values.pop("money", None):
        values["money"] = np.array(money, dtype=float)
    return readings(criteria, weights_of(*weights), given, **values)


def any_readings(seed, programs=5, draws=4, count=64):
    """
    Readings of programs with any facts, some missing, some the same, and any weights.
    """
    chance = np.random.default_rng(seed)
    ends = chance.choice([0.0, 25, 40, 70, 100], (2, len(CRITERIA), programs))
    known = chance.random((len(CRITERIA), programs)) < 0.6
    lower = ends.min(axis=0)
    upper = np.where(known, lower, ends.max(axis=0))
    money = chance.choice([0.0, 30, 55, 80], (programs, draws))
    money[chance.random(programs) < 0.3] = np.nan
    weights = chance.integers(0, 101, len(CRITERIA)) * chance.integers(0, 2, len(CRITERIA))
    return readings(
        Criteria(lower, upper),
        weights.astype(float),
        replace(scoring(), readings=count),
        money if chance.random() < 0.8 else None,
        keys=chance.permutation(1_000)[:programs],
        seed=int(chance.integers(0, 2**32)),
    )
