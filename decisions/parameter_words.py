"""The engine’s parameters as a reader sees them: amounts, shares, spreads and tables in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from math import exp, isinf
from statistics import NormalDist
from typing import Any

from decisions import words
from decisions.engine.parameters import FILES, Parameter, parameters
from decisions.money.assumptions import EDITABLE
from decisions.money.origin import Kind
from programs.models import Area
from programs.wording import money, number

# Every entry of the four files by its key, which is unique among them.
ENTRIES = {key: entry for file in FILES for key, entry in parameters(file).items()}

# Defaults of a question of the profile, beside those that a person may set one by one.
ASKED = {"horizon_years", "discount_real", "pay_share_part_time", "planned_search_months"} | {
    key for key in ENTRIES if key.startswith(("complete_", "place_"))
}
STATUS = {"D": Kind.DATUM, "S": Kind.STUDY, "J": Kind.JUDGMENT}
# Characters of a part that a narrow column holds.
SHORT = 30
YES_OR_NO = "1 yes, 0 ask, −1 no"
ANSWERS = {1.0: "yes", 0.0: "ask them", -1.0: "no"}
FILING = {
    "single": "Single",
    "mfj": "Married, jointly",
    "mfs": "Married, separately",
    "hoh": "Head of household",
}
PARTS = {
    **words.CRITERIA,
    **FILING,
    **{area.value: area.label for area in Area},
    "none": "Not taught",
    "elective": "Elective",
    "core": "Core",
    "computing": "Computing",
    "quantitative": "Another quantitative field",
    "stem": "Another science or engineering field",
    "other": "Another field",
}
# Units that say how a list is built, in the words that stand beside its numbers instead.
UNITS = {
    "share: lowest, most likely, highest": "of the premium",
    "share a year: lowest, most likely, highest": "a year",
    "share, standard deviations, added in quadrature (years of age as a variance)": (
        "standard deviation; ages add up as variances"
    ),
    "logarithm of the factor, exponent": "of national pay",
    "USD a year, by filing status": "a year",
    "USD a year, start and end, by filing status; mfs has no deduction": (
        "a year; none for couples who file separately"
    ),
    "USD a year, nominal, start and end, by filing status; mfs has no credit": (
        "a year, not indexed; none for couples who file separately"
    ),
    "rate and upper end in USD of taxable income, by filing status": (
        "of taxable income; the table below has the ends"
    ),
    "multiple": "times",
    "level 0 to 3": "on a scale from 0 to 3",
    YES_OR_NO: "",
}
# Units of a spread: its shape stands beside its middle.
SHAPES = {
    "Beta(a, b)": "Beta({:g}, {:g})",
    "Beta(a, b), a year": "a year, Beta({:g}, {:g})",
    "months: Gamma(shape, scale)": "months, Gamma({:g}, {:g})",
}

Values = list[tuple[str, str]]


@dataclass(frozen=True)
class ParameterRow:
    """A parameter as the page shows it: its values one by one, with what each is of.

    unit: beside the values.  status: what kind of number it is.  yours: a person may put their
    own in its place.  short: each value fits on a line.
    """

    label: str
    values: Values
    unit: str
    plausible: str
    status: str
    source: str
    as_of: str
    yours: bool

    @property
    def short(self) -> bool:
        return max(len(part) + len(text) for part, text in self.values) <= SHORT


def parameter_row(key: str) -> ParameterRow:
    """The row of one entry of any of the four files."""
    entry = ENTRIES[key]
    shown = scale(entry.unit)
    limits = LIMITS.get(key, shown)
    return ParameterRow(
        label=_typeset(entry.label),
        values=values_of(key, entry),
        unit=_unit(key, entry),
        plausible=_plausible(entry, limits),
        status=STATUS[entry.status].value,
        source=source_words(entry),
        as_of=entry.as_of,
        yours=key in EDITABLE or key in ASKED,
    )


def values_of(key: str, entry: Parameter) -> Values:
    """The values of an entry, with what each is of. entry: it, or the same with another default."""
    read = READERS.get(key) or _reader(entry)
    return read(entry)


def source_words(entry: Parameter) -> str:
    """Where a number comes from, without repeating that it is our judgment.

    >>> source_words(ENTRIES["sigma"]), source_words(ENTRIES["role_research"])
    ('Together with tau 0.6', '')
    """
    said = entry.source
    for opening in ("Our judgement", "Our judgment") if entry.status == "J" else ():
        if said.startswith(opening):
            said = said.removeprefix(opening).lstrip(" ,;:")
            break
    return _typeset(said[:1].upper() + said[1:])


def plain(value: float) -> str:
    return number(Decimal(str(value)))


def percent(value: float) -> str:
    """
    >>> percent(0.0807), percent(0.04), percent(-0.5)
    ('8.07%', '4%', '−50%')
    """
    return f"{number(Decimal(str(value)) * 100)}%"


def of_hundred(value: float) -> str:
    """
    >>> of_hundred(0.7058823), of_hundred(0.05)
    ('71 of 100', '5 of 100')
    """
    return f"{round(100 * value)} of 100"


def scale(unit: str) -> Callable[[float], str]:
    """How one number of a unit is written.

    >>> scale("share a year")(0.03), scale("USD a month")(50.0), scale("Beta(a, b)")(0.8)
    ('3%', '$50', '80 of 100')
    """
    if unit.startswith("Beta"):
        return of_hundred
    if unit.startswith("share"):
        return percent
    return money if unit.startswith(("USD", "US dollars")) else plain


def quoted() -> dict[str, str]:
    """The number that stands for each parameter, as a sentence quotes it; not of tables."""
    return {
        key: scale(entry.unit)(entry.centre)
        for key, entry in ENTRIES.items()
        if entry.central is not None or not isinstance(entry.default, list | dict)
    }


def brackets() -> list[tuple[str, list[str]]]:
    """The federal brackets: each rate, and the end of its bracket by filing status."""
    table = ENTRIES["brackets"].default
    return [
        (percent(rows[0][0]), ["no end" if isinf(upper) else money(upper) for _, upper in rows])
        for rows in zip(*(table[status] for status in FILING), strict=True)
    ]


def _typeset(text: str) -> str:
    return text.replace("'", "’")


def _unit(key: str, entry: Parameter) -> str:
    """What stands beside the numbers, which carry their own dollar and per cent signs."""
    unit = entry.unit
    if unit in UNITS:
        return UNITS[unit]
    if unit in SHAPES:
        return SHAPES[unit].format(*entry.numbers)
    if key in _RANKS:
        return f"{unit}: {of_hundred(NormalDist().cdf(entry.number))} earn less"
    for sign in ("share", "USD", "US dollars"):
        unit = unit.removeprefix(sign)
    return unit.lstrip(" ,")


def _plausible(entry: Parameter, shown: Callable[[float], str]) -> str:
    if entry.unit == YES_OR_NO:
        return "yes, ask or no"
    if entry.range is None:
        return "set by law"
    low, high = (shown(end) for end in entry.range)
    # A sign that both ends carry is written once: 60 to 90 of 100.
    low = low.removesuffix(" of 100") if high.endswith(" of 100") else low
    return f"{low} to {high}"


def _reader(entry: Parameter) -> Callable[[Parameter], Values]:
    """How an entry is read, by its unit and the shape of its default."""
    if entry.unit.startswith("Beta"):
        return _chance
    if "lowest, most" in entry.unit:
        return _triangle
    return _by_status if isinstance(entry.default, dict) else _numbers


def _numbers(entry: Parameter) -> Values:
    """One number, or one for each of its parts."""
    shown = scale(entry.unit)
    if entry.unit == YES_OR_NO:
        shown = ANSWERS.__getitem__
    parts = entry.parts or ("",) * len(entry.numbers)
    return [
        (PARTS.get(part, part[:1].upper() + part[1:]), shown(value))
        for part, value in zip(parts, entry.numbers, strict=True)
    ]


def _by_status(entry: Parameter) -> Values:
    return [(FILING[status], _amounts(found)) for status, found in entry.default.items()]


def _amounts(found: Any) -> str:
    return " to ".join(money(end) for end in found) if isinstance(found, list) else money(found)


def _chance(entry: Parameter) -> Values:
    return [("", f"{of_hundred(entry.centre)} on average")]


def _triangle(entry: Parameter) -> Values:
    lowest, peak, highest = (percent(value) for value in entry.numbers)
    return [("Middle", peak), ("Lowest", lowest), ("Highest", highest)]


def _usual_rank(entry: Parameter) -> Values:
    return list(zip(("At the start", "A year", "Highest"), map(plain, entry.numbers), strict=True))


def _factor(value: float) -> str:
    return f"{exp(value):.3f}"


def _national(entry: Parameter) -> Values:
    log_factor, power = entry.numbers
    return [("Factor", _factor(log_factor)), ("Power of the price level", plain(power))]


def _price_noise(entry: Parameter) -> Values:
    fresh, yearly = map(percent, entry.numbers)
    return [("This year’s price", fresh), ("Each year of age", yearly)]


def _price_clip(entry: Parameter) -> Values:
    low, high = map(plain, entry.numbers)
    return [("", f"{low} to {high}")]


def _search(entry: Parameter) -> Values:
    return [("", f"{plain(entry.centre)} on average")]


def _leaving(entry: Parameter) -> Values:
    return [("", f"{entry.centre:.0%} of the way on average")]


def _tier_thresholds(entry: Parameter) -> Values:
    return [("", amount) for amount in map(money, entry.numbers)]


def _tier_years(entry: Parameter) -> Values:
    thresholds = ENTRIES["tier_thresholds"].numbers
    ends = [f"Under {money(end)}" for end in thresholds] + [f"From {money(thresholds[-1])}"]
    return list(zip(ends, map(plain, entry.numbers), strict=True))


def _brackets(entry: Parameter) -> Values:
    rates = [rate for rate, _ in entry.default["single"]]
    return [("", f"{percent(rates[0])} to {percent(rates[-1])}")]


_RANKS = [key for key in ENTRIES if key.startswith("entry_rank_")]
_NATIONAL = [key for key in ENTRIES if key.startswith("national_factor_")]
# Entries whose default no rule above can read.
READERS: dict[str, Callable[[Parameter], Values]] = {
    **dict.fromkeys(_NATIONAL, _national),
    "rank_by_experience": _usual_rank,
    "price_noise": _price_noise,
    "price_clip": _price_clip,
    "search_months": _search,
    "leaving": _leaving,
    "tier_thresholds": _tier_thresholds,
    "tier_years": _tier_years,
    "brackets": _brackets,
}
# Entries whose plausible range is not written as their numbers are.
LIMITS: dict[str, Callable[[float], str]] = {
    **dict.fromkeys(_NATIONAL, _factor),
    "leaving": percent,
}
