"""How near the numbers on the pages are: python -m tests.benchmarks.convergence [DATABASE.sqlite3]

Each figure at the draws of the report (8,192) and of the ranking (1,024) against 1,048,576 others,
beside its Monte-Carlo error: the standard deviation over 16 scramblings of the points. For the
simulations of the method's cases; with a database also for the first program of each persona in
fixtures/personas. Prints; never fails because of an error.
"""

import argparse
import os
import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.stats import qmc

from decisions.engine.draws import DIMENSIONS, EDGE, draw, parameters_of, sobol
from decisions.engine.parsing import parse
from decisions.engine.scenario import Scenario
from decisions.engine.sensitivity import value_of_learning
from decisions.engine.simulate import (
    LIST_POWER,
    REPORT_POWER,
    SCRAMBLINGS,
    SEED,
    STORIES,
    Simulation,
    simulate_draws,
)
from tests.benchmarks.measure import table
from tests.decisions.engine.conftest import CASES

REFERENCE_POWER, BLOCK_POWER = 20, 15
# Points that none of the scramblings has.
REFERENCE_SEED = SEED - 1
SHOWN_YEARS = (5, 10)
PERSONAS = Path(__file__).parents[2] / "fixtures" / "personas"


@dataclass(frozen=True)
class Kept:
    """What the figures need of the draws, (n,) each."""

    parameters: dict[str, np.ndarray]
    complete: np.ndarray
    placed: np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database", type=Path, nargs="?", help="a loaded SQLite file")
    given = parser.parse_args()
    for title, scenario in scenarios(given.database):
        sys.stdout.write(f"\n{title}\n{table(rows(scenario))}\n")
        sys.stdout.flush()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"\nAt most {peak:.0f} MiB of memory.\n")


def scenarios(database: Path | None) -> Iterator[tuple[str, Scenario]]:
    for case in CASES["simulations"]:
        yield f"{case['id']}: {case['title']}", parse(case["inputs"], simulate=True)
    if database is not None:
        yield from of_personas(database)


def of_personas(database: Path) -> Iterator[tuple[str, Scenario]]:
    """The program that each persona's ranking puts first."""
    os.environ |= {
        "DATABASE_URL": f"sqlite:///{database.resolve()}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DEVELOPMENT": "1",
    }
    import django

    django.setup()

    from django.utils import timezone

    from decisions import services
    from decisions.models import Profile
    from decisions.money.futures import of_one
    from decisions.person import Person
    from decisions.profile_file import parse as parse_profile
    from programs import snapshot

    catalogue = snapshot.current()
    for file in sorted(PERSONAS.glob("*.json")):
        profile = Profile(updated_at=timezone.now())
        parse_profile(file.read_bytes()).apply_to(profile)
        made = services.assess_as(Person.of(profile), catalogue)
        first = int(made.ranked(made.masters).index[0])
        name = f"{catalogue.names[first]}, {catalogue.institutions[first]}"
        yield f"{file.stem}: {name}", of_one(made.batch, made.row_of[first])


def rows(scenario: Scenario) -> list[tuple[str, ...]]:
    """A table: the figure, its error at both numbers of draws, and the Monte-Carlo errors."""
    truth = figures(simulated(scenario, REFERENCE_POWER, REFERENCE_SEED))
    head: tuple[str, ...] = ("figure", f"at {2**REFERENCE_POWER:,}")
    columns = []
    for power in (REPORT_POWER, LIST_POWER):
        head = (*head, f"error at {2**power:,}", "SD of 16")
        found = [figures(simulated(scenario, power, SEED + n)) for n in range(SCRAMBLINGS)]
        columns.append({key: found[0][key] - truth[key] for key in truth})
        columns.append({key: np.std([each[key] for each in found], ddof=1) for key in truth})
    return [
        head,
        *((key, *(said(key, each[key]) for each in (truth, *columns))) for key in truth),
    ]


def said(key: str, figure: float) -> str:
    """Shares in hundredths, money in whole units."""
    return f"{100 * figure:.2f}%" if "share" in key else f"{figure:,.0f}"


def years_of(scenario: Scenario) -> tuple[int, ...]:
    horizon = scenario.horizon_years
    return (*(year for year in SHOWN_YEARS if year < horizon), horizon)


def points_in_blocks(power: int, seed: int) -> Iterator[np.ndarray]:
    """2^power scrambled Sobol points, at most 2^15 at a time: a million of them fill 128 MiB."""
    if power <= BLOCK_POWER:
        yield sobol(power, seed)
        return
    engine = qmc.Sobol(len(DIMENSIONS), scramble=True, rng=seed)
    for _ in range(2 ** (power - BLOCK_POWER)):
        yield np.clip(engine.random(2**BLOCK_POWER), EDGE, 1.0 - EDGE)


def simulated(scenario: Scenario, power: int, seed: int) -> Simulation:
    """2^power futures, of which only what the figures need is kept."""
    years, names = years_of(scenario), parameters_of(scenario.after.mode)
    position, complete, placed = [], [], []
    parameters: dict[str, list[np.ndarray]] = {name: [] for name in names}
    for points in points_in_blocks(power, seed):
        futures = draw(scenario, points)
        found = simulate_draws(scenario, futures, years)
        position.append(found.position.reshape(-1, len(years)))
        complete.append(futures.complete.reshape(-1))
        placed.append(futures.placed.reshape(-1))
        for name in names:
            parameters[name].append(futures.parameters[name].reshape(-1))
    kept = Kept(
        {name: np.concatenate(drawn) for name, drawn in parameters.items()},
        np.concatenate(complete),
        np.concatenate(placed),
    )
    return Simulation(np.concatenate(position), years, kept)


def figures(found: Simulation) -> dict[str, float]:
    """Every figure that a page shows of a simulation."""
    ready = {
        "mean": found.mean,
        "P10": found.quantile(0.1),
        "P50": found.quantile(0.5),
        "P90": found.quantile(0.9),
        "worst quarter": found.worst_quarter_mean,
    }
    for year in found.years:
        ready[f"share ahead after {year} years"] = found.chance_ahead(year)
    for name, story in zip(STORIES, found.stories().values(), strict=True):
        words = name.replace("_", " ")
        ready |= {f"share: {words}": story.share, f"mean: {words}": story.mean}
        ready[f"P50: {words}"] = story.p50
    npv = found.npv.reshape(-1)
    for name, drawn in found.draws.parameters.items():
        ready[f"learning {name}"] = value_of_learning(npv, drawn)
    return {key: float(np.asarray(figure).reshape(-1)[0]) for key, figure in ready.items()}


if __name__ == "__main__":
    main()
