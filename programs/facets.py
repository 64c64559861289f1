"""The filters beside the list, as plain data for one template loop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from programs.browse import UNKNOWN_NAMES, BrowseQuery, BrowseResult
from programs.filter_words import ALSO_NOT_STATED, ALSO_UNKNOWN, LABELS, value_words
from programs.forms import BrowseForm
from programs.parsing import quoted
from programs.wording import number

# value, words, programs, ticked
Option = tuple[str, str, str, bool]

# What may rule a reader out comes first.
ORDER = (
    "price_max", "bachelor", "have", "modality", "pace", "months_max", "visa", "gre", "country",
    "state", "field", "kind", "area", "topic", "outcomes", "control", "tier",
)  # fmt: skip
OPEN = frozenset({"price_max", "bachelor", "modality", "country"})
RADIOS = frozenset({"bachelor", "outcomes"})
NUMBERS = frozenset({"price_max", "months_max"})
# Only values that some program has; by how many do, or by name.
MOST_FIRST = frozenset({"country", "topic"})
BY_NAME = frozenset({"state"})
SHOWN_FIRST = {"country": 6}
LEGENDS = {
    "bachelor": "The program accepts …",
    "have": "Tick what you know at college level. Programs that require more are hidden.",
    "area": "Every area ticked is a core part.",
    "outcomes": "Pay, debt or placement after the degree",
    "tier": "Facts of the federal files are few: names, degrees awarded, averages.",
}


_COUNT = "\N{REPLACEMENT CHARACTER}"


@cache
def _stencil(name: str, kind: str, value: str, words: str, ticked: bool) -> str:
    """The box of one option as the template has it, with _COUNT where the number goes.

    Rendered once: some 170 boxes a page took the template engine four fifths of its time.
    """
    template = get_template("programs/_facets.html#option")
    return template.render(
        {
            "name": name,
            "input": kind,
            "value": value,
            "words": words,
            "ticked": ticked,
            "count": _COUNT,
        }
    )


def boxes(name: str, kind: str, options: Sequence[Option]) -> SafeString:
    """Options as HTML. name: of the parameter.  kind: checkbox or radio."""
    # The stencil is escaped by the template, and a count is digits and commas.
    return mark_safe(  # noqa: S308
        "".join(
            _stencil(name, kind, value, words, ticked).replace(_COUNT, count)
            for value, words, count, ticked in options
        )
    )


@dataclass(frozen=True)
class Facet:
    """One filter.

    input: checkbox, radio or text.  legend: what to tick, "" where the label says it.
    options: the ones to show at once.  more: the rest.  value: what a text input holds.
    unknown: the box that includes programs of which this is unknown; None where there is none.
    """

    name: str
    label: str
    input: str
    open: bool
    legend: str = ""
    options: Sequence[Option] = ()
    more: Sequence[Option] = ()
    value: str = ""
    unknown: Option | None = None
    errors: Sequence[str] = ()
    in_force: bool = False

    @property
    def boxes(self) -> SafeString:
        return boxes(self.name, self.input, self.options)

    @property
    def more_boxes(self) -> SafeString:
        return boxes(self.name, self.input, self.more)

    @property
    def unknown_box(self) -> SafeString:
        return boxes("unknown", "checkbox", [self.unknown] if self.unknown else [])


def facets(form: BrowseForm, query: BrowseQuery, result: BrowseResult) -> list[Facet]:
    """form: validated.  result: of browse() for the query."""
    in_force = set(query.in_force)
    return [_facet(name, form, query, result, name in in_force) for name in ORDER]


def _facet(
    name: str, form: BrowseForm, query: BrowseQuery, result: BrowseResult, in_force: bool
) -> Facet:
    errors = [str(error) for error in form.errors.get(name, ())]
    options = [] if name in NUMBERS else _options(name, getattr(query, name), result)
    shown = SHOWN_FIRST.get(name, len(options))
    return Facet(
        name=name,
        label=LABELS[name],
        input="text" if name in NUMBERS else "radio" if name in RADIOS else "checkbox",
        open=name in OPEN or in_force or bool(errors),
        legend=LEGENDS.get(name, ""),
        options=options[:shown],
        more=options[shown:],
        value=_typed(name, form) if name in NUMBERS else "",
        unknown=_unknown(name, query, result),
        errors=errors,
        in_force=in_force,
    )


def _options(name: str, chosen, result: BrowseResult) -> list[Option]:
    ticked = _ticked(chosen)
    counts = list(result.counts[name].items())
    if name in MOST_FIRST | BY_NAME:
        counts = [(value, count) for value, count in counts if count or value in ticked]
    if name in MOST_FIRST:
        # What is ticked stays in sight.
        counts.sort(key=lambda pair: (pair[0] not in ticked, -pair[1], value_words(name, pair[0])))
    elif name in BY_NAME:
        counts.sort(key=lambda pair: value_words(name, pair[0]))
    return [
        (value, value_words(name, value), f"{count:,}", value in ticked) for value, count in counts
    ]


def _ticked(chosen) -> frozenset[str]:
    if isinstance(chosen, bool):
        return frozenset({"yes"} if chosen else ())
    return frozenset([chosen] if isinstance(chosen, str) else chosen)


def _unknown(name: str, query: BrowseQuery, result: BrowseResult) -> Option | None:
    if name not in UNKNOWN_NAMES:
        return None
    value = UNKNOWN_NAMES[name]
    count, ticked = result.unknown_counts[name], value in query.unknown
    if not count and not ticked:
        return None
    return value, ALSO_UNKNOWN.get(name, ALSO_NOT_STATED), f"{count:,}", ticked


def _typed(name: str, form: BrowseForm) -> str:
    """What was read, in a readable form; else what was typed, so that it can be mended."""
    value = form.cleaned_data.get(name)
    return number(value) if value is not None else quoted(form.data.get(name) or "")
