"""A curator's edit and a file's change of the same program."""

import pytest

from programs.models import CatalogueVersion, DataFile, Institution, Price, Program, Source
from tests.factories import make_program
from tests.programs.catalogue.files import load, record, refusal, state_of_database, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path):
    """A file with two programs that is loaded."""
    path = write(tmp_path / "file.json", record(), record(id="other"))
    load(path)
    return path


def edit(**values):
    """What a curator does in the admin."""
    program = Program.objects.get(slug="example-msds")
    for name, value in values.items():
        setattr(program, name, value)
    program.save()


def test_an_edit_stays_where_the_file_did_not_change(path):
    edit(credits=33)
    out, err = load(path, force=True)
    assert "Edited here, left as they are: 1\n  example-msds\n    credits: 30 → 33\n" in out
    assert "Unchanged: 1" in out
    assert not err
    assert Program.objects.get(slug="example-msds").credits == 33


def test_a_program_that_both_changed_is_skipped_reported_and_the_rest_is_loaded(path):
    edit(credits=33)
    write(path, record(credits=36), record(id="other", credits=40))
    out, err = load(path)
    assert Program.objects.get(slug="example-msds").credits == 33
    assert Program.objects.get(slug="other").credits == 40
    assert "1 conflict" in err
    assert "example-msds" in err
    assert "changed here: credits: 30 → 33" in err
    assert "the file would change: credits: 33 → 36" in err
    assert "Changed: 1" in out


def test_a_conflict_in_one_field_holds_back_the_whole_program(path):
    edit(credits=33)
    write(path, record(modality="hybrid"), record(id="other"))
    _, err = load(path)
    assert "the file would change: credits: 33 → 30" in err
    assert "the file would change: modality: “online” → “hybrid”" in err
    assert Program.objects.get(slug="example-msds").modality == "online"


def test_a_conflict_is_told_again_at_every_load_even_quietly(path):
    edit(credits=33)
    write(path, record(credits=36), record(id="other"))
    for _ in range(2):
        out, err = load(path, verbosity=0)
        assert out == ""
        assert "1 conflict" in err
    version = CatalogueVersion.current()
    load(path, verbosity=0)
    assert CatalogueVersion.current() == version
    assert DataFile.objects.get(name="catalogue").checksum == ""


def test_strict_writes_nothing_where_there_is_a_conflict(path):
    edit(credits=33)
    before = state_of_database()
    write(path, record(credits=36), record(id="other", credits=40))
    said = refusal(path, strict=True)
    assert "There are conflicts. Nothing was loaded." in said
    assert state_of_database() == before


def test_strict_loads_where_there_is_none(path):
    write(path, record(credits=36), record(id="other"))
    load(path, strict=True)
    assert Program.objects.get(slug="example-msds").credits == 36


def test_a_conflict_ends_when_the_two_are_equal(path):
    edit(credits=33)
    write(path, record(credits=36), record(id="other"))
    load(path, verbosity=0)
    edit(credits=36)
    out, err = load(path)
    assert "Unchanged: 2" in out
    assert not err
    # From now on the program follows the file again.
    write(path, record(credits=39), record(id="other"))
    load(path)
    assert Program.objects.get(slug="example-msds").credits == 39


def test_an_edited_price_counts_as_an_edit_too(path):
    Price.objects.filter(program__slug="example-msds").update(amount=1)
    write(path, record(credits=36), record(id="other"))
    _, err = load(path)
    assert "changed here: tuition:" in err
    assert Price.objects.get(program__slug="example-msds").amount == 1


def test_a_program_made_by_hand_is_never_overwritten(path):
    make_program(slug="by-hand", name="Made by hand")
    write(path, record(), record(id="other"), record(id="by-hand"))
    _, err = load(path)
    assert "by-hand\n    the file would change: " in err
    assert Program.objects.get(slug="by-hand").name == "Made by hand"


def test_an_edited_institution_is_not_overwritten_by_a_new_program(path):
    Institution.objects.update(city="Erie")
    write(path, record(), record(id="other"), record(id="third"))
    out, _ = load(path)
    assert "Added: 1" in out
    assert "institution.city: “Pittsburgh” → “Erie”" in out
    assert Institution.objects.get().city == "Erie"


def test_an_institution_that_the_file_corrects_is_corrected(path):
    both = [record(institution__city="Erie"), record(id="other", institution__city="Erie")]
    out, _ = load(write(path, *both))
    assert "Changed: 2" in out
    assert Institution.objects.get().city == "Erie"
    assert Institution.history.count() == 2


def test_an_edited_kind_of_a_source_is_not_overwritten_by_a_new_program(path):
    Source.objects.update(kind="secondary")
    write(path, record(), record(id="other"), record(id="third"))
    load(path)
    assert set(Source.objects.values_list("kind", flat=True)) == {"secondary"}
