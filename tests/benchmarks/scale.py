"""How ranking grows with the catalogue: python -m tests.benchmarks.scale DATABASE.sqlite3

Repeats the catalogue's own programs up to a size, every one with a price and a length, and times
one person's whole ranking. Prints; never fails because of a time.
"""

import argparse
import os
import sys
import time
from dataclasses import fields, replace
from pathlib import Path

import numpy as np

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
ROUNDS = 5


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

    from datetime import date

    from decisions import services
    from decisions.models import Profile
    from decisions.person import Person
    from programs import snapshot

    person = Person.of(Profile(country="US", state="PA", salary=64_000, role="data_scientist"))
    catalogue = snapshot.current()
    sys.stdout.write("programs      ms    ns per program\n")
    for size in SIZES:
        larger = enlarged(catalogue, size)
        best = min(
            timed(lambda larger=larger: services._assess(person, larger, False, date(2026, 11, 22)))
            for _ in range(ROUNDS)
        )
        sys.stdout.write(f"{size:8,}  {best * 1e3:6.1f}  {best / size * 1e9:8,.0f}\n")


def timed(action) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def enlarged(catalogue, size: int):
    """The catalogue repeated up to `size` programs, all with prices and lengths."""
    times, n = -(-size // len(catalogue)), len(catalogue)
    rng = np.random.default_rng(0)
    changed = {}
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
    return replace(catalogue, **changed)


if __name__ == "__main__":
    main()
