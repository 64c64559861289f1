"""Which method a result was worked out with, and which pages show it: fingerprints of the files."""

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

DIGITS = 12
# What decides a figure: the formulas, the numbers in them, and what answers become on the way in.
FOLDERS = ("engine", "money", "reference")
HERE = Path(__file__).parent
ROOT = HERE.parent


@cache
def method_version() -> str:
    """Twelve hexadecimal digits; any change of a formula or a parameter gives others."""
    return _fingerprint(
        file
        for folder in FOLDERS
        for file in (HERE / folder).rglob("*")
        if file.suffix in (".py", ".toml")
    )


@cache
def pages_version() -> str:
    """The same of all that makes a page: a page kept by another release is not shown."""
    code = (file for folder in ("decisions", "programs") for file in (ROOT / folder).rglob("*.py"))
    shown = (file for folder in ("templates", "static") for file in (ROOT / folder).rglob("*.*"))
    return _fingerprint([*code, *shown])


def _fingerprint(files: Iterable[Path]) -> str:
    read = sha256()
    for file in sorted(files):
        read.update(f"{file.relative_to(ROOT).as_posix()}\0".encode())
        read.update(file.read_bytes())
    return read.hexdigest()[:DIGITS]
