"""A file with anything wrong in it: every problem is named, and nothing is loaded."""

import json
from datetime import date

import pytest

from programs.models import Program
from tests.programs.catalogue.files import load, record, refusal, state_of_database, write

pytestmark = pytest.mark.django_db

NEXT_YEAR = date.today().year + 1

WRONG = {
    "an unknown choice": (
        record(admission__gre="maybe"),
        'admission.gre: found "maybe"; '
        "allowed: 'required', 'optional', 'not_required' or 'not_accepted'",
    ),
    "a negative amount": (
        record(tuition=[record()["tuition"][0] | {"amount": -5}]),
        "tuition[0].amount: found -5; allowed: 0 or more",
    ),
    "an amount of too many digits": (
        record(tuition=[record()["tuition"][0] | {"amount": 1.234}]),
        "tuition[0].amount: found 1.234; allowed: at most 2 decimals",
    ),
    "a text where a number belongs": (
        record(credits="30"),
        'credits: found "30"; allowed: a number or null',
    ),
    "true where a number belongs": (
        record(credits=True),
        "credits: found true; allowed: a number or null",
    ),
    "a count of zero": (
        record(tuition=[record()["tuition"][0] | {"count": 0}]),
        "tuition[0].count: found 0; allowed: more than 0",
    ),
    "a source that is not described": (
        record(cited={"modality": "s9"}),
        'cited.modality: found "s9"; allowed: an id of sources: s1, s2',
    ),
    "a price without a known source": (
        record(tuition=[record()["tuition"][0] | {"source": "s7"}]),
        'tuition[0].source: found "s7"; allowed: an id of sources: s1, s2',
    ),
    "a citation of a field that is none": (
        record(cited={"admission.sat": "s1"}),
        'cited.admission.sat: found "admission.sat"; allowed: a field of the record',
    ),
    "a misspelled key": (
        record(tution=[]),
        "tution: found a list of 0; allowed: no field of this name (did you mean tuition?)",
    ),
    "an academic year far ahead": (
        record(tuition=[record()["tuition"][0] | {"academic_year": "2062-63"}]),
        f'tuition[0].academic_year: found "2062-63"; allowed: a year no later than {NEXT_YEAR}',
    ),
    "an academic year that is not one": (
        record(tuition=[record()["tuition"][0] | {"academic_year": "2025-27"}]),
        'found "2025-27"; allowed: an academic year such as 2025-26, or null',
    ),
    "a source of the future": (
        record(sources__s1__as_of="Fall 2099"),
        f'sources.s1.as_of: found "Fall 2099"; allowed: no year later than {NEXT_YEAR}',
    ),
    "a deadline of the far future": (
        record(admission__deadline="January 15, 3026"),
        f'admission.deadline: found "January 15, 3026"; allowed: no year later than {NEXT_YEAR}',
    ),
    "a script as an address": (
        record(url="javascript:alert(1)"),
        "url: found \"javascript:alert(1)\"; allowed: a web address that starts with http://",
    ),
    "a name that does not fit": (
        record(name="x" * 251),
        "allowed: at most 250 characters",
    ),
    "an empty text": (
        record(degree=""),
        'degree: found ""; allowed: at least one character, or null where it is not stated',
    ),
    "a control character": (
        record(funding="none\x00"),
        "allowed: text without control characters",
    ),
    "half a character": (
        record(funding="\ud800"),
        "allowed: a text that is valid Unicode",
    ),
    "a topic of several words": (
        record(topics=["Deep Learning"]),
        'topics[0]: found "Deep Learning"; allowed: a lower-case word such as deep_learning',
    ),
    "a subject twice": (
        record(prerequisites=[{"subject": "calculus", "level": "required"}] * 2),
        "prerequisites: found a list of 2; allowed: each subject once",
    ),
    "an unknown pace": (
        record(pace=["evenings"]),
        "allowed: each of full_time, part_time, self_paced at most once",
    ),
    "a place that is not on Earth": (
        record(institution__latitude=91),
        "institution.latitude: found 91; allowed: 90 or less",
    ),
    "an outcome of the wrong kind": (
        record(
            outcomes=[
                {"metric": "placement_rate_6mo", "value": 96, "currency": None, "cohort": None,
                 "n": None, "source": "s1"}
            ]
        ),
        "outcomes[0].value: found 96; allowed: a fraction from 0 to 1",
    ),
    "a reason for a blank that is stated": (
        record(missing={"modality": "not_published"}),
        'missing.modality: found the reason "not_published" for a fact that the record states',
    ),
    "an unknown reason": (
        record(missing={"fees": "forgotten"}),
        "missing.fees: found \"forgotten\"; allowed: 'not_published', 'not_collected', ",
    ),
    "a check in the future": (
        record(verified={"modality": ["2999-01-01", "A. Curator"]}),
        "verified.modality: found a list of 2; allowed: a date that is not in the future",
    ),
    "a check of nothing": (
        record(verified={"fees": ["2026-01-01", "A. Curator"]}),
        "verified.fees: found a check of a fact without source or reason",
    ),
    "an unknown twin": (
        record(twins=["example-ghost"]),
        'twins: found "example-ghost"; allowed: the id of another record in these files',
    ),
    "an id that is no address": (
        record(id="Example MSDS"),
        'id: found "Example MSDS"; allowed: lower-case words joined by hyphens',
    ),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_value_is_named_with_file_program_and_what_is_allowed(tmp_path, wrong):
    bad, message = WRONG[wrong]
    load(write(tmp_path / "good.json", record(id="good")))
    before = state_of_database()
    said = refusal(write(tmp_path / "bad.json", record(id="first"), bad))
    assert f"bad.json, program {bad['id']}, " in said
    assert message in said
    assert "Nothing was loaded." in said
    assert state_of_database() == before


def test_the_same_record_without_the_mistake_is_loaded(tmp_path):
    load(write(tmp_path / "good.json", record()))
    assert Program.objects.filter(slug="example-msds").exists()


def test_a_key_that_is_not_there_is_named(tmp_path):
    bad = record()
    del bad["tuition"][0]["count"], bad["name"]
    said = refusal(write(tmp_path / "bad.json", bad))
    missing = "found nothing; allowed: the key must be there; null where it is not stated"
    assert f"program example-msds, tuition[0].count: {missing}" in said
    assert f"program example-msds, name: {missing}" in said


def test_all_problems_of_all_files_are_told_at_once(tmp_path):
    write(
        tmp_path / "one.json",
        record(id="a", modality="by mail", credits=-1, cited={"modality": "s9"}),
        record(id="b", field="magic"),
    )
    write(tmp_path / "two.json", record(id="c", kind="doctorate"))
    said = refusal(tmp_path)
    assert "5 problems found" in said
    for place in (
        "one.json, program a, modality",
        "one.json, program a, credits",
        "one.json, program a, cited.modality",
        "one.json, program b, field",
        "two.json, program c, kind",
    ):
        assert place in said
    assert not Program.objects.exists()


def test_broken_json_is_named_with_line_and_column(tmp_path):
    (tmp_path / "broken.json").write_text('[\n {"id": "a",}\n]')
    said = refusal(tmp_path / "broken.json")
    assert "broken.json:2: not valid JSON" in said
    assert "(column 13)" in said


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe[", "byte 0 is not UTF-8 text"),
        (b'{"id": "a"}', "found an object; allowed: a list of records"),
        (b"[1]", "program no. 1 of the file: found 1; allowed: an object"),
        (b'[{"credits": NaN}]', "NaN is not a JSON number"),
        (b"[" * 200_000, "nested too deeply"),
        (b"", "not valid JSON"),
    ],
)
def test_a_file_that_holds_no_records_says_why(tmp_path, content, message):
    path = tmp_path / "file.json"
    path.write_bytes(content)
    assert message in refusal(path)


def test_a_key_that_stands_twice_is_a_problem_not_a_silent_choice(tmp_path):
    text = json.dumps([record()]).replace('"degree": "MS"', '"degree": "MS", "degree": "MA"')
    (tmp_path / "twice.json").write_text(text)
    said = refusal(tmp_path / "twice.json")
    assert "program example-msds, degree: the same key stands twice in one object" in said


def test_an_id_that_two_files_use_is_named_with_both(tmp_path):
    write(tmp_path / "one.json", record())
    write(tmp_path / "two.json", record(name="Another"))
    said = refusal(tmp_path)
    assert 'two.json, program example-msds, id: found "example-msds" (record 1)' in said
    assert "each id once; record 1 of" in said
    assert "one.json has it already" in said
    assert not Program.objects.exists()


def test_one_institution_described_in_two_ways_is_a_problem(tmp_path):
    said = refusal(
        write(tmp_path / "f.json", record(), record(id="other", institution__city="Erie"))
    )
    assert 'program other, institution.city: found "Erie"' in said
    assert 'as in program example-msds: "Pittsburgh"' in said


def test_one_source_of_two_kinds_is_a_problem(tmp_path):
    said = refusal(
        write(tmp_path / "f.json", record(), record(id="other", sources__s1__kind="secondary"))
    )
    assert 'program other, sources.s1.kind: found "secondary"' in said


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path, settings, monkeypatch):
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda path: pytest.fail("it was read"))
    said = refusal(path)
    assert "large.json: the file is too large; found 50.0 MB; allowed: at most 40.0 MB" in said


def test_a_file_just_under_the_limit_is_read(tmp_path, settings):
    path = write(tmp_path / "file.json", record())
    settings.CATALOGUE_FILE_MAX_BYTES = path.stat().st_size
    load(path)
    settings.CATALOGUE_FILE_MAX_BYTES -= 1
    assert "too large" in refusal(path)


def test_paths_that_lead_nowhere_are_all_named(tmp_path):
    (tmp_path / "empty").mkdir()
    said = refusal(tmp_path / "ghost.json", tmp_path / "empty")
    assert "ghost.json: there is no such file or directory" in said
    assert "empty: the directory holds no *.json file" in said


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("tuition__academic_year", f"{NEXT_YEAR - 1}-{NEXT_YEAR % 100:02d}"),
        ("as_of", f"{NEXT_YEAR - 1}-{NEXT_YEAR % 100:02d}"),
        ("as_of", f"cohort 2510 (October 2025 to April {NEXT_YEAR})"),
        ("as_of", "commit 0162aa0 (older version)"),
        ("deadline", f"December 1 (for fall {NEXT_YEAR})"),
        ("deadline", "April 30"),
    ],
)
def test_dates_up_to_next_year_are_taken_as_the_page_has_them(tmp_path, field, value):
    item = record()
    if field == "as_of":
        item["sources"]["s1"]["as_of"] = value
    elif field == "deadline":
        item["admission"]["deadline"] = value
    else:
        item["tuition"][0]["academic_year"] = value
    load(write(tmp_path / "file.json", item))
    assert Program.objects.count() == 1
