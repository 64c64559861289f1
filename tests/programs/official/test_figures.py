"""Awards, tuition, earnings and debt: what is stored, and what stays unknown."""

from decimal import Decimal

from programs.models import Completions, InstitutionPrice, Outcome
from tests.programs.official.files import awards, charges, earnings, institution, national


def test_a_year_without_a_report_has_no_row_and_a_reported_zero_has_one(load):
    load(completions=[awards(awards_2021="", awards_2022="0", awards_2023="7", awards_2024="9")])
    assert list(Completions.objects.values_list("year", "awards")) == [
        (2022, 0),
        (2023, 7),
        (2024, 9),
    ]
    assert Completions.objects.first().cip_title == "Data Science, General"


def test_awards_under_other_codes_are_kept_where_the_institution_is(load):
    load(completions=[awards(), awards(cip6="14.1001", awards_2024="171")])
    assert Completions.objects.get(cip6="14.1001").awards == 171


def test_awards_that_are_no_longer_in_the_file_go(load):
    load(completions=[awards(awards_2023="7", awards_2024="9")])
    load(completions=[awards(awards_2023="", awards_2024="10")])
    assert list(Completions.objects.values_list("year", "awards")) == [(2024, 10)]


def test_both_residencies_are_kept_with_their_year_and_source(load):
    load()
    prices = InstitutionPrice.objects.order_by("residency")
    assert list(
        prices.values_list("residency", "tuition", "fees", "per_credit", "academic_year", "doubt")
    ) == [
        ("in_state", 12000, 900, 650, "2023-24", ""),
        ("out_of_state", 24000, 900, 1300, "2023-24", ""),
    ]
    assert "IC2023_AY" in prices[0].source.as_of


def test_a_doubtful_charge_is_kept_with_the_reason(load):
    load(tuition=[charges(flag="check_annual_below_9x_per_credit", grad_tuition_in_state="1260")])
    price = InstitutionPrice.objects.get(residency="in_state")
    assert price.tuition == 1260
    assert price.doubt.startswith("Low beside the charge per credit")


def test_a_zero_that_means_does_not_apply_is_unknown_and_not_free(load):
    zero = {"grad_tuition_in_state": "0", "grad_tuition_out_of_state": "0"}
    load(tuition=[charges(flag="zero_means_not_applicable", **zero)])
    assert set(InstitutionPrice.objects.values_list("tuition", "fees")) == {(None, 900)}

    load(tuition=[charges(flag="", **zero)])
    assert set(InstitutionPrice.objects.values_list("tuition", "fees")) == {(0, 900)}


def test_a_charge_that_is_not_stated_stays_blank(load):
    load(tuition=[charges(grad_per_credit_in_state="")])
    assert InstitutionPrice.objects.get(residency="in_state").per_credit is None


def _by_metric(**where):
    return {outcome.metric: outcome for outcome in Outcome.objects.filter(**where)}


def test_pay_after_four_years_comes_with_its_cohort_dollars_and_count(load):
    load()
    pay = _by_metric(scope="institution_field")["median_salary_4yr"]
    assert (pay.value, pay.currency, pay.dollar_year, pay.horizon_years) == (141000, "USD", 2024, 4)
    assert pay.cip4 == "11.07"
    assert pay.n == 120
    assert pay.cohort == (
        "2017-19 completers, earnings 2022-23; n counts the completers of 2021-22"
    )
    assert pay.population == "federal_aid"
    assert "Truewise" in pay.source.publisher
    assert "CC BY 4.0" in pay.source.license


def test_pay_after_one_year_is_another_figure_without_cohort_or_dollars(load):
    load(earnings=[earnings(earnings_horizon="1yr_after_completion")])
    figures = _by_metric(scope="institution_field")
    assert "median_salary_4yr" not in figures
    pay = figures["median_salary_1yr"]
    assert (pay.value, pay.horizon_years, pay.dollar_year) == (141000, 1, None)
    assert pay.cohort == "n counts the completers of 2021-22"


def test_the_same_schools_bachelors_and_the_debt_are_figures_of_their_own(load):
    load()
    figures = _by_metric(scope="institution_field")
    bachelors, debt = figures["bachelors_salary_4yr"], figures["median_debt"]
    assert (bachelors.value, bachelors.horizon_years, bachelors.n) == (104000, 4, None)
    assert (debt.value, debt.horizon_years, debt.cohort) == (Decimal(30500), None, "")


def test_a_suppressed_figure_has_no_row(load):
    load(
        earnings=[
            earnings(debt_median="", same_school_field_bachelors_earnings_4yr=""),
            earnings(cip_code="1101", earnings="", completers_count=""),
        ]
    )
    stored = Outcome.objects.filter(scope="institution_field")
    assert set(stored.values_list("cip4", "metric")) == {
        ("11.07", "median_salary_4yr"),
        ("11.01", "median_debt"),
        ("11.01", "bachelors_salary_4yr"),
    }


def test_nobody_counted_later_says_nothing_about_this_median(load):
    load(earnings=[earnings(completers_count="0")])
    pay = _by_metric(scope="institution_field")["median_salary_4yr"]
    assert pay.n is None
    assert pay.cohort == "2017-19 completers, earnings 2022-23"


def test_national_medians_belong_to_a_field_and_no_institution(load):
    load(national=[national(), national("1108", bachelors_median_4yr="")])
    stored = Outcome.objects.filter(scope="nation_field", institution=None)
    assert set(stored.values_list("cip4", "metric", "value", "dollar_year")) == {
        ("11.07", "median_salary_4yr", 145600, 2024),
        ("11.07", "bachelors_salary_4yr", 107000, 2024),
        ("11.08", "median_salary_4yr", 145600, 2024),
    }


def test_a_changed_figure_keeps_its_row_and_a_withdrawn_one_goes_without_history(load):
    load()
    before = _by_metric(scope="institution_field")
    load(earnings=[earnings(earnings="150000", debt_median="")])
    after = _by_metric(scope="institution_field")
    assert after["median_salary_4yr"].value == 150000
    assert after["median_salary_4yr"].pk == before["median_salary_4yr"].pk
    assert "median_debt" not in after
    assert Outcome.history.count() == 0


def test_rows_of_institutions_that_we_do_not_keep_are_left_out(load):
    printed = load(
        directory=[institution(), institution("100002", "Elsewhere")],
        earnings=[earnings(), earnings("100002", "5213"), earnings("999999")],
    )
    owners = Outcome.objects.filter(scope="institution_field")
    assert {outcome.institution.unitid for outcome in owners} == {"100001"}
    assert "directory lacks: 1 of earnings." in printed
