"""
When things happen on a path: months from month 0, the first day of the path.

Model year t is the months 12t to 12t + 11. Lengths may be fractions of a month.
"""

from dataclasses import dataclass

import numpy as np

from .arrays import Array, Flags, array
from .parameters import value
from .scenario import Scenario

YEAR = 12.0
TERM = 6.0  # leavers pay for the terms they began
DIGITS = 9  # 0.1 · 30 months is 3 months, not 3.0000000000000004


def months_until(month: Array, years: Array) -> Array:
    """
    Months of each model year that lie before `month`.

    month: (..., 1).  years: (H,).  Returns (..., H), 0 to 12.

    >>> months_until(np.array([18.0]), np.arange(3.0))
    array([12.,  6.,  0.])
    """
    return array(np.minimum(np.maximum(month - YEAR * years, 0.0), YEAR))


def overlap(begin: Array, end: Array, years: Array) -> Array:
    """
    Months of [begin, end) inside each model year, fractions allowed; none if end < begin.

    >>> overlap(np.array([6.0]), np.array([20.5]), np.arange(3.0))
    array([6. , 8.5, 0. ])
    """
    return months_until(np.maximum(begin, end), years) - months_until(begin, years)


@dataclass(frozen=True)
class Timeline:
    """
    The milestones of a path, columns of shape (..., 1); months unless said otherwise.

    bridge_end: enrolment (b0).  study_end: end of study (x).  start: first day in the job that
    follows.  entry_year: start in years (a).  return_month: end of the right to work (inf: none).
    paid_until: end of the terms that are paid for.  repayment: month in which loans fall due (R).
    kept: the job is kept while studying.  complete, placed: how it went; only those who finish
    can be placed.
    """

    bridge_end: Array
    study_end: Array
    start: Array
    entry_year: Array
    return_month: Array
    paid_until: Array
    repayment: Array
    kept: Flags
    complete: Flags
    placed: Flags


@dataclass(frozen=True)
class Spells:
    """
    The months of each model year, (..., H), in which one is bridging, studying, searching, in the
    job that follows (target or fallback), or back after the right to work has ended.
    """

    bridging: Array
    studying: Array
    searching: Array
    working: Array
    returned: Array


def spells(t: Timeline, years: Array) -> Spells:
    """How each model year is spent; the five add up to twelve months."""
    bridge, study, start = (
        months_until(month, years) for month in (t.bridge_end, t.study_end, t.start)
    )
    stays = bool(np.isposinf(t.return_month).all())
    last = array(YEAR) if stays else months_until(t.return_month, years)
    return Spells(bridge, study - bridge, start - study, last - start, YEAR - last)


def timeline(s: Scenario) -> Timeline:
    """The milestones of a scenario in columns (columns.py)."""
    bridge, months = array(s.program.bridge_months), array(s.program.months)
    complete = np.asarray(s.complete)
    placed = complete & np.asarray(s.placed)
    done = np.round(np.where(complete, months, s.drop_at * months), DIGITS)
    study_end = bridge + done
    search = array(s.after.search_months)
    searched = np.where(
        complete, search, np.minimum(search, value("assumptions", "leaver_search_months"))
    )
    wait = np.where(placed, np.maximum(search, s.after.stay_after_months), searched)
    start = study_end + wait
    terms = np.minimum(TERM * np.maximum(1.0, np.ceil(done / TERM)), months)
    return Timeline(
        bridge_end=bridge,
        study_end=study_end,
        start=start,
        entry_year=start / YEAR,
        return_month=np.where(placed, start + s.after.stay_months, np.inf),
        paid_until=bridge + np.where(complete, months, terms),
        repayment=np.ceil(study_end) + s.finance.grace_months,
        kept=array(s.program.pay_share) > 0.0,
        complete=complete,
        placed=placed,
    )
