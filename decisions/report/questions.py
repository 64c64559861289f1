"""The five questions, each in a line with its status."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from decisions import gate_words, words
from decisions.assessment import Assessment
from decisions.engine.gates import ADMISSION
from decisions.evidence_words import people
from decisions.report.case import Case
from decisions.report.debt import Debt
from decisions.report.evidence import peers_address, peers_of
from decisions.report.material import OWN_SCOPE, Material
from decisions.report.phrases import known
from decisions.report.plan import Plan
from decisions.report.ways import Mean
from programs import entry
from programs.entry import Asked
from programs.fact_words import WORDS
from programs.models import Modality
from programs.outcomes import OutcomeRow
from programs.wording import join_words, months_words


@dataclass(frozen=True)
class Answered:
    """status: kind and words of the status mark.  text: one line or two."""

    title: str
    status: tuple[str, str]
    text: SafeString | str


@dataclass(frozen=True)
class Fit:
    """Would I succeed: what they ask beside what one has, and the gates that fail or are open."""

    asked: list[Asked]
    failing: list[gate_words.GateRow]
    open: list[gate_words.GateRow]


def peers(material: Material) -> Answered:
    """What became of people like me?"""
    rows = [row for row in material.outcomes.rows if row.value and not row.is_list]
    title = "What became of people like me?"
    own = [row for row in rows if row.scope == OWN_SCOPE]
    looked_up = _looked_up(material)
    if own:
        text = format_html("{} {}", _figure(own[0], material), looked_up)
        return Answered(title, ("ok", "It publishes figures"), text)
    nothing = "The program publishes nothing that we have found."
    if rows:
        text = format_html(
            "{} Nearest to it: {} {}", nothing, _figure(rows[0], material), looked_up
        )
        return Answered(title, ("partly", "Only of the field"), text)
    text = format_html("{} Ask the school. {}", nothing, looked_up)
    return Answered(title, ("unk", "Not known"), text)


def _looked_up(material: Material) -> SafeString:
    """Where to note graduates, and how many there are."""
    case = material.case
    count, address = len(peers_of(case)), peers_address(case)
    if count:
        return format_html('You looked up <a href="{}">{}</a>.', address, people(count))
    return format_html('Better than any figure: <a href="{}">graduates like you</a>.', address)


def _figure(row: OutcomeRow, material: Material) -> SafeString:
    facts = [
        row.who.lower() if row.who else "who is counted is not stated",
        f"cohort {row.cohort}" if row.cohort else "cohort not stated",
        f"{row.n} counted" if row.n else "how many is not stated",
    ]
    return format_html(
        "{}: {} {}{} ({}).",
        row.scope,
        words.inside(row.measure),
        row.value,
        material.mark(list(row.sources)),
        "; ".join(facts),
    )


def succeed(case: Case, material: Material, assessment: Assessment, courses: Plan) -> Answered:
    """Would I succeed?"""
    status = gate_words.entry(assessment, case.index)
    if not courses.stated:
        text = "The program states no prerequisites that we have found, so none are counted."
    elif courses.steps:
        names = join_words([step.subject for step in courses.steps])
        text = (
            f"To catch up in: {names}; {courses.months} of courses side by side, "
            f"{courses.dollars} in all. {courses.about}."
        )
    else:
        text = "Of the subjects it requires, none that you told us about is missing."
    return Answered(
        "Would I succeed?", status, format_html("{}{}", text, material.fact_marks("prerequisites"))
    )


def fit(case: Case, material: Material, assessment: Assessment) -> Fit:
    levels = case.person.levels
    return Fit(
        asked=entry.asked(material.program, material.provenance, levels),
        failing=gate_words.failing(assessment, case.index),
        open=[
            row
            for row in gate_words.open_gates(assessment, case.index)
            if row.gate in (*ADMISSION, "bridge")
        ],
    )


def flexible(case: Case, material: Material) -> Answered:
    """Are there flexible options?"""
    snapshot, index = case.snapshot, case.index
    modality, own_pace = snapshot.modality[index], snapshot.self_paced[index] == 1
    online, beside_a_job = modality == Modality.ONLINE, own_pace or snapshot.part_time[index] == 1
    if online and beside_a_job:
        status = ("ok", "Online and at your own pace" if own_pace else "Online and part time")
    elif online or beside_a_job or modality == Modality.HYBRID:
        status = ("partly", "In part")
    elif not modality:
        status = ("unk", "Not stated")
    else:
        status = ("no", "Not here")
    stated = [WORDS[key](material.program) for key in ("modality", "delivery", "pace")]
    text = "; ".join(words.inside(each) for each in stated if each) or "Nothing is stated"
    return Answered(
        "Are there flexible options?",
        status,
        format_html(
            "{}.{}{}",
            text[:1].upper() + text[1:],
            material.fact_marks("modality", "delivery", "pace"),
            _twins_words(case),
        ),
    )


def _twins_words(case: Case) -> str:
    count = len(case.twins)
    if not count:
        return ""
    return f" The same degree is on offer in {count + 1} forms, side by side below."


def part_time(case: Case, material: Material, mean: Mean) -> Answered:
    """Can I go part time?"""
    title = "Can I go part time?"
    flag = case.snapshot.part_time[case.index]
    marks = material.fact_marks("pace")
    if flag != 1 and case.snapshot.self_paced[case.index] == 1:
        text = format_html("It goes at your own pace, and so beside a job.{}", marks)
        return Answered(title, ("ok", "At your own pace"), text)
    if flag == -1:
        return Answered(title, ("unk", "Not stated"), "No pace is stated. Ask the school.")
    if flag == 0:
        return Answered(title, ("no", "Not here"), format_html("Full time only.{}", marks))
    text = format_html("{}{}", _pace_words(case, mean), marks)
    return Answered(title, ("ok", "Yes"), text)


def _pace_words(case: Case, mean: Mean) -> str:
    if case.other is None:
        return "Part time is on offer." if not case.pace else "This report is about part time."
    rows = sorted((0, case.other), key=lambda row: not case.batch.part_time[row])
    means = [mean(row) for row in rows]
    months = months_words(round(float(case.batch.offers.months[rows[0]]), 1))
    if not all(map(known, means)):
        return f"Part time takes {months}."
    part, full = (case.amounts.gain(mean) for mean in means)
    return f"Part time takes {months}; the mean gain is {part} then, and {full} full time."


def loan(found: Debt | None) -> Answered:
    """Can I carry the loan?"""
    title = "Can I carry the loan?"
    if found is None:
        return Answered(title, ("unk", "Not known"), "What you would need is not known yet.")
    text = f"{found.finding}."
    if found.total[1] and found.rows:
        text += f" {found.total[0]} borrowed, about {found.total[1]} a month."
    if found.gap:
        text = f"Nobody would lend {found.gap} of what you need. {text}"
    return Answered(title, found.carried, text)
