"""How much of what is looked for is known, and from where."""

import pytest

from programs.catalogue.coverage import coverage
from programs.catalogue.facts import FACTS, citable
from programs.models import Program
from tests.programs.catalogue.files import load, record, write

pytestmark = pytest.mark.django_db


def counts(tmp_path, item):
    load(write(tmp_path / "file.json", item), verbosity=0)
    result = coverage(Program.objects.all())
    assert result.programs == 1
    return result.total, {fact.key: count for fact, count in result.facts}


def test_every_fact_that_is_looked_for_can_be_cited():
    assert len(FACTS) == 37
    assert len({fact.key for fact in FACTS}) == 37
    assert all(citable(fact.key) for fact in FACTS)


def test_a_fact_is_cited_by_its_field_its_group_its_rows_or_each_of_its_entries(tmp_path):
    _, by_key = counts(
        tmp_path,
        record(
            topics=["nlp", "ethics"],
            highlights=["no_gre", "affordable"],
            cited={
                "modality": "s1",
                "admission": "s1",
                "topics.nlp": "s1",
                "topics.ethics": "s2",
                "highlights.no_gre": "s1",
            },
        ),
    )
    cited = {key for key, count in by_key.items() if count.cited}
    assert cited == {
        "modality",
        "admission.bachelor_field",
        "admission.gpa_min",
        "admission.gre",
        "topics",
        "tuition",
    }
    # One of two highlights has no source.
    assert by_key["highlights"].uncited == 1


def test_a_blank_is_explained_by_its_own_reason_or_that_of_its_group(tmp_path):
    total, by_key = counts(
        tmp_path,
        record(admission={}, missing={"admission": "not_published", "fees": "not_published"}),
    )
    assert by_key["admission.gre"].explained == 1
    assert by_key["fees"].explained == 1
    assert by_key["funding"].unexplained == 1
    assert total.explained == 11
    assert total.owed == 37


def test_whether_lessons_are_live_or_recorded_is_not_asked_of_a_campus(tmp_path):
    total, by_key = counts(tmp_path, record(modality="in_person", delivery=None))
    assert by_key["delivery"].owed == 0
    assert total.owed == 36


def test_coverage_takes_as_many_queries_for_many_programs_as_for_one(
    tmp_path, django_assert_num_queries
):
    load(write(tmp_path / "file.json", *[record(id=f"p-{n}") for n in range(20)]), verbosity=0)
    with django_assert_num_queries(10):
        assert coverage(Program.objects.all()).programs == 20
