"""
How sure the order is: how often each program comes first, or takes each rank, in many readings.

Stochastic multicriteria acceptability analysis: R. Lahdelma and P. Salminen, "SMAA-2", Operations
Research 49(3), 2001, pages 444 to 454. What is not known is uniform within its interval, so that a
share of readings says how much hangs on it. It is no chance that an order is right.
"""

from dataclasses import dataclass

import numpy as np

from decisions.engine.readings import Readings
from decisions.engine.scoring import Floats, Scoring

RANKS = 8
TOP = 5
# Programs nearer than this, in points of 100, are level: sums of binary fractions differ by less.
LEVEL = 1e-9
QUANTILES = (0.1, 0.5, 0.9)


@dataclass(frozen=True)
class Acceptability:
    """
    ranks (K, n): the share of readings in which each program takes each of the first K ranks, with
    K = min(n, 8).  Programs that are level share the ranks that they take together.
    """

    ranks: Floats

    @property
    def first(self) -> Floats:
        """(n,) share of the readings in which a program is first."""
        return np.asarray(self.ranks[:1].sum(axis=0))

    @property
    def top(self) -> Floats:
        """(n,) share of the readings in which it is among the first five."""
        return np.asarray(self.ranks[:TOP].sum(axis=0))


def acceptability(readings: Readings) -> Acceptability:
    """How often each program takes each rank, a block of readings at a time."""
    taken = np.zeros((min(readings.programs, RANKS), readings.programs))
    if taken.size:
        for start in range(0, readings.count, readings.block):
            _add_ranks(taken, readings.scores(start, start + readings.block))
    return Acceptability(taken / readings.count)


def _add_ranks(taken: Floats, scores: Floats) -> None:
    """
    Add the ranks taken in some readings.

    taken (K, n): readings so far.  scores (n, r): points.
    """
    depth, count = taken.shape
    by_reading = np.ascontiguousarray(scores.T)
    # One more than wanted, to see whether the last is level with what follows.
    reach = min(depth + 1, count)
    best = np.partition(by_reading, count - reach, axis=1)[:, count - reach :]
    best = np.sort(best, axis=1)[:, ::-1]
    level = (best[:, :-1] - best[:, 1:] <= LEVEL).any(axis=1)

    plain, last = by_reading[~level], best[~level, depth - 1]
    found = np.nonzero(plain >= last[:, None])[1].reshape(len(plain), depth)
    falling = np.argsort(-np.take_along_axis(plain, found, axis=1), axis=1)
    np.add.at(taken, (np.arange(depth), np.take_along_axis(found, falling, axis=1)), 1.0)

    shared = by_reading[level]
    for rank in range(depth if len(shared) else 0):
        # All that are level with the score at this rank have an equal part of it.
        holders = np.abs(shared - best[level, rank, None]) <= LEVEL
        taken[rank] += (1.0 / holders.sum(axis=1)) @ holders


def pairwise(readings: Readings) -> Floats:
    """
    How often each program is ahead of each other, (n, n): row ahead of column; level counts half.

    For a few: all their scores are held at once, n · R doubles. Take those of interest first.
    """
    scores = readings.scores()
    shares = np.full((readings.programs, readings.programs), 0.5)
    for row, own in enumerate(scores):
        lead = own - scores[row + 1 :]
        ahead = (lead > LEVEL).mean(axis=1) + 0.5 * (np.abs(lead) <= LEVEL).mean(axis=1)
        shares[row, row + 1 :] = ahead
        shares[row + 1 :, row] = 1.0 - ahead
    return shares


def win_share(readings: Readings, first: int, second: int) -> float:
    """The share of readings in which one program is ahead of another."""
    return float(pairwise(readings.take([first, second]))[0, 1])


def is_clear(share: float, given: Scoring) -> bool:
    """
    Whether a leader that is ahead of the second in so large a share of readings leads clearly.

    >>> from decisions.engine.scoring import scoring
    >>> is_clear(0.7, scoring()), is_clear(0.55, scoring())
    (True, False)
    """
    return share >= given.clear_pairwise


def quantiles(readings: Readings, shares: tuple[float, ...] = QUANTILES) -> Floats:
    """
    The score below which a share of the readings lies, (shares, n), by linear interpolation.

    A block of programs at a time.
    """
    found = np.zeros((len(shares), readings.programs))
    height = max(readings.block * readings.programs // readings.count, 1)
    for start in range(0, readings.programs, height):
        some = np.arange(start, min(start + height, readings.programs))
        found[:, some] = np.quantile(readings.take(some).scores(), shares, axis=1)
    return found
