"""Which method a result was worked out with: a fingerprint of the engine and its parameters."""

from functools import cache
from hashlib import sha256
from pathlib import Path

DIGITS = 12
# What decides a figure: the formulas, the numbers in them, and what answers become on the way in.
FOLDERS = ("engine", "money", "reference")


@cache
def method_version() -> str:
    """Twelve hexadecimal digits; any change of a formula or a parameter gives others."""
    here = Path(__file__).parent
    read = sha256()
    for folder in FOLDERS:
        for file in sorted((here / folder).rglob("*")):
            if file.suffix in (".py", ".toml"):
                read.update(f"{file.relative_to(here).as_posix()}\0".encode())
                read.update(file.read_bytes())
    return read.hexdigest()[:DIGITS]
