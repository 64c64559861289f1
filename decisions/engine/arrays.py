"""
The array types of the engine, and how they line up.

Every number of a scenario may be a single number or an array of one batch shape (...,): one entry
for each program, each draw, or programs by draws. Inside the engine numbers are *columns*, of shape
(..., 1), so that they broadcast against the model years on the last axis. NaN means unknown.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Number = float | Array
Flag = bool | Flags


def array(content: Any) -> Array:
    """Numbers as floats: integers would turn NaN, and so the unknown, into nonsense."""
    return np.asarray(content, dtype=float)


def column(number: Any) -> Array:
    """
    A number, or an array of batch shape (...,), as a column of shape (..., 1).

    >>> column(3).shape, column([1, 2]).shape
    ((1,), (2, 1))
    """
    return array(number)[..., np.newaxis]


def flag_column(flag: Any) -> Flags:
    """The same for true and false."""
    return np.asarray(np.asarray(flag, dtype=bool)[..., np.newaxis])


def where_known(condition: Flags, yes: Any, no: Any, *needed: Array) -> Array:
    """
    np.where for a condition that compares numbers: NaN in any of them makes the answer NaN.

    Without this a comparison with an unknown number is simply false, and the unknown would pass
    for the ordinary case.

    >>> unknown = np.array([1.0, np.nan])
    >>> where_known(unknown > 0, 5.0, 0.0, unknown)
    array([ 5., nan])
    """
    answer = array(np.where(condition, yes, no))
    for number in needed:
        if np.isnan(number).any():
            answer = array(np.where(np.isnan(number), np.nan, answer))
    return answer
