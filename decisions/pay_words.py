"""The pay from which a program is worth it, and who earns more, in words."""

from __future__ import annotations

from decisions.models import Role
from decisions.money.batch import Batch
from decisions.money.situation import known
from decisions.report.material import ROLES, country_words, place_words
from decisions.report.phrases import in_ten
from decisions.worth import BreakEvenPay


def around(batch: Batch) -> str:
    """Where the person would work: “around Washington”, “in Germany”."""
    person, situation = batch.person, batch.situation
    if not situation.works_in_us:
        return f"in {country_words(person.after_country)}"
    place = situation.market.place(person.after_metro, person.after_state)
    return place_words(place.level, place.name)


def who_earns_more(batch: Batch, pay: BreakEvenPay) -> str:
    """Both shares: of all in the role and of people entering like this one; "" where none is
    known. A range of one's own is about people like oneself only."""
    if not known(pay.of_entrants):
        return ""
    entrants = in_ten(pay.of_entrants)
    if not known(pay.of_workers):
        return f"by your own range of pay, {entrants} people like you earn more"
    people = ROLES[Role(batch.person.role)][1]
    return (
        f"{in_ten(pay.of_workers)} {people} {around(batch)} earn more, and {entrants} people "
        "entering like you"
    )
