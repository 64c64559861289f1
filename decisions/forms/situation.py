"""Where somebody lives: what programs charge them, what things cost, and what is near."""

from __future__ import annotations

from decisions.forms.base import SectionForm
from decisions.forms.fields import ListAnswer, YesNoAnswer
from decisions.forms.places import (
    all_countries,
    all_states,
    metros_by_state,
    refuse_impossible_place,
)


class SituationForm(SectionForm):
    slug = "situation"
    title = "Situation"

    country = ListAnswer(
        label="Where do you live?",
        hint="It decides whose price you pay, and what pay, taxes and rents we start from.",
        choices=all_countries(),
        autocomplete="country",
        enter="Choose a country from the list",
    )
    state = ListAnswer(
        label="If in the United States: in which state?",
        hint="Public universities charge residents of their own state less.",
        choices=all_states(),
        autocomplete="address-level1",
        enter="Choose a state from the list",
    )
    metro = ListAnswer(
        label="In or near which US metro area?",
        hint="By state, then by main city. A campus there counts as near.",
        enter="Choose a metro area from the list",
    )
    citizenship = ListAnswer(
        label="Which citizenship would you study on?",
        hint="It decides fees in Europe, US federal loans, and who needs a visa to study or work.",
        choices=all_countries(),
        enter="Choose a country from the list",
    )
    permanent_resident = YesNoAnswer(
        label="If you live outside your country of citizenship: may you stay for good?",
        hint="In the United States, a green card. Permanent residents need no student visa.",
        enter="Choose yes, no or no answer",
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.offer("metro", metros_by_state())

    def clean(self):
        super().clean()
        refuse_impossible_place(self, "country", "state", "metro", "your country")
        return self.cleaned_data
