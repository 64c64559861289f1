"""Why a program has the score it has: each criterion's fact in words, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from decisions import words
from decisions.assessment import Assessment
from decisions.engine.prerequisites import RECOMMENDED, REQUIRED
from decisions.engine.scoring import AREAS, CRITERIA, ONLINE, UNKNOWN, WISHES
from decisions.engine.values import share_of
from programs.models import Area, Modality
from programs.places import COUNTRIES, US_STATES
from programs.prices import NO_TOTAL_WORDS, STATUS_LABELS, STATUSES, NoTotal
from programs.wording import join_words, money

# The program's fields whose sources stand behind each criterion.
FIELDS = {
    "money": ("tuition",),
    "curriculum": ("curriculum",),
    "prerequisites": ("prerequisites",),
    "flexibility": ("modality", "pace", "delivery"),
    "evidence": ("outcomes",),
    "location": ("modality",),
}
# The answers that each criterion rests on beside the program's fact.
ANSWERS = {
    "money": ("budget",),
    "curriculum": ("role",),
    "prerequisites": ("levels",),
    "flexibility": ("wishes",),
    "evidence": (),
    "location": ("country", "state", "metro"),
}
DEFAULT_WORDS = {
    "money": "The budget is our default",
    "curriculum": "The role is our default",
    "prerequisites": "You have not told what you know already",
    "flexibility": "",
    "location": "Where you live is our default",
}
EVIDENCE = (
    "Nothing published that we have found",
    "Only figures of the field, nationwide",
    "Figures of this field at the institution",
    "The program’s own figures",
    "The program’s own recent figures, with how many graduates they count",
)
ROLE_WORDS = {
    "machine_learning_engineer": "a machine-learning engineer",
    "data_scientist": "a data scientist",
    "data_engineer": "a data engineer",
    "software_engineer": "a software engineer",
    "research": "research or a PhD",
}
WISH_WORDS = {
    "online": "online",
    "part_time": "part time",
    "recorded": "recorded classes",
    "self_paced": "at your own pace",
}


@dataclass(frozen=True)
class Line:
    """What one criterion gives one program.

    fact: in words.  missing: what is not known about it, "" if nothing.  worth: points of 100.
    weight: per cent of the whole.  points: what it adds to the score.  fields: whose sources to
    show.  default: which answer of the person's is our default, "" if none.  weight_default:
    so is the weight.
    """

    criterion: str
    label: str
    fact: str
    missing: str
    worth: str
    weight: int
    points: str
    fields: tuple[str, ...]
    default: str
    weight_default: bool


def lines(assessment: Assessment, index: int) -> list[Line]:
    """One line per criterion, in their order."""
    points, scores, person = assessment.criteria, assessment.scores, assessment.person
    made = []
    for row, criterion in enumerate(CRITERIA):
        fact, missing = explain(assessment, index, criterion)
        made.append(
            Line(
                criterion=criterion,
                label=words.CRITERIA[criterion],
                fact=fact,
                missing=missing,
                worth=words.points(points.lower[row, index], points.upper[row, index]),
                weight=words.whole(100 * scores.weights[row]),
                points=words.points(scores.points_low[row, index], scores.points_high[row, index]),
                fields=() if assessment.assumed[index] else FIELDS[criterion],
                default=_default(assessment, criterion),
                weight_default=f"weight_{criterion}" in person.defaulted,
            )
        )
    return made


def _default(assessment: Assessment, criterion: str) -> str:
    answers = ANSWERS[criterion]
    if answers and assessment.person.defaulted.issuperset(answers):
        return DEFAULT_WORDS[criterion]
    return ""


def missing_criteria(assessment: Assessment, index: int) -> list[str]:
    """The criteria that count and are not wholly known, in a reader's words."""
    unknown = ~assessment.criteria.known[:, index] & (assessment.scores.weights > 0)
    return [words.CRITERIA[CRITERIA[row]].lower() for row in np.flatnonzero(unknown)]


def explain(assessment: Assessment, index: int, criterion: str) -> tuple[str, str]:
    """(the fact in words, what is missing of it)."""
    return _EXPLAIN[criterion](assessment, index)


def _money(assessment: Assessment, index: int) -> tuple[str, str]:
    price, snapshot = assessment.price[index], assessment.snapshot
    if np.isnan(price):
        return "", why_no_price(assessment, index)
    amount = words.price_words(snapshot, index, price)
    if assessment.assumed[index]:
        return f"Assumed: {amount}, {budget_share(assessment, price)}", ""
    pace, status = assessment.pace[index], assessment.status[index]
    year = int(snapshot.price_year[pace, status, index])
    notes = [f"{year}-{(year + 1) % 100:02d} prices" if year else "year not stated"]
    if not snapshot.price_fees_stated[pace, status, index]:
        notes.append("fees not stated")
    if snapshot.price_disagrees[pace, status, index]:
        notes.append("sources disagree, this is the one we use")
    label = STATUS_LABELS[STATUSES[status]].lower().replace("eu or eea", "EU or EEA")
    return (
        f"{amount} for you ({label}), {budget_share(assessment, price)}; {', '.join(notes)}",
        "",
    )


def budget_share(assessment: Assessment, price: float) -> str:
    """The price as a share of the budget, in words."""
    budget = assessment.person.budget
    share = share_of(price, budget).item()
    if np.isinf(share):
        return "with no budget"
    per_cent = words.whole(100 * share)
    return f"{per_cent}% of your budget of {money(budget)}"


def why_no_price(assessment: Assessment, index: int) -> str:
    pace, status = assessment.pace[index], assessment.status[index]
    reason = assessment.snapshot.price_reason[pace][status][index]
    return NO_TOTAL_WORDS[NoTotal(reason)] if reason else "No exchange rate for its currency"


def _curriculum(assessment: Assessment, index: int) -> tuple[str, str]:
    levels = assessment.columns.curriculum[:, index]
    taught = {
        level: [words.inside(Area(AREAS[row]).label) for row in np.flatnonzero(levels == code)]
        for code, level in ((2, "core"), (1, "elective"), (0, "not taught"), (UNKNOWN, ""))
    }
    facts = [f"{level} {join_words(taught[level])}" for level in list(taught)[:3] if taught[level]]
    role = ROLE_WORDS[assessment.person.role]
    fact = f"For {role}: {', '.join(facts)}" if facts else ""
    unknown = len(taught[""])
    if unknown == len(AREAS):
        return fact, "Not stated which areas it teaches"
    return fact, f"{unknown} of {len(AREAS)} areas not stated" if unknown else ""


def _prerequisites(assessment: Assessment, index: int) -> tuple[str, str]:
    bridge = assessment.bridge
    if not bridge.stated[index]:
        return "", "What applicants must know is not stated"
    low, high = float(bridge.low[index]), float(bridge.high[index])
    short = np.flatnonzero(bridge.subjects_low[:, index] > 0)
    open_ = np.flatnonzero(bridge.subjects_high[:, index] > bridge.subjects_low[:, index])
    if high == 0:
        fact = "You know what it requires" if _asks(assessment, index) else "It requires no subject"
    elif short.size:
        fact = (
            f"{words.months_range(low, high)} of courses first: {join_words(words.subjects(short))}"
        )
    else:
        fact = f"{words.months_range(low, high)} of courses first"
    recommended = np.flatnonzero(assessment.columns.prerequisites[:, index] == RECOMMENDED)
    if recommended.size:
        fact += f"; recommends {join_words(words.subjects(recommended))}"
    own = [subject for subject in words.subjects(open_) if subject != words.UNNAMED]
    missing = [f"Your level in {join_words(own)} not told"] if own else []
    if len(own) < open_.size:
        missing.append("It asks for a further subject, which we have no name for")
    return fact, "; ".join(missing)


def _asks(assessment: Assessment, index: int) -> bool:
    return bool((assessment.columns.prerequisites[:, index] == REQUIRED).any())


def _flexibility(assessment: Assessment, index: int) -> tuple[str, str]:
    wishes = assessment.person.wishes
    if not wishes:
        return "You named no wishes, so that every program is flexible enough", ""
    met = assessment.wishes_met[:, index]
    by_answer: dict[int, list[str]] = {1: [], 0: [], UNKNOWN: []}
    for wish in wishes:
        by_answer[int(met[WISHES.index(wish)])].append(WISH_WORDS[wish])
    facts = [
        f"{label} {join_words(by_answer[code])}"
        for code, label in ((1, "Has"), (0, "lacks"))
        if by_answer[code]
    ]
    unknown = by_answer[UNKNOWN]
    fact = ", ".join(facts)
    return fact[:1].upper() + fact[1:], f"Not stated: {join_words(unknown)}" if unknown else ""


def _evidence(assessment: Assessment, index: int) -> tuple[str, str]:
    return EVIDENCE[assessment.columns.evidence[index]], ""


def _location(assessment: Assessment, index: int) -> tuple[str, str]:
    columns, snapshot, applicant = assessment.columns, assessment.snapshot, assessment.applicant
    if columns.modality[index] == ONLINE:
        return "Online, so that you study where you live", ""
    row = CRITERIA.index("location")
    open_ = not assessment.criteria.known[row, index]
    country, region = snapshot.country[index], snapshot.region[index]
    state = US_STATES.get(region, region) if country == "US" else ""
    parts = (snapshot.city[index], state or COUNTRIES.get(country, ""))
    place = ", ".join(part for part in parts if part)
    at_home = columns.country[index] == applicant.country
    if columns.region[index] in applicant.wanted_regions or (
        columns.country[index] in applicant.wanted_countries
    ):
        where = "a place you want"
    elif columns.metro[index] == applicant.metro:
        where = "your metro area"
    elif at_home and columns.region[index] == applicant.region:
        where = "your state"
    elif at_home:
        where = "your country"
    elif columns.country[index] == UNKNOWN:
        return "", "Where it takes place is not stated"
    else:
        where = "abroad"
    missing = ""
    if open_:
        unknown_format = columns.modality[index] == UNKNOWN
        missing = "Format not stated" if unknown_format else "Exact place not stated"
    modality = snapshot.modality[index]
    start = f"{Modality(modality).label} in {place}" if modality else place
    return f"{start}: {where}" if start else where.capitalize(), missing


_EXPLAIN = {
    "money": _money,
    "curriculum": _curriculum,
    "prerequisites": _prerequisites,
    "flexibility": _flexibility,
    "evidence": _evidence,
    "location": _location,
}
