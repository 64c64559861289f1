"""What many futures say of a ranking and of single programs, as plain data."""

from __future__ import annotations

from typing import Any

import numpy as np

from decisions.assessment import Assessment
from decisions.engine.breakeven import ahead
from decisions.engine.fifty import of_fifty
from decisions.engine.verdict import answer_to
from decisions.money.answer import Answers
from decisions.money.futures import AFTER_YEARS, simulation
from decisions.money.paths import held_against
from decisions.money.rounding import about_a_thousand
from decisions.sureness import Sureness

CENT = 2


def baseline(assessment: Assessment) -> dict[str, Any]:
    """What every gain is held against. program: None for going on as now or waiting."""
    chosen = assessment.baseline
    slug = None if chosen.index is None else assessment.snapshot.slugs[chosen.index]
    return {"choice": chosen.choice, "asked": chosen.asked, "program": slug}


def sureness(assessment: Assessment, mask: np.ndarray) -> dict[str, Any]:
    """How sure the order of the scored programs among some is; nothing of fewer than two."""
    ranked = assessment.ranked(mask)
    if len(ranked.index) < 2:
        return {}
    sure = Sureness(assessment, ranked)
    slugs = assessment.snapshot.slugs
    return {
        "readings": sure.readings.count,
        "clear_winner": sure.clear,
        "first_above_second": round(sure.win, 4),
        "first": _by_slug(slugs, ranked.index, sure.acceptability.first),
        "among_first_five": _by_slug(slugs, ranked.index, sure.acceptability.top),
    }


def _by_slug(slugs: list[str], index: np.ndarray, shares: np.ndarray) -> dict[str, float]:
    return {
        slugs[i]: round(share, 4) for i, share in zip(index.tolist(), shares.tolist(), strict=True)
    }


def futures(assessment: Assessment, answers: Answers, row: int) -> dict[str, Any] | None:
    """8,192 futures of one row of `answers`; None where its money is not known."""
    if not np.isfinite(answers.money.mean[row]):
        return None
    against = held_against(assessment.baseline, assessment.batch, answers.batch, row)
    found = simulation(answers.batch, row, against=against)
    position = found.position.reshape(-1, found.position.shape[-1])
    npv, horizon = position[:, -1], assessment.person.horizon
    low, middle, high = np.quantile(npv, (0.1, 0.5, 0.9)).tolist()
    years = [*(year for year in AFTER_YEARS if year < horizon), horizon]
    step = about_a_thousand(assessment.batch.situation.dollar)
    return {
        "draws": len(npv),
        "verdict": answer_to(npv, step).name.lower(),
        "ahead_of_50": {
            str(year): of_fifty(float(ahead(position[:, year - 1]).mean())) for year in years
        },
        "mean_gain": round(float(npv.mean()), CENT),
        "p10": round(low, CENT),
        "p50": round(middle, CENT),
        "p90": round(high, CENT),
    }
