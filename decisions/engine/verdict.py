"""
From the futures to one of five answers (method, section 13; the thresholds are our judgment).
"""

from enum import IntEnum

import numpy as np

from .arrays import Array
from .breakeven import ahead
from .fifty import fifty, settled
from .parameters import parameters


class Verdict(IntEnum):
    """From the best to the worst."""

    WORTH_IT = 0
    PROBABLY = 1
    CLOSE_CALL = 2
    PROBABLY_NOT = 3
    NOT = 4


def verdict(share: float, mean: float, median: float) -> Verdict:
    """
    What to say of a path that is ahead in some share of its futures.

    share: of the futures that are ahead at the horizon.  mean, median: of the gain.  Where one of
    the two is a gain and the other a loss, it is a close call whatever the share.

    >>> verdict(0.85, 1.0, 1.0).name, verdict(0.5, 1.0, 1.0).name, verdict(0.1, -1.0, -1.0).name
    ('WORTH_IT', 'CLOSE_CALL', 'NOT')
    >>> verdict(0.65, -1.0, 1.0).name
    'CLOSE_CALL'
    """
    if mean * median < 0.0:
        return Verdict.CLOSE_CALL
    thresholds = parameters("assumptions")["verdict"].numbers
    for answer, threshold in zip(Verdict, thresholds, strict=False):
        if share >= threshold:
            return answer
    return Verdict.NOT


def answer_to(npv: Array, step: float) -> Verdict:
    """
    The answer that a page gives to some futures.

    npv: (n,), money.  step: what money is rounded to; a mean or a median that rounds to nothing is
    neither gain nor loss.  Of fifty futures as many are ahead as the page counts: the middles of
    fifty equal parts.  ValueError if a future is not known.

    >>> answer_to(np.linspace(-10_000.0, 90_000.0, 500), 1_000.0).name
    'WORTH_IT'
    """
    if np.isnan(npv).any():
        raise ValueError("of what is not known there is no answer")
    gains = settled(npv)
    mean, median = np.round(np.array([gains.mean(), np.median(gains)]) / step)
    return verdict(float(ahead(fifty(gains)).mean()), float(mean), float(median))
