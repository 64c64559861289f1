"""Who published each file, as `sources.toml` beside the files says."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from programs.datafiles.read import Problems
from programs.models import Source

SOURCES = "sources.toml"


class Origin(BaseModel):
    """One file and its publisher: a table of sources.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str = Field(pattern=r"^[\w.-]+\.csv$")
    publisher: str = Field(min_length=1, max_length=200)
    url: str = Field(pattern=r"^https://", max_length=600)
    as_of: str = Field(min_length=1, max_length=120)
    retrieved_on: date
    license: str = Field(min_length=1, max_length=120)

    def source(self) -> tuple[Source, bool]:
        """The row for it, and whether it is new or was changed."""
        held = Source.objects.filter(url=self.url, publisher=self.publisher, as_of=self.as_of)
        source = held.first() or Source(url=self.url, publisher=self.publisher, as_of=self.as_of)
        values = {
            "kind": "government",
            "retrieved_on": self.retrieved_on,
            "license": self.license,
        }
        changed = source.pk is None or any(
            getattr(source, name) != value for name, value in values.items()
        )
        if changed:
            for name, value in values.items():
                setattr(source, name, value)
            source.save()
        return source, changed


def read_origins(
    directory: Path, kinds: Mapping[str, type[Origin]], problems: Problems
) -> dict[str, Any]:
    """The tables of sources.toml named in kinds; faults are noted, not raised."""
    path = directory / SOURCES
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        problems.add(SOURCES, f"cannot be read: {error.strerror}")
        return {}
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problems.add(SOURCES, f"is not TOML: {error}")
        return {}
    origins = {}
    for name, kind in kinds.items():
        if name not in tables:
            problems.add(SOURCES, f"has no table [{name}]")
            continue
        try:
            origins[name] = kind.model_validate(tables[name])
        except ValidationError as error:
            for fault in error.errors(include_url=False):
                field = ".".join(str(part) for part in fault["loc"])
                problems.add(SOURCES, fault["msg"], column=f"{name}.{field}")
    return origins


def digest(*parts: bytes) -> str:
    """SHA-256 of the parts in turn, in hexadecimal."""
    held = hashlib.sha256()
    for part in parts:
        held.update(part)
    return held.hexdigest()
