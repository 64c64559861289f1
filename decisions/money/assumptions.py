"""The engine's parameters, with a person's own numbers in place of our defaults."""

from __future__ import annotations

from collections.abc import Mapping

from decisions.engine.parameters import Parameter, parameters
from decisions.money.origin import Kind, Origin

# What a person may set, in the order shown, and the file it stands in.
EDITABLE = {
    "inflation": "assumptions",
    "market_growth": "assumptions",
    "experience_growth": "assumptions",
    "tuition_growth": "assumptions",
    "benefits": "assumptions",
    "pay_share_full_time": "assumptions",
    "entry_rank_data_scientist": "assumptions",
    "entry_rank_software_developer": "assumptions",
    "entry_rank_other": "assumptions",
    "entry_rank_bootcamp": "assumptions",
    "entry_rank_certificate": "assumptions",
    "entry_rank_self_study": "assumptions",
    "unaided_move": "assumptions",
    "unaided_move_adjacent": "assumptions",
    "attribution": "assumptions",
    "raw_premium": "assumptions",
    "tau": "assumptions",
    "sigma": "assumptions",
    "bridge_course_cost": "assumptions",
    "caution": "assumptions",
    "private_rate": "loans",
    "private_years": "loans",
}
_KINDS = {"D": Kind.DATUM, "S": Kind.STUDY, "J": Kind.JUDGMENT}


def parameter(key: str) -> Parameter:
    """The engine's entry of this key. Raises KeyError if there is none."""
    file = EDITABLE.get(key)
    if file:
        return parameters(file)[key]
    for name in ("assumptions", "loans", "scoring"):
        if key in parameters(name):
            return parameters(name)[key]
    raise KeyError(key)


class Assumptions:
    """A single number for each parameter: the person's own, or the middle of our default."""

    def __init__(self, own: Mapping[str, float]):
        self.own = {key: float(number) for key, number in own.items() if key in EDITABLE}

    def __getitem__(self, key: str) -> float:
        return self.own[key] if key in self.own else parameter(key).centre

    def origin(self, key: str, words: str = "") -> Origin:
        if key in self.own:
            return Origin(Kind.ANSWER, words or "set by you", section="assumptions", key=key)
        entry = parameter(key)
        # A judgment is said to be ours already; a source is named.
        source = "" if entry.status == "J" else entry.source
        section = "assumptions" if key in EDITABLE else ""
        return Origin(_KINDS[entry.status], words or source, section=section, key=key)
