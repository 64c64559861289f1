"""The answer once the futures are drawn: a verdict in one sentence, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from decisions.assessment import Assessment
from decisions.charts import short_money
from decisions.report import phrases
from decisions.report.against import Against, against
from decisions.report.case import Case
from decisions.report.cost import Cost
from decisions.report.futures import FIFTY, WORDS, Futures, futures
from decisions.report.opening import Stat, monthly_stat
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


@dataclass(frozen=True)
class Answer:
    """say: the verdict.  counts: what it rests on, as (words, whether they stand out).
    second: against the best other path.  note: about the baseline, "" nothing.  stats: figures."""

    say: str
    counts: tuple[tuple[str, bool], ...]
    second: str
    note: str
    stats: tuple[Stat, ...]


def draw(case: Case, assessment: Assessment) -> Drawn | None:
    """assessment: its futures are drawn. None where the program's money is not known."""
    held = against(case, assessment)
    found = futures(case, held)
    others = paths(case, assessment, held)
    if found is None or others is None:
        return None
    return Drawn(held, found, others, what_turns(case, held, found.verdict, WORDS))


def answer(case: Case, drawn: Drawn, cost: Cost | None) -> Answer:
    found = drawn.futures
    return Answer(
        say=_say(found),
        counts=_counts(case, found),
        second=drawn.paths.says,
        note=drawn.against.note,
        stats=_stats(case, found, cost),
    )


def _say(found: Futures) -> str:
    """The verdict, and the one thing it turns on."""
    if found.lopsided:
        return f"{found.answer}: {_LOPSIDED[found.mean > 0]}."
    if found.turns_on and found.turns_on.decides:
        return f"{found.answer}: it turns on landing the job."
    return f"{found.answer}."


def _counts(case: Case, found: Futures) -> tuple[tuple[str, bool], ...]:
    last = phrases.years_words(case.horizon)
    pieces = [
        (f"After {last} you are ahead of {found.against.words} in ", False),
        (f"{found.in_front} of 50", True),
        (" plausible futures under these assumptions.", False),
    ]
    if found.turns_on:
        pieces.append(
            (
                f" Where you finish and get the job, it is {found.turns_on.landed} of 50; where "
                f"you finish without it, {found.turns_on.missed}.",
                False,
            )
        )
    if found.even:
        pieces.append((f" In {found.even} of the 50 it makes no difference in money.", False))
    return tuple(pieces)


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
        stats += [
            Stat(
                "what it costs in all, with pay given up and interest",
                short_money(cost.total, case.currency),
                before="about",
            ),
            monthly_stat(case),
        ]
    return tuple(stats)
