"""The facts of one program as a page shows them: each stated with its sources, or blank with
the reason why.

Which facts are looked for is said once, in programs.catalogue.facts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from programs.catalogue.facts import ADMISSION, COMPONENTS, FACTS, INDUSTRY
from programs.catalogue.facts import Fact as LookedFor
from programs.fact_words import WORDS, own_prices
from programs.models import (
    Area,
    Modality,
    Program,
    Source,
)
from programs.provenance import NOT_COLLECTED, Provenance
from programs.wording import join_words, months_words, number

SOURCE_NOT_RECORDED = "Source not recorded"
OWN_WORDS = "In our collectors’ words"


@dataclass(frozen=True)
class Fact:
    """One fact beside its label.

    words: what is stated, "" where nothing is.
    why: of a blank, its reason; of a stated fact, what to know about it.
    blank: what stands in place of the words of a blank.
    assumed: worked out by us, so that no source states it.
    owed: a source is owed for it, or a reason for its blank.
    status: kind of mark to draw beside the words ("" for none; see the status tag).
    """

    key: str
    label: str
    words: str = ""
    why: str = ""
    sources: tuple[Source, ...] = ()
    doubts: tuple[str, ...] = ()
    blank: str = "Not stated"
    assumed: bool = False
    owed: bool = True
    status: str = ""

    @property
    def known(self) -> bool:
        """Whether a source states it, rather than we."""
        return bool(self.words) and not self.assumed

    @property
    def waiting(self) -> bool:
        """Whether it is blank, and the only reason is that we did not get to it."""
        return not self.words and self.why == NOT_COLLECTED and not self.doubts

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands below the words, one line each."""
        uncited = self.known and self.owed and not self.sources
        warnings = (f"Take care: {doubt}" for doubt in self.doubts)
        lines = (self.why, SOURCE_NOT_RECORDED if uncited else "", *warnings)
        return tuple(line for line in lines if line)


@dataclass(frozen=True)
class Facts:
    """Every fact that is looked for in a program, by key, and a few more."""

    by_key: dict[str, Fact]

    def __getitem__(self, key: str) -> Fact:
        return self.by_key[key]

    @property
    def looked_for(self) -> list[Fact]:
        """All of the catalogue's list that can apply to the program."""
        return [self.by_key[fact.key] for fact in FACTS if self.by_key[fact.key].owed]

    @property
    def stated(self) -> int:
        return sum(fact.known for fact in self.looked_for)

    def section(self, keys: Sequence[str]) -> list[Fact]:
        """These facts in this order; blanks that we just did not collect yet stand in one row at
        the end. What cannot apply, or is neither known nor owed, is left out."""
        facts = [self.by_key[key] for key in keys if key in self.by_key]
        facts = [fact for fact in facts if fact.words or fact.owed]
        waiting = [fact for fact in facts if fact.waiting]
        if len(waiting) < 2:
            return facts
        labels = "; ".join([waiting[0].label, *(_in_sentence(fact.label) for fact in waiting[1:])])
        stated = [fact for fact in facts if not fact.waiting]
        return [*stated, Fact("", NOT_COLLECTED, blank=labels, owed=False)]


def _in_sentence(label: str) -> str:
    """A label within a sentence; abbreviations keep their capitals."""
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"


TIME = (
    "degree", "modality", "delivery", "pace", "duration_months.full_time",
    "duration_months.part_time", "duration_months.max", "credits", "courses", "weekly_hours",
    "start_terms", "visa_eligible",
)  # fmt: skip
GETTING_IN = tuple(f"admission.{name}" for name in ADMISSION)
TAUGHT = (
    *(f"curriculum.{area}" for area in Area.values),
    "topics",
    *(f"components.{name}" for name in COMPONENTS),
    *(f"industry.{name}" for name in INDUSTRY),
)
MORE = ("funding", "highlights", "institution.accreditor")


def facts_of(program: Program, provenance: Provenance) -> Facts:
    """program: loaded with for_detail()."""
    facts = {looked.key: _fact(program, provenance, looked) for looked in FACTS}
    _add_assumptions(program, facts)
    facts |= {fact.key: fact for fact in _further(program, provenance)}
    facts["visa_eligible"] = _visa(program, provenance)
    return Facts(facts)


def _fact(program: Program, provenance: Provenance, looked: LookedFor) -> Fact:
    words = WORDS[looked.key](program)
    why = _ABOUT.get(looked.key, "") if words else provenance.why_blank(looked.key)
    return Fact(
        looked.key,
        looked.label,
        words,
        why,
        tuple(_sources(program, provenance, looked.key)) if words else (),
        _doubts(provenance, looked.key, known=bool(words)),
    )


def _doubts(provenance: Provenance, key: str, *, known: bool) -> tuple[str, ...]:
    """A doubt about a group, such as admission, is one about what is stated of it."""
    doubts = provenance.doubts(key)
    group, _, part = key.partition(".")
    if part and not known:
        about_group = provenance.doubts(group)
        doubts = [doubt for doubt in doubts if doubt not in about_group]
    return tuple(doubts)


def _sources(program: Program, provenance: Provenance, key: str) -> list[Source]:
    """Prices and outcomes carry their source themselves; lists may cite each entry apart."""
    if key in ("tuition", "fees"):
        rows = own_prices(program, "fee" if key == "fees" else key)
        found = [price.source for price in rows]
    elif key == "outcomes":
        found = [outcome.source for outcome in program.outcomes.all()]
    elif key in _ENTRIES:
        found = [
            source
            for entry in _ENTRIES[key](program)
            for source in provenance.sources(f"{key}.{entry}")
        ]
    else:
        found = provenance.sources(key)
    return list(dict.fromkeys(found))


_ENTRIES: dict[str, Callable[[Program], list[str]]] = {
    "start_terms": lambda program: program.start_terms,
    "topics": lambda program: program.topics,
    "highlights": lambda program: program.highlights,
    "prerequisites": lambda program: [row.subject for row in program.prerequisites.all()],
}


def _add_assumptions(program: Program, facts: dict[str, Fact]) -> None:
    """Put our own reading beside blanks that follow from another fact."""
    if program.modality == Modality.IN_PERSON and not program.delivery:
        facts["delivery"] = _does_not_apply(
            facts["delivery"], "Asked of online teaching only", owed=False
        )
    for pace, offered in (("full_time", program.full_time), ("part_time", program.part_time)):
        key = f"duration_months.{pace}"
        if offered is False and not facts[key].words:
            facts[key] = _does_not_apply(facts[key], f"Not offered {pace.replace('_', ' ')}")
    part_time = facts["duration_months.part_time"]
    months = assumed_part_time_months(program)
    if months is not None and program.part_time is not False:
        facts["duration_months.part_time"] = Fact(
            part_time.key,
            part_time.label,
            f"About {months_words(months)}",
            f"Our assumption: {_HOW_ASSUMED[program.months_max is not None]}. The school’s own "
            f"figure: {_in_sentence(part_time.why)}",
            doubts=part_time.doubts,
            assumed=True,
        )


def _does_not_apply(fact: Fact, why: str, *, owed: bool = True) -> Fact:
    return replace(fact, words="", why=why, sources=(), blank="Does not apply", owed=owed)


# By whether a longest time is stated.
_HOW_ASSUMED = {
    False: "twice the full-time months",
    True: "twice the full-time months, at most the longest time allowed",
}


def assumed_part_time_months(program: Program) -> Decimal | None:
    """Twice the full-time months, at most the longest time allowed; None where a part-time
    duration is stated or there is nothing to double."""
    if program.months_part_time is not None or program.months_full_time is None:
        return None
    double = 2 * program.months_full_time
    return double if program.months_max is None else min(double, program.months_max)


def _further(program: Program, provenance: Provenance) -> list[Fact]:
    """Facts that no source is owed for, shown where something is stated."""
    degree = join_words([part for part in (program.degree, program.specialization) if part], "in")
    stated = {
        "degree": ("Degree", degree),
        "weekly_hours": ("Hours a week", number(program.weekly_hours)),
        "institution.accreditor": ("Accredited by", program.institution.accreditor),
    }
    return [
        Fact(
            key,
            label,
            words,
            sources=tuple(provenance.sources(key)),
            doubts=tuple(provenance.doubts(key)),
            owed=key != "degree",
        )
        for key, (label, words) in stated.items()
        if words
    ]


def _visa(program: Program, provenance: Provenance) -> Fact:
    """Whether somebody on a student visa may enroll: as stated, else as the format implies."""
    sources = tuple(provenance.sources("visa_eligible"))
    stated = program.visa_eligible is not None
    if stated:
        kind, why = ("ok" if program.visa_eligible else "no"), ""
    elif program.modality == Modality.ONLINE:
        kind = "no"
        why = "Our reading of the online format. "
        why += (
            "US F-1 rules count at most one online course a term (8 CFR 214.2(f)(6)(i)(G))."
            if program.institution.country == "US"
            else "A student visa needs study in the country; ask the school."
        )
    elif program.modality == Modality.IN_PERSON:
        kind, why = "ok", "Our reading of the on-campus format; the school decides."
    else:
        return Fact("visa_eligible", "Student visa", why=provenance.why_blank("visa_eligible"))
    words = {
        "ok": "Open to students on a visa" if stated else "Usually possible",
        "no": "Not for study on a visa",
    }[kind]
    doubts = tuple(provenance.doubts("visa_eligible"))
    return Fact("visa_eligible", "Student visa", words, why, sources, doubts,
                assumed=not stated, status=kind)  # fmt: skip


# What to know about a stated fact.
_ABOUT = {
    "credits": "In the program’s own credit system: not to be compared across schools.",
    "duration_months.max": "A limit, not the usual time.",
    "funding": OWN_WORDS,
    "highlights": OWN_WORDS,
}
