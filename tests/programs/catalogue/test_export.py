"""Writing the catalogue as a file, and reading it back."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from programs.models import Citation, Institution, Price, Program
from tests.factories import make_program, make_source
from tests.fixtures_catalogue import CATALOGUE
from tests.programs.catalogue.files import load, record, state_of_database, write


def export(path):
    call_command("exportcatalogue", str(path), verbosity=0)
    return path


def test_exporting_the_whole_catalogue_and_loading_it_changes_nothing(full_catalogue, tmp_path):
    before = state_of_database()
    path = export(tmp_path / "export.json")
    out, err = load(path)
    assert "Added: 0\nChanged: 0\nUnchanged: 175\n" in out
    assert not err
    after = state_of_database()
    assert before.pop("files") != after.pop("files")
    assert after == before


def test_the_whole_catalogue_of_a_new_database_is_the_same_after_export_and_import(db, tmp_path):
    load(CATALOGUE, verbosity=0)
    first = export(tmp_path / "first.json").read_text()
    Program.objects.all().delete()
    Institution.objects.all().delete()
    load(tmp_path / "first.json", verbosity=0)
    assert export(tmp_path / "second.json").read_text() == first
    assert len(json.loads(first)) == 175


def test_loading_the_whole_catalogue_again_changes_nothing(full_catalogue):
    before = state_of_database()
    load(CATALOGUE)
    load(CATALOGUE, force=True)
    assert state_of_database() == before


def test_an_export_states_what_a_curator_entered(db, tmp_path):
    load(write(tmp_path / "file.json", record()))
    program = Program.objects.get()
    program.full_time = None
    program.weekly_hours = 15
    program.save()
    source = make_source(url="", publisher="A letter", as_of="", kind="secondary")
    Price.objects.create(
        program=program, part="fee", amount=None, currency="USD", per="term", source=source
    )
    Citation.objects.create(program=program, field="fees", source=source)
    (exported,) = json.loads(export(tmp_path / "export.json").read_text())
    assert exported["pace"] == {"full_time": None, "part_time": True, "self_paced": False}
    assert exported["weekly_hours"] == 15
    assert exported["sources"][exported["cited"]["fees"]] == {
        "url": None,
        "publisher": "A letter",
        "as_of": None,
        "kind": "secondary",
    }
    before = state_of_database()
    load(tmp_path / "export.json")
    after = state_of_database()
    # The file now says what the curator said: it is the last import.
    for program in [*before["programs"], *after["programs"]]:
        program.pop("imported")
    del before["files"], after["files"]
    assert after == before


def test_a_program_made_by_hand_is_exported_and_then_follows_the_file(db, tmp_path):
    make_program(slug="by-hand", tuition=9000)
    path = export(tmp_path / "export.json")
    out, err = load(path)
    assert "Unchanged: 1" in out
    assert not err
    records = json.loads(path.read_text())
    records[0]["credits"] = 30
    load(write(path, *records))
    assert Program.objects.get().credits == 30


def test_listed_programs_are_not_exported(db, tmp_path):
    make_program(slug="listed", tier="listed")
    assert json.loads(export(tmp_path / "export.json").read_text()) == []


def test_without_a_path_the_file_goes_to_standard_output(db, tmp_path):
    load(write(tmp_path / "file.json", record()))
    out = StringIO()
    call_command("exportcatalogue", stdout=out)
    assert json.loads(out.getvalue())[0]["id"] == "example-msds"


def test_a_place_that_cannot_be_written_to_is_an_error_and_leaves_no_half_file(db, tmp_path):
    (tmp_path / "taken").mkdir()
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("exportcatalogue", str(tmp_path / "taken"))
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("exportcatalogue", str(tmp_path / "nowhere" / "export.json"))


def test_export_takes_as_many_queries_for_many_programs_as_for_one(
    db, tmp_path, django_assert_num_queries
):
    load(write(tmp_path / "file.json", *[record(id=f"program-{n}") for n in range(30)]))
    # Programs, seven kinds of rows of theirs, the sources of two of those (there are no
    # outcomes), and the days on which sources were read.
    with django_assert_num_queries(11):
        export(tmp_path / "export.json")
