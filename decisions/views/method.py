"""How programs are scored and valued, with the numbers that the engine reads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.shortcuts import render
from django.views.decorators.http import require_safe

from decisions.assumed import LABELS
from decisions.defaults import DEFAULTS
from decisions.parameter_words import FILING, brackets, parameter_row, quoted
from decisions.person import USED
from decisions.worked_examples import examples
from programs import snapshot

# The parameters under each heading of the page; each of the four files' stands under exactly one.
GROUPS = {
    "admission": ("bachelor_stem", "bachelor_quantitative", "bachelor_cs_related"),
    "price": ("tuition_growth",),
    "time": (
        "horizon_years",
        "discount_real",
        "inflation",
        "market_growth",
        "experience_growth",
        "placement_horizon_slack",
    ),
    "studying": (
        "pay_share_full_time",
        "pay_share_part_time",
        "benefits",
        "bridge_course_cost",
    ),
    "pay": (
        "entry_rank_data_scientist",
        "entry_rank_software_developer",
        "entry_rank_other",
        "entry_rank_bootcamp",
        "entry_rank_certificate",
        "entry_rank_self_study",
        "experience_shift",
        "experience_shift_most",
        "rank_by_experience",
        "rank_carry_over",
        "national_factor_software",
        "national_factor_data_science",
        "national_factor_other",
    ),
    "graduates": (
        "published_bias",
        "field_spread",
        "nation_spread",
        "unstated_n",
        "peer_bias",
        "peer_similarity",
    ),
    "same_role": ("attribution", "raw_premium"),
    "chances": (
        "complete_full_time",
        "complete_online_part_time",
        "complete_campus_part_time",
        "complete_bootcamp",
        "complete_certificate",
        "complete_self_study",
        "place_master",
        "place_bootcamp",
        "place_certificate",
        "place_self_study",
        "planned_search_months",
        "leaver_search_months",
    ),
    "unaided": ("unaided_move", "unaided_move_adjacent"),
    "federal": (
        "federal_rate",
        "federal_fee",
        "federal_annual",
        "federal_aggregate",
        "federal_lifetime",
        "federal_minimum_load",
        "grace_months",
        "tier_thresholds",
        "tier_years",
        "minimum_payment",
    ),
    "private": ("private_rate", "private_years"),
    "rap": (
        "rap_step",
        "rap_lowest_yearly",
        "rap_highest_rate",
        "rap_dependent_reduction",
        "rap_minimum_payment",
        "rap_principal_match",
        "rap_forgiveness_years",
    ),
    "taxes": (
        "standard_deduction",
        "brackets",
        "social_security_rate",
        "social_security_wage_base",
        "medicare_rate",
        "additional_medicare_rate",
        "additional_medicare_threshold",
    ),
    "relief": (
        "loan_interest_cap",
        "loan_interest_phaseout",
        "learning_credit_rate",
        "learning_credit_expenses",
        "learning_credit_phaseout",
        "employer_aid_exclusion",
    ),
    "break_even": ("tau", "tau_fallback", "sigma"),
    "money": ("caution", "money_gain_to_pay", "money_score"),
    "curriculum": (
        "curriculum_level",
        "role_machine_learning_engineer",
        "role_data_scientist",
        "role_data_engineer",
        "role_software_engineer",
        "role_research",
    ),
    "prerequisites": (
        "level_needed",
        "bridge_months",
        "bridge_courses_at_once",
        "prerequisites_months",
        "prerequisites_score",
    ),
    "evidence": ("evidence_score", "evidence_max_age"),
    "location": ("location_score",),
    "weights": ("weights",),
    "order": ("tie_points",),
    "readings": ("readings", "weight_concentration", "clear_pairwise"),
    "assumption": ("assumed_months", "assumed_years_charged"),
    "spread": (
        "search_months",
        "search_cap",
        "leaving",
        "late_multiple",
        "experience_growth_sd",
        "role_growth_sd",
        "price_noise",
        "price_clip",
        "currency_sensitivity",
        "verdict",
    ),
}


@dataclass(frozen=True)
class Section:
    """A numbered part of the page. name: its anchor, after "m-", and its template.

    aside: beside the heading, "" for none.
    """

    number: int
    name: str
    title: str
    aside: str

    @property
    def template(self) -> str:
        return f"decisions/method/_{self.name}.html"


# The parts in their order, under the words that the contents list groups them by.
PARTS = {
    "What is open to you": (
        ("limits", "Limits", "What rules a program out"),
        ("price", "Your price", "Of several, the one for you"),
    ),
    "What it is worth in money": (
        ("compared", "What is compared", "One life with the program, one without"),
        ("studying", "While you study", "What it costs, and what you go without"),
        ("pay", "Pay afterwards", "A range, and where you enter it"),
        ("stories", "Three stories", "How it may go, and how often"),
        ("loans", "Loans", "Who lends how much, and what it costs"),
        ("taxes", "Taxes", "What is left of pay"),
        ("answer", "The answer in money", "What a report says"),
    ),
    "Which comes first": (
        ("criteria", "Six criteria", "From facts to points"),
        ("score", "One score", "And how sure it is"),
        ("lists", "Three lists", ""),
    ),
    "What it rests on": (
        ("spread", "Fifty futures", "What varies, and how we count"),
        ("defaults", "Defaults", "Used where you gave no answer, and named beside your result"),
        ("left_out", "What this cannot tell you", ""),
    ),
}


def contents() -> list[tuple[str, list[Section]]]:
    """The numbered sections, under the words that group them."""
    found: list[tuple[str, list[Section]]] = []
    number = 1
    for words, parts in PARTS.items():
        found.append((words, [Section(number + k, *part) for k, part in enumerate(parts)]))
        number += len(parts)
    return found


@cache
def numbers() -> dict[str, Any]:
    """What the page says of the parameters, which never change while the site runs."""
    return {
        "groups": {group: [parameter_row(key) for key in keys] for group, keys in GROUPS.items()},
        "said": quoted(),
        "eg": examples(),
        "filing": list(FILING.values()),
        "brackets": brackets(),
    }


@require_safe
def method(request):
    """What is done with a person's answers: what each step means, and its numbers."""
    parts = contents()
    context = {
        **numbers(),
        "catalogue": snapshot.current(),
        # Two columns on a wide screen.
        "contents": [parts[:2], parts[2:]],
        "sections": [section for _, sections in parts for section in sections],
        "defaults": [(LABELS[name], DEFAULTS[name].words, DEFAULTS[name].source) for name in USED],
    }
    return render(request, "decisions/method.html", context)
