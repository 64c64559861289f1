"""The border between database rows and engine arrays: who asks, and how each program does."""

from __future__ import annotations

import threading
from collections import OrderedDict

import numpy as np
from numpy.typing import NDArray

from decisions.assessment import Assessment, Standing
from decisions.columns import encoded
from decisions.engine.criteria import criteria
from decisions.engine.gates import Gates, gates
from decisions.engine.parameters import parameters
from decisions.engine.prerequisites import gap
from decisions.engine.ranking import scores
from decisions.engine.scoring import Offer, scoring
from decisions.models import Profile
from decisions.person import Person
from programs.prices import STATUSES
from programs.snapshot import Snapshot

# Assessments kept in a process: about 0.3 MB each at a thousand programs.
KEPT = 16

_lock = threading.Lock()
_kept: OrderedDict[tuple, Assessment] = OrderedDict()


def assess(profile: Profile, snapshot: Snapshot, assume: bool | None = None) -> Assessment:
    """Hold every program against one profile. No query.

    assume: rank listed programs on the assumption about their price and duration; None: as the
    profile has it.

    Kept per profile, the moment it was saved and the snapshot: an answer that is changed without
    saving the profile (a queryset's update) is not seen.
    """
    assume = profile.assume_unknown if assume is None else assume
    key = (profile.pk, profile.updated_at, snapshot.version, assume)
    with _lock:
        held = _kept.get(key)
        if held is not None and held.snapshot is snapshot:
            _kept.move_to_end(key)
            return held
    made = _assess(Person.of(profile), snapshot, assume)
    with _lock:
        _kept[key] = made
        _kept.move_to_end(key)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return made


def forget(profile: Profile) -> None:
    """Drop what this process keeps of a profile that is being deleted."""
    with _lock:
        for key in [key for key in _kept if key[0] == profile.pk]:
            del _kept[key]


def _assess(person: Person, snapshot: Snapshot, assume: bool) -> Assessment:
    """One pass over all programs."""
    given, code = scoring(), encoded(snapshot)
    columns, applicant = code.columns, code.applicant(person)
    status, pace = person.statuses(code.places, code.place_of), person.paces(snapshot)
    price = snapshot.take(snapshot.price_usd, pace, status)
    months = snapshot.take(snapshot.months, pace)
    assumed = np.zeros(len(snapshot), dtype=bool)
    if assume:
        price, months, assumed = _assumed(snapshot, status, price, months)
    needs_visa = person.needs_visa([country for country, _ in code.places])
    offer = Offer(price=price, months=months, visa_needed=needs_visa[code.place_of])
    bridge = gap(columns.prerequisites, applicant.levels, given)
    passed = gates(columns, offer, bridge, applicant, given)
    points = criteria(columns, offer, bridge, applicant, given)
    return Assessment(
        snapshot=snapshot,
        person=person,
        applicant=applicant,
        columns=columns,
        given=given,
        assume=assume,
        status=status,
        pace=pace,
        price=price,
        months=months,
        assumed=assumed,
        bridge=bridge,
        gates=passed,
        criteria=points,
        scores=scores(points, applicant.weights),
        standing=_standing(price, months, passed),
    )


def _assumed(
    snapshot: Snapshot,
    status: NDArray[np.int8],
    price: NDArray[np.float64],
    months: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """Listed US programs at the usual length and their institution's average rate.

    Only those of which neither price nor duration is known: what a program states is never
    replaced. Residents of its state take the in-state rate, everybody else the other.
    """
    given = parameters("scoring")
    in_state, out_of_state = snapshot.average_price_usd
    yearly = np.where(status == STATUSES.index("in_state"), in_state, out_of_state)
    listed = np.array([tier == "listed" for tier in snapshot.tier], dtype=bool)
    in_us = np.array([country == "US" for country in snapshot.country], dtype=bool)
    assumed = listed & in_us & np.isnan(price) & np.isnan(months) & np.isfinite(yearly)
    return (
        np.where(assumed, yearly * given["assumed_years_charged"].number, price),
        np.where(assumed, given["assumed_months"].number, months),
        assumed,
    )


def _standing(
    price: NDArray[np.float64], months: NDArray[np.float64], passed: Gates
) -> NDArray[np.int8]:
    """Which list each program belongs to; ruled out comes before all others."""
    no_price, no_months = np.isnan(price), np.isnan(months)
    standing = np.full(len(price), Standing.SCORED, dtype=np.int8)
    standing[no_price] = Standing.NO_PRICE
    standing[no_months] = Standing.NO_MONTHS
    standing[no_price & no_months] = Standing.NOT_ENOUGH
    standing[passed.ruled_out] = Standing.RULED_OUT
    return standing
