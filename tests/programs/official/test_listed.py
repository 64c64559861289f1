"""Which federal rows become programs, and what becomes of them at the next load."""

import pytest
from django.core.management import call_command

from programs.models import CatalogueVersion, Citation, DataFile, Program, Source
from tests.factories import make_institution, make_program
from tests.programs.official.files import awards, charges, institution


def test_a_code_with_a_degree_awarded_becomes_a_published_program(load):
    load(completions=[awards(cip6="30.7001", title="Data Science, General", awards_2024="1")])
    program = Program.objects.get()
    assert program.name == "Master’s in data science, general (CIP 30.7001)"
    assert program.slug == "alpha-university-data-science-general"
    assert (program.kind, program.tier, program.status) == ("masters", "listed", "published")
    assert program.cip6 == "30.7001"
    assert program.institution.name == "Alpha University"


def test_what_the_federal_files_do_not_say_stays_unknown(load):
    load()
    program = Program.objects.get()
    assert (program.degree, program.modality, program.url) == ("", "", "")
    assert (program.months_full_time, program.part_time, program.visa_eligible) == (None,) * 3


@pytest.mark.parametrize(
    ("cip6", "newest"),
    [("30.7001", "0"), ("30.7001", ""), ("14.1001", "40")],
    ids=["none awarded", "not reported", "a field apart"],
)
def test_no_program_without_a_degree_in_a_field_of_ours(load, cip6, newest):
    rows = [awards(cip6=cip6, awards_2023="30", awards_2024=newest), awards(cip6="11.0701")]
    load(completions=rows)
    assert [program.cip6 for program in Program.objects.all()] == ["11.0701"]


@pytest.mark.parametrize(
    ("cip6", "field"),
    [
        ("11.0102", "artificial_intelligence"),
        ("11.0101", "computer_science"),
        ("11.0701", "computer_science"),
        ("11.0802", "computer_science"),
        ("27.0304", "statistics"),
        ("27.0501", "statistics"),
        ("30.7001", "data_science"),
        ("30.7102", "analytics"),
        ("30.0801", "other"),
        ("30.3001", "other"),
    ],
)
def test_the_code_decides_the_field(load, cip6, field):
    load(completions=[awards(cip6=cip6)])
    assert Program.objects.get().field == field


def test_each_program_cites_the_report_that_it_comes_from(load):
    load()
    citation = Citation.objects.get()
    assert citation.field == "cip6"
    assert citation.source.publisher == "National Center for Education Statistics, IPEDS"
    assert "C2024_A" in citation.source.as_of


def test_a_row_of_an_institution_outside_the_directory_is_skipped_and_counted(load):
    printed = load(completions=[awards(), awards(unitid="999999"), awards("999999", "11.0701")])
    assert Program.objects.count() == 1
    assert "directory lacks: 2 of completions." in printed


def test_a_second_load_changes_nothing(load, version):
    load()
    before, pk = version(), Program.objects.get().pk
    printed = load()
    assert printed.count("no change") == 5
    assert version() == before
    assert Program.objects.get().pk == pk


def test_a_load_counts_as_one_change_of_the_catalogue(load, version):
    before = version()
    load()
    assert version() == before + 1


def test_a_load_writes_no_history(load):
    load()
    load(completions=[awards(cip6="11.0701")], tuition=[charges(grad_fees_in_state="1")])
    assert Program.history.count() == 0
    assert Program.objects.get(cip6="30.7001").institution.history.count() == 0


def test_a_program_that_awards_no_more_is_archived_and_comes_back(load):
    load(completions=[awards(), awards(cip6="11.0701")])
    slug = Program.objects.get(cip6="30.7001").slug

    load(completions=[awards(awards_2024="0"), awards(cip6="11.0701")])
    assert Program.objects.get(cip6="30.7001").status == "archived"
    assert not Program.objects.shown().filter(cip6="30.7001").exists()

    load(completions=[awards(), awards(cip6="11.0701")])
    program = Program.objects.get(cip6="30.7001")
    assert (program.status, program.slug) == ("published", slug)


def test_a_new_title_changes_the_name_and_not_the_address(load):
    load()
    slug = Program.objects.get().slug
    load(completions=[awards(title="Data Science")])
    program = Program.objects.get()
    assert program.name == "Master’s in data science (CIP 30.7001)"
    assert program.slug == slug


def test_what_a_curator_changed_is_kept_and_said(load):
    load()
    Program.objects.update(status="archived", name="MS in Data Science")
    printed = load(completions=[awards(title="Data Science")])
    program = Program.objects.get()
    assert (program.status, program.name) == ("archived", "MS in Data Science")
    assert "Kept 2 values" in printed


def test_a_listed_program_entered_by_hand_is_not_archived(load):
    alpha = make_institution(unitid="100001", curated=True)
    make_program(tier="listed", cip6="11.0701", institution=alpha)
    load()
    assert Program.objects.get(cip6="11.0701").status == "published"


def test_two_institutions_of_one_name_get_different_addresses(load):
    load(
        directory=[
            institution("100001", "University of St Thomas", state="MN"),
            institution("100002", "University of St Thomas", state="TX"),
        ],
        completions=[awards("100001"), awards("100002")],
    )
    assert set(Program.objects.values_list("slug", "institution__region")) == {
        ("university-of-st-thomas-data-science-general", "MN"),
        ("university-of-st-thomas-data-science-general-tx", "TX"),
    }


def test_an_address_in_use_is_left_to_its_program(load):
    taken = make_program(slug="alpha-university-data-science-general")
    load()
    listed = Program.objects.get(tier="listed")
    assert listed.slug == "alpha-university-data-science-general-pa"
    assert Program.objects.get(pk=taken.pk).slug == "alpha-university-data-science-general"


def test_unchanged_files_are_not_read_again(load, tmp_path, capsys):
    load()
    Program.objects.update(name="Edited")
    call_command("loadofficial", str(tmp_path))
    assert "unchanged" in capsys.readouterr().out
    number = CatalogueVersion.current()

    make_institution(unitid="100001", curated=True, name="Alpha")
    call_command("loadofficial", str(tmp_path))
    assert "Institutions (1): 1 changed" in capsys.readouterr().out
    assert CatalogueVersion.current() == number + 1


def test_progress_is_shown_unless_silence_is_wanted(load, tmp_path, capsys):
    assert load().startswith("Reading 5 federal files …\n")
    call_command("loadofficial", str(tmp_path), "--force", verbosity=0)
    assert capsys.readouterr().out == ""


def _edit_sources(folder, old, new):
    path = folder / "sources.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_file_under_a_new_name_takes_the_place_of_the_old_one(load, tmp_path):
    load()
    name = "scorecard_masters_earnings.csv"
    (tmp_path / name).rename(tmp_path / "scorecard_2027.csv")
    _edit_sources(tmp_path, name, "scorecard_2027.csv")
    call_command("loadofficial", str(tmp_path))
    held = set(DataFile.objects.values_list("name", flat=True))
    assert len(held) == 5
    assert "official/scorecard_2027.csv" in held
    assert f"official/{name}" not in held


def test_a_correction_of_a_source_counts_as_a_change(load, tmp_path, version):
    load()
    before = version()
    _edit_sources(tmp_path, "CC BY 4.0", "CC BY 4.0 International")
    call_command("loadofficial", str(tmp_path))
    assert version() == before + 1
    assert Source.objects.filter(license__contains="4.0 International").count() == 1
