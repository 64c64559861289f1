"""
What the simulation draws: sixteen numbers for each possible future (method, section 6).

Two kinds that are never mixed up: parameters could be learnt (how many finish, what entrants earn),
outcomes cannot (whether you finish). The same draws serve every path.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np

from .arrays import Array, Flags, array
from .salaries import HIGHEST_RANK, mixture_wage, wage
from .scenario import Scenario, Uncertainty

# The order of the sixteen dimensions is fixed: it is part of what a seed means.
DIMENSIONS = (
    "p_complete",
    "u_complete",
    "p_place",
    "u_place",
    "m",
    "epsilon",
    "search",
    "e",
    "delta",
    "lam",
    "u_unaided",
    "private",
    "price",
    "leaving",
    "stay",
    "kappa",
)
EITHER_MODE = ("p_complete", "p_place", "e", "private", "price")
BY_MODE = {"new_role": ("m", "delta", "lam"), "same_role": ("kappa",)}
EDGE = 1e-12
GRID = np.linspace(-HIGHEST_RANK, HIGHEST_RANK, 601)
SURE = 0.9  # highest yearly chance of a late move
INVERSES = 64  # kept: a dozen distributions at the points of a list, of a report, of a tornado
LARGEST = 2**15  # points of a dimension that are kept: of each distribution half a megabyte at most


def parameters_of(mode: str) -> tuple[str, ...]:
    """The drawn parameters that the value of a path depends on; lam is its unaided move."""
    return (*EITHER_MODE, *BY_MODE[mode])


def sobol(power: int, seed: int) -> Array:
    """
    2^power scrambled Sobol points in 16 dimensions, inside (0, 1); one row for each future.

    >>> sobol(3, 1).shape
    (8, 16)
    """
    from scipy.stats import qmc  # costs 70 MiB, and most requests do without

    points = qmc.Sobol(len(DIMENSIONS), scramble=True, rng=seed).random_base2(power)
    return array(np.clip(points, EDGE, 1.0 - EDGE))


@dataclass(frozen=True)
class Draws:
    """
    The futures of one program, (n,) each, or of a batch, (..., n).

    parameters: what could be learnt, by name.  The rest replaces the inputs of the scenario:
    salary in the currency of `after`, unaided and unaided_late in years (inf: never).  rank: the
    normal score at which one would enter, before it is clipped; where the salary comes from.
    """

    parameters: dict[str, Array]
    complete: Flags
    placed: Flags
    drop_at: Array
    search_months: Array
    rank: Array
    salary: Array
    experience_growth: Array
    role_growth_diff: Array
    unaided: Array
    unaided_late: Array
    private_rate: Array
    price_factor: Array
    kappa: Array

    def part(self, programs: slice, futures: slice) -> "Draws":
        """Some of the futures of some of the programs, without the parameters behind them."""

        def cut(content: Any) -> Any:
            rows = content[programs] if content.ndim > 1 and content.shape[0] > 1 else content
            return rows[..., futures]

        names = [item.name for item in fields(self) if item.name != "parameters"]
        return Draws({}, **{name: cut(getattr(self, name)) for name in names})


def uncertainty_of(scenario: Scenario) -> Uncertainty:
    """What is not sure about a scenario; ValueError where it does not say."""
    if scenario.uncertainty is None:
        raise ValueError("a simulation needs the scenario's uncertainty")
    return scenario.uncertainty


def draw(scenario: Scenario, points: Array) -> Draws:
    """
    The futures of a scenario.

    points: (n, 16), uniform.  Numbers of the scenario and of its uncertainty may be arrays
    (..., 1), one row for each program; the draws are then (..., n).
    """
    unsure = uncertainty_of(scenario)
    u = {name: points[:, k] for k, name in enumerate(DIMENSIONS)}
    lam = _beta(unsure.lam_beta, u["lam"])
    parameters = {
        "p_complete": _beta(unsure.complete_beta, u["p_complete"]),
        "p_place": _beta(unsure.place_beta, u["p_place"]),
        "m": _normal(unsure.m_entry, unsure.tau, u["m"]),
        "e": _normal(scenario.experience_growth, unsure.e_sd, u["e"]),
        "delta": _normal(scenario.role_growth_diff, unsure.dg_sd, u["delta"]),
        "lam": lam,
        "private": _triangle(unsure.priv_tri, u["private"]),
        "price": _clipped(_normal(1.0, unsure.cost_sd, u["price"]), unsure.cost_clip),
        "kappa": _triangle(unsure.kappa_tri, u["kappa"]),
    }
    complete = u["u_complete"] < parameters["p_complete"]
    placed = (u["u_place"] < parameters["p_place"]) & (u["stay"] < unsure.p_stay)
    rank = parameters["m"] + _normal(0.0, unsure.sigma, u["epsilon"])
    return Draws(
        parameters=parameters,
        complete=complete,
        placed=complete & placed,
        drop_at=_beta(unsure.drop_beta, u["leaving"]),
        search_months=np.minimum(_gamma(unsure.search_gamma, u["search"]), unsure.search_cap),
        rank=rank,
        salary=_pay(scenario, rank),
        experience_growth=parameters["e"],
        role_growth_diff=parameters["delta"],
        unaided=first_success(u["u_unaided"], lam),
        unaided_late=first_success(u["u_unaided"], np.minimum(lam * unsure.late_multiple, SURE)),
        private_rate=parameters["private"],
        price_factor=parameters["price"],
        kappa=parameters["kappa"],
    )


def central(scenario: Scenario, count: int = 1) -> Draws:
    """
    The same future `count` times: everything at its central value, finished and placed, no
    unaided move. The simulation of it equals the deterministic engine.
    """
    unsure = uncertainty_of(scenario)

    def same(number: Any) -> Array:
        return array(number) + np.zeros(count)

    yes = np.ones(count, dtype=bool)
    return Draws(
        parameters={},
        complete=yes,
        placed=yes,
        drop_at=same(scenario.drop_at),
        search_months=same(scenario.after.search_months),
        rank=same(unsure.m_entry),
        salary=_pay(scenario, same(unsure.m_entry)),
        experience_growth=same(scenario.experience_growth),
        role_growth_diff=same(scenario.role_growth_diff),
        unaided=same(np.inf),
        unaided_late=same(np.inf),
        private_rate=same(scenario.finance.private_rate),
        price_factor=same(1.0),
        kappa=same(scenario.after.kappa),
    )


def with_draws(scenario: Scenario, futures: Draws) -> Scenario:
    """The scenario with its draws in place of the inputs that they replace."""
    return replace(
        scenario,
        complete=futures.complete,
        placed=futures.placed,
        drop_at=futures.drop_at,
        experience_growth=futures.experience_growth,
        role_growth_diff=futures.role_growth_diff,
        baseline=replace(
            scenario.baseline,
            unaided_year=futures.unaided,
            unaided_year_late=futures.unaided_late,
        ),
        program=replace(scenario.program, price_factor=futures.price_factor),
        after=replace(
            scenario.after,
            salary=futures.salary,
            search_months=futures.search_months,
            kappa=futures.kappa,
        ),
        finance=replace(scenario.finance, private_rate=futures.private_rate),
    )


def _pay(scenario: Scenario, rank: Array) -> Array:
    """Entry pay at a rank; a raise in the same role needs none."""
    after = scenario.after
    if after.mode == "same_role" or after.quantiles is None:
        return array(after.salary) + 0.0 * rank
    if after.mixture_weights is not None:
        return _mixed(rank, after.mixture_weights, list(after.quantiles))
    return wage(rank, after.quantiles)


def _mixed(rank: Array, weights: tuple[float, ...], parts: list[Any]) -> Array:
    """
    Pay in a mixture of occupations, interpolated between ranks a hundredth apart.

    Bisection of every draw takes half of a simulation's time; the error is below a ten-thousandth
    of the pay (test). Percentiles that differ by program are not interpolated.
    """
    if rank.size <= GRID.size or any(np.ndim(part) > 1 for part in parts):
        return mixture_wage(rank, weights, parts)
    logs = np.log(mixture_wage(GRID, weights, parts))
    return array(np.exp(np.interp(rank, GRID, logs)))


def first_success(u: Array, chance: Array) -> Array:
    """The year of the first success, 1, 2, …, at so much chance a year."""
    sure = np.clip(chance, 0.0, 1.0 - 1e-15)
    with np.errstate(divide="ignore", over="ignore"):
        return np.floor(np.log(u) / np.log1p(-sure)) + 1.0


@dataclass(frozen=True)
class _Points:
    """One dimension of the points, told from another by a digest of its numbers."""

    digest: bytes
    numbers: Array = field(compare=False)


@lru_cache(maxsize=INVERSES)
def _inverse(function: Callable[..., Any], shapes: tuple[float, ...], at: _Points) -> Array:
    """
    A slow inverse function at some points, read-only.

    Kept, since the points are the same for everybody and so are most distributions: a fifth of the
    time of a report otherwise goes here.
    """
    values = array(function(*shapes, at.numbers))
    values.setflags(write=False)
    return values


def _for_each(function: Callable[..., Any], shapes: tuple[Any, ...], u: Array) -> Array:
    """A slow inverse function, evaluated once for each set of parameters that differs."""
    rows = np.broadcast_arrays(*(array(shape) for shape in shapes))
    numbers = np.ascontiguousarray(u)
    at = _Points(blake2b(numbers.tobytes()).digest(), numbers)
    inverse = _inverse if numbers.size <= LARGEST else _inverse.__wrapped__
    if rows[0].ndim == 0:
        return inverse(function, tuple(row.item() for row in rows), at)
    flat = np.stack([row.ravel() for row in rows])
    distinct, which = np.unique(flat, axis=1, return_inverse=True)
    values = np.stack([inverse(function, tuple(row), at) for row in distinct.T.tolist()])
    return array(values[which].reshape(*rows[0].shape[:-1], u.size))


def _beta(shapes: tuple[Any, ...], u: Array) -> Array:
    from scipy.special import betaincinv

    return _for_each(betaincinv, shapes, u)


def _gamma(shapes: tuple[Any, ...], u: Array) -> Array:
    from scipy.special import gammaincinv

    shape, scale = shapes
    return array(array(scale) * _for_each(gammaincinv, (shape,), u))


def _clipped(values: Array, limits: tuple[Any, ...]) -> Array:
    return array(np.minimum(np.maximum(values, limits[0]), limits[1]))


def _normal(mean: Any, deviation: Any, u: Array) -> Array:
    from scipy.special import ndtri

    return array(array(mean) + array(deviation) * ndtri(u))


def _triangle(corners: tuple[Any, ...], u: Array) -> Array:
    """Lowest, most likely, highest."""
    low, mode, high = (array(corner) for corner in corners)
    span = np.where(high > low, high - low, 1.0)
    rising = low + np.sqrt(u * span * (mode - low))
    falling = high - np.sqrt((1.0 - u) * span * (high - mode))
    return array(np.where(u < (mode - low) / span, rising, falling) + 0.0 * u)
