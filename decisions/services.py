"""The border between database rows and engine arrays: who asks, and how each program does."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from django.utils import timezone
from numpy.typing import NDArray

from decisions import kept
from decisions.assessment import Assessment, Standing
from decisions.engine.criteria import criteria
from decisions.engine.gates import Gates, gates
from decisions.engine.ranking import scores
from decisions.engine.scoring import Offer, scoring
from decisions.models import Profile
from decisions.money.answer import Answers
from decisions.money.baseline import baseline_of, held_against
from decisions.money.prospects import Prospects, prospects
from decisions.money.stories import Money, money, spread
from decisions.person import Person
from decisions.scene import Scene
from programs.snapshot import Snapshot

# Assessments kept in a process: about 0.6 MB each at a thousand programs.
KEPT = 16
_PROSPECTS = "prospects"

_lock = threading.Lock()
_kept: OrderedDict[tuple, Assessment] = OrderedDict()


def assess(
    profile: Profile, snapshot: Snapshot, assume: bool | None = None, *, draw: bool = False
) -> Assessment:
    """Hold every program against one profile, as of today.

    One query, for the people whom the person looked up, unless it is kept; more for the reference
    data after they or the catalogue have changed.

    assume: rank listed programs on the assumption about their price and duration; None: as the
    profile has it.  draw: draw the futures of every program, unless they are kept already. Without
    it the answer rests on them only if they are kept, else on three stories at central values.

    Kept per profile, the moment it was saved and the snapshot: an answer that is changed without
    saving the profile (a queryset's update) is not seen.
    """
    assume = profile.assume_unknown if assume is None else assume
    key = (profile.pk, profile.updated_at, snapshot.version, assume, timezone.localdate())
    held = _held(key, snapshot)
    made = held or _assess(Person.of(profile), snapshot, assume)
    if made.prospects is None:
        drawn = _drawn(profile, made, draw)
        made = resting_on(made, drawn) if drawn is not None else made
    if made is not held:
        _keep(key, made)
    return made


def assess_as(person: Person, snapshot: Snapshot) -> Assessment:
    """The same, futures drawn, of answers that nobody saved: a what-if. Nothing is kept."""
    made = _assess(person, snapshot, person.assume_unknown)
    return resting_on(made, prospects(made.batch, made.alone, made.baseline.of_a_list))


def _held(key: tuple, snapshot: Snapshot) -> Assessment | None:
    with _lock:
        held = _kept.get(key)
        if held is None or held.snapshot is not snapshot:
            return None
        _kept.move_to_end(key)
        return held


def _keep(key: tuple, made: Assessment) -> None:
    with _lock:
        _kept[key] = made
        _kept.move_to_end(key)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)


def _drawn(profile: Profile, made: Assessment, draw: bool) -> Prospects | None:
    """The futures of every program, if they are kept or asked for."""
    what = (_PROSPECTS, made.assume)
    drawn = kept.get(profile, made.snapshot, *what)
    if drawn is None and draw:
        drawn = prospects(made.batch, made.alone, made.baseline.of_a_list)
        kept.put(drawn, profile, made.snapshot, *what)
    return drawn


def forget(profile: Profile) -> None:
    """Drop what is kept of a profile that is being deleted."""
    kept.drop(profile)
    with _lock:
        for key in [key for key in _kept if key[0] == profile.pk]:
            del _kept[key]


def _assess(person: Person, snapshot: Snapshot, assume: bool) -> Assessment:
    """One pass over all programs."""
    scene = Scene(person, snapshot)
    columns, given = scene.code.columns, scoring()
    own = scene.terms(assume)
    batch = scene.batch(own.offers(own.complete))
    alone = money(batch)
    offer = Offer(
        price=own.price,
        months=own.months,
        visa_needed=scene.needs_visa,
        gain=np.full(len(snapshot), np.nan),
        unfunded=spread(alone.unfunded, own.complete, len(snapshot)),
        too_late=scene.bridging.too_late,
    )
    passed = gates(columns, offer, scene.needed, scene.applicant, given)
    baseline = baseline_of(batch, alone, ~passed.ruled_out[own.complete])
    points = criteria(columns, offer, scene.needed, scene.applicant, given)
    open_ = Assessment(
        snapshot=snapshot,
        person=person,
        applicant=scene.applicant,
        columns=columns,
        given=given,
        assume=assume,
        terms=own,
        batch=batch,
        baseline=baseline,
        alone=alone,
        money=alone,
        bridge=scene.needed,
        gates=passed,
        criteria=points,
        scores=scores(points, scene.applicant.weights),
        standing=_standing(own.price, own.months, passed),
    )
    return _with_money(open_, held_against(batch, alone, baseline.of_a_list))


def resting_on(made: Assessment, drawn: Prospects) -> Assessment:
    """The same assessment, its money that of the futures drawn."""
    worth = replace(
        made.money,
        mean=drawn.mean,
        cautious=drawn.cautious,
        multiple=drawn.cautious / made.batch.work.own_pay,
    )
    return replace(_with_money(made, worth), prospects=drawn)


def _with_money(made: Assessment, worth: Money) -> Assessment:
    gain = spread(worth.multiple, made.batch.offers.index, len(made.snapshot))
    points = made.criteria.with_money(gain, made.given)
    weighed = scores(points, made.applicant.weights)
    return replace(made, money=worth, criteria=points, scores=weighed)


def answers(person: Person, snapshot: Snapshot, index: Sequence[int]) -> Answers:
    """What the money engine says about some programs, in the order given; nothing is kept.

    A program whose price or length is not known has NaN figures.
    """
    scene = Scene(person, snapshot)
    offers = scene.terms().offers(np.asarray(index, dtype=np.int64))
    return Answers(scene.batch(offers))


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
