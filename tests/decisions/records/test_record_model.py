"""A record is written once, and goes with the answers that it holds."""

import pytest
from django.db import IntegrityError, transaction

from decisions.models import DecisionRecord, Profile, RecordChangedError
from tests.factories import make_profile, make_program

pytestmark = pytest.mark.django_db


def make_record(profile=None, **values):
    values = {
        "kind": "report",
        "catalogue_version": 1,
        "method_version": "0123456789ab",
        "payload": {"schema": 1},
    } | values
    return DecisionRecord.objects.create(profile=profile or make_profile(), **values)


def test_a_record_cannot_be_saved_again():
    record = make_record(name="As it was")
    record.name = "Otherwise"

    with pytest.raises(RecordChangedError):
        record.save()

    with pytest.raises(RecordChangedError):
        record.save(update_fields=["name"])

    read = DecisionRecord.objects.get()
    assert read.name == "As it was"
    with pytest.raises(RecordChangedError):
        read.save()


def test_no_query_changes_a_record():
    record = make_record(name="As it was")
    record.name = "Otherwise"

    with pytest.raises(RecordChangedError):
        DecisionRecord.objects.filter(pk=record.pk).update(name="Otherwise")
    with pytest.raises(RecordChangedError):
        record.profile.records.update(name="Otherwise")
    with pytest.raises(RecordChangedError):
        DecisionRecord.objects.bulk_update([record], ["name"])

    assert DecisionRecord.objects.get().name == "As it was"


def test_a_record_is_not_written_over_by_one_of_the_same_key():
    record = make_record(name="As it was")

    with pytest.raises(IntegrityError), transaction.atomic():
        make_record(record.profile, id=record.pk, name="Otherwise")

    assert DecisionRecord.objects.get().name == "As it was"


def test_records_go_with_the_answers_and_alone():
    profile, other = make_profile(), make_profile()
    make_record(profile)
    make_record(other)
    alone = make_record(other)

    alone.delete()
    assert DecisionRecord.objects.count() == 2
    profile.delete()
    assert [record.profile for record in DecisionRecord.objects.all()] == [other]
    Profile.objects.filter(pk=other.pk).delete()
    assert not DecisionRecord.objects.exists()


def test_a_record_outlives_its_program():
    program = make_program()
    record = make_record(program=program)

    program.delete()

    read = DecisionRecord.objects.get()
    assert read.pk == record.pk
    assert read.program is None


def test_each_record_has_a_secret_of_its_own():
    tokens = {make_record().token for _ in range(20)}

    assert len(tokens) == 20
    assert {len(token) for token in tokens} == {43}


def test_a_record_is_of_a_ranking_or_a_report():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_record(kind="other")


def test_the_list_reads_no_payload(django_assert_num_queries):
    payload = {"headline": "Worth it.", "program": {"name": "Data", "institution": "A school"}}
    record = make_record(payload=payload)
    make_record(record.profile, kind="ranking", payload={"headline": "7", "what": "bootcamps"})

    with django_assert_num_queries(1):
        ranking, report = record.profile.records.for_list()
        said = [
            (each.headline, each.program_name, each.institution, each.what)
            for each in (report, ranking)
        ]

    assert said == [("Worth it.", "Data", "A school", None), ("7", None, None, "bootcamps")]
    with django_assert_num_queries(1):
        assert report.payload == payload
