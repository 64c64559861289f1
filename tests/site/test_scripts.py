"""What `make` runs says plainly what it lacks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.slow


def run(*command, **environment):
    """Run one of the scripts; answer (exit code, all that it wrote)."""
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True
    )
    return done.returncode, done.stdout + done.stderr


def python_that_says(folder, version, fails_the_check):
    """A stand-in for an interpreter of another version."""
    python = folder / "python"
    python.write_text(f"""#!/bin/sh
[ "$1" = --version ] && echo "Python {version}" && exit 0
[ "$1" = -c ] && exit {int(fails_the_check)}
echo "ran $*"
""")
    python.chmod(0o755)
    return str(python)


def test_an_old_python_is_refused_and_both_versions_are_named(tmp_path):
    old = python_that_says(tmp_path, "3.9.2", fails_the_check=True)

    code, said = run("scripts/find-python", "-m", "venv", ".venv", PYTHON=old)

    assert code == 1
    assert "needs Python 3.11 or newer" in said
    assert "Python 3.9.2" in said
    assert "ran" not in said


def test_a_python_that_is_new_enough_runs_what_it_was_asked_to(tmp_path):
    new = python_that_says(tmp_path, "3.12.1", fails_the_check=False)

    assert run("scripts/find-python", "-m", "venv", ".venv", PYTHON=new) == (
        0,
        "ran -m venv .venv\n",
    )


def test_a_command_for_postgresql_does_not_run_on_another_database():
    command = [sys.executable, "scripts/with_postgres.py", sys.executable, "-c", "print('ran')"]

    code, said = run(*command, DATABASE_URL="sqlite:///somewhere.sqlite3")

    assert code == 1
    assert "not to a PostgreSQL database" in said
    assert "ran" not in said


def test_a_command_for_postgresql_gets_the_given_server_and_its_result_is_passed_on():
    tell = "import os, sys; print(os.environ['DATABASE_URL']); sys.exit(3)"
    command = [sys.executable, "scripts/with_postgres.py", sys.executable, "-c", tell]

    code, said = run(*command, DATABASE_URL="postgres://site:secret@db.example.org/site")

    assert code == 3
    assert "postgres://site:secret@db.example.org/site" in said.splitlines()
    assert "PostgreSQL: postgres://site:…@db.example.org/site" in said.splitlines()


def test_every_step_of_the_preparation_is_a_command_of_the_site():
    code, said = run(sys.executable, "manage.py", "help", "--commands")

    assert code == 0
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        from prepare import STEPS
    finally:
        sys.path.remove(str(ROOT / "scripts"))
    assert {command[0] for _, command in STEPS} <= set(said.split())
