"""How fast, how heavy, how large: `make bench`, or `make bench ARGS="--requests 200"`.

Serves the site with production settings from one gunicorn worker of one thread (gthread: the
plain worker closes each connection) over a SQLite file with all data, and asks for each page in
turn with an empty one behind the same middleware. Prints; never fails because of a time.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import running_site
from tests.benchmarks import measure, queries
from tests.benchmarks.pages import EMPTY, Pages, personal, save_profile
from tests.benchmarks.visitor import Visitor

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
    "DEVELOPMENT": "0",
    "DEBUG": "0",
    "SECRET_KEY": "measured-on-this-machine-only-and-known-to-everybody-1234",
    "ALLOWED_HOSTS": running_site.HOST,
    "SECURE_SSL_REDIRECT": "0",
    "LOG_LEVEL": "WARNING",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=1000, help="of each page (1,000)")
    parser.add_argument("--database", type=Path, help="a loaded SQLite file, instead of a new one")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="degree-of-belief-bench-") as folder:
        report(Path(folder), given.requests, given.database)


def report(folder: Path, requests: int, loaded: Path | None) -> None:
    database = folder / "bench.sqlite3"
    if loaded:
        running_site.copy_database(loaded, database)
    else:
        say("Building a database with all data …")
        running_site.build_database(database)
    environment = running_site.environment(database, STATIC_ROOT=str(folder / "static"))
    environment |= PRODUCTION
    running_site.manage(["collectstatic", "--no-input", "--verbosity", "0"], environment)
    pages = Pages.from_database(database)
    with worker(environment, folder / "server.log") as (address, process):
        say("Measuring …")
        started = measure.memory_of(process)
        anonymous, person = Visitor(address), Visitor(address)
        for path in pages.public.values():
            anonymous.get(path)
        browsed = measure.memory_of(process)
        profile = save_profile(person)
        own = personal(profile)
        for path in own.values():
            person.get(path)
        scored = measure.memory_of(process)
        speed = [("page", "queries", "p50 ms", "p95 ms", "empty p50", "ratio p50", "ratio p95")]
        sizes = [("page, compressed", "HTML", "CSS and JS", "first load")]
        asked = [(label, path, anonymous) for label, path in pages.public.items()]
        asked += [(label, path, person) for label, path in own.items()]
        counted = queries.count([path for _, path, _ in asked], environment, person.cookies)
        for label, path, visitor in asked:
            speed.append(speed_row(label, counted[path], visitor, path, requests))
            sizes.append(size_row(label, visitor, path))
        afterwards = measure.memory_of(process)
    say(f"\n{measure.table(speed)}\n\n{measure.table(sizes)}\n")
    memory = [("memory of the worker (PSS)", "MiB")]
    for label, size in (
        ("started", started),
        ("each public page once", browsed),
        ("a ranking and a report once", scored),
        ("at the end", afterwards),
    ):
        memory.append((label, f"{size / 2**20:.0f}" if size else "not told by this system"))
    say(measure.table(memory))


def speed_row(label: str, queries: int, visitor: Visitor, path: str, requests: int):
    empty, page = measure.interleaved(
        lambda: visitor.get(EMPTY), lambda: visitor.get(path), rounds=requests
    )
    return (
        label,
        str(queries),
        f"{page.p50 * 1000:.1f}",
        f"{page.p95 * 1000:.1f}",
        f"{empty.p50 * 1000:.2f}",
        f"{page.p50 / empty.p50:.1f}",
        f"{page.p95 / empty.p95:.1f}",
    )


def size_row(label: str, visitor: Visitor, path: str):
    html = visitor.get(path)
    page = measure.compressed(html)
    files = sum(measure.compressed(visitor.get(file)) for file in measure.linked_files(html))
    return (label, *(f"{size / 1000:.1f} kB" for size in (page, files, page + files)))


@contextmanager
def worker(environment: dict[str, str], log: Path) -> Iterator[tuple[str, int]]:
    """One gunicorn worker: its address and process number."""
    port = running_site.free_port()
    command = [sys.executable, "-m", "gunicorn", "config.wsgi"]
    command += ["--bind", f"{running_site.HOST}:{port}", "--workers", "1", "--threads", "1"]
    command += ["--worker-class", "gthread", "--keep-alive", "3600", "--no-control-socket"]
    command += ["--log-level", "warning"]
    with running_site.serving(command, port, environment, log) as (address, master):
        yield address, (measure.children_of(master) or [master])[0]


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
