"""What a load does to the database, and what it leaves alone."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model

from programs.models import (
    Admission,
    CatalogueVersion,
    Citation,
    CurriculumArea,
    DataFile,
    Institution,
    Outcome,
    Prerequisite,
    Price,
    Program,
    Source,
)
from tests.programs.catalogue.files import load, record, refusal, state_of_database, write

pytestmark = pytest.mark.django_db


def loaded(tmp_path, *records, **options):
    load(write(tmp_path / "file.json", *records), **options)
    return Program.objects.get(slug=records[0]["id"])


def test_a_record_becomes_a_published_program_with_all_its_facts(tmp_path):
    program = loaded(tmp_path, record())
    assert (program.tier, program.status, program.field) == (
        "curated",
        "published",
        "data_science",
    )
    assert program.institution.slug == "example-university"
    assert program.institution.curated
    assert (program.months_full_time, program.months_part_time) == (None, 24)
    assert program.topics == ["deep_learning", "nlp"]
    price = program.prices.get()
    assert (price.part, price.amount, price.count) == ("tuition", Decimal("742.75"), 30)
    assert price.source.url == "https://www.example.edu/msds/tuition"
    assert (program.admission.gre, program.admission.gpa_min) == ("not_required", Decimal("3.25"))
    assert program.prerequisites.get().subject == "calculus"
    assert program.curriculum.get().area == "ml_methods"
    assert {row.field: row.source.as_of for row in program.citations.all()} == {
        "modality": "2025-26",
        "admission": "",
    }
    assert CatalogueVersion.current() == 1


def test_what_a_record_does_not_state_stays_blank(tmp_path):
    program = loaded(tmp_path, record(admission={}, curriculum={}, components={}, delivery=None))
    assert (program.thesis, program.delivery, program.months_full_time) == ("", "", None)
    assert program.capstone == ""
    assert program.career_services is None
    assert not Admission.objects.exists()
    assert not CurriculumArea.objects.exists()


@pytest.mark.parametrize(
    ("pace", "stored"),
    [
        ([], (None, None, None)),
        (["part_time"], (False, True, False)),
        ({"full_time": True, "part_time": None, "self_paced": None}, (True, None, None)),
    ],
)
def test_a_list_of_paces_states_all_three_and_an_empty_one_none(tmp_path, pace, stored):
    program = loaded(tmp_path, record(pace=pace))
    assert (program.full_time, program.part_time, program.self_paced) == stored


def test_employers_are_kept_as_names(tmp_path):
    outcome = {"currency": None, "cohort": None, "n": None, "source": "s1"}
    program = loaded(
        tmp_path,
        record(outcomes=[outcome | {"metric": "employers", "value": ["Acme", "Initech"]}]),
    )
    assert program.outcomes.get().names == ["Acme", "Initech"]
    assert program.outcomes.get().value is None


def test_programs_that_cite_the_same_page_share_one_source(tmp_path):
    loaded(tmp_path, record(), record(id="other"))
    assert Source.objects.count() == 2
    assert Institution.objects.count() == 1


def test_loading_the_same_files_again_changes_nothing(tmp_path):
    path = write(tmp_path / "file.json", record(), record(id="other"))
    load(path)
    before = state_of_database()
    out, _ = load(path)
    assert "These files are loaded already: nothing to do." in out
    out, _ = load(path, force=True)
    assert "Added: 0\nChanged: 0\nUnchanged: 2\n" in out
    assert state_of_database() == before


def test_the_same_facts_in_another_order_change_nothing(tmp_path):
    price = record()["tuition"][0]
    prices = [price, price | {"residency": "in_state", "amount": 500}]
    loaded(tmp_path, record(tuition=prices, cited={"modality": ["s1", "s2"]}))
    before = state_of_database()
    turned = record(tuition=prices[::-1], cited={"modality": ["two", "s1"]})
    turned["sources"]["two"] = turned["sources"].pop("s2")
    out, _ = load(write(tmp_path / "file.json", turned))
    assert "Unchanged: 1" in out
    after = state_of_database()
    assert before.pop("files") != after.pop("files")
    assert after == before


def test_a_change_is_shown_with_the_old_and_the_new_value_and_written(tmp_path):
    loaded(tmp_path, record())
    price = record()["tuition"][0]
    out, _ = load(
        write(
            tmp_path / "file.json",
            record(
                modality="hybrid",
                admission__gre=None,
                tuition=[price | {"amount": 800}],
                prerequisites=[],
            ),
        )
    )
    assert "Changed: 1" in out
    assert "modality: “online” → “hybrid”" in out
    assert "admission.gre: “not_required” → not stated" in out
    assert "prerequisites.calculus: “required” → not stated" in out
    assert "amount 742.75" in out
    assert "amount 800" in out
    program = Program.objects.get()
    assert (program.modality, program.admission.gre) == ("hybrid", "")
    assert program.prices.get().amount == 800
    assert not program.prerequisites.exists()
    assert CatalogueVersion.current() == 2


def test_a_price_that_changed_goes_on_as_the_same_row_and_the_others_are_not_touched(tmp_path):
    price = record()["tuition"][0]
    both = [price, price | {"residency": "in_state", "amount": 500}]
    loaded(tmp_path, record(tuition=both))
    first, second = Price.objects.order_by("pk")
    loaded(tmp_path, record(tuition=[price, price | {"residency": "in_state", "amount": 550}]))
    assert list(Price.objects.order_by("pk")) == [first, second]
    assert [Price.history.filter(id=row.pk).count() for row in (first, second)] == [1, 2]


def test_rows_that_are_no_longer_in_the_file_go(tmp_path):
    outcome = {"metric": "phd_share", "value": 0.1, "currency": None, "cohort": None, "n": 5}
    loaded(tmp_path, record(outcomes=[outcome | {"source": "s1"}]))
    loaded(
        tmp_path,
        record(tuition=[], admission={}, prerequisites=[], curriculum={}, outcomes=[], cited={}),
    )
    models = (Price, Admission, Prerequisite, CurriculumArea, Outcome, Citation)
    assert [model.objects.count() for model in models] == [0] * 6
    assert Price.history.filter(history_type="-").count() == 1


def test_only_the_programs_that_changed_get_history(tmp_path):
    loaded(tmp_path, record(), record(id="other"))
    loaded(tmp_path, record(credits=36), record(id="other"))
    assert Program.history.filter(slug="example-msds").count() == 2
    assert Program.history.filter(slug="other").count() == 1
    assert Institution.history.count() == 1


def test_the_history_says_who_and_why(tmp_path):
    curator = get_user_model().objects.create_user("ada")
    loaded(tmp_path, record(), by="ada", reason="First reading")
    loaded(tmp_path, record(credits=36), by="ada", reason="Catalog of 2026")
    latest = Program.history.latest()
    assert (latest.history_user, latest.history_change_reason) == (curator, "Catalog of 2026")
    for model in (Program, Institution, Price, Admission):
        first = model.history.earliest()
        assert (first.history_user, first.history_change_reason) == (curator, "First reading")
    assert CatalogueVersion.objects.get().changed_by == curator


def test_without_a_reason_the_history_names_the_command(tmp_path):
    loaded(tmp_path, record())
    assert Program.history.get().history_change_reason.startswith("loadcatalogue ")
    assert len(Program.history.get().history_change_reason) <= 100


def test_an_unknown_loader_is_refused(tmp_path):
    assert "There is no user ghost." in refusal(write(tmp_path / "f.json", record()), by="ghost")
    assert not Program.objects.exists()


def test_a_dry_run_shows_the_changes_and_writes_none(tmp_path):
    loaded(tmp_path, record())
    before = state_of_database()
    path = write(tmp_path / "file.json", record(credits=36), record(id="new"))
    out, _ = load(path, dry_run=True)
    assert "Added: 1\n  new\n" in out
    assert "credits: 30 → 36" in out
    assert "Nothing was written (--dry-run)" in out
    assert state_of_database() == before
    load(path)
    assert Program.objects.get(slug="example-msds").credits == 36


def test_progress_is_shown_and_verbosity_0_is_quiet(tmp_path):
    many = [record(id=f"program-{number}") for number in range(60)]
    out, _ = load(write(tmp_path / "file.json", *many))
    assert "Read 1 file\nChecking records\nComparing with the catalogue: 60\n" in out
    assert "  50 of 60\n  60 of 60\n" in out
    assert "… and 35 more" in out
    assert load(write(tmp_path / "file.json", *many, record()), verbosity=0) == ("", "")
    assert Program.objects.count() == 61


def test_a_program_that_left_the_files_is_reported_and_stays(tmp_path):
    loaded(tmp_path, record(), record(id="other"))
    write(tmp_path / "file.json", record())
    out, _ = load(tmp_path)
    assert "In none of these files, left as they are: 1\n  other\n" in out
    assert Program.objects.filter(slug="other").exists()


def test_what_came_later_to_the_format_is_read_too(tmp_path):
    program = loaded(
        tmp_path,
        record(
            status="draft",
            cip6="30.7001",
            weekly_hours=12.5,
            visa_eligible=False,
            missing={"fees": "not_published"},
            verified={"modality": ["2026-10-01", "A. Curator"]},
            doubts={"tuition": ["From a blog", "Two pages disagree"]},
            federal_links=[
                {"unitid": "999001", "cip6": "30.7001", "confidence": "likely", "reason": None}
            ],
            twins=["online-twin"],
        ),
        record(id="online-twin"),
    )
    assert (program.status, program.cip6, program.weekly_hours) == (
        "draft",
        "30.7001",
        Decimal("12.5"),
    )
    assert program.visa_eligible is False
    assert program.citations.get(field="fees").missing == "not_published"
    checked = program.citations.get(field="modality")
    assert (checked.verified_on, checked.verified_by) == (date(2026, 10, 1), "A. Curator")
    assert [doubt.note for doubt in program.doubts.all()] == ["From a blog", "Two pages disagree"]
    assert program.federal_links.get().confidence == "likely"
    twin = Program.objects.get(slug="online-twin")
    assert program.twin_group == twin.twin_group == "example-msds"


def test_a_file_that_leaves_out_a_later_key_leaves_that_fact_alone(tmp_path):
    loaded(tmp_path, record(status="archived", doubts={"tuition": ["From a blog"]}))
    program = loaded(tmp_path, record(credits=36))
    assert (program.status, program.credits) == ("archived", 36)
    assert program.doubts.get().note == "From a blog"
    program = loaded(tmp_path, record(credits=36, status="published", doubts={}))
    assert program.status == "published"
    assert not program.doubts.exists()


def test_a_record_takes_over_the_row_of_the_federal_directory_with_its_unitid(tmp_path):
    federal = Institution.objects.create(
        slug="example-university-main-campus",
        name="Example University-Main Campus",
        unitid="999001",
        accreditor="Middle States",
        aliases=["EU Main"],
    )
    program = loaded(tmp_path, record(institution__aliases=["EU"]))
    assert program.institution == federal
    federal.refresh_from_db()
    assert (federal.name, federal.curated) == ("Example University", True)
    assert federal.slug == "example-university-main-campus"
    assert federal.accreditor == "Middle States"
    assert federal.aliases == ["EU Main", "EU"]
    out, _ = load(tmp_path / "file.json", force=True)
    assert "Unchanged: 1" in out


def test_of_two_campuses_with_one_unitid_the_namesake_takes_the_federal_row(tmp_path):
    federal = Institution.objects.create(
        slug="example-university", name="Example University", unitid="999001"
    )
    tech = record(id="tech")
    tech["institution"] = tech["institution"] | {"name": "Example Tech (Example University)"}
    loaded(tmp_path, tech, record())
    assert Program.objects.get(slug="example-msds").institution == federal
    assert Program.objects.get(slug="tech").institution.slug == "example-tech-example-university"


def test_two_institutions_never_share_a_slug(tmp_path):
    other = record(id="other", institution__unitid="999002", institution__city="Erie")
    loaded(tmp_path, record(), other)
    slugs = set(Institution.objects.values_list("slug", flat=True))
    assert slugs == {"example-university", "example-university-2"}


def test_a_source_remembers_the_latest_day_it_was_read(tmp_path):
    loaded(tmp_path, record(sources__s1__retrieved_on="2026-01-01"))
    loaded(tmp_path, record(sources__s1__retrieved_on="2026-05-01"))
    assert CatalogueVersion.current() == 2
    loaded(tmp_path, record(sources__s1__retrieved_on="2026-03-01"))
    assert CatalogueVersion.current() == 2
    source = Source.objects.get(url="https://www.example.edu/msds/tuition")
    assert source.retrieved_on == date(2026, 5, 1)


def test_a_source_whose_kind_the_file_corrects_is_corrected(tmp_path):
    loaded(tmp_path, record())
    loaded(tmp_path, record(sources__s1__kind="secondary"))
    source = Source.objects.get(url="https://www.example.edu/msds/tuition")
    assert source.kind == "secondary"
    assert Source.objects.count() == 2


def test_the_version_grows_once_for_many_changes(tmp_path):
    loaded(tmp_path, *[record(id=f"program-{number}") for number in range(5)])
    assert CatalogueVersion.current() == 1
    assert DataFile.objects.get(name="catalogue").rows == 5


def test_a_change_that_the_database_refuses_leaves_it_as_it_was(tmp_path, monkeypatch):
    loaded(tmp_path, record())
    before = state_of_database()
    # As if the database knew a rule that the schema of the file does not.
    monkeypatch.setattr("programs.catalogue.apply.decimal", lambda number: Decimal(-1))
    said = refusal(write(tmp_path / "file.json", record(credits=36), record(id="new")))
    assert "The database refused the change: " in said
    assert "Nothing was loaded." in said
    assert state_of_database() == before


def test_a_blank_of_an_institution_says_nothing_so_that_the_federal_directory_may_fill_it(
    tmp_path,
):
    program = loaded(tmp_path, record())
    program.institution.accreditor = "Middle States"
    program.institution.save()
    program.imported["institution"]["accreditor"] = "Middle States"
    program.save()
    program = loaded(tmp_path, record(credits=36))
    assert (program.credits, program.institution.accreditor) == (36, "Middle States")
