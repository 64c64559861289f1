"""The federal files as they are: facts that can be looked up in them."""

import pytest
from django.core.management import call_command
from django.db import transaction

from programs.models import (
    Completions,
    DataFile,
    Institution,
    InstitutionPrice,
    Outcome,
    Program,
)
from tests.factories import make_institution


@pytest.fixture(scope="module")
def output(django_db_setup, django_db_blocker, tmp_path_factory):
    """The files loaded once beside two curated institutions, and undone after this module."""
    path = tmp_path_factory.mktemp("official") / "output.txt"
    with django_db_blocker.unblock(), transaction.atomic(), path.open("w+") as out:
        for name, city in (("Cornell Tech (Cornell University)", "New York"),
                           ("Cornell University", "Ithaca")):  # fmt: skip
            make_institution(
                name=name, slug=name.split(" (")[0].lower().replace(" ", "-"), city=city,
                region="NY", unitid="190415", curated=True,
            )  # fmt: skip
        call_command("loadofficial", stdout=out)
        out.seek(0)
        yield out.read()
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("output"), pytest.mark.slow]


def test_the_listed_tier_has_its_size():
    listed = Program.objects.filter(tier="listed", status="published")
    assert listed.count() == 1044
    assert listed.values("institution").distinct().count() == 532


def test_rows_outside_the_directory_are_counted(output):
    assert "lacks: 40 of completions, 22 of tuition, 14 of earnings." in output


def test_carnegie_mellon_reports_its_degrees_as_artificial_intelligence():
    cmu = Institution.objects.get(unitid="211440")
    assert (cmu.name, cmu.city, cmu.cbsa) == ("Carnegie Mellon University", "Pittsburgh", "38300")
    assert cmu.accreditor == "Middle States Commission on Higher Education"
    awards = Completions.objects.filter(institution=cmu, year=2024)
    assert awards.get(cip6="11.0102").awards == 147
    assert awards.get(cip6="30.7001").awards == 17
    years = Completions.objects.filter(institution=cmu, cip6="30.7001")
    assert [row.year for row in years] == [2024]
    price = InstitutionPrice.objects.get(institution=cmu, residency="in_state")
    assert (price.tuition, price.academic_year, price.doubt) == (48496, "2023-24", "")


def test_georgia_tech_has_awards_charges_pay_debt_and_its_bachelors():
    tech = Institution.objects.get(unitid="139755")
    assert Completions.objects.get(institution=tech, cip6="11.0101", year=2024).awards == 2992
    tuition = dict(tech.average_prices.values_list("residency", "tuition"))
    assert tuition == {"in_state": 14064, "out_of_state": 29140}
    figures = dict(tech.outcomes.filter(cip4="11.01").values_list("metric", "value"))
    assert figures == {
        "median_salary_4yr": 195622,
        "bachelors_salary_4yr": 150628,
        "median_debt": 20500,
    }


def test_national_medians_by_field():
    science = Outcome.objects.filter(scope="nation_field", cip4="11.07")
    assert dict(science.values_list("metric", "value")) == {
        "median_salary_4yr": 145600,
        "bachelors_salary_4yr": 107000,
    }


def test_nothing_is_published_on_pay_in_data_science_and_analytics():
    assert not Outcome.objects.filter(cip4__in=["30.70", "30.71"]).exists()


def test_doubtful_charges_are_flagged_and_left_at_that():
    doubtful = InstitutionPrice.objects.exclude(doubt="").select_related("institution")
    assert {price.institution.name for price in doubtful} == {
        "Bridgewater State University",
        "Cabrini University",
        "Dartmouth College",
        "Jackson State University",
        "Louisiana State University and Agricultural & Mechanical College",
        "Northwestern University",
    }
    assert not InstitutionPrice.objects.filter(tuition=0).exists()


def test_cornells_degrees_belong_to_the_university_and_not_to_cornell_tech():
    owner = {
        row.institution.slug for row in Completions.objects.filter(institution__unitid="190415")
    }
    assert owner == {"cornell-university"}
    tech = Institution.objects.get(slug="cornell-tech")
    assert (tech.city, tech.cbsa, tech.latitude) == ("New York", "", None)


def test_each_file_is_remembered_with_its_rows_and_source():
    files = DataFile.objects.filter(name__startswith="official/")
    assert {file.name.rpartition("/")[2]: file.rows for file in files} == {
        "ipeds_hd2024_graduate_institutions.csv": 2141,
        "ipeds_completions_masters_2020_2024.csv": 3715,
        "ipeds_ic2023ay_graduate_tuition.csv": 2019,
        "scorecard_masters_earnings.csv": 735,
        "scorecard_national_medians_by_field_2026.csv": 17,
    }
    for file in files.select_related("source"):
        assert file.source.kind == "government"
        assert file.source.license
        assert file.source.retrieved_on


def test_loading_again_changes_nothing(capsys):
    call_command("loadofficial", "--force")
    assert capsys.readouterr().out.count("no change") == 5
    call_command("loadofficial")
    assert "unchanged" in capsys.readouterr().out
