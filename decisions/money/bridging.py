"""What somebody has to catch up in before a program starts: which courses, how long, how dear."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from decisions.engine.arrays import Array
from decisions.engine.prerequisites import REQUIRED, Gap
from decisions.engine.scoring import AREAS, SUBJECTS
from decisions.money.situation import Situation
from programs.models import Kind
from programs.prices import PACES
from programs.snapshot import AREA_LEVELS, Snapshot

# The part of a curriculum that each subject belongs to; "other" has no name to look for.
AREA_OF = {
    **dict.fromkeys(
        ("calculus", "linear_algebra", "probability", "statistics", "discrete_math"),
        "applied_math",
    ),
    **dict.fromkeys(("programming", "python", "data_structures", "algorithms"), "programming"),
    "databases": "data_skills",
    "machine_learning": "ml_methods",
}
COURSES = (Kind.COURSE, Kind.SELF_STUDY)
CORE = AREA_LEVELS.index("core")
BESIDE_A_JOB = PACES.index("part_time")
NONE = -1
# Beside the one to take, for the reader to choose from.
OTHERS = 2


@dataclass(frozen=True)
class Step:
    """One subject of the plan. months: of a course for somebody at this level.

    course: index of the course to take, NONE where the catalogue has none with a price.
    others: further courses.  dollars: what it adds to the cost, 0 where a course before it in the
    plan covers it.
    """

    subject: int
    months: float
    course: int
    others: tuple[int, ...]
    dollars: float


class Bridging:
    """The courses before every program of a snapshot, for one person.

    months: the courses side by side.  What fits into the time before the wanted start is done
    by then; the rest moves the start.
    """

    def __init__(
        self, situation: Situation, snapshot: Snapshot, gap: Gap, statuses: NDArray[np.int8]
    ):
        self.situation = situation
        self.snapshot = snapshot
        self.gap = gap
        self.statuses = statuses
        self.months = gap.low

    @cached_property
    def shift(self) -> Array:
        """Months by which the start moves, (n,)."""
        return np.maximum(self.months - self.situation.clock.months_before, 0.0)

    @cached_property
    def too_late(self) -> NDArray[np.bool_]:
        """The courses cannot be done by the start that the person named, (n,)."""
        return (self.shift > 0) & self.situation.clock.told

    @cached_property
    def _candidates(self) -> dict[int, list[int]]:
        """Subject → the courses that teach it from the start, the cheapest first.

        A course that itself requires the subject does not teach it.
        """
        snapshot = self.snapshot
        courses = [i for i, kind in enumerate(snapshot.kind) if kind in COURSES]
        found = {}
        for subject, name in enumerate(SUBJECTS):
            area = AREA_OF.get(name)
            if area is None:
                continue
            taught = snapshot.curriculum[AREAS.index(area)]
            asked = snapshot.prerequisites[subject]
            fits = [i for i in courses if taught[i] == CORE and asked[i] != REQUIRED]
            found[subject] = sorted(
                (i for i in fits if not np.isnan(self._price[i])), key=lambda i: self._price[i]
            )
        return found

    @cached_property
    def _price(self) -> Array:
        """US dollars of a whole course at this person's status, beside a job or else full time."""
        n = np.arange(len(self.snapshot))
        beside, full = (
            self.snapshot.price_usd[pace, self.statuses, n] for pace in (BESIDE_A_JOB, 0)
        )
        return np.where(np.isnan(beside), full, beside)

    @cached_property
    def _chosen(self) -> dict[int, int]:
        """Subject → the course to take, NONE where there is none."""
        return {
            subject: next(iter(self._candidates.get(subject, ())), NONE)
            for subject in range(len(SUBJECTS))
        }

    @cached_property
    def dollars(self) -> Array:
        """What the courses cost before each program, (n,): each course once, today's prices."""
        needed = self.gap.subjects_low > 0
        own = self.situation.given["bridge_course_cost"]
        cost = np.zeros(len(self.snapshot))
        for course in set(self._chosen.values()):
            subjects = [subject for subject, taken in self._chosen.items() if taken == course]
            if course == NONE:
                cost += needed[subjects].sum(axis=0) * own
            else:
                cost += needed[subjects].any(axis=0) * self._price[course]
        return cost

    def plan(self, index: int) -> list[Step]:
        """The courses before one program, the longest first."""
        months = self.gap.subjects_low[:, index]
        steps, taken = [], set()
        for subject in np.argsort(-months, kind="stable").tolist():
            if months[subject] <= 0:
                break
            course = self._chosen[subject]
            if course == NONE:
                dollars = self.situation.given["bridge_course_cost"]
            else:
                dollars = 0.0 if course in taken else float(self._price[course])
                taken.add(course)
            others = tuple(self._candidates.get(subject, ())[1 : 1 + OTHERS])
            steps.append(Step(subject, float(months[subject]), course, others, dollars))
        return steps

    def price_of(self, course: int) -> float:
        """US dollars of one of the courses, NaN not known."""
        return float(self._price[course])
