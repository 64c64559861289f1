"""How fast, how heavy, how large: `make bench`, or `make bench ARGS="--requests 200"`.

Serves the site with production settings from one gunicorn worker of one thread (gthread: the
plain worker closes each connection) over a SQLite file with all data, and asks for each page in
turn with an empty one behind the same middleware, which nobody is signed in to. Prints, with the
limits that the project has set itself; never fails because of a time.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import running_site
from tests.benchmarks import measure, pages, queries
from tests.benchmarks.pages import Page
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

SPEED = (
    "page",
    "requests",
    "queries",
    "p50 ms",
    "p95 ms",
    "empty p50",
    "ratio p50",
    "ratio p95",
    "limit p50",
)
MEMORY_LIMIT = 300  # MiB, from the first simulation on


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=1000, help="of each quick page (1,000)")
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
    everybodys = pages.public(database)
    with worker(environment, folder / "server.log") as (address, process):
        say("Measuring …")
        memory = Memory(process)
        anonymous, person = Visitor(address), Visitor(address)
        memory.note("started")
        for page in everybodys:
            anonymous.get(page.path)
        memory.note("each public page once")
        own = pages.Personal(pages.save_profile(person), pages.priced_programs(database, 4))
        for path in (own.ranking, own.report):
            person.get(path)
        memory.note("a ranking and a report without futures")
        person.get(f"{own.ranking}?{pages.COMPLETE}")
        memory.note("its first simulation: a complete ranking", MEMORY_LIMIT)
        person.get(f"{own.report}?{pages.COMPLETE}")
        memory.note("a complete report", MEMORY_LIMIT)
        asked = [(page, anonymous) for page in everybodys] + [(page, person) for page in own.pages]
        counted = queries.count([page for page, _ in asked], environment, person.cookies)
        speed, sizes = [SPEED], [("page, compressed", "HTML", "CSS and JS", "first load")]
        for page, visitor in asked:
            if page.first:
                visitor.get(page.first)
            speed.append(speed_row(page, counted[page.path], visitor, Visitor(address), requests))
            sizes.append(size_row(page.label, visitor, page.path))
        memory.note("at the end", MEMORY_LIMIT)
    say(f"\n{measure.table(speed)}\n\n{measure.table(sizes)}\n\n{measure.table(memory.rows)}")
    say(f"\nLoad of the machine: {measure.load()}. Limits are for your information.")


class Memory:
    """The memory of one process, noted from time to time."""

    def __init__(self, process: int):
        self.process = process
        self.rows = [("memory of the worker (PSS) after", "MiB", "limit")]

    def note(self, after: str, limit: int | None = None) -> None:
        size = measure.memory_of(self.process)
        mib = f"{size / 2**20:.0f}" if size else "not told by this system"
        self.rows.append((after, mib, f"{limit}" if limit else ""))


def speed_row(page: Page, queries: int, visitor: Visitor, nobody: Visitor, requests: int):
    """nobody: who asks for the empty page, without cookies."""
    times = page.requests(requests)
    empty, full = measure.interleaved(
        lambda: nobody.get(pages.EMPTY),
        lambda: visitor.get(page.path),
        rounds=times,
        warm_up=min(measure.WARM_UP, times),
    )
    nobody.close()
    return (
        page.label,
        f"{times:,}",
        str(queries),
        measure.written(full.p50 * 1000, 1),
        measure.written(full.p95 * 1000, 1),
        measure.written(empty.p50 * 1000, 2),
        measure.written(full.p50 / empty.p50, 1),
        measure.written(full.p95 / empty.p95, 1),
        f"{page.limit:,}" if page.limit else "",
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
