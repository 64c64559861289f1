"""All that the program list shows, in plain objects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse
from numpy.typing import NDArray

from programs.addresses import Address, Chip, Heading, Link, address_of
from programs.browse import UNKNOWN_NAMES, BrowseResult, browse
from programs.entries import Entry, entries
from programs.facets import Facet, facets
from programs.filter_words import (
    HIDDEN_BECAUSE,
    LABELS,
    PRICES_FOR,
    PRICES_FOR_ANYBODY,
    PRICES_FOR_READER,
    RESIDENCIES,
    SORTS,
    value_words,
)
from programs.filters import form_class, query_of
from programs.forms import COMPARE_MOST
from programs.models import Kind
from programs.pages import Pages
from programs.parsing import quoted
from programs.prices import statuses_of
from programs.reader import Reader
from programs.snapshot import Snapshot
from programs.wording import join_words, number

PER_PAGE = 20
TITLE_LONGEST = 3
CHIP_LONGEST = 26
SUGGESTIONS = 5
# Where the summary of errors leads to: inputs have the name of their parameter.
_WITHOUT_INPUT = ("unknown", "sort", "view", "page", "p")
_CHOICES = frozenset(LABELS) - {"q", "price_max", "months_max"}


class Listing:
    """The program list for one set of parameters and one reader.

    parameters: as in the address, unchecked.  See templates/programs/program_list.html.
    """

    def __init__(self, parameters: QueryDict, snapshot: Snapshot, reader: Reader):
        self.snapshot = snapshot
        self.reader = reader
        self.form = form_class()(parameters, catalogue=snapshot)
        self.form.is_valid()
        cleaned = self.form.cleaned_data
        self.query = query_of(self.form)
        self.residency: str = cleaned.get("residency", "")
        self.view: str = cleaned.get("view") or "list"
        self.compared: Sequence[str] = cleaned["p"]
        self.address = address_of(reverse("programs:program-list"), self.form)
        self.scores = reader.scores(snapshot) if reader.has_profile else None
        self.statuses: NDArray = (
            statuses_of(self.residency, snapshot.country)
            if self.residency
            else reader.fee_statuses(snapshot)
        )
        self.result: BrowseResult = browse(snapshot, self.query, self.statuses, self.scores)
        self.pages = Pages.of(len(self.result), cleaned.get("page", 1), PER_PAGE)

    @cached_property
    def entries(self) -> list[Entry]:
        return entries(
            self.snapshot,
            self.result.order[self.pages.start : self.pages.end].tolist(),
            self.reader,
            statuses=self.statuses,
            paces=self.result.pace,
            scores=self.scores,
            mine=self.mine,
            view=self.view,
            boxes=True,
            awards=self.sort.endswith("awards"),
            ticked=self.compared,
        )

    @property
    def mine(self) -> bool:
        """Whether the prices are the reader's own."""
        return self.reader.has_profile and not self.residency

    # Words

    @cached_property
    def title(self) -> str:
        """The filters in force, and the page: for the window and the history."""
        words = [chip.words for chip in self.chips[:TITLE_LONGEST]]
        if len(self.chips) > TITLE_LONGEST:
            words.append("…")
        title = f"Programs: {', '.join(words)}" if words else "Programs"
        if self.view == "table":
            title += ", as a table"
        return f"{title}, page {self.pages.number}" if self.pages.number > 1 else title

    @property
    def found(self) -> str:
        return _programs(len(self.result))

    @property
    def prices_for(self) -> str:
        """Whose prices these are."""
        if self.residency:
            return PRICES_FOR[self.residency]
        return PRICES_FOR_READER if self.reader.has_profile else PRICES_FOR_ANYBODY

    @property
    def order_words(self) -> str:
        words = SORTS[self.sort][1]
        if self.query.q and not self.sort:
            words += " Names with the words that you search for stand before others."
        return words

    # Filters

    @cached_property
    def facets(self) -> list[Facet]:
        return facets(self.form, self.query, self.result)

    @property
    def searched(self) -> str:
        return self.query.q or quoted(self.form.data.get("q") or "", longest=200)

    @property
    def residencies(self) -> list[tuple[str, str, bool]]:
        return [(value, words, value == self.residency) for value, words in RESIDENCIES.items()]

    @cached_property
    def chips(self) -> list[Chip]:
        """What is in force, in the order of the filters; each link removes one value."""
        in_force = set(self.query.in_force)
        chips = [
            Chip(LABELS[name], value_words(name, value), str(self.address.without(name, value)))
            for name, value in self.address.pairs
            if name in in_force
        ]
        for name in self.query.in_force:
            unknown = UNKNOWN_NAMES.get(name)
            if unknown in self.query.unknown:
                url = str(self.address.without("unknown", unknown))
                chips.append(Chip(LABELS[name], "unknown ones too", url))
        if self.residency:
            url = str(self.address.without("residency"))
            chips.append(Chip("Prices for", RESIDENCIES[self.residency], url))
        return chips

    @property
    def cleared(self) -> str:
        """The address without any filter."""
        return str(self.address.only(("view", "p")))

    @property
    def kinds(self) -> list[Link]:
        """Everything, master's only, or what one could do instead."""
        counts = self.result.counts["kind"]
        instead = [kind for kind in counts if kind != Kind.MASTERS]
        choices = [
            ("Everything", []),
            ("Master’s", [str(Kind.MASTERS)]),
            ("Alternatives", instead),
        ]
        return [
            Link(
                words,
                str(self.address.having("kind", *kinds)),
                sum(counts[kind] for kind in kinds or counts),
                set(kinds) == set(self.query.kind),
            )
            for words, kinds in choices
        ]

    @property
    def hidden(self) -> list[Link]:
        """What is hidden only because something is unknown, and how to include it."""
        links = [
            Link(
                f"{_more(count)} hidden because {HIDDEN_BECAUSE[name]}.",
                str(self.address.adding("unknown", [UNKNOWN_NAMES[name]])),
                count,
            )
            for name, count in self.result.hidden.items()
            if count
        ]
        if self.result.hidden_for_several:
            unknown = [UNKNOWN_NAMES[name] for name in self.result.hidden]
            links.append(
                Link(
                    f"{_more(self.result.hidden_for_several)} hidden because several of these "
                    "facts are unknown.",
                    str(self.address.adding("unknown", unknown)),
                    self.result.hidden_for_several,
                )
            )
        return links

    @property
    def without_one(self) -> list[Link]:
        """Of a list without programs: which filter to lift to find some, the most first."""
        return self._suggestions(self.result.without, self.address.without)

    @property
    def with_one(self) -> list[Link]:
        """The same, where no single one helps: which filter alone finds some."""
        return self._suggestions(self.result.alone, self._with_only)

    def _with_only(self, name: str) -> Address:
        return self.address.only((name, "residency", "unknown", "sort", "view", "p"))

    def _suggestions(self, counts: dict[str, int], address: Callable[[str], Address]) -> list[Link]:
        links = []
        for name, count in counts.items():
            if count:
                values = [value for key, value in self.address.pairs if key == name]
                words = join_words([value_words(name, value) for value in values], "or")
                links.append(Link(f"{LABELS[name]}: {words}", str(address(name)), count))
        return sorted(links, key=lambda link: -link.count)[:SUGGESTIONS]

    # Order, view and pages

    @property
    def sort(self) -> str:
        """The order in force. By score only where there are scores."""
        sort = self.query.sort
        return "" if self.scores is None and sort.endswith("score") else sort

    @property
    def sorts(self) -> list[tuple[str, str, bool]]:
        return [
            (value, name, value == self.sort)
            for value, (name, _) in SORTS.items()
            if self.scores is not None or not value.endswith("score")
        ]

    @property
    def views(self) -> list[Link]:
        return [
            Link("List", str(self.address.without("view")), current=self.view == "list"),
            Link("Table", str(self.address.having("view", "table")), current=self.view == "table"),
        ]

    @property
    def headings(self) -> list[Heading]:
        """Of the table. A second click on a column turns its order round."""
        price = "Tuition and fees, for me" if self.mine else "Tuition and fees"
        headings = [self._heading("Program", "institution")]
        if self.scores is not None:
            headings.append(self._heading("My score", "-score", number=True))
        headings += [
            self._heading(price, "price", number=True),
            self._heading("Time", "months"),
            Heading("Format"),
            self._heading("Degrees awarded", "-awards", number=True),
        ]
        if self.reader.has_profile:
            headings.append(Heading("Entry for me"))
        return [*headings, Heading("Compare")]

    def _heading(self, words: str, first: str, *, number: bool = False) -> Heading:
        """first: the order that the first click gives."""
        sort = ""
        if self.sort.removeprefix("-") == first.removeprefix("-"):
            sort = "descending" if self.sort.startswith("-") else "ascending"
        back = first.removeprefix("-") if first.startswith("-") else f"-{first}"
        next_sort = back if self.sort == first else first
        return Heading(words, str(self.address.having("sort", next_sort)), sort, number)

    @property
    def here(self) -> Address:
        """The address of what is shown, with its page."""
        return self._page(self.pages.number)

    def _page(self, page: int) -> Address:
        return self.address.having("page", str(page) if page > 1 else "")

    @property
    def page_links(self) -> list[tuple[int, str]]:
        return self.pages.links(lambda page: str(self._page(page)))

    @property
    def previous(self) -> str:
        return str(self._page(self.pages.number - 1)) if self.pages.number > 1 else ""

    @property
    def next(self) -> str:
        more = self.pages.number < self.pages.count
        return str(self._page(self.pages.number + 1)) if more else ""

    # Comparison

    @property
    def tray(self) -> list[Chip]:
        chips = []
        for slug in self.compared:
            i = self.snapshot.index_of_slug[slug]
            name, institution = self.snapshot.names[i], self.snapshot.institutions[i]
            chips.append(
                Chip(
                    quoted(institution, CHIP_LONGEST),
                    quoted(name.replace("Master of Science", "MS"), CHIP_LONGEST),
                    str(self.here.without("p", slug)),
                    f"{name}, {institution}",
                )
            )
        return chips

    @property
    def compare_url(self) -> str:
        return str(Address(reverse("decisions:compare")).adding("p", self.compared))

    @property
    def compare_room(self) -> int:
        return COMPARE_MOST

    # What each form carries along of the others

    @property
    def kept_by_filters(self) -> tuple[tuple[str, str], ...]:
        return self.address.only(("sort", "view", "p")).pairs

    @property
    def kept_by_sort(self) -> tuple[tuple[str, str], ...]:
        return self.address.without("sort").pairs

    @property
    def kept_by_compare(self) -> tuple[tuple[str, str], ...]:
        """Filters and page; and programs chosen on other pages, which have no box here."""
        here = {entry.slug for entry in self.entries}
        return tuple(
            (name, value) for name, value in self.here.pairs if name != "p" or value not in here
        )

    # Mistakes

    @cached_property
    def errors(self) -> list[tuple[str, str]]:
        """Where to mend it, and what to enter, in the order of the page."""
        errors = [
            (
                "found" if name in _WITHOUT_INPUT else f"f-{name}",
                f"{LABELS[name]}: {message}" if name in _CHOICES else str(message),
            )
            for name in ("q", *(facet.name for facet in self.facets), "residency", *_WITHOUT_INPUT)
            for message in self.form.errors.get(name, ())
        ]
        asked = self.form.cleaned_data.get("page", 1)
        if asked > self.pages.count:
            last = "1 page" if self.pages.count == 1 else f"{number(self.pages.count)} pages"
            errors.append(
                ("found", f"There is no page {number(asked)}: this is the last of {last}.")
            )
        if self.query.sort.endswith("score") and self.scores is None:
            errors.append(("found", "Only your own profile gives scores to sort by."))
        return errors


def _programs(count: int) -> str:
    return "1 program" if count == 1 else f"{number(count)} programs"


def _more(count: int) -> str:
    return "1 more program is" if count == 1 else f"{number(count)} more programs are"
