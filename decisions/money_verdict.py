"""What a ranking says about money: what the first is worth, and whether any of them pays off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from decisions import words
from decisions.assessment import Assessment
from decisions.engine.arrays import Array
from decisions.inverse import todays_price
from decisions.money.prospects import Prospects
from decisions.money.situation import known
from decisions.pay_words import around, who_earns_more
from decisions.report.phrases import at_most
from decisions.untold import Untold, untold_of, untold_words

STORIES = "you finish and get the job, finish without it, or leave half-way"


def _averaged(assessment: Assessment) -> str:
    """What the means are the means of, and what the stories are where there are only those."""
    averaged = words.averaged(assessment.prospects)
    return averaged if assessment.prospects else f"{averaged}: {STORIES}"


def _baseline(assessment: Assessment) -> str:
    return words.held_against(assessment.snapshot, assessment.person, assessment.baseline)


@dataclass(frozen=True)
class MoneyNote:
    """kind: of the `note` class.  heading, text: sentences.  section: of the profile, where the
    person can tell what is missing, "" where nothing is.  open: the money of none is known, which
    leaves more open than anything else."""

    kind: str
    heading: str
    text: str
    section: str = ""
    open: bool = False


def money_sentence(assessment: Assessment, index: int, subject: str) -> str:
    """
    What one program is worth in money: how many futures are ahead; as long as none are drawn, the
    pay from which on it is worth it, and how many earn that. "" of the baseline itself.

    subject: "it".
    """
    if not known(float(assessment.money.mean[assessment.row_of[index]])):
        missing = untold_of(assessment, index)
        return f"What {subject} is worth in money is not known: {untold_words(missing)}."
    if index == assessment.baseline.index:
        return ""
    if assessment.batch.work.mode == "same_role":
        return _same_role(assessment, index, subject)
    if not assessment.batch.chances.stay[assessment.row_of[index]]:
        return (
            f"In money, {subject} leads to no job {around(assessment.batch)} by itself: study "
            "online gives no right to work there."
        )
    if assessment.prospects:
        return f"{_in_futures(assessment, assessment.prospects, index, subject)}."
    [pay] = assessment.worth.break_even_pay([index])
    start = f"In money, {subject} is worth it{_besides(assessment)}"
    if np.isinf(pay.salary):
        return f"{start} at no pay, even if you finish and find such work."
    if pay.salary == 0:
        return f"{start} at any pay, if you finish and find such work."
    amount = words.Amounts.paid(assessment.batch.situation).at_least(pay.salary)
    share = who_earns_more(assessment.batch, pay)
    return (
        f"{start} if you finish and your first pay after it is at least {amount} a year"
        f"{': ' if share else ''}{share}."
    )


def _in_futures(assessment: Assessment, drawn: Prospects, index: int, subject: str) -> str:
    """How many futures of one program are ahead, and where they end on average."""
    row, years = assessment.row_of[index], assessment.person.horizon
    count = words.ahead_in_futures(float(drawn.ahead[row, -1]), float(drawn.even[row]))
    position = words.Amounts.of(assessment.batch.situation).position(float(drawn.mean[row]))
    return (
        f"In money, {subject} is ahead of {_baseline(assessment)} after {years} years in {count}, "
        f"and {position} on average"
    )


def _besides(assessment: Assessment) -> str:
    """The pay that decides is always told against going on as now: say so where the rest is not."""
    if assessment.baseline.row is None:
        return ""
    return f", against {words.baseline(assessment.person)},"


def _same_role(assessment: Assessment, index: int, subject: str) -> str:
    """Who stays in the same role has no entry pay: the gain, and the price that it can bear."""
    row, years = assessment.row_of[index], assessment.person.horizon
    situation, drawn = assessment.batch.situation, assessment.prospects
    [price] = assessment.worth.prices([index])
    highest = todays_price(situation, price.worth)
    if np.isneginf(highest):
        bears = "would not be worth it even free of charge"
    elif np.isinf(highest):
        bears = "would be worth it at any price"
    else:
        bears = f"would be worth it up to a whole price of {at_most(highest)}"
    if drawn:
        told = _in_futures(assessment, drawn, index, subject)
        against = _besides(assessment).rstrip(",")
        return f"{told}. At the middle of our assumptions it {bears}{against}."
    position = words.Amounts.of(situation).position(float(assessment.money.mean[row]))
    return (
        f"In money, {subject} leaves you {position} after {years} years in the role you have, on "
        f"average over three stories, and {bears}."
    )


def money_note(assessment: Assessment, index: Sequence[int]) -> MoneyNote | None:
    """What to know about the money of the scored programs, the first of the ranking first."""
    means = assessment.money.mean[[assessment.row_of[i] for i in index]]
    if not np.isfinite(means).any():
        return _none_known(assessment, index)
    # What is held against itself neither gains nor loses.
    others = np.array([i != assessment.baseline.index for i in index])
    if not np.isfinite(means[others]).any():
        return None
    best = int(np.nanargmax(np.where(others, means, np.nan)))
    amounts = words.Amounts.of(assessment.batch.situation)
    if amounts.side(float(means[best])) <= 0:
        among = np.flatnonzero(others).tolist()
        return _none_gains(assessment, [index[i] for i in among], means[others], among.index(best))
    if amounts.side(float(np.nan_to_num(means[0]))) < 0:
        return _first_loses(assessment, index, means, best)
    return None


def _none_known(assessment: Assessment, index: Sequence[int]) -> MoneyNote:
    missing = _missing(assessment, index)
    text = f"{words.capitalized(untold_words(missing))}. Until then money leaves every score open."
    heading = "What they are worth in money is not known."
    return MoneyNote("warn", heading, text, missing[0].section, open=True)


def _missing(assessment: Assessment, index: Sequence[int]) -> tuple[Untold, ...]:
    """What all of these programs wait for, or, if nothing is common to them, the first does."""
    each = [untold_of(assessment, i) for i in index]
    shared = tuple(item for item in each[0] if all(item in other for other in each))
    return shared or each[0]


def _none_gains(assessment: Assessment, index: Sequence[int], means: Array, best: int) -> MoneyNote:
    amounts, years = words.Amounts.of(assessment.batch.situation), assessment.person.horizon
    known_, unknown = int(np.isfinite(means).sum()), int(np.isnan(means).sum())
    which = " whose money is known" if unknown else ""
    even = not amounts.side(float(means[best]))
    other = "" if assessment.baseline.index is None else "other "
    if known_ == 1:
        verb = "gains you nothing" if even else "does not pay off"
        heading = f"On average the only {other}scored program{which} {verb}"
    else:
        verb = "gains you anything" if even else "pays off"
        heading = f"On average none of the {known_} {other}scored programs{which} {verb}"
    text = (
        f"The best in money, {words.name_at(assessment.snapshot, index[best])}, leaves you "
        f"{amounts.position(float(means[best]))} after {years} years, over {_averaged(assessment)}."
    )
    section = ""
    if unknown:
        missing = _missing(assessment, [index[i] for i in np.flatnonzero(np.isnan(means)).tolist()])
        text += f" Of {unknown} more it is not known: {untold_words(missing)}."
        section = missing[0].section
    kind = "warn" if even else "bad"
    return MoneyNote(kind, f"{heading} against {_baseline(assessment)}.", text, section)


def _first_loses(
    assessment: Assessment, index: Sequence[int], means: Array, best: int
) -> MoneyNote:
    amounts, years = words.Amounts.of(assessment.batch.situation), assessment.person.horizon
    gaining = sum(amounts.side(mean) > 0 for mean in means[np.isfinite(means)].tolist())
    come = "comes" if gaining == 1 else "come"
    name = words.name_at(assessment.snapshot, index[best])
    most = ":" if gaining == 1 else ", most of all"
    text = (
        f"It leaves you {amounts.position(float(means[0]))} after {years} years, over "
        f"{_averaged(assessment)}. {gaining} of the {len(index)} scored programs {come} out "
        f"ahead{most} {name}, by about {amounts.about(float(means[best]))}."
    )
    heading = f"On average the first does not pay off against {_baseline(assessment)}."
    return MoneyNote("warn", heading, text)
