"""Where the facts on a page of results come from, for many programs in few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Value

from programs.models import Citation, Outcome, Price, Source
from programs.provenance import SourceNumbers

# The fields that a page of results shows facts of, and the groups they belong to.
CITED = (
    "curriculum", "prerequisites", "modality", "pace", "delivery", "duration_months",
    "visa_eligible", "admission", "admission.bachelor_field", "admission.gpa_min",
    "admission.gre", "admission.work_experience_years",
)  # fmt: skip


class FactSources:
    """Sources of the facts of some programs, by field, numbered in the order they are shown.

    Two queries, whatever the number of programs.
    """

    def __init__(self, program_ids: Iterable[int]):
        self.numbers = SourceNumbers()
        wanted = list(program_ids)
        rows = _cited(wanted) if wanted else []
        self._found: dict[tuple[int, str], list[int]] = defaultdict(list)
        for program, field, source in rows:
            self._found[program, field].append(source)
        keys = {source for _, _, source in rows}
        self._sources = Source.objects.in_bulk(keys) if keys else {}

    def of(self, program_id: int, *fields: str) -> list[Source]:
        """The sources of some fields, each once; of a field's group where it has none itself."""
        found = dict.fromkeys(
            source for field in fields for source in self._nearest(program_id, field)
        )
        return [self._sources[key] for key in found]

    def _nearest(self, program_id: int, field: str) -> list[int]:
        while (program_id, field) not in self._found and "." in field:
            field = field.rpartition(".")[0]
        return self._found.get((program_id, field), [])


def _cited(program_ids: list[int]) -> list[tuple[int, str, int]]:
    """(program, field, source) of every citation, tuition and outcome, each once."""
    cited = Citation.objects.filter(
        program__in=program_ids, field__in=CITED, source__isnull=False
    ).values_list("program", "field", "source")
    tuition = Price.objects.filter(program__in=program_ids, part="tuition", scope="program")
    outcomes = Outcome.objects.filter(program__in=program_ids)
    return sorted(
        cited.order_by().union(
            tuition.order_by().values_list("program", Value("tuition"), "source"),
            outcomes.order_by().values_list("program", Value("outcomes"), "source"),
        )
    )
