"""From the bytes of a file to one JSON object, strictly: nothing is guessed, nothing is lost."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import Any

from decisions.profile_file.faults import FILE, BadProfileError, Fault, fault

# A file with every answer and every assumption has under a quarter of this.
LARGEST_BYTES = 64 * 1024


class Object(dict[str, Any]):
    """A JSON object that remembers the keys that stood in it more than once."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        counts = Counter(key for key, _ in pairs)
        self.repeated = {key: count for key, count in counts.items() if count > 1}


def read_object(content: bytes) -> Object:
    """The object that a file holds, its numbers as exact decimals (NaN and infinite ones too).

    Raises BadProfileError with one fault where there is none.
    """
    if len(content) > LARGEST_BYTES:
        raise _refused(fault(FILE, f"Choose a file of at most {LARGEST_BYTES // 1024} KB"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(
            fault(FILE, "Save the file as text in UTF-8: it has bytes that are not")
        ) from error
    if not text.strip():
        raise _refused(fault(FILE, "Choose a profile file: nothing was in it"))
    try:
        held = json.loads(
            text,
            object_pairs_hook=Object,
            parse_int=_number,
            parse_float=_number,
            parse_constant=_number,
        )
    except json.JSONDecodeError as error:
        line = text.split("\n")[error.lineno - 1]
        raise _refused(
            fault(
                FILE,
                f"Correct line {error.lineno}, column {error.colno}, where the file stops being "
                f"JSON ({error.msg})",
                line,
            )
        ) from error
    except RecursionError as error:
        raise _refused(
            fault(FILE, "Flatten the file: no answer holds lists or objects this deep")
        ) from error
    if not isinstance(held, Object):
        raise _refused(fault(FILE, "Enter one JSON object, from { to }", text.strip()))
    return held


def written(value: Any) -> str:
    """A value as it stands in the file, for showing it back and for reading it as typed text.

    Numbers of a usual size in plain digits; others as they are: "1e999999999" in digits would
    fill the memory.

    >>> written(Decimal("1.4e6")), written(Decimal("1e30")), written(True), written(["a"])
    ('1400000', '1E+30', 'true', 'a')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        usual = value.is_finite() and abs(value.adjusted()) < 20
        return format(value, "f") if usual else str(value)
    if isinstance(value, list):
        # Not what lists inside hold: they may be too deep to walk.
        return ", ".join("…" if isinstance(item, list) else written(item) for item in value) or "[]"
    if isinstance(value, dict):
        return "an object"
    return json.dumps(value)


def _number(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except InvalidOperation:  # An exponent beyond what decimals have: no field takes that text.
        return text


def _refused(fault: Fault) -> BadProfileError:
    return BadProfileError([fault])
