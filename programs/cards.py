"""What an entry of a list says of one program, for one fee status and pace.

The words are the same for every reader with that status, so their HTML is kept in the cache; a
list then costs rows of the database only for entries that are not there yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import isnan
from typing import Any, cast
from zlib import crc32

from django.conf import settings
from django.core.cache import cache as kept
from django.template.loader import get_template
from numpy.typing import NDArray

from programs.facts import assumed_part_time_months
from programs.models import InstitutionPrice, Price, Program, Residency, Source, SourceKind, Tier
from programs.places import COUNTRIES, EU_LIKE
from programs.prices import PACES, STATUSES, Line, NoTotal, Size, Total, total
from programs.provenance import Provenance
from programs.snapshot import Snapshot
from programs.wording import join_words, money, number, rounded_money

WHOSE = {
    "in_state": "in state",
    "out_of_state": "out of state",
    "domestic": "domestic student",
    "eu": "EU citizen",
    "international": "international student",
}
OTHERS = {
    "in_state": "For residents",
    "out_of_state": "Out of state",
    "domestic": "For domestic students",
    "eu": "For EU citizens",
    "international": "For international students",
}
TEMPLATES = {"list": "programs/_entry.html", "table": "programs/_row.html"}
# Where a reader's own parts go, in HTML that is the same for all.
SLOTS = {name: f"\N{OBJECT REPLACEMENT CHARACTER}{name};" for name in ("score", "entry", "ticked")}
_KEPT_SECONDS = 7 * 24 * 60 * 60


@dataclass(frozen=True)
class Figure:
    """An amount in words with what to know about it; `text` "" where unknown, then see `why`."""

    text: str
    note: str = ""
    why: str = ""
    sources: tuple[Source, ...] = ()


class CardFacts:
    """What templates/programs/_card.html shows of one program.

    program: loaded with for_card().  status: of prices.STATUSES.  pace: of prices.PACES.
    usd: the price in US dollars, None where unknown.  awards: degrees awarded, and the year.
    mine: whether it is the reader's own price.
    """

    def __init__(
        self,
        program: Program,
        *,
        status: str,
        pace: str,
        usd: float | None,
        awards: tuple[int, int] | None,
        mine: bool,
    ):
        self.program = program
        self.url = program.get_absolute_url()
        self.provenance = Provenance(program)
        self.numbers = self.provenance.numbers
        self.listed = program.tier == Tier.LISTED
        self._status = status
        self._pace = pace
        self._usd = usd
        self._awards = awards
        self.mine = mine
        self._total = self._total_for(status)

    def _total_for(self, status: str) -> Total:
        program = self.program
        size = Size(
            program.credits,
            program.courses,
            program.months_full_time,
            program.months_part_time,
        )
        return total(program.prices.all(), size, status, self._pace)

    @property
    def place(self) -> str:
        """“Atlanta, GA” or “London, United Kingdom”."""
        institution = self.program.institution
        country = institution.country
        beyond = institution.region if country == "US" else COUNTRIES.get(country, "")
        return ", ".join(filter(None, (institution.city, beyond)))

    @property
    def price_label(self) -> str:
        if self.mine:
            return "Tuition and fees, for me"
        if self._for_everyone:
            return "Tuition and fees, for everyone"
        if self._total.reason == NoTotal.NOT_STATED:
            return "Tuition and fees"
        return f"Tuition and fees, {WHOSE[self._status]}"

    @property
    def _for_everyone(self) -> bool:
        whole = self._total
        lines = [line for line in (whole.tuition, *whole.fees) if line]
        return bool(lines) and all(line.row.residency == Residency.ANY for line in lines)

    @property
    def price(self) -> Figure:
        whole = self._total
        if whole.amount is None:
            if whole.reason == NoTotal.NOT_STATED:
                return Figure("", why=self.provenance.why_blank("tuition"))
            return Figure("", why=whole.reason_words)
        lines = [whole.tuition, *(fee for fee in whole.fees if fee.total is not None)]
        year = f"{whole.academic_year} prices" if whole.academic_year else "year not stated"
        notes = [year]
        if not whole.fees_stated:
            notes.append("some fees unknown" if whole.fees else "tuition only: fees not stated")
        if whole.currency != "USD" and self._usd:
            notes.insert(0, f"about {rounded_money(self._usd, 100)}")
        return Figure(
            money(whole.amount, whole.currency),
            ", ".join(notes),
            sources=tuple(dict.fromkeys(_source(line) for line in lines if line)),
        )

    @property
    def other(self) -> tuple[str, str] | None:
        """What students of the other usual status pay: label, words ("" for unknown).

        None where the label of the price says it already, or nothing is known of either.
        """
        if self._for_everyone and not self.mine:
            return None
        status = other_status(self._status, self.program.institution.country)
        other = self._total_for(status)
        if other.amount is None and self._total.amount is None:
            return None
        same = (other.amount, other.currency) == (self._total.amount, self._total.currency)
        return OTHERS[status], "the same" if same else money(other.amount, other.currency)

    @property
    def time(self) -> Figure:
        """How long it takes at each pace on offer."""
        program = self.program
        full, part = program.months_full_time, program.months_part_time
        words = []
        if full is not None:
            words.append(f"{number(full)} month{'' if full == 1 else 's'} full time")
        if part is not None:
            words.append(f"{number(part)}{'' if words else ' months'} part time")
        text, note = ", ".join(words), ""
        if program.part_time and (months := assumed_part_time_months(program)) is not None:
            note = f"part time about {number(months)}, our assumption"
        if not words and program.months_max is not None:
            text = f"usual time not stated, {number(program.months_max)} months at most"
        return Figure(text, note, why=self.provenance.why_blank("duration_months"))

    @property
    def format(self) -> Figure:
        program = self.program
        words = [program.get_modality_display()] if program.modality else []
        if words and program.delivery:
            words.append(program.get_delivery_display())
        return Figure(", ".join(words), why=self.provenance.why_blank("modality"))

    @property
    def bachelor(self) -> Figure:
        """The bachelor's field that it asks for."""
        admission = getattr(self.program, "admission", None)
        return Figure(
            admission.get_bachelor_field_display() if admission else "",
            why=self.provenance.why_blank("admission.bachelor_field"),
        )

    @property
    def awards(self) -> Figure | None:
        """Degrees awarded in a year under the program's federal code."""
        if not self._awards:
            return None
        number_awarded, year = self._awards
        return Figure(
            number(number_awarded),
            f"{year - 1}-{year % 100:02}",
            sources=tuple(self.provenance.sources("cip6")),
        )

    @property
    def average(self) -> tuple[InstitutionPrice, str] | None:
        """What the institution charges a full-time graduate student a year, and the sum."""
        residency = "in_state" if self._status == "in_state" else "out_of_state"
        rows = [
            row
            for row in self.program.institution.average_prices.all()
            if row.residency == residency and row.tuition is not None
        ]
        if not rows:
            return None
        newest = max(rows, key=lambda row: row.academic_year)
        return newest, money((newest.tuition or 0) + (newest.fees or 0))

    @property
    def notes(self) -> list[tuple[str, str]]:
        """What to beware of: kind of the `status` tag, and words."""
        if self.listed:
            return [("unk", "Known from federal files only")]
        notes = []
        whole = self._total
        if whole.amount is not None and whole.tuition:
            if _source(whole.tuition).kind == SourceKind.SECONDARY:
                notes.append(("unk", "Price from a secondary source"))
            if whole.disagreeing:
                lines = (whole.tuition, *whole.disagreeing)
                totals = {line.total for line in lines if line.total is not None}
                amounts = [money(amount, whole.currency) for amount in sorted(totals)]
                notes.append(("partly", f"Sources disagree: {join_words(amounts, 'or')}"))
        doubts = self.provenance.doubts("tuition")
        return notes + [("partly", doubt[:1].upper() + doubt[1:]) for doubt in doubts]


def _source(line: Line) -> Source:
    return cast(Price, line.row).source


def other_status(status: str, country: str) -> str:
    """Whose price stands beside that of a status, at a program in a country."""
    if country in ("US", ""):
        return "out_of_state" if status == "in_state" else "in_state"
    if status == "international":
        return "eu" if country in EU_LIKE else "domestic"
    return "international"


@cache
def _mark() -> str:
    """Changes with the templates, so that what older ones gave is not shown."""
    names = ("programs/_card.html", *TEMPLATES.values())
    templates: list[Any] = [get_template(name) for name in names]
    sources = "".join(each.template.source for each in templates)
    return f"{crc32(sources.encode()):08x}"


def cards(
    snapshot: Snapshot,
    indexes: Sequence[int],
    *,
    statuses: NDArray,
    paces: NDArray,
    mine: bool = False,
    view: str = "list",
    boxes: bool = False,
    awards: bool = False,
) -> list[str | None]:
    """The HTML of each of these programs, with SLOTS; None for one that is gone.

    No query for those in the cache, five for the rest.

    statuses: index into prices.STATUSES, (n,).  paces: index into prices.PACES, (n,).
    mine: whether the prices are the reader's own.  view: of TEMPLATES.  boxes: whether each has
    a box to choose it for the comparison.  awards: whether entries say how many degrees were
    awarded; rows and programs of the federal list always do.
    """
    # A restored backup may count its versions from an earlier number again.
    changed = snapshot.changed_at.timestamp() if snapshot.changed_at else 0
    same = f"card:{_mark()}:{snapshot.version}:{changed}:{view}:{mine:d}{boxes:d}{awards:d}"
    keys = {f"{same}:{snapshot.ids[i]}:{paces[i]}{statuses[i]}": i for i in indexes}
    found = {} if settings.DEBUG else kept.get_many(keys)
    missing = {key: i for key, i in keys.items() if key not in found}
    if missing:
        ids = [int(snapshot.ids[i]) for i in missing.values()]
        programs = Program.objects.for_card().in_bulk(ids)
        template = get_template(TEMPLATES[view])
        new = {}
        for key, i in missing.items():
            program = programs.get(int(snapshot.ids[i]))
            # Not one that was deleted since: the next version will be without it.
            if program is not None:
                facts = _facts(program, snapshot, i, statuses[i], paces[i], mine)
                context = {"card": facts, "slots": SLOTS, "boxes": boxes, "awards": awards}
                new[key] = str(template.render(context))
        kept.set_many(new, _KEPT_SECONDS)
        found |= new
    return [found.get(key) for key in keys]


def _facts(
    program: Program, snapshot: Snapshot, i: int, status: int, pace: int, mine: bool
) -> CardFacts:
    usd = float(snapshot.price_usd[pace, status, i])
    year = int(snapshot.awards_year[i])
    return CardFacts(
        program,
        status=STATUSES[status],
        pace=PACES[pace],
        usd=None if isnan(usd) else usd,
        awards=(int(snapshot.awards[i]), year) if year else None,
        mine=mine,
    )
