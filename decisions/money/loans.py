"""What may be borrowed, by whom, for which program."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from decisions.engine.arrays import Array
from decisions.engine.parameters import value
from decisions.models import Loans
from decisions.money.origin import Kind, Origin
from decisions.money.situation import Situation
from programs.prices import PACES
from programs.snapshot import Snapshot

PART_TIME = PACES.index("part_time")
# Enrolment of somebody who studies part time, where the program does not show it: our judgment.
HALF_TIME = 0.5


def load(snapshot: Snapshot, index: NDArray[np.int64], pace: NDArray[np.int8]) -> Array:
    """Share of a full load at which each program is studied, (P,)."""
    full, part = snapshot.months[:, index]
    with np.errstate(invalid="ignore"):
        shown = np.clip(full / part, 0.0, 1.0)
    return np.where(pace == PART_TIME, np.where(np.isnan(shown), HALF_TIME, shown), 1.0)


def federal(
    situation: Situation, snapshot: Snapshot, index: NDArray[np.int64], load_: Array
) -> NDArray[np.bool_]:
    """Whether a federal loan is to be had: person, school, enrolment and the wish to, (P,)."""
    person = situation.person
    if person.loans == Loans.NONE or not person.federal_eligible:
        return np.zeros(len(index), dtype=bool)
    return snapshot.title_iv[index] & (load_ >= value("loans", "federal_minimum_load"))


def private(situation: Situation, needs_visa: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether a private loan is to be had, (P,): a visitor needs a co-signer."""
    person = situation.person
    if person.loans != Loans.ANY:
        return np.zeros(len(needs_visa), dtype=bool)
    return ~needs_visa | person.cosigner


def federal_origin(situation: Situation, allowed: bool, title_iv: bool, load_: float) -> Origin:
    person = situation.person
    if person.loans == Loans.NONE:
        return Origin(Kind.ANSWER, "no loans at all", section="money")
    if not person.federal_eligible:
        words = "only for US citizens and permanent residents"
        return Origin(Kind.DATUM, words, section="situation", key="federal_rate")
    if not title_iv:
        words = "not for this kind of program, or not at this school, as far as we know"
        return Origin(Kind.JUDGMENT, words)
    if not allowed:
        words = f"only from half-time study on; this would be {load_:.0%} of a full load"
        return Origin(Kind.DATUM, words, key="federal_minimum_load")
    words = "citizen or permanent resident, and a school in the federal directory"
    return Origin(Kind.DATUM, words, key="federal_rate")


def private_origin(situation: Situation, allowed: bool) -> Origin:
    if situation.person.loans != Loans.ANY:
        return Origin(Kind.ANSWER, "no private loans", section="money")
    if not allowed:
        words = "visitors need a co-signer in the US, and you named none"
        return Origin(Kind.JUDGMENT, words, section="money")
    return situation.origin("loans", "money", "you did not rule it out")
