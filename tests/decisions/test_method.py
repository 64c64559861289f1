"""The page that says how programs are scored and valued, and the document for developers."""

import ast
import csv
import doctest
import gzip
import html
import json
import re
from pathlib import Path

import html5lib
import pytest

from decisions import parameter_words
from decisions.defaults import DEFAULTS
from decisions.engine.gates import GATES
from decisions.engine.parameters import FILES, parameters
from decisions.engine.taxes import STATUSES
from decisions.money.assumptions import EDITABLE
from decisions.parameter_words import ENTRIES, FILING, parameter_row
from decisions.person import USED
from decisions.views.method import GROUPS, PARTS
from decisions.worked_examples import CASE_A, CASE_B, DATA_SCIENTISTS_PAY

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENT = ROOT / "docs" / "method.md"
ENGINE = ROOT / "decisions" / "engine"
REFERENCE = ROOT / "fixtures" / "reference"
EVERY = [key for file in FILES for key in parameters(file)]


@pytest.fixture
def page(client, db):
    response = client.get("/method/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def text(page):
    return text_of(page)


def text_of(page):
    words = html.unescape(re.sub(r"<[^>]+>", " ", page)).replace("\xa0", " ")
    return re.sub(r" (?=[.,:;])", "", " ".join(words.split()))


def case(name):
    cases = json.loads((ENGINE_TESTS / "method_cases.json").read_text(encoding="utf-8"))
    return next(found for found in cases["cases"] if found["id"] == name), cases


ENGINE_TESTS = ROOT / "tests" / "decisions" / "engine"


def test_every_parameter_of_the_four_files_stands_under_one_heading():
    shown = [key for keys in GROUPS.values() for key in keys]

    assert len(EVERY) == len(set(EVERY)) > 100
    assert sorted(shown) == sorted(EVERY)


@pytest.mark.parametrize("key", EVERY)
def test_a_row_says_all_that_the_file_says(key):
    entry, row = ENTRIES[key], parameter_row(key)

    assert row.label.replace("’", "'") == entry.label.replace("’", "'")
    assert all(value for _, value in row.values)
    assert row.plausible
    assert row.status in ("Official figure", "From a study", "Our judgment")
    assert row.source or entry.source in ("Our judgment", "Our judgement")
    assert row.as_of == entry.as_of
    shown = f"{[value for _, value in row.values]} {row.unit}"
    for raw in ("(a, b)", "shape", "share", "USD", "likely", "{", "inf"):
        assert raw not in shown
    assert "judgement" not in row.source


def test_every_row_is_on_the_page(page, text):
    groups = re.findall(r"<caption class=\"vh\">(.*?)</caption>", page)

    assert len(set(groups)) == len(groups) == len(GROUPS) + 1  # and the brackets
    for key in EVERY:
        row = parameter_row(key)
        values = " ".join(f"{part}: {value}" if part else value for part, value in row.values)
        assert f"{row.label}{' yours to change' if row.yours else ''} {values}" in text
        assert f"{row.status}{'. ' + row.source if row.source else ''} {row.as_of}" in text


def test_numbers_are_those_of_the_engine_in_the_words_of_a_reader(text):
    for row in (
        "Money: 40 Curriculum: 15 Prerequisites: 15",
        "Worst: −1.5 Middle: 0 Best: 3 times your pay before tax −10 to 10",
        "Level 0: 4 Level 1: 2 Level 2: 0 Level 3: 0 months",
        "Machine-learning methods: 35%",
        "Computing: yes Another quantitative field: no",
        "Federal graduate loan rate 8.07% a year, fixed 6% to 9.5% Official figure",
        "Under $25,000: 10 Under $50,000: 15 Under $100,000: 20 From $100,000: 25 years",
        "Chance of finishing, full time yours to change 80 of 100 on average Beta(16, 4)",
        "Middle: 9% Lowest: 5% Highest: 14% a year 3% to 15%",
        "−0.33 normal score: 37 of 100 earn less −0.63 to −0.03",
        "Married, jointly: $175,000 to $205,000",
        "12% $50,400 $100,800 $50,400 $67,450",
        "37% no end no end no end no end",
    ):
        assert row in text


def test_brackets_have_one_list_of_rates_for_all_filing_statuses():
    assert tuple(FILING) == STATUSES
    rates = [[rate for rate, _ in rows] for rows in ENTRIES["brackets"].default.values()]
    assert all(found == rates[0] for found in rates)


def test_what_people_may_change_is_marked(text):
    marked = {key for key in EVERY if parameter_row(key).yours}

    assert marked > set(EDITABLE)
    assert text.count(" yours to change ") == len(marked)


def test_the_contents_lead_to_every_numbered_section(page):
    headings = re.findall(r"<h2 id=\"(m-\w+)\">(\d+\. [^<]+)</h2>", page)
    links = re.findall(r"<a href=\"#(m-\w+)\">(\d+\. [^<]+)</a>", page)

    assert links == headings
    assert len(headings) == sum(map(len, PARTS.values()))
    assert [int(words.partition(".")[0]) for _, words in headings] == [*range(1, len(headings) + 1)]


def test_it_says_what_every_limit_is(text):
    assert len(GATES) == 13
    limits = text.partition("A program is ruled out when")[2].partition("2. Your price")[0]
    for words in (
        "price, duration, format, part time, country of the institution, months of courses first",
        "Start: the courses you need first cannot be done by the start you named",
        "Funding: your savings, your help and the loans open to you do not pay",
        "bachelor’s field, grades, years of work, GRE, a format open to student visas",
    ):
        assert words in limits


def test_the_two_paths_it_tells_are_cases_of_the_engine():
    found, cases = case("A")
    inputs, expected = found["inputs"], found["expected"]
    told = {
        "salary": inputs["baseline"]["salary"],
        "tuition": inputs["programme"]["tuition_total"],
        "entry_pay": inputs["after"]["salary"],
        "first_year": expected["flows"][0],
        "second_year": expected["flows"][1],
        "third_year": expected["flows"][2],
        "fourth_year": expected["flows"][3],
        "last_year": expected["flows"][11],
        "npv": expected["npv"],
        "federal": expected["federal_gross"],
        "federal_at_repayment": expected["federal_balance_at_repayment"],
        "federal_payment": expected["federal_payment"],
        "federal_years": expected["federal_years"],
        "private": expected["private_gross"],
        "private_at_repayment": expected["private_balance_at_repayment"],
        "private_payment": expected["private_payment"],
        "private_years": inputs["finance"]["private_years"],
        "payment_share": expected["payment_share_of_gross"],
        "out_of_pocket": expected["direct_cost_real"],
        "interest": expected["interest_total_nominal"],
        "pay_given_up": expected["net_pay_forgone_real"],
        "break_even": expected["break_even_salary"],
    }

    assert told == CASE_A
    assert tuple(inputs["after"]["quantiles"]) == DATA_SCIENTISTS_PAY
    branches = cases["B_branches"]
    assert CASE_B["finished"] == branches["npv_complete"]
    assert CASE_B["left"] == branches["npv_dropout_at_half"]
    assert CASE_B["salary"] == case("B")[0]["inputs"]["baseline"]["salary"]


def test_its_worked_numbers_agree_with_the_cases(text):
    _, cases = case("B")
    mean = cases["B_branches"]["npv_expected_at_completion_0_6"]
    unit = cases["unit"]

    assert f"the average is ${mean:,.0f}" in text
    # (1 − ¼) · 17,154.65 − ¼ · 3,097.63 = 12,091.58; by 75,000 = 0.161; 50 + 50 · 0.161 / 3 = 53
    assert "that leaves $12,092: 0.16 times a pay of $75,000, and 53 points" in text
    forward = unit["price_forward"]
    assert (forward["price"], forward["years"], forward["growth"]) == (21_000, 2, 0.03)
    assert f"becomes ${forward['value']:,.0f}, at 3% a year" in text
    assert "a dollar in ten years counts 68 cents" in text  # 1.04^−10 = 0.6756
    assert f"${unit['federal_tax']['single']['60000']:,.0f} of federal income tax" in text
    assert f"${unit['fica_single']['60000']:,.0f} for Social Security" in text
    rap = {(row["agi_nominal"], row["dependents"]): row["value"] for row in unit["rap_monthly"]}
    assert (
        f"asks for ${rap[55_000, 0]:.0f} a month, with two dependents ${rap[55_000, 2]:.0f}" in text
    )
    assert "half have moved by year 4; at 5 of 100 only by year 14" in text  # ln ½ / ln(1 − p)
    assert "60 of 100 who finish and get the job, 20 of 100 who finish without it" in text
    # Φ((m − z*) / √(τ² + σ²)) at z* = −0.0681
    assert "53 of 100 data scientists earn more, but only 33 of 100" in text


def test_the_mixture_it_tells_is_that_of_the_reference_data(text):
    with (REFERENCE / "roles_soc.csv").open(encoding="utf-8", newline="") as lines:
        mixture = {row["role"]: row for row in csv.DictReader(lines)}["machine_learning_engineer"]

    assert mixture["soc"] == "15-1252;15-2051;15-1221"
    assert mixture["mixture_weight"] == "0.60;0.30;0.10"
    assert "60 to be counted as software developers, 30 as data scientists, 10 as res" in text


@pytest.mark.parametrize(
    ("name", "key", "factor"),
    [
        ("horizon_years", "horizon_years", 1),
        ("discount_rate", "discount_real", 100),
        ("months_to_job", "planned_search_months", 1),
        ("part_time_pay", "pay_share_part_time", 100),
    ],
)
def test_a_default_that_is_told_twice_is_the_same(name, key, factor):
    assert DEFAULTS[name].value == ENTRIES[key].number * factor


def test_every_default_that_counts_is_on_the_page(text):
    for name in USED:
        assert DEFAULTS[name].words in text


def test_it_says_what_is_left_out_and_no_longer_that_the_money_is(page):
    assert "This is no financial advice." in page
    for gone in ("Not in the score yet", "budget", "Kept for the money answer"):
        assert gone not in page


def test_it_speaks_of_no_probability_as_likely(text):
    assert "likely" not in text


def test_it_is_well_formed_small_and_needs_no_session(client, page):
    html5lib.HTMLParser(strict=True).parse(page)

    assert page.count("<h1") == 1
    assert len(gzip.compress(page.encode())) < 100_000
    assert not client.cookies


def test_examples_in_docstrings_hold():
    result = doctest.testmod(parameter_words)

    assert result.failed == 0
    assert result.attempted == 4


def public_functions():
    """(file, name) of every public function and class of the scoring engine."""
    for name in (
        "values", "prerequisites", "gates", "criteria", "ranking", "scoring",
        "readings", "uniforms", "smaa", "order_changes",
    ):  # fmt: skip
        path = ENGINE / f"{name}.py"
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                yield f"{name}.{node.name}"


def test_the_document_names_every_parameter_and_public_function():
    document = DOCUMENT.read_text(encoding="utf-8")
    functions = list(public_functions())

    assert len(functions) > 25
    missing = [name for name in functions if f"`{name}`" not in document]
    missing += [key for key in EVERY if f"`{key}`" not in document]
    assert missing == []


@pytest.mark.parametrize("package", ["engine", "money"])
def test_the_document_names_every_module(package):
    document = DOCUMENT.read_text(encoding="utf-8")
    modules = [path.stem for path in (ROOT / "decisions" / package).glob("[a-z]*.py")]

    assert len(modules) > 10
    missing = [name for name in modules if not re.search(rf"`{name}[.`]", document)]
    assert missing == []


def test_the_document_names_no_parameter_that_is_gone():
    tables = DOCUMENT.read_text(encoding="utf-8").partition("## Parameters")[2]
    named = re.findall(
        r"^\| ((?:`[a-z_]+`(?:, )?)+) \|", tables.partition("\n## ")[0], re.MULTILINE
    )
    keys = [key for cell in named for key in re.findall(r"`([a-z_]+)`", cell)]

    assert sorted(keys) == sorted(EVERY)
