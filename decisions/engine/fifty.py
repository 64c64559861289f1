"""
Fifty futures stand for all: what pages count and draw, so that nobody reads a per cent of success.
"""

import math

import numpy as np

from .arrays import Array, array
from .breakeven import ahead

FIFTY = 50


def of_fifty(share: float) -> int:
    """
    A share of all futures as so many of fifty.

    >>> of_fifty(0.481), of_fifty(0.0), of_fifty(1.0)
    (24, 0, 50)
    """
    return math.floor(FIFTY * share + 0.5)


def settled(npv: Array) -> Array:
    """
    Gains without the rounding that would make a loss of a gain of nothing.

    >>> settled(np.array([-1e-9, 5.0, -5.0]))
    array([ 0.,  5., -5.])
    """
    return np.where(ahead(npv), np.maximum(npv, 0.0), npv)


def fifty(npv: Array) -> Array:
    """
    The fifty futures that stand for all: the middles of fifty equal parts, (50,), rising.

    npv: (n,), settled.

    >>> ends = fifty(np.arange(1_000.0))
    >>> ends.shape, float(ends[0]), int(ahead(ends - 500.0).sum())
    ((50,), 9.99, 25)
    """
    return array(np.quantile(npv, (np.arange(FIFTY) + 0.5) / FIFTY))
