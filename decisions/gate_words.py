"""Limits in words: what the person allows, what the program says, and what follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from decisions import explain, words
from decisions.assessment import Assessment
from decisions.engine.gates import ADMISSION, GATES, Answer, Reason
from decisions.models import Background
from programs.models import BachelorField, Modality
from programs.places import COUNTRIES
from programs.wording import join_words, money, months_words, number

# The program's field whose sources stand behind what it says.
FIELDS = {
    "price": "tuition",
    "months": "duration_months",
    "modality": "modality",
    "part_time": "pace",
    "country": "",
    "bridge": "prerequisites",
    "start": "prerequisites",
    "funding": "tuition",
    "bachelor": "admission.bachelor_field",
    "gpa": "admission.gpa_min",
    "work": "admission.work_experience_years",
    "gre": "admission.gre",
    "visa": "visa_eligible",
}


@dataclass(frozen=True)
class GateRow:
    """One gate of one program.

    limit: the person's.  says: what the program states, "" if nothing.  why: beside it.
    status: kind and words for the `status` tag.  section: of the profile, that sets the limit.
    unanswered: it is the person's answer that is missing.
    """

    gate: str
    label: str
    limit: str
    says: str
    why: str
    status: tuple[str, str]
    section: str
    field: str
    unanswered: bool = False


def failing(assessment: Assessment, index: int) -> list[GateRow]:
    """The gates that rule one program out."""
    return [row(assessment, index, gate) for gate in assessment.answers(index, Answer.FAIL)]


def open_gates(assessment: Assessment, index: int) -> list[GateRow]:
    """The gates of one program that the person has to check."""
    return [row(assessment, index, gate) for gate in assessment.answers(index, Answer.UNKNOWN)]


def row(assessment: Assessment, index: int, gate: str) -> GateRow:
    limit, says = _ROWS[gate](assessment, index)
    reason = Reason(int(assessment.gates.reasons[GATES.index(gate), index]))
    status, why = _status(reason)
    if reason == Reason.NOT_ANSWERED:
        limit = _not_answered(assessment, index, gate)
    elif reason == Reason.NOT_STATED:
        says = ""
        why = explain.why_no_price(assessment, index) if gate == "price" else ""
    elif gate in ("price", "months") and assessment.assumed[index]:
        why = "Our assumption, not the program’s figure"
    return GateRow(
        gate=gate,
        label=words.GATES[gate],
        limit=limit,
        says=says,
        why=why,
        status=status,
        section=words.SECTIONS[gate],
        field="" if assessment.assumed[index] else FIELDS[gate],
        unanswered=reason == Reason.NOT_ANSWERED,
    )


def _status(reason: Reason) -> tuple[tuple[str, str], str]:
    if reason == Reason.BEYOND:
        return ("no", "Ruled out"), ""
    if reason == Reason.ASK:
        return ("unk", "Ask them"), "Whether yours counts, the school decides"
    if reason in (Reason.NOT_STATED, Reason.NOT_ANSWERED):
        return ("unk", "Check yourself"), ""
    return ("ok", "Met"), ""


def _not_answered(assessment: Assessment, index: int, gate: str) -> str:
    if gate == "bridge":
        bridge = assessment.bridge
        open_ = np.flatnonzero(bridge.subjects_high[:, index] > bridge.subjects_low[:, index])
        return f"You have not told your level in {join_words(words.subjects(open_))}"
    return {
        "bachelor": "You have not told your bachelor’s field",
        "gpa": "You have not told your grades",
        "work": "You have not told your years of work",
    }[gate]


def _price(assessment: Assessment, index: int) -> tuple[str, str]:
    price = assessment.price[index]
    says = "" if np.isnan(price) else words.price_words(assessment.snapshot, index, price)
    return f"At most {money(assessment.person.price_limit)} in tuition and fees", says


def _months(assessment: Assessment, index: int) -> tuple[str, str]:
    months = assessment.months[index]
    says = "" if np.isnan(months) else months_words(months)
    if assessment.snapshot.months_assumed[assessment.pace[index], index]:
        says += " part time, taken as twice the full-time duration"
    return f"At most {months_words(assessment.person.months_limit)}", says


def _modality(assessment: Assessment, index: int) -> tuple[str, str]:
    wanted = [Modality(modality).label.lower() for modality in assessment.person.modalities]
    says = assessment.snapshot.modality[index]
    return f"Only {join_words(wanted, 'or')}", Modality(says).label if says else ""


def _part_time(assessment: Assessment, index: int) -> tuple[str, str]:
    return "Part time, or at your own pace", "Full time only"


def _country(assessment: Assessment, index: int) -> tuple[str, str]:
    allowed = [COUNTRIES.get(country, country) for country in assessment.person.country_limit]
    country = assessment.snapshot.country[index]
    return f"Institution in {join_words(allowed, 'or')}", COUNTRIES.get(country, country)


def _bridge(assessment: Assessment, index: int) -> tuple[str, str]:
    bridge = assessment.bridge
    limit = months_words(assessment.person.bridge_months_limit)
    if not bridge.stated[index]:
        return f"At most {limit} of courses first", ""
    needed = np.flatnonzero(bridge.subjects_high[:, index] > 0)
    length = words.months_range(bridge.low[index], bridge.high[index])
    says = f"Requires {join_words(words.subjects(needed))}: {length}"
    return f"At most {limit} of courses first", says


def _start(assessment: Assessment, index: int) -> tuple[str, str]:
    bridging, clock = assessment.batch.bridge, assessment.batch.situation.clock
    limit = f"Start in {clock.start:%B %Y}, which leaves {months_words(clock.months_before)}"
    needed = np.flatnonzero(assessment.bridge.subjects_low[:, index] > 0)
    length = months_words(float(bridging.months[index]))
    return limit, f"Requires {join_words(words.subjects(needed))}: {length} of courses first"


def _funding(assessment: Assessment, index: int) -> tuple[str, str]:
    """What is short, rounded up: a gap must not be rounded away."""
    row = assessment.row_of[index]
    amounts = words.Amounts.of(assessment.batch.situation)
    short = np.ceil(assessment.money.unfunded[row] / amounts.step) * amounts.step
    return (
        "Your savings, your family’s money and the loans you may take",
        f"You would need up to {amounts.about(short)} more",
    )


def _bachelor(assessment: Assessment, index: int) -> tuple[str, str]:
    own = assessment.person.bachelor
    label = Background(own).label.partition(" (")[0] if own else ""
    asked = assessment.snapshot.bachelor[index]
    says = BachelorField(asked).label if asked else ""
    return f"Your bachelor’s: {words.inside(label)}", says


def _gpa(assessment: Assessment, index: int) -> tuple[str, str]:
    asked = assessment.snapshot.gpa_min[index]
    says = "" if np.isnan(asked) else f"A GPA of {number(asked)} or more"
    return f"Your GPA: {number(assessment.person.gpa)}", says


def _work(assessment: Assessment, index: int) -> tuple[str, str]:
    asked = assessment.snapshot.work_years_min[index]
    says = "" if np.isnan(asked) else f"{_years(asked)} of work or more"
    return f"Your work experience: {_years(assessment.person.work_years)}", says


def _years(value: float) -> str:
    return "1 year" if value == 1 else f"{value:g} years"


def _gre(assessment: Assessment, index: int) -> tuple[str, str]:
    required = assessment.snapshot.gre[index] == "required"
    return "You will not take the GRE", "Requires it" if required else ""


def _visa(assessment: Assessment, index: int) -> tuple[str, str]:
    refused = assessment.snapshot.visa_eligible[index] == 0
    return "You would need a student visa", "Not in this format" if refused else ""


_ROWS: dict[str, Callable[[Assessment, int], tuple[str, str]]] = {
    "price": _price,
    "months": _months,
    "modality": _modality,
    "part_time": _part_time,
    "country": _country,
    "bridge": _bridge,
    "start": _start,
    "funding": _funding,
    "bachelor": _bachelor,
    "gpa": _gpa,
    "work": _work,
    "gre": _gre,
    "visa": _visa,
}


def entry(assessment: Assessment, index: int) -> tuple[str, str]:
    """Would this program take this person? (kind, words) for the `status` tag.

    What the school asks for and the person lacks comes first, then what can be made up, then
    what nobody knows.
    """
    refused = assessment.answers(index, Answer.FAIL, gates=ADMISSION)
    if refused:
        gate = row(assessment, index, refused[0])
        return "no", f"{gate.label}: {words.inside(gate.says)}"
    bridge = assessment.bridge
    short = np.flatnonzero(bridge.subjects_low[:, index] > 0)
    if short.size:
        return "partly", f"Bridge: {join_words(words.subjects(short))}"
    unsure = np.flatnonzero(bridge.subjects_high[:, index] > 0)
    if unsure.size:
        return "unk", f"Depends on your {join_words(words.subjects(unsure))}"
    to_check = assessment.answers(index, Answer.UNKNOWN, gates=ADMISSION)
    if to_check:
        labels = [words.inside(words.GATES[gate]) for gate in to_check]
        return "unk", f"Check: {join_words(labels)}"
    if not bridge.stated[index]:
        return "unk", "Prerequisites not stated"
    return "ok", "You meet what it states"
