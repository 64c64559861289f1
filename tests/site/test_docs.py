"""What the documents promise is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
MAKEFILE = (ROOT / "Makefile").read_text()


def test_every_setting_from_the_environment_is_documented():
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', (ROOT / "config/settings.py").read_text()))
    documented = set(re.findall(r"`([A-Z_]+)`", (ROOT / "docs/operations.md").read_text()))

    assert len(read) >= 12
    assert read - documented == set()


def test_every_make_command_that_a_document_names_exists():
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    named = {
        (document.name, target)
        for document in DOCUMENTS
        for target in re.findall(r"(?:`|^)make ([a-z-]+)", document.read_text(), re.MULTILINE)
    }

    assert {"run", "test"} <= {target for _, target in named}
    assert not {(name, target) for name, target in named if target not in targets}


def test_every_command_of_the_site_that_a_document_names_exists():
    named = {
        command
        for document in DOCUMENTS
        for command in re.findall(r"manage\.py ([a-z]+)", document.read_text())
    }
    own = {path.stem for path in ROOT.glob("*/management/commands/[a-z]*.py")}
    djangos = {"check", "clearsessions", "collectstatic", "migrate"}

    assert {"loadcatalogue", "loadofficial", "loadreference"} <= named
    assert named - own - djangos == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_to_a_file_leads_to_one(document):
    targets = re.findall(r"\]\(([^)#]+)", document.read_text())
    dead = [
        target
        for target in targets
        if not target.startswith("http") and not (document.parent / target).exists()
    ]

    assert not dead
