"""The answer once the futures are drawn: a verdict in one sentence, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from decisions import words
from decisions.assessment import Assessment
from decisions.engine.fifty import FIFTY
from decisions.report import phrases
from decisions.report.against import Against, against
from decisions.report.case import OWN, Case
from decisions.report.cost import Cost
from decisions.report.futures import WORDS, Futures, futures
from decisions.report.material import Material
from decisions.report.opening import Stat, cost_stat, monthly_stat, stay
from decisions.report.paths import Paths, paths
from decisions.report.turning import what_turns

# A close call by the rule of mean and median, whatever the count; by whether the mean is a gain.
_LOPSIDED = {
    True: "mostly a loss, but at times a large gain",
    False: "mostly a gain, but at times a large loss",
}


@dataclass(frozen=True)
class Drawn:
    """All that needs the futures: what they say, the other paths, what would turn the verdict."""

    against: Against
    futures: Futures
    paths: Paths
    turning: str

    def mean(self, row: int) -> float:
        """Mean gain of a row of the case against the baseline, NaN not known."""
        return self.futures.mean if row == OWN else self.paths.gains.get(row, float("nan"))


@dataclass(frozen=True)
class Answer:
    """
    say: the verdict.  counts: what it rests on, as (words, whether they stand out).  second:
    against the best other path.  third: what the futures do not tell, and what would turn the
    answer.  note: about the baseline, "" nothing.  stats: figures.
    """

    say: str
    counts: tuple[tuple[str, bool], ...]
    second: str
    third: str
    note: str
    stats: tuple[Stat, ...]


def draw(case: Case, assessment: Assessment) -> Drawn | None:
    """assessment: its futures are drawn. None where the program's money is not known."""
    held = against(case, assessment)
    found = futures(case, held)
    others = paths(case, assessment, held, found.in_front) if found else None
    if found is None or others is None:
        return None
    return Drawn(held, found, others, what_turns(case, held, found.verdict, WORDS))


def answer(case: Case, material: Material, drawn: Drawn, cost: Cost | None, middle: str) -> Answer:
    """middle: the answer at the middle of our assumptions, in a sentence."""
    found = drawn.futures
    return Answer(
        say=_say(case, found),
        counts=_counts(case, found),
        second=drawn.paths.says,
        third=" ".join(filter(None, (stay(case, material), _untold(case, middle), drawn.turning))),
        note=drawn.against.note,
        stats=_stats(case, found, cost),
    )


def _say(case: Case, found: Futures) -> str:
    """The verdict, what it is held against unless that is going on as now, and the one thing it
    turns on."""
    held = found.against
    said = found.answer if held.stays else f"{found.answer}, against {held.brief}"
    if found.lopsided:
        return f"{said}: {_LOPSIDED[found.mean > 0]}."
    if 2 * found.even >= FIFTY:
        return f"{said}: in most futures it makes no difference."
    if found.decides:
        return f"{said}: it turns on {'getting' if case.same_role else 'landing'} {case.prize}."
    return f"{said}."


def _counts(case: Case, found: Futures) -> tuple[tuple[str, bool], ...]:
    last = phrases.years_words(case.horizon)
    held = found.against.words
    ahead = f"ahead of {held}, or even with it," if found.even else f"ahead of {held}"
    pieces = [
        (f"After {last} you are {ahead} in ", False),
        (f"{found.in_front} of {FIFTY}", True),
        (" plausible futures under these assumptions.", False),
    ]
    if found.even:
        pieces.append((f" In {found.even} of these it makes no difference in money.", False))
    if found.turns_on:
        landed = found.landed
        pieces.append(
            (
                f" In {landed.futures} of the {FIFTY} you finish and get {case.prize}, and "
                f"{_of_these(landed.ahead, landed.futures)} ahead; of the other {found.others}, "
                f"{_of_these(found.others_ahead, found.others, these='')}.",
                False,
            )
        )
    return tuple(pieces)


def _of_these(count: int, total: int, these: str = " of these") -> str:
    """
    >>> _of_these(22, 30), _of_these(0, 20, ""), _of_these(30, 30), _of_these(1, 20, "")
    ('22 of these are', 'none is', 'all of these are', '1 is')
    """
    if not count:
        return f"none{these} is"
    if count == total:
        return f"all{these} are"
    return f"{count}{these} {'is' if count == 1 else 'are'}"


def _untold(case: Case, middle: str) -> str:
    """Of the middle answer, what no count of futures says: that it leads to no job at all; which
    price more pay in the same role can bear. The pay that decides stands among the reasons."""
    if case.same_role:
        return f"At the middle of our assumptions: {words.inside(middle)}"
    return middle if case.stay == 0 else ""


def _stats(case: Case, found: Futures, cost: Cost | None) -> tuple[Stat, ...]:
    low, high = (phrases.short(end, case.amounts, sign=True) for end in (found.low, found.high))
    stats = [
        Stat(
            f"futures ahead after {phrases.years_words(case.horizon)}",
            str(found.in_front),
            after=f"of {FIFTY}",
            on=True,
        ),
        Stat("8 of 10 futures end between", f"{low} to {high}"),
    ]
    if cost is not None:
        stats += [cost_stat(case, cost), monthly_stat(case)]
    return tuple(stats)
