"""What the engine says about one person as plain data: numbers, texts, lists. Unknown is None."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import Any

import numpy as np

from decisions.assessment import Assessment, Standing
from decisions.engine.fifty import of_fifty
from decisions.engine.gates import Answer
from decisions.engine.scoring import CRITERIA
from decisions.headless.futures import baseline
from decisions.money.answer import LANDED, Answers
from decisions.money.inputs import inputs
from decisions.money.origin import Input, Unit

STORIES = ("finished_and_placed", "finished_not_placed", "left_half_way")
CENT = 2


def situation(assessment: Assessment) -> dict[str, Any]:
    """What all figures rest on."""
    s, snapshot = assessment.batch.situation, assessment.snapshot
    return {
        "currency": s.currency,
        "pay_afterwards_currency": s.after_currency,
        "start": f"{s.clock.start:%Y-%m}",
        "start_told": s.clock.told,
        "today": s.clock.today.isoformat(),
        "horizon_years": assessment.person.horizon,
        "baseline": baseline(assessment),
        "prices": f"purchasing power of {s.clock.start:%B %Y}",
        "programs": len(snapshot),
        "defaults_used": sorted(assessment.person.defaulted),
    }


def ranking(assessment: Assessment, chosen: Sequence[int]) -> list[dict[str, Any]]:
    """The scored programs among some, from the best down."""
    mask = np.zeros(len(assessment.snapshot), dtype=bool)
    mask[list(chosen)] = True
    order = assessment.ranked(mask)
    return [
        _ranked(assessment, index, position, shared)
        for index, position, shared in zip(
            order.index.tolist(), order.position.tolist(), order.shared.tolist(), strict=True
        )
    ]


def _ranked(assessment: Assessment, index: int, position: int, shared: bool) -> dict[str, Any]:
    scores, points = assessment.scores, assessment.criteria
    row = assessment.row_of[index]
    return {
        "position": position,
        "shared": shared,
        **name(assessment, index),
        "score": _pair(scores.low[index], scores.high[index]),
        "criteria": {
            criterion: _pair(points.lower[k, index], points.upper[k, index])
            for k, criterion in enumerate(CRITERIA)
        },
        "mean_gain": _money(assessment.money.mean[row]),
        "cautious_gain": _money(assessment.money.cautious[row]),
        "ahead_of_50": _ahead(assessment, row),
        "assumed": bool(assessment.assumed[index]),
        "to_check": assessment.answers(index, Answer.UNKNOWN),
    }


def _ahead(assessment: Assessment, row: int) -> int | None:
    """Futures of fifty that are ahead at the horizon."""
    drawn = assessment.prospects
    if drawn is None or not isfinite(drawn.ahead[row, -1]):
        return None
    return of_fifty(float(drawn.ahead[row, -1]))


def others(assessment: Assessment, chosen: Sequence[int]) -> dict[str, Any]:
    """The lists beside the ranking, by what keeps a program off it."""
    found: dict[str, Any] = {
        "no_price": [],
        "no_length": [],
        "not_enough_known": 0,
        "ruled_out": [],
    }
    names = {Standing.NO_PRICE: "no_price", Standing.NO_MONTHS: "no_length"}
    for index in chosen:
        standing = Standing(int(assessment.standing[index]))
        if standing in names:
            found[names[standing]].append(assessment.snapshot.slugs[index])
        elif standing == Standing.NOT_ENOUGH:
            found["not_enough_known"] += 1
        elif standing == Standing.RULED_OUT:
            gates = assessment.answers(index, Answer.FAIL)
            found["ruled_out"].append({"program": assessment.snapshot.slugs[index], "by": gates})
    return found


def name(assessment: Assessment, index: int) -> dict[str, str]:
    snapshot = assessment.snapshot
    return {
        "program": snapshot.slugs[index],
        "name": snapshot.names[index],
        "institution": snapshot.institutions[index],
    }


def report(answers: Answers, row: int) -> dict[str, Any]:
    """Everything about one row: the stories, the cost, the loans, break-even pay, every input."""
    result, shares = answers.result, answers.stories.shares
    whole = LANDED, row
    found = {
        "stories": {
            story: {
                "share": _share(shares[k, row]),
                "gain": _money(result.npv[k, row]),
                "ahead_from_year": _number(result.break_even_year[k, row]),
                "position": [_money(value) for value in result.position[k, row]],
            }
            for k, story in enumerate(STORIES)
        },
        "mean_of_stories": _money(answers.money.mean[row]),
        "break_even_pay": {
            "amount": _money(answers.break_even.salary[row]),
            "never": bool(np.isposinf(answers.break_even.salary[row])),
            "share_of_workers_above": _share(answers.break_even.of_workers[row]),
            "share_of_entrants_above": _share(answers.break_even.of_entrants[row]),
        },
        "cost": {
            "out_of_pocket": _money(result.direct_cost_real[whole]),
            "loan_interest_nominal": _money(result.interest_total_nominal[whole]),
            "pay_given_up": _money(result.net_pay_forgone_real[whole]),
        },
        "loans": {
            "federal": _money(result.federal_gross[whole]),
            "private": _money(result.private_gross[whole]),
            "not_covered": _money(result.unfunded_gap[whole]),
            "federal_years": _number(result.federal_years[whole]),
            "a_month": _money(result.monthly_payment[whole]),
            "share_of_pay": _share(result.payment_share_of_gross[whole]),
            "share_of_pay_without_the_job": _share(result.payment_share_of_gross[1, row]),
            "rap_first_month": _money(answers.rap.first[row]),
            "rap_paid_to_horizon": _money(answers.rap.paid_to_horizon[row]),
            "rap_balance_at_horizon": _money(answers.rap.balance_at_horizon[row]),
        },
        "horizon_is_short": bool(result.horizon_is_short[whole]),
    }
    return found | {"inputs": [_input(item, row) for item in inputs(answers.batch)]}


def _input(item: Input, row: int) -> dict[str, Any]:
    origin = item.origin(row)
    value: Any = item.at(row)
    if item.unit == Unit.TEXT:
        value = origin.words
    elif item.unit == Unit.FLAG:
        value = bool(value)
    else:
        value = _number(value)
    return {
        "name": item.name,
        "label": item.label,
        "value": value,
        "unit": item.unit.value,
        "kind": origin.kind.value,
        "from": origin.words,
    }


def _pair(low: float, high: float) -> list[float]:
    return [round(float(low), 1), round(float(high), 1)]


def _money(value: Any) -> float | None:
    number = float(value)
    return round(number, CENT) if isfinite(number) else None


def _share(value: Any) -> float | None:
    number = float(value)
    return round(number, 4) if isfinite(number) else None


def _number(value: Any) -> float | None:
    """None also stands for never, and for no end."""
    number = float(value)
    return number if isfinite(number) else None
