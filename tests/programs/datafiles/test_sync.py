"""Rows brought in step with a file: only what differs is written, and never as history."""

import pytest

from programs.datafiles.sync import Changes, reconcile
from programs.models import Completions, Outcome
from tests.factories import make_institution, make_source

pytestmark = pytest.mark.django_db

KEY = ("institution_id", "cip6", "year")


@pytest.fixture
def school():
    return make_institution()


@pytest.fixture
def row(school):
    source = make_source()

    def make(year=2024, awards=10, cip6="11.0701"):
        return Completions(
            institution=school, cip6=cip6, cip_title="CS", year=year, awards=awards, source=source
        )

    return make


def _step(rows):
    return reconcile(Completions.objects.all(), rows, KEY)


def test_added_changed_and_removed_rows_are_counted(row):
    assert _step([row(2022), row(2023), row(2024)]) == Changes(added=3)
    assert _step([row(2023), row(2024, 11), row(2025)]) == Changes(added=1, changed=1, removed=1)
    assert list(Completions.objects.values_list("year", "awards")) == [
        (2023, 10),
        (2024, 11),
        (2025, 10),
    ]


def test_the_same_rows_take_one_query_and_change_nothing(row, django_assert_num_queries):
    _step([row(2023), row(2024)])
    with django_assert_num_queries(1):
        assert not _step([row(2024), row(2023)])


def test_a_changed_row_keeps_its_primary_key(row):
    _step([row(awards=1)])
    pk = Completions.objects.get().pk
    _step([row(awards=2)])
    assert Completions.objects.get().pk == pk


def test_rows_outside_the_selection_are_left_alone(row):
    _step([row(2023), row(2024)])
    changes = reconcile(Completions.objects.filter(year=2024), [], KEY)
    assert changes == Changes(removed=1)
    assert Completions.objects.get().year == 2023


def test_a_second_row_of_the_same_key_is_removed(school):
    key = ("institution_id", "cip4", "metric")
    values = {
        "scope": "institution_field",
        "institution": school,
        "cip4": "11.07",
        "metric": "median_debt",
        "source": make_source(),
    }
    Outcome.objects.bulk_create([Outcome(value=1, **values), Outcome(value=2, **values)])
    changes = reconcile(Outcome.objects.all(), [Outcome(value=3, **values)], key)
    assert changes == Changes(changed=1, removed=1)
    assert Outcome.objects.get().value == 3
    assert Outcome.history.count() == 0
