"""Which answers the money of a program waits for, in a reader's words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from decisions.assessment import Assessment
from decisions.engine.taxes import RateTax
from decisions.money.batch import HERE, THERE, Batch
from decisions.money.situation import known
from programs.wording import join_words


@dataclass(frozen=True)
class Untold:
    """An input of the money engine that is not known. name: as decisions.money.inputs has it.
    words: what to tell, inside a sentence.  section: of the profile, where to tell it."""

    name: str
    words: str
    section: str


PAY_NOW = Untold("baseline.salary", "your pay now", "money")
LIVING_NOW = Untold("baseline.living", "what living costs you now", "money")
LIVING_THERE = Untold(
    "program.living_study", "what living would cost you near that campus", "money"
)
LIVING_AFTER = Untold("after.living", "what living costs where you would work", "money")
PAY_AFTER = Untold("after.salary", "what such work pays where you would work", "beliefs")
TAX_NOW = Untold("baseline.tax", "your tax rate", "money")
TAX_AFTER = Untold("after.tax", "your tax rate where you would work", "beliefs")
STAY = Untold("after.stay_months", "how long you may stay to work", "goal")
PAY_AGAIN = Untold("after.return_salary", "your pay on coming home", "goal")


def untold(batch: Batch, row: int) -> tuple[Untold, ...]:
    """What has to be told before the money of one row can be worked out, the basics first."""
    work, living = batch.work, batch.living
    at_home = not batch.moves[row]
    same_place = batch.situation.same_place
    returns = np.isfinite(work.stay_months) and known(work.salary)
    missing = {
        PAY_NOW: not known(work.salary),
        LIVING_NOW: not known(living.home),
        TAX_NOW: _no_rate(batch, HERE),
        LIVING_THERE: not at_home and not known(batch.living_study[row]),
        PAY_AFTER: work.mode == "new_role" and not known(batch.entry_pay[row]),
        LIVING_AFTER: not same_place and not known(living.after),
        TAX_AFTER: _no_rate(batch, THERE),
        STAY: not known(work.stay_months),
        PAY_AGAIN: returns and not known(work.return_salary),
    }
    return tuple(input_ for input_, is_missing in missing.items() if is_missing)


def _no_rate(batch: Batch, name: str) -> bool:
    system = batch.taxes.get(name)
    return isinstance(system, RateTax) and not known(float(system.rate))


def untold_of(assessment: Assessment, index: int) -> tuple[Untold, ...]:
    """The same for a program whose price and length are known."""
    return untold(assessment.batch, assessment.row_of[index])


def untold_words(missing: tuple[Untold, ...], most: int = 0) -> str:
    """A clause without its full stop. most: how many to name, 0: all.

    >>> untold_words((PAY_NOW, LIVING_NOW))
    'you have not told your pay now and what living costs you now'
    >>> untold_words((PAY_NOW, LIVING_NOW, TAX_NOW), most=1)
    'you have not told your pay now and 2 things more'
    """
    named = [input_.words for input_ in (missing[:most] if most else missing)]
    more = len(missing) - len(named)
    if more:
        named.append("1 thing more" if more == 1 else f"{more} things more")
    return f"you have not told {join_words(named)}"
