"""One's own numbers in place of the engine's: per cents as per cents, ranks as percentiles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from statistics import NormalDist
from typing import Any

from decisions.engine.parameters import Parameter
from decisions.forms.base import SectionForm
from decisions.forms.fields import TextAnswer
from decisions.models import Profile
from decisions.money.assumptions import parameter
from programs.wording import number

_NORMAL = NormalDist()
# Beyond what anybody types, and enough for a stored number to come back as it was typed.
DIGITS = 6


class OwnNumber(TextAnswer):
    """A number in place of a parameter's, within its plausible range; blank: our default."""

    def __init__(self, entry: Parameter):
        self.entry = entry
        self.rank = entry.unit == "normal score"
        self.share = entry.unit.startswith(("share", "Beta"))
        low, high = (self.displayed(limit) for limit in entry.limits)
        self.low, self.high = low, high
        self.before = "$" if entry.unit == "US dollars" else ""
        super().__init__(
            label=entry.label,
            after=self._after(),
            hint=f"Our default: {self.in_words(entry.centre)}",
            enter=f"Enter a number from {number(low)} to {number(high)} for “{entry.label}”, or "
            "leave it empty",
        )

    def _after(self) -> str:
        if self.rank:
            return "th percentile"
        if self.share:
            return "% a year" if "a year" in self.entry.unit else "%"
        return "years" if self.entry.unit == "years" else ""

    @property
    def _unit(self) -> str:
        """As it stands behind a number in a sentence."""
        after = self._after()
        return after if after.startswith(("%", "th")) else f" {after}".rstrip()

    def displayed(self, value: float) -> Decimal:
        """A number in the engine's units as it is shown: a rank as its percentile."""
        if self.rank:
            return Decimal(f"{100 * _NORMAL.cdf(value):.0f}")
        return Decimal(f"{100 * value if self.share else value:.{DIGITS}g}")

    def in_words(self, value: float) -> str:
        """A number in the engine's units, as it stands in a sentence."""
        return f"{self.before}{number(self.displayed(value))}{self._unit}"

    def engine(self, shown: Decimal) -> float:
        if self.rank:
            return round(_NORMAL.inv_cdf(float(shown) / 100), DIGITS)
        return float(shown / 100) if self.share else float(shown)

    def read(self, text: str) -> float:
        plain = text.removeprefix("$").removesuffix("%").replace(",", "").strip()
        if not re.fullmatch(r"\d{1,6}(\.\d{1,6})?", plain, re.ASCII):
            raise ValueError("Not a number.")
        shown = Decimal(plain)
        if not self.low <= shown <= self.high:
            raise ValueError("Out of range.")
        low, high = self.entry.limits
        # The ends are shown rounded.
        return min(max(self.engine(shown), low), high)

    def prepare_value(self, value: Any) -> Any:
        return number(self.displayed(value)) if isinstance(value, int | float) else value


class OwnNumbersForm(SectionForm):
    """The parameters that one report rests on."""

    slug = "assumptions"
    title = "Assumptions"

    def __init__(self, data=None, *, profile: Profile, keys: Iterable[str]):
        super().__init__(data, profile=profile)
        self.auto_id = "own-%s"
        for key in keys:
            self.fields[key] = OwnNumber(parameter(key))
            self.initial[key] = profile.assumptions.get(key)

    def save(self, profile: Profile) -> None:
        """Keep what can be read and was sent; an empty field goes back to our default."""
        self.is_valid()
        own = dict(profile.assumptions)
        for key, value in self.cleaned_data.items():
            if key in self.data:
                own.pop(key, None)
                if value is not None:
                    own[key] = value
        profile.assumptions = own
        profile.save(update_fields=["assumptions", "updated_at"])
