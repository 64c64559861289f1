"""What rules a program out for one person, before anything is scored.

A gate says pass, fail or unknown. Unknown is neither: the program stays, and the person is told
what to check. Every answer carries a reason, as a code that the pages put into words.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from decisions.engine.prerequisites import Gap
from decisions.engine.scoring import (
    BACHELOR_FIELDS,
    GRE,
    ONLINE,
    UNKNOWN,
    Applicant,
    Codes,
    Columns,
    Flags,
    Floats,
    Offer,
    Scoring,
)

GATES = (
    "price", "months", "modality", "part_time", "country", "bridge", "start", "funding",
    "bachelor", "gpa", "work", "gre", "visa",
)  # fmt: skip
# The school's own conditions; the others are limits that the person sets.
ADMISSION = ("bachelor", "gpa", "work", "gre", "visa")


CENT = 0.01


class Answer(IntEnum):
    FAIL = -1
    UNKNOWN = 0
    PASS = 1


class Reason(IntEnum):
    """Why a gate answers as it does."""

    MET = 0  # the program's fact meets the limit
    NO_LIMIT = 1  # nothing to meet: no limit set, or nothing asked for
    BEYOND = 2  # the program's fact is beyond the limit
    NOT_STATED = 3  # the program's fact is not known
    NOT_ANSWERED = 4  # the person did not say
    ASK = 5  # both are known, and the school has to decide
    PATHWAY = 6  # admission by passing courses: the condition does not apply


@dataclass(frozen=True)
class Gates:
    """One row per gate, one column per program.

    answers, reasons (13, n) int8: Answer and Reason values, rows in the order of GATES.
    """

    answers: NDArray[np.int8]
    reasons: NDArray[np.int8]

    @property
    def ruled_out(self) -> Flags:
        """(n,): some gate fails."""
        return np.asarray((self.answers == Answer.FAIL).any(axis=0))

    @property
    def to_check(self) -> Flags:
        """(n,): no gate fails, but some gate cannot be answered."""
        return np.asarray((self.answers == Answer.UNKNOWN).any(axis=0) & ~self.ruled_out)


def gates(
    columns: Columns, offer: Offer, bridge: Gap, applicant: Applicant, given: Scoring
) -> Gates:
    """All gates for all programs, in one pass."""
    rows = {
        "price": _at_most(offer.price, applicant.price_limit),
        "months": _at_most(offer.months, applicant.months_limit),
        "modality": _modality(columns, applicant),
        "part_time": _part_time(columns, applicant),
        "country": _country(columns, applicant),
        "bridge": _bridge(bridge, applicant.bridge_limit),
        "start": np.where(offer.too_late, Reason.BEYOND, Reason.NO_LIMIT).astype(np.int8),
        "funding": _funding(offer.unfunded),
        "bachelor": _bachelor(columns, applicant, given),
        "gpa": _at_least(columns.gpa_min, applicant.gpa),
        "work": _at_least(columns.work_years_min, applicant.work_years),
        "gre": _gre(columns, applicant),
        "visa": _visa(columns, offer),
    }
    reasons = np.stack([rows[name] for name in GATES])
    # Who is let in by passing courses needs no degree, grade, test or years of work.
    by_courses = columns.performance_pathway == 1
    for name in ("bachelor", "gpa", "work", "gre"):
        reasons[GATES.index(name), by_courses] = Reason.PATHWAY
    return Gates(answers=_ANSWER_OF[reasons], reasons=reasons)


_ANSWER_OF = np.empty(len(Reason), dtype=np.int8)
for _reason in Reason:
    _ANSWER_OF[_reason] = {
        Reason.MET: Answer.PASS,
        Reason.NO_LIMIT: Answer.PASS,
        Reason.PATHWAY: Answer.PASS,
        Reason.BEYOND: Answer.FAIL,
    }.get(_reason, Answer.UNKNOWN)


def _reasons(failed: Flags, unknown: Flags) -> Codes:
    """Codes for a limit that is set: not stated before beyond before met."""
    codes = np.where(failed, Reason.BEYOND, Reason.MET)
    return np.where(unknown, Reason.NOT_STATED, codes).astype(np.int8)


def _all(n: int, reason: Reason) -> Codes:
    return np.full(n, reason, dtype=np.int8)


def _at_most(facts: Floats, limit: float) -> Codes:
    """
    A limit from above; inf: no limit.

    >>> _at_most(np.array([10.0, 30.0, np.nan]), 20.0).tolist()
    [0, 2, 3]
    """
    if np.isinf(limit):
        return _all(len(facts), Reason.NO_LIMIT)
    return _reasons(facts > limit, np.isnan(facts))


def _at_least(asked: Floats, own: float) -> Codes:
    """
    A condition of the school from below. What is not stated is not known to be asked.

    >>> _at_least(np.array([3.0, 3.5, np.nan]), 3.2).tolist()
    [0, 2, 3]
    >>> _at_least(np.array([3.0, np.nan]), float("nan")).tolist()
    [4, 1]
    """
    stated = ~np.isnan(asked)
    if np.isnan(own):
        # Nothing told and nothing stated: there is nothing to compare yet.
        none_asked = ~stated | (asked <= 0)
        return np.where(none_asked, Reason.NO_LIMIT, Reason.NOT_ANSWERED).astype(np.int8)
    return _reasons(asked > own, ~stated)


def _modality(columns: Columns, applicant: Applicant) -> Codes:
    if not applicant.modalities:
        return _all(len(columns), Reason.NO_LIMIT)
    wanted = np.isin(columns.modality, applicant.modalities)
    return _reasons(~wanted, columns.modality == UNKNOWN)


def _part_time(columns: Columns, applicant: Applicant) -> Codes:
    """Part time or at one's own pace fits beside a job."""
    if not applicant.part_time_only:
        return _all(len(columns), Reason.NO_LIMIT)
    possible = (columns.part_time == 1) | (columns.self_paced == 1)
    reasons = _reasons(columns.part_time == 0, columns.part_time == UNKNOWN)
    return np.where(possible, Reason.MET, reasons).astype(np.int8)


def _country(columns: Columns, applicant: Applicant) -> Codes:
    """Where the institution is, online programs included."""
    if applicant.countries is None:
        return _all(len(columns), Reason.NO_LIMIT)
    allowed = np.isin(columns.country, applicant.countries)
    return _reasons(~allowed, columns.country == UNKNOWN)


def _bridge(bridge: Gap, limit: float) -> Codes:
    """Fails only when even the shortest bridge is too long."""
    if np.isinf(limit):
        return _all(len(bridge.low), Reason.NO_LIMIT)
    fails, open_end = bridge.low > limit, ~(bridge.high <= limit)
    reasons = _reasons(fails, open_end & ~fails)
    # The subjects are known, the person's level in one of them is not.
    return np.where(
        (reasons == Reason.NOT_STATED) & bridge.stated, Reason.NOT_ANSWERED, reasons
    ).astype(np.int8)


def _funding(unfunded: Floats) -> Codes:
    """
    Money that is needed and that nobody lends. Where the need is not known there is nothing to
    hold a limit against.

    >>> _funding(np.array([0.0, 12_000.0, np.nan])).tolist()
    [0, 2, 1]
    """
    codes = np.where(unfunded > CENT, Reason.BEYOND, Reason.MET)
    return np.where(np.isnan(unfunded), Reason.NO_LIMIT, codes).astype(np.int8)


def _bachelor(columns: Columns, applicant: Applicant, given: Scoring) -> Codes:
    asked = columns.bachelor_field
    not_stated = asked == UNKNOWN
    if applicant.bachelor == UNKNOWN:
        nothing_asked = not_stated | (asked == BACHELOR_FIELDS.index("any"))
        return np.where(nothing_asked, Reason.NO_LIMIT, Reason.NOT_ANSWERED).astype(np.int8)
    accepts = given.bachelor[asked, applicant.bachelor]
    reasons = _reasons(accepts == -1, not_stated)
    return np.where((accepts == 0) & ~not_stated, Reason.ASK, reasons).astype(np.int8)


def _gre(columns: Columns, applicant: Applicant) -> Codes:
    if not applicant.gre_unwilling:
        return _all(len(columns), Reason.NO_LIMIT)
    return _reasons(columns.gre == GRE.index("required"), columns.gre == UNKNOWN)


def _visa(columns: Columns, offer: Offer) -> Codes:
    """A format that a student visa covers, for who would need one. Online needs none."""
    needed = offer.visa_needed & (columns.modality != ONLINE)
    reasons = _reasons(columns.visa_eligible == 0, columns.visa_eligible == UNKNOWN)
    # Of a format that is not stated, online is possible, and then no visa is needed.
    maybe_online = (columns.modality == UNKNOWN) & (reasons == Reason.BEYOND)
    reasons = np.where(maybe_online, Reason.NOT_STATED, reasons)
    return np.where(needed, reasons, Reason.NO_LIMIT).astype(np.int8)
