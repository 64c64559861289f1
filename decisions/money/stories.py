"""What a ranking needs of every program: the three stories, their mean and their worst quarter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from decisions.engine.arrays import Array
from decisions.engine.scenario import Scenario
from decisions.engine.stories import Stories, three_stories
from decisions.money.batch import Batch


@dataclass(frozen=True)
class Money:
    """
    What each of P programs is worth to one person, real, reporting currency; NaN not known.

    stories: finished and placed, finished not placed, left half-way.  mean (P,): by their shares.
    cautious (P,): (1 − caution) · mean + caution · mean of the lowest quarter.
    multiple (P,): that by own yearly pay.  unfunded (P,): need that no loan may cover, nominal, of
    those who finish.
    """

    stories: Stories
    mean: Array
    cautious: Array
    multiple: Array
    unfunded: Array


def tell(batch: Batch, scenario: Scenario | None = None) -> Stories:
    """
    The three stories of every row, (3, P). Who may not stay is an unplaced finisher.

    scenario: in place of the batch's own, for the same rows.
    """
    chances = batch.chances
    return three_stories(scenario or batch.scenario, chances.complete, chances.place * chances.stay)


def money(batch: Batch) -> Money:
    """The money side of a ranking, of every row of a batch."""
    stories = tell(batch)
    mean, caution = stories.expected_npv, batch.situation.given["caution"]
    cautious = (1.0 - caution) * mean + caution * stories.worst_quarter
    return Money(
        stories=stories,
        mean=mean,
        cautious=cautious,
        multiple=cautious / batch.work.own_pay,
        unfunded=stories.result.unfunded_gap[0],
    )


def spread(figure: Array, index: NDArray[np.int64], n: int) -> Array:
    """A figure of some programs, (P,), in a column of all, (n,): NaN for the others."""
    column = np.full(n, np.nan)
    column[index] = figure
    return column
