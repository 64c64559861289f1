"""python -m decisions.engine FILE.json: what it prints, and how it refuses."""

import copy
import json
import subprocess
import sys
from pathlib import Path

import pytest

from decisions.engine.check import main

from .conftest import BY_ID, CASES, inputs_of

ROOT = Path(__file__).parents[3]


@pytest.fixture
def run(tmp_path, capsys):
    """Run the command on the content of a file; gives exit code, decoded output, error lines."""

    def command(content):
        file = tmp_path / "scenarios.json"
        file.write_text(content if isinstance(content, str) else json.dumps(content))
        code = main([str(file)])
        printed = capsys.readouterr()
        output = json.loads(printed.out) if printed.out else None
        return code, output, printed.err.splitlines()

    return command


def deterministic():
    return {"tolerances": CASES["tolerances"], "cases": copy.deepcopy(CASES["cases"])}


def one(inputs, name="mine", **more):
    return {"cases": [{"id": name, "inputs": inputs, **more}]}


def test_the_published_cases_pass_and_print_the_expected_keys(run):
    code, output, errors = run(deterministic())
    assert (code, errors) == (0, [])
    assert [case["id"] for case in output["cases"]] == ["A", "B", "P3", "P4"]
    for case, printed in zip(CASES["cases"], output["cases"], strict=True):
        assert list(printed["outputs"]) == list(case["expected"])
    first = output["cases"][0]["outputs"]
    assert first["npv"] == pytest.approx(-80368.1149, abs=0.01)
    assert first["break_even_year"] is None


def test_each_figure_outside_its_tolerance_is_named(run):
    content = deterministic()
    content["cases"][0]["expected"]["npv"] += 0.02
    content["cases"][0]["expected"]["rap"]["first"] -= 1
    content["cases"][2]["expected"]["break_even_year"] = 8
    content["cases"][3]["expected"]["flows"][2] += 5
    code, output, errors = run(content)
    assert code == 1
    assert [line.split(": expected")[0] for line in errors] == [
        "A: npv",
        "A: rap.first",
        "P3: break_even_year",
        "P4: flows[2]",
    ]
    assert len(output["cases"]) == 4


def test_a_figure_within_its_tolerance_passes(run):
    content = deterministic()
    content["cases"][0]["expected"]["npv"] += 0.009
    content["cases"][0]["expected"]["break_even_salary"] += 0.04
    assert run(content)[0] == 0


def test_an_expected_figure_that_does_not_exist_is_named(run):
    code, _, errors = run(one(inputs_of("B"), expected={"happiness": 3}))
    assert code == 1
    assert errors == ["mine: happiness: expected 3, got None (tolerance 0.01)"]


def test_expectations_that_are_no_figures_are_named(run):
    code, _, errors = run(one(inputs_of("B"), expected={"npv": "a lot", "flows": 3}))
    assert code == 1
    assert [line.split(": expected")[0] for line in errors] == ["mine: npv", "mine: flows"]
    code, _, errors = run(one(inputs_of("B"), expected=[1]))
    assert (code, errors) == (2, ["mine: expected must be an object"])


def test_a_scenario_without_expectations_is_only_evaluated(run):
    code, output, errors = run(one(inputs_of("A")))
    assert (code, errors) == (0, [])
    outputs = output["cases"][0]["outputs"]
    assert outputs["break_even_salary"] == pytest.approx(116181.65, abs=0.05)
    assert len(outputs["position"]) == 12
    assert set(outputs["rap"]) == {"first", "paid_to_horizon", "balance_at_horizon"}


def test_cases_and_simulations_may_be_absent(run):
    assert run({"note": "nothing here"}) == (0, {"cases": [], "simulations": []}, [])


def test_optional_fields_have_their_defaults(run):
    inputs = inputs_of("A")
    for block, names in {
        "baseline": ["benefits", "unaided_year"],
        "programme": [
            "fees_total",
            "scholarship_total",
            "employer_aid_per_year",
            "family_support_per_year",
            "household_contribution_per_year",
            "study_income_per_year",
            "care_per_year",
            "pay_share",
            "bridge_months",
            "bridge_cost",
            "load",
        ],
        "after": [
            "stay_after_months",
            "stay_months",
            "return_salary",
            "kappa",
            "premium",
            "benefits",
            "quantiles",
        ],
        "finance": ["prior_graduate_federal", "grace_months", "dependents", "loan_inflation"],
    }.items():
        for name in names:
            del inputs[block][name]
    for name in ("role_growth_diff", "complete", "placed", "drop_at", "fx"):
        del inputs[name]
    expected = CASES["cases"][0]["expected"]
    assert run(one(inputs, expected=expected)) == (0, *run(one(inputs, expected=expected))[1:])


REQUIRED = {
    "horizon_years", "discount_real", "inflation", "market_growth", "experience_growth",
    "reporting_currency", "tax_systems",
    "baseline.salary", "baseline.currency", "baseline.tax", "baseline.living",
    "programme.months", "programme.tuition_total", "programme.tuition_growth",
    "programme.living_study", "programme.us_eligible_school", "programme.currency",
    "after.mode", "after.salary", "after.currency", "after.tax", "after.living",
    "after.search_months", "after.planned_search_months",
    "finance.savings", "finance.federal", "finance.federal_rate", "finance.federal_fee",
    "finance.federal_annual", "finance.federal_aggregate", "finance.private",
    "finance.private_rate", "finance.private_years",
}  # fmt: skip


@pytest.mark.parametrize("field", sorted(REQUIRED))
def test_a_required_field_that_is_missing_is_named(run, field):
    inputs = inputs_of("A")
    *block, name = field.split(".")
    del (inputs[block[0]] if block else inputs)[name]
    code, output, errors = run(one(inputs))
    assert (code, output) == (2, None)
    assert f"mine: {field} is missing" in errors


@pytest.mark.parametrize("mode", ["new_role", "same_role"])
def test_a_raise_in_the_same_role_needs_no_salary_but_its_size(run, mode):
    inputs = inputs_of("B", after__mode=mode)
    del inputs["after"]["kappa"], inputs["after"]["premium"]
    _, _, errors = run(one(inputs))
    assert errors == (
        ["mine: after.salary is missing"]
        if mode == "new_role"
        else ["mine: after.kappa is missing", "mine: after.premium is missing"]
    )


WRONG = {
    "horizon_years": 7.5,
    "discount_real": "4 %",
    "complete": 1,
    "drop_at": 1.5,
    "reporting_currency": 3,
    "baseline.salary": None,
    "baseline.tax": "mars",
    "baseline.benefits": -0.1,
    "baseline.unaided_year": 0,
    "programme.months": 0,
    "programme.tuition_total": "60,000",
    "programme.load": True,
    "programme.currency": "EUR",
    "programme.us_eligible_school": "yes",
    "after.mode": "promotion",
    "after.stay_months": 24,
    "after.quantiles": [1, 2, 3],
    "finance.federal": 1,
    "finance.private_years": 0,
    "finance.grace_months": 2.5,
}
NAMED = {"after.stay_months": "after.return_salary"}


@pytest.mark.parametrize(("field", "content"), WRONG.items(), ids=WRONG)
def test_a_wrong_field_is_named_with_its_block(run, field, content):
    *block, name = field.split(".")
    code, output, errors = run(one(inputs_of("A", **{"__".join((*block, name)): content})))
    assert (code, output) == (2, None)
    assert [line.split(" ")[1] for line in errors] == [NAMED.get(field, field)]


def test_every_wrong_field_of_every_case_is_listed_at_once(run):
    content = deterministic()
    first, second = content["cases"][0]["inputs"], content["cases"][1]["inputs"]
    first["programme"]["months"] = "two years"
    first["after"]["tax"] = "mars"
    del first["finance"]["savings"]
    second["baseline"] = 75_000
    code, _, errors = run(content)
    assert code == 2
    assert sorted(line.split(" ")[0] + " " + line.split(" ")[1] for line in errors) == [
        "A: after.tax",
        "A: finance.savings",
        "A: programme.months",
        "B: baseline",
    ]


SYSTEMS = {
    "kind": {"kind": "flat"},
    "status": {"kind": "us", "status": "widowed"},
    "spouse_income": {"kind": "us", "status": "mfj", "spouse_income": -1},
    "fica": {"kind": "us", "status": "single", "fica": "no"},
    "state": {"kind": "us", "status": "single", "state": "CA"},
    "state.tax": {"kind": "us", "status": "single", "state": {"wage": [0, 1], "tax": [0]}},
    "wage": {"kind": "table", "wage": [0, 5, 5], "tax": [0, 1, 2]},
    "tax": {"kind": "table", "wage": [0, 5]},
    "rate": {"kind": "rate", "rate": 31},
}


@pytest.mark.parametrize("field", SYSTEMS)
def test_a_wrong_tax_system_is_named(run, field):
    code, _, errors = run(one(inputs_of("A", tax_systems={"us": SYSTEMS[field]})))
    assert code == 2
    assert [line.split(" ")[1] for line in errors] == [f"tax_systems.us.{field}"]


def test_us_taxes_reported_in_another_currency_need_the_dollar(run):
    inputs = inputs_of("B", reporting_currency="EUR", fx={"EUR": 1.0})
    for block in ("baseline", "programme", "after"):
        inputs[block]["currency"] = "EUR"
    _, _, errors = run(one(inputs))
    assert errors == ["mine: fx.USD is missing: US taxes and federal loans are in dollars"]
    assert run(one(inputs | {"fx": {"EUR": 1.0, "USD": 0.9}}))[0] == 0


@pytest.mark.parametrize("rate", [0, -1, "1.1", None])
def test_an_exchange_rate_must_be_above_nothing(run, rate):
    code, _, errors = run(one(inputs_of("A", fx={"USD": 1.0, "EUR": rate})))
    assert code == 2
    assert errors == ["mine: fx.EUR must be a number above 0"]


@pytest.mark.parametrize("content", ["{", "[]", '{"cases": 3}', '{"cases": [3]}'])
def test_a_file_that_is_no_scenario_file_is_refused(run, content):
    code, output, errors = run(content)
    assert (code, output) == (2, None)
    assert len(errors) == 1


@pytest.mark.parametrize("arguments", [[], ["a.json", "b.json"], ["nowhere.json"]])
def test_the_command_wants_one_file_that_exists(arguments, capsys):
    assert main(arguments) == 2
    assert capsys.readouterr().err


@pytest.mark.slow
def test_the_published_simulations_agree_to_their_tolerances(run):
    code, output, errors = run({"simulations": copy.deepcopy(CASES["simulations"])})
    assert (code, errors) == (0, [])
    for case, printed in zip(CASES["simulations"], output["simulations"], strict=True):
        assert list(printed["outputs"]) == list(case["expected"])


@pytest.mark.slow
def test_a_simulated_figure_outside_its_tolerance_is_named(run):
    case = copy.deepcopy(CASES["simulations"][0])
    case["expected"]["p_pays_off"] += 0.02
    code, _, errors = run({"simulations": [case]})
    assert code == 1
    assert [line.split(": expected")[0] for line in errors] == ["S1: p_pays_off"]


@pytest.mark.slow
def test_a_simulation_without_expectations_tells_the_three_stories(run):
    case = {"id": "S1", "inputs": inputs_of("S1")}
    _, output, _ = run({"simulations": [case]})
    branches = output["simulations"][0]["outputs"]["branches"]
    assert list(branches) == ["finish_and_placed", "finish_not_placed", "leave_early"]
    assert sum(story["share"] for story in branches.values()) == pytest.approx(1.0)


@pytest.mark.slow
def test_a_simulation_with_an_unknown_input_names_it(run):
    inputs = inputs_of("S1", programme__tuition_total=float("nan"))
    case = {"id": "S1", "inputs": inputs, "expected": {"mean": None}}
    code, output, _ = run({"simulations": [case]})
    assert code == 0
    assert output["simulations"][0]["outputs"] == {
        "mean": None,
        "not_known": ["programme.tuition_total"],
    }


@pytest.mark.parametrize("field", sorted(BY_ID["S1"]["inputs"]["uncertainty"]))
def test_a_simulation_needs_all_of_its_uncertainty(run, field):
    inputs = inputs_of("S1")
    del inputs["uncertainty"][field]
    code, _, errors = run({"simulations": [{"id": "S1", "inputs": inputs}]})
    assert code == 2
    assert errors == [f"S1: uncertainty.{field} is missing"]


def test_a_simulation_of_a_new_role_needs_the_percentiles_of_its_pay(run):
    inputs = inputs_of("S1")
    del inputs["after"]["quantiles"]
    _, _, errors = run({"simulations": [{"id": "S1", "inputs": inputs}]})
    assert errors == ["S1: after.quantiles is missing"]
    del inputs["uncertainty"]
    assert run({"cases": [{"id": "S1", "inputs": inputs}]})[0] == 0


LOADED = """
import sys
from decisions.engine.check import main
code = main([sys.argv[1]])
print(code, sorted({name.split(".")[0] for name in sys.modules} & {"django", "scipy"}))
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["cases", "simulations"])
def test_the_engine_loads_no_django_and_scipy_only_to_simulate(tmp_path, kind):
    file = tmp_path / "file.json"
    file.write_text(json.dumps({"tolerances": CASES["tolerances"], kind: CASES[kind][:1]}))
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", LOADED, str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = [] if kind == "cases" else ["scipy"]
    assert ran.stdout.splitlines()[-1] == f"0 {loaded}"


@pytest.mark.slow
def test_the_command_runs_as_a_module():
    file = Path(__file__).with_name("method_cases.json")
    ran = subprocess.run(
        [sys.executable, "-m", "decisions.engine", str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    printed = json.loads(ran.stdout)
    assert [case["id"] for case in printed["cases"]] == ["A", "B", "P3", "P4"]
    assert [case["id"] for case in printed["simulations"]] == ["S1", "S2"]
