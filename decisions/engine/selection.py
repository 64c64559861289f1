"""
Some of the programs of a batch: the rows of every array (P, 1, …) that a scenario holds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .scenario import Scenario

Chosen = slice | NDArray[np.intp]


def _arrays(content: Any) -> Iterator[Any]:
    """Every array with a program axis: at least (P, 1)."""
    if isinstance(content, np.ndarray):
        if content.ndim > 1:
            yield content
    elif is_dataclass(content):
        for item in fields(content):
            yield from _arrays(getattr(content, item.name))
    elif isinstance(content, Mapping):
        for part in content.values():
            yield from _arrays(part)
    elif isinstance(content, tuple | list):
        for part in content:
            yield from _arrays(part)


def programs_in(scenario: Scenario) -> int:
    """How many programs the batch has; 1 for a scenario of single numbers."""
    return max((content.shape[0] for content in _arrays(scenario)), default=1)


def _selected(content: Any, programs: Chosen) -> Any:
    if isinstance(content, np.ndarray):
        return content[programs] if content.ndim > 1 and content.shape[0] > 1 else content
    if is_dataclass(content) and not isinstance(content, type):
        names = [item.name for item in fields(content)]
        return replace(
            content, **{name: _selected(getattr(content, name), programs) for name in names}
        )
    if isinstance(content, Mapping):
        return {key: _selected(part, programs) for key, part in content.items()}
    if isinstance(content, tuple | list):
        return tuple(_selected(part, programs) for part in content)
    return content


def select(scenario: Scenario, programs: Chosen) -> Scenario:
    """The scenario of some of the programs, a slice or their indices, its arrays cut along the
    first axis."""
    chosen: Scenario = _selected(scenario, programs)
    return chosen
