"""
The numbers of a path that could be other ones, each by itself, and what a path is when they are.

Months of study are no lever: who studies longer studies something else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from .arrays import Array, array
from .draws import uncertainty_of
from .parameters import parameters
from .scenario import Scenario, Uncertainty

HIGHEST_PRICE = 1.5  # of what it costs as things are
RANKS = 1.2  # either way: two standard deviations of programs and people together
LEAST_PAY_SHARE = 0.2  # a day a week: who keeps less of a job keeps none, or all of it
NEARLY = 1e-6  # a chance of nothing or of everything, where a Beta has no shape
SHARED = ("unaided", "private_rate", "search_months")


@dataclass(frozen=True)
class Lever:
    """
    A number that could be another one: its plausible limits, and where it is.

    least: a smaller change of it means nothing.  shared: it is about the person and not about the
    program, so that it also moves the path that the program is held against.
    """

    name: str
    low: float
    high: float
    at: float
    least: float = 0.0
    shared: bool = False

    @property
    def range(self) -> float:
        return self.high - self.low


def levers(
    scenario: Scenario, limits: Mapping[str, tuple[float, float] | None] | None = None
) -> tuple[Lever, ...]:
    """
    The levers of one program's scenario (single numbers).

    price: the whole price, as a multiple of what it is.  rank: where people enter the pay
    distribution.  job, finish: chances.  unaided: chance of a move without the program, a year.
    private_rate: a year.  search_months: mean.  pay_share: share of own pay kept while studying.

    limits: of some levers instead of our plausible range; None leaves a lever out.  Where a number
    is beyond its limits they are as wide as it takes.  What has no effect is no lever: pay on entry
    for a raise in the same role, an unaided move where there can be none, a rate where nothing may
    be borrowed.
    """
    unsure = uncertainty_of(scenario)
    rank = float(unsure.m_entry)
    found = {
        "price": ((0.0, HIGHEST_PRICE), 1.0),
        "job": (_plausible("place_master"), _mean(unsure.place_beta)),
        "finish": (_plausible("complete_full_time"), _mean(unsure.complete_beta)),
        "search_months": (_plausible("search_months"), _mean_search(unsure)),
        "pay_share": (_plausible("pay_share_full_time"), float(scenario.program.pay_share)),
    }
    if scenario.after.mode == "new_role":
        found["rank"] = ((rank - RANKS, rank + RANKS), rank)
        unaided = _mean(unsure.lam_beta)
        if unaided > 10.0 * NEARLY:
            found["unaided"] = (_plausible("unaided_move"), unaided)
    if scenario.finance.private:
        found["private_rate"] = (parameters("loans")["private_rate"].limits, unsure.priv_tri[1])
    ready = []
    for name, (plausible, at) in found.items():
        ends = (limits or {}).get(name, plausible)
        if ends is not None:
            low, high = min(ends[0], at), max(ends[1], at)
            least = LEAST_PAY_SHARE if name == "pay_share" else 0.0
            ready.append(Lever(name, low, high, at, least, shared=name in SHARED))
    return tuple(ready)


def moved(scenario: Scenario, values: Mapping[str, Array]) -> Scenario:
    """The scenario with some levers elsewhere. values: by name, a number or an array (rows, 1)."""
    for name, there in values.items():
        scenario = _MOVES[name](scenario, there)
    return scenario


def _plausible(key: str) -> tuple[float, float]:
    return parameters("assumptions")[key].limits


def _mean(shapes: tuple[Any, ...]) -> float:
    a, b = shapes
    return float(a / (a + b))


def _mean_search(unsure: Uncertainty) -> float:
    shape, scale = unsure.search_gamma
    return float(shape * scale)


def _around(shapes: tuple[Any, ...], mean: Array) -> tuple[Any, ...]:
    """A Beta as sure as this one around another mean."""
    size = shapes[0] + shapes[1]
    inside = np.clip(mean, NEARLY, 1.0 - NEARLY)
    return inside * size, (1.0 - inside) * size


def _unsure(scenario: Scenario, **changed: Any) -> Scenario:
    return replace(scenario, uncertainty=replace(uncertainty_of(scenario), **changed))


def _price(scenario: Scenario, there: Array) -> Scenario:
    price = array(scenario.program.tuition_total) * there
    return replace(scenario, program=replace(scenario.program, tuition_total=price))


def _rank(scenario: Scenario, there: Array) -> Scenario:
    return _unsure(scenario, m_entry=there)


def _job(scenario: Scenario, there: Array) -> Scenario:
    return _unsure(scenario, place_beta=_around(uncertainty_of(scenario).place_beta, there))


def _finish(scenario: Scenario, there: Array) -> Scenario:
    return _unsure(scenario, complete_beta=_around(uncertainty_of(scenario).complete_beta, there))


def _unaided(scenario: Scenario, there: Array) -> Scenario:
    return _unsure(scenario, lam_beta=_around(uncertainty_of(scenario).lam_beta, there))


def _private_rate(scenario: Scenario, there: Array) -> Scenario:
    """The triangle moves as a whole, its top to the given rate; no rate is below nothing."""
    low, top, high = uncertainty_of(scenario).priv_tri
    corners = np.maximum(there - (top - low), 0.0), there, there + (high - top)
    return _unsure(scenario, priv_tri=corners)


def _search(scenario: Scenario, there: Array) -> Scenario:
    """The search that one keeps a reserve for is longer or shorter by as much."""
    unsure, after = uncertainty_of(scenario), scenario.after
    planned = np.maximum(after.planned_search_months + there - _mean_search(unsure), 0.0)
    shape = unsure.search_gamma[0]
    changed = _unsure(
        scenario,
        search_gamma=(shape, np.maximum(there / shape, NEARLY)),
        search_cap=np.maximum(unsure.search_cap, 2.0 * there),
    )
    return replace(changed, after=replace(after, planned_search_months=planned))


def _pay_share(scenario: Scenario, there: Array) -> Scenario:
    return replace(scenario, program=replace(scenario.program, pay_share=there))


_MOVES: Mapping[str, Callable[[Scenario, Array], Scenario]] = {
    "price": _price,
    "rank": _rank,
    "job": _job,
    "finish": _finish,
    "unaided": _unaided,
    "private_rate": _private_rate,
    "search_months": _search,
    "pay_share": _pay_share,
}
