"""Which published pay of graduates says something about which program."""

import doctest
from datetime import date
from decimal import Decimal

import pytest

from programs import pay_figures_build
from programs.models import ExchangeRate
from programs.snapshot_build import build
from tests.factories import (
    make_federal_link,
    make_institution,
    make_outcome,
    make_program,
    make_source,
)

pytestmark = pytest.mark.django_db

DATA_SCIENCE = "30.7001"


@pytest.fixture
def figures():
    """The figures of a program, read anew."""

    def read(program):
        catalogue = build()
        return catalogue.pay.of(catalogue.index_of_id[program.pk])

    return read


def test_a_program_has_its_own_figures_its_field_and_the_nations_the_closest_first(figures):
    program = make_program(cip6=DATA_SCIENCE)
    make_outcome(cip4="30.70", value=110_000, dollar_year=2024)
    make_outcome(institution=program.institution, cip4="30.70", value=120_000, dollar_year=2024)
    make_outcome(program=program, metric="median_starting_salary", value=105_000, n=30)

    found = figures(program)

    assert [each.scope for each in found] == ["program", "institution_field", "nation_field"]
    assert [each.dollars for each in found] == [105_000, 120_000, 110_000]
    assert [each.years_after for each in found] == [0, 4, 4]
    assert [each.n for each in found] == [30, None, None]


def test_figures_of_another_field_or_institution_or_a_bachelors_say_nothing(figures):
    program = make_program(cip6=DATA_SCIENCE)
    make_outcome(cip4="11.07")
    make_outcome(institution=make_institution(), cip4="30.70")
    make_outcome(cip4="30.70", metric="bachelors_salary_4yr")
    make_outcome(program=program, metric="placement_rate_6mo", value=Decimal("0.9"))

    assert figures(program) == []


def test_of_the_same_graduates_only_the_figure_nearest_to_the_degree_counts(figures):
    program = make_program(cip6=DATA_SCIENCE)
    for metric, value in (("median_salary_4yr", 130_000), ("median_salary_1yr", 90_000)):
        make_outcome(
            institution=program.institution, cip4="30.70", metric=metric, value=value,
            dollar_year=2024,
        )  # fmt: skip

    assert [each.dollars for each in figures(program)] == [90_000]


def test_a_median_comes_before_a_mean(figures):
    program = make_program()
    make_outcome(program=program, metric="mean_starting_salary", value=120_000)
    make_outcome(program=program, metric="median_starting_salary", value=100_000)

    (found,) = figures(program)

    assert (found.dollars, found.is_mean) == (100_000, False)


def test_two_cohorts_of_one_program_both_stand(figures):
    program = make_program()
    for cohort, n in (("2022 (residents)", 35), ("2022 (others)", 22)):
        make_outcome(program=program, metric="mean_starting_salary", cohort=cohort, n=n)

    assert [each.n for each in figures(program)] == [35, 22]


def test_federal_figures_are_of_masters_degrees_and_stand_for_nothing_else(figures):
    school = make_institution()
    make_outcome(institution=school, cip4="30.70")
    certificate = make_program(kind="graduate_certificate", cip6=DATA_SCIENCE, institution=school)

    assert figures(certificate) == []
    assert len(figures(make_program(cip6=DATA_SCIENCE, institution=school))) == 1


def test_a_campus_that_reports_under_a_linked_number_is_the_same_institution(figures):
    program = make_program()
    make_outcome(institution=make_institution(unitid="190415"), cip4="11.07", value=140_000)
    assert figures(program) == []

    make_federal_link(program, "190415", "11.0701")

    assert [each.dollars for each in figures(program)] == [140_000]


def test_an_unclear_link_leads_to_no_figure(figures):
    program = make_program()
    make_outcome(institution=make_institution(unitid="190415"), cip4="11.07")
    make_federal_link(program, "190415", "11.0701", confidence="unclear")

    assert figures(program) == []


def test_other_currencies_are_converted_by_their_rate_and_dropped_without_one(figures):
    program = make_program()
    ExchangeRate.objects.create(
        currency="EUR", usd_per_unit=Decimal("1.25"), date=date(2026, 10, 30), source=make_source()
    )
    for currency, value in (("EUR", 60_000), ("CHF", 90_000)):
        make_outcome(
            program=program, metric="median_starting_salary", currency=currency, value=value
        )

    (found,) = figures(program)

    assert (found.dollars, found.currency) == (75_000, "EUR")


@pytest.mark.parametrize(
    ("stated", "cohort", "as_of", "read_on", "year"),
    [
        (2024, "2017-19 completers", "2026", None, 2024),
        (None, "May 2023 graduates", "2025-26", None, 2023),
        (None, "2023-24", "", None, 2024),
        (None, "", "release 2026-06-10", None, 2026),
        (None, "not stated", "", date(2025, 3, 1), 2025),
    ],
)
def test_dollars_without_a_year_are_of_the_cohorts_else_of_the_sources(
    figures, stated, cohort, as_of, read_on, year
):
    program = make_program()
    make_outcome(
        program=program,
        metric="median_starting_salary",
        dollar_year=stated,
        cohort=cohort,
        source=make_source(as_of=as_of, retrieved_on=read_on),
    )

    (found,) = figures(program)

    assert (found.year, found.year_stated) == (year, stated is not None)


def test_the_cohort_that_a_federal_figure_counts_does_not_date_its_dollars(figures):
    program = make_program(cip6=DATA_SCIENCE)
    make_outcome(
        institution=program.institution, cip4="30.70", metric="median_salary_1yr",
        cohort="n counts the completers of 2021-22", source=make_source(as_of="release 2026"),
    )  # fmt: skip

    assert [each.year for each in figures(program)] == [2026]


def test_a_figure_that_nothing_dates_is_not_used(figures):
    program = make_program()
    make_outcome(
        program=program, metric="median_starting_salary", source=make_source(as_of="undated")
    )

    assert figures(program) == []


def test_a_catalogue_without_figures_has_none(figures):
    assert figures(make_program()) == []


def test_examples_in_docstrings_hold():
    result = doctest.testmod(pay_figures_build)

    assert (result.failed, result.attempted) == (0, 1)
