"""The courses before the start: which, how long, how dear, and whether they fit."""

from __future__ import annotations

from dataclasses import dataclass

from decisions import words
from decisions.money.bridging import NONE
from decisions.report import phrases
from decisions.report.case import Case
from programs.snapshot import Snapshot
from programs.wording import money, months_words


@dataclass(frozen=True)
class Course:
    """A course of the catalogue. price: in words, "" not known."""

    slug: str
    name: str
    institution: str
    price: str


@dataclass(frozen=True)
class PlanStep:
    """One subject. course: None where the catalogue has none, then see `price`."""

    subject: str
    months: str
    course: Course | None
    price: str
    others: tuple[Course, ...]


@dataclass(frozen=True)
class Plan:
    """steps: none where nothing is known to be missing.  fits: (status kind, words)."""

    stated: bool
    steps: tuple[PlanStep, ...]
    months: str
    dollars: str
    fits: tuple[str, str] | None
    about: str


def plan(case: Case) -> Plan:
    bridge, clock = case.batch.bridge, case.situation.clock
    steps = bridge.plan(case.index)
    months, dollars = float(bridge.months[case.index]), float(bridge.dollars[case.index])
    return Plan(
        stated=bool(bridge.gap.stated[case.index]),
        steps=tuple(
            PlanStep(
                subject=words.subject(step.subject),
                months=months_words(step.months),
                course=None if step.course == NONE else _course(case, step.course),
                price=_price(step.course, step.dollars, _own_price(case, step.course)),
                others=tuple(_course(case, other) for other in step.others),
            )
            for step in steps
        ),
        months=months_words(round(months, 1)),
        dollars=price_words(dollars),
        fits=_fits(case, months) if steps else None,
        about=f"Until {clock.start:%B %Y} you have {months_words(clock.months_before)}",
    )


def _price(course: int, dollars: float, own: float) -> str:
    """own: the price of the whole course, which an earlier subject may have paid for."""
    if course == NONE:
        return f"{price_words(dollars)}, our guess"
    if not dollars and own:
        return "as above, one price"
    return price_words(dollars)


def price_words(dollars: float) -> str:
    """
    >>> price_words(0.0), price_words(1350.0)
    ('free', '$1,350')
    """
    return money(round(dollars)) if dollars else "free"


def _own_price(case: Case, course: int) -> float:
    return 0.0 if course == NONE else case.batch.bridge.price_of(course)


def _fits(case: Case, months: float) -> tuple[str, str]:
    bridge = case.batch.bridge
    shift = float(bridge.shift[case.index])
    if not shift:
        return "ok", "They fit before your start"
    if bridge.too_late[case.index]:
        return "no", f"They end {months_words(round(shift, 1))} after the start you named"
    return "partly", f"They move your start by {months_words(round(shift, 1))}"


def _course(case: Case, index: int) -> Course:
    snapshot: Snapshot = case.snapshot
    price = case.batch.bridge.price_of(index)
    return Course(
        slug=snapshot.slugs[index],
        name=snapshot.names[index],
        institution=snapshot.institutions[index],
        price=price_words(price) if phrases.known(price) else "",
    )
