"""The engine's parameters: their values as a record keeps them, and what became of them since."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from decisions.engine.parameters import Parameter
from decisions.parameter_words import ENTRIES, values_of
from decisions.records.change import Change
from programs.wording import join_words

# JSON has no number without end, as the highest tax bracket has.
NO_END = "no end"


def parameter_values() -> dict[str, Any]:
    """Key → our default today, of every parameter of the four files.

    `default`, and beside it `central` where one number stands for a distribution.
    """
    return {key: _value(entry) for key, entry in ENTRIES.items()}


def changed_numbers(then: dict[str, Any]) -> Iterator[Change]:
    """Our defaults that differ from those of a record."""
    now = parameter_values()
    for key in dict.fromkeys([*now, *then]):
        if then.get(key) != now.get(key):
            yield _change(key, then.get(key), now.get(key))


def _change(key: str, then: Any, now: Any) -> Change:
    label = ENTRIES[key].label if key in ENTRIES else key.replace("_", " ").capitalize()
    before, after = _words(key, then), _words(key, now)
    if before == after:
        # Of a table the words give the ends only.
        after = f"{after}, with other steps between"
    return Change(label, before, after)


def _words(key: str, value: dict[str, Any] | None) -> str:
    """A default in the words of the method's page; of a parameter that is gone, as it is."""
    if value is None:
        return "none"
    if key not in ENTRIES:
        return str(value["default"])
    try:
        values = values_of(key, replace(ENTRIES[key], **{"central": None} | value))
    except (IndexError, KeyError, TypeError, ValueError):
        # Its shape has changed since.
        return str(value["default"])
    return join_words([f"{part}: {text}" if part else text for part, text in values])


def _value(entry: Parameter) -> dict[str, Any]:
    central = {} if entry.central is None else {"central": entry.central}
    return {"default": _stored(entry.default)} | central


def _stored(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _stored(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_stored(each) for each in value]
    return NO_END if isinstance(value, float) and math.isinf(value) else value
