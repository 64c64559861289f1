"""
Which inputs are not known, and which figures cannot be given for that reason (method, section 1).

The formulas carry NaN from an input to every figure that needs it. This names the inputs.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

import numpy as np

from .arrays import Array, Flags, array
from .evaluate import Result, evaluate
from .scenario import BLOCKS, RULES, Scenario

NEUTRAL = 1.0  # stands in for an unknown number while another one is being looked at


def unknown_inputs(scenario: Scenario) -> dict[str, Flags]:
    """
    The inputs that are NaN, by their name in a scenario file, and where in the batch they are.

    An input that the scenario does not use (the entry salary of mode same_role, pay after a return
    that is not planned) is not asked for.
    """
    found: dict[str, Flags] = {}
    for name, content in _contents(scenario).items():
        missing = np.isnan(array(content))
        if missing.any():
            found[name] = missing
    if scenario.after.mode == "same_role":
        found.pop("after.salary", None)
    if not np.isfinite(array(scenario.after.stay_months)).any():
        found.pop("after.return_salary", None)
    return found


def reasons(
    scenario: Scenario, figures: Callable[[Scenario], Mapping[str, Array]] | None = None
) -> dict[str, tuple[str, ...]]:
    """
    For each figure that is not known somewhere in the batch, the inputs that it waits for.

    figures: what to look at; by default every figure of evaluate(). Each unknown input is left
    unknown by itself, so that a figure is blamed only on what it needs.
    """
    names = unknown_inputs(scenario)
    look = figures or _all_figures
    blamed: dict[str, tuple[str, ...]] = {}
    for name in names:
        others = [other for other in names if other != name]
        for figure, content in look(_filled(scenario, others)).items():
            if np.isnan(content).any():
                blamed[figure] = (*blamed.get(figure, ()), name)
    return blamed


def _all_figures(scenario: Scenario) -> dict[str, Array]:
    result = evaluate(scenario)
    return {item.name: array(getattr(result, item.name)) for item in fields(Result)}


def _contents(scenario: Scenario) -> dict[str, Any]:
    """Every number of a scenario by its name in a file."""
    found: dict[str, Any] = {}
    blocks = {"": scenario, **{f"{name}.": getattr(scenario, own) for name, own in BLOCKS.items()}}
    for prefix, block in blocks.items():
        for name, rule in RULES[type(block)].items():
            content = getattr(block, name)
            if rule.kind == "number" and content is not None:
                found[prefix + name] = content
    for currency, units in scenario.fx.items():
        found[f"fx.{currency}"] = units
    return found


def _filled(scenario: Scenario, names: list[str]) -> Scenario:
    """The scenario with the unknown entries of some inputs replaced by a neutral number."""
    contents = _contents(scenario)
    for name in names:
        known: Any = np.where(np.isnan(array(contents[name])), NEUTRAL, contents[name])
        where, _, field = name.rpartition(".")
        if where == "fx":
            scenario = replace(scenario, fx={**scenario.fx, field: known})
        elif where:
            block: Any = replace(getattr(scenario, BLOCKS[where]), **{field: known})
            scenario = replace(scenario, **{BLOCKS[where]: block})
        else:
            scenario = replace(scenario, **{field: known})
    return scenario
