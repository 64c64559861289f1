"""The drawings of fifty futures: where they end, and how they get there."""

from __future__ import annotations

import numpy as np

from decisions.charts import Bands, Caption, DotsChart, FanChart, Table, dots_chart, fan_chart
from decisions.engine.arrays import Array, Flags
from decisions.engine.breakeven import ahead
from decisions.engine.fifty import FIFTY, of_fifty
from decisions.engine.simulate import REPORT_POWER, Simulation
from decisions.report import phrases
from decisions.report.against import Against
from decisions.report.case import Case
from programs.wording import MINUS

# Shares of all futures that the table tells the end of, per cent.
_TABLE = (5, 10, 25, 50, 75, 90, 95)


def dots(case: Case, npv: Array, ends: Array, in_front: int, against: Against) -> DotsChart | None:
    """npv (n,): every gain.  ends (50,): the fifty of them that are drawn."""
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
            lead=f"Gain after {last} against {against.words}. Each dot is one future; a filled dot "
            "is ahead, a ring is behind.",
            title=f"Fifty futures after {last}",
            desc=f"{finding}. The middle one is {middle}.".replace(MINUS, "minus "),
            source=f"{2**REPORT_POWER:,} futures drawn with a fixed seed, in money of "
            f"{case.situation.clock.start:%B %Y}, discounted at "
            f"{phrases.per_cent(case.person.discount)} a year above inflation.",
            table=_table(case, npv),
        ),
        ends.tolist(),
        in_front,
        currency=case.currency,
        step=case.amounts.step,
        baseline=against.line,
    )


def _table(case: Case, npv: Array) -> Table:
    """Of all futures, not of the fifty that are drawn: as everywhere else on the page."""
    ends = np.quantile(npv, [share / 100 for share in _TABLE]).tolist()
    return Table(
        ("Futures that end below", "Amount"),
        tuple(
            (f"{share} in 100", case.amounts.gain(end))
            for share, end in zip(_TABLE, ends, strict=True)
        ),
    )


def fan(case: Case, found: Simulation, against: Against) -> FanChart | None:
    """Where the futures stand year by year."""
    position = found.position.reshape(-1, case.horizon)
    bands = np.quantile(position, (0.1, 0.25, 0.75, 0.9), axis=0)
    placed, missed, left = found.parts

    def middle(part: Flags) -> list[float] | None:
        return np.median(position[part], axis=0).tolist() if part.any() else None

    landed, not_landed = middle(placed), middle(missed | left)
    counts = [of_fifty(float(share)) for share in ahead(position).mean(axis=0)]
    return fan_chart(
        Caption(
            key="fan",
            finding=_fan_finding(case, counts),
            lead=f"Cumulative position against {against.words}, year by year, in all futures.",
            title=f"Cumulative position against {against.words} in all futures",
            desc=f"{_fan_finding(case, counts)}. The lines are the middle futures of those who get "
            f"{case.prize} and of those who do not.",
            source="Loans drawn and paid are in it. The middle of all futures is not drawn: where "
            f"some get {case.prize} and others do not, it describes nobody.",
        ),
        Bands(*bands),
        landed,
        not_landed,
        currency=case.currency,
        step=case.amounts.step,
        ahead_of_50=counts,
        labels=(f"if you get {case.prize}", "if you don’t"),
        legends=(f"the middle future with {case.prize}", "the middle one without"),
        baseline=against.line,
    )


def _fan_finding(case: Case, counts: list[int]) -> str:
    fewer = [year + 1 for year, count in enumerate(counts) if 2 * count < FIFTY]
    if not fewer:
        return "Half of the futures are ahead from the first year on"
    last = phrases.years_words(case.horizon)
    if fewer[-1] == case.horizon - 1:
        return f"Half of the futures are ahead only after {last}"
    if fewer[-1] < case.horizon:
        return f"Half of the futures are ahead from year {fewer[-1] + 1} on"
    if len(fewer) < case.horizon:
        return f"Half of the futures are ahead at times, but not after {last}"
    return f"In no year up to {last} are half of the futures ahead"
