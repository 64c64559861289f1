"""The sources that payloads name, as rows of the database. Many programs share one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from programs.catalogue.payload import Payload
from programs.models import Source

SourceKey = tuple[str, str, str]


def key_of(source: Mapping[str, str | None]) -> SourceKey:
    """What tells one source from another: address, publisher and the date it states."""
    return source["url"] or "", source["publisher"] or "", source["as_of"] or ""


def named_in(payload: Mapping[str, Any]) -> Iterator[dict[str, str | None]]:
    """Every source that a payload names, once for each time."""
    for rows in ("tuition", "fees", "outcomes"):
        for row in payload[rows]:
            yield row["source"]
    for cited in payload["cited"].values():
        yield from cited


@dataclass
class Sources:
    """Finds, makes and refreshes sources.

    imported: payloads of the last import, which tell a curator's change of a source's kind
    from the file's. retrieved: the day on which a source was read. unlinked_hosts: hosts
    that are named, not linked.
    """

    imported: Iterable[Payload]
    retrieved: Mapping[SourceKey, date]
    unlinked_hosts: frozenset[str]
    _rows: dict[SourceKey, Source] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._rows = {(row.url, row.publisher, row.as_of): row for row in Source.objects.all()}

    def of(self, source: Mapping[str, str | None]) -> Source:
        """The row of a source that prepare() has seen."""
        return self._rows[key_of(source)]

    def prepare(self, payloads: Iterable[Payload]) -> None:
        """Make the rows that are not there yet, and give the others the kind the file states.

        A kind that a curator changed since the last import stays.
        """
        imported: dict[SourceKey, set[str | None]] = {}
        for payload in self.imported:
            for source in named_in(payload):
                imported.setdefault(key_of(source), set()).add(source["kind"])
        wanted = {key_of(source): source for payload in payloads for source in named_in(payload)}
        new = []
        for key, source in wanted.items():
            row = self._rows.get(key)
            if row is None:
                new.append(self._new(key, source["kind"] or ""))
            elif row.kind != source["kind"] and row.kind in imported.get(key, {row.kind}):
                row.kind = source["kind"] or ""
                row.save(update_fields=["kind"])
        for row in Source.objects.bulk_create(new, batch_size=500):
            self._rows[row.url, row.publisher, row.as_of] = row

    def _new(self, key: SourceKey, kind: str) -> Source:
        url, publisher, as_of = key
        return Source(
            url=url,
            publisher=publisher,
            as_of=as_of,
            kind=kind,
            retrieved_on=self.retrieved.get(key),
            linked=not self._is_unlinked(url),
        )

    def _is_unlinked(self, url: str) -> bool:
        host = urlsplit(url).hostname or ""
        return any(host == name or host.endswith(f".{name}") for name in self.unlinked_hosts)

    def refresh(self) -> list[Source]:
        """Sources in the database that were read again since, or are no longer to be linked.

        They carry their new values; save_refreshed() writes them.
        """
        found = []
        for key, row in self._rows.items():
            day = self.retrieved.get(key)
            newer = day is not None and (row.retrieved_on is None or row.retrieved_on < day)
            unlink = row.linked and self._is_unlinked(row.url)
            if newer or unlink:
                row.retrieved_on = day if newer else row.retrieved_on
                row.linked = row.linked and not unlink
                found.append(row)
        return found


def save_refreshed(rows: Collection[Source]) -> None:
    """Write what refresh() changed."""
    Source.objects.bulk_update(rows, ["retrieved_on", "linked"], batch_size=200)
