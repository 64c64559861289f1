"""Which sources stand behind each fact of a program, and why a fact is blank."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from programs.models import Missing, Program, Source

NOT_COLLECTED = Missing.NOT_COLLECTED.label


class SourceNumbers:
    """The numbered list of sources at the foot of a page."""

    def __init__(self, sources: Iterable[Source] = ()):
        self._numbers: dict[int, int] = {}
        self.sources: list[Source] = []
        for source in sources:
            self.of(source)

    def of(self, source: Source) -> int:
        """The source's number; a new source is appended to the list."""
        if source.pk not in self._numbers:
            self.sources.append(source)
            self._numbers[source.pk] = len(self.sources)
        return self._numbers[source.pk]


class Provenance:
    """Sources, reasons for blanks and doubts of one program, by field.

    program: loaded with for_card() or for_detail().
    """

    def __init__(self, program: Program):
        self._sources: dict[str, list[Source]] = defaultdict(list)
        self._missing: dict[str, str] = {}
        self._doubts: dict[str, list[str]] = defaultdict(list)
        for citation in program.citations.all():
            if citation.source:
                self._sources[citation.field].append(citation.source)
            else:
                self._missing[citation.field] = citation.get_missing_display()
        for doubt in program.doubts.all():
            self._doubts[doubt.field].append(doubt.note)
        # The same order on a list and on the program's own page, so that marks agree.
        everything = {
            source.pk: source
            for source in [
                *(citation.source for citation in program.citations.all() if citation.source),
                *(price.source for price in program.prices.all()),
            ]
        }
        self.numbers = SourceNumbers(everything[key] for key in sorted(everything))

    def sources(self, field: str) -> list[Source]:
        """The sources of a field; of the group it belongs to where it has none of its own."""
        while field not in self._sources and "." in field:
            field = field.rpartition(".")[0]
        return self._sources.get(field, [])

    def why_blank(self, field: str) -> str:
        """Why a field is blank; a blank that nobody explained was not collected yet."""
        name = field
        while name not in self._missing and "." in name:
            name = name.rpartition(".")[0]
        return self._missing.get(name, NOT_COLLECTED)

    def doubts(self, field: str) -> list[str]:
        """What a curator warns of at this field and the group that it belongs to."""
        group = field.partition(".")[0]
        return self._doubts.get(field, []) + (self._doubts.get(group, []) if group != field else [])
