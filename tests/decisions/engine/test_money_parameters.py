"""The engine's parameters say where they come from, and equal the reference tables."""

import csv
from pathlib import Path

import pytest

from decisions.engine.parameters import Parameter, parameters, value

REFERENCE = Path(__file__).parents[3] / "fixtures" / "reference"
FILES = ("loans", "taxes", "assumptions")
EVERY = [(file, key) for file in FILES for key in parameters(file)]
STATUSES = ("single", "mfj", "mfs", "hoh")


def table(name, key, content):
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return {row[key]: row[content] for row in csv.DictReader(lines)}


def loans():
    """The newest row of each item: those of award year 2026-27, and those of no other year."""
    with (REFERENCE / "loans.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {row["item"]: row for row in reversed(rows)}


@pytest.fixture(scope="module")
def tax_table():
    return table("tax_2026", "parameter", "value")


@pytest.fixture(scope="module")
def loan_table():
    return loans()


@pytest.mark.parametrize(("file", "key"), EVERY)
def test_each_parameter_has_a_label_a_unit_a_source_and_a_date(file, key):
    entry = parameters(file)[key]
    assert isinstance(entry, Parameter)
    for text in (entry.label, entry.unit, entry.source, entry.as_of):
        assert text.strip()
    assert entry.status in {"D", "S", "J"}


@pytest.mark.parametrize(("file", "key"), EVERY)
def test_each_default_lies_in_its_range(file, key):
    entry = parameters(file)[key]
    if entry.range is None:
        assert entry.status == "D"
        return
    low, high = entry.range
    assert low < high
    assert low <= entry.centre <= high


def test_every_judgement_has_a_range():
    judged = [entry for file, key in EVERY if (entry := parameters(file)[key]).status == "J"]
    assert len(judged) > 40
    assert all(entry.range for entry in judged)


def test_the_central_value_of_a_beta_is_its_mean_and_of_a_triangle_its_peak():
    seen = 0
    for entry in parameters("assumptions").values():
        if entry.unit.startswith("Beta"):
            a, b = entry.default
            assert entry.centre == pytest.approx(a / (a + b))
            seen += 1
    assert seen >= 12
    for file, key in (("loans", "private_rate"), ("assumptions", "attribution")):
        assert parameters(file)[key].centre == parameters(file)[key].default[1]


def test_a_file_that_is_not_there_is_refused():
    with pytest.raises(KeyError, match="no parameter file called 'weather'"):
        parameters("weather")


@pytest.mark.parametrize("status", STATUSES)
def test_brackets_equal_the_reference_table(tax_table, status):
    written = [pair.split(":") for pair in tax_table[f"brackets_{status}"].split("|")]
    expected = [[pytest.approx(float(rate) / 100), float(upper)] for rate, upper in written]
    assert value("taxes", "brackets")[status] == expected


@pytest.mark.parametrize(
    ("key", "row"),
    [("standard_deduction", "standard_deduction"), ("additional_medicare_threshold", None)],
)
def test_amounts_by_status_equal_the_reference_table(tax_table, key, row):
    written = tax_table[row or "additional_medicare"].split("|")[-4:]
    assert [value("taxes", key)[status] for status in STATUSES] == list(map(float, written))


@pytest.mark.parametrize(
    ("key", "row"),
    [
        ("social_security_rate", "social_security_rate"),
        ("social_security_wage_base", "social_security_wage_base"),
        ("medicare_rate", "medicare_rate"),
        ("loan_interest_cap", "student_loan_interest_deduction_cap"),
        ("learning_credit_rate", "lifetime_learning_credit_rate"),
        ("learning_credit_expenses", "lifetime_learning_credit_expense_limit"),
        ("employer_aid_exclusion", "employer_education_assistance_exclusion"),
    ],
)
def test_tax_amounts_equal_the_reference_table(tax_table, key, row):
    assert value("taxes", key) == float(tax_table[row])


def test_the_additional_medicare_rate_equals_the_reference_table(tax_table):
    rate = tax_table["additional_medicare"].split("|")[0]
    assert value("taxes", "additional_medicare_rate") == float(rate)


@pytest.mark.parametrize("status", ["single", "mfj", "hoh"])
@pytest.mark.parametrize(
    ("key", "row"),
    [
        ("loan_interest_phaseout", "student_loan_interest_phaseout"),
        ("learning_credit_phaseout", "lifetime_learning_credit_phaseout"),
    ],
)
def test_phaseouts_equal_the_reference_table(tax_table, key, row, status):
    written = tax_table[f"{row}_{'single' if status == 'hoh' else status}"]
    assert value("taxes", key)[status] == [float(amount) for amount in written.split("|")]
    assert "mfs" not in value("taxes", key)


@pytest.mark.parametrize(
    ("key", "item", "scale"),
    [
        ("federal_rate", "federal_grad_unsub_rate", 100),
        ("federal_fee", "origination_fee_unsub", 100),
        ("federal_annual", "annual_limit_graduate", 1),
        ("federal_aggregate", "aggregate_limit_graduate", 1),
        ("federal_lifetime", "lifetime_limit_all_federal", 1),
        ("grace_months", "grace_period_months", 1),
        ("rap_dependent_reduction", "rap_dependent_reduction", 1),
        ("rap_minimum_payment", "rap_minimum_payment", 1),
        ("rap_principal_match", "rap_principal_match", 1),
        ("rap_forgiveness_years", "rap_forgiveness_years", 1),
    ],
)
def test_loan_terms_equal_the_reference_table(loan_table, key, item, scale):
    assert value("loans", key) * scale == pytest.approx(float(loan_table[item]["value"]))


def test_the_federal_rate_is_that_of_the_award_year_it_names(loan_table):
    row = loan_table["federal_grad_unsub_rate"]
    assert row["effective_or_award_year"] == parameters("loans")["federal_rate"].as_of


def test_repayment_tiers_equal_the_reference_table(loan_table):
    row = loan_table["tiered_standard_term_years"]
    pairs = [pair.split(":") for pair in row["value"].split("|")]
    assert [0.0, *value("loans", "tier_thresholds")] == [float(limit) for limit, _ in pairs]
    assert value("loans", "tier_years") == [float(years) for _, years in pairs]
    assert f"min payment {value('loans', 'minimum_payment'):.0f}/month" in row["condition"]


def test_rap_rates_equal_the_reference_table(loan_table):
    pairs = [pair.split(":") for pair in loan_table["rap_rate_by_agi"]["value"].split("|")]
    assert pairs[0] == ["0", f"{value('loans', 'rap_lowest_yearly'):.0f}/yr"]
    step = value("loans", "rap_step")
    assert [float(limit) for limit, _ in pairs] == [step * n for n in range(len(pairs))]
    assert [rate for _, rate in pairs[1:]] == [f"{n}%" for n in range(1, len(pairs))]
    assert value("loans", "rap_highest_rate") == (len(pairs) - 1) / 100


def test_the_private_rate_is_the_reference_default(loan_table):
    row = loan_table["private_fixed_apr_default"]
    low, mode, high = (100 * rate for rate in value("loans", "private_rate"))
    assert mode == pytest.approx(float(row["value"]))
    assert f"triangular({low:.0f},{mode:.0f},{high:.0f})" in row["unit"]
