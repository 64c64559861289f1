"""How ranking grows with the catalogue: python -m tests.benchmarks.scale DATABASE.sqlite3

Repeats the catalogue's own programs up to a size, every one with a price and a length, and times
one person's whole ranking: first without futures, then 1,024 futures of every program and how sure
their order is. Prints; never fails because of a time.
"""

import argparse
import os
import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from tests.benchmarks import measure

SIZES, ROUNDS = (1_000, 3_000, 10_000, 30_000, 100_000), 5
DRAWN_SIZES, DRAWN_ROUNDS = (1_000, 5_000), 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database", type=Path, help="a loaded SQLite file")
    given = parser.parse_args()
    os.environ |= {
        "DATABASE_URL": f"sqlite:///{given.database.resolve()}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DEVELOPMENT": "1",
    }
    import django

    django.setup()

    from decisions.models import Profile
    from decisions.person import Person
    from programs import snapshot

    # Told what living costs while studying, so that degrees abroad are worked out too.
    told = Profile(country="US", state="PA", salary=64_000, role="data_scientist")
    told.living_study = 20_000
    person = Person.of(told)
    catalogue = snapshot.current()
    for table in (without_futures(person, catalogue), with_futures(person, catalogue)):
        sys.stdout.write(f"{measure.table(table)}\n\n")
    sys.stdout.write(f"Load of the machine: {measure.load()}.\n")


def without_futures(person, catalogue) -> list[tuple[str, ...]]:
    """The whole assessment, at central values."""
    from decisions import services

    rows: list[tuple[str, ...]] = [("programs", "ms", "ns per program")]
    for size in SIZES:
        larger = enlarged(catalogue, size)
        seconds = best(partial(services._assess, person, larger, False), ROUNDS)
        rows.append((f"{size:,}", f"{seconds * 1e3:,.1f}", f"{seconds / size * 1e9:,.0f}"))
    return rows


def with_futures(person, catalogue) -> list[tuple[str, ...]]:
    """Futures of every program; then the readings: who comes first, and what would change that."""
    from decisions import services
    from decisions.money.prospects import prospects
    from decisions.sureness import Sureness

    futures, readings = [], []
    for size in DRAWN_SIZES:
        made = services._assess(person, enlarged(catalogue, size), False)

        def draw(made=made):
            return prospects(made.batch, made.alone, made.baseline)

        drawn = draw()
        resting = services.resting_on(made, drawn)
        known = resting.batch.offers.index[np.isfinite(drawn.mean)]
        order = resting.order(known)

        def read(resting=resting, order=order):
            sure = Sureness(resting, order)
            return sure.acceptability, sure.win, sure.settle

        futures.append(Work.measured(draw, len(known), drawn.draws))
        readings.append(Work.measured(read, len(known), resting.given.readings))
    heading = ("programs × futures or readings", "seconds", "ns for each", "growth", "peak MiB")
    return [heading, *grown("futures", futures), *grown("readings", readings)]


@dataclass(frozen=True)
class Work:
    """Something done for so many programs, so many times each. peak: bytes that it took at once."""

    programs: int
    times: int
    seconds: float
    peak: int

    @classmethod
    def measured(cls, action: Callable[[], object], programs: int, times: int) -> "Work":
        return cls(programs, times, best(action, DRAWN_ROUNDS), peak_of(action))

    @property
    def ns(self) -> float:
        """Nanoseconds for one program, once.

        >>> Work(1_000, 1_000, 2.0, 0).ns
        2000.0
        """
        return self.seconds / (self.programs * self.times) * 1e9


def grown(label: str, works: list[Work]) -> list[tuple[str, ...]]:
    """
    Rows of a table. growth: what each costs, as a share of what it costs in the first of them; 1
    is linear.

    >>> grown("futures", [Work(1_000, 10, 2.0, 0), Work(5_000, 10, 11.0, 2**20)])[1]
    ('futures, 5,000 × 10', '11.00', '220,000', '1.10', '1')
    """
    return [
        (
            f"{label}, {work.programs:,} × {work.times:,}",
            f"{work.seconds:.2f}",
            f"{work.ns:,.0f}",
            f"{work.ns / works[0].ns:.2f}",
            f"{work.peak / 2**20:.0f}",
        )
        for work in works
    ]


def best(action: Callable[[], object], rounds: int) -> float:
    """Seconds of the fastest of some rounds: whatever disturbs one can only slow it down."""
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        action()
        taken.append(time.perf_counter() - started)
    return min(taken)


def peak_of(action: Callable[[], object]) -> int:
    """The most memory, in bytes, that an action had for itself at once."""
    tracemalloc.start()
    try:
        action()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def enlarged(catalogue, size: int):
    """The catalogue repeated up to `size` programs, all with prices and lengths."""
    times, n = -(-size // len(catalogue)), len(catalogue)
    rng = np.random.default_rng(0)
    changed: dict[str, Any] = {}
    for field in fields(catalogue):
        value = getattr(catalogue, field.name)
        if isinstance(value, np.ndarray) and value.shape[-1:] == (n,):
            changed[field.name] = np.concatenate([value] * times, axis=-1)[..., :size]
        elif isinstance(value, list) and len(value) == n:
            changed[field.name] = (value * times)[:size]
        elif field.name == "price_reason":
            changed[field.name] = [[(row * times)[:size] for row in pace] for pace in value]
    prices, months = changed["price_usd"], changed["months"]
    changed["price_usd"] = np.where(np.isnan(prices), rng.uniform(8e3, 9e4, prices.shape), prices)
    changed["months"] = np.where(np.isnan(months), rng.uniform(9, 36, months.shape), months)
    changed["pay"] = repeated(catalogue.pay, times, n, size)
    return replace(catalogue, **changed)


def repeated(pay, times: int, n: int, size: int):
    """The published figures of n programs, again for each of their copies below `size`."""
    program = (pay.program + n * np.arange(times)[:, np.newaxis]).ravel()
    there = program < size
    return replace(pay, program=program[there], figure=np.tile(pay.figure, times)[there])


if __name__ == "__main__":
    main()
