"""Engine parameters that somebody sets otherwise: which there are, and how far each may go."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from decisions.engine.parameters import Parameter, parameters
from decisions.money.assumptions import EDITABLE, parameter
from decisions.profile_file.document import Object, written
from decisions.profile_file.faults import Fault, fault
from decisions.profile_file.head import repeated

FILES = ("assumptions", "loans")


@cache
def adjustable() -> dict[str, Parameter]:
    """Key → parameter, of all that people may change."""
    return {key: parameter(key) for key in EDITABLE}


def read_assumptions(given: Object, faults: list[Fault]) -> dict[str, float]:
    """Key → number in the engine's units; what is wrong is added to `faults`."""
    faults += repeated(given, "assumptions.")
    ready: dict[str, float] = {}
    for key, value in given.items():
        where = f"assumptions.{key}"
        entry = adjustable().get(key)
        if entry is None:
            why = (
                "it is no assumption of one’s own: law, a fixed fact, or an answer"
                if any(key in parameters(file) for file in FILES)
                else "there is no such assumption"
            )
            faults.append(fault(where, f"Remove this key: {why}", written(value)))
        elif not _plausible(value, entry):
            quotes = ", without quotation marks" if isinstance(value, str) else ""
            faults.append(fault(where, _enter(entry) + quotes, written(value)))
        else:
            ready[key] = float(value)
    return ready


def _plausible(value: Any, parameter: Parameter) -> bool:
    if not isinstance(value, Decimal) or not value.is_finite():
        return False
    low, high = parameter.limits
    # As floats: the ends of the range themselves are in it.
    return low <= float(value) <= high


def _enter(parameter: Parameter) -> str:
    low, high = parameter.limits
    example = f"{parameter.centre:g} ({parameter.unit})"
    return f"Enter a number from {low:g} to {high:g}, such as {example}"
