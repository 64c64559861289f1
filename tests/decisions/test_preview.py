"""How far the answers reach already, beside the questions."""

import pytest

from decisions.preview import preview
from programs import snapshot
from tests.decisions import plain_person
from tests.factories import make_profile, make_program

pytestmark = pytest.mark.django_db


def previewed(**answers):
    return preview(make_profile(**answers), snapshot.current())


def test_the_first_is_shown_with_what_it_is_worth():
    plain_person.make_beside_a_job(20_000, name="Master A")
    plain_person.make_beside_a_job(90_000, name="Master B")

    shown = previewed(**plain_person.ANSWERS)

    assert (shown.scored, shown.first.name, shown.first.shared) == (2, "Master A", False)
    assert shown.first.money == (
        "After 12 years it leaves you about $40,000 ahead of keeping your job, on average over "
        "three stories."
    )


@pytest.mark.parametrize(
    ("price", "words"),
    [(72_000, "about $12,000 behind keeping your job"), (60_100, "about even with keeping")],
)
def test_a_loss_is_said_as_one(price, words):
    plain_person.make_beside_a_job(price)

    assert words in previewed(**plain_person.ANSWERS).first.money


def test_what_money_waits_for_is_named():
    plain_person.make_beside_a_job(20_000)

    shown = previewed(**plain_person.ANSWERS | {"salary": None})

    assert shown.first.money == (
        "What it is worth in money is not known: you have not told your pay now."
    )


def test_nothing_scored_has_no_first():
    make_program()

    shown = previewed()

    assert shown.first is None
    assert (shown.scored, shown.not_known) == (0, 1)
