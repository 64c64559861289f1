"""One program as one person would study it, and the same degree in other ways, worked out once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from decisions.assessment import Assessment
from decisions.engine.costs import academic_years, needs
from decisions.engine.path import Path, path
from decisions.money.answer import LANDED, Answers
from decisions.money.batch import Batch, Offers
from decisions.money.inputs import inputs
from decisions.money.offers import Terms
from decisions.money.origin import Input
from decisions.money.situation import Situation
from decisions.person import Person
from decisions.scene import Scene
from decisions.words import Amounts
from programs.prices import PACES, STATUSES
from programs.snapshot import Snapshot

# The program itself is the first row of the batch.
OWN = 0


@dataclass(frozen=True, eq=False)
class Case:
    """
    Rows of `answers`: the program at the pace asked about, at the other pace where that is on
    offer (`other`, else None), then its twins (`twins`: index in the snapshot → row).

    terms: of all programs, at the pace asked about.
    """

    snapshot: Snapshot
    index: int
    terms: Terms
    answers: Answers
    other: int | None
    twins: dict[int, int]

    @property
    def batch(self) -> Batch:
        return self.answers.batch

    @property
    def situation(self) -> Situation:
        return self.batch.situation

    @property
    def person(self) -> Person:
        return self.situation.person

    @property
    def kind(self) -> str:
        return self.snapshot.kind[self.index]

    @property
    def pace(self) -> int:
        """Index into prices.PACES."""
        return int(self.batch.offers.pace[OWN])

    @property
    def pace_name(self) -> str:
        return PACES[self.pace]

    @property
    def status_name(self) -> str:
        """What it would charge this person as, of prices.STATUSES."""
        return STATUSES[int(self.terms.status[self.index])]

    @property
    def assumed(self) -> bool:
        """Are price and length the assumption that the person switched on?"""
        return bool(self.terms.assumed[self.index])

    @property
    def months(self) -> float:
        return float(self.batch.offers.months[OWN])

    @property
    def dollars(self) -> float:
        """The whole price as published, US dollars; NaN not known."""
        return float(self.batch.offers.dollars[OWN])

    @property
    def horizon(self) -> int:
        return self.person.horizon

    @property
    def currency(self) -> str:
        return self.situation.currency

    @property
    def paid_in(self) -> str:
        """The currency of the job afterwards."""
        return self.situation.after_currency

    @cached_property
    def amounts(self) -> Amounts:
        """Results in the person's currency."""
        return Amounts.of(self.situation)

    @cached_property
    def paid(self) -> Amounts:
        """Results in the currency of the job afterwards."""
        return Amounts.paid(self.situation)

    # Figures.

    def figure(self, name: str, story: int = LANDED, row: int = OWN) -> float:
        """A figure of the engine's result in one story."""
        return float(getattr(self.answers.result, name)[story, row])

    def mean(self, row: int = OWN) -> float:
        """The mean gain of the three stories, reporting currency."""
        return float(self.answers.money.mean[row])

    def share(self, story: int) -> float:
        return float(self.answers.stories.shares[story, OWN])

    @property
    def worked_out(self) -> bool:
        return not np.isnan(self.mean())

    @property
    def break_even(self) -> float:
        """Entry pay, currency of the job: inf never, 0 at any pay, NaN not known."""
        return float(self.answers.break_even.salary[OWN])

    def stays_even(self, story: int = LANDED) -> bool:
        """Is one never ahead nor behind by an amount worth saying?"""
        position = self.answers.result.position[story, OWN].tolist()
        return not any(self.amounts.side(value) for value in position)

    @property
    def same_role(self) -> bool:
        return self.batch.work.mode == "same_role"

    @property
    def prize(self) -> str:
        """What one studies for, in words."""
        return "the raise" if self.same_role else "the job"

    @property
    def stay(self) -> float:
        """The chance to be allowed to stay for the job."""
        return float(self.batch.chances.stay[OWN])

    @cached_property
    def path(self) -> Path:
        """The path of who finishes and gets the job, a row for each row of the batch."""
        return path(self.batch.scenario)

    @cached_property
    def need(self) -> float:
        """What the whole of study asks for beyond pay meanwhile, real; a surplus counts."""
        c, t = self.path.columns, self.path.timeline
        years = needs(c, t, academic_years(c, t))
        shape = (len(self.batch), 1)
        return float(sum(np.broadcast_to(year, shape)[OWN, 0] for year in years))

    @cached_property
    def inputs(self) -> list[Input]:
        return inputs(self.batch)

    def seen_in(self, assessment: Assessment) -> Assessment:
        """An assessment of the person's saved answers, with the money of this case in it: that
        of a what-if, too. Its gates and scores stay those of the saved answers."""
        return replace(
            assessment,
            person=self.person,
            terms=self.terms,
            batch=self.batch,
            money=self.answers.money,
        )


def ask(
    person: Person, snapshot: Snapshot, index: int, *, pace: int | None = None, grant: float = 0.0
) -> Case:
    """The case of the program at an index of the snapshot. No query.

    pace: index into prices.PACES, None: the one at which this person would study it.  grant: US
    dollars taken off the price of every row.
    """
    scene = Scene(person, snapshot, grant)
    usual = scene.terms(person.assume_unknown)
    by_pace = [
        scene.terms(person.assume_unknown, np.full(len(snapshot), each))
        for each in range(len(PACES))
    ]
    chosen = int(usual.pace[index]) if pace is None else pace
    at = np.array([index], dtype=np.int64)
    offers = [by_pace[chosen].offers(at)]
    other = None
    if offered(snapshot, index, 1 - chosen):
        other = len(offers)
        offers.append(by_pace[1 - chosen].offers(at))
    twins = twins_of(snapshot, index)
    first = len(offers)
    offers.append(usual.offers(np.array(twins, dtype=np.int64)))
    return Case(
        snapshot=snapshot,
        index=index,
        terms=by_pace[chosen],
        answers=Answers(scene.batch(_together(offers))),
        other=other,
        twins={twin: first + k for k, twin in enumerate(twins)},
    )


def offered(snapshot: Snapshot, index: int, pace: int) -> bool:
    """Is the program known to be on offer at this pace, with a length?"""
    flag = (snapshot.full_time, snapshot.part_time)[pace][index]
    return bool(flag == 1 and np.isfinite(snapshot.months[pace, index]))


def twins_of(snapshot: Snapshot, index: int) -> list[int]:
    """The same degree in other formats."""
    group = snapshot.twin_group[index]
    if not group:
        return []
    return [k for k, own in enumerate(snapshot.twin_group) if own == group and k != index]


def _together(offers: list[Offers]) -> Offers:
    return Offers(
        index=np.concatenate([each.index for each in offers]),
        pace=np.concatenate([each.pace for each in offers]).astype(np.int8),
        dollars=np.concatenate([each.dollars for each in offers]),
        year=np.concatenate([each.year for each in offers]),
        months=np.concatenate([each.months for each in offers]),
    )
