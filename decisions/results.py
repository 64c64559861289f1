"""One page of somebody's results: the lists, and what stands in each row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

import numpy as np
from django.urls import reverse
from numpy.typing import NDArray

from decisions import explain, gate_words, words
from decisions.assessment import Assessment, Standing
from decisions.engine.gates import Answer
from decisions.engine.ranking import Order
from decisions.fact_sources import FactSources
from decisions.forms.results import Choice
from decisions.inverse import Inverse, inverse_answers, price_year
from decisions.money.situation import known
from decisions.sureness import Sureness
from decisions.verdict import Verdict, verdict
from programs.models import Kind, Modality
from programs.prices import STATUSES
from programs.wording import join_words, money

PAGE = 25
# Rows of the shorter lists on the first page.
PREVIEW = 5
COMPARED = 4
PLURAL = {
    Kind.MASTERS: "master’s degrees",
    Kind.GRADUATE_CERTIFICATE: "graduate certificates",
    Kind.BOOTCAMP: "bootcamps",
    Kind.COURSE: "courses",
    Kind.SELF_STUDY: "self-study plans",
    Kind.BACHELORS: "bachelor’s degrees",
}


@dataclass(frozen=True)
class Row:
    """One program in a list. The lists fill what they show.

    gain: on average over the three stories, in words.  section: of the profile, where the person
    can tell what an answer waits for.  owner: whose profile it is.
    """

    index: int
    id: int
    slug: str
    name: str
    institution: str
    place: str
    assumption: str
    position: str = ""
    low: float = 0.0
    high: float = 0.0
    score: int = 0
    bounds: str = ""
    known: str = ""
    missing: str = ""
    lines: Sequence[explain.Line] = ()
    gates: Sequence[gate_words.GateRow] = ()
    to_check: str = ""
    answer: str = ""
    why: str = ""
    context: str = ""
    gain: str = ""
    section: str = ""
    owner: UUID | None = None

    @property
    def url(self) -> str:
        return reverse("programs:program-detail", args=[self.slug])

    @property
    def report_url(self) -> str:
        """The report on this program for the person whose list it is."""
        return reverse("decisions:report", args=[self.owner, self.slug])


@dataclass(frozen=True)
class Listing:
    """Some rows of a list, and where the others are.

    total: programs in the whole list.  first: number of the first row shown.
    previous, following: addresses, "" where there is none.
    """

    rows: Sequence[Row]
    total: int
    first: int
    previous: str
    following: str

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def more(self) -> int:
        """How many the next page shows."""
        return min(PAGE, self.total - self.last)


class Results:
    """What the page shows for one choice. Every list holds only programs that it matches."""

    def __init__(self, assessment: Assessment, choice: Choice):
        self.assessment = assessment
        self.choice = choice
        self.snapshot = assessment.snapshot
        self.mask = self._mask()
        self.ranked: Order = assessment.ranked(self.mask)

    def _mask(self) -> NDArray[np.bool_]:
        mask = self.assessment.of_kind(self.choice.kind)
        for value, column in (
            (self.choice.modality, self.snapshot.modality),
            (self.choice.country, self.snapshot.country),
        ):
            if value:
                mask = mask & np.array([own == value for own in column], dtype=bool)
        return mask

    @property
    def what(self) -> str:
        """The plural word for what is ranked."""
        return PLURAL[Kind(self.choice.kind)]

    @property
    def looked_at(self) -> int:
        return int(self.mask.sum())

    @cached_property
    def sure(self) -> Sureness:
        """How sure the order is."""
        return Sureness(self.assessment, self.ranked)

    @cached_property
    def verdict(self) -> Verdict:
        return verdict(self.assessment, self.ranked, self.sure, self.what)

    @cached_property
    def hidden_by_format(self) -> int:
        """Programs of the kind left out by the format filter because theirs is not stated."""
        if not self.choice.modality:
            return 0
        unknown = np.array([not modality for modality in self.snapshot.modality], dtype=bool)
        return int((self.assessment.of_kind(self.choice.kind) & unknown).sum())

    @cached_property
    def amounts(self) -> words.Amounts:
        return words.Amounts.of(self.assessment.batch.situation)

    @property
    def baseline(self) -> str:
        """What every program is held against."""
        a = self.assessment
        return words.held_against(a.snapshot, a.person, a.baseline)

    @property
    def baseline_note(self) -> str:
        """Why that is not what the person would do otherwise, "" where it is."""
        chosen = self.assessment.baseline
        if chosen.missing:
            return (
                "What you would do otherwise cannot be worked out, so that programs are held "
                f"against {self.baseline}."
            )
        if chosen.waits:
            return (
                "You would start a year later otherwise. That is another path for each program, so "
                f"that in a list all are held against {self.baseline}, and in a report each "
                "against itself a year later."
            )
        return ""

    @cached_property
    def money_known(self) -> bool:
        """Is the money of any scored program known?"""
        a = self.assessment
        rows = [a.row_of[index] for index in self.ranked.index.tolist()]
        return bool(np.isfinite(a.money.mean[rows]).any())

    @property
    def going_on(self) -> str:
        """What the answers about a missing fact are held against."""
        return words.baseline(self.assessment.person)

    @property
    def price_year(self) -> str:
        """The academic year in whose prices the answers about a missing price are."""
        return price_year(self.assessment.batch.situation)

    # The lists, each as indices into the snapshot, the best first.

    @cached_property
    def missing(self) -> NDArray[np.int64]:
        return self.assessment.in_list(self.mask, Standing.NO_PRICE, Standing.NO_MONTHS)

    @cached_property
    def unknown(self) -> NDArray[np.int64]:
        """Not enough known; who awarded most degrees first, as nothing else is known of all."""
        chosen = np.flatnonzero(self.mask & (self.assessment.standing == Standing.NOT_ENOUGH))
        awards = np.nan_to_num(self.snapshot.awards[chosen], nan=-1.0)
        return chosen[np.argsort(-awards, kind="stable")]

    @cached_property
    def ruled(self) -> NDArray[np.int64]:
        return self.assessment.in_list(self.mask, Standing.RULED_OUT)

    @cached_property
    def check(self) -> NDArray[np.int64]:
        """Programs with a gate that cannot be answered, among those otherwise in the running."""
        mask = self.mask & self.assessment.gates.to_check
        scored = self.assessment.in_list(mask, Standing.SCORED)
        rest = self.assessment.in_list(mask, Standing.NO_PRICE, Standing.NO_MONTHS)
        return np.concatenate([scored, rest])

    @cached_property
    def unknown_with_awards(self) -> int:
        return int(np.isfinite(self.snapshot.awards[self.unknown]).sum())

    @cached_property
    def unknown_with_earnings(self) -> int:
        """How many have published earnings of their field at the institution, or of their own."""
        return int((self.snapshot.evidence[self.unknown] >= 2).sum())

    @cached_property
    def could_be_assumed(self) -> int:
        """Listed US programs that the assumption would move up, or has moved."""
        if self.assessment.assume:
            return int((self.mask & self.assessment.assumed).sum())
        known = np.isfinite(self.snapshot.average_price_usd).any(axis=0)
        listed = np.array([tier == "listed" for tier in self.snapshot.tier], dtype=bool)
        unknown = np.zeros(len(self.snapshot), dtype=bool)
        unknown[self.unknown] = True
        return int((known & listed & unknown).sum())

    # Rows.

    @cached_property
    def ranking(self) -> Listing:
        start = self._start(len(self.ranked.index), "")
        stop = start + PAGE
        rows = [
            self._ranked_row(int(index), int(position), bool(shared))
            for index, position, shared in zip(
                self.ranked.index[start:stop],
                self.ranked.position[start:stop],
                self.ranked.shared[start:stop],
                strict=True,
            )
        ]
        return self._listing(rows, len(self.ranked.index), start, "")

    @cached_property
    def missing_list(self) -> Listing:
        start, stop = self._shown(self.missing, "missing")
        chosen = self.missing[start:stop].tolist()
        answers = inverse_answers(self.assessment, chosen)
        rows = [self._missing_row(*row) for row in zip(chosen, answers, strict=True)]
        return self._listing(rows, len(self.missing), start, "missing")

    @cached_property
    def unknown_list(self) -> Listing:
        return self._some(self.unknown, "unknown", self._unknown_row)

    @cached_property
    def ruled_list(self) -> Listing:
        return self._some(
            self.ruled,
            "ruled",
            lambda index: self._row(index, gates=gate_words.failing(self.assessment, index)),
        )

    @cached_property
    def check_list(self) -> Listing:
        return self._some(
            self.check,
            "check",
            lambda index: self._row(index, gates=gate_words.open_gates(self.assessment, index)),
        )

    @property
    def current(self) -> Listing:
        """The one list that the page is about."""
        return getattr(self, f"{self.choice.list}_list") if self.choice.list else self.ranking

    @cached_property
    def sources(self) -> FactSources:
        """Sources for the rows of the lists that show source marks."""
        if self.choice.list:
            shown = [self.current] if self.choice.list in ("ruled", "check") else []
        else:
            shown = [self.ranking, self.ruled_list, self.check_list]
        return FactSources({row.id for listing in shown for row in listing.rows})

    @property
    def compare_url(self) -> str:
        """The first few side by side; "" with fewer than two."""
        slugs = [self.snapshot.slugs[index] for index in self.ranked.index[:COMPARED].tolist()]
        if len(slugs) < 2:
            return ""
        return reverse("decisions:compare") + "?" + "&".join(f"p={slug}" for slug in slugs)

    @property
    def compared(self) -> str:
        return ("two", "three", "four")[min(len(self.ranked.index), COMPARED) - 2]

    def _start(self, total: int, list_: str) -> int:
        """Number of rows before the page chosen; the last page where it is past the end."""
        if self.choice.list != list_:
            return 0
        last = max(0, (total - 1) // PAGE)
        return min(self.choice.page - 1, last) * PAGE

    def _shown(self, indices: NDArray[np.int64], list_: str) -> tuple[int, int]:
        """From which to which of a list the page shows."""
        start = self._start(len(indices), list_)
        return start, start + (PAGE if self.choice.list == list_ else PREVIEW)

    def _some(self, indices: NDArray[np.int64], list_: str, row) -> Listing:
        start, stop = self._shown(indices, list_)
        rows = [row(index) for index in indices[start:stop].tolist()]
        return self._listing(rows, len(indices), start, list_)

    def _listing(self, rows: list[Row], total: int, start: int, list_: str) -> Listing:
        page = start // PAGE + 1
        more = start + len(rows) < total and (self.choice.list == list_)
        return Listing(
            rows=rows,
            total=total,
            first=start + 1,
            previous=self.choice.query(list=list_, page=page - 1) if start else "",
            following=self.choice.query(list=list_, page=page + 1) if more else "",
        )

    def _row(self, index: int, **shown) -> Row:
        snapshot = self.snapshot
        return Row(
            index=index,
            id=int(snapshot.ids[index]),
            slug=snapshot.slugs[index],
            name=snapshot.names[index],
            institution=snapshot.institutions[index],
            place=self._place(index),
            assumption=self._assumption(index),
            owner=self.assessment.person.id,
            **shown,
        )

    def _place(self, index: int) -> str:
        modality, snapshot = self.snapshot.modality[index], self.snapshot
        if modality == Modality.ONLINE:
            return "online"
        where = ", ".join(part for part in (snapshot.city[index], snapshot.region[index]) if part)
        return ", ".join(
            part for part in (Modality(modality).label.lower() if modality else "", where) if part
        )

    def _assumption(self, index: int) -> str:
        """What is assumed about a program, to be shown with every row of it."""
        if not self.assessment.assumed[index]:
            return ""
        status = STATUSES[self.assessment.status[index]]
        rate = "in-state" if status == "in_state" else "out-of-state"
        months, price = self.assessment.months[index], self.assessment.price[index]
        return (
            f"Assumed, not stated: {months:g} months, {money(price)} in all at the institution’s "
            f"{rate} average"
        )

    def _ranked_row(self, index: int, position: int, shared: bool) -> Row:
        scores = self.assessment.scores
        low, high = float(scores.low[index]), float(scores.high[index])
        bounds = words.points(low, high)
        labels = [
            words.inside(words.GATES[gate])
            for gate in self.assessment.answers(index, Answer.UNKNOWN)
        ]
        return self._row(
            index,
            position=f"{position} =" if shared else str(position),
            low=low,
            high=high,
            score=words.whole(scores.middle[index]),
            bounds=bounds if " " in bounds else "",
            known=f"{scores.known[index]} of {scores.counted} criteria known",
            missing=join_words(explain.missing_criteria(self.assessment, index)),
            lines=explain.lines(self.assessment, index),
            to_check=f"Check yourself: {join_words(labels)}" if labels else "",
            gain=self._gain(index),
        )

    def _gain(self, index: int) -> str:
        if index == self.assessment.baseline.index:
            return "what you would do otherwise"
        row = self.assessment.row_of[index]
        mean = float(self.assessment.money.mean[row])
        if not known(mean):
            return ""
        gain = f"about {self.amounts.gain(mean)} on average"
        drawn = self.assessment.prospects
        if drawn is None:
            return gain
        ahead, even = float(drawn.ahead[row, -1]), float(drawn.even[row])
        return f"{gain}, ahead in {words.ahead_in_futures(ahead, even)}"

    def _missing_row(self, index: int, answer: Inverse) -> Row:
        no_price = self.assessment.standing[index] == Standing.NO_PRICE
        return self._row(
            index,
            answer=answer.text,
            section=answer.section,
            why=explain.why_no_price(self.assessment, index)
            if no_price
            else "Duration at your pace",
            context=self._average_rate(index) if no_price else "",
        )

    def _average_rate(self, index: int) -> str:
        in_state = STATUSES[self.assessment.status[index]] == "in_state"
        yearly = self.snapshot.average_price_usd[0 if in_state else 1, index]
        if np.isnan(yearly):
            return ""
        rate = "in-state" if in_state else "out-of-state"
        return (
            f"Its institution’s {rate} average is {money(yearly)} a year; it may cost more or less"
        )

    def _unknown_row(self, index: int) -> Row:
        awards = self.snapshot.awards[index]
        return self._row(
            index,
            why="" if np.isnan(awards) else f"{awards:,.0f}",
            answer=explain.EVIDENCE[self.snapshot.evidence[index]],
        )
