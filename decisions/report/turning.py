"""What would turn the verdict: the smallest change of a single number, in words."""

from __future__ import annotations

from decisions import words
from decisions.engine.levers import levers
from decisions.engine.simulate import LIST_POWER
from decisions.engine.turning import Turn, turning
from decisions.engine.verdict import Verdict
from decisions.money.assumptions import parameter
from decisions.money.chances import complete_key, place_key
from decisions.money.futures import of_one, points
from decisions.report import phrases
from decisions.report.against import Against
from decisions.report.case import OWN, Case
from programs.wording import money, months_words


def what_turns(case: Case, against: Against, shown: Verdict, named: dict[Verdict, str]) -> str:
    """
    A sentence or two.

    shown: the verdict on the page.  named: what each is called.  The changes are tried in 1,024
    futures; where those alone would say otherwise than the page, that is what there is to say.
    """
    scenario = of_one(case.batch, OWN)
    found = turning(
        scenario,
        points(LIST_POWER),
        levers(scenario, _limits(case)),
        case.amounts.step,
        against.scenario,
    )
    if found.answer != shown:
        return (
            f"It stands on the edge: with fewer futures drawn the answer is "
            f"“{named[found.answer]}”."
        )
    turn = found.smallest
    if turn is None:
        return "No single number, moved as far as is plausible, turns this answer."
    condition = _condition(case, turn)
    return f"{condition}, the answer would be “{named[_to(turn)]}”."


def _to(turn: Turn) -> Verdict:
    if turn.to is None:
        raise ValueError("this lever turns nothing")
    return turn.to


def _condition(case: Case, turn: Turn) -> str:
    """If the number were what it takes, beside what it is."""
    at, there = turn.lever.at, turn.value if turn.value is not None else turn.lever.at
    beyond, of_100 = ("or more", "or more") if there > at else ("or less", "or fewer")
    match turn.lever.name:
        case "price":
            then = money(round(case.dollars * there, -2))
            now = words.price_words(case.snapshot, case.index, case.dollars)
            return f"At a whole price of {then} {beyond} (now {now})"
        case "rank":
            then, now = _pay_at(case, there), _pay_at(case, at)
            return f"If people like you entered at about {then} {beyond} (we take about {now})"
        case "job":
            then, now = _of_100(there), _of_100(at)
            got = "such a job" if not case.same_role else case.prize
            return f"If {then} {of_100} of 100 who finish got {got} (we take {now})"
        case "finish":
            then, now = _of_100(there), _of_100(at)
            return f"If {then} {of_100} of 100 finished (we take {now})"
        case "unaided":
            then, now = _rate(there), _rate(at)
            return (
                f"If {then} {beyond} of people like you got such a job each year without it (we "
                f"take {now})"
            )
        case "private_rate":
            return f"If a private loan cost {_rate(there)} {beyond} a year (we take {_rate(at)})"
        case "search_months":
            then, now = (months_words(round(each, 1)) for each in (there, at))
            return f"If the search took {then} {beyond} (we take {now})"
        case _:
            then, now = (phrases.whole_per_cent(each) for each in (there, at))
            return f"If you kept {then} {beyond} of your pay while you study (now {now})"


def _limits(case: Case) -> dict[str, tuple[float, float] | None]:
    """What is plausible for this program and person; None: a lever that cannot be moved."""
    work = case.batch.work
    modality = case.snapshot.modality[case.index]
    limits: dict[str, tuple[float, float] | None] = {
        "finish": parameter(complete_key(case.kind, modality, case.pace)).limits,
        "job": parameter(place_key(case.kind)).limits,
        "unaided": parameter(work.unaided_key).limits,
    }
    if case.person.after_country != case.person.country:
        # Pay abroad cannot be had without a right to work there.
        limits["unaided"] = None
    if work.own_range:
        # The person told where they enter.
        limits["rank"] = None
    return limits


def _pay_at(case: Case, rank: float) -> str:
    after = case.batch.work.after
    if after is None:
        raise ValueError("a rank without a distribution of pay")
    return case.paid.about(after.pay(rank))


def _of_100(chance: float) -> str:
    return f"{100 * chance:.0f}"


def _rate(share: float) -> str:
    return phrases.per_cent(round(share, 3))
