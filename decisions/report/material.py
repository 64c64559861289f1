"""What the parts of a report share: the program's facts, the market, numbered sources, names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from decisions import words
from decisions.models import Role
from decisions.money.origin import Origin
from decisions.report.case import Case
from programs.models import Program, Source
from programs.outcomes import Outcomes
from programs.places import COUNTRIES
from programs.price_table import PriceSection, Row
from programs.provenance import Provenance, SourceNumbers
from programs.templatetags.facts import marks

ROLES = {
    Role.ML_ENGINEER: ("machine-learning engineer", "machine-learning engineers"),
    Role.DATA_SCIENTIST: ("data scientist", "data scientists"),
    Role.DATA_ENGINEER: ("data engineer", "data engineers"),
    Role.SOFTWARE_ENGINEER: ("software engineer", "software engineers"),
    Role.RESEARCH: ("AI researcher", "AI researchers"),
}
# The scope of a program's own figures, in programs.outcomes.
OWN_SCOPE = "This program"
_WITH_ARTICLE = ("United ", "Netherlands", "Philippines")


@dataclass(frozen=True, eq=False)
class Material:
    """program: loaded with for_detail().  price: its section for the pace and status of the case.

    Sources that a part asks to be marked are numbered in the order in which they are asked for.
    """

    case: Case
    program: Program
    provenance: Provenance
    price: PriceSection
    outcomes: Outcomes

    @property
    def numbers(self) -> SourceNumbers:
        return self.provenance.numbers

    @property
    def price_row(self) -> Row:
        """What this person would pay, as published."""
        return self.price.tables[0].mine

    # Source marks.

    def marks(self, *names: str) -> SafeString:
        """Of the market's figures, by their names in Market.sources."""
        return self.mark(self._of_market(names))

    def fact_marks(self, *fields: str) -> SafeString:
        """Of the program's fields. Prices carry their sources themselves."""
        found = [source for field in fields for source in self.sources_of(field)]
        return self.mark(list(dict.fromkeys(found)))

    def sources_behind(self, origin: Origin) -> list[Source]:
        """Of one input: the market's figures, and the program's field that states it."""
        stated = self.sources_of(origin.field) if origin.field else []
        return list(dict.fromkeys([*self._of_market(origin.sources), *stated]))

    def _of_market(self, names: Iterable[str]) -> list[Source]:
        known = self.case.situation.market.sources
        return [known[name] for name in names if name in known]

    def mark(self, sources: list[Source]) -> SafeString:
        return marks(sources, self.numbers)

    def sources_of(self, field: str) -> list[Source]:
        """Who states one of the program's fields."""
        if field != "tuition":
            return self.provenance.sources(field)
        row = self.price_row
        lines = [row.tuition, *row.fees] if row.tuition else [*row.fees]
        return [source for words in lines for source in words.sources]

    # Links.

    def edit(self, section: str) -> str:
        """The address of a section of the profile."""
        return reverse("decisions:edit", args=[self.case.person.id, section])

    def edit_link(self, section: str, words: str) -> SafeString:
        return format_html('<a href="{}">{}</a>', self.edit(section), words)

    # Names.

    @property
    def role(self) -> str:
        return ROLES[Role(self.case.person.role)][0]

    @property
    def roles(self) -> str:
        return ROLES[Role(self.case.person.role)][1]

    @property
    def around(self) -> str:
        """Where the person would work: “around Washington”, “in Virginia”, “in Germany”."""
        person, situation = self.case.person, self.case.situation
        if not situation.works_in_us:
            return f"in {country_words(person.after_country)}"
        place = situation.market.place(person.after_metro, person.after_state)
        return place_words(place.level, place.name)

    @property
    def baseline(self) -> str:
        """What it is all held against."""
        return words.baseline(self.case.person)

    @property
    def money_of(self) -> str:
        """Whose purchasing power real amounts have."""
        start = self.case.situation.clock.start
        return f"{start:%B %Y}"


def place_words(level: str, name: str) -> str:
    """
    >>> place_words("metro", "Washington-Arlington-Alexandria, DC-VA-MD-WV")
    'around Washington'
    >>> place_words("state", "Virginia"), place_words("national", "United States")
    ('in Virginia', 'in the United States')
    """
    if level == "metro":
        return f"around {name.partition(',')[0].partition('-')[0]}"
    return f"in {name}" if level == "state" else "in the United States"


def country_words(code: str) -> str:
    """
    >>> country_words("GB"), country_words("DE")
    ('the United Kingdom', 'Germany')
    """
    if code == "ZZ":
        return "your country"
    name = COUNTRIES.get(code, code)
    return f"the {name}" if name.startswith(_WITH_ARTICLE) else name
