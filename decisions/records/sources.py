"""The sources of a record, numbered as they are asked for."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.formats import date_format

from decisions.records.document import Source
from programs import models
from programs.provenance import SourceNumbers


class SourceList:
    """`numbers_of` is asked while a record is made; `rows` is what its list says in the end."""

    def __init__(self) -> None:
        self._numbers = SourceNumbers()

    def numbers_of(self, sources: Iterable[models.Source]) -> tuple[int, ...]:
        """Their numbers, from 1; each source once."""
        return tuple(dict.fromkeys(self._numbers.of(source) for source in sources))

    @property
    def rows(self) -> tuple[Source, ...]:
        return tuple(
            Source(
                publisher=source.publisher,
                kind=source.get_kind_display(),
                as_of=source.as_of,
                read_on=date_format(source.retrieved_on, "M j, Y") if source.retrieved_on else "",
                url=source.url if source.linked else "",
            )
            for source in self._numbers.sources
        )
