"""How many months of courses lie between a person and the first day of each program."""

from dataclasses import dataclass

import numpy as np

from decisions.engine.scoring import SUBJECTS, Codes, Flags, Floats, Scoring

REQUIRED, RECOMMENDED = 2, 1
_PROGRAMMING, _PYTHON = SUBJECTS.index("programming"), SUBJECTS.index("python")
_OTHER = SUBJECTS.index("other")


@dataclass(frozen=True)
class Gap:
    """Months of courses before the start, between `low` and `high`.

    low, high (n,): months; equal where everything is known.
    stated (n,): whether the program states any prerequisites. Where it does not, low is 0 and
    high NaN: no end is known.
    subjects_low, subjects_high (12, n): months that each required subject takes by itself.
    """

    low: Floats
    high: Floats
    stated: Flags
    subjects_low: Floats
    subjects_high: Floats


def level_bounds(levels: Floats, given: Scoring) -> tuple[Floats, Floats]:
    """
    Lowest and highest level in each subject, ((12,), (12,)), with Python counted as programming.

    levels (12,): 0 to 3, NaN not told. Who told Python knows at least as much programming; who
    told programming is taken at their word, also about a Python level that was not told.

    >>> from decisions.engine.scoring import scoring
    >>> levels = np.full(12, np.nan)
    >>> levels[SUBJECTS.index("python")] = 1
    >>> low, high = level_bounds(levels, scoring())
    >>> low[_PROGRAMMING].item(), high[_PROGRAMMING].item()
    (1.0, 3.0)
    """
    highest = len(given.bridge_months) - 1
    low = np.where(np.isnan(levels), 0.0, levels)
    high = np.where(np.isnan(levels), float(highest), levels)
    for bound in (low, high):
        bound[_PROGRAMMING] = max(bound[_PROGRAMMING], low[_PYTHON])
    # Nobody knows Python better than programming.
    high[_PYTHON] = min(high[_PYTHON], high[_PROGRAMMING])
    return low, high


def subject_months(levels: Floats, given: Scoring) -> tuple[Floats, Floats]:
    """
    Least and greatest months of courses in each subject, ((12,), (12,)).

    A level that was not told leaves everything open from nothing to the longest course. Which
    subject "other" stands for cannot be said, so that it is always open.

    >>> from decisions.engine.scoring import scoring
    >>> low, high = subject_months(np.array([0, 1, 2, np.nan] + [3] * 8, dtype=float), scoring())
    >>> low[:4].tolist(), high[:4].tolist()
    ([4.0, 2.0, 0.0, 0.0], [4.0, 2.0, 0.0, 4.0])
    """
    told = np.array(levels, dtype=float)
    told[_OTHER] = np.nan
    steps = np.arange(len(given.bridge_months))
    low_level, high_level = level_bounds(told, given)
    return (
        np.interp(high_level, steps, given.bridge_months),
        np.interp(low_level, steps, given.bridge_months),
    )


def gap(prerequisites: Codes, levels: Floats, given: Scoring) -> Gap:
    """
    Months to bridge for every program.

    Courses run side by side: months = max(longest course, sum of all courses ÷ courses at once).
    Recommended subjects take no time. Where Python is required, its course is the programming
    course too.

    prerequisites (12, n): 0 not asked, 1 recommended, 2 required; -1 throughout: not stated.
    levels (12,): 0 to 3, NaN not told.
    """
    stated: Flags = np.asarray((prerequisites >= 0).any(axis=0))
    required = prerequisites == REQUIRED
    required[_PROGRAMMING] &= ~required[_PYTHON]
    least, greatest = subject_months(levels, given)
    low, high = required * least[:, None], required * greatest[:, None]
    return Gap(
        low=_side_by_side(low, given.courses_at_once),
        high=np.where(stated, _side_by_side(high, given.courses_at_once), np.nan),
        stated=stated,
        subjects_low=low,
        subjects_high=high,
    )


def _side_by_side(months: Floats, at_once: float) -> Floats:
    together = np.maximum(months.max(axis=0), months.sum(axis=0) / at_once)
    return np.asarray(together, dtype=float)
