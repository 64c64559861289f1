"""Where pay that graduates are reported to earn stands in the pay of the person's role.

A figure is brought by consumer prices to the money of the wage statistics, from the years after
graduation back to it, and ranked in the role's pay as published (the method's section 5): that of
the institution's state; of the nation for a figure of the nation, and for institutions abroad or
without a place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from decisions.engine.arrays import Array, array
from decisions.engine.parameters import parameters
from decisions.engine.salaries import KNOTS, at_graduation, mixture_rank, rank
from decisions.money.sites import sites
from decisions.money.situation import HOME, Situation
from decisions.money.work import Work
from decisions.reference.market import WAGES_MONTH, Place
from programs.models import OutcomeScope
from programs.pay_figures import SCOPES
from programs.snapshot import Snapshot

# Dollars of a year are those of its middle.
MIDDLE_OF_YEAR = 7


@dataclass(frozen=True, eq=False)
class Published:
    """
    What is published for each program of a snapshot, a row for each of pay_figures.SCOPES.

    rank (3, n): normal score, the mean by graduates of the figures of that scope; NaN where there
    is none, or the role's pay is not published.  n (3, n): graduates counted, 0 there.
    """

    rank: Array
    n: Array


def published(work: Work, snapshot: Snapshot) -> Published:
    """Several figures of one scope stand for one source: what biases one biases the others."""
    pay, given = snapshot.pay, work.situation.given
    places, of_program = _ranked_in(snapshot)
    nationwide = pay.scope == SCOPES.index(OutcomeScope.NATION_FIELD)
    at = np.where(nationwide, 0, of_program[pay.program])
    wages = role_pay(work, places)
    dollars = at_graduation(
        in_money_of_wages(work.situation, pay.dollars, pay.year),
        pay.years_after,
        given["market_growth"],
        given["experience_growth"],
    )
    middle = median_of_mean(dollars, _steepness(work, wages)[at], given["sigma"])
    ranks = ranked(work, np.where(pay.is_mean, middle, dollars), [part[at] for part in wages])
    counted = np.where(np.isnan(pay.n), parameters("assumptions")["unstated_n"].number, pay.n)
    counted = np.where(np.isnan(ranks), 0.0, counted)

    shape = (len(SCOPES), len(snapshot))
    cell = pay.scope * len(snapshot) + pay.program

    def total(values: Array) -> Array:
        """By scope and program."""
        return array(np.bincount(cell, values, shape[0] * shape[1]).reshape(shape))

    n = total(counted)
    weighted = total(counted * np.nan_to_num(ranks))
    return Published(np.divide(weighted, n, out=np.full(shape, np.nan), where=n > 0), n)


def _ranked_in(snapshot: Snapshot) -> tuple[tuple[Place, ...], NDArray[np.intp]]:
    """The places in whose pay figures are ranked, the nation first, and which is whose, (n,)."""
    where = sites(snapshot)
    states = [Place(state=site.region if site.country == HOME else "") for site in where.distinct]
    places = tuple(dict.fromkeys([Place(), *states]))
    index = {place: k for k, place in enumerate(places)}
    return places, np.array([index[state] for state in states], dtype=np.intp)[where.of]


def role_pay(work: Work, places: Sequence[Place]) -> list[Array]:
    """The percentiles of each occupation of the role at each place, as published, (places, 5)."""
    market = work.situation.market
    return [
        np.stack([market.pay(part.soc, *place).percentiles for place in places])
        for part in work.occupations
    ]


def ranked(work: Work, dollars: Array, wages: Sequence[Array]) -> Array:
    """The rank of amounts (k,) in the role's pay. wages: of each occupation, (k, 5)."""
    if len(wages) == 1:
        return rank(dollars, wages[0])
    return mixture_rank(dollars, [part.weight for part in work.occupations], wages)


def in_money_of_wages(situation: Situation, dollars: Array, years: Array) -> Array:
    """Dollars of some years in the money of the wage statistics; NaN before all price indexes."""
    index = situation.market.price_index
    distinct, of = np.unique(years, return_inverse=True)
    then = np.array([index(int(year), MIDDLE_OF_YEAR) for year in distinct], dtype=float)
    return dollars * index(*WAGES_MONTH) / then[of]


def median_of_mean(mean: Array, steepness: Array, sigma: float) -> Array:
    """
    The median of a lognormal of which a source gives the mean: mean · exp(−s²/2), s = σ · slope.

    steepness: by how much ln pay rises with one of rank.  sigma: how far the graduates of one
    program lie apart in rank.

    >>> median_of_mean(np.array([100_000.0]), np.array([0.4]), 0.55).round().tolist()
    [97609.0]
    """
    return mean * np.exp(-((sigma * steepness) ** 2) / 2.0)


def _steepness(work: Work, wages: Sequence[Array]) -> Array:
    """How fast ln pay rises with rank in the middle half of the role's pay, at each place."""
    rise = [np.log(part[..., 3] / part[..., 1]) for part in wages]
    weights = [part.weight for part in work.occupations]
    return sum(np.multiply(weights, np.transpose(rise)).T) / (KNOTS[3] - KNOTS[1])
