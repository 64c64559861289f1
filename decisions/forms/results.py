"""What somebody chooses to see of their results. All of it lives in the address."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast
from urllib.parse import urlencode

from django import forms

from programs.models import Kind, Modality
from programs.places import COUNTRIES
from programs.snapshot import Snapshot

LISTS = {
    "": "Ranking",
    "missing": "One fact missing",
    "unknown": "Not enough known",
    "ruled": "Ruled out, and why",
    "check": "To check yourself",
}


@dataclass(frozen=True)
class Choice:
    """assume: "" as the profile has it, "1" on, "0" off.  list: a key of LISTS.  page: from 1."""

    kind: str = Kind.MASTERS
    modality: str = ""
    country: str = ""
    assume: str = ""
    list: str = ""
    page: int = 1

    @property
    def filtered(self) -> bool:
        return bool(self.modality or self.country)

    def query(self, **changes) -> str:
        """The address of this choice with changes; a change of anything goes to page 1."""
        wanted = replace(self, **({"page": 1} | changes))
        plain = Choice()
        values = {
            name: value for name, value in vars(wanted).items() if value != getattr(plain, name)
        }
        return "?" + urlencode(values)

    @property
    def missing_query(self) -> str:
        return self.query(list="missing")

    @property
    def unknown_query(self) -> str:
        return self.query(list="unknown")

    @property
    def ruled_query(self) -> str:
        return self.query(list="ruled")

    @property
    def check_query(self) -> str:
        return self.query(list="check")

    @property
    def back_query(self) -> str:
        return self.query(list="")

    @property
    def with_assumption(self) -> str:
        return self.query(assume="1", list="")

    @property
    def without_assumption(self) -> str:
        return self.query(assume="0", list="")


class ChoiceForm(forms.Form):
    kind = forms.ChoiceField(label="Kind", required=False)
    modality = forms.ChoiceField(label="Format", required=False)
    country = forms.ChoiceField(label="Country", required=False)
    assume = forms.ChoiceField(
        choices=[("0", "off"), ("1", "on")], required=False, widget=forms.HiddenInput
    )
    list = forms.ChoiceField(choices=list(LISTS.items()), required=False, widget=forms.HiddenInput)
    page = forms.IntegerField(min_value=1, max_value=1_000_000, required=False)

    SHOWN = ("kind", "modality", "country")

    def __init__(self, data, snapshot: Snapshot):
        super().__init__(data, auto_id="%s", label_suffix="")
        kinds = set(snapshot.kind)
        countries = sorted(set(snapshot.country) - {""}, key=lambda code: COUNTRIES.get(code, code))
        offered = {
            "kind": [(kind.value, kind.label) for kind in Kind if kind in kinds],
            "modality": [("", "Any format"), *Modality.choices],
            "country": [
                ("", "Any country"),
                *((code, COUNTRIES.get(code, code)) for code in countries),
            ],
        }
        for name, choices in offered.items():
            field = cast(forms.ChoiceField, self.fields[name])
            field.choices = choices
            field.widget.attrs["class"] = "input sm"

    def choice(self) -> Choice:
        """What was chosen; what cannot be read is left out, and `problems` says so."""
        self.is_valid()
        return Choice(**{name: value for name, value in self.cleaned_data.items() if value})

    @property
    def problems(self):
        """What could not be read, a sentence each."""
        return [
            f"{self.fields[name].label or name.capitalize()}: “{self.data.get(name, '')[:60]}” "
            "is not one of the values, and was left out."
            for name in self.errors
        ]

    def shown_fields(self):
        return [self[name] for name in self.SHOWN]
