"""What if: a few answers changed for one look at a report, kept only when asked."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Any, cast

from decisions.forms.base import SectionForm
from decisions.forms.fields import ListAnswer, MoneyAnswer, NumberAnswer
from decisions.models import Profile
from decisions.reference import market
from decisions.reference.market import METRO
from programs import snapshot
from programs.places import COUNTRIES
from programs.price_table import PACE_WORDS
from programs.prices import PACES
from programs.wording import money, months_words, number

HOME, STATED, NATION = "home", "stated", "us"
UNCHANGED = ("", "As in my answers")
# Large labor markets to try, by Census code: our judgment.
BIG_METROS = (
    "12060", "12420", "14460", "16980", "19100", "19740", "31080", "35620", "37980", "38300",
    "39580", "41740", "41860", "41940", "42660", "47900",
)  # fmt: skip
PLACE = ("work_country", "work_state", "work_metro")
# What is asked only here, and is no answer of a profile.
NOT_KEPT = ("grant", "pace")


@dataclass(frozen=True)
class Changes:
    """profile: an unsaved copy with the changes.  words: each change in a few words.

    keep: profile attribute → value, of the changes that a profile can keep.
    pace: index into prices.PACES, None as before.  grant: US dollars.
    """

    profile: Profile
    words: tuple[str, ...]
    keep: dict[str, Any]
    pace: int | None
    grant: float

    def __bool__(self) -> bool:
        return bool(self.words)

    def save(self, profile: Profile) -> None:
        """Keep the changes that a profile can hold."""
        for name, value in self.keep.items():
            setattr(profile, name, value)
        profile.save(update_fields=[*self.keep, "updated_at"])


class WhatIfForm(SectionForm):
    """All optional. Prefilled with one's own answers: what differs from them is a change."""

    slug = "what-if"
    title = "What if …"

    place = ListAnswer(label="I work", enter="Choose a place from the list")
    pay_after_low = MoneyAnswer(
        label="Pay a year, if it goes badly",
        enter="Enter the low end as an amount, such as 80k or $80,000",
    )
    pay_after_high = MoneyAnswer(
        label="Pay a year, if it goes very well",
        enter="Enter the high end as an amount, such as 160k or $160,000",
    )
    chance_of_job = NumberAnswer(
        label="I get the job in",
        after="of 100",
        low=0,
        high=100,
        enter="Enter a whole number of cases from 0 to 100, such as 75",
    )
    chance_to_finish = NumberAnswer(
        label="I finish in",
        after="of 100",
        low=0,
        high=100,
        enter="Enter a whole number of cases from 0 to 100, such as 80",
    )
    months_to_job = NumberAnswer(
        label="I search for",
        after="months",
        low=0,
        high=60,
        places=1,
        enter="Enter a number of months from 0 to 60, such as 4",
    )
    grant = MoneyAnswer(
        label="I get a grant of",
        dollars=True,
        enter="Enter the grant as an amount in US dollars, such as 10k or $10,000",
    )
    pace = ListAnswer(label="I study", enter="Choose a pace from the list")
    horizon_years = NumberAnswer(
        label="I look ahead",
        after="years",
        low=1,
        high=40,
        enter="Enter a whole number of years from 1 to 40, such as 12",
    )
    discount_rate = NumberAnswer(
        label="My money earns elsewhere",
        after="% a year",
        low=0,
        high=30,
        places=2,
        enter="Enter a number of per cent from 0 to 30, such as 4",
    )

    def __init__(self, data=None, *, profile: Profile, paces: list[int], hints: dict[str, str]):
        """paces: on offer, indices into prices.PACES.  hints: what counts where a field is
        empty."""
        super().__init__(data, profile=profile)
        self.auto_id = "if-%s"
        for name, field in self.fields.items():
            field.help_text = hints.get(name, "")
        self.offer("place", self._places())
        both = [(PACES[pace], PACE_WORDS[PACES[pace]]) for pace in paces]
        self.offer("pace", both if len(both) > 1 else [])
        for field in self.fields.values():
            field.widget.attrs["class"] = f"{field.widget.attrs.get('class', 'input')} sm"

    @classmethod
    def answers_of(cls, profile: Profile) -> dict[str, Any]:
        return {name: getattr(profile, name, None) for name in cls.base_fields}

    def offer(self, name: str, choices: list[tuple]) -> None:
        """An empty choice leaves the answer as it is."""
        super().offer(name, choices)
        if choices:
            cast(ListAnswer, self.fields[name]).choices = [UNCHANGED, *choices]

    def _places(self) -> list[tuple[str, str]]:
        places = market.current(snapshot.current().version).places
        abroad = self.profile.country not in ("", "US")
        found = [(HOME, "Where I live now")]
        if any(getattr(self.profile, name) for name in PLACE):
            found.append((STATED, "Where I said I would work"))
        if abroad:
            found.append((NATION, COUNTRIES["US"]))
        metros = [
            (code, places[METRO, code].name) for code in BIG_METROS if (METRO, code) in places
        ]
        return [*found, *sorted(metros, key=lambda pair: pair[1])]

    def clean(self):
        super().clean()
        told = self.cleaned_data
        low, high = told.get("pay_after_low"), told.get("pay_after_high")
        if low is not None and high is not None and low > high:
            self.contradict(
                "pay_after_high",
                f"Enter at least the low end, {money(low, self.amounts_in)}, or leave both empty",
                ["pay_after_low"],
            )
        for name, other in (("pay_after_low", high), ("pay_after_high", low)):
            if name in told and told[name] is None and other is not None:
                self.contradict(name, "Enter both ends of the pay, or leave both empty")
        return told

    def changes(self) -> Changes:
        """What differs from the profile, of the answers that can be read."""
        self.is_valid()
        told = self.cleaned_data
        keep = {
            name: value
            for name, value in told.items()
            if name in self.data
            and name not in ("place", *NOT_KEPT)
            and value != getattr(self.profile, name)
        }
        place = self._place(told.get("place") or "")
        keep |= {
            name: value for name, value in place.items() if value != getattr(self.profile, name)
        }
        changed = copy(self.profile)
        for name, value in keep.items():
            setattr(changed, name, value)
        pace = told.get("pace") or ""
        grant = float(told.get("grant") or 0)
        return Changes(
            profile=changed,
            words=tuple(self._words(keep, place, pace, grant)),
            keep=keep,
            pace=PACES.index(pace) if pace else None,
            grant=grant,
        )

    @staticmethod
    def _place(choice: str) -> dict[str, str]:
        """The answers that stand for a place of the list; none where it stays as it is."""
        if choice in ("", STATED):
            return {}
        if choice == HOME:
            return dict.fromkeys(PLACE, "")
        if choice == NATION:
            return dict(zip(PLACE, ("US", "", ""), strict=True))
        metro = market.current(snapshot.current().version).places[METRO, choice]
        return dict(zip(PLACE, ("US", metro.state, choice), strict=True))

    def _words(self, keep: dict[str, Any], place: dict[str, str], pace: str, grant: float):
        if place.keys() & keep.keys():
            choice = self.cleaned_data["place"]
            yield f"I work: {dict(self.fields['place'].choices)[choice]}"  # type: ignore[attr-defined]
        for name, unit in (
            ("pay_after_low", "a year"), ("pay_after_high", "a year"), ("chance_of_job", ""),
            ("chance_to_finish", ""), ("months_to_job", ""), ("horizon_years", ""),
            ("discount_rate", ""),
        ):  # fmt: skip
            if name in keep:
                yield f"{self.fields[name].label}: {self._shown(name, keep[name], unit)}"
        if grant:
            yield f"{self.fields['grant'].label} {money(grant)}"
        if pace:
            yield f"I study {PACE_WORDS[pace]}"

    def _shown(self, name: str, value: Any, unit: str) -> str:
        if value is None:
            return "our default"
        if isinstance(self.fields[name], MoneyAnswer):
            return f"{money(value, self.amounts_in)} {unit}"
        if name == "months_to_job":
            return months_words(value)
        after = self.fields[name].after  # type: ignore[attr-defined]
        return f"{number(value)}{'' if after.startswith('%') else ' '}{after}"
