"""/programs/<slug>/: twins, and similar programs elsewhere."""

import re

import pytest

from programs.models import Prerequisite
from tests.factories import make_institution, make_price, make_program
from tests.programs.pages import get, part, row, words

pytestmark = pytest.mark.django_db


def page(client, program, status=200):
    return get(client, program.get_absolute_url(), status)


def test_twins_stand_side_by_side_with_what_differs(client):
    university = make_institution()
    online = make_program(institution=university, modality="online", twin_group="ds", credits=30)
    campus = make_program(institution=university, modality="in_person", twin_group="ds",
                          credits=30)  # fmt: skip
    make_price(online, amount=20_000)
    make_price(campus, amount=45_000)
    twins = part(page(client, online), "Twins")
    assert f'<a href="{campus.get_absolute_url()}">Twin: On campus</a>' in twins
    assert "This: Online" in twins
    prices = words(row(twins, "Price of the whole program"))
    assert prices.index("$20,000") < prices.index("$45,000")
    assert "Credits" not in twins, "both take 30"
    assert f"?p={online.slug}&amp;p={campus.slug}" in twins


def test_drafts_are_nobodys_twin(client):
    online = make_program(modality="online", twin_group="ds")
    make_program(twin_group="ds", status="draft")
    assert "Twins" not in page(client, online)


def test_similar_programs_are_those_nearest_in_price_elsewhere(client):
    own = make_program(tuition=30_000)
    near, nearer, far = (make_program(tuition=price) for price in (36_000, 31_000, 90_000))
    unlike = [
        make_program(tuition=30_000, institution=own.institution),
        make_program(tuition=30_000, modality="online"),
        make_program(tuition=30_000, field="computer_science"),
        make_program(tuition=30_000, kind="graduate_certificate"),
        make_program(),
    ]
    similar = part(page(client, own), "Similar")
    found = re.findall(r'href="([^"]+)"', similar)
    assert found == [each.get_absolute_url() for each in (nearer, near, far)]
    assert not {each.get_absolute_url() for each in unlike} & set(found)
    assert (
        "The same field, on campus, at other institutions, with the price nearest to this one."
        in words(similar)
    )


def test_a_program_without_a_price_is_beside_the_cheapest(client):
    own = make_program()
    dear, cheap = make_program(tuition=50_000), make_program(tuition=8_000)
    similar = part(page(client, own), "Similar")
    assert re.findall(r'href="([^"]+)"', similar) == [
        cheap.get_absolute_url(), dear.get_absolute_url(),
    ]  # fmt: skip
    assert "the lowest prices, since this one’s is unknown" in words(similar)


def test_the_same_prerequisites_in_another_order_are_no_difference(client):
    online, campus = (make_program(twin_group="ds", modality=m) for m in ("online", "in_person"))
    subjects = ("calculus", "required"), ("statistics", "recommended"), ("python", "required")
    for program, order in ((online, subjects), (campus, subjects[::-1])):
        for subject, level in order:
            Prerequisite.objects.create(program=program, subject=subject, level=level)
    assert "Prerequisites" not in part(page(client, online), "Twins")
    Prerequisite.objects.filter(program=campus, subject="python").update(level="recommended")
    differing = words(row(part(page(client, online), "Twins"), "Prerequisites"))
    assert "Required: calculus and python; recommended: statistics" in differing
    assert "Required: calculus; recommended: statistics and python" in differing
