"""Why a program has the score it has: each criterion's fact in words, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from decisions import words
from decisions.assessment import Assessment
from decisions.engine.prerequisites import RECOMMENDED, REQUIRED
from decisions.engine.scoring import AREAS, CRITERIA, ONLINE, UNKNOWN, WISHES
from decisions.untold import untold_of, untold_words
from programs.models import Area, Modality
from programs.places import COUNTRIES, US_STATES
from programs.prices import NO_TOTAL_WORDS, STATUS_LABELS, STATUSES, NoTotal
from programs.wording import MINUS, join_words

# The program's fields whose sources stand behind each criterion.
FIELDS = {
    "money": ("tuition",),
    "curriculum": ("curriculum",),
    "prerequisites": ("prerequisites",),
    "flexibility": ("modality", "pace", "delivery"),
    "evidence": ("outcomes",),
    "location": ("modality",),
}
# The answers that each criterion rests on beside the program's fact, and what to call them where
# all of a group are our defaults.
ANSWERS: dict[str, dict[str, tuple[str, ...]]] = {
    "money": {
        "your pay": ("salary",),
        "the work you want": ("role",),
        "where you would do it": (
            "country", "state", "metro", "work_country", "work_state", "work_metro",
        ),
    },
    "curriculum": {"the work you want": ("role",)},
    "prerequisites": {"what you know already": ("levels",)},
    "flexibility": {},
    "evidence": {},
    "location": {"where you live": ("country", "state", "metro")},
}  # fmt: skip
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
    show.  default: which answers of the person's are our default, "" if none.  weight_default:
    so is the weight.  section: of the profile, where the person can tell what is missing; "" where
    it is the program's fact.
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
    section: str


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
                # What has no default is missing, and said to be.
                default="" if criterion == "money" and missing else _default(assessment, criterion),
                weight_default=f"weight_{criterion}" in person.defaulted,
                section=where_to_tell(assessment, index, criterion) if missing else "",
            )
        )
    return made


def _default(assessment: Assessment, criterion: str) -> str:
    defaulted = assessment.person.defaulted
    ours = [name for name, group in ANSWERS[criterion].items() if defaulted.issuperset(group)]
    if criterion == "prerequisites":
        return "You have not told what you know already" if ours else ""
    return f"Our default: {join_words(ours)}" if ours else ""


def missing_criteria(assessment: Assessment, index: int) -> list[str]:
    """The criteria that count and are not wholly known, in a reader's words."""
    unknown = ~assessment.criteria.known[:, index] & (assessment.scores.weights > 0)
    return [words.CRITERIA[CRITERIA[row]].lower() for row in np.flatnonzero(unknown)]


def explain(assessment: Assessment, index: int, criterion: str) -> tuple[str, str]:
    """(the fact in words, what is missing of it)."""
    return _EXPLAIN[criterion](assessment, index)


def where_to_tell(assessment: Assessment, index: int, criterion: str) -> str:
    """The section of the profile that asks for what a criterion waits for; "" where it is the
    program's fact that is missing."""
    if criterion == "money" and index in assessment.row_of:
        missing = untold_of(assessment, index)
        return missing[0].section if missing else ""
    # Where the subjects are stated, what is open is the person's own level in them.
    if criterion == "prerequisites" and _own_levels(assessment, index):
        return "background"
    return ""


def _money(assessment: Assessment, index: int) -> tuple[str, str]:
    if np.isnan(assessment.price[index]):
        return "", why_no_price(assessment, index)
    price = _price_words(assessment, index)
    row = assessment.row_of.get(index)
    if row is None:
        return price, "Duration at your pace not known"
    worth, years = assessment.money, assessment.person.horizon
    if np.isnan(worth.multiple[row]):
        missing = untold_of(assessment, index)
        # With every answer told, only the pay that a gain is held against can be missing.
        reason = untold_words(missing) if missing else "the usual pay where you live is not known"
        return words.capitalized(price), words.capitalized(reason)
    amounts = words.Amounts.of(assessment.batch.situation)
    if index == assessment.baseline.index:
        return f"What you would do otherwise: the others are held against it; {price}", ""
    against = words.held_against(assessment.snapshot, assessment.person, assessment.baseline)
    gain = f"About {amounts.gain(worth.mean[row])} over {years} years against {against}"
    times = f"{worth.multiple[row]:.1f}".replace("-", MINUS).replace(f"{MINUS}0.0", "0.0")
    cautious = (
        f"{amounts.gain(worth.cautious[row])} or {times} times a year’s pay with the worst quarter "
        "counted more"
    )
    averaged = words.averaged(assessment.prospects)
    return f"{gain}, on average over {averaged}; {cautious}; {price}", ""


def _price_words(assessment: Assessment, index: int) -> str:
    """The whole price for this person, and what there is to know about it."""
    snapshot = assessment.snapshot
    if not assessment.price[index]:
        return "free of charge"
    amount = f"whole price {words.price_words(snapshot, index, assessment.price[index])}"
    if assessment.assumed[index]:
        return f"{amount}, assumed"
    pace, status = assessment.pace[index], assessment.status[index]
    year = int(snapshot.price_year[pace, status, index])
    notes = [f"{year}-{(year + 1) % 100:02d} prices" if year else "year not stated"]
    if not snapshot.price_fees_stated[pace, status, index]:
        notes.append("fees not stated")
    if snapshot.price_disagrees[pace, status, index]:
        notes.append("sources disagree, this is the one we use")
    label = STATUS_LABELS[STATUSES[status]].lower().replace("eu or eea", "EU or EEA")
    return f"{amount} for you ({label}), {', '.join(notes)}"


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
    own = _own_levels(assessment, index)
    missing = [f"Your level in {join_words(own)} not told"] if own else []
    if len(own) < open_.size:
        missing.append("It asks for a further subject, which we have no name for")
    return fact, "; ".join(missing)


def _own_levels(assessment: Assessment, index: int) -> list[str]:
    """The subjects asked for in which the person has not told a level."""
    bridge = assessment.bridge
    if not bridge.stated[index]:
        return []
    open_ = np.flatnonzero(bridge.subjects_high[:, index] > bridge.subjects_low[:, index])
    return [subject for subject in words.subjects(open_) if subject != words.UNNAMED]


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
    return words.capitalized(fact), f"Not stated: {join_words(unknown)}" if unknown else ""


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
