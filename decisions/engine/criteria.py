"""The six criteria: facts become points between two bounds.

A missing fact is never left out and never replaced by an average: it makes the interval as wide
as the facts that are possible.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from decisions.engine.prerequisites import Gap
from decisions.engine.scoring import (
    CRITERIA,
    DELIVERIES,
    IN_PERSON,
    ONLINE,
    UNKNOWN,
    WISHES,
    Applicant,
    Codes,
    Columns,
    Flags,
    Floats,
    Offer,
    Scoring,
)
from decisions.engine.values import BEST

# Wider than this, in points of 100, and something is open.
_OPEN = 1e-9


@dataclass(frozen=True)
class Criteria:
    """Points of every program on every criterion, rows in the order of CRITERIA.

    lower, upper (6, n): 0 to 100.  known (6, n): the two are equal.
    """

    lower: Floats
    upper: Floats

    def with_money(self, gain: Floats, given: Scoring) -> Criteria:
        """The same with other points for money; gain as `money` takes it."""
        low, high = money(gain, given)
        row = CRITERIA.index("money")
        lower, upper = self.lower.copy(), self.upper.copy()
        lower[row], upper[row] = low, high
        return Criteria(lower, upper)

    def of(self, programs: NDArray[np.int64]) -> Criteria:
        """The points of some of the programs, in that order."""
        return Criteria(self.lower[:, programs], self.upper[:, programs])

    @cached_property
    def known(self) -> Flags:
        return np.asarray(self.upper - self.lower <= _OPEN)


def criteria(
    columns: Columns, offer: Offer, bridge: Gap, applicant: Applicant, given: Scoring
) -> Criteria:
    """All criteria for all programs, in one pass."""
    rows = {
        "money": money(offer.gain, given),
        "curriculum": curriculum(columns.curriculum, applicant.role, given),
        "prerequisites": given.prerequisites.bounds(bridge.low, bridge.high),
        "flexibility": flexibility(columns, applicant.wishes),
        "evidence": (given.evidence[columns.evidence],) * 2,
        "location": location(columns, applicant, given),
    }
    return Criteria(
        lower=np.stack([rows[name][0] for name in CRITERIA]),
        upper=np.stack([rows[name][1] for name in CRITERIA]),
    )


def money(gain: Floats, given: Scoring) -> tuple[Floats, Floats]:
    """
    Points for what the program is worth in money.

    gain (n,): caution-adjusted net present value as a multiple of own gross yearly pay; NaN
    unknown.

    >>> from decisions.engine.scoring import scoring
    >>> money(np.array([-2.0, -0.75, 0.0, 1.5, np.nan]), scoring())
    (array([ 0., 25., 50., 75.,  0.]), array([  0.,  25.,  50.,  75., 100.]))
    """
    return given.money.bounds(gain, gain)


def curriculum(levels: Codes, role: int, given: Scoring) -> tuple[Floats, Floats]:
    """
    points = 100 × Σ area weight of the role × level value; an area not stated from 0 to 1.

    levels (5, n): 0 not taught, 1 elective, 2 core, -1 not stated.  role: index into ROLES.
    """
    weights = given.roles[role]
    value, stated = given.curriculum_level[levels], levels != UNKNOWN
    lower = weights @ np.where(stated, value, 0.0)
    upper = weights @ np.where(stated, value, 1.0)
    # Sums of binary fractions may end a hair above 100.
    return np.minimum(100 * lower, BEST), np.minimum(100 * upper, BEST)


def flexibility(columns: Columns, wishes: tuple[int, ...]) -> tuple[Floats, Floats]:
    """
    points = 100 × share of the wishes met; a wish whose fact is not stated from 0 to 1.

    wishes: indices into WISHES; none: every program is flexible enough, 100.
    """
    if not wishes:
        full = np.full(len(columns), BEST)
        return full, full
    met = wishes_met(columns)[list(wishes)]
    return 100 * (met == 1).mean(axis=0), 100 * (met != 0).mean(axis=0)


def wishes_met(columns: Columns) -> Codes:
    """(4, n) in the order of WISHES: 1 met, 0 not met, -1 not stated."""
    modality, delivery = columns.modality, columns.delivery
    recorded = np.where(
        delivery == UNKNOWN,
        # How a program teaches online is no question on campus.
        np.where(modality == IN_PERSON, 0, UNKNOWN),
        delivery != DELIVERIES.index("live"),
    )
    met = {
        "online": np.where(modality == UNKNOWN, UNKNOWN, modality == ONLINE),
        "part_time": columns.part_time,
        "recorded": recorded,
        "self_paced": columns.self_paced,
    }
    return np.stack([met[wish] for wish in WISHES]).astype(np.int8)


def location(columns: Columns, applicant: Applicant, given: Scoring) -> tuple[Floats, Floats]:
    """
    Points for the place where one would have to study.

    Online counts as near. Unknown parts widen the interval: a format that is not stated may be
    online; a place without a metro code may lie in the person's own; a program without a place
    may be anywhere.
    """
    near, region, country, abroad, wanted = given.location
    at_home = (columns.country == applicant.country) & (columns.country != UNKNOWN)
    in_region = at_home & (columns.region == applicant.region) & (columns.region != UNKNOWN)
    in_metro = (columns.metro == applicant.metro) & (columns.metro != UNKNOWN)
    lower = np.where(
        in_metro, near, np.where(in_region, region, np.where(at_home, country, abroad))
    )
    upper = lower.copy()
    # Without a code, only a place in a region that the metro area reaches can be in it.
    maybe_metro = at_home & (columns.metro == UNKNOWN)
    maybe_metro &= np.isin(columns.region, applicant.metro_regions)
    upper[maybe_metro] = near
    maybe_region = at_home & (columns.region == UNKNOWN)
    upper[maybe_region] = max(near if applicant.metro_regions else region, country)
    upper[columns.country == UNKNOWN] = max(given.location)
    in_wanted = np.isin(columns.country, applicant.wanted_countries)
    in_wanted |= np.isin(columns.region, applicant.wanted_regions)
    lower[in_wanted] = np.maximum(lower[in_wanted], wanted)
    upper[in_wanted] = np.maximum(upper[in_wanted], wanted)
    lower[columns.modality == ONLINE] = near
    upper[(columns.modality == ONLINE) | (columns.modality == UNKNOWN)] = near
    return lower, np.maximum(lower, upper)
