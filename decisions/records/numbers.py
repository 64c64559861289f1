"""The engine's parameters: their values as a record keeps them, and what became of them since."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from decisions.parameter_words import ENTRIES, values_of
from decisions.records.change import Change
from programs.wording import join_words

# JSON has no number without end, as the highest tax bracket has.
NO_END = "no end"


def parameter_values() -> dict[str, Any]:
    """Key → our default today, of every parameter of the four files."""
    return {key: _stored(entry.default) for key, entry in ENTRIES.items()}


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


def _words(key: str, stored: Any) -> str:
    """A default in the words of the method's page; of a parameter that is gone, as it is."""
    if stored is None:
        return "none"
    default = _default(stored)
    if key not in ENTRIES:
        return str(stored)
    try:
        values = values_of(key, replace(ENTRIES[key], default=default))
    except (IndexError, KeyError, TypeError, ValueError):
        # Its shape has changed since.
        return str(stored)
    return join_words([f"{part}: {text}" if part else text for part, text in values])


def _stored(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _stored(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_stored(each) for each in value]
    return NO_END if isinstance(value, float) and math.isinf(value) else value


def _default(stored: Any) -> Any:
    if isinstance(stored, dict):
        return {key: _default(each) for key, each in stored.items()}
    if isinstance(stored, list):
        return [_default(each) for each in stored]
    return math.inf if stored == NO_END else stored
