"""What the ranking says, in words: who leads, why, and what would settle it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from decisions import words
from decisions.assessment import Assessment
from decisions.engine.ranking import Order, clear_leader
from decisions.engine.scoring import CRITERIA
from decisions.explain import explain, where_to_tell
from decisions.money_verdict import MoneyNote, money_note, money_sentence

# A difference smaller than this is no reason, and a fact that moves less settles nothing.
WORTH_SAYING = 1.0
REASONS = 2


@dataclass(frozen=True)
class Settle:
    """The missing fact that leaves most open among the first two.

    text: in words.  section: of the profile, where the answer is the person's own; else "".
    slug: the program whose fact it is.
    """

    text: str
    section: str
    slug: str


@dataclass(frozen=True)
class Verdict:
    """headline: the answer.  lede: what it rests on, as (words, whether they are a name).
    reasons_for, reasons_against: at most two each, of `subject`.  settle: None where nothing is
    missing.  money: what has to be said before any ranking, None where the first gains."""

    headline: str
    lede: tuple[tuple[str, bool], ...]
    subject: str = ""
    reasons_for: tuple[str, ...] = ()
    reasons_against: tuple[str, ...] = ()
    settle: Settle | None = None
    clear: bool = False
    money: MoneyNote | None = None


def verdict(assessment: Assessment, ranked: Order, what: str = "programs") -> Verdict:
    """The verdict on the scored programs. what: the plural word for them.

    The leader is clear under the rule of engine.ranking.clear_leader; otherwise there is none,
    which is an answer too.
    """
    index, snapshot = ranked.index.tolist(), assessment.snapshot
    if not index:
        lede = (
            f"None of the {what} here has both a price and a duration that we know for you, and "
            "passes your limits. Below is what is missing, and what each limit rules out."
        )
        return Verdict("Nothing to rank yet.", ((lede, False),))
    first = index[0]
    clear = False
    if len(index) == 1:
        headline = "Only one can be scored."
        lede_pieces = (*_name(assessment, first), (": nothing to compare it with yet.", False))
    else:
        clear = clear_leader(assessment.scores, first, index[1], assessment.given)
        headline = f"{snapshot.institutions[first]} leads." if clear else "No clear winner."
        between, after = (_lead_words if clear else _close_words)(assessment, first, index[1])
        lede_pieces = (
            *_name(assessment, first),
            (between, False),
            *_name(assessment, index[1]),
            (after, False),
        )
    note = money_note(assessment, index)
    if not (note and note.open):
        worth = money_sentence(assessment, first, "it" if len(index) == 1 else "the first")
        lede_pieces = (*lede_pieces, (f" {worth}", False))
    reasons_for, reasons_against = _reasons(assessment, first, ranked)
    return Verdict(
        headline,
        lede_pieces,
        snapshot.names[first],
        reasons_for,
        reasons_against,
        None if note and note.open else _settle(assessment, index[:2]),
        clear,
        note,
    )


def _name(assessment: Assessment, index: int) -> tuple[tuple[str, bool], ...]:
    snapshot = assessment.snapshot
    return (snapshot.names[index], True), (f", {snapshot.institutions[index]}", False)


def _open_points(assessment: Assessment, first: int, second: int) -> float:
    """The furthest that missing facts can move two middles towards or past each other."""
    width = assessment.scores.high - assessment.scores.low
    return float(width[first] + width[second]) / 2


def _lead_words(assessment: Assessment, first: int, second: int) -> tuple[str, str]:
    """(words between the names, words after them)."""
    scores = assessment.scores
    lead = scores.middle[first] - scores.middle[second]
    between = f", is {words.count_points(lead)} ahead of "
    if scores.low[first] >= scores.high[second]:
        return between, ", whatever the missing facts turn out to be."
    return between, ". Missing facts could still turn that round, but most of them would have to."


def _close_words(assessment: Assessment, first: int, second: int) -> tuple[str, str]:
    scores = assessment.scores
    lead = scores.middle[first] - scores.middle[second]
    open_points = _open_points(assessment, first, second)
    apart = "less than a point" if lead < 1 else words.count_points(lead)
    if open_points >= WORTH_SAYING:
        could = words.count_points(open_points)
        return ", and ", f", are {apart} apart, and missing facts leave {could} open between them."
    return ", and ", f", are {apart} apart, which is too little to choose by."


def _reasons(
    assessment: Assessment, first: int, ranked: Order
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where the first gains and loses most against the middle one of those scored."""
    scores = assessment.scores
    middle = (scores.points_low + scores.points_high) / 2
    ahead = middle[:, first] - np.median(middle[:, ranked.index], axis=1)
    rows = np.argsort(-ahead, kind="stable").tolist()
    gains = [row for row in rows if ahead[row] >= WORTH_SAYING][:REASONS]
    losses = [row for row in reversed(rows) if ahead[row] <= -WORTH_SAYING][:REASONS]
    return (
        tuple(_reason(assessment, first, row, ahead[row]) for row in gains),
        tuple(_reason(assessment, first, row, ahead[row]) for row in losses),
    )


def _reason(assessment: Assessment, index: int, row: int, ahead: float) -> str:
    criterion = CRITERIA[row]
    fact, missing = explain(assessment, index, criterion)
    # The notes after a semicolon stand in the table below.
    text = words.inside((fact or missing).partition(";")[0])
    side = "above" if ahead > 0 else "below"
    return (
        f"{words.CRITERIA[criterion]}: {text}. "
        f"{words.count_points(abs(ahead))} {side} the middle of your list."
    )


def _settle(assessment: Assessment, indices: list[int]) -> Settle | None:
    scores = assessment.scores
    open_points = (scores.points_high - scores.points_low)[:, indices]
    row, column = np.unravel_index(open_points.argmax(), open_points.shape)
    most = float(open_points[row, column])
    if most < WORTH_SAYING:
        return None
    index, criterion = indices[int(column)], CRITERIA[int(row)]
    _, missing = explain(assessment, index, criterion)
    label = words.inside(words.CRITERIA[criterion])
    text = (
        f"{assessment.snapshot.institutions[index]}, {label}: {words.count_points(most)} open. "
        f"{missing}."
    )
    section = where_to_tell(assessment, index, criterion)
    return Settle(text, section, assessment.snapshot.slugs[index])
