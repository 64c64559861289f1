"""What it costs: out of pocket, loan interest and pay given up, part by part."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from django.utils.html import format_html
from django.utils.safestring import SafeString

from decisions.charts import (
    FEES,
    GIVEN_UP,
    INTEREST,
    OTHER,
    PRICE,
    Caption,
    CostChart,
    CostPart,
    cost_chart,
)
from decisions.charts.cost import Kind
from decisions.engine.arrays import Array, array
from decisions.engine.costs import academic_years
from decisions.engine.path import Path
from decisions.engine.timeline import overlap
from decisions.report import phrases
from decisions.report.case import OWN, Case
from decisions.report.material import Material
from decisions.report.phrases import known
from programs.wording import money, months_words

YEAR = 12.0


@dataclass(frozen=True)
class Cost:
    """
    parts: key → amount rounded so that they add up to `total`, reporting currency.

    out_of_pocket, interest, given_up: the three parts, of the same rounded amounts.
    """

    parts: dict[str, float]
    total: float
    out_of_pocket: float
    interest: float
    given_up: float
    chart: CostChart

    def amount_of(self, key: str) -> float:
        return self.parts.get(key, 0.0)


def outlays(found: Path) -> dict[str, Array]:
    """
    What is paid out of pocket, by what for, (P,) each; their sum is the engine's direct cost.

    Real, reporting currency, over the years looked at; negative where it saves or is given.
    """
    c, t, spent = found.columns, found.timeline, found.spells
    program = c.scenario.program
    zero = np.zeros(found.direct.shape[:-1])
    paid = dict.fromkeys(("tuition", "grant", "employer", "family"), zero)
    for year in academic_years(c, t):
        end = np.minimum(year.first + year.months, t.paid_until)
        months = overlap(year.first, end, c.years).sum(axis=-1)
        for key, monthly in (
            ("tuition", year.tuition + year.fees),
            ("grant", -year.scholarship),
            ("employer", -year.aid),
            ("family", -year.gift),
        ):
            paid[key] = paid[key] + months * monthly[..., 0]
    home, after = c.scenario.baseline.living / YEAR, c.scenario.after.living / YEAR
    studying = spent.studying.sum(axis=-1)
    away = (spent.searching + spent.working).sum(axis=-1)
    begun = np.floor(t.bridge_end[..., 0] / YEAR) < c.years.size
    return paid | {
        "care": array(program.care_per_year)[..., 0] / YEAR * studying,
        "living_study": array(program.living_study / YEAR - home)[..., 0] * studying,
        "living_after": array(after - home)[..., 0] * away,
        "moving": np.where(begun, array(program.moving)[..., 0], 0.0) + zero,
        "courses": np.where(begun, array(program.bridge_cost)[..., 0], 0.0) + zero,
    }


def cost(case: Case, material: Material) -> Cost | None:
    """None where the cost is not known."""
    if not known(float(case.answers.total_cost[OWN])):
        return None
    exact = {key: float(np.broadcast_to(each, len(case.batch))[OWN])
             for key, each in outlays(case.path).items()}  # fmt: skip
    exact["given_up"] = case.figure("net_pay_forgone_real")
    exact["interest"] = case.figure("interest_total_nominal")
    shown = {key: value for key, value in exact.items() if abs(value) >= 1}
    parts = dict(zip(shown, phrases.parts_of(list(shown.values()), case.amounts.step), strict=True))
    total = sum(parts.values())
    interest, given_up = parts.get("interest", 0.0), parts.get("given_up", 0.0)
    rows = [row for row in _rows(case) if row.key in parts]
    caption = Caption(
        key="cost",
        finding=_finding(parts, total),
        lead=f"{_three(case, total - interest - given_up, given_up, interest)} All that differs "
        f"from {material.baseline}, if you finish and get the job; in money of "
        f"{material.money_of}.",
        title="What it costs in all",
        desc="; ".join(f"{row.label}: {_amount(parts[row.key], case)}" for row in rows) + ".",
        source=_source(case, material),
    )
    out_of_pocket = total - interest - given_up
    return Cost(
        parts=parts,
        total=total,
        out_of_pocket=out_of_pocket,
        interest=interest,
        given_up=given_up,
        chart=cost_chart(
            caption,
            [_part(row, parts[row.key], case, material) for row in rows],
            _amount(total, case),
        ),
    )


def _three(case: Case, out_of_pocket: float, given_up: float, interest: float) -> str:
    """The three parts in a sentence."""
    paid, lost, lent = (_amount(each, case) for each in (out_of_pocket, given_up, interest))
    return f"Out of pocket {paid}, pay given up {lost}, loan interest {lent}."


def _amount(value: float, case: Case) -> str:
    return f"about {money(value, case.currency)}" if value else money(0, case.currency)


@dataclass(frozen=True)
class _Row:
    """A part in words."""

    key: str
    kind: Kind
    label: str
    why: str


def _part(row: _Row, value: float, case: Case, material: Material) -> CostPart:
    marks = material.fact_marks("tuition") if row.key == "tuition" and not case.assumed else ""
    label = format_html("{}{}", row.label, marks)
    return CostPart(row.kind, label, _amount(value, case), value, row.why)


def _rows(case: Case) -> list[_Row]:
    """Every part there can be, in the order of the table."""
    horizon = phrases.years_words(case.horizon)
    return [
        _Row("tuition", PRICE, "Tuition and required fees", _origin(case, "program.tuition_total")),
        _Row("grant", PRICE, "Grant", "of this what-if"),
        _Row("employer", PRICE, "Your employer pays", "your answer; while you keep the job"),
        _Row("family", PRICE, "Your family gives", "your answer; only because of the degree"),
        _Row("courses", FEES, "Courses first", _courses_why(case)),
        _Row("moving", OTHER, "Moving", _moving_why(case)),
        _Row("care", OTHER, "Care while you study", "your answer"),
        _Row(
            "living_study",
            FEES,
            "Living while you study, beyond today’s",
            _origin(case, "program.living_study"),
        ),
        _Row(
            "living_after",
            FEES,
            "Living where you would work, beyond today’s",
            f"from the end of study to {_leaves(case, horizon)}: it comes with the pay there",
        ),
        _Row("given_up", GIVEN_UP, "Pay given up, after tax", _given_up_why(case)),
        _Row("interest", INTEREST, "Loan interest", "over the whole term, not discounted"),
    ]


def _origin(case: Case, name: str) -> str:
    """Where one input comes from, in words."""
    return next(entry for entry in case.inputs if entry.name == name).origin(OWN).words


def _courses_why(case: Case) -> str:
    steps = case.batch.bridge.plan(case.index)
    return f"{len(steps)} to catch up in" if len(steps) > 1 else "one to catch up in"


def _moving_why(case: Case) -> str:
    return "our default" if "moving" in case.person.defaulted else "your answer"


def _leaves(case: Case, horizon: str) -> str:
    """When one stops living there, in words."""
    months = case.batch.work.stay_months
    if math.isinf(months) or months >= 12 * case.horizon:
        return f"the end of the {horizon}"
    return f"the end of the {months_words(months)} you may work there"


def _given_up_why(case: Case) -> str:
    search = case.person.search_months
    kept = float(case.batch.pay_share[OWN])
    months = months_words(round(case.months, 1))
    later = "less new pay later in the last of these years"
    if kept:
        return f"{phrases.whole_per_cent(kept)} of it kept for {months} of study; {later}"
    return f"{months} of study and {months_words(search)} of search, {later}"


def _finding(parts: dict[str, float], total: float) -> str:
    """What the largest part is, with its share."""
    names = {
        "tuition": "The price",
        "given_up": "The pay you give up",
        "interest": "Loan interest",
        "living_study": "Living while you study",
        "living_after": "Living where you would work",
    }
    paid = {key: value for key, value in parts.items() if value > 0}
    if not paid or total <= 0:
        return "It costs you nothing on balance"
    largest = max(paid, key=lambda key: paid[key])
    if largest not in names:
        return "No single part stands out"
    share = phrases.whole_per_cent(paid[largest] / sum(paid.values()))
    return f"{names[largest]} is the largest part, {share} of what you pay"


def _source(case: Case, material: Material) -> SafeString:
    return format_html(
        "Out of pocket and pay given up are in money of {}, interest is the sum of later payments: "
        "the total is for size only. Living counts only as far as it differs from today’s.{}",
        material.money_of,
        material.marks("rents", "spending"),
    )
