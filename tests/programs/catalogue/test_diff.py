"""The comparison of files and database, for whatever facts."""

import json
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs.catalogue.database import curated, payloads
from programs.catalogue.diff import State, changes, compare
from programs.catalogue.payload import complete, from_record, normal, same
from programs.catalogue.schema import Record
from programs.models import (
    Area,
    BachelorField,
    CurriculumArea,
    DataFile,
    Demand,
    Gre,
    Modality,
    Per,
    PricePace,
    Program,
    Residency,
    Subject,
)
from tests.programs.catalogue.files import load, record, write

words = st.text("abcdefghij é’“<&", min_size=1, max_size=30).map(str.strip).filter(bool)
maybe_bool = st.none() | st.booleans()
money = st.decimals(0, 200_000, places=2).map(float)
sources = st.sampled_from(["s1", "s2"])


def maybe(values):
    return st.none() | st.sampled_from(list(values))


prices = st.fixed_dictionaries(
    {
        "residency": st.sampled_from(Residency.values),
        "amount": st.none() | money,
        "currency": st.sampled_from(["USD", "EUR"]),
        "per": st.sampled_from(Per.values),
        "count": st.none() | st.decimals("0.25", 200, places=2).map(float),
        "academic_year": st.sampled_from([None, "2024-25", "2025-26"]),
        "source": sources,
    },
    optional={
        "name": st.none() | words,
        "pace": st.sampled_from(PricePace.values),
        "optional": st.booleans(),
    },
)
records = st.builds(
    record,
    id=st.sampled_from(["one", "two", "three"]),
    name=words,
    modality=maybe(Modality.values),
    pace=st.lists(st.sampled_from(["full_time", "part_time", "self_paced"]), unique=True),
    credits=st.none() | st.integers(1, 999),
    duration_months=st.fixed_dictionaries(
        {"full_time": st.none() | st.decimals(1, 90, places=1).map(float)}
    ),
    tuition=st.lists(prices, max_size=3),
    fees=st.lists(prices, max_size=2),
    admission=st.fixed_dictionaries(
        {
            "gre": maybe(Gre.values),
            "bachelor_field": maybe(BachelorField.values),
            "gpa_min": st.none() | st.decimals(0, 5, places=2).map(float),
            "performance_pathway": maybe_bool,
        }
    ),
    prerequisites=st.dictionaries(
        st.sampled_from(Subject.values), st.sampled_from(["required", "recommended"]), max_size=4
    ).map(lambda held: [{"subject": key, "level": level} for key, level in held.items()]),
    curriculum=st.dictionaries(
        st.sampled_from(Area.values), maybe(CurriculumArea.Level.values), max_size=5
    ),
    components=st.dictionaries(st.sampled_from(["thesis", "capstone"]), maybe(Demand.values)),
    topics=st.lists(st.sampled_from(["nlp", "robotics", "ethics"]), unique=True),
    cited=st.dictionaries(
        st.sampled_from(["modality", "pace", "admission.gre"]),
        sources | st.lists(sources, min_size=1, max_size=2),
    ),
    missing=st.dictionaries(st.just("funding"), st.sampled_from(["not_published", "suppressed"])),
    doubts=st.dictionaries(st.sampled_from(["tuition", "fees"]), st.lists(words, max_size=2)),
)  # fmt: skip

many = settings(max_examples=50, deadline=None)


def payload(item):
    """What a file with this record says."""
    read = json.loads(json.dumps(item), parse_float=Decimal)
    return complete(from_record(Record.model_validate(read)), None)


@many
@given(records)
def test_a_program_that_is_as_the_file_has_it_is_unchanged(item):
    facts = payload(item)
    diff = compare({facts["id"]: facts}, {facts["id"]: State(facts, facts)})
    assert diff.unchanged == [facts["id"]]
    assert not diff.writes
    assert not diff.conflicts
    assert changes(facts, facts) == ()


@many
@given(records, records)
def test_facts_differ_exactly_where_a_change_is_shown(one, other):
    before, after = payload(one), payload(other)
    assert bool(changes(before, after)) == (not same(before, after))
    reverse = [(change.field, change.new, change.old) for change in changes(after, before)]
    forward = [(change.field, change.old, change.new) for change in changes(before, after)]
    assert sorted(forward, key=str) == sorted(reverse, key=str)


@many
@given(records, records, records)
def test_no_program_is_written_over_that_a_curator_changed(file, here, imported):
    file, here, imported = payload(file), payload(here), payload(imported)
    diff = compare({"one": file | {"id": "one"}}, {"one": State(here, imported)})
    edited = not same(here, imported)
    assert not (edited and diff.writes)
    assert sum(map(len, (diff.changed, diff.unchanged, diff.edited, diff.conflicts))) == 1


@pytest.mark.django_db
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(records, records)
def test_after_a_load_the_database_says_what_the_file_says(tmp_path, first, second):
    """Also over what was there before, so that every kind of change is made."""
    Program.objects.all().delete()
    DataFile.objects.all().delete()
    second["id"] = first["id"]
    for item in (first, second):
        path = write(tmp_path / "file.json", item)
        load(path, verbosity=0)
        (held,) = payloads(curated()).values()
        assert normal(held) == normal(payload(item))
        out, _ = load(path, force=True)
        assert "Added: 0\nChanged: 0\nUnchanged: 1\n" in out
