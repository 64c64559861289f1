"""Which of our institutions the federal directory means, and what it may write there."""

import pytest

from programs.models import Completions, Institution, Program
from programs.official.directory import split_aliases
from tests.factories import make_institution, make_program
from tests.programs.official.files import awards, charges, earnings, institution


def test_an_institution_that_we_do_not_have_is_made_from_the_directory(load):
    load(directory=[institution(alias="AU  Alpha U", website="https://www.alpha.edu/a b")])
    alpha = Institution.objects.get()
    assert (alpha.slug, alpha.name) == ("alpha-university", "Alpha University")
    assert (alpha.country, alpha.region, alpha.city) == ("US", "PA", "Pittsburgh")
    assert (alpha.cbsa, alpha.unitid, alpha.control) == ("38300", "100001", "public")
    assert (alpha.latitude, alpha.longitude) == (40.5, -79.9)
    assert alpha.accreditor == "Middle States Commission on Higher Education"
    assert alpha.aliases == ["AU", "Alpha U"]
    assert alpha.website == "https://www.alpha.edu/a%20b"
    assert not alpha.curated


def test_an_institution_without_a_row_in_our_fields_is_left_out(load):
    load(
        directory=[institution(), institution("100002", "Law School")],
        tuition=[charges(), charges("100002")],
        completions=[awards(), awards("100002", "52.1301")],
    )
    assert [each.name for each in Institution.objects.all()] == ["Alpha University"]


def test_an_institution_with_published_earnings_in_our_fields_is_kept(load):
    load(
        directory=[institution(), institution("100002", "Beta College")],
        earnings=[earnings("100002", "1107")],
    )
    assert Institution.objects.filter(name="Beta College").exists()


def test_a_new_directory_updates_an_institution_known_from_it_only(load):
    load()
    load(directory=[institution(name="Alpha State University", city="Erie")])
    alpha = Institution.objects.get()
    assert (alpha.name, alpha.city, alpha.slug) == (
        "Alpha State University",
        "Erie",
        "alpha-university",
    )


def test_a_curated_name_and_place_are_never_overwritten(load):
    ours = make_institution(
        name="Alpha", unitid="100001", city="New York", region="NY", cbsa="35620",
        website="https://alpha.example.edu/", accreditor="Ours", control="private_nonprofit",
        latitude=40.7, longitude=-74.0, curated=True,
    )  # fmt: skip
    load()
    alpha = Institution.objects.get()
    for name in (
        "pk", "slug", "name", "city", "region", "cbsa", "website", "accreditor", "control",
        "latitude", "longitude",
    ):  # fmt: skip
        assert getattr(alpha, name) == getattr(ours, name), name
    assert Program.objects.get().institution == alpha


def test_blanks_of_a_curated_institution_are_filled(load):
    make_institution(
        name="Alpha", unitid="100001", control="", aliases=["Tartans"], curated=True,
        city="Pittsburgh",
    )  # fmt: skip
    load(directory=[institution(alias="AU  tartans")])
    alpha = Institution.objects.get()
    assert alpha.accreditor == "Middle States Commission on Higher Education"
    assert alpha.control == "public"
    assert (alpha.cbsa, alpha.latitude, alpha.longitude) == ("38300", 40.5, -79.9)
    assert alpha.aliases == ["Tartans", "Alpha University", "AU"]


def test_a_curated_campus_in_another_city_gets_no_coordinates(load):
    make_institution(name="Alpha Tech", unitid="100001", city="Erie", curated=True)
    load()
    campus = Institution.objects.get()
    assert (campus.cbsa, campus.latitude, campus.longitude) == ("", None, None)
    assert campus.accreditor == "Middle States Commission on Higher Education"


def test_cornell_tech_shares_the_number_and_cornell_university_gets_the_rows(load):
    tech = make_institution(
        name="Cornell Tech (Cornell University)", unitid="190415", city="New York", region="NY",
        curated=True,
    )  # fmt: skip
    cornell = make_institution(
        name="Cornell University", unitid="190415", city="Ithaca", region="NY", curated=True
    )
    load(
        directory=[institution("190415", "Cornell University", city="Ithaca", state="NY")],
        completions=[awards("190415", "11.0701")],
    )
    assert Institution.objects.count() == 2
    assert Program.objects.get(tier="listed").institution == cornell
    assert {row.institution for row in Completions.objects.all()} == {cornell}
    tech.refresh_from_db()
    assert (tech.city, tech.latitude) == ("New York", None)
    assert tech.accreditor == "Middle States Commission on Higher Education"


def test_without_a_campus_of_that_name_the_rows_go_to_the_one_entered_first(load):
    first = make_institution(name="Alpha North", unitid="100001", curated=True)
    make_institution(name="Alpha South", unitid="100001", curated=True)
    load()
    assert Program.objects.get().institution == first


@pytest.mark.parametrize(
    ("region", "merged"), [("PA", True), ("TX", False)], ids=["same state", "another state"]
)
def test_of_two_namesakes_the_one_in_the_same_state_is_meant(load, region, merged):
    ours = make_institution(name="Bethel University", region=region, curated=True)
    load(
        directory=[
            institution("100001", "Bethel University", state="PA"),
            institution("100002", "Bethel University", state="TN"),
        ]
    )
    assert (Program.objects.get().institution == ours) is merged


def test_an_institution_without_a_number_is_found_by_its_exact_name(load):
    ours = make_institution(name="Alpha University", curated=True, region="", city="Pittsburgh")
    make_institution(name="Alpha University Press", curated=True)
    assert "1 changed" in load()
    ours.refresh_from_db()
    assert (ours.unitid, ours.cbsa) == ("", "38300")
    assert Program.objects.get().institution == ours

    assert load().count("no change") == 5
    assert Program.objects.get().institution == ours


def test_a_curators_own_aliases_still_differ_from_the_last_import(load):
    alpha = make_institution(name="Alpha", unitid="100001", curated=True, aliases=["Ours"])
    program = make_program(institution=alpha, imported={"institution": {"aliases": ["File"]}})
    load()
    alpha.refresh_from_db()
    program.refresh_from_db()
    assert alpha.aliases == ["Ours", "Alpha University"]
    assert program.imported["institution"]["aliases"] == ["File"]


def test_a_namesake_abroad_is_not_meant(load):
    abroad = make_institution(name="Alpha University", country="DE", region="", curated=True)
    load()
    abroad.refresh_from_db()
    assert (abroad.accreditor, abroad.aliases) == ("", [])
    assert Program.objects.get().institution != abroad


def test_a_number_says_more_than_a_name(load):
    make_institution(name="Alpha University", curated=True)
    ours = make_institution(name="Alpha", unitid="100001", curated=True)
    load()
    assert Program.objects.get().institution == ours


def test_an_institution_of_that_name_takes_over_when_it_becomes_curated_later(load):
    load()
    ours = make_institution(name="Alpha University", region="PA", curated=True)
    load()
    assert list(Institution.objects.all()) == [ours]
    assert Program.objects.get().institution == ours


def test_a_fill_does_not_look_like_a_curators_edit(load):
    alpha = make_institution(name="Alpha", unitid="100001", curated=True, control="public")
    facts = {"name": "Alpha", "accreditor": None, "control": "private_nonprofit", "aliases": []}
    program = make_program(institution=alpha, imported={"institution": facts})
    load(directory=[institution(alias="AU")])
    program.refresh_from_db()
    assert program.imported["institution"] == {
        "name": "Alpha",
        "accreditor": "Middle States Commission on Higher Education",
        "control": "private_nonprofit",
        "aliases": ["Alpha University", "AU"],
        "cbsa": "38300",
        "latitude": 40.5,
        "longitude": -79.9,
    }


def test_programs_move_when_an_institution_becomes_curated_later(load):
    load()
    program = Program.objects.get()
    ours = make_institution(name="Alpha", unitid="100001", curated=True)
    load()
    moved = Program.objects.get()
    assert (moved.pk, moved.slug) == (program.pk, program.slug)
    assert list(Institution.objects.all()) == [ours]
    assert moved.institution == ours
    assert ours.completions.count() == 1
    assert ours.average_prices.count() == 2


def test_namesakes_get_addresses_with_their_state(load):
    load(
        directory=[
            institution("100001", "University of St Thomas", state="MN"),
            institution("100002", "University of St Thomas", state="TX"),
        ],
        completions=[awards("100001"), awards("100002")],
    )
    assert set(Institution.objects.values_list("slug", flat=True)) == {
        "university-of-st-thomas-mn",
        "university-of-st-thomas-tx",
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("CMU", ["CMU"]),
        ("UCI  UC Irvine", ["UCI", "UC Irvine"]),
        ("AUM||Auburn Montgomery|", ["AUM", "Auburn Montgomery"]),
        ("UA Fort Smith; UAFS", ["UA Fort Smith", "UAFS"]),
        ("The University | the university | U of A", ["The University", "U of A"]),
        ("Alpha University  AU", ["AU"]),
        ("", []),
        ("Wildcats|" * 8 + "UArizo" + "n" * 2, ["Wildcats"]),
    ],
)
def test_aliases_are_parted_and_each_kept_once(text, names):
    assert list(split_aliases(text, "Alpha University")) == names
