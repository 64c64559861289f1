"""Frozen dataclasses to plain JSON values and back, by their type hints."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Content = TypeVar("Content")


def encode(content: Any) -> dict[str, Any]:
    """A dataclass as JSON values: tuples become lists."""
    return {name: _plain(value) for name, value in asdict(content).items()}


def decode(kind: type[Content], value: Any) -> Content:
    """
    The dataclass that `encode` was given.

    Keys that it does not know are left out, and those that it lacks take their default. Raises
    TypeError or ValueError for anything else that does not fit.
    """
    if not isinstance(value, Mapping):
        raise TypeError(f"{kind.__name__}: expected an object, found {type(value).__name__}")
    found = {}
    for name, (hint, required) in _fields(kind).items():  # type: ignore[arg-type]
        if name in value:
            found[name] = _read(hint, value[name], f"{kind.__name__}.{name}")
        elif required:
            raise ValueError(f"{kind.__name__}.{name} is missing")
    return kind(**found)


@cache
def _fields(kind: type) -> dict[str, tuple[Any, bool]]:
    """Name → (type, must it be given?)."""
    hints = get_type_hints(kind)
    return {
        each.name: (
            hints[each.name],
            each.default is MISSING and each.default_factory is MISSING,
        )
        for each in fields(kind)
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value


def _read(hint: Any, value: Any, where: str) -> Any:
    if hint is Any:
        return value
    if get_origin(hint) in (Union, types.UnionType):
        if value is None:
            return None
        [hint] = [each for each in get_args(hint) if each is not types.NoneType]
    if is_dataclass(hint) and isinstance(hint, type):
        return decode(hint, value)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise TypeError(f"{where}: expected a list, found {type(value).__name__}")
        return tuple(_read(get_args(hint)[0], each, where) for each in value)
    if get_origin(hint) is dict:
        if not isinstance(value, Mapping):
            raise TypeError(f"{where}: expected an object, found {type(value).__name__}")
        return dict(value)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not hint:
        raise TypeError(f"{where}: expected {hint.__name__}, found {type(value).__name__}")
    return value
