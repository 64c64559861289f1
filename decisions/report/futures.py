"""Fifty futures of one program: how many end ahead, and what they look like."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from decisions.charts import DotsChart, FanChart
from decisions.engine.arrays import Array
from decisions.engine.breakeven import ahead
from decisions.engine.draws import draw
from decisions.engine.simulate import REPORT_POWER, Simulation, simulate_draws
from decisions.engine.turning import answer_to
from decisions.engine.verdict import Verdict
from decisions.money.futures import of_fifty, points, simulation
from decisions.report import phrases
from decisions.report.against import Against
from decisions.report.case import OWN, Case
from decisions.report.futures_charts import dots, fan
from decisions.report.moves import Moves, moves
from decisions.report.stories import NAMES, SHOWN_YEARS

FIFTY = 50
WORDS = {
    Verdict.WORTH_IT: "Worth it",
    Verdict.PROBABLY: "Probably worth it",
    Verdict.CLOSE_CALL: "A close call",
    Verdict.PROBABLY_NOT: "Probably not",
    Verdict.NOT: "Not on these numbers",
}
# A difference between two chances, in futures of 50, that an answer turns on.
TURNS_ON = 10


@dataclass(frozen=True)
class StoryRow:
    """name, and in words: how many futures, the middle one, where 8 of 10 of them end."""

    name: str
    futures: str
    middle: str
    spread: str


@dataclass(frozen=True)
class Job:
    """Futures of 50 that are ahead: of those who finish and get the job, of those who finish
    without it."""

    landed: int
    missed: int

    @property
    def decides(self) -> bool:
        """Is one mostly ahead with it, and mostly behind without?"""
        return 2 * self.landed > FIFTY > 2 * self.missed


@dataclass(frozen=True)
class Futures:
    """
    verdict: one of five.  in_front: futures of 50 that end ahead.  counts: (after so many years,
    futures of 50 ahead).  turns_on: landing the job, where that makes the difference.  even: of 50
    futures, those in which it makes none.  low, high: where 8 of 10 futures end; mean: money.
    moves: what it hangs on.
    """

    against: Against
    verdict: Verdict
    in_front: int
    counts: tuple[tuple[str, int], ...]
    turns_on: Job | None
    even: int
    low: float
    high: float
    mean: float
    spread: str
    mean_words: str
    rows: tuple[StoryRow, ...]
    dots: DotsChart | None
    fan: FanChart | None
    moves: Moves

    @property
    def lopsided(self) -> bool:
        """A close call because mean and median disagree, not because the count is even."""
        return self.verdict == Verdict.CLOSE_CALL and not 0.4 <= self.in_front / FIFTY <= 0.6

    @property
    def answer(self) -> str:
        return WORDS[self.verdict]


def futures(case: Case, against: Against) -> Futures | None:
    """8,192 futures of the case. None where the result is not known."""
    if not case.worked_out:
        return None
    found = drawn(case, against)
    npv = _settled(found.npv.reshape(-1))
    ends = np.quantile(npv, (np.arange(FIFTY) + 0.5) / FIFTY)
    in_front = int(ahead(ends).sum())
    mean = float(npv.mean())
    low, high = (float(end) for end in np.quantile(npv, (0.1, 0.9)))
    even = of_fifty(float((np.abs(npv) < case.amounts.step / 2).mean()))
    return Futures(
        against=against,
        verdict=answer_to(npv, case.amounts.step),
        in_front=in_front,
        counts=tuple(
            (
                phrases.years_words(year),
                in_front if year == case.horizon else of_fifty(float(found.chance_ahead(year))),
            )
            for year in [*(year for year in SHOWN_YEARS if year < case.horizon), case.horizon]
        ),
        turns_on=None if 2 * even >= FIFTY else _turns_on(found, npv),
        even=even if 2 * even >= FIFTY else 0,
        low=low,
        high=high,
        mean=mean,
        spread=f"{case.amounts.gain(low)} to {case.amounts.gain(high)}",
        mean_words=case.amounts.gain(mean),
        rows=_rows(case, found, npv),
        dots=dots(case, npv, ends, in_front, against.words),
        fan=fan(case, found, against.words),
        moves=moves(case, found, npv, against),
    )


def drawn(case: Case, against: Against) -> Simulation:
    """The futures of the case, beside those of what it is held against: the same draws."""
    found = simulation(case.batch, OWN)
    if against.scenario is None:
        return found
    other = simulate_draws(against.scenario, draw(against.scenario, points(REPORT_POWER)))
    return replace(found, position=found.position - other.position)


def _settled(npv: Array) -> Array:
    """Rounding of a gain of nothing is nothing."""
    return np.where(ahead(npv), np.maximum(npv, 0.0), npv)


def _turns_on(found: Simulation, npv: Array) -> Job | None:
    """Landing the job, if that makes the difference."""
    placed, missed, _ = found.parts
    if not placed.any() or not missed.any():
        return None
    landed, without = (of_fifty(float(ahead(npv[part]).mean())) for part in (placed, missed))
    return Job(landed, without) if landed - without >= TURNS_ON else None


def _rows(case: Case, found: Simulation, npv: Array) -> tuple[StoryRow, ...]:
    rows = []
    for name, part in zip(NAMES.values(), found.parts, strict=True):
        count = of_fifty(float(part.mean()))
        if not part.any():
            rows.append(StoryRow(name, "0 of 50", "", ""))
            continue
        low, middle, high = (
            case.amounts.gain(float(end)) for end in np.quantile(npv[part], (0.1, 0.5, 0.9))
        )
        rows.append(StoryRow(name, f"{count} of 50", middle, f"{low} to {high}"))
    return tuple(rows)
