"""What the entry pay rests on: our guess, what is published of graduates, and people looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from decisions.evidence_words import tenths
from decisions.money.evidence import PEERS, unmoved
from decisions.money.peers import why_not_counted
from decisions.money.situation import DOLLAR
from decisions.person import Peer
from decisions.report import phrases
from decisions.report.case import OWN, Case
from decisions.report.material import Material
from programs.models import Metric, OutcomeScope, Population
from programs.outcomes import FAMILIES
from programs.pay_figures import SCOPES, PayFigure
from programs.places import US_STATES
from programs.wording import money, number, rounded_money

_NOT_STATED = "Who is counted is not stated"


@dataclass(frozen=True)
class Figure:
    """amount: as published, with the marks of its sources.  why: what it is, and of which year's
    dollars."""

    amount: SafeString | str
    why: str


@dataclass(frozen=True)
class EvidenceRow:
    """
    One source. about: who is counted, in lines.  figures: as published.  n: "" where a source
    does not say, then `n_why`.  stands: percentile of the role's pay.  where: that it is of.
    counts: parts of ten.
    """

    source: str
    about: tuple[str, ...]
    figures: tuple[Figure, ...]
    n: str
    n_why: str
    stands: str
    where: str
    counts: str


@dataclass(frozen=True)
class Evidence:
    """rows: ours first.  result: what comes of it, a sentence or two.  peers: the page of those
    looked up.  whose: whose pay our guess is pooled with."""

    rows: tuple[EvidenceRow, ...]
    result: str
    whose: str
    peers: str


def evidence(case: Case, material: Material) -> Evidence | None:
    """None where nothing that became of graduates counts, or nothing is known of them."""
    batch = case.batch
    entry = batch.entry
    if unmoved(batch.work) or not (entry.n[:, OWN] > 0).any():
        return None
    counts = tenths(entry.shares(OWN))
    rows = [_guess(case, counts[0])]
    for k, scope in enumerate(SCOPES):
        if entry.n[k, OWN] > 0:
            rows.append(_published(case, material, k, scope, counts[1 + k]))
    if entry.n[PEERS, OWN] > 0:
        rows.append(_looked_up(case, counts[1 + PEERS]))
    return Evidence(
        rows=tuple(rows),
        result=_result(case, material),
        whose=entry.whose(OWN),
        peers=peers_address(case),
    )


def peers_address(case: Case) -> str:
    """The page of the graduates looked up, this program chosen."""
    page = reverse("decisions:peers", args=[case.person.id])
    return f"{page}?program={case.snapshot.slugs[case.index]}"


def peers_of(case: Case) -> list[Peer]:
    """The graduates of this program whom the person looked up."""
    program = int(case.snapshot.ids[case.index])
    return [peer for peer in case.person.peers if peer.program == program]


def _guess(case: Case, counts: str) -> EvidenceRow:
    batch = case.batch
    own = float(batch.entry.guess[OWN]) - batch.work.shift
    return EvidenceRow(
        source="Our guess for new graduates",
        about=("Whatever the program",),
        figures=(Figure("None", "our judgment"),),
        n="",
        n_why="",
        stands=phrases.percentile(own),
        where="",
        counts=counts,
    )


def _published(
    case: Case, material: Material, k: int, scope: OutcomeScope, counts: str
) -> EvidenceRow:
    entry = case.batch.entry
    figures = [each for each in case.snapshot.pay.of(case.index) if each.scope == scope]
    stated = [each.n for each in figures if each.n]
    return EvidenceRow(
        source=_source(scope, figures),
        about=tuple(_about(figures)),
        figures=tuple(_figure(each, material) for each in figures),
        n=number(sum(stated)) if stated else "",
        n_why="" if len(stated) == len(figures) else f"counted as {entry.n[k, OWN]:.0f}",
        stands=phrases.percentile(float(entry.ranks[k, OWN])),
        where=_where(case, scope),
        counts=counts,
    )


def _source(scope: OutcomeScope, figures: list[PayFigure]) -> str:
    if scope == OutcomeScope.PROGRAM:
        return "This program"
    fields = " and ".join(
        dict.fromkeys(f"{FAMILIES.get(each.cip4, 'CIP')} ({each.cip4})" for each in figures)
    )
    if scope == OutcomeScope.INSTITUTION_FIELD:
        return f"All master’s degrees in {fields} at this institution"
    return f"The nation’s master’s degrees in {fields}"


def _about(figures: list[PayFigure]) -> Iterator[str]:
    """Who is counted, and the cohorts."""
    whom = dict.fromkeys(
        Population(each.population).label if each.population else _NOT_STATED for each in figures
    )
    yield "; ".join(whom)
    cohorts = list(dict.fromkeys(each.cohort for each in figures if each.cohort))
    yield f"Cohort: {'; '.join(cohorts)}" if cohorts else "Cohort not stated"


def _figure(figure: PayFigure, material: Material) -> Figure:
    amount = money(figure.dollars)
    if figure.currency != DOLLAR:
        amount = f"about {rounded_money(figure.dollars)}"
    measure = Metric(figure.metric).label
    mean = ", lowered to a median" if figure.is_mean else ""
    dollars = f"{figure.year} dollars" if figure.year_stated else f"read as {figure.year} dollars"
    marked = format_html("{}{}", amount, _marks(material, figure))
    return Figure(marked, f"{measure}{mean}; {dollars}")


def _marks(material: Material, figure: PayFigure) -> SafeString:
    found = {source.pk: source for source in material.outcomes.sources}
    return material.mark([found[figure.source]] if figure.source in found else [])


def _where(case: Case, scope: OutcomeScope) -> str:
    snapshot, index = case.snapshot, case.index
    in_state = scope != OutcomeScope.NATION_FIELD and snapshot.country[index] == "US"
    state = US_STATES.get(snapshot.region[index], "") if in_state else ""
    return f"in {state or 'the United States'}"


def _looked_up(case: Case, counts: str) -> EvidenceRow:
    n = float(case.batch.entry.n[PEERS, OWN])
    count = sum(why_not_counted(peer) is None for peer in peers_of(case))
    return EvidenceRow(
        source="Graduates whom you looked up",
        about=("Counted by how like you they were",),
        figures=(Figure(format_html('<a href="{}">Your notes</a>', peers_address(case)), ""),),
        n=number(count),
        n_why=f"counted as {number(round(n, 1))}",
        stands=phrases.percentile(float(case.batch.entry.ranks[PEERS, OWN])),
        where="where they work",
        counts=counts,
    )


def _result(case: Case, material: Material) -> str:
    batch = case.batch
    after = batch.work.after
    rank, guess = float(batch.entry_rank[OWN]), float(batch.entry.guess[OWN])
    pay = phrases.amount(float(batch.entry_pay[OWN]), case.paid)
    own = ", with what your experience and present pay add" if batch.work.shift else ""
    text = (
        f"Together{own}: the {phrases.percentile(rank)} percentile of {material.roles} "
        f"{material.around}, {pay}."
    )
    alone = phrases.amount(after.pay(guess), case.paid) if after else ""
    return f"{text} By our guess alone it would be {alone}." if alone not in ("", pay) else text
