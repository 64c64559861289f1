"""Telling the federal directory's fills from a curator's edits."""

from __future__ import annotations

from typing import Any

from programs.datafiles.sync import BATCH
from programs.models import Program, Tier

State = dict[str, Any]


def note_fills(fills: dict[int, tuple[State, State]]) -> None:
    """Put what was filled into the last import of the curated programs at those institutions.

    fills: institution's primary key → its fields before and now. The catalogue files say
    nothing of a blank that the directory filled; without this, their next load would take the
    fill for a curator's edit. A value that a curator did change stays told apart.
    """
    programs = list(
        Program.objects.filter(
            tier=Tier.CURATED, imported__isnull=False, institution__in=list(fills)
        ).only("institution_id", "imported")
    )
    for program in programs:
        facts = (program.imported or {}).get("institution", {})
        before, now = fills[program.institution_id]
        for name, value in now.items():
            if value != before[name] and (facts.get(name) or None) == (before[name] or None):
                facts[name] = value
    Program.objects.bulk_update(programs, ("imported",), batch_size=BATCH)
