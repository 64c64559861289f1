"""A profile's answers one by one, with the defaults in the gaps."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf, isfinite, nan
from typing import Any

from decisions.defaults import DEFAULTS
from decisions.engine.scoring import CRITERIA
from decisions.models import Profile
from decisions.money.assumptions import EDITABLE
from programs.models import Subject

# The answers that a result rests on, by the section that asks for them.
USED = {
    **dict.fromkeys(
        ("country", "state", "metro", "citizenship", "permanent_resident"), "situation"
    ),
    **dict.fromkeys(
        (
            "currency", "salary", "current_role", "savings", "living", "part_time_pay",
            "employer_aid", "family_support", "household_contribution", "living_study", "moving",
            "care", "loans", "prior_federal", "cosigner", "filing", "tax_rate", "spouse_income",
            "dependents",
        ),
        "money",
    ),
    **dict.fromkeys(("bachelor", "gpa", "work_years", "gre", "levels"), "background"),
    **dict.fromkeys(
        (
            "role", "work_country", "work_state", "work_metro", "stay_months", "return_salary",
            "start_by", "horizon_years", "otherwise", "wanted_countries", "wanted_states",
        ),
        "goal",
    ),
    **dict.fromkeys(
        (
            "price_limit", "months_limit", "modalities", "part_time_only", "country_limit",
            "bridge_months_limit", "wishes",
        ),
        "limits",
    ),
    **{f"weight_{criterion}": "weights" for criterion in CRITERIA},
    **dict.fromkeys(
        (
            "pay_after_low", "pay_after_high", "chance_to_finish", "chance_of_job",
            "months_to_job", "discount_rate", "chance_to_stay", "tax_rate_after",
        ),
        "beliefs",
    ),
}  # fmt: skip


def filled_in(profile: Profile) -> dict[str, Any]:
    """The fields of a Person, but for `id`: a profile's answers, and defaults in the gaps.

    What follows from other answers where a question was not answered is still NaN.
    """
    defaulted = frozenset(name for name in USED if _blank(getattr(profile, name)))

    def answer(name: str) -> Any:
        return DEFAULTS[name].value if name in defaulted else getattr(profile, name)

    def number(name: str) -> float:
        return _number(answer(name))

    def limit(name: str) -> float:
        return _number(answer(name), inf)

    def share(name: str) -> float:
        """Of an answer in per cent."""
        return number(name) / 100

    country = answer("country")
    return {
        "defaulted": defaulted,
        "country": country,
        "state": answer("state") if country == "US" else "",
        "metro": answer("metro") if country == "US" else "",
        "citizenship": answer("citizenship") or country,
        "permanent_resident": bool(answer("permanent_resident")),
        "currency": answer("currency"),
        "salary": number("salary"),
        "current_role": answer("current_role"),
        "savings": number("savings"),
        "living": number("living"),
        "part_time_pay": share("part_time_pay"),
        "employer_aid": number("employer_aid"),
        "family_support": number("family_support"),
        "household_contribution": number("household_contribution"),
        "living_study": number("living_study"),
        "moving": number("moving"),
        "care": number("care"),
        "loans": answer("loans"),
        "prior_federal": number("prior_federal"),
        "cosigner": bool(answer("cosigner")),
        "filing": answer("filing"),
        "spouse_income": number("spouse_income") if answer("filing") == "mfj" else 0.0,
        "dependents": int(answer("dependents")),
        "tax_rate": share("tax_rate"),
        "bachelor": answer("bachelor"),
        "gpa": number("gpa"),
        "work_years": number("work_years"),
        "gre": answer("gre"),
        "levels": {
            subject: int(level)
            for subject, level in answer("levels").items()
            if subject in Subject.values and level in (0, 1, 2, 3)
        },
        "role": answer("role"),
        "work_country": answer("work_country"),
        "work_state": answer("work_state"),
        "work_metro": answer("work_metro"),
        "wanted_countries": tuple(answer("wanted_countries")),
        "wanted_states": tuple(answer("wanted_states")),
        "start_by": answer("start_by"),
        "horizon": int(answer("horizon_years")),
        "otherwise": answer("otherwise"),
        "stay_months": number("stay_months"),
        "return_salary": number("return_salary"),
        "price_limit": limit("price_limit"),
        "months_limit": limit("months_limit"),
        "bridge_months_limit": limit("bridge_months_limit"),
        "modalities": tuple(answer("modalities")),
        "part_time_only": bool(answer("part_time_only")),
        "country_limit": tuple(answer("country_limit")),
        "wishes": tuple(answer("wishes")),
        "weights": tuple(number(f"weight_{criterion}") for criterion in CRITERIA),
        "pay_after_low": number("pay_after_low"),
        "pay_after_high": number("pay_after_high"),
        "chance_to_finish": share("chance_to_finish"),
        "chance_of_job": share("chance_of_job"),
        "search_months": number("months_to_job"),
        "chance_to_stay": share("chance_to_stay"),
        "tax_rate_after": share("tax_rate_after"),
        "discount": share("discount_rate"),
        "assume_unknown": profile.assume_unknown,
        "assumptions": _assumptions(profile.assumptions),
    }


def _assumptions(changed: Mapping[str, Any]) -> dict[str, float]:
    """The engine's numbers that the person changed; what people may not change is left out."""
    return {
        key: float(number)
        for key, number in changed.items()
        if key in EDITABLE
        and isinstance(number, int | float)
        and not isinstance(number, bool)
        and isfinite(number)
    }


def _blank(answer: Any) -> bool:
    return answer is None or answer == "" or answer == [] or answer == {}


def _number(answer: Any, none: float = nan) -> float:
    return none if answer is None else float(answer)
