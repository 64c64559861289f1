"""
What a job pays in a place, by rank: five published percentiles turned into a distribution.

A rank is a normal score z: 0 is the median, Φ(z) the share that earns less. Pay is real, a year.
Percentiles are arrays (..., 5): P10, P25, P50, P75, P90; leading axes broadcast against the ranks.
"""

from collections.abc import Sequence
from statistics import NormalDist
from typing import Any

import numpy as np

from .arrays import Array, array
from .parameters import value

KNOTS = tuple(NormalDist().inv_cdf(share) for share in (0.10, 0.25, 0.50, 0.75, 0.90))
HIGHEST_RANK = 3.0
LOWEST_WAGE, HIGHEST_WAGE, STEPS = 1e3, 1e8, 80  # of the bisection for mixtures
SOFTWARE_DEVELOPERS, DATA_SCIENTISTS = "15-1252", "15-2051"


def _between(x: Array, inner: Sequence[Any], slopes: Sequence[Array], start: Array) -> Array:
    """
    A line broken at three inner knots, its end slopes going on.

    start: the value at inner[0].  slopes: of the four pieces, left to right.
    """
    left, middle, right = inner
    return array(
        start
        + slopes[0] * np.minimum(x - left, 0.0)
        + slopes[1] * np.clip(x - left, 0.0, middle - left)
        + slopes[2] * np.clip(x - middle, 0.0, right - middle)
        + slopes[3] * np.maximum(x - right, 0.0)
    )


def _logarithms(quantiles: Any) -> list[Array]:
    logs = np.log(array(quantiles))
    return [logs[..., k] for k in range(len(KNOTS))]


def wage(z: Any, quantiles: Any) -> Array:
    """
    Pay at rank z, clipped to ±3: ln pay is linear in z between the published percentiles.

    >>> wage(0.0, [67_240, 85_660, 120_230, 158_880, 199_130]).round(2).item()
    120230.0
    """
    logs = _logarithms(quantiles)
    slopes = [(logs[k + 1] - logs[k]) / (KNOTS[k + 1] - KNOTS[k]) for k in range(4)]
    rank_ = np.clip(array(z), -HIGHEST_RANK, HIGHEST_RANK)
    return array(np.exp(_between(rank_, KNOTS[1:4], slopes, logs[1])))


def _open_rank(salary: Any, quantiles: Any) -> Array:
    """The rank of a salary, however extreme. Percentiles that coincide share one rank."""
    logs = _logarithms(quantiles)
    slopes = []
    for k in range(4):
        rise = logs[k + 1] - logs[k]
        flat = rise == 0.0
        step = (KNOTS[k + 1] - KNOTS[k]) / np.where(flat, 1.0, rise)
        slopes.append(np.where(flat, 0.0, step))
    pay = array(salary)
    with np.errstate(divide="ignore"):
        log_pay = np.log(pay)
    return _between(log_pay, logs[1:4], slopes, array(KNOTS[1]))


def rank(salary: Any, quantiles: Any) -> Array:
    """
    The rank at which a salary stands, clipped to ±3; the inverse of wage().

    >>> rank(75_000.0, [67_240, 85_660, 120_230, 158_880, 199_130]).round(6).item()
    -1.007705
    """
    return array(np.clip(_open_rank(salary, quantiles), -HIGHEST_RANK, HIGHEST_RANK))


def normal_share(z: Any) -> Array:
    """Φ(z)."""
    from scipy.special import ndtr  # costs 24 MiB, and most requests do without

    return array(ndtr(array(z)))


def _share_below(salary: Array, weights: Array, parts: Sequence[Any]) -> Array:
    """Share of a mixture of occupations that earns less than a salary."""
    return array(
        sum(
            weights[k] * normal_share(_open_rank(salary, quantiles))
            for k, quantiles in enumerate(parts)
        )
    )


def mixture_wage(z: Any, weights: Sequence[float], parts: Sequence[Any]) -> Array:
    """
    Pay at rank z, clipped to ±3, in a mixture of occupations: Σ weight · Φ(z_i(pay)) = Φ(z).

    weights: one for each part, summing to 1.  parts: percentiles (..., 5) of each occupation.
    This is not the average of the percentiles.
    """
    share = normal_share(np.clip(array(z), -HIGHEST_RANK, HIGHEST_RANK))
    each = array(weights)
    shape = np.broadcast_shapes(share.shape, *(np.shape(part)[:-1] for part in parts))
    low, high = np.full(shape, np.log(LOWEST_WAGE)), np.full(shape, np.log(HIGHEST_WAGE))
    for _ in range(STEPS):
        middle = (low + high) / 2.0
        below = _share_below(np.exp(middle), each, parts) < share
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    unknown = np.isnan(share) | np.isnan(sum(np.sum(part, axis=-1) for part in map(array, parts)))
    return np.where(unknown, np.nan, np.exp((low + high) / 2.0))


def mixture_rank(salary: Any, weights: Sequence[float], parts: Sequence[Any]) -> Array:
    """The rank of a salary in a mixture, clipped to ±3; the inverse of mixture_wage()."""
    from scipy.special import ndtri

    share = _share_below(array(salary), array(weights), parts)
    return array(np.clip(ndtri(share), -HIGHEST_RANK, HIGHEST_RANK))


def national_factor(price_level: Any, soc: str) -> Array:
    """
    By what to multiply national pay where a place has none published.

    price_level: regional price parity, 100 in the nation.  Plain multiplication by it overstates
    pay in these occupations.

    >>> national_factor(100.0, "15-1252").round(4).item()
    0.9352
    """
    key = {
        SOFTWARE_DEVELOPERS: "national_factor_software",
        DATA_SCIENTISTS: "national_factor_data_science",
    }.get(soc, "national_factor_other")
    log_factor, power = value("assumptions", key)
    return array(np.exp(log_factor) * (array(price_level) / 100.0) ** power)


def tau_with_fallback(tau: Any) -> Array:
    """The spread of programs where only national pay is known: more, in quadrature."""
    return array(np.hypot(array(tau), value("assumptions", "tau_fallback")))


def range_percentiles(low: Any, high: Any) -> Array:
    """
    Percentiles (..., 5) from a person's own range, taken as P10 and P90 of a lognormal.

    >>> range_percentiles(40_000.0, 90_000.0).round()
    array([40000., 48470., 60000., 74273., 90000.])
    """
    log_low, log_high = np.log(array(low)), np.log(array(high))
    middle, spread = (log_low + log_high) / 2.0, (log_high - log_low) / (2.0 * KNOTS[-1])
    return array(np.exp(middle[..., np.newaxis] + spread[..., np.newaxis] * array(KNOTS)))


def usual_rank(years: Any) -> Array:
    """
    The rank that people usually have after so many years in an occupation.

    >>> usual_rank([0.0, 10.0, 40.0])
    array([-0.6, -0.1,  0.4])
    """
    start, gain, most = value("assumptions", "rank_by_experience")
    return array(np.minimum(start + gain * array(years), most))


def entry_rank(
    m_entry: Any, relevant_years: Any = 0.0, present_rank: Any = None, present_years: Any = 0.0
) -> Array:
    """
    The rank m at which a person enters: the entrants' rank, experience, and part of one's own.

    relevant_years: before the degree.  present_rank: rank of the current salary in the current job
    and place after `present_years` in it; None: no match, no shift.

    >>> entry_rank(-0.33, 3.0, 0.5, 4.0).round(4).item()
    0.18
    """
    shift = np.minimum(
        value("assumptions", "experience_shift") * array(relevant_years),
        value("assumptions", "experience_shift_most"),
    )
    own = 0.0
    if present_rank is not None:
        above = array(present_rank) - usual_rank(present_years)
        own = value("assumptions", "rank_carry_over") * above
    return array(array(m_entry) + shift + own)


def source_precision(n: Any, sigma: Any, *, peers: bool = False, bias: Any = None) -> Array:
    """
    How much a source weighs: 1 / (bias² + variance / n); never certain, however many answered.

    n: respondents of a published median, or the sum of similarities (0 to 1) of peers looked up.
    bias: standard deviation of the response bias; None: our default for the kind of source.
    """
    if bias is None:
        bias = value("assumptions", "peer_bias" if peers else "published_bias")
    variance = (1.0 if peers else 1.57) * array(sigma) ** 2
    return array(1.0 / (array(bias) ** 2 + variance / array(n)))


def pooled_rank(
    m: Any, tau: Any, ranks: Sequence[Any], precisions: Sequence[Any]
) -> tuple[Array, Array]:
    """
    Our rank m (standard deviation tau) pooled with what sources say: (rank, standard deviation).

    ranks, precisions: one of each for every source.
    """
    prior = 1.0 / array(tau) ** 2
    total = prior + sum((array(p) for p in precisions), np.zeros(()))
    pulled = prior * array(m) + sum(
        (array(p) * array(r) for r, p in zip(ranks, precisions, strict=True)), np.zeros(())
    )
    return array(pulled / total), array(1.0 / np.sqrt(total))


def at_graduation(median: Any, years_after: Any, market: Any, experience: Any) -> Array:
    """A median published for so many years after graduation, taken back to graduation."""
    growth = (1.0 + array(market)) * (1.0 + array(experience))
    return array(array(median) / growth ** array(years_after))
