"""Parts of a report by themselves: what is paid for what, words, and examples in docstrings."""

import doctest

import numpy as np
import pytest

from decisions.money.answer import LANDED
from decisions.person import Person
from decisions.profile_file import parse
from decisions.report import answer, bands, futures, material, phrases, plan
from decisions.report.case import ask
from decisions.report.cost import outlays
from programs import snapshot
from tests.decisions.report_pages import PERSONAS


@pytest.mark.parametrize("module", [answer, bands, futures, material, phrases, plan])
def test_examples_in_docstrings_hold(module):
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.django_db
@pytest.mark.parametrize("changes", [{}, {"horizon_years": 1}, {"employer_aid": 90_000, "care": 5}])
def test_what_is_paid_for_each_part_adds_up_to_the_engines_direct_cost(full_catalogue, changes):
    """Of every curated program, for every persona; with a horizon shorter than the program."""
    from decisions.models import Profile

    catalogue = snapshot.current()
    indices = [k for k, tier in enumerate(catalogue.tier) if tier == "curated"]
    for path in sorted(PERSONAS.glob("*.json")):
        profile = Profile()
        parse(path.read_bytes()).apply_to(profile)
        for name, value in changes.items():
            setattr(profile, name, value)
        for index in indices[::5]:
            found = ask(Person.of(profile), catalogue, index)
            direct = found.answers.result.direct_cost_real[LANDED]
            total = sum(
                np.broadcast_to(part, direct.shape) for part in outlays(found.path).values()
            )
            np.testing.assert_allclose(total, direct, atol=1e-6)


def test_rounded_parts_add_up_whatever_their_signs():
    rng = np.random.default_rng(7)
    for _ in range(200):
        values = rng.normal(0, 30_000, size=rng.integers(1, 10)).tolist()
        parts = phrases.parts_of(values, 1000)
        assert sum(parts) == pytest.approx(round(sum(values) / 1000) * 1000)
        assert all(abs(part - value) <= 1000 for part, value in zip(parts, values, strict=True))


@pytest.mark.django_db
def test_the_rows_of_a_case_are_the_program_its_other_pace_and_its_twins(full_catalogue):
    from decisions.models import Profile

    catalogue = snapshot.current()
    index = catalogue.index_of_slug["gatech-omscs-ml"]
    found = ask(Person.of(Profile()), catalogue, index)

    assert found.batch.offers.index[0] == index
    assert found.other is None
    for twin, row in found.twins.items():
        assert found.batch.offers.index[row] == twin
        assert catalogue.twin_group[twin] == catalogue.twin_group[index]
    both = catalogue.index_of_slug["cmu-msml"]
    found = ask(Person.of(Profile()), catalogue, both)
    assert found.batch.offers.index[found.other] == both
    assert {int(found.batch.offers.pace[row]) for row in (0, found.other)} == {0, 1}
