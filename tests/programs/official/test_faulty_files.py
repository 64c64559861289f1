"""A faulty file: every fault is named at once, and nothing is loaded."""

import pytest
from django.core.management import CommandError, call_command

from programs.models import DataFile, Institution, Program, Source
from tests.programs.official.files import (
    NAMES,
    SOURCES,
    awards,
    charges,
    earnings,
    institution,
    national,
    write_files,
)


@pytest.fixture
def refused(tmp_path, db):
    """refused(directory=[...]): the message of a load that must fail, and leave no trace."""

    def try_to_load(**rows):
        write_files(tmp_path, **rows)
        return _refused(tmp_path)

    return try_to_load


def _refused(folder):
    with pytest.raises(CommandError) as error:
        call_command("loadofficial", str(folder))
    assert error.value.returncode == 1
    for model in (Program, Institution, Source, DataFile):
        assert not model.objects.exists()
    return str(error.value)


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (
            {"completions": [awards(awards_2023="many")]},
            "completions_masters_2020_2024.csv, line 2, column awards_2023: "
            "“many” is not a whole number",
        ),
        (
            {"completions": [awards(awards_2024="-3")]},
            "column awards_2024: “-3” is not a whole number",
        ),
        (
            {"completions": [awards(cip6="307001")]},
            r"column cip6: “307001” does not look like \d\d\.\d{4}",
        ),
        (
            {"completions": [awards(), awards()]},
            "line 3, column cip6: “30.7001” repeats line 2",
        ),
        (
            {"directory": [institution(unitid="12")]},
            "institutions.csv, line 2, column unitid: “12” does not look like",
        ),
        ({"directory": [institution(), institution()]}, "column unitid: “100001” repeats line 2"),
        ({"directory": [institution(lat="95")]}, "column lat: “95” is not between -90 and 90"),
        ({"directory": [institution(state="XX")]}, "column state: “XX” is not one of: AL, AK"),
        ({"directory": [institution(control="church")]}, "column control: “church” is not one of"),
        ({"directory": [institution(name="")]}, "column institution: “” must not be blank"),
        (
            {"directory": [institution(name="A" * 201)]},
            "is longer than 200 characters",
        ),
        (
            {"tuition": [charges(grad_tuition_in_state="$12,000")]},
            "column grad_tuition_in_state: “$12,000” is not a number",
        ),
        (
            {"tuition": [charges(grad_fees_in_state="1.005")]},
            "column grad_fees_in_state: “1.005” has more than 2 decimal places",
        ),
        ({"tuition": [charges(flag="odd")]}, "column flag: “odd” is not one of: blank, check_"),
        (
            {"tuition": [charges(academic_year="2023")]},
            "column academic_year: “2023” does not look like",
        ),
        ({"earnings": [earnings(earnings="NaN")]}, "column earnings: “NaN” is not a number"),
        (
            {"earnings": [earnings(earnings_horizon="2yr")]},
            "column earnings_horizon: “2yr” is not one of: 4yr_after_completion",
        ),
        (
            {"earnings": [earnings(credential_desc="Doctoral Degree")]},
            "column credential_desc: “Doctoral Degree” is not one of: Master's Degree",
        ),
        ({"national": [national(dollar_year="24")]}, "“24” is not between 1990 and 2100"),
        (
            {"national": [national(), national()]},
            "by_field_2026.csv, line 3, column cip4: “1107” repeats line 2",
        ),
    ],
)
def test_a_bad_value_is_named_with_its_place(refused, rows, fault):
    assert fault in refused(**rows)


def test_all_faults_of_all_files_are_told_at_once(refused):
    message = refused(
        directory=[institution(lat="north"), institution("100002", control="?")],
        completions=[awards(awards_2024="x")],
        earnings=[earnings(earnings="y")],
    )
    assert message.count("\n") == 4
    for word in ("“north”", "“?”", "“x”", "“y”"):
        assert word in message


def test_a_flood_of_faults_is_cut_and_counted(refused):
    rows = [awards(f"{100000 + number}", awards_2024="x") for number in range(60)]
    message = refused(completions=rows)
    assert message.count("“x”") == 50
    assert message.endswith("… and 10 more.")


def test_a_faulty_reload_leaves_what_was_loaded(tmp_path, db):
    call_command("loadofficial", str(write_files(tmp_path)))
    write_files(tmp_path, completions=[awards(cip6="11.0701"), awards(awards_2024="x")])
    with pytest.raises(CommandError):
        call_command("loadofficial", str(tmp_path))
    assert Program.objects.get().cip6 == "30.7001"


def test_a_missing_column_is_named(refused):
    row = institution()
    del row["accreditor"]
    assert "line 1, column accreditor: is missing" in refused(directory=[row])


def test_a_file_without_any_year_is_refused(refused):
    row = {name: value for name, value in awards().items() if "awards" not in name}
    assert "column awards_<year>: is missing" in refused(completions=[row])


@pytest.mark.parametrize(
    ("contents", "fault"),
    [
        (b"", "column unitid: is missing"),
        (b"unitid,cip6,cip_title,awards_2024\n", "has no rows"),
        (b"unitid,cip6,cip_title,awards_2024\n100001,30.7001\n", "line 2: has 2 cells, not 4"),
        (b"unitid,cip6,cip_title,awards_2024\n100001,30.7001,\xff,4\n", "is not text in UTF-8"),
        (b'unitid,cip6,cip_title,awards_2024\n100001,30.7001,"a"b,4\n', "not a well-formed table"),
        (None, "cannot be read: No such file or directory"),
    ],
    ids=["empty", "header only", "ragged", "encoding", "quotes", "absent"],
)
def test_a_file_that_is_not_a_table_is_named(tmp_path, db, contents, fault):
    path = write_files(tmp_path) / NAMES["completions"]
    path.unlink()
    if contents is not None:
        path.write_bytes(contents)
    message = _refused(tmp_path)
    assert f"{path.name}" in message
    assert fault in message


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("[national]", "[nation]", "sources.toml: has no table [national]"),
        ("dollar_year_4yr = 2024", "", "sources.toml, column earnings.dollar_year_4yr: Field req"),
        ("retrieved_on = 2026-11-22", "", "sources.toml, column directory.retrieved_on: Field req"),
        ("file = ", "path = ", "sources.toml, column directory.path: Extra inputs"),
        ('url = "https://', 'url = "ftp://', "sources.toml, column directory.url: String should"),
        ("[directory]", "[directory", "sources.toml: is not TOML"),
    ],
)
def test_a_fault_in_the_list_of_sources_is_named(tmp_path, db, old, new, fault):
    path = write_files(tmp_path) / SOURCES.name
    path.write_text(SOURCES.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert fault in _refused(tmp_path)


def test_a_folder_without_sources_is_refused(tmp_path, db):
    (write_files(tmp_path) / SOURCES.name).unlink()
    assert "sources.toml: cannot be read: No such file" in _refused(tmp_path)
