"""What is measured: pages as a visitor asks for them, and one person's answers."""

import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.visitor import PostForm, Visitor

EMPTY = "/benchmark/empty/"
# Before the address of a page of one profile: nothing that was kept of the profile is used.
ANEW = "/benchmark/anew"
COMPLETE = "work-out=1"
BROWSE = "/programs/?q=data&modality=online&country=US&kind=masters&price_max=60000&sort=price"
# A degree that everybody can do, so that the report has all its parts.
REPORTED = "gatech-omsa"
COMPARED = 4
ANSWERS = {
    "country": "US",
    "state": "PA",
    "hours_per_week": "15",
    "salary": "64000",
    "bachelor": "computing",
    "role": "data_scientist",
}

# The most that a page may take, in medians of the empty page; printed, never asserted.
RANKING_LIMIT, REPORT_LIMIT, KEPT_LIMIT = 400, 1_000, 10
# A page that takes long is asked for once for so many requests of a quick one, and how often at
# least: the median of three is not moved by one disturbed request.
HEAVY, HEAVIEST, FEWEST = 20, 200, 3


@dataclass(frozen=True)
class Page:
    """
    One line of the table. limit: medians of the empty page, None where none is set.  once_for: one
    request of this page for so many of a quick one.  first: an address to ask for beforehand, so
    that what it keeps is there; "" none.
    """

    label: str
    path: str
    limit: int | None = None
    once_for: int = 1
    first: str = ""

    def requests(self, of_a_quick_one: int) -> int:
        """
        >>> Page("ranking", "/", once_for=20).requests(1000), Page("home", "/").requests(1000)
        (50, 1000)
        """
        return max(of_a_quick_one // self.once_for, FEWEST)


def public(database: Path) -> list[Page]:
    """Pages that everybody sees."""
    slugs = priced_programs(database, COMPARED)
    return [
        Page("home", "/"),
        Page("browse", "/programs/"),
        Page("browse, 4 filters, search, sort", BROWSE),
        Page("program", f"/programs/{slugs[0]}/"),
        Page("compare 4", compared(slugs)),
    ]


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


def compared(slugs: list[str]) -> str:
    """The address of some programs side by side."""
    return "/compare/?" + "&".join(f"p={slug}" for slug in slugs)


@dataclass(frozen=True)
class Personal:
    """The pages of one profile. profile: the address of its ranking.  slugs: to compare."""

    profile: str
    slugs: list[str]

    @property
    def ranking(self) -> str:
        return self.profile

    @property
    def report(self) -> str:
        return f"{self.profile}programs/{REPORTED}/"

    @property
    def pages(self) -> list[Page]:
        """Ranking and report: without futures, with all that is drawn, and as they are kept."""
        ranking, report = self.ranking, self.report
        ranking_anew, report_anew = f"{ANEW}{ranking}", f"{ANEW}{report}"
        assumed = f"{ranking_anew}?assume=1"
        return [
            Page("ranking, no futures", ranking_anew, RANKING_LIMIT, HEAVY),
            Page("ranking, complete", f"{ranking_anew}?{COMPLETE}", RANKING_LIMIT, HEAVY),
            Page("ranking, from the cache", ranking, KEPT_LIMIT, first=f"{ranking}?{COMPLETE}"),
            Page("report, no futures", report_anew, REPORT_LIMIT, HEAVY),
            Page("report, complete", f"{report_anew}?{COMPLETE}", REPORT_LIMIT, HEAVY),
            Page("report, from the cache", report, KEPT_LIMIT, first=f"{report}?{COMPLETE}"),
            Page("compare 4, with a profile", compared(self.slugs), first=f"{ranking}?{COMPLETE}"),
            Page("ranking of listed programs too, no futures", assumed, None, HEAVY),
            Page(
                "ranking of listed programs too, complete", f"{assumed}&{COMPLETE}", None, HEAVIEST
            ),
        ]


def save_profile(visitor: Visitor) -> str:
    """Answer the profile's questions; gives the address of the ranking."""
    visitor.submit(visitor.get("/decisions/start/"), ANSWERS)
    profile = re.search(r"/decisions/[0-9a-f-]{36}/", visitor.path).group()
    for section in ("situation", "money", "background", "goal"):
        page = visitor.get(f"{profile}edit/{section}/")
        if PostForm(page.decode()).names & ANSWERS.keys():
            visitor.submit(page, ANSWERS)
    return profile
