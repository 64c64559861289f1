"""What else the person could do: every other path beside this program, in the same futures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from decisions import words
from decisions.assessment import Assessment
from decisions.money.baseline import STAY, WAIT, named, waiting
from decisions.money.futures import of_fifty
from decisions.money.paths import Standing, gains, rows_of, standing
from decisions.report.against import Against
from decisions.report.case import OWN, Case
from programs.models import Kind
from programs.prices import PACES
from programs.wording import months_words

KINDS = {
    Kind.SELF_STUDY: "Learn on your own",
    Kind.COURSE: "A course",
    Kind.GRADUATE_CERTIFICATE: "A graduate certificate",
    Kind.BOOTCAMP: "A bootcamp",
    Kind.MASTERS: "Another degree",
}
_OTHER_PACE = {
    "full_time": "This program full time",
    "part_time": "This program part time, beside the job",
}


@dataclass(frozen=True)
class Path:
    """
    label: the way.  inside: what to call it in a sentence.  slug, name, terms: of its program, ""
    where it has none of its own.  choice: the answer that makes it the baseline, "" where none
    does.  gain, ahead, beaten: in words.
    """

    label: str
    inside: str
    slug: str
    name: str
    terms: str
    choice: str
    is_baseline: bool
    standing: Standing
    gain: str
    ahead: str
    beaten: str


@dataclass(frozen=True)
class Paths:
    """rows: every path but the program, the baseline first.  best: the best in money that is not
    the baseline, None if there is none.  says: the program against it."""

    rows: tuple[Path, ...]
    best: Path | None
    says: str


@dataclass(frozen=True)
class _Way:
    label: str
    inside: str
    npv: np.ndarray
    index: int | None = None
    terms: str = ""
    choice: str = ""


def paths(case: Case, assessment: Assessment, held: Against) -> Paths | None:
    """assessment: its prospects are drawn. None where the program's money is not known."""
    if not case.worked_out:
        return None
    own = _own(case)
    chosen = held.words
    baseline = gains(held.scenario)[0]
    caution = case.situation.given["caution"]
    rows = [
        _path(
            case, way, standing(way.npv, own[0].npv, baseline, caution, case.amounts.step), chosen
        )
        for way in [_stay(case), *own[1:], *_alternatives(case, assessment)]
    ]
    rows.sort(key=lambda row: not row.is_baseline)
    others = [row for row in rows if not row.is_baseline]
    best = max(others, key=lambda row: row.standing.cautious, default=None)
    return Paths(tuple(rows), best, _says(case, best, held) if best else "")


def _stay(case: Case) -> _Way:
    stay = words.baseline(case.person)
    return _Way("Go on as now", stay, gains(None)[0], choice=STAY)


def _own(case: Case) -> list[_Way]:
    """The program itself, begun a year later, and at the other pace where that is on offer."""
    rows = [OWN] if case.other is None else [OWN, case.other]
    scenario = rows_of(case.batch, rows)
    npv = gains(scenario)
    later = gains(waiting(rows_of(case.batch, [OWN])))[0]
    ways = [
        _Way("This program", "this program", npv[0], case.index),
        _Way("This program, a year later", words.A_YEAR_LATER, later, choice=WAIT),
    ]
    if case.other is not None:
        pace = PACES[int(case.batch.offers.pace[case.other])]
        months = float(case.batch.offers.months[case.other])
        label = _OTHER_PACE[pace]
        ways.append(_Way(label, words.inside(label), npv[1], terms=months_words(round(months, 1))))
    return ways


def _alternatives(case: Case, assessment: Assessment) -> list[_Way]:
    """The best program of every other kind, and the best other degree; none that is ruled out."""
    drawn, batch = assessment.prospects, assessment.batch
    if drawn is None:
        raise ValueError("the other paths are compared in futures, and none are drawn")
    found: list[tuple[str, str, int]] = []
    index = batch.offers.index
    allowed = ~assessment.gates.ruled_out[index] & np.isfinite(drawn.cautious)
    allowed &= index != case.index
    kinds = np.array(batch.kinds)
    for kind, label in KINDS.items():
        rows = np.flatnonzero(allowed & (kinds == kind))
        if rows.size:
            found.append((label, kind, int(rows[np.argmax(drawn.cautious[rows])])))
    chosen = assessment.baseline.row
    if (
        chosen is not None
        and chosen not in [row for *_, row in found]
        and index[chosen] != case.index
    ):
        found.append((KINDS[Kind(batch.kinds[chosen])], "", chosen))
    if not found:
        return []
    npv = gains(rows_of(batch, [row for *_, row in found]))
    return [
        _alternative(case, assessment, label, kind, row, npv[k])
        for k, (label, kind, row) in enumerate(found)
    ]


def _alternative(
    case: Case, assessment: Assessment, label: str, kind: str, row: int, npv: np.ndarray
) -> _Way:
    snapshot, offers = case.snapshot, assessment.batch.offers
    index = int(offers.index[row])
    asked = assessment.person.otherwise
    choice = named(snapshot.slugs[index])
    if asked == kind:
        # The best of its kind is the baseline already, by kind and not by name.
        choice = kind
    dollars = float(offers.dollars[row])
    price = words.price_words(snapshot, index, dollars) if dollars else "free of charge"
    return _Way(
        label,
        words.name_at(snapshot, index),
        npv,
        index,
        f"{months_words(round(float(offers.months[row]), 1))}, {price}",
        choice,
    )


def _path(case: Case, way: _Way, found: Standing, chosen: str) -> Path:
    snapshot = case.snapshot
    return Path(
        label=way.label,
        inside=way.inside,
        slug="" if way.index is None else snapshot.slugs[way.index],
        name="" if way.index is None else words.name_at(snapshot, way.index),
        terms=way.terms,
        choice=way.choice,
        is_baseline=way.inside == chosen,
        standing=found,
        gain=case.amounts.gain(found.mean),
        ahead=_ahead(found),
        beaten=f"{of_fifty(found.beaten)} of 50",
    )


def _ahead(found: Standing) -> str:
    """A future without gain or loss counts as ahead: say how many are such."""
    even = of_fifty(found.even)
    return f"{of_fifty(found.ahead)} of 50" + (f", {even} even" if even else "")


def _says(case: Case, best: Path, held: Against) -> str:
    """The second line: the program against the person's best other path."""
    count = of_fifty(best.standing.beaten)
    against = case.amounts.against(best.standing.gain, "it")
    if case.amounts.side(best.standing.cautious) <= 0:
        return (
            f"None of your other paths clearly beats {held.words}. Against the nearest, "
            f"{best.inside}, this program is ahead in {count} of 50 futures, on average {against}."
        )
    return (
        f"Against your best other path in money, {best.inside}, it is ahead in {count} of 50 "
        f"futures, on average {against}."
    )
