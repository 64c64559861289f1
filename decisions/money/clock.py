"""When a path begins, and how far published amounts have to be carried to that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# Nobody starts next week: the first September at least so many months away, our judgment.
LEAD_MONTHS = 6
FALL = 9
# An academic year that begins in August or later carries the calendar year's name.
ACADEMIC_YEAR_BEGINS = 8


def usual_start(today: date) -> date:
    """The start of somebody who named none.

    >>> usual_start(date(2026, 11, 22)), usual_start(date(2026, 4, 1))
    (datetime.date(2027, 9, 1), datetime.date(2027, 9, 1))
    """
    year = today.year
    while months_between(today, date(year, FALL, 1)) < LEAD_MONTHS:
        year += 1
    return date(year, FALL, 1)


def months_between(earlier: date, later: date) -> int:
    """Calendar months from one date's month to another's.

    >>> months_between(date(2026, 11, 22), date(2027, 9, 1))
    10
    """
    return 12 * (later.year - earlier.year) + later.month - earlier.month


def academic_year(day: date) -> int:
    """The first calendar year of the academic year that a day lies in.

    >>> academic_year(date(2027, 9, 1)), academic_year(date(2027, 1, 15))
    (2027, 2026)
    """
    return day.year if day.month >= ACADEMIC_YEAR_BEGINS else day.year - 1


@dataclass(frozen=True)
class Clock:
    """today, and start: month 0, the day on which every path of this person begins.

    told: whether the person named the start.
    """

    today: date
    start: date
    told: bool

    @classmethod
    def of(cls, start_by: date | None, today: date) -> Clock:
        """A start in the past is taken for now."""
        if start_by is None:
            return cls(today, usual_start(today), told=False)
        return cls(today, max(start_by, today.replace(day=1)), told=True)

    @property
    def months_before(self) -> int:
        """Whole months that are left for courses before the start."""
        return max(0, months_between(self.today, self.start) - 1)

    @property
    def years_to_start(self) -> float:
        return self.years_from(self.today)

    def years_from(self, day: date) -> float:
        """Years from some month to month 0, not negative."""
        return max(0, months_between(day, self.start)) / 12

    def years_of_price(self, first_year: int) -> int:
        """By how many academic years a price has to be carried forward; 0 if its year is not
        stated (0)."""
        return max(0, academic_year(self.start) - first_year) if first_year else 0
