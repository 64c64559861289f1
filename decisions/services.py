"""The border between database rows and engine arrays: who asks, and how each program does."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date

import numpy as np
from django.utils import timezone
from numpy.typing import NDArray

from decisions.assessment import Assessment, Standing
from decisions.columns import encoded
from decisions.engine.criteria import criteria
from decisions.engine.gates import Gates, gates
from decisions.engine.prerequisites import gap
from decisions.engine.ranking import scores
from decisions.engine.scoring import Offer, scoring
from decisions.models import Profile
from decisions.money.answer import Answers
from decisions.money.batch import Batch
from decisions.money.bridging import Bridging
from decisions.money.offers import terms
from decisions.money.situation import Situation
from decisions.money.stories import money, spread
from decisions.person import Person
from decisions.reference import market
from programs.snapshot import Snapshot

# Assessments kept in a process: about 0.3 MB each at a thousand programs.
KEPT = 16

_lock = threading.Lock()
_kept: OrderedDict[tuple, Assessment] = OrderedDict()


def assess(profile: Profile, snapshot: Snapshot, assume: bool | None = None) -> Assessment:
    """Hold every program against one profile, as of today.

    No query, but for the reference data after they or the catalogue have changed.

    assume: rank listed programs on the assumption about their price and duration; None: as the
    profile has it.

    Kept per profile, the moment it was saved and the snapshot: an answer that is changed without
    saving the profile (a queryset's update) is not seen.
    """
    assume = profile.assume_unknown if assume is None else assume
    today = timezone.localdate()
    key = (profile.pk, profile.updated_at, snapshot.version, assume, today)
    with _lock:
        held = _kept.get(key)
        if held is not None and held.snapshot is snapshot:
            _kept.move_to_end(key)
            return held
    made = _assess(Person.of(profile), snapshot, assume, today)
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


def _assess(person: Person, snapshot: Snapshot, assume: bool, today: date) -> Assessment:
    """One pass over all programs."""
    given, code = scoring(), encoded(snapshot)
    columns, applicant = code.columns, code.applicant(person)
    situation = Situation.of(person, market.current(snapshot.version), today)
    own = terms(person, snapshot, person.statuses(code.places, code.place_of), assume)
    needed = gap(columns.prerequisites, applicant.levels, given)
    bridging = Bridging(situation, snapshot, needed, own.status)
    batch = Batch(situation, snapshot, own.offers(own.complete), bridging)
    worth = money(batch)
    needs_visa = person.needs_visa([country for country, _ in code.places])
    offer = Offer(
        price=own.price,
        months=own.months,
        visa_needed=needs_visa[code.place_of],
        gain=spread(worth.multiple, own.complete, len(snapshot)),
        unfunded=spread(worth.unfunded, own.complete, len(snapshot)),
        too_late=bridging.too_late,
    )
    passed = gates(columns, offer, needed, applicant, given)
    points = criteria(columns, offer, needed, applicant, given)
    return Assessment(
        snapshot=snapshot,
        person=person,
        applicant=applicant,
        columns=columns,
        given=given,
        assume=assume,
        terms=own,
        batch=batch,
        money=worth,
        bridge=needed,
        gates=passed,
        criteria=points,
        scores=scores(points, applicant.weights),
        standing=_standing(own.price, own.months, passed),
    )


def answers(person: Person, snapshot: Snapshot, index: Sequence[int]) -> Answers:
    """What the money engine says about some programs, in the order given; nothing is kept.

    A program whose price or length is not known has NaN figures.
    """
    code = encoded(snapshot)
    situation = Situation.of(person, market.current(snapshot.version), timezone.localdate())
    own = terms(person, snapshot, person.statuses(code.places, code.place_of))
    needed = gap(code.columns.prerequisites, code.applicant(person).levels, scoring())
    bridging = Bridging(situation, snapshot, needed, own.status)
    offers = own.offers(np.asarray(index, dtype=np.int64))
    return Answers(Batch(situation, snapshot, offers, bridging))


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
