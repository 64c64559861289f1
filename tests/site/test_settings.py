"""The environment decides, and what cannot be read stops the start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCTION = {
    "DEVELOPMENT": "0",
    "DEBUG": "0",
    "SECRET_KEY": "k9!vX2@pQ7#mZ4$wB8%nC5^tR1&yH6*uJ3(eF0)gL-dS=aT+oI",
    "ALLOWED_HOSTS": "degrees.example.org",
}


def manage(*arguments, **environment):
    """Run manage.py in a fresh process; answer (exit code, all that it wrote)."""
    # Browser tests set a variable of Django's own that no deployment may have.
    inherited = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=inherited | {"DATABASE_URL": "sqlite://:memory:"} | PRODUCTION | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.slow
def test_production_settings_pass_every_deployment_check():
    code, output = manage("check", "--deploy", "--fail-level", "WARNING")

    assert code == 0, output
    assert "no issues" in output


@pytest.mark.slow
@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"SECRET_KEY": ""}, "Set SECRET_KEY: 50 or more random characters"),
        ({"ALLOWED_HOSTS": ""}, "Set ALLOWED_HOSTS: the host names"),
    ],
    ids=["no secret key", "no host names"],
)
def test_production_does_not_start_without_what_only_its_owner_knows(environment, said):
    code, output = manage("check", **environment)

    assert code != 0
    assert said in output


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "perhaps"),
        ("DEVELOPMENT", "2"),
        ("SECURE_SSL_REDIRECT", "sometimes"),
        ("SECURE_HSTS_SECONDS", "a year"),
        ("CATALOGUE_FILE_MAX_BYTES", "40 MB"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_a_value_that_cannot_be_read_stops_the_start_and_is_named(name, value):
    code, output = manage("check", **{name: value})

    assert code != 0
    assert name in output


@pytest.mark.slow
def test_development_starts_with_nothing_but_its_switch():
    code, output = manage("check", DEVELOPMENT="1", SECRET_KEY="development-only", ALLOWED_HOSTS="")

    assert code != 0, "an empty list of hosts is a mistake, in development too"
    assert "ALLOWED_HOSTS" in output


@pytest.mark.parametrize(("told", "threads"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "3"}, "3")])
def test_linear_algebra_starts_no_threads_unless_it_is_told_to(told, threads):
    inherited = {name: value for name, value in os.environ.items() if "OPENBLAS" not in name}
    look = (
        "import config, os, sys; print(os.environ['OPENBLAS_NUM_THREADS'], 'numpy' in sys.modules)"
    )
    said = subprocess.check_output([sys.executable, "-c", look], cwd=ROOT, env=inherited | told)

    assert said.decode().split() == [threads, "False"]
