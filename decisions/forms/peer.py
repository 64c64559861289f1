"""One graduate whom the person looked up."""

from __future__ import annotations

import re
from typing import Any, cast

from django import forms

from decisions import peers
from decisions.forms.base import Group, SectionForm
from decisions.forms.currencies import currency_choices
from decisions.forms.fields import Answer, ListAnswer, MoneyAnswer, NumberAnswer, TextAnswer
from decisions.forms.places import all_states
from decisions.models import PeerObservation, Profile
from decisions.models.peer import EARLIEST_YEAR, LONGEST_NOTE, Before, Found, Similarity
from decisions.models.profile import CurrentRole
from decisions.money.situation import DOLLAR
from programs.models import Tier
from programs.snapshot import Snapshot

# What leads to a person: an address, a link, a handle.
_LEADS_TO_SOMEBODY = re.compile(r"@\w|https?:|www\.|\b\w+\.(?:com|org|net|edu|io|me)\b", re.I)
REQUIRED = {
    "program": "Choose the program that they finished",
    "finished": "Enter the year of their degree",
    "similarity": "Choose how like you they were",
}


class OneOf(Answer, forms.ChoiceField):
    """One of a few, as radio buttons, of which none stands for no answer."""

    widget = forms.RadioSelect


class Note(TextAnswer):
    """A short text that leads to nobody."""

    width = ""

    def read(self, text):
        if len(text) > LONGEST_NOTE or _LEADS_TO_SOMEBODY.search(text):
            raise ValueError("Too long, or it leads to somebody.")
        return text


class PeerForm(SectionForm):
    """Program, year and similarity have to be told; nothing is kept unless all can be read."""

    slug = "peer"
    title = "Note a graduate"
    groups = (
        Group(("program", "finished", "similarity")),
        Group(
            ("role", "pay", "currency", "pay_year", "state"),
            "What became of them",
            more=("before", "found", "note"),
            fold="Their background, where you found them, a note",
        ),
    )

    program = ListAnswer(
        label="Which program did they finish?",
        hint="By institution. A program that is not in the list can be chosen from its report.",
        enter="Choose a program from the list",
    )
    finished = NumberAnswer(label="In which year?", low=EARLIEST_YEAR, high=EARLIEST_YEAR, enter="")
    similarity = OneOf(
        label="How like you were they when they started?",
        hint="In field, grades and years of work. It decides how much they count.",
        choices=Similarity.choices,
        enter="Choose one of the answers",
    )
    role = ListAnswer(
        label="What is their job?",
        hint="Pay counts whatever the job: it is what became of graduates.",
        choices=CurrentRole.choices,
        enter="Choose a job from the list",
    )
    pay = MoneyAnswer(
        label="What do they earn, before tax?",
        hint="Per year. Leave it empty if you don’t know: they then stand here and move nothing.",
        after="a year",
        enter="Enter their pay as an amount, such as 105k or $105,000",
    )
    currency = ListAnswer(
        label="In which currency?",
        hint="Pay counts in US dollars only, as we know what jobs pay in the United States only.",
        enter="Choose a currency from the list",
    )
    pay_year = NumberAnswer(
        label="Of which year is that pay?",
        hint="It is taken back to the year of the degree. Left empty: this year.",
        low=EARLIEST_YEAR,
        high=EARLIEST_YEAR,
        enter="",
    )
    state = ListAnswer(
        label="In which state do they work?",
        hint="Their pay is held against what such work pays there. Left empty: where you would "
        "work.",
        choices=all_states(),
        enter="Choose a state from the list",
    )
    before = ListAnswer(
        label="From which field did they come?",
        choices=Before.choices,
        enter="Choose a field from the list",
    )
    found = ListAnswer(
        label="Where did you find them?",
        choices=Found.choices,
        enter="Choose a place from the list",
    )
    note = Note(
        label="A note for yourself",
        hint=f"At most {LONGEST_NOTE} characters. No name, address or link: nobody should be "
        "found through this page.",
        enter=f"Enter at most {LONGEST_NOTE} characters without a name, an address or a link",
    )

    def __init__(self, data=None, *, profile: Profile, catalogue: Snapshot, program: str = ""):
        """program: slug of the one chosen before."""
        self.catalogue = catalogue
        super().__init__(data, profile=profile)
        self.auto_id = "peer-%s"
        for name, field in self.fields.items():
            # Some are named as questions of the profile are, whose defaults are not meant here.
            field.help_text = self.base_fields[name].help_text
        chosen = self.data.get("program", "") if self.is_bound else program
        self.initial = {"program": program, "currency": DOLLAR}
        programs, offered = cast(ListAnswer, self.fields["program"]), _programs(catalogue, chosen)
        programs.offer(offered)
        programs.choices = [("", "Choose a program"), *offered]
        self.offer("currency", currency_choices())
        this_year = self.today.year
        for name in ("finished", "pay_year"):
            years = cast(NumberAnswer, self.fields[name])
            years.high = this_year
            years.enter = (
                f"Enter a year from {EARLIEST_YEAR} to {this_year}, such as {this_year - 2}"
            )

    @classmethod
    def answers_of(cls, profile: Profile) -> dict[str, Any]:
        """Nothing is told yet."""
        return {}

    @property
    def amounts_in(self) -> str:
        sent = self.data.get("currency") if self.is_bound else ""
        return sent if sent and sent in dict(currency_choices()) else DOLLAR

    def clean(self):
        super().clean()
        told = self.cleaned_data
        for name, enter in REQUIRED.items():
            if name in told and told[name] in self.fields[name].empty_values:
                self.contradict(name, enter)
        if told.get("pay") is not None and "pay_year" in told and not told["pay_year"]:
            told["pay_year"] = self.today.year
        finished, year = told.get("finished"), told.get("pay_year")
        if finished and year and year < finished:
            self.contradict("pay_year", f"Enter a year from {finished} on, that of the degree")
        if not self.errors and self.profile.peers.count() >= peers.MOST:
            self.contradict("program", f"Remove somebody first: {peers.MOST} can be noted")
        return told

    def save(self, profile: Profile) -> PeerObservation:  # type: ignore[override]
        """Only of a form without errors."""
        told = self.cleaned_data
        values = {name: told[name] or "" for name in self.fields if name not in _NUMBERS}
        values |= {name: told[name] for name in _NUMBERS}
        program = int(self.catalogue.ids[self.catalogue.index_of_slug[values.pop("program")]])
        values["currency"] = values["currency"] or DOLLAR
        return peers.note(profile, values | {"program_id": program})


_NUMBERS = ("finished", "pay", "pay_year")


def _programs(catalogue: Snapshot, chosen: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """(institution, its programs) by name: those with facts of their own, and the one chosen."""
    offered: dict[str, list[tuple[str, str]]] = {}
    for slug, name, institution, tier in zip(
        catalogue.slugs, catalogue.names, catalogue.institutions, catalogue.tier, strict=True
    ):
        if tier == Tier.CURATED or slug == chosen:
            offered.setdefault(institution, []).append((slug, name))
    return sorted(offered.items())
