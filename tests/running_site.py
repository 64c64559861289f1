"""The site as `make run` serves it: a process and a database of its own, with all data loaded.

Browser tests and measurements use it, for three reasons: they see what a visitor sees, page
loads do not share a connection (or a transaction) with the test, and nothing has to be emptied
and loaded again between tests.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"


def environment(database: Path, **more: str) -> dict[str, str]:
    """What a process needs in order to work on this SQLite file."""
    return os.environ | {"DEVELOPMENT": "1", "DATABASE_URL": f"sqlite:///{database}"} | more


def build_database(path: Path) -> Path:
    """Write a SQLite file with every table and all data in fixtures/. Takes some seconds."""
    _run(["scripts/prepare.py"], environment(path))
    return path


def manage(arguments: list[str], env: dict[str, str]) -> None:
    """Run a management command."""
    _run(["manage.py", *arguments], env)


def _run(command: list[str], env: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout}")


def copy_database(source: Path, target: Path) -> Path:
    """A copy that may be changed. The source must not be open anywhere."""
    shutil.copyfile(source, target)
    return target


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


@contextmanager
def serving(
    command: list[str], port: int, env: dict[str, str], log: Path
) -> Iterator[tuple[str, int]]:
    """Run a server until the block ends; gives its address and process once it answers."""
    address = f"http://{HOST}:{port}"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_it_answers(f"{address}/healthz", process, log)
        yield address, process.pid
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_it_answers(url: str, process: subprocess.Popen, log: Path) -> None:
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 (our own address)
                return
        except (urllib.error.URLError, OSError):
            if process.poll() is not None:
                break
            time.sleep(0.1)
    raise RuntimeError(f"The server did not start:\n{log.read_text(errors='replace')}")


def development_server(port: int) -> list[str]:
    """The command that `make run` ends with, without watching the source files."""
    return [sys.executable, "manage.py", "runserver", "--noreload", f"{HOST}:{port}"]
