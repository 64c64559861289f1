"""A look at a report with some answers changed: what changed, and what it does to the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from decisions.engine.fifty import FIFTY
from decisions.forms.what_if import Changes, WhatIfForm
from decisions.models import Profile
from decisions.person import Person
from decisions.report import phrases
from decisions.report.case import OWN, Case, ask, offered
from decisions.report.futures import Glance
from programs.prices import PACES
from programs.wording import months_words


@dataclass(frozen=True)
class Look:
    """
    own: the case by one's own answers.  case: the one that is shown.  kept: just saved.  before,
    now: what the futures of both say, None as long as none are drawn.
    """

    form: WhatIfForm
    changes: Changes | None
    own: Case
    case: Case
    kept: bool
    before: Glance | None = None
    now: Glance | None = None

    @property
    def changed(self) -> tuple[str, ...]:
        return self.changes.words if self.changes else ()

    @property
    def effect(self) -> str:
        """The gain before and after, in words; "" where one is not known."""
        if not (self.own.worked_out and self.case.worked_out):
            return ""
        if self.before and self.now:
            gain = self.case.amounts.gain(self.now.mean)
            return (
                f"{self.now.in_front} of {FIFTY} futures are ahead, the mean gain is {gain}; by "
                f"your answers it is {self.before.in_front} and "
                f"{self.own.amounts.gain(self.before.mean)}."
            )
        now = self.case.amounts.gain(self.case.mean())
        before = self.own.amounts.gain(self.own.mean())
        return f"Mean gain {now}; by your answers it is {before}."

    @property
    def can_keep(self) -> bool:
        return bool(self.changes and self.changes.keep)

    @property
    def not_kept(self) -> str:
        """What a profile has no place for."""
        if not self.changes:
            return ""
        names = [name for name, there in (
            ("the grant", self.changes.grant), ("the pace", self.changes.pace is not None),
        ) if there]  # fmt: skip
        return " and ".join(names)

    @property
    def sent(self) -> list[tuple[str, str]]:
        """The fields as they were sent, to be sent again."""
        if not self.form.is_bound:
            return []
        return [(name, self.form[name].data or "") for name in self.form.fields]


def form_for(sent: Mapping, profile: Profile, own: Case) -> WhatIfForm:
    """The questions, bound if any of them was sent. own: the case by one's own answers."""
    return WhatIfForm(
        sent if sent.keys() & WhatIfForm.base_fields.keys() else None,
        profile=profile,
        paces=paces_on_offer(own),
        hints=hints(own),
    )


def changed(own: Case, changes: Changes | None) -> Case:
    """The case with the changes in it; without any, as it is."""
    if not changes:
        return own
    person = Person.of(changes.profile)
    return ask(person, own.snapshot, own.index, pace=changes.pace, grant=changes.grant)


def paces_on_offer(case: Case) -> list[int]:
    paces = range(len(PACES))
    return [pace for pace in paces if offered(case.snapshot, case.index, pace)]


def hints(case: Case) -> dict[str, str]:
    """What counts now, of the questions that were not answered."""
    person, chances = case.person, case.batch.chances
    words = {
        "chance_of_job": f"{100 * chances.place[OWN]:.0f} of 100",
        "chance_to_finish": f"{100 * chances.complete[OWN]:.0f} of 100",
        "months_to_job": months_words(person.search_months),
        "horizon_years": phrases.years_words(person.horizon),
        "discount_rate": phrases.per_cent(person.discount),
    }
    return {
        name: f"Our default: {each}" for name, each in words.items() if name in person.defaulted
    }
