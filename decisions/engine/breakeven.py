"""
When a path is ahead, and the entry salary from which it is (method, section 9).
"""

from collections.abc import Callable

import numpy as np

from .arrays import Array, Flags, array
from .salaries import normal_share

ROUNDING = 1e-6  # of money: two equal paths summed in different order
HIGHEST_SALARY = 1e9
STEPS = 40  # of bisection: 1e9 / 2^40 is a tenth of a cent


def ahead(position: Array) -> Flags:
    """
    True where a position (money) is not negative, but for rounding; False where it is unknown.

    >>> ahead(np.array([0.0, -0.01, np.nan]))
    array([ True, False, False])
    """
    return np.asarray(position >= -ROUNDING)


def even(position: Array, step: float) -> Flags:
    """
    True where a position counts as ahead by an amount that rounds to nothing.

    step: what money is rounded to.

    >>> even(np.array([0.0, 499.0, 500.0, -1.0, np.nan]), 1000.0)
    array([ True,  True, False, False, False])
    """
    return ahead(position) & (position < step / 2)


def break_even_year(position: Array) -> Array:
    """
    The first year from which on the position stays ahead; inf: never, NaN: not known.

    position: W(1) … W(H), (..., H).

    >>> break_even_year(np.array([[1.0, -1.0, 2.0, 3.0], [1.0, 1.0, 1.0, -1.0]]))
    array([ 3., inf])
    """
    behind = ~ahead(position)
    horizon = position.shape[-1]
    last_behind = horizon - np.argmax(behind[..., ::-1], axis=-1)
    year = np.where(behind.any(axis=-1), last_behind + 1.0, 1.0)
    year = np.where(year > horizon, np.inf, year)
    return np.where(np.isnan(position).any(axis=-1), np.nan, year)


def break_even_salary(npv: Callable[[Array], Array], shape: tuple[int, ...]) -> Array:
    """
    The entry salary at which `npv` is 0; inf if it is negative even at a billion, 0 if never.

    npv: net present values at the entry salaries it is given, both of `shape`.

    >>> break_even_salary(lambda salary: salary - 50_000.0, (1,)).round(2)
    array([50000.])
    """
    low, high = np.zeros(shape), np.full(shape, HIGHEST_SALARY)
    at_nothing, at_most = npv(low), npv(high)
    for _ in range(STEPS):
        middle = (low + high) / 2.0
        enough = npv(middle) >= 0.0
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    salary = np.where(at_nothing >= 0.0, 0.0, np.where(at_most < 0.0, np.inf, (low + high) / 2.0))
    return np.where(np.isnan(at_nothing) | np.isnan(at_most), np.nan, salary)


def share_of_workers(rank: Array | float) -> Array:
    """
    Share of all workers in the job and place who earn more than the pay at this rank: 1 − Φ(z*).

    >>> share_of_workers(0.0).item()
    0.5
    """
    return normal_share(-array(rank))


def share_of_entrants(rank: Array | float, m: float, tau: float, sigma: float) -> Array:
    """
    Share of people entering like you who earn more: 1 − Φ((z* − m) / √(τ² + σ²)).

    >>> share_of_entrants(-0.33, -0.33, 0.25, 0.55).item()
    0.5
    """
    return normal_share((m - array(rank)) / np.hypot(tau, sigma))
