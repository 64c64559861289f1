"""What every program is held against: going on as now, or another path of the person's choice.

The engine values each path against the job one would keep. Against another path the gain is the
difference of the two, future by future: the same draws serve both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from decisions.engine.arrays import Flags
from decisions.engine.scenario import Scenario
from decisions.engine.selection import select
from decisions.money.batch import Batch
from decisions.money.stories import Money

STAY, WAIT = "stay", "wait"
_PROGRAM = "program:"
A_YEAR = 12.0


def named(slug: str) -> str:
    """The answer that names a program.

    >>> named("gatech-omscs"), slug_of("program:gatech-omscs"), slug_of("stay")
    ('program:gatech-omscs', 'gatech-omscs', '')
    """
    return f"{_PROGRAM}{slug}"


def slug_of(answer: str) -> str:
    """The program that an answer names; "" for another answer."""
    return answer[len(_PROGRAM) :] if answer.startswith(_PROGRAM) else ""


@dataclass(frozen=True)
class Baseline:
    """
    asked: what the person answered.  choice: what is counted with, STAY where that is not known.
    index: of the program in the snapshot, None for STAY and WAIT.  row: of it in the batch.
    """

    asked: str
    choice: str
    index: int | None = None
    row: int | None = None

    @property
    def stays(self) -> bool:
        return self.choice == STAY

    @property
    def waits(self) -> bool:
        return self.choice == WAIT

    @property
    def missing(self) -> bool:
        """Is what was asked for not known well enough to be worked out?"""
        return self.choice != self.asked

    @property
    def of_a_list(self) -> Baseline:
        """
        What a list holds its programs against: one path for all of them.

        To begin a year later is another path for each program, and a list of gains over it would
        put first what it is dearest to put off: going on as now stands in for it.
        """
        return Baseline(STAY, STAY) if self.waits else self


def baseline_of(batch: Batch, worth: Money, allowed: Flags) -> Baseline:
    """
    What the programs of a batch are held against.

    worth: of every row, against going on as now.  allowed (P,): no limit of the person rules the
    program out. Of a kind of path the best in money counts.
    """
    asked = batch.person.otherwise
    if asked in (STAY, WAIT):
        return Baseline(asked, asked)
    slug = slug_of(asked)
    slugs, index = batch.snapshot.slugs, batch.offers.index.tolist()
    rows = [
        row
        for row, i in enumerate(index)
        if np.isfinite(worth.mean[row])
        and (slugs[i] == slug if slug else batch.kinds[row] == asked and allowed[row])
    ]
    if not rows:
        return Baseline(asked, STAY)
    best = max(rows, key=lambda row: float(worth.cautious[row]))
    return Baseline(asked, asked, index[best], best)


def held_against(batch: Batch, worth: Money, chosen: Baseline) -> Money:
    """
    The money of every row against the baseline, as far as it can be told without draws.

    chosen: of a list.  Means are subtracted exactly; the worst quarter is that of the program
    alone, less the mean of the baseline. The stories stay those against going on as now.
    """
    if chosen.row is None:
        return worth
    other = float(worth.mean[chosen.row])
    mean, cautious = worth.mean - other, worth.cautious - other
    return replace(worth, mean=mean, cautious=cautious, multiple=cautious / batch.work.own_pay)


def waiting(scenario: Scenario) -> Scenario:
    """The same programs begun a year later; courses before them are taken meanwhile.

    Method, section 3: a year of bridging at no cost.
    """
    months = np.maximum(scenario.program.bridge_months, A_YEAR)
    return replace(scenario, program=replace(scenario.program, bridge_months=months))


def scenario_of(whole: Scenario, chosen: Baseline) -> Scenario | None:
    """The scenario of the program that is the baseline; None for going on as now.

    whole: of all rows, numbers (P, 1).
    """
    if chosen.row is None:
        return None
    return select(whole, slice(chosen.row, chosen.row + 1))
