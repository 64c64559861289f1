"""Many possible futures of one program: what the engine draws from, for one row of a batch."""

from __future__ import annotations

import math
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

import numpy as np

from decisions.engine.arrays import Array
from decisions.engine.costs import price_noise
from decisions.engine.draws import DIMENSIONS, draw, sobol
from decisions.engine.parameters import parameters
from decisions.engine.scenario import Scenario, Uncertainty
from decisions.engine.simulate import REPORT_POWER, SEED, Simulation, simulate_draws
from decisions.money.batch import Batch
from decisions.money.chances import complete_key, place_key
from decisions.money.situation import known
from decisions.money.work import Work

Block = TypeVar("Block")
# A chance of nothing or of everything is drawn as so near to it that no future shows it.
NEARLY = 1e-6
AFTER_YEARS = (5, 10)


@cache
def points(power: int) -> Array:
    """The same uniform points for everybody, (2^power, 16): what differs are the scenarios."""
    drawn = sobol(power, SEED)
    drawn.setflags(write=False)
    return drawn


def simulation(batch: Batch, row: int, power: int = REPORT_POWER) -> Simulation:
    """2^power futures of one program, the position after every year."""
    scenario = uncertain(batch, row)
    return simulate_draws(scenario, draw(scenario, points(power)))


def ends_of(batch: Batch, row: int, shares: tuple[float, float]) -> dict[str, tuple[float, float]]:
    """What each drawn parameter of a program is at two shares of its distribution."""
    uniform = np.tile(np.array(shares)[:, np.newaxis], len(DIMENSIONS))
    drawn = draw(uncertain(batch, row), uniform).parameters
    return {name: (float(values[0]), float(values[1])) for name, values in drawn.items()}


def uncertain(batch: Batch, row: int) -> Scenario:
    """The scenario of one row, with single numbers, and what is not sure about them."""
    one = _of_row(batch.scenario, row)
    work = batch.work
    after = one.after
    if work.after is not None:
        parts = tuple(np.array(part) for part in work.after.parts)
        mixed = len(parts) > 1
        after = replace(
            after,
            # One array for each occupation: a table would pass for so many programs.
            quantiles=parts if mixed else parts[0],
            mixture_weights=work.after.weights if mixed else None,
        )
    return replace(one, after=after, uncertainty=uncertainty(batch, row))


def uncertainty(batch: Batch, row: int) -> Uncertainty:
    """Our distributions, moved to where the person's own numbers are."""
    given, person, work = batch.situation.given, batch.person, batch.work
    kind = batch.kinds[row]
    index = int(batch.offers.index[row])
    modality, pace = batch.snapshot.modality[index], int(batch.offers.pace[row])
    age = batch.situation.clock.years_of_price(int(batch.offers.year[row]))
    private_rate, attribution = given["private_rate"], given["attribution"]
    return Uncertainty(
        complete_beta=_beta(complete_key(kind, modality, pace), person.chance_to_finish),
        place_beta=_beta(place_key(kind), person.chance_of_job),
        m_entry=float(batch.entry_rank[row]),
        tau=float(batch.tau[row]),
        sigma=batch.sigma,
        search_gamma=_search(person.search_months),
        search_cap=max(_number("search_cap"), 2.0 * person.search_months),
        e_sd=_number("experience_growth_sd"),
        dg_sd=_number("role_growth_sd"),
        lam_beta=_unaided(work),
        late_multiple=_number("late_multiple"),
        priv_tri=_around(parameters("loans")["private_rate"].numbers, private_rate),
        cost_sd=float(price_noise(age)),
        cost_clip=_pair("price_clip"),
        drop_beta=_pair("leaving"),
        p_stay=float(batch.chances.stay[row]),
        kappa_tri=_around(parameters("assumptions")["attribution"].numbers, attribution),
    )


def _number(key: str) -> float:
    return parameters("assumptions")[key].number


def _pair(key: str) -> tuple[float, float]:
    low, high = parameters("assumptions")[key].numbers
    return low, high


def _beta(key: str, told: float) -> tuple[float, float]:
    """A chance: our Beta, or one as sure as ours around what the person told."""
    a, b = _pair(key)
    if not known(told):
        return a, b
    mean = min(max(told, NEARLY), 1.0 - NEARLY)
    return mean * (a + b), (1.0 - mean) * (a + b)


def _search(months: float) -> tuple[float, float]:
    """The shape of our Gamma around the months that are counted with."""
    shape, scale = _pair("search_months")
    return shape, max(scale * months / (shape * scale), NEARLY)


def _unaided(work: Work) -> tuple[float, float]:
    """The chance of an unaided move a year; next to nothing where there can be none."""
    chance = work.situation.given[work.unaided_key]
    if work.mode == "same_role" or work.person.after_country != work.person.country:
        chance = NEARLY
    return _beta(work.unaided_key, chance)


def _around(corners: tuple[float, ...], mode: float) -> tuple[float, float, float]:
    """A triangle moved so that its top is where the person's own number is, never below 0."""
    low, top, high = corners
    move = mode - top
    return max(low + move, 0.0), mode, max(high + move, mode)


def _of_row(block: Block, row: int) -> Block:
    """Every (P,) array of a scenario as the number of one row."""
    if isinstance(block, np.ndarray):
        return block[row].item() if block.ndim == 1 and block.dtype != object else block
    if is_dataclass(block) and not isinstance(block, type):
        changed: dict[str, Any] = {
            item.name: _of_row(getattr(block, item.name), row)
            for item in fields(block)
            if item.name not in ("tax_systems", "fx")
        }
        return replace(block, **changed)
    return block


def of_fifty(share: float) -> int:
    """
    A chance as so many of 50 futures, as every page gives it.

    >>> of_fifty(0.481), of_fifty(0.0), of_fifty(1.0)
    (24, 0, 50)
    """
    return math.floor(50.0 * share + 0.5)
