"""What filters, their values and sort orders are called on a page."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from programs.models import (
    Area,
    BachelorField,
    Control,
    Field,
    Gre,
    Kind,
    Modality,
    Subject,
    Tier,
)
from programs.places import COUNTRIES, US_STATES
from programs.tags import tag_words
from programs.wording import money, months_words

LABELS = {
    "q": "Search",
    "price_max": "Price",
    "bachelor": "My bachelor’s is accepted",
    "have": "Subjects I have",
    "modality": "Format",
    "pace": "Pace",
    "months_max": "Time to finish",
    "visa": "Student visa",
    "gre": "GRE",
    "country": "Country",
    "state": "US state",
    "field": "Field",
    "kind": "Kind",
    "area": "Core curriculum",
    "topic": "Topic",
    "outcomes": "Results of graduates",
    "control": "Who runs it",
    "tier": "How we know it",
}

PACES = {"full_time": "Full time", "part_time": "Part time", "self_paced": "Self-paced"}
BACHELORS = {
    BachelorField.ANY: "any field",
    BachelorField.STEM: "my STEM field",
    BachelorField.QUANTITATIVE: "my quantitative field",
    BachelorField.CS_RELATED: "my computing degree",
}
OUTCOMES = {
    "program": "Published for the program",
    "institution_field": "For its field there, at least",
}


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


# The words of one value, for the filters that have values to choose from.
_WORDS: dict[str, dict] = {
    "bachelor": BACHELORS,
    "have": dict(Subject.choices),
    "modality": dict(Modality.choices),
    "pace": PACES,
    "visa": {"yes": "Open to students on a visa"},
    "gre": dict(Gre.choices),
    "country": COUNTRIES,
    "state": US_STATES,
    "field": dict(Field.choices),
    "kind": dict(Kind.choices),
    "area": dict(Area.choices),
    "outcomes": OUTCOMES,
    "control": dict(Control.choices),
    "tier": dict(Tier.choices),
}
_SENTENCES: dict[str, Callable[[str], str]] = {
    "q": lambda text: f"“{text}”",
    "price_max": lambda amount: f"up to {money(Decimal(amount))}",
    "months_max": lambda months: f"up to {months_words(Decimal(months))}",
    "topic": lambda topic: _capitalized(tag_words(topic)),
}


def value_words(name: str, value: str) -> str:
    """One value of a filter, as it stands in the address, in words.

    >>> value_words("price_max", "60000"), value_words("country", "GB"), value_words("topic", "nlp")
    ('up to $60,000', 'United Kingdom', 'Natural language processing')
    """
    return _SENTENCES[name](value) if name in _SENTENCES else str(_WORDS[name][value])


# After "… are hidden because": what nobody stated.
HIDDEN_BECAUSE = {
    "price_max": "their price is unknown",
    "bachelor": "the bachelor’s field they ask for is unknown",
    "have": "the subjects they require are unknown",
    "modality": "their format is unknown",
    "pace": "the pace of study is unknown",
    "months_max": "their usual time is unknown",
    "visa": "it is unknown whether a student visa allows them",
    "gre": "it is unknown whether they ask for the GRE",
    "state": "their state is unknown",
    "area": "their curriculum is unknown",
    "topic": "their topics are unknown",
    "control": "it is unknown who runs them",
}
# A box under the filter's options.
ALSO_UNKNOWN = {
    "price_max": "Also where the price is unknown",
    "months_max": "Also where the time is unknown",
}
ALSO_NOT_STATED = "Also where not stated"

RESIDENCIES = {
    "in_state": "In-state resident (US)",
    "out_of_state": "From another state (US)",
    "domestic": "Citizen of the country",
    "eu": "EU, EEA or Swiss citizen",
    "international": "International student",
}
PRICES_FOR = {
    "in_state": "Prices are for residents of each program’s own state in the US, and for "
    "international students elsewhere.",
    "out_of_state": "Prices are for US students from another state, and for international "
    "students outside the US.",
    "domestic": "Prices are for citizens of each program’s country; in the US, for those from "
    "another state.",
    "eu": "Prices are for citizens of the EU, the EEA or Switzerland: the EU price there, the "
    "international one elsewhere.",
    "international": "Prices are for international students.",
}
PRICES_FOR_READER = "Prices are yours, by what you told us of your home and citizenship."
PRICES_FOR_ANYBODY = (
    "We don’t know where you live, so prices are without a resident’s discount: from another "
    "state in the US, international elsewhere."
)

# Sort orders to choose from: value, name, what it means.
SORTS = {
    "": (
        "Read by us first",
        "Master’s that we read page by page come first, then alternatives, then programs known "
        "from federal files only, each by name.",
    ),
    "name": ("Name, A to Z", "By name."),
    "-name": ("Name, Z to A", "By name, from the end."),
    "institution": ("Institution, A to Z", "By institution."),
    "-institution": ("Institution, Z to A", "By institution, from the end."),
    "price": ("Price, lowest first", "Lowest price first, unknown prices last."),
    "-price": ("Price, highest first", "Highest price first, unknown prices last."),
    "months": ("Time, shortest first", "Shortest first, unknown times last."),
    "-months": ("Time, longest first", "Longest first, unknown times last."),
    "-awards": ("Degrees awarded, most first", "Most degrees awarded first, unknown numbers last."),
    "awards": ("Degrees awarded, fewest first", "Fewest degrees awarded first, unknown last."),
    "-score": ("My score, best first", "Your best scores first, programs without a score last."),
    "score": ("My score, lowest first", "Your lowest scores first, those without a score last."),
}
