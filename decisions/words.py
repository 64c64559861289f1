"""Names and number words of a result, the same on every page."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from decisions.engine.scoring import SUBJECTS
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
