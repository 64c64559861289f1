"""Origins of files that no agency publishes as they are."""

from __future__ import annotations

from pydantic import Field

from programs.datafiles.sources import Origin
from programs.models import Source, SourceKind


class Compiled(Origin):
    """A file computed by others from official data, or judged by us: then it has no address."""

    url: str = Field(default="", pattern=r"^(https://.+)?$", max_length=600)

    def source(self) -> tuple[Source, bool]:
        """The row for it, never called official, and whether it is new or was changed."""
        values = {
            "kind": SourceKind.SECONDARY,
            "retrieved_on": self.retrieved_on,
            "license": self.license,
        }
        source, new = Source.objects.get_or_create(
            url=self.url, publisher=self.publisher, as_of=self.as_of, defaults=values
        )
        changed = any(getattr(source, name) != value for name, value in values.items())
        if changed:
            for name, value in values.items():
                setattr(source, name, value)
            source.save()
        return source, new or changed
