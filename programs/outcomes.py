"""What became of graduates, from the closest scope to the widest.

Figures of different definitions stand under each other, each with its scope, population, cohort
and number; they are never ranked against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from programs.models import (
    Completions,
    FederalLink,
    Metric,
    Outcome,
    OutcomeScope,
    Program,
    Source,
    Tier,
)
from programs.wording import join_words, money, number

# What the first four digits of a federal code stand for, in the fields of the catalogue.
FAMILIES = {
    "11.01": "computer and information sciences",
    "11.04": "information science",
    "11.07": "computer science",
    "11.08": "software and data applications",
    "27.03": "applied mathematics",
    "27.05": "statistics",
    "27.06": "applied statistics",
    "30.08": "mathematics and computer science",
    "30.30": "computational science",
    "30.70": "data science",
    "30.71": "data analytics",
}
ASK_FOR = (
    "Ask the school for: starting pay, share employed after 6 months, completion rate, and how "
    "many graduates replied."
)
_SHARES = (Metric.PLACEMENT_RATE_6MO, Metric.PHD_SHARE)
_PAY_AFTER_MASTERS = (Metric.MEDIAN_SALARY_1YR, Metric.MEDIAN_SALARY_4YR, Metric.MEDIAN_SALARY_5YR)


@dataclass(frozen=True)
class OutcomeRow:
    """One published figure in words; value "" where none is published, then see `why`."""

    scope: str
    measure: str
    value: str
    who: str = ""
    cohort: str = ""
    n: str = ""
    why: str = ""
    sources: tuple[Source, ...] = ()
    is_list: bool = False


@dataclass(frozen=True)
class Awards:
    """Master's awarded under one federal code at the institution.

    years: (academic year, number) oldest first; a number is None where nothing was reported.
    """

    cip6: str
    title: str
    years: tuple[tuple[str, int | None], ...]
    sources: tuple[Source, ...]

    @property
    def newest(self) -> tuple[str, int | None]:
        return self.years[-1]


@dataclass(frozen=True)
class Outcomes:
    rows: tuple[OutcomeRow, ...]
    awards: tuple[Awards, ...]
    years: tuple[str, ...]
    # Whether figures of the federal files are among the rows.
    has_federal: bool
    # Whether a master's and a bachelor's median stand under each other.
    shows_gap: bool

    @property
    def sources(self) -> list[Source]:
        found = [source for row in self.rows for source in row.sources]
        found += [source for awards in self.awards for source in awards.sources]
        return list(dict.fromkeys(found))


def federal_codes(program: Program) -> list[str]:
    """The program's own CIP code and those that it is likely linked to."""
    linked = {
        link.cip6
        for link in program.federal_links.all()
        if link.confidence == FederalLink.Confidence.LIKELY
    }
    return sorted(linked | ({program.cip6} if program.cip6 else set()))


def outcomes_of(program: Program, why_none: str) -> Outcomes:
    """program: loaded with for_detail().  why_none: the reason where it publishes none itself.
    Two queries; none for a program without a federal code."""
    codes = federal_codes(program)
    field = _field_outcomes(program, codes)
    awards, years = _awards(program, codes)
    rows = [*_own(program, why_none)]
    for cip4 in dict.fromkeys(code[:5] for code in codes):
        here = [each for each in field if each.cip4 == cip4 and each.institution_id]
        nation = [each for each in field if each.cip4 == cip4 and not each.institution_id]
        rows += _at_institution(program, cip4, here)
        rows += [_row(each, _nation_scope(each)) for each in _in_order(nation)]
    medians = {each.metric for each in field}
    return Outcomes(
        rows=tuple(rows),
        awards=awards,
        years=years,
        has_federal=bool(field),
        shows_gap=Metric.BACHELORS_SALARY_4YR in medians
        and not medians.isdisjoint(_PAY_AFTER_MASTERS),
    )


def _same_institution(program: Program) -> Q:
    """Federal rows of the institution, or of another campus that reports with it."""
    unitids = {
        link.unitid
        for link in program.federal_links.all()
        if link.confidence == FederalLink.Confidence.LIKELY
    }
    if program.institution.unitid:
        unitids.add(program.institution.unitid)
    return Q(institution=program.institution_id) | Q(institution__unitid__in=unitids)


def _field_outcomes(program: Program, codes: Sequence[str]) -> list[Outcome]:
    if not codes:
        return []
    wanted = Q(scope=OutcomeScope.NATION_FIELD) | (
        Q(scope=OutcomeScope.INSTITUTION_FIELD) & _same_institution(program)
    )
    cip4s = {code[:5] for code in codes}
    return list(Outcome.objects.filter(wanted, cip4__in=cip4s).select_related("source"))


_ORDER = (
    *_PAY_AFTER_MASTERS,
    Metric.MEDIAN_STARTING_SALARY,
    Metric.MEAN_STARTING_SALARY,
    Metric.PLACEMENT_RATE_6MO,
    Metric.PHD_SHARE,
    Metric.GRADUATES_PER_YEAR,
    Metric.EMPLOYERS,
    Metric.MEDIAN_DEBT,
    Metric.BACHELORS_SALARY_4YR,
)


def _in_order(outcomes: Iterable[Outcome]) -> list[Outcome]:
    return sorted(outcomes, key=lambda each: (_ORDER.index(Metric(each.metric)), each.pk))


def _own(program: Program, why_none: str) -> list[OutcomeRow]:
    if program.tier == Tier.LISTED:
        return []
    own = _in_order(program.outcomes.all())
    if own:
        return [_row(each, "This program") for each in own]
    return [OutcomeRow("This program", "Any outcome", "", why=f"{why_none}. {ASK_FOR}")]


def _at_institution(program: Program, cip4: str, found: list[Outcome]) -> list[OutcomeRow]:
    scope = f"All master’s degrees in {_family(cip4)} at this institution"
    if found:
        bachelors = f"Bachelor’s degrees in {_family(cip4)} at this institution"
        return [
            _row(each, bachelors if each.metric == Metric.BACHELORS_SALARY_4YR else scope)
            for each in _in_order(found)
        ]
    why = "The federal file has no figure under this code here: too few graduates, or too new."
    return [OutcomeRow(scope, "Median earnings", "", why=why)]


def _nation_scope(outcome: Outcome) -> str:
    degree = "bachelor’s" if outcome.metric == Metric.BACHELORS_SALARY_4YR else "master’s"
    return f"Nation, {_family(outcome.cip4)}, {degree}"


def _family(cip4: str) -> str:
    return f"{FAMILIES[cip4]} (CIP {cip4})" if cip4 in FAMILIES else f"CIP {cip4}"


def _row(outcome: Outcome, scope: str) -> OutcomeRow:
    notes = []
    if outcome.dollar_year:
        notes.append(f"{outcome.dollar_year} dollars")
    if outcome.response_rate is not None:
        notes.append(f"{number(outcome.response_rate * 100)}% answered")
    return OutcomeRow(
        scope=scope,
        measure=_measure(outcome),
        value=_value(outcome),
        who=outcome.get_population_display(),
        cohort=outcome.cohort,
        n=number(outcome.n),
        why="; ".join(notes),
        sources=(outcome.source,),
        is_list=outcome.metric == Metric.EMPLOYERS,
    )


def _measure(outcome: Outcome) -> str:
    if outcome.metric == Metric.BACHELORS_SALARY_4YR:
        return str(Metric.MEDIAN_SALARY_4YR.label)
    return outcome.get_metric_display()


def _value(outcome: Outcome) -> str:
    if outcome.metric == Metric.EMPLOYERS:
        return join_words(outcome.names)
    if outcome.value is None:
        return ""
    if outcome.metric in _SHARES:
        return f"{number(outcome.value * 100)}%"
    if outcome.metric == Metric.GRADUATES_PER_YEAR:
        return number(outcome.value)
    return money(outcome.value, outcome.currency or "USD")


def _awards(program: Program, codes: Sequence[str]) -> tuple[tuple[Awards, ...], tuple[str, ...]]:
    if not codes:
        return (), ()
    found = Completions.objects.filter(_same_institution(program), cip6__in=codes)
    rows = list(found.select_related("source").order_by("year"))
    years = sorted({row.year for row in rows})
    by_code: dict[str, list[Completions]] = {}
    for row in rows:
        by_code.setdefault(row.cip6, []).append(row)
    awards = []
    for cip6, own in sorted(by_code.items()):
        numbers: dict[int, int] = {}
        for row in own:
            numbers[row.year] = numbers.get(row.year, 0) + row.awards
        awards.append(
            Awards(
                cip6=cip6,
                title=own[-1].cip_title,
                years=tuple((academic_year(year), numbers.get(year)) for year in years),
                sources=tuple(dict.fromkeys(row.source for row in own)),
            )
        )
    return tuple(awards), tuple(academic_year(year) for year in years)


def academic_year(year: int) -> str:
    """
    >>> academic_year(2024), academic_year(2000)
    ('2023-24', '1999-00')
    """
    return f"{year - 1}-{year % 100:02d}"
