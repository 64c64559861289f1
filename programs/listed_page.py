"""What is known of a program that only the federal files name."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from programs.models import FederalLink, Program, Status, Tier
from programs.outcomes import Awards, Outcomes, outcomes_of
from programs.price_table import Words, averages
from programs.program_page import MyScore, my_score, place_words, related_programs
from programs.provenance import Provenance, SourceNumbers
from programs.reader import Reader
from programs.snapshot import Snapshot


@dataclass(frozen=True)
class ListedPage:
    """See templates/programs/program_listed.html."""

    program: Program
    numbers: SourceNumbers
    place: str
    awards: Awards | None
    outcomes: Outcomes
    averages: tuple[Words, ...]
    score: MyScore | None
    related: list[tuple[Program, str]]
    curated_here: list[Program]


def listed_page(program: Program, snapshot: Snapshot, reader: Reader) -> ListedPage:
    """program: loaded with for_detail(), one of the snapshot's."""
    provenance = Provenance(program)
    outcomes = outcomes_of(program, "")
    average = averages(program)
    numbers = provenance.numbers
    for source in outcomes.sources + [source for words in average for source in words.sources]:
        numbers.of(source)
    related = related_programs(program)
    unclear = {each.pk for each, _ in related}
    return ListedPage(
        program=program,
        numbers=numbers,
        place=place_words(program),
        awards=outcomes.awards[0] if outcomes.awards else None,
        outcomes=outcomes,
        averages=average,
        score=my_score(snapshot, snapshot.index_of_slug[program.slug], reader),
        related=related,
        curated_here=[each for each in _curated_at(program) if each.pk not in unclear],
    )


def _curated_at(program: Program) -> list[Program]:
    """Programs of the institution that were read page by page."""
    here = Q(institution=program.institution_id)
    if program.institution.unitid:
        here |= Q(institution__unitid=program.institution.unitid)
    found = Program.objects.filter(here, tier=Tier.CURATED, status=Status.PUBLISHED)
    return list(found.select_related("institution").order_by("name"))


def absorbed_by(program: Program) -> list[Program]:
    """The curated programs that likely are this row of the federal list. One query."""
    if program.tier != Tier.LISTED or not program.cip6:
        return []
    links = FederalLink.objects.filter(
        unitid=program.institution.unitid,
        cip6=program.cip6,
        confidence=FederalLink.Confidence.LIKELY,
        program__status=Status.PUBLISHED,
    )
    return [link.program for link in links.select_related("program__institution")]
