"""
What a path is worth given what could be learnt: E[NPV | parameters] (method, section 10).

A future draws parameters and outcomes together, and a ranking that asks how sure it is needs the
mean over the outcomes for each draw of the parameters. To simulate those means anew would take a
thousand times as long; least squares finds them in the futures that are there (Strong, Oakley and
Brennan 2014, Medical Decision Making 34:311). The terms are not the parameters alone but what the
value of a path is made of: placed or not, the rank of entry, the year of an unaided move. The
expectation of each given the parameters is known exactly, and the fitted sum is taken there. The
terms are their own control variates: what an outcome brings is explained and so does not pass for
the work of a parameter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .arrays import Array, array
from .draws import SURE, Draws, uncertainty_of
from .salaries import normal_share
from .scenario import Scenario, Uncertainty

# Ranks, in standard deviations from where people enter, at which the slope of the value may change.
BENDS = (-1.0, 0.0, 1.0)
LATE = 2.0  # years from month 0 after which a late move may come: the usual length of study
# Added to the square of every standardized term, which is n: one future's worth of doubt, so that
# a term with few futures behind it, or the same as another, gets no wild coefficient.
RIDGE = 1.0
# Futures at a time in products of matrices. BLAS spreads larger ones over threads, and on a busy
# server waits thirty times as long for them as one thread would take.
PIECE = 128
CONSTANT = 1e-9  # a standard deviation, as a share of the largest value: rounding


@dataclass(frozen=True)
class Term:
    """
    A number in each future, and its expectation given the parameters of that future; (n,) each.

    The product of two terms is a term if, given the parameters, they are independent.
    """

    value: Array
    mean: Array

    def __mul__(self, other: Term) -> Term:
        return Term(self.value * other.value, self.mean * other.mean)


def expected(npv: Array, futures: Draws, scenario: Scenario) -> Array:
    """
    E[NPV | parameters] of each future, in the shape of `npv`; its mean is that of `npv`.

    npv: (n,), or (P, n) for a batch, of these futures of the scenario; a row with an unknown value
    is unknown.  Programs that draw from the same distributions share one solve, whatever they cost
    and wherever they are; others have their own.

    It is linear: the gain over another path is the difference of the two expectations, each found
    from that path's own draws.
    """
    rows = np.atleast_2d(npv)
    unsure = uncertainty_of(scenario)
    ready = np.full(rows.shape, np.nan)
    known = ~np.isnan(rows).any(axis=1)
    design_of = _designs(unsure, rows.shape[0])
    for design in np.unique(design_of[known]):
        members = np.flatnonzero(known & (design_of == design))
        drawn, numbers = _of_program(futures, members[0]), _numbers(unsure, members[0])
        ready[members] = _fitted(rows[members], _terms(drawn, numbers, scenario))
    return ready.reshape(npv.shape)


# The terms of the three stories: finished and placed, finished without the job, left early.
Parts = tuple[list[Term], list[Term], list[Term]]


def _designs(unsure: Uncertainty, programs: int) -> NDArray[np.intp]:
    """Which programs draw from the same distributions, but for the rank around which they enter."""
    flat: list[Array] = []
    for item in fields(unsure):
        content = getattr(unsure, item.name)
        if item.name != "m_entry":
            flat += content if isinstance(content, tuple | list) else [content]
    table = np.stack([np.broadcast_to(array(number).reshape(-1), programs) for number in flat])
    _, design = np.unique(table, axis=1, return_inverse=True)
    return np.asarray(design.reshape(-1), dtype=np.intp)


def _numbers(unsure: Uncertainty, program: int) -> Mapping[str, Any]:
    """The uncertainty of one program: numbers, and tuples of numbers."""

    def one(number: Any) -> float:
        flat = array(number).reshape(-1)
        return float(flat[program if flat.size > 1 else 0])

    contents = {item.name: getattr(unsure, item.name) for item in fields(unsure)}
    return {
        name: tuple(one(number) for number in content)
        if isinstance(content, tuple | list)
        else one(content)
        for name, content in contents.items()
    }


def _of_program(futures: Draws, program: int) -> Draws:
    """The futures of one program, every array (n,)."""

    def cut(content: Any) -> Any:
        return content if content.ndim == 1 else content[program if len(content) > 1 else 0]

    contents = {item.name: getattr(futures, item.name) for item in fields(futures)}
    drawn = {name: cut(content) for name, content in contents.pop("parameters").items()}
    return Draws(drawn, **{name: cut(content) for name, content in contents.items()})


def _fitted(npv: Array, terms: list[Term]) -> Array:
    """Ridge regression of each row on the values of the terms, taken at their means."""
    values = np.stack([term.value for term in terms])
    means = np.stack([term.mean for term in terms])
    largest = np.abs(values).max(axis=1, keepdims=True)
    values = values - values.mean(axis=1, keepdims=True)
    means = means - means.mean(axis=1, keepdims=True)
    deviation = values.std(axis=1, keepdims=True)
    scale = np.where(deviation > CONSTANT * largest, deviation, np.inf)
    values, means = values / scale, means / scale
    middle = npv.mean(axis=1, keepdims=True)
    from_middle = npv - middle
    pieces = [slice(left, left + PIECE) for left in range(0, npv.shape[1], PIECE)]
    squares = sum(
        (values[:, some] @ values[:, some].T for some in pieces), RIDGE * np.eye(len(terms))
    )
    products = sum(values[:, some] @ from_middle[:, some].T for some in pieces)
    weights = np.linalg.solve(squares, products)
    return array(middle + np.hstack([weights.T @ means[:, some] for some in pieces]))


def _terms(drawn: Draws, unsure: Mapping[str, Any], scenario: Scenario) -> list[Term]:
    """
    What the value of a path is made of, each part in the story that it belongs to.

    Leaving has no term of its own, since one of the three stories always comes true. The products
    are those without which the error grows in nested simulations of the method's cases.
    """
    parts = _same_role if scenario.after.mode == "same_role" else _new_role
    stories = _stories(drawn, unsure["p_stay"])
    return [
        story * part
        for story, its_own in zip(stories, parts(drawn, unsure, scenario), strict=True)
        for part in its_own
    ]


def _same_role(drawn: Draws, unsure: Mapping[str, Any], scenario: Scenario) -> Parts:
    e, price, rate, kappa = _parameters(drawn, "e", "price", "private", "kappa")
    always, search, leaving = _whatever_the_mode(drawn, unsure)
    return (
        [always, e, price, rate, search, kappa, kappa * e],
        [always, e, price, rate],
        [e, price, rate, leaving],
    )


def _new_role(drawn: Draws, unsure: Mapping[str, Any], scenario: Scenario) -> Parts:
    e, price, rate, delta = _parameters(drawn, "e", "price", "private", "delta")
    always, search, leaving = _whatever_the_mode(drawn, unsure)
    entry = _entry(drawn, unsure)
    rank = entry.rank
    lam, horizon = drawn.parameters["lam"], scenario.horizon_years
    late = np.minimum(lam * unsure["late_multiple"], SURE)
    moved = _years_left(drawn.unaided, lam, horizon, horizon)
    moved_early = _years_left(drawn.unaided, lam, horizon / 2.0, horizon)
    moved_late = _years_left(drawn.unaided_late, late, horizon - LATE, horizon)
    pay = [rank, *entry.bends, delta, e * rank, delta * rank]
    moves = [moved, moved_early, moved * rank, moved_early * rank, moved * entry.square]
    moves += [moved * delta, moved * e, moved * e * rank]
    return (
        [always, e, price, rate, search, *pay, *moves],
        [always, e, price, rate, search, moved, moved * rank, moved_late, moved_late * rank],
        [e, price, rate, leaving, moved, moved * rank],
    )


def _whatever_the_mode(drawn: Draws, unsure: Mapping[str, Any]) -> tuple[Term, Term, Term]:
    """One, the length of the search, and the moment of leaving."""
    a, b = unsure["drop_beta"]
    mean_search = _mean_search(unsure["search_gamma"], unsure["search_cap"])
    ones = np.ones_like(drawn.drop_at)
    return (
        Term(ones, ones),
        _centered(drawn.search_months, mean_search),
        _centered(drawn.drop_at, a / (a + b)),
    )


def _stories(drawn: Draws, p_stay: float) -> tuple[Term, Term, Term]:
    """Finished and placed, finished without the job, left early: whether, and how probable."""
    p_complete = drawn.parameters["p_complete"]
    p_placed = p_complete * drawn.parameters["p_place"] * p_stay
    done, placed = drawn.complete.astype(float), drawn.placed.astype(float)
    return (
        Term(placed, p_placed),
        Term(done - placed, p_complete - p_placed),
        Term(1.0 - done, 1.0 - p_complete),
    )


def _parameters(drawn: Draws, *names: str) -> list[Term]:
    """Parameters, each its own expectation; standardized, and nothing if pinned."""
    return [Term(level, level) for level in (_standardized(drawn.parameters[n]) for n in names)]


def _standardized(drawn: Array) -> Array:
    from_mean, deviation = drawn - drawn.mean(), drawn.std()
    pinned = deviation <= CONSTANT * np.abs(drawn).max()
    return array(np.zeros_like(drawn) if pinned else from_mean / deviation)


def _centered(drawn: Array, mean: float) -> Term:
    """An outcome that no parameter moves, from its mean."""
    return Term(drawn - mean, np.zeros_like(drawn))


def _mean_search(shapes: tuple[float, float], cap: float) -> float:
    """Mean of the smaller of Gamma(shape, scale) and the cap, months."""
    from scipy.special import gammainc  # imported late, as in draws

    shape, scale = shapes
    below = shape * scale * gammainc(shape + 1.0, cap / scale)
    return float(below + cap * (1.0 - gammainc(shape, cap / scale)))


@dataclass(frozen=True)
class _Entry:
    """The rank of entry in standard deviations from where people enter, term by term."""

    rank: Term
    square: Term
    bends: tuple[Term, ...]


def _entry(drawn: Draws, unsure: Mapping[str, Any]) -> _Entry:
    """Given the rank m of the program, the rank of a person is normal around it."""
    scale = np.hypot(unsure["tau"], unsure["sigma"]) or 1.0
    rank, m = ((ranks - unsure["m_entry"]) / scale for ranks in (drawn.rank, drawn.parameters["m"]))
    spread = unsure["sigma"] / scale
    return _Entry(
        rank=Term(rank, m),
        square=Term(rank**2, m**2 + spread**2),
        bends=tuple(
            Term(np.maximum(rank - bend, 0.0), _mean_above(m - bend, spread)) for bend in BENDS
        ),
    )


def _mean_above(mean: Array, deviation: float) -> Array:
    """E[max(x, 0)] of a normal x."""
    if deviation == 0.0:
        return np.maximum(mean, 0.0)
    z = mean / deviation
    density = np.exp(-0.5 * z**2) / np.sqrt(2.0 * np.pi)
    return array(mean * normal_share(z) + deviation * density)


def _years_left(move: Array, chance: Array, until: float, horizon: int) -> Term:
    """
    Years from a move to the year `until`, as a share of the horizon; none if it comes later.

    move: year 1, 2, … or inf, of the first success at so much chance a year.
    """
    mean, first = np.zeros_like(chance), chance
    for year in range(1, ceil(until)):
        mean = mean + (until - year) * first
        first = first * (1.0 - chance)
    return Term(np.maximum(until - move, 0.0) / horizon, mean / horizon)
