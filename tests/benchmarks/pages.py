"""What is measured: pages as a visitor asks for them, and one person's answers."""

import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.visitor import PostForm, Visitor

EMPTY = "/benchmark/empty/"
RANKED_ANEW = "/benchmark/ranked/"
BROWSE = "/programs/?q=data&modality=online&country=US&kind=masters&price_max=60000&sort=price"
# A degree that everybody can do, so that the report has all its parts.
REPORTED = "gatech-omsa"
ANSWERS = {
    "country": "US",
    "state": "PA",
    "hours_per_week": "15",
    "salary": "64000",
    "bachelor": "computing",
    "role": "data_scientist",
}


@dataclass(frozen=True)
class Pages:
    """Address by label, for pages that everybody sees."""

    public: dict[str, str]

    @classmethod
    def from_database(cls, database: Path) -> "Pages":
        slugs = priced_programs(database, 4)
        return cls(
            {
                "home": "/",
                "browse": "/programs/",
                "browse, 4 filters, search, sort": BROWSE,
                "program": f"/programs/{slugs[0]}/",
                "compare 4": "/compare/?" + "&".join(f"p={slug}" for slug in slugs),
            }
        )


def priced_programs(database: Path, count: int) -> list[str]:
    """Slugs of the curated master's that state most prices: their pages are the longest."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        rows = connection.execute(
            "SELECT program.slug FROM programs_program program"
            " JOIN programs_price price ON price.program_id = program.id"
            " WHERE program.tier = 'curated' AND program.kind = 'masters'"
            " AND program.status = 'published'"
            " GROUP BY program.slug ORDER BY count(*) DESC, program.slug LIMIT ?",
            [count],
        ).fetchall()
    finally:
        connection.close()
    return [slug for (slug,) in rows]


def personal(profile: str) -> dict[str, str]:
    """Address by label, for the pages of one profile, given the address of its scores."""
    return {
        "ranking, kept": profile,
        "ranking, worked out": RANKED_ANEW + profile.removeprefix("/decisions/"),
        "report": f"{profile}programs/{REPORTED}/",
        "fifty futures": f"{profile}programs/{REPORTED}/futures/",
    }


def save_profile(visitor: Visitor) -> str:
    """Answer the profile's questions; gives the address of the scores."""
    visitor.submit(visitor.get("/decisions/start/"), ANSWERS)
    profile = re.search(r"/decisions/[0-9a-f-]{36}/", visitor.path).group()
    for section in ("situation", "money", "background", "goal"):
        page = visitor.get(f"{profile}edit/{section}/")
        if PostForm(page.decode()).names & ANSWERS.keys():
            visitor.submit(page, ANSWERS)
    return profile
