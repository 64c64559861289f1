"""What is not sure about the paths of a batch: our distributions, moved to what a person told."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

import numpy as np

from decisions.engine.arrays import Array
from decisions.engine.costs import price_noise
from decisions.engine.parameters import parameters
from decisions.engine.scenario import After, Scenario, Uncertainty
from decisions.money.batch import Batch
from decisions.money.chances import complete_key, place_key
from decisions.money.situation import known
from decisions.money.work import Work

Block = TypeVar("Block")
# A chance of nothing or of everything is drawn as so near to it that no future shows it.
NEARLY = 1e-6
# Not numbers of a program each: the same for the whole batch.
_SHARED = ("tax_systems", "fx", "quantiles")


def uncertain(batch: Batch) -> Scenario:
    """The scenario of every row with what is not sure about it: numbers (P, 1)."""
    ready = _columns(batch.scenario)
    return replace(ready, after=_after(batch, ready.after), uncertainty=uncertainty(batch))


def of_row(content: Block, row: int) -> Block:
    """One row of such a scenario, with single numbers."""
    return _each(content, lambda numbers: numbers[row, 0].item())


def _columns(content: Block) -> Block:
    return _each(content, lambda numbers: numbers[:, np.newaxis], dimensions=1)


def _each(content: Block, change: Any, dimensions: int = 2) -> Block:
    """Every array of a scenario with a number for each program, changed; the rest as it is."""
    if isinstance(content, np.ndarray):
        return change(content) if content.ndim == dimensions else content
    if isinstance(content, tuple):
        parts: Any = tuple(_each(part, change, dimensions) for part in content)
        return parts
    if is_dataclass(content) and not isinstance(content, type):
        changed: dict[str, Any] = {
            item.name: _each(getattr(content, item.name), change, dimensions)
            for item in fields(content)
            if item.name not in _SHARED
        }
        return replace(content, **changed)
    return content


def _after(batch: Batch, after: After) -> After:
    """With the distribution that entry pay is drawn from."""
    if batch.work.after is None:
        return after
    parts = tuple(np.array(part) for part in batch.work.after.parts)
    mixed = len(parts) > 1
    return replace(
        after,
        # One array for each occupation: a table would pass for so many programs.
        quantiles=parts if mixed else parts[0],
        mixture_weights=batch.work.after.weights if mixed else None,
    )


def uncertainty(batch: Batch) -> Uncertainty:
    """The distributions of every row, (P, 1) where they differ by program."""
    given, person, work = batch.situation.given, batch.person, batch.work
    private_rate, attribution = given["private_rate"], given["attribution"]
    return Uncertainty(
        complete_beta=_betas(_complete_keys(batch), person.chance_to_finish),
        place_beta=_betas([place_key(kind) for kind in batch.kinds], person.chance_of_job),
        m_entry=batch.entry_rank[:, np.newaxis],
        tau=batch.tau[:, np.newaxis],
        sigma=batch.sigma,
        search_gamma=_search(person.search_months),
        search_cap=max(_number("search_cap"), 2.0 * person.search_months),
        e_sd=_number("experience_growth_sd"),
        dg_sd=_number("role_growth_sd"),
        lam_beta=_unaided(work),
        late_multiple=_number("late_multiple"),
        priv_tri=_around(parameters("loans")["private_rate"].numbers, private_rate),
        cost_sd=price_noise(_price_ages(batch))[:, np.newaxis],
        cost_clip=_pair("price_clip"),
        drop_beta=_pair("leaving"),
        p_stay=batch.chances.stay[:, np.newaxis],
        kappa_tri=_around(parameters("assumptions")["attribution"].numbers, attribution),
    )


def _complete_keys(batch: Batch) -> list[str]:
    modality = [batch.snapshot.modality[i] for i in batch.offers.index.tolist()]
    rows = zip(batch.kinds, modality, batch.offers.pace.tolist(), strict=True)
    return [complete_key(*row) for row in rows]


def _price_ages(batch: Batch) -> Array:
    clock = batch.situation.clock
    return np.array([clock.years_of_price(int(year)) for year in batch.offers.year], dtype=float)


def _number(key: str) -> float:
    return parameters("assumptions")[key].number


def _pair(key: str) -> tuple[float, float]:
    low, high = parameters("assumptions")[key].numbers
    return low, high


def _betas(keys: list[str], told: float) -> tuple[Any, Any]:
    """A chance of every row, as the two shapes of its Beta, (P, 1) each."""
    found = {key: _beta(key, told) for key in set(keys)}
    shapes = np.array([found[key] for key in keys], dtype=float).reshape(-1, 2)
    return shapes[:, :1], shapes[:, 1:]


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
