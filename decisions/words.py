"""Names and number words of a result, the same on every page."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from decisions.engine.fifty import of_fifty
from decisions.engine.scoring import SUBJECTS
from decisions.money.baseline import Baseline
from decisions.money.prospects import Prospects
from decisions.money.rounding import about_a_thousand
from decisions.money.situation import Situation
from decisions.person import Person
from programs.models import Subject
from programs.snapshot import Snapshot
from programs.wording import money, rounded_money

CRITERIA = {
    "money": "Money",
    "curriculum": "Curriculum",
    "prerequisites": "Prerequisites",
    "flexibility": "Flexibility",
    "evidence": "Evidence of outcomes",
    "location": "Location",
}
GATES = {
    "price": "Price",
    "months": "Duration",
    "modality": "Format",
    "part_time": "Part time",
    "country": "Country",
    "bridge": "Courses first",
    "start": "Start date",
    "funding": "Money for it",
    "bachelor": "Bachelor’s field",
    "gpa": "Grades",
    "work": "Work experience",
    "gre": "GRE",
    "visa": "Student visa",
}
# Which section of the profile sets what a gate or a criterion rests on.
SECTIONS = {
    "price": "limits",
    "months": "limits",
    "modality": "limits",
    "part_time": "limits",
    "country": "limits",
    "bridge": "background",
    "start": "goal",
    "funding": "money",
    "bachelor": "background",
    "gpa": "background",
    "work": "background",
    "gre": "background",
    "visa": "situation",
}


def inside(label: str) -> str:
    """A label inside a sentence: abbreviations and Python keep their capitals.

    >>> inside("Applied mathematics"), inside("GRE"), inside("Python"), inside("A STEM field")
    ('applied mathematics', 'GRE', 'Python', 'a STEM field')
    """
    first = label.partition(" ")[0]
    if (len(first) > 1 and first.isupper()) or first == "Python":
        return label
    return label[:1].lower() + label[1:]


def capitalized(clause: str) -> str:
    """A clause as a sentence begins."""
    return clause[:1].upper() + clause[1:]


def points(low: float, high: float) -> str:
    """Whole points, as a range where they differ.

    >>> points(61.2, 74.9), points(60.1, 60.3)
    ('61 to 75', '60')
    """
    least, most = whole(low), whole(high)
    return str(least) if least == most else f"{least} to {most}"


def whole(value: float) -> int:
    """Half a point and more rounds up.

    >>> whole(67.5), whole(68.49)
    (68, 68)
    """
    return int(np.floor(float(value) + 0.5))


def count_points(value: float) -> str:
    """
    >>> count_points(1.2), count_points(8.6)
    ('1 point', '9 points')
    """
    return "1 point" if whole(value) == 1 else f"{whole(value)} points"


def months_range(low: float, high: float) -> str:
    """
    >>> months_range(4.0, 4.0), months_range(0.0, 6.0), months_range(1.0, 1.0)
    ('4 months', '0 to 6 months', '1 month')
    """
    if low == high:
        return "1 month" if low == 1 else f"{low:g} months"
    return f"{low:g} to {high:g} months"


# What a program asks for beside the subjects that we tell apart.
UNNAMED = inside(Subject.OTHER.label)


def subject(index: int) -> str:
    """The name of a subject inside a sentence."""
    return inside(Subject(SUBJECTS[index]).label)


def subjects(indices: Iterable[int]) -> list[str]:
    return [subject(index) for index in indices]


def price_words(snapshot: Snapshot, index: int, amount: float) -> str:
    """A price in US dollars: exact where it was published in them, else about.

    Which currency a price was published in is taken from the country.
    """
    if snapshot.country[index] in ("US", ""):
        return money(amount)
    return f"about {rounded_money(amount, 100)}"


def name_at(snapshot: Snapshot, index: int) -> str:
    """The program and who offers it."""
    return f"{snapshot.names[index]}, {snapshot.institutions[index]}"


# Results

A_YEAR_LATER = "starting it a year later"


def baseline(person: Person) -> str:
    """What a program is held against, unless the person chose another path."""
    return "keeping your job" if person.salary else "going on without it"


def held_against(snapshot: Snapshot, person: Person, chosen: Baseline) -> str:
    """The path that every program of a list is held against (Baseline.of_a_list)."""
    return baseline(person) if chosen.index is None else name_at(snapshot, chosen.index)


def averaged(drawn: Prospects | None) -> str:
    """What a mean gain is the mean of, inside a sentence."""
    return f"{drawn.draws:,} futures" if drawn else "three stories"


def ahead_of_fifty(ahead: float, even: float) -> str:
    """
    How many of 50 futures are ahead. even: the share, of those ahead, without any difference.

    >>> ahead_of_fifty(0.48, 0.0), ahead_of_fifty(1.0, 0.88)
    ('24 of 50', '6 of 50, 44 even')
    """
    same = of_fifty(even)
    return f"{of_fifty(ahead) - same} of 50, {same} even" if same else f"{of_fifty(ahead)} of 50"


def ahead_in_futures(ahead: float, even: float) -> str:
    """
    The same in a sentence.

    >>> ahead_in_futures(0.48, 0.0), ahead_in_futures(1.0, 0.88)
    ('24 of 50 futures', '6 of 50 futures, even in 44')
    """
    same = of_fifty(even)
    futures = f"{of_fifty(ahead) - same} of 50 futures"
    return f"{futures}, even in {same}" if same else futures


@dataclass(frozen=True)
class Amounts:
    """Results in one currency, rounded to what they are good for. step: about 1,000 dollars."""

    currency: str = "USD"
    step: int = 1000

    @classmethod
    def of(cls, situation: Situation) -> Amounts:
        """In the currency of the person's own amounts."""
        return cls(situation.currency, about_a_thousand(situation.dollar))

    @classmethod
    def paid(cls, situation: Situation) -> Amounts:
        """In the currency that one is paid in afterwards."""
        if situation.after_currency == situation.currency:
            return cls.of(situation)
        return cls(situation.after_currency)

    def about(self, value: float) -> str:
        """
        >>> Amounts().about(43_492.0), Amounts("EUR").about(-8_200.0)
        ('$43,000', '−€8,000')
        """
        return rounded_money(value, self.step, self.currency)

    def at_least(self, value: float) -> str:
        """A threshold from below, rounded up so that what is said holds.

        >>> Amounts().at_least(82_001.0)
        '$83,000'
        """
        return money(math.ceil(value / self.step) * self.step, self.currency)

    def gain(self, value: float) -> str:
        """With its sign, unless it is nothing.

        >>> Amounts().gain(41_400.0), Amounts().gain(-8_200.0), Amounts().gain(-300.0)
        ('+$41,000', '−$8,000', '$0')
        """
        sign = "+" if self.side(value) > 0 else ""
        return f"{sign}{self.about(value)}"

    def side(self, value: float) -> int:
        """1 ahead, -1 behind, 0 where it rounds to nothing.

        >>> Amounts().side(600.0), Amounts().side(-600.0), Amounts().side(400.0)
        (1, -1, 0)
        """
        whole_steps = round(value / self.step)
        return (whole_steps > 0) - (whole_steps < 0)

    def position(self, value: float) -> str:
        """Where one stands against keeping the job.

        >>> Amounts().position(41_400.0), Amounts().position(-8_200.0), Amounts().position(400.0)
        ('about $41,000 ahead', 'about $8,000 behind', 'about even')
        """
        side = self.side(value)
        if not side:
            return "about even"
        return f"about {self.about(abs(value))} {'ahead' if side > 0 else 'behind'}"

    def against(self, value: float, other: str) -> str:
        """
        >>> Amounts().against(41_400.0, "staying"), Amounts().against(-8_200.0, "staying")
        ('about $41,000 ahead of staying', 'about $8,000 behind staying')
        """
        link = {1: "of ", 0: "with ", -1: ""}[self.side(value)]
        return f"{self.position(value)} {link}{other}"
