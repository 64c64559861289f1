"""The page that says how programs are scored, and the document that says it to developers."""

import ast
import re
from pathlib import Path

import html5lib
import pytest

from decisions.defaults import DEFAULTS
from decisions.engine.parameters import parameters
from decisions.person import USED
from decisions.views.method import GROUPS
from programs.wording import number

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENT = ROOT / "docs" / "method.md"
ENGINE = ROOT / "decisions" / "engine"


@pytest.fixture
def page(client, db):
    response = client.get("/method/")
    assert response.status_code == 200
    return response.content.decode()


def text_of(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("&nbsp;", " ").split())


def test_every_parameter_stands_on_the_page_under_one_heading(page):
    shown = [name for names in GROUPS.values() for name in names]

    assert sorted(shown) == sorted(parameters("scoring"))
    for parameter in parameters("scoring").values():
        assert parameter.label in page
        assert parameter.source in page


def test_the_numbers_on_the_page_are_those_of_the_engine(page):
    text = text_of(page)

    weights = parameters("scoring")["weights"]
    assert weights.numbers == (40, 15, 15, 10, 10, 10)
    assert f"Money: {number(f'{weights.numbers[0]:g}')} Curriculum: 15" in text
    assert "Best: 0 Middle: 1 Worst: 2 times the budget 0 to 5" in text
    assert "Level 0: 4 Level 1: 2 Level 2: 0 Level 3: 0 months" in text
    assert "Machine-learning methods: 0.35" in text
    assert "Computing: yes Another quantitative field: no" in text


def test_every_default_that_counts_is_on_the_page(page):
    text = text_of(page)

    for name in USED:
        assert DEFAULTS[name].words in text


def test_it_says_what_is_not_in_the_score_yet(page):
    assert "Not in the score yet:" in page
    assert "This is no financial advice." in page


def test_it_is_well_formed_and_needs_no_session(client, page):
    html5lib.HTMLParser(strict=True).parse(page)

    assert page.count("<h1") == 1
    assert not client.cookies


def public_functions():
    """(file, name) of every public function and class of the scoring engine."""
    for name in ("values", "prerequisites", "gates", "criteria", "ranking", "scoring"):
        path = ENGINE / f"{name}.py"
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                yield f"{name}.{node.name}"


def test_the_document_names_every_parameter_and_public_function():
    text = DOCUMENT.read_text(encoding="utf-8")
    functions = list(public_functions())

    assert len(functions) > 25
    missing = [name for name in functions if f"`{name}`" not in text]
    missing += [name for name in parameters("scoring") if f"`{name}`" not in text]
    assert missing == []


def test_the_document_names_no_parameter_that_is_gone():
    table = (
        DOCUMENT.read_text(encoding="utf-8")
        .partition("## Parameters of scoring")[2]
        .partition("\n## ")[0]
    )
    named = set(re.findall(r"^\| `([a-z_]+)`", table, re.MULTILINE))

    assert named == set(parameters("scoring"))
