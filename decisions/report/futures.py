"""Fifty futures of one program: how many end ahead, and what they look like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from decisions.charts import DotsChart, FanChart
from decisions.engine.arrays import Array
from decisions.engine.breakeven import ahead, even
from decisions.engine.fifty import FIFTY, fifty, of_fifty, settled
from decisions.engine.simulate import Simulation
from decisions.engine.verdict import Verdict, answer_to
from decisions.money.answer import LANDED
from decisions.money.futures import simulation
from decisions.report import phrases
from decisions.report.against import Against
from decisions.report.case import OWN, Case
from decisions.report.futures_charts import dots, fan
from decisions.report.moves import Moves, moves
from decisions.report.stories import SHOWN_YEARS, STORIES, names

WORDS = {
    Verdict.WORTH_IT: "Worth it",
    Verdict.PROBABLY: "Probably worth it",
    Verdict.CLOSE_CALL: "A close call",
    Verdict.PROBABLY_NOT: "Probably not",
    Verdict.NOT: "Not on these numbers",
}
# A difference between two chances that an answer turns on.
TURNS_ON = 0.2
# Where 8 of 10 futures end, and their middle.
_LOW, _MIDDLE, _HIGH = 0.1, 0.5, 0.9


@dataclass(frozen=True)
class Way:
    """
    One of the three ways it may go.

    futures: of fifty.  ahead: of these.  middle: gain of the middle one, NaN where there is none.
    middle_words, spread: that, and where 8 of 10 of them end, in words.
    """

    name: str
    futures: int
    ahead: int
    middle: float
    middle_words: str
    spread: str


@dataclass(frozen=True)
class Futures:
    """
    verdict: one of five.  in_front: futures of 50 that end ahead, those included in which it makes
    no difference (`even`).  counts: (after so many years, futures of 50 ahead).  ways: the three,
    in the order of STORIES.  turns_on: is one ahead much more often with the job?  low, high:
    where 8 of 10 futures end; mean, middle_of_bad: money, the latter of those who do not finish or
    do not get the job, NaN where there are none.  moves: what it hangs on.
    """

    against: Against
    verdict: Verdict
    in_front: int
    even: int
    counts: tuple[tuple[str, int], ...]
    ways: tuple[Way, ...]
    turns_on: bool
    low: float
    high: float
    mean: float
    mean_words: str
    middle_of_bad: float
    dots: DotsChart | None
    fan: FanChart | None
    moves: Moves

    @property
    def glance(self) -> Glance:
        return Glance(self.in_front, self.mean)

    @property
    def lopsided(self) -> bool:
        """A close call because mean and median disagree, not because the count is even."""
        return self.verdict == Verdict.CLOSE_CALL and not 0.4 <= self.in_front / FIFTY <= 0.6

    @property
    def answer(self) -> str:
        return WORDS[self.verdict]

    @property
    def landed(self) -> Way:
        """Who finishes and gets the job."""
        return self.ways[STORIES.index(LANDED)]

    @property
    def others(self) -> int:
        """Futures of 50 in which one does not."""
        return FIFTY - self.landed.futures

    @property
    def others_ahead(self) -> int:
        return self.in_front - self.landed.ahead

    @property
    def decides(self) -> bool:
        """Is one mostly ahead with the job, and mostly behind without?"""
        mostly = 2 * self.landed.ahead > self.landed.futures
        return self.turns_on and mostly and 2 * self.others_ahead < self.others


@dataclass(frozen=True)
class Glance:
    """How many of 50 futures end ahead, and the mean gain."""

    in_front: int
    mean: float


def futures(case: Case, against: Against) -> Futures | None:
    """8,192 futures of the case. None where the result is not known."""
    if not case.worked_out:
        return None
    found = simulation(case.batch, OWN, against=against.scenario)
    npv = settled(found.npv.reshape(-1))
    ends = fifty(npv)
    in_front = int(ahead(ends).sum())
    mean = float(npv.mean())
    low, high = (float(end) for end in np.quantile(npv, (_LOW, _HIGH)))
    placed, *failed = found.parts
    bad = np.logical_or(*failed)
    return Futures(
        against=against,
        verdict=answer_to(npv, case.amounts.step),
        in_front=in_front,
        even=min(of_fifty(float(even(npv, case.amounts.step).mean())), in_front),
        counts=tuple(
            (
                phrases.years_words(year),
                in_front if year == case.horizon else of_fifty(float(found.chance_ahead(year))),
            )
            for year in [*(year for year in SHOWN_YEARS if year < case.horizon), case.horizon]
        ),
        ways=_ways(case, found, npv, in_front),
        turns_on=bool(
            placed.any()
            and bad.any()
            and ahead(npv[placed]).mean() - ahead(npv[bad]).mean() >= TURNS_ON
        ),
        low=low,
        high=high,
        mean=mean,
        mean_words=case.amounts.gain(mean),
        middle_of_bad=float(np.median(npv[bad])) if bad.any() else np.nan,
        dots=dots(case, npv, ends, in_front, against),
        fan=fan(case, found, against),
        moves=moves(case, found, npv, against),
    )


def glance(case: Case, against: Against) -> Glance | None:
    """The same in two figures."""
    if not case.worked_out:
        return None
    npv = settled(simulation(case.batch, OWN, against=against.scenario).npv.reshape(-1))
    return Glance(int(ahead(fifty(npv)).sum()), float(npv.mean()))


def _ways(case: Case, found: Simulation, npv: Array, in_front: int) -> tuple[Way, ...]:
    """The fifty futures shared out over the three ways, and those ahead over these."""
    in_ways = [part.mean() for part in found.parts]
    counts = shared_out(in_ways, FIFTY, [FIFTY] * len(in_ways))
    gains = ahead(npv)
    fronts = shared_out([(part & gains).mean() for part in found.parts], in_front, counts)
    ways = []
    for name, part, count, front in zip(
        names(case).values(), found.parts, counts, fronts, strict=True
    ):
        if not part.any():
            ways.append(Way(name, count, front, np.nan, "", ""))
            continue
        low, middle, high = (float(end) for end in np.quantile(npv[part], (_LOW, _MIDDLE, _HIGH)))
        gain = case.amounts.gain
        ways.append(Way(name, count, front, middle, gain(middle), f"{gain(low)} to {gain(high)}"))
    return tuple(ways)


def shared_out(shares: Sequence[float], total: int, most: Sequence[int]) -> list[int]:
    """
    Shares of all futures as whole numbers of fifty that add up to a total.

    most: of each. The largest remainders are rounded up.

    >>> shared_out([0.594, 0.206, 0.2], 50, [50, 50, 50])
    [30, 10, 10]
    >>> shared_out([0.445, 0.012, 0.001], 24, [23, 10, 10])
    [23, 1, 0]
    """
    parts = [FIFTY * float(share) for share in shares]
    counts = [min(int(part), limit) for part, limit in zip(parts, most, strict=True)]
    while sum(counts) < total:
        room = [k for k in range(len(counts)) if counts[k] < most[k]]
        counts[max(room, key=lambda k: parts[k] - counts[k])] += 1
    while sum(counts) > total:
        taken = [k for k in range(len(counts)) if counts[k]]
        counts[min(taken, key=lambda k: parts[k] - counts[k])] -= 1
    return counts
