"""Fifty futures of one program: how many end ahead, and what they look like."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from decisions.charts import Bands, Caption, DotsChart, FanChart, dots_chart, fan_chart
from decisions.engine.breakeven import ahead
from decisions.engine.simulate import REPORT_POWER, Simulation
from decisions.engine.verdict import Verdict, verdict
from decisions.money.futures import of_fifty, simulation
from decisions.report import phrases
from decisions.report.case import OWN, Case
from decisions.report.moves import Moves, moves
from decisions.report.stories import NAMES, SHOWN_YEARS
from programs.wording import MINUS

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
class Futures:
    """
    answer: one of five, in words.  says: what it rests on.  turns_on: "" if nothing stands out.
    counts: (after so many years, futures of 50 ahead).  spread: where 8 of 10 futures end.
    moves: what it hangs on.
    """

    answer: str
    says: str
    turns_on: str
    counts: tuple[tuple[str, int], ...]
    spread: str
    mean: str
    rows: tuple[StoryRow, ...]
    dots: DotsChart | None
    fan: FanChart | None
    moves: Moves


def futures(case: Case, baseline: str) -> Futures | None:
    """None where the result is not known. baseline: what it is held against, in words."""
    if not case.worked_out:
        return None
    found = simulation(case.batch, OWN)
    npv = _settled(found.npv.reshape(-1))
    ends = np.quantile(npv, (np.arange(FIFTY) + 0.5) / FIFTY)
    in_front = int(ahead(ends).sum())
    mean, median = float(npv.mean()), float(np.median(npv))
    low, high = (case.amounts.gain(float(end)) for end in np.quantile(npv, (0.1, 0.9)))
    answer = WORDS[verdict(in_front / FIFTY, _side(case, mean), _side(case, median))]
    last = phrases.years_words(case.horizon)
    return Futures(
        answer=answer,
        says=f"After {last} you are ahead of {baseline} in {in_front} of 50 plausible futures "
        "under these assumptions.",
        turns_on=_no_difference(case, npv) or _turns_on(found, npv),
        counts=tuple(
            (
                phrases.years_words(year),
                in_front if year == case.horizon else of_fifty(float(found.chance_ahead(year))),
            )
            for year in [*(year for year in SHOWN_YEARS if year < case.horizon), case.horizon]
        ),
        spread=f"{low} to {high}",
        mean=case.amounts.gain(mean),
        rows=_rows(case, found, npv),
        dots=_dots(case, npv, ends, in_front, baseline),
        fan=_fan(case, found, baseline),
        moves=moves(case, found, npv),
    )


def _settled(npv: np.ndarray) -> np.ndarray:
    """Rounding of a gain of nothing is nothing."""
    return np.where(ahead(npv), np.maximum(npv, 0.0), npv)


def _side(case: Case, amount: float) -> float:
    """Gains too small to be said are on neither side."""
    return float(case.amounts.side(amount))


def _parts(found: Simulation) -> tuple[np.ndarray, ...]:
    """Which futures belong to each of the three stories."""
    done, placed = found.draws.complete, found.draws.placed
    return placed, done & ~placed, ~done


def _no_difference(case: Case, npv: np.ndarray) -> str:
    """A future without gain or loss counts as ahead: say so where most are such."""
    even = of_fifty(float((np.abs(npv) < case.amounts.step / 2).mean()))
    if 2 * even < FIFTY:
        return ""
    return f"But in {even} of the 50 it makes no difference in money."


def _turns_on(found: Simulation, npv: np.ndarray) -> str:
    """What makes the difference, if landing the job does."""
    placed, missed, _ = _parts(found)
    if not placed.any() or not missed.any():
        return ""
    with_job, without = (of_fifty(float(ahead(npv[part]).mean())) for part in (placed, missed))
    if with_job - without < TURNS_ON:
        return ""
    return (
        f"It turns on landing the job: where you finish and get it, {with_job} of 50 futures are "
        f"ahead; where you finish without it, {without} of 50."
    )


def _rows(case: Case, found: Simulation, npv: np.ndarray) -> tuple[StoryRow, ...]:
    rows = []
    for name, part in zip(NAMES.values(), _parts(found), strict=True):
        count = of_fifty(float(part.mean()))
        if not part.any():
            rows.append(StoryRow(name, "0 of 50", "", ""))
            continue
        low, middle, high = (
            case.amounts.gain(float(end)) for end in np.quantile(npv[part], (0.1, 0.5, 0.9))
        )
        rows.append(StoryRow(name, f"{count} of 50", middle, f"{low} to {high}"))
    return tuple(rows)


def _dots(
    case: Case, npv: np.ndarray, ends: np.ndarray, in_front: int, baseline: str
) -> DotsChart | None:
    finding = (
        f"{in_front} of 50 equally probable futures end ahead"
        if 0 < in_front < FIFTY
        else ("All of 50 futures end ahead" if in_front else "None of 50 futures ends ahead")
    )
    last = phrases.years_words(case.horizon)
    middle = case.amounts.position(float(np.median(npv)))
    return dots_chart(
        Caption(
            key="dots",
            finding=finding,
            lead=f"Gain after {last} against {baseline}. Each dot is one future; a filled dot is "
            "ahead, a ring is behind.",
            title=f"Fifty futures after {last}",
            desc=f"{finding}. The middle one is {middle}.".replace(MINUS, "minus "),
            source=f"{2**REPORT_POWER:,} futures drawn with a fixed seed, in money of "
            f"{case.situation.clock.start:%B %Y}, discounted at "
            f"{phrases.per_cent(case.person.discount)} a year above inflation.",
        ),
        ends.tolist(),
        in_front,
        currency=case.currency,
        step=case.amounts.step,
        baseline=baseline,
    )


def _fan(case: Case, found: Simulation, baseline: str) -> FanChart | None:
    position = found.position.reshape(-1, case.horizon)
    bands = np.quantile(position, (0.1, 0.25, 0.75, 0.9), axis=0)
    placed, missed, left = _parts(found)

    def middle(part: np.ndarray) -> list[float] | None:
        return np.median(position[part], axis=0).tolist() if part.any() else None

    landed, not_landed = middle(placed), middle(missed | left)
    counts = [of_fifty(float(share)) for share in ahead(position).mean(axis=0)]
    return fan_chart(
        Caption(
            key="fan",
            finding=_fan_finding(case, counts),
            lead=f"Cumulative position against {baseline}, year by year, in all futures.",
            title=f"Cumulative position against {baseline} in all futures",
            desc=f"{_fan_finding(case, counts)}. The lines are the middle futures of those who get "
            "the job and of those who do not.",
            source="Loans drawn and paid are in it. The middle of all futures is not drawn: where "
            "some land the job and others do not, it describes nobody.",
        ),
        Bands(*bands),
        landed,
        not_landed,
        currency=case.currency,
        step=case.amounts.step,
        ahead_of_50=counts,
        baseline=baseline,
    )


def _fan_finding(case: Case, counts: list[int]) -> str:
    half = next((year + 1 for year, count in enumerate(counts) if 2 * count >= FIFTY), None)
    if half is None:
        last = phrases.years_words(case.horizon)
        return f"In no year up to {last} are half of the futures ahead"
    return f"Half of the futures are ahead from year {half}"
