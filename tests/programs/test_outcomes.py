"""What became of graduates: each figure with its scope, and never a wider one in its place."""

import pytest

from programs.models import Program
from programs.outcomes import outcomes_of
from tests.factories import (
    make_completions,
    make_federal_link,
    make_institution,
    make_outcome,
    make_program,
)

pytestmark = pytest.mark.django_db


def outcomes(program, why_none="Not published"):
    return outcomes_of(Program.objects.for_detail().get(pk=program.pk), why_none)


def test_figures_stand_from_the_closest_scope_to_the_widest():
    program = make_program(cip6="11.0701")
    make_outcome(cip4="11.07", metric="bachelors_salary_4yr", value=92_400)
    make_outcome(cip4="11.07", value=124_200)
    make_outcome(institution=program.institution, cip4="11.07", value=88_000,
                 metric="bachelors_salary_4yr")  # fmt: skip
    make_outcome(institution=program.institution, cip4="11.07", value=151_397)
    make_outcome(program=program, metric="mean_starting_salary", value=108_113)
    rows = outcomes(program).rows
    assert [(row.scope, row.value) for row in rows] == [
        ("This program", "$108,113"),
        ("All master’s degrees in computer science (CIP 11.07) at this institution", "$151,397"),
        ("Bachelor’s degrees in computer science (CIP 11.07) at this institution", "$88,000"),
        ("Nation, computer science (CIP 11.07), master’s", "$124,200"),
        ("Nation, computer science (CIP 11.07), bachelor’s", "$92,400"),
    ]
    assert rows[2].measure == "Median earnings 4 years after"


def test_a_program_that_publishes_nothing_says_what_to_ask_for():
    (row,) = outcomes(make_program()).rows
    assert (row.scope, row.value) == ("This program", "")
    assert row.why.startswith("Not published. Ask the school for: starting pay")


def test_a_field_without_a_figure_here_is_a_blank_and_not_the_nations_figure():
    program = make_program(cip6="30.7001")
    make_outcome(cip4="30.70", value=118_000)
    _, here, nation = outcomes(program).rows
    assert "at this institution" in here.scope
    assert here.value == ""
    assert "no figure under this code here" in here.why
    assert nation.value == "$118,000"


def test_figures_of_other_institutions_and_fields_are_left_out():
    program = make_program(cip6="11.0701")
    make_outcome(institution=make_institution(), cip4="11.07", value=1)
    make_outcome(institution=program.institution, cip4="27.05", value=2)
    make_outcome(cip4="27.05", value=3)
    assert {row.value for row in outcomes(program).rows} == {""}


def test_only_likely_links_lend_a_program_their_code():
    institution = make_institution(unitid="100858")
    make_outcome(institution=institution, cip4="11.07", value=99_000)
    likely, unclear = (make_program(institution=institution) for _ in range(2))
    make_federal_link(likely, "100858", "11.0701")
    make_federal_link(unclear, "100858", "11.0701", confidence="unclear")
    assert "$99,000" in {row.value for row in outcomes(likely).rows}
    assert "$99,000" not in {row.value for row in outcomes(unclear).rows}


def test_a_campus_finds_the_figures_that_its_institution_reports_for_both():
    reporting = make_institution(unitid="190415")
    campus = make_institution(unitid="190415")
    make_outcome(institution=reporting, cip4="11.07", value=140_000)
    make_completions(reporting, "11.0701", {2024: 300})
    program = make_program(institution=campus, cip6="11.0701")
    result = outcomes(program)
    assert "$140,000" in {row.value for row in result.rows}
    assert result.awards[0].newest == ("2023-24", 300)


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"metric": "placement_rate_6mo", "value": "0.96"}, "96%"),
        ({"metric": "phd_share", "value": "0.125"}, "12.5%"),
        ({"metric": "graduates_per_year", "value": 1250}, "1,250"),
        ({"metric": "employers", "value": None, "names": ["Nike", "Intel"]}, "Nike and Intel"),
        ({"metric": "median_debt", "value": 34_737}, "$34,737"),
        ({"metric": "median_starting_salary", "value": 52_000, "currency": "EUR"}, "€52,000"),
    ],
)
def test_each_measure_has_its_own_words(values, shown):
    program = make_program()
    make_outcome(program=program, **values)
    assert outcomes(program).rows[0].value == shown


def test_a_figure_says_who_was_counted_when_and_how_many():
    program = make_program()
    make_outcome(program=program, metric="median_starting_salary", population="respondents",
                 cohort="2023-24", n=57, response_rate="0.8", dollar_year=2024)  # fmt: skip
    (row,) = outcomes(program).rows
    assert (row.who, row.cohort, row.n) == ("Graduates who answered", "2023-24", "57")
    assert row.why == "2024 dollars; 80% answered"


def test_the_warning_about_the_gap_needs_both_medians():
    program = make_program(cip6="11.0701")
    make_outcome(cip4="11.07")
    assert not outcomes(program).shows_gap
    make_outcome(cip4="11.07", metric="bachelors_salary_4yr")
    assert outcomes(program).shows_gap


def test_a_year_without_a_report_is_not_a_year_without_degrees():
    program = make_program(cip6="30.7001")
    make_completions(program.institution, "30.7001", {2022: 0, 2024: 14})
    make_completions(program.institution, "30.7101", {2023: 5})
    make_federal_link(program, "100858", "30.7101")
    result = outcomes(program)
    assert result.years == ("2021-22", "2022-23", "2023-24")
    science, analytics = result.awards
    assert science.years == (("2021-22", 0), ("2022-23", None), ("2023-24", 14))
    assert analytics.years == (("2021-22", None), ("2022-23", 5), ("2023-24", None))


def test_a_program_without_a_federal_code_needs_no_query(django_assert_num_queries):
    loaded = Program.objects.for_detail().get(pk=make_program().pk)
    with django_assert_num_queries(0):
        outcomes_of(loaded, "")
