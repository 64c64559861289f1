"""What else the person could do: every other path beside this program, in the same futures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from decisions import words
from decisions.assessment import Assessment
from decisions.engine.fifty import of_fifty
from decisions.money.baseline import STAY, WAIT, named, waiting
from decisions.money.paths import Standing, gains, rows_of, standing
from decisions.report.against import Against
from decisions.report.case import OWN, Case
from decisions.report.phrases import known
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
# A path of a kind that is none of these.
OTHERWISE = "What you would do otherwise"
# The label, and what to call it in a sentence.
_OTHER_PACE = {
    "full_time": ("This program full time", "studying full time"),
    "part_time": ("This program part time, beside the job", "studying part time beside the job"),
}


@dataclass(frozen=True)
class Path:
    """
    label: the way.  inside: what to call it in a sentence.  slug, name, terms: of its program, ""
    where it has none of its own.  choice: the answer that makes it the baseline, "" where none
    does.  gain, ahead, beaten: in words, the latter how often the program is ahead of the path.
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
    """
    rows: every path but the program, the baseline first.  best: the best in money that is not the
    baseline, None if there is none.  says: the program against it, and against going on as now
    where that is neither.  gains: mean gain of rows of the case against the baseline, but for the
    program itself, of which more futures are drawn.
    """

    rows: tuple[Path, ...]
    best: Path | None
    says: str
    gains: dict[int, float]


@dataclass(frozen=True)
class _Way:
    label: str
    inside: str
    npv: np.ndarray
    index: int | None = None
    terms: str = ""
    choice: str = ""


def paths(case: Case, assessment: Assessment, held: Against, in_front: int) -> Paths | None:
    """assessment: its prospects are drawn.  in_front: how many of 50 futures of the program the
    page says are ahead of the baseline. None where the program's money is not known."""
    if not case.worked_out:
        return None
    known_rows = [row for row in range(len(case.batch)) if known(case.mean(row))]
    npv = dict(zip(known_rows, gains(rows_of(case.batch, known_rows)), strict=True))
    baseline = gains(held.scenario)[0]
    caution = case.situation.given["caution"]

    def beside(way: _Way) -> Path:
        found = standing(way.npv, npv[OWN], baseline, caution, case.amounts.step)
        return _path(case, way, found, held, in_front)

    ways = [_stay(case), *_own(case, npv), *_alternatives(case, assessment)]
    rows = sorted(map(beside, ways), key=lambda row: not row.is_baseline)
    others = [row for row in rows if not row.is_baseline]
    best = max(others, key=lambda row: row.standing.cautious, default=None)
    return Paths(
        tuple(rows),
        best,
        _says(case, rows, best, held) if best else "",
        {row: float((each - baseline).mean()) for row, each in npv.items() if row != OWN},
    )


def _stay(case: Case) -> _Way:
    stay = words.baseline(case.person)
    return _Way("Go on as now", stay, gains(None)[0], choice=STAY)


def _own(case: Case, npv: dict[int, np.ndarray]) -> list[_Way]:
    """The program begun a year later, and at the other pace where that is on offer. npv: by row."""
    later = gains(waiting(rows_of(case.batch, [OWN])))[0]
    ways = [_Way("This program, a year later", words.A_YEAR_LATER, later, choice=WAIT)]
    if case.other is not None and case.other in npv:
        pace = PACES[int(case.batch.offers.pace[case.other])]
        months = float(case.batch.offers.months[case.other])
        ways.append(_Way(*_OTHER_PACE[pace], npv[case.other], terms=months_words(round(months, 1))))
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
        found.append((KINDS.get(Kind(batch.kinds[chosen]), OTHERWISE), "", chosen))
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


def _path(case: Case, way: _Way, found: Standing, held: Against, in_front: int) -> Path:
    snapshot, is_baseline = case.snapshot, way.inside == held.words
    return Path(
        label=way.label,
        inside=way.inside,
        slug="" if way.index is None else snapshot.slugs[way.index],
        name="" if way.index is None else words.name_at(snapshot, way.index),
        terms=way.terms,
        choice=way.choice,
        is_baseline=is_baseline,
        standing=found,
        gain=case.amounts.gain(found.mean),
        ahead=words.ahead_of_fifty(found.ahead, found.even),
        beaten=f"{in_front if is_baseline else of_fifty(found.beaten)} of 50",
    )


def _says(case: Case, rows: list[Path], best: Path, held: Against) -> str:
    """The second line: the program against the person's best other path; and against going on as
    now, where the person would do something else."""
    if case.amounts.side(best.standing.cautious) > 0:
        said = f"Against your best other path in money, {best.inside}, {_beside(case, best)}."
    else:
        said = (
            f"None of your other paths clearly beats {held.words}. Against the nearest, "
            f"{best.inside}, {_beside(case, best)}."
        )
    stay = next(row for row in rows if row.choice == STAY)
    if held.stays or stay is best:
        return said
    return f"Against {stay.inside}, {_beside(case, stay)}. {said}"


def _beside(case: Case, path: Path) -> str:
    """How often this program is ahead of a path, and by how much on average."""
    count, mean = of_fifty(path.standing.beaten), path.standing.gain
    mostly, side = (count > 25) - (count < 25), case.amounts.side(mean)
    link = "but" if mostly * side < 0 else "and"
    return (
        f"this program is ahead in {count} of 50 futures {link} on average "
        f"{case.amounts.position(mean)}"
    )
