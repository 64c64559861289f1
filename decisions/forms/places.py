"""Lists of places to choose from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from decisions.forms.base import SectionForm
from decisions.models import Place
from programs import snapshot
from programs.places import COUNTRIES, US_STATES

Choices = list[tuple[str, str]]


def all_countries() -> Choices:
    """The United States first, then by name, “Another country” last."""
    rest = sorted(
        ((code, name) for code, name in COUNTRIES.items() if code not in ("US", "ZZ")),
        key=lambda pair: pair[1],
    )
    return [("US", COUNTRIES["US"]), *rest, ("ZZ", COUNTRIES["ZZ"])]


def all_states() -> Choices:
    return sorted(US_STATES.items(), key=lambda pair: pair[1])


def countries_with_programs(chosen: Iterable[str] = ()) -> Choices:
    """Where the catalogue has programs, and the places chosen before."""
    offered = {*snapshot.current().country, *chosen}
    return [pair for pair in all_countries() if pair[0] in offered]


def states_with_programs(chosen: Iterable[str] = ()) -> Choices:
    """Where the catalogue has programs, and the places chosen before."""
    catalogue = snapshot.current()
    places = zip(catalogue.country, catalogue.region, strict=True)
    offered = {*(region for country, region in places if country == "US"), *chosen}
    return [pair for pair in all_states() if pair[0] in offered]


def states_of_metro(name: str) -> list[str]:
    """The states that a metro area reaches into, its main city's first.

    >>> states_of_metro("New York-Newark-Jersey City, NY-NJ")
    ['NY', 'NJ']
    """
    return name.rpartition(", ")[2].split("-")


def refuse_impossible_place(
    form: SectionForm, country: str, state: str, metro: str, country_words: str
) -> None:
    """A state or metro area outside the US, and a metro area in another state, contradict.

    country, state, metro: names of the form's questions.  country_words: what to call the first.
    """
    told = form.cleaned_data
    abroad = told.get(country) not in (None, "", "US")
    for name, words in ((state, "state"), (metro, "metro area")):
        if abroad and told.get(name):
            form.contradict(
                name,
                f"Leave the {words} empty, or choose the United States as {country_words}",
                [country],
            )
    if told.get(state) and told.get(metro) and told[state] not in _states_of(told[metro]):
        form.contradict(
            metro,
            "Choose a metro area that reaches into the state, or leave one of the two empty",
            [state],
        )


def _states_of(metro: str) -> list[str]:
    return states_of_metro(Place.objects.get(level=Place.Level.METRO, code=metro).name)


def metros_by_state() -> list[tuple[str, Choices]]:
    """(state of the main city, its metro areas), by name. One query."""
    grouped: dict[str, Choices] = defaultdict(list)
    metros = Place.objects.filter(level=Place.Level.METRO).order_by("name")
    for code, name in metros.values_list("code", "name"):
        state = states_of_metro(name)[0]
        grouped[US_STATES.get(state, state)].append((code, name))
    return sorted(grouped.items())
