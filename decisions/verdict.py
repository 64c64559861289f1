"""What the ranking says, in words: who leads, why, and what would settle it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from decisions import words
from decisions.assessment import Assessment
from decisions.engine.ranking import Order
from decisions.engine.scoring import CRITERIA
from decisions.explain import explain
from decisions.money_verdict import MoneyNote, money_note, money_sentence
from decisions.sureness import Settle, Sureness, of_ten, of_ten_below

# A difference smaller than this is no reason.
WORTH_SAYING = 1.0
REASONS = 2
_READINGS = "plausible readings of your weights and of what is not known"


@dataclass(frozen=True)
class Verdict:
    """headline: the answer.  lede: what it rests on, as (words, whether they are a name).
    reasons_for, reasons_against: at most two each, of `subject`.  settle: None where nothing is
    missing.  money: what has to be said before any ranking, None where the first gains.  in_money:
    what the first is worth in money, "" where nothing is known."""

    headline: str
    lede: tuple[tuple[str, bool], ...]
    subject: str = ""
    reasons_for: tuple[str, ...] = ()
    reasons_against: tuple[str, ...] = ()
    settle: Settle | None = None
    clear: bool = False
    money: MoneyNote | None = None
    in_money: str = ""


def verdict(
    assessment: Assessment, ranked: Order, sure: Sureness, what: str = "programs"
) -> Verdict:
    """The verdict on the scored programs. what: the plural word for them.

    The leader is clear if it is ahead of the second in enough of the readings
    (engine.smaa.is_clear); otherwise there is none, which is an answer too.
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
        clear = sure.clear
        headline = f"{snapshot.institutions[first]} leads." if clear else "No clear winner."
        between, after = (_lead_words if clear else _close_words)(assessment, index[:2], sure)
        lede_pieces = (
            *_name(assessment, first),
            (between, False),
            *_name(assessment, index[1]),
            (after, False),
        )
    note, in_money = money_note(assessment, index), ""
    if not (note and note.open):
        in_money = money_sentence(assessment, first, "it" if len(index) == 1 else "the first")
    reasons_for, reasons_against = _reasons(assessment, first, ranked)
    return Verdict(
        headline,
        lede_pieces,
        snapshot.names[first],
        reasons_for,
        reasons_against,
        None if note and note.open else sure.settle,
        clear,
        note,
        in_money,
    )


def _name(assessment: Assessment, index: int) -> tuple[tuple[str, bool], ...]:
    snapshot = assessment.snapshot
    return (snapshot.names[index], True), (f", {snapshot.institutions[index]}", False)


def _lead_words(assessment: Assessment, first_two: list[int], sure: Sureness) -> tuple[str, str]:
    """(words between the names, words after them)."""
    first, second = first_two
    scores = assessment.scores
    lead = scores.middle[first] - scores.middle[second]
    between = f", is {_apart(lead)} ahead of "
    if scores.low[first] >= scores.high[second]:
        return between, f", and above it in {of_ten(sure.win)} {_READINGS}."
    return between, (
        f", and above it in {of_ten(sure.win)} {_READINGS}. Missing facts could still turn that "
        "round."
    )


def _close_words(assessment: Assessment, first_two: list[int], sure: Sureness) -> tuple[str, str]:
    first, second = first_two
    lead = assessment.scores.middle[first] - assessment.scores.middle[second]
    share = of_ten_below(sure.win, assessment.given.clear_pairwise)
    return ", and ", (
        f", are {_apart(lead)} apart: the one comes out above the other in {share} {_READINGS}, "
        "too few to choose by."
    )


def _apart(lead: float) -> str:
    return "less than a point" if lead < 1 else words.count_points(lead)


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
