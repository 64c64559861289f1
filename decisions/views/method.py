"""How programs are scored, with the numbers that the engine reads."""

from __future__ import annotations

from dataclasses import dataclass

from django.shortcuts import render
from django.views.decorators.http import require_safe

from decisions import words
from decisions.assumed import LABELS
from decisions.defaults import DEFAULTS
from decisions.engine.parameters import Parameter, parameters
from decisions.person import USED
from programs import snapshot
from programs.models import Area
from programs.wording import number

# The parameters under each heading of the page; each stands under exactly one.
GROUPS = {
    "weights": ("weights",),
    "money": ("money_price_to_budget", "money_score"),
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
    "admission": ("bachelor_stem", "bachelor_quantitative", "bachelor_cs_related"),
    "order": ("tie_points", "clear_share"),
    "assumption": ("assumed_months", "assumed_years_charged"),
    "later": ("horizon",),
}
STATUS = {"D": "A datum", "S": "From a study", "J": "Our judgment"}
# Characters of a part that a narrow column holds.
SHORT = 26
YES_OR_NO = "1 yes, 0 ask, −1 no"
ANSWERS = {1.0: "yes", 0.0: "ask them", -1.0: "no"}
PARTS = {
    **words.CRITERIA,
    **{area.value: area.label for area in Area},
    "none": "Not taught",
    "elective": "Elective",
    "core": "Core",
    "computing": "Computing",
    "quantitative": "Another quantitative field",
    "stem": "Another science or engineering field",
    "other": "Another field",
}


@dataclass(frozen=True)
class ParameterRow:
    """A parameter as the page shows it: its values one by one, with what each is of.

    short: each fits on a line.
    """

    label: str
    values: list[tuple[str, str]]
    unit: str
    plausible: str
    source: str
    as_of: str

    @property
    def short(self) -> bool:
        return max(len(part) for part, _ in self.values) <= SHORT


def parameter_row(parameter: Parameter) -> ParameterRow:
    low, high = parameter.limits
    plausible = f"{number(low)} to {number(high)}"
    yes_or_no = parameter.unit == YES_OR_NO
    source = parameter.source
    if parameter.status == "J" and not source.startswith("Our"):
        source = f"{STATUS['J']}: {source}"
    return ParameterRow(
        label=parameter.label,
        values=[
            (
                PARTS.get(part, part[:1].upper() + part[1:]),
                ANSWERS[value] if yes_or_no else number(value),
            )
            for part, value in zip(parameter.parts or ("",), parameter.numbers, strict=True)
        ],
        unit="" if yes_or_no else parameter.unit,
        plausible="" if yes_or_no else plausible,
        source=source,
        as_of=parameter.as_of,
    )


@require_safe
def method(request):
    """What is done with a person's answers, formula by formula."""
    given = parameters("scoring")
    context = {
        "catalogue": snapshot.current(),
        "groups": {
            group: [parameter_row(given[name]) for name in names] for group, names in GROUPS.items()
        },
        "defaults": [
            (LABELS[name], DEFAULTS[name].words, DEFAULTS[name].source, section)
            for name, section in USED.items()
        ],
    }
    return render(request, "decisions/method.html", context)
