"""
Random numbers by name: the same program draws the same ones, whoever else is ranked with it.

A generator that is read in sequence gives a program other numbers as soon as another one joins the
list before it. Here each stream is a function of a key, and each number one of its place in the
stream (SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
OOPSLA 2014), so that any of them can be had again at any time.
"""

import numpy as np
from numpy.typing import NDArray

from decisions.engine.scoring import Floats

States = NDArray[np.uint64]

# The constants of SplitMix64: the odd integer nearest to 2^64 by the golden ratio, and the
# shifts and factors of its mixing function.
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIXING = (
    (np.uint64(30), np.uint64(0xBF58476D1CE4E5B9)),
    (np.uint64(27), np.uint64(0x94D049BB133111EB)),
)
_LAST_SHIFT = np.uint64(31)
# A double has 53 significant bits.
_DROPPED, _UNIT = np.uint64(11), 2.0**-53


def streams(keys: NDArray[np.int64], seed: int) -> States:
    """
    Where the stream of each key begins, in the shape of the keys.

    keys: any integers; equal ones have the same stream.
    """
    start = _mixed(np.array([seed], dtype=np.int64).view(np.uint64))
    return _mixed(keys.astype(np.int64).view(np.uint64) + start)


def uniforms(starts: States, places: NDArray[np.int64]) -> Floats:
    """
    The numbers at some places of some streams, from 0 to just below 1, (streams, places).

    starts (streams,): from `streams`.  places (places,): 0 for the first.

    >>> first = streams(np.array([7, 8]), seed=1)
    >>> numbers = uniforms(first, np.arange(3))
    >>> numbers.shape, (uniforms(first[1:], np.array([2])) == numbers[1, 2]).item()
    ((2, 3), True)
    """
    steps = (places.astype(np.uint64) + np.uint64(1)) * _GOLDEN
    mixed = _mixed(starts[:, None] + steps)
    mixed >>= _DROPPED
    return np.multiply(mixed, _UNIT)


def _mixed(states: States) -> States:
    """Each state turned, in place, into 64 bits that show nothing of it."""
    shifted = np.empty_like(states)
    for shift, factor in _MIXING:
        np.right_shift(states, shift, out=shifted)
        states ^= shifted
        states *= factor
    np.right_shift(states, _LAST_SHIFT, out=shifted)
    states ^= shifted
    return states
