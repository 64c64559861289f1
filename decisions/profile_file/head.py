"""What stands in a profile file beside the answers: what it is, whose, and its parts."""

from __future__ import annotations

from decimal import Decimal

from decisions.profile_file.document import Object, written
from decisions.profile_file.faults import Fault, fault
from decisions.profile_file.questions import LEVELS, attributes

FORMAT = "degree-of-belief/profile"
VERSION = 1
LONGEST_NAME = 80
LONGEST_ABOUT = 1_000
KEYS = ("format", "version", "name", "about", "answers", "assumptions")


def read_head(held: Object, faults: list[Fault]) -> str:
    """The profile's name; what is wrong beside the answers is added to `faults`."""
    faults += repeated(held)
    if held.get("format") != FORMAT:
        faults.append(_wrong(held, "format", f"Enter “{FORMAT}”"))
    version = held.get("version")
    if not isinstance(version, Decimal) or version != VERSION:
        faults.append(_wrong(held, "version", f"Enter {VERSION}"))
    name = held.get("name", "")
    if not isinstance(name, str) or len(name) > LONGEST_NAME or not (name + " ").isprintable():
        enter = f"Enter a name of at most {LONGEST_NAME} characters on one line"
        faults.append(_wrong(held, "name", enter))
    about = held.get("about", "")
    if not isinstance(about, str) or len(about) > LONGEST_ABOUT:
        faults.append(_wrong(held, "about", f"Enter a text of at most {LONGEST_ABOUT} characters"))
    for key in held:
        if key not in KEYS:
            faults.append(fault(key, _unknown(key), written(held[key])))
    return str(name)


def read_part(held: Object, name: str, faults: list[Fault], *, required: bool = False) -> Object:
    """The object called so, empty where there is none."""
    part = held.get(name)
    if isinstance(part, Object):
        return part
    if name in held or required:
        faults.append(_wrong(held, name, "Enter an object, from { to }"))
    return Object([])


def repeated(held: Object, prefix: str = "") -> list[Fault]:
    """A fault for each key that stands more than once, under its name with this prefix."""
    return [
        fault(prefix + key, f"Give this key once: it stands here {count} times")
        for key, count in held.repeated.items()
    ]


def _wrong(held: Object, key: str, enter: str) -> Fault:
    if key not in held:
        return fault(key, f"{enter}: there is no such key yet")
    return fault(key, enter, written(held[key]))


def _unknown(key: str) -> str:
    if key == LEVELS or key in attributes():
        return "Move this key into “answers”"
    return "Remove this key or correct it: the format has no such key"
