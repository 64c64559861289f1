"""All that the page of one program shows, in plain objects."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode, urlsplit

import numpy as np
from django.db.models import Q
from django.urls import reverse
from numpy.typing import NDArray

from programs import entry, similar
from programs.facts import GETTING_IN, MORE, TAUGHT, TIME, Fact, Facts, facts_of
from programs.models import FederalLink, Program, Source, Status, Tier
from programs.outcomes import Outcomes, outcomes_of
from programs.places import COUNTRIES, US_STATES
from programs.price_table import PriceSection, price_section
from programs.prices import PACES, STATUS_LABELS, STATUSES
from programs.provenance import Provenance, SourceNumbers
from programs.reader import Reader
from programs.similar import Similar, TwinRow
from programs.snapshot import Snapshot


@dataclass(frozen=True)
class Stat:
    """One of the headline figures. text "": not stated, then see `why`."""

    label: str
    text: str
    small: str = ""
    why: str = ""
    sources: tuple[Source, ...] = ()
    mine: bool = False


@dataclass(frozen=True)
class MyScore:
    """The reader's own score: bounds on 0 to 100, or the reason why there is none."""

    low: float = 0.0
    high: float = 0.0
    reason: str = ""

    @property
    def words(self) -> str:
        low, high = (int(value + 0.5) for value in (self.low, self.high))
        return str(low) if low == high else f"{low} to {high}"


@dataclass(frozen=True)
class Twins:
    """The same degree in other forms: rows that differ, the program's own cell first."""

    programs: list[Program]
    labels: list[str]
    rows: list[TwinRow]
    compare_url: str

    @property
    def columns(self) -> list[tuple[Program, str]]:
        return list(zip(self.programs, self.labels[1:], strict=True))


@dataclass(frozen=True)
class ProgramPage:
    """See templates/programs/program_detail.html."""

    program: Program
    numbers: SourceNumbers
    facts: Facts
    place: str
    country: str
    country_url: str
    link: tuple[str, str] | None
    stats: list[Stat]
    best_for: tuple[str, list[Source]]
    score: MyScore | None
    price: PriceSection
    prerequisites: list[entry.Asked]
    prerequisite_doubts: tuple[str, ...]
    entry: tuple[str, str] | None
    outcomes: Outcomes
    twins: Twins | None
    similar: list[Similar]
    similar_rule: str
    related: list[tuple[Program, str]]

    @property
    def why_no_prerequisites(self) -> str:
        return self.facts["prerequisites"].why

    @property
    def time(self) -> list[Fact]:
        return self.facts.section(TIME)

    @property
    def getting_in(self) -> list[Fact]:
        return self.facts.section(GETTING_IN)

    @property
    def taught(self) -> list[Fact]:
        return self.facts.section(TAUGHT)

    @property
    def more(self) -> list[Fact]:
        return self.facts.section(MORE)


def program_page(
    program: Program, twins: list[Program], snapshot: Snapshot, reader: Reader, today: date
) -> ProgramPage:
    """program, twins: loaded with for_detail(). The program is one of the snapshot's."""
    index = snapshot.index_of_slug[program.slug]
    statuses = reader.fee_statuses(snapshot)
    provenance = Provenance(program)
    facts = facts_of(program, provenance)
    price = price_section(
        program,
        provenance,
        pace=PACES[snapshot.usual_pace[index]],
        reader_status=STATUSES[statuses[index]],
        today=today,
    )
    outcomes = outcomes_of(program, provenance.why_blank("outcomes"))
    # Sources beyond the program's own follow them, in the order in which the page comes to them.
    numbers = provenance.numbers
    for source in [*price.sources, *outcomes.sources]:
        numbers.of(source)
    return ProgramPage(
        program=program,
        numbers=numbers,
        facts=facts,
        place=place_words(program),
        country=COUNTRIES.get(program.institution.country, program.institution.country),
        country_url=_country_url(program),
        link=own_page(program, numbers.sources),
        stats=_stats(facts, price, reader.has_profile),
        best_for=(program.best_for, provenance.sources("best_for")),
        score=my_score(snapshot, index, reader),
        price=price,
        prerequisites=entry.asked(
            program, provenance, reader.levels if reader.has_profile else None
        ),
        prerequisite_doubts=facts["prerequisites"].doubts,
        entry=reader.entry(snapshot, index),
        outcomes=outcomes,
        twins=_twins(program, facts, twins, snapshot, statuses),
        similar=similar.similar_programs(snapshot, index, statuses),
        similar_rule=similar.rule(snapshot, index, statuses),
        related=related_programs(program),
    )


def place_words(program: Program) -> str:
    """City, state or country: “Bloomington, Indiana”; "" for a place on no map."""
    institution = program.institution
    in_us = institution.country == "US"
    region = US_STATES.get(institution.region, "") if in_us else ""
    country = "" if in_us else COUNTRIES.get(institution.country, institution.country)
    return ", ".join(filter(None, (institution.city, region, country)))


def _country_url(program: Program) -> str:
    country = program.institution.country
    return f"{reverse('programs:program-list')}?{urlencode({'country': country})}"


def own_page(program: Program, sources: list[Source]) -> tuple[str, str] | None:
    """Address and words of the link to the program's own page; None where we don't link there."""
    unlinked = {urlsplit(source.url).netloc for source in sources if not source.linked}
    if not program.url or urlsplit(program.url).netloc in unlinked:
        return None
    home = urlsplit(program.url).path in ("", "/")
    return program.url, "Institution site" if home else "Program’s own page"


def my_score(snapshot: Snapshot, index: int, reader: Reader) -> MyScore | None:
    scores = reader.scores(snapshot)
    if scores is None:
        return None
    if scores.reason[index]:
        return MyScore(reason=scores.reason[index])
    return MyScore(float(scores.low[index]), float(scores.high[index]))


def _stats(facts: Facts, price: PriceSection, has_profile: bool) -> list[Stat]:
    return [
        _price_stat(price, has_profile),
        _time_stat(facts),
        _size_stat(facts),
        Stat(
            "Facts stated, of those we look for",
            str(facts.stated),
            f"of {len(facts.looked_for)}",
        ),
    ]


def _price_stat(price: PriceSection, has_profile: bool) -> Stat:
    row = price.tables[0].mine
    what = "Tuition and fees" if row.total.fees_stated else "Tuition"
    whom = "" if row.label == "Everyone" else f", {_in_sentence(row.statuses[0])}"
    label = f"{what} for you{whom}" if has_profile else f"{what}{whom}"
    if not row.amount:
        return Stat(label, "", why=row.reason, mine=has_profile)
    label += f", {row.year}"
    sources = row.tuition.sources if row.tuition else ()
    return Stat(label, row.amount, sources=sources, mine=has_profile)


def _in_sentence(status: str) -> str:
    label = STATUS_LABELS[status]
    return label if label.startswith("EU") else f"{label[0].lower()}{label[1:]}"


def _time_stat(facts: Facts) -> Stat:
    labels = {
        "duration_months.full_time": "Usual time, full time",
        "duration_months.part_time": "Usual time, part time",
        "duration_months.max": "Longest time allowed; usual time not stated",
    }
    for key, label in labels.items():
        fact = facts[key]
        if fact.known:
            value, _, unit = fact.words.partition(" ")
            return Stat(label, value, unit, sources=fact.sources)
    return Stat("Time to finish", "", why=facts["duration_months.full_time"].why)


def _size_stat(facts: Facts) -> Stat:
    for key in ("credits", "courses"):
        if facts[key].known:
            return Stat(facts[key].label, facts[key].words, sources=facts[key].sources)
    return Stat("Credits", "", why=facts["credits"].why)


def _twins(
    program: Program,
    facts: Facts,
    twins: list[Program],
    snapshot: Snapshot,
    statuses: NDArray[np.int8],
) -> Twins | None:
    shown = [twin for twin in twins if twin.slug in snapshot.index_of_slug]
    if not shown:
        return None
    everyone = [program, *shown]
    indices = [snapshot.index_of_slug[each.slug] for each in everyone]
    prices = [
        similar.whole_price(each, PACES[snapshot.usual_pace[i]], STATUSES[statuses[i]])
        for each, i in zip(everyone, indices, strict=True)
    ]
    all_facts = [facts, *(facts_of(twin, Provenance(twin)) for twin in shown)]
    query = urlencode([("p", each.slug) for each in everyone])
    return Twins(
        shown,
        similar.labels_of_twins(everyone),
        similar.twin_rows(prices, all_facts),
        f"{reverse('decisions:compare')}?{query}",
    )


def related_programs(program: Program) -> list[tuple[Program, str]]:
    """Programs that may be this one under a federal code, or from the school's own pages, and
    why that is unclear. One query; none where no link can say so."""
    if program.tier == Tier.LISTED:
        return _perhaps_read(program) if program.cip6 else []
    unclear = {
        (link.unitid, link.cip6): link.reason
        for link in program.federal_links.all()
        if link.confidence == FederalLink.Confidence.UNCLEAR
    }
    return _perhaps_listed(unclear) if unclear else []


def _perhaps_read(program: Program) -> list[tuple[Program, str]]:
    links = FederalLink.objects.filter(
        unitid=program.institution.unitid,
        cip6=program.cip6,
        confidence=FederalLink.Confidence.UNCLEAR,
        program__status=Status.PUBLISHED,
    ).select_related("program__institution")
    return [(link.program, _why_unclear(link.reason)) for link in links]


def _perhaps_listed(unclear: dict[tuple[str, str], str]) -> list[tuple[Program, str]]:
    """unclear: reasons by unitid and CIP code."""
    wanted = Q()
    for unitid, cip6 in unclear:
        wanted |= Q(institution__unitid=unitid, cip6=cip6)
    listed = Program.objects.shown().filter(wanted, tier=Tier.LISTED)
    return [
        (each, _why_unclear(unclear[each.institution.unitid, each.cip6]))
        for each in listed.select_related("institution")
    ]


_CANDIDATES = re.compile(r"(?:no matching field; candidates: )?(\d\d\.\d{4} \(\d+\).*)")


def _why_unclear(reason: str) -> str:
    """A curator's words; codes with their numbers of degrees get a sentence around them.

    >>> _why_unclear("30.7101 (20); 30.7001 (17)")
    'Codes in question, with the degrees awarded: 30.7101 (20); 30.7001 (17)'
    """
    codes = _CANDIDATES.fullmatch(reason)
    return f"Codes in question, with the degrees awarded: {codes[1]}" if codes else reason
