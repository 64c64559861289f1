"""The break-even pay on what people in the role are paid, and where the numbers are from."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from decisions.charts import BREAK_EVEN, ENTRY, NOW, Caption, Mark, Table, WageChart, wage_chart
from decisions.money.work import Distribution
from decisions.reference.market import WAGES_MONTH
from decisions.report import phrases
from decisions.report.case import OWN, Case
from decisions.report.evidence import Evidence, evidence
from decisions.report.material import Material
from decisions.report.phrases import known
from programs.wording import money, months_words, rounded_money

PERCENTILES = ("10th", "25th", "Median", "75th", "90th")
_HIDDEN = "not published"
# A normal score between minus and plus which eight in ten lie.
_EIGHT_OF_TEN = 1.2816


@dataclass(frozen=True)
class PayPart:
    """chart: None where no pay is known, then see `why`.  note: how one is taken to enter.
    evidence: what that rests on, None where it is our guess alone or the person's own range."""

    chart: WageChart | None
    note: str
    why: str = ""
    evidence: Evidence | None = None


def pay_part(case: Case, material: Material) -> PayPart:
    """Of a new role; in one's own role no entry pay decides."""
    after = case.batch.work.after
    if case.same_role:
        return PayPart(
            None,
            "",
            "You stay in your role, so that no entry pay decides: we count your pay as it grows, "
            f"and {_premium(case)} more after the degree.",
        )
    if after is None:
        return PayPart(None, "", f"Nobody publishes for us what {material.roles} earn there.")
    chart = wage_chart(
        _caption(case, material, after),
        after.percentiles.tolist(),
        _marks(case),
        currency=case.paid_in,
        more=_key(case, True),
        less=_key(case, False),
    )
    return PayPart(chart, _note(case, material, after), evidence=evidence(case, material))


def _premium(case: Case) -> str:
    given = case.situation.given
    return phrases.per_cent(given["attribution"] * given["raw_premium"])


def _caption(case: Case, material: Material, after: Distribution) -> Caption:
    own = case.batch.work.own_range
    whom = "your own range of pay" if own else f"{material.roles} {material.around}"
    low, _, middle, _, high = (
        money(round(value, -2), case.paid_in) for value in after.percentiles.tolist()
    )
    return Caption(
        key="pay",
        finding=_finding(case),
        lead=f"{whom[:1].upper()}{whom[1:]}, in money of {material.money_of}.{_forecast(case)}",
        title="Break-even pay on what people in the role earn",
        desc=f"Pay runs from {low} at the 10th percentile over a median of {middle} to {high} at "
        f"the 90th. {_finding(case)}.",
        source=_source(case, material, after),
        table=_table(case, after),
    )


def _forecast(case: Case) -> str:
    return " The break-even needs no forecast of your pay." if known(case.break_even) else ""


def _finding(case: Case) -> str:
    pay = case.break_even
    if not known(pay):
        return "What the work pays; your break-even is not known yet"
    if math.isinf(pay):
        return f"No entry pay makes it worth its money within {phrases.years_words(case.horizon)}"
    if case.stays_even():
        return "Any entry pay leaves you even, as you keep the better job"
    if pay == 0:
        return "It pays at any entry pay, if you finish and get the job"
    months = months_words(case.person.search_months)
    return (
        f"It pays from {case.paid.at_least(pay)} a year, if you finish and find the "
        f"job within {months}"
    )


def _marks(case: Case) -> list[Mark]:
    batch = case.batch
    now = batch.work.salary * case.situation.after_rate
    entry, pay = float(batch.entry_pay[OWN]), case.break_even
    found = []
    if known(case.person.salary) and now > 0:
        found.append(Mark(NOW, now, "your pay if you stay", case.paid.about(now)))
    if known(entry):
        found.append(Mark(ENTRY, entry, "entry we assume", case.paid.about(entry)))
    if known(pay) and pay > 0:
        words = case.paid.at_least(pay) if math.isfinite(pay) else ""
        found.append(Mark(BREAK_EVEN, pay, "break-even", words))
    return found


def _key(case: Case, more: bool) -> str:
    workers = float(case.answers.break_even.of_workers[OWN])
    if not known(workers) or not case.break_even > 0:
        return ""
    share = workers if more else 1 - workers
    count = math.floor(100 * share + 0.5)
    return f"{count} in 100 earn {'more' if more else 'less'} than your break-even"


def _note(case: Case, material: Material, after: Distribution) -> str:
    work = case.batch.work
    entry = float(case.batch.entry_pay[OWN])
    if not known(entry):
        return ""
    pay = phrases.amount(entry, case.paid)
    if work.own_range:
        return f"Your own range, taken as what 8 of 10 people like you earn; we count {pay}."
    batch = case.batch
    rank, spread = float(batch.entry_rank[OWN]), math.hypot(batch.tau[OWN], batch.sigma)
    low, high = (
        case.paid.about(after.pay(rank + side * _EIGHT_OF_TEN * spread)) for side in (-1, 1)
    )
    lower = "lower, " if rank < 0 else ""
    return (
        f"All {material.roles}, not new graduates. We take it that you enter {lower}around the "
        f"{phrases.percentile(rank)} percentile, {pay}; 8 of 10 people entering like you between "
        f"{low} and {high}."
    )


def _source(case: Case, material: Material, after: Distribution) -> SafeString:
    if not after.published:
        return format_html(
            "Source: your own range, taken as the 10th and 90th percentile. {}",
            material.edit_link("beliefs", "Change it"),
        )
    occupations = format_html_join(
        "; ",
        "{}{} ({}), {}",
        (
            (
                f"{phrases.whole_per_cent(weight)} " if len(after.published) > 1 else "",
                pay.title,
                pay.soc,
                f"{pay.area}{_fallback(pay.stands_in)}",
            )
            for weight, pay in zip(after.weights, after.published, strict=True)
        ),
    )
    return format_html(
        "Source: US Bureau of Labor Statistics, OEWS of {}{}: {}.{} Carried to {} with prices and "
        "{} a year of market growth. Curve: lognormal fit to the percentiles, for the eye only.",
        f"{date(*WAGES_MONTH, 1):%B %Y}",
        material.marks("wages"),
        occupations,
        _mixture(material, after),
        material.money_of,
        phrases.per_cent(case.situation.given["market_growth"]),
    )


def _fallback(stands_in: bool) -> str:
    return ", national pay brought to the place’s prices, as none is published there" * stands_in


def _mixture(material: Material, after: Distribution) -> SafeString | str:
    if len(after.published) < 2:
        return ""
    return format_html(
        " No occupation is the role itself: this mixture stands for it.{}",
        material.marks("roles"),
    )


def _table(case: Case, after: Distribution) -> Table:
    """Percentiles as published, and the whole at month 0."""
    carried = [case.paid.about(value) for value in after.percentiles.tolist()]
    head = ["Percentile"]
    columns: list[list[str]] = []
    for pay in after.published:
        head.append(f"{pay.title}, as published")
        columns.append([_published(value, pay.stands_in) for value in pay.percentiles.tolist()])
    head.append("At your start")
    columns.append(carried)
    rows = tuple((name, *(column[k] for column in columns)) for k, name in enumerate(PERCENTILES))
    return Table(tuple(head), rows)


def _published(value: float, stands_in: bool) -> str:
    if not known(value):
        return _HIDDEN
    # National pay times a factor is our own figure, not a published one.
    return f"about {rounded_money(value)}" if stands_in else money(value)
