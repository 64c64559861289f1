"""Browsing: parameters → which programs, in which order, and how many behind each filter.

One pass over the columns of the snapshot, and no query. Each filter tells programs that pass,
programs that fail, and programs of which the fact is unknown; these are hidden unless the
reader includes them, and counted, so that a page can say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from programs.columns import NAMED_SUBJECTS, Columns, Mask, columns_of
from programs.models import BachelorField
from programs.prices import PACES
from programs.reader import Scores
from programs.snapshot import AREAS, EVIDENCE, Snapshot, fold

CODED = ("kind", "field", "tier", "modality", "control", "country", "state", "gre")
LIMITS = ("price_max", "months_max")
# In the order in which a page names them.
FILTERS = (
    "q", "price_max", "bachelor", "have", "modality", "pace", "months_max", "visa", "gre",
    "country", "state", "field", "kind", "area", "topic", "outcomes", "control", "tier",
)  # fmt: skip
# Of which facts the unknown can be included, by the name that the `unknown` parameter has for it.
UNKNOWN_NAMES = {
    "price_max": "price",
    "bachelor": "bachelor",
    "have": "have",
    "modality": "modality",
    "pace": "pace",
    "months_max": "months",
    "visa": "visa",
    "gre": "gre",
    "state": "state",
    "area": "area",
    "topic": "topic",
    "control": "control",
}
PACE_COLUMNS = ("full_time", "part_time", "self_paced")
# "Has outcomes": published at this scope or a narrower one.
OUTCOMES = ("program", "institution_field")
SORTS = ("name", "institution", "price", "months", "awards", "score")


@dataclass(frozen=True)
class BrowseQuery:
    """What to show. An empty value is no filter; of several values any one will do, except
    that every `area` has to be a core part.

    price_max: US dollars, tuition and fees of the whole program.  months_max: months.
    bachelor: the program accepts a bachelor's in this field, or in any wider one.
    have: hide programs that require a subject that is not among these.
    outcomes: one of OUTCOMES.  unknown: values of UNKNOWN_NAMES.
    sort: one of SORTS, "-" before it for descending; "": master's that were read page by page,
    then alternatives, then what federal files list; in each, names with the words searched for
    before others, then by name.
    """

    q: str = ""
    kind: Sequence[str] = ()
    field: Sequence[str] = ()
    tier: Sequence[str] = ()
    modality: Sequence[str] = ()
    control: Sequence[str] = ()
    country: Sequence[str] = ()
    state: Sequence[str] = ()
    gre: Sequence[str] = ()
    pace: Sequence[str] = ()
    price_max: float | None = None
    months_max: float | None = None
    bachelor: str = ""
    visa: bool = False
    have: Sequence[str] = ()
    area: Sequence[str] = ()
    topic: Sequence[str] = ()
    outcomes: str = ""
    unknown: Sequence[str] = ()
    sort: str = ""

    @property
    def in_force(self) -> tuple[str, ...]:
        """The names of the filters that are set."""
        # A highest price of 0 is a filter: what costs nothing.
        return tuple(
            name
            for name in FILTERS
            if (getattr(self, name) is not None if name in LIMITS else getattr(self, name))
        )


@dataclass(frozen=True)
class BrowseResult:
    """Which programs to show, and what every filter would do.

    order: indexes into the snapshot, in the order to show them, (m,).
    counts: filter → value → programs with it under all other filters in force.
    unknown_counts: filter → programs under all other filters whose fact is unknown.
    without: filter in force → programs found if it were lifted.
    alone: filter in force → programs found if it were the only one.
    hidden: filter in force → programs hidden for no other reason than that this fact is unknown.
    hidden_for_several: programs hidden only because more than one fact is unknown.
    pace, price, months: what was filtered and sorted by, (n,): index into prices.PACES,
    US dollars, months.
    """

    order: NDArray[np.intp]
    counts: dict[str, dict[str, int]]
    unknown_counts: dict[str, int]
    without: dict[str, int]
    alone: dict[str, int]
    hidden: dict[str, int]
    hidden_for_several: int
    pace: NDArray[np.int8]
    price: NDArray[np.float64]
    months: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.order)


@dataclass(frozen=True)
class _Test:
    """How one filter judges the programs, (n,) each; neither: it fails."""

    passes: Mask
    unknown: Mask


def browse(
    snapshot: Snapshot,
    query: BrowseQuery,
    statuses: NDArray[np.int8],
    scores: Scores | None = None,
) -> BrowseResult:
    """Filter, count and sort the programs of the snapshot.

    statuses: the fee status whose price counts, index into prices.STATUSES, (n,).
    scores: the reader's; without them sorting by score is the default order.
    """
    columns = columns_of(snapshot)
    limits = _Limits(snapshot, query, statuses)
    pace = limits.pace_of(query.pace)
    tests = {
        name: _test(name, query, snapshot, columns) for name in query.in_force if name not in LIMITS
    } | limits.tests(pace)
    fails = {name: ~limits.lets_through(name, test) for name, test in tests.items()}
    failures = sum(fails.values(), np.zeros(len(snapshot), dtype=np.int16))
    certain = np.zeros(len(snapshot), dtype=bool)
    for test in tests.values():
        certain |= ~(test.passes | test.unknown)
    found = failures == 0
    # Every filter but this one lets the program through.
    others = {name: failures == failed for name, failed in fails.items()}
    hidden = {
        name: int(np.count_nonzero(others[name] & fails[name] & test.unknown))
        for name, test in tests.items()
        if name in UNKNOWN_NAMES
    }

    def under_pace(asked: Sequence[str]) -> Mask:
        """Programs that pass all filters but the pace, with price and months at this pace."""
        at = limits.tests(limits.pace_of(asked))
        elsewhere = failures - sum(fails[name] for name in ("pace", *at) if name in fails)
        return np.logical_and.reduce(
            [elsewhere == 0, *(limits.lets_through(name, test) for name, test in at.items())]
        )

    unknown = {name: _unknown(name, query, snapshot, columns) for name in UNKNOWN_NAMES}
    unknown |= limits.unknown(pace)
    without = {name: int(np.count_nonzero(mask)) for name, mask in others.items()}
    alone = {name: int(np.count_nonzero(~failed)) for name, failed in fails.items()}
    if query.pace:
        without["pace"] = int(np.count_nonzero(under_pace(())))
        for name, test in limits.tests(limits.pace_of(())).items():
            alone[name] = int(np.count_nonzero(limits.lets_through(name, test)))
    counts = _counts(snapshot, columns, query, others, found)
    counts["pace"] = {
        name: int(np.count_nonzero(under_pace([name]) & (getattr(snapshot, name) == 1)))
        for name in PACE_COLUMNS
    }
    return BrowseResult(
        order=_order(np.flatnonzero(found), query, columns, snapshot, limits, pace, scores),
        counts=counts,
        unknown_counts={
            name: int(np.count_nonzero(others.get(name, found) & mask))
            for name, mask in unknown.items()
        },
        without=without,
        alone=alone,
        hidden=hidden,
        hidden_for_several=int(np.count_nonzero(~certain & (failures > 1))),
        pace=pace,
        price=limits.price(pace),
        months=limits.months(pace),
    )


class _Limits:
    """The filters by number. They judge a program by the pace that is asked for, else by its
    usual one, so that the filter by pace has a say in them."""

    def __init__(self, snapshot: Snapshot, query: BrowseQuery, statuses: NDArray[np.int8]):
        self.snapshot = snapshot
        self.query = query
        self.statuses = statuses

    def pace_of(self, asked: Sequence[str]) -> NDArray[np.int8]:
        """Index into prices.PACES of the pace whose price and months count, (n,)."""
        if len(asked) == 1 and asked[0] in PACES:
            return np.full(len(self.snapshot), PACES.index(asked[0]), dtype=np.int8)
        return self.snapshot.usual_pace

    def price(self, pace: NDArray[np.int8]) -> NDArray[np.float64]:
        return self.snapshot.take(self.snapshot.price_usd, pace, self.statuses)

    def months(self, pace: NDArray[np.int8]) -> NDArray[np.float64]:
        return self.snapshot.take(self.snapshot.months, pace)

    def unknown(self, pace: NDArray[np.int8]) -> dict[str, Mask]:
        return {"price_max": np.isnan(self.price(pace)), "months_max": np.isnan(self.months(pace))}

    def tests(self, pace: NDArray[np.int8]) -> dict[str, _Test]:
        """Those of LIMITS that are in force, at this pace."""
        tests = {}
        for name, numbers in (("price_max", self.price), ("months_max", self.months)):
            most = getattr(self.query, name)
            if most is not None:
                own = numbers(pace)
                tests[name] = _Test(own <= most, np.isnan(own))
        return tests

    def lets_through(self, name: str, test: _Test) -> Mask:
        """What passes, with what is unknown where the reader includes it."""
        included = UNKNOWN_NAMES.get(name) in self.query.unknown
        return test.passes | test.unknown if included else test.passes


def _unknown(name: str, query: BrowseQuery, snapshot: Snapshot, columns: Columns) -> Mask:
    """Where the fact that a filter looks at is unknown, so that it neither passes nor fails."""
    if name in columns.coded:
        return columns.coded[name].unknown
    if name == "visa":
        return snapshot.visa_eligible == -1
    if name == "topic":
        return columns.topics.unknown
    if name == "pace":
        pace = np.stack([getattr(snapshot, name) for name in query.pace or PACE_COLUMNS])
        return _any(pace == -1) & ~_any(pace == 1)
    if name == "area" and query.area:
        areas = [AREAS.index(area) for area in query.area]
        not_core = columns.area_stated & ~columns.core
        return _any(~columns.area_stated[areas]) & ~_any(not_core[areas])
    if name == "area":
        return ~_any(columns.area_stated)
    if name == "have" and query.have:
        return columns.prerequisites_unknown & ~_any(_lacking(columns, query.have))
    if name == "have":
        return columns.prerequisites_unknown
    return np.zeros(len(snapshot), dtype=bool)


def _any(masks: Mask) -> Mask:
    """Where any of the masks is True: (m, n) to (n,)."""
    return np.logical_or.reduce(masks, axis=0)


def _lacking(columns: Columns, have: Sequence[str]) -> Mask:
    """Which named subjects a program requires that are not among these, (11, n)."""
    lacking = np.array([subject not in have for subject in NAMED_SUBJECTS])
    return columns.required & lacking[:, np.newaxis]


def _test(name: str, query: BrowseQuery, snapshot: Snapshot, columns: Columns) -> _Test:
    value = getattr(query, name)
    if name in CODED:
        passes = columns.coded[name].among(value)
    elif name == "q":
        passes = _has_words(snapshot.search_text, value)
    elif name == "bachelor":
        widest = BachelorField.values
        passes = columns.coded[name].among(widest[: widest.index(value) + 1])
    elif name == "have":
        passes = ~columns.prerequisites_unknown & ~_any(_lacking(columns, value))
    elif name == "pace":
        passes = _any(np.stack([getattr(snapshot, pace) == 1 for pace in value]))
    elif name == "visa":
        passes = snapshot.visa_eligible == 1
    elif name == "area":
        passes = ~_any(~columns.core[[AREAS.index(area) for area in value]])
    elif name == "topic":
        passes = columns.topics.among(value)
    else:
        passes = snapshot.evidence >= EVIDENCE.index(value)
    return _Test(passes, _unknown(name, query, snapshot, columns))


def _has_words(texts: Sequence[str], words: str) -> Mask:
    """Texts in which every word begins some word: accents and case count for nothing."""
    found = list(range(len(texts)))
    for word in fold(words).split():
        start = " " + word
        found = [i for i in found if start in texts[i]]
    mask = np.zeros(len(texts), dtype=bool)
    mask[found] = True
    return mask


def _counts(
    snapshot: Snapshot,
    columns: Columns,
    query: BrowseQuery,
    others: dict[str, Mask],
    found: Mask,
) -> dict[str, dict[str, int]]:
    def under(name: str) -> Mask:
        return others.get(name, found)

    counts = {name: columns.coded[name].counts(under(name)) for name in CODED}
    accepted = 0
    counts["bachelor"] = {}
    for value, count in columns.coded["bachelor"].counts(under("bachelor")).items():
        accepted += count
        counts["bachelor"][value] = accepted
    counts["visa"] = {"yes": int(np.count_nonzero(under("visa") & (snapshot.visa_eligible == 1)))}
    # Every area ticked has to be core: a further one narrows what is found.
    counts["area"] = dict(
        zip(AREAS, np.count_nonzero(columns.core & found, axis=1).tolist(), strict=True)
    )
    counts["topic"] = columns.topics.counts(under("topic"))
    counts["outcomes"] = {
        value: int(
            np.count_nonzero(under("outcomes") & (snapshot.evidence >= EVIDENCE.index(value)))
        )
        for value in OUTCOMES
    }
    counts["have"] = _subject_counts(columns, query.have, under("have"))
    return counts


def _subject_counts(columns: Columns, have: Sequence[str], where: Mask) -> dict[str, int]:
    """Subject → programs that ask for nothing more than it and the subjects one has."""
    lacking = _lacking(columns, have)
    still = lacking.sum(axis=0) - lacking
    open_to = where & ~columns.prerequisites_unknown
    counted = np.count_nonzero((still == 0) & open_to, axis=1).tolist()
    return dict(zip(NAMED_SUBJECTS, counted, strict=True))


def _order(
    found: NDArray[np.intp],
    query: BrowseQuery,
    columns: Columns,
    snapshot: Snapshot,
    limits: _Limits,
    pace: NDArray[np.int8],
    scores: Scores | None,
) -> NDArray[np.intp]:
    """Indexes sorted; unknown last in both directions, equals by name."""
    key: NDArray
    sort = query.sort
    by = sort.removeprefix("-")
    if by == "name":
        key = columns.name_rank
    elif by == "institution":
        key = columns.institution_rank
    elif by == "price":
        key = limits.price(pace)
    elif by == "months":
        key = limits.months(pace)
    elif by == "awards":
        key = snapshot.awards
    elif by == "score" and scores is not None:
        key = scores.middle
    else:
        sort, key = "", 2 * columns.standing + ~_has_words(columns.names, query.q)
    key = key[found]
    # NaN sorts after every number, and its negative is NaN again.
    return found[np.lexsort((columns.name_rank[found], -key if sort.startswith("-") else key))]
