"""The results of a report, as figures that can be held beside those of another day."""

from __future__ import annotations

import math
from collections.abc import Iterator

from decisions.engine.fifty import FIFTY
from decisions.money.answer import LANDED, MISSED
from decisions.records.document import Figure, FigureGroup, finite
from decisions.records.sources import SourceList
from decisions.report import phrases
from decisions.report.case import OWN, Case
from decisions.report.cost import Cost
from decisions.report.futures import Futures
from decisions.report.material import Material
from programs.prices import STATUS_LABELS
from programs.wording import money, months_words


def figure_groups(
    case: Case, material: Material, found: Futures | None, cost: Cost | None, sources: SourceList
) -> tuple[FigureGroup, ...]:
    """found, cost: None where they are not known; what is left out then has no group."""
    groups = (
        ("What comes out", (*_futures(found, case), *_pay(case))),
        ("What it costs", (*_program(case, material, sources), *_cost(case, cost))),
        ("The loan", _loan(case)),
    )
    made = [FigureGroup(title, tuple(figures)) for title, figures in groups]
    return tuple(group for group in made if group.figures)


def _futures(found: Futures | None, case: Case) -> Iterator[Figure]:
    if found is None:
        return
    for years, count in found.counts:
        key = f"ahead_{years.partition(' ')[0]}"
        yield Figure(key, f"Ahead after {years}", f"{count} of {FIFTY} futures", float(count))
    for key, label, amount in (
        ("mean", "Mean of all futures", found.mean),
        ("low", "1 of 10 futures ends below", found.low),
        ("high", "1 of 10 futures ends above", found.high),
    ):
        yield Figure(key, label, case.amounts.gain(amount), finite(amount))


def _pay(case: Case) -> Iterator[Figure]:
    if not case.worked_out or case.same_role:
        return
    entry = float(case.batch.entry_pay[OWN])
    yield Figure("break_even", "Break-even first pay", _break_even(case), finite(case.break_even))
    if phrases.known(entry):
        yield Figure("entry_pay", "First pay that we assume", case.paid.about(entry), entry)
    yield Figure("ahead_from", "Ahead for good, if you get the job", _ahead_from(case))


def _break_even(case: Case) -> str:
    pay = case.break_even
    if not phrases.known(pay):
        return ""
    if math.isinf(pay):
        return f"none within {phrases.years_words(case.horizon)}"
    return case.paid.at_least(pay) if pay else "any pay"


def _ahead_from(case: Case) -> str:
    year = case.figure("break_even_year")
    if case.stays_even():
        return "neither ahead nor behind"
    if math.isinf(year):
        return f"not within {phrases.years_words(case.horizon)}"
    return f"from year {year:.0f} on"


def _program(case: Case, material: Material, sources: SourceList) -> Iterator[Figure]:
    row = material.price_row
    if case.assumed:
        yield Figure("price", "Price, assumed", money(round(case.dollars)), case.dollars)
    else:
        year = f" ({row.year})" if row.amount else ""
        label = f"Price, {STATUS_LABELS[case.status_name].lower()}{year}"
        behind = sources.numbers_of(material.sources_of("tuition"))
        yield Figure("price", label, row.amount, finite(case.dollars), behind)
    length = months_words(round(case.months, 1)) if phrases.known(case.months) else ""
    behind = sources.numbers_of(material.sources_of("duration_months"))
    yield Figure("months", "Length", length, finite(case.months), behind)


def _cost(case: Case, cost: Cost | None) -> Iterator[Figure]:
    if cost is None:
        return
    for key, label, amount in (
        ("total", "In all, if you finish and get the job", cost.total),
        ("out_of_pocket", "Of it out of pocket", cost.out_of_pocket),
        ("given_up", "Of it pay given up", cost.given_up),
        ("interest", "Of it loan interest", cost.interest),
    ):
        about = "about " if amount and key == "total" else ""
        yield Figure(key, label, f"{about}{money(amount, case.currency)}", amount)


def _loan(case: Case) -> Iterator[Figure]:
    if not case.worked_out:
        return
    borrowed = case.figure("federal_gross") + case.figure("private_gross")
    payment = case.figure("monthly_payment")
    yield Figure("borrowed", "Borrowed", phrases.amount(borrowed, case.amounts), borrowed)
    if not payment:
        return
    yield Figure("monthly", "A month for loans", phrases.monthly(payment, case.amounts), payment)
    for key, label, story in (
        ("share_landed", "Share of pay, with the job", LANDED),
        ("share_missed", "Share of pay, without it", MISSED),
    ):
        share = case.figure("payment_share_of_gross", story)
        if phrases.known(share):
            shown = "no pay to pay from" if math.isinf(share) else phrases.whole_per_cent(share)
            yield Figure(key, label, shown, finite(share))
