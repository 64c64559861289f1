"""All parts of one report together."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from decisions.assessment import Assessment
from decisions.forms.own_numbers import OwnNumbersForm
from decisions.report import (
    cost,
    debt,
    given,
    headline,
    limits,
    opening,
    pay,
    phrases,
    plan,
    questions,
    reasons,
    stories,
    ways,
)
from decisions.report.answer import Answer, Drawn
from decisions.report.answer import answer as answer_of
from decisions.report.case import Case
from decisions.report.material import Material
from programs.models import Program
from programs.outcomes import outcomes_of
from programs.price_table import PACE_WORDS, price_section
from programs.program_page import place_words
from programs.provenance import Provenance, SourceNumbers
from programs.wording import months_words


@dataclass(frozen=True)
class Report:
    """See templates/decisions/report.html; a part is None where it cannot be worked out.

    answer, drawn: None as long as no futures are drawn; until then the headline speaks of the pay
    that decides and of no chance.
    """

    case: Case
    program: Program
    material: Material
    place: str
    length: str
    headline: headline.Headline
    answer: Answer | None
    drawn: Drawn | None
    lede: str
    stats: list[opening.Stat]
    reasons_for: list[str]
    reasons_against: list[str]
    cautions: list[str]
    stories: stories.Stories | None
    pay: pay.PayPart
    cost: cost.Cost | None
    debt: debt.Debt | None
    plan: plan.Plan
    fit: questions.Fit
    answers: list[questions.Answered]
    twins: ways.Ways | None
    paces: ways.Ways | None
    given: given.Given
    limits: list[str]

    @property
    def say(self) -> str:
        """The answer in one sentence."""
        return self.answer.say if self.answer else self.headline.say

    @property
    def says(self) -> tuple[str, ...]:
        """What the answer rests on, the most telling first."""
        if self.answer is None:
            return tuple(filter(None, (self.headline.about, self.lede)))
        counts = "".join(words for words, _ in self.answer.counts)
        return tuple(filter(None, (counts, self.answer.second, self.answer.third)))

    @property
    def numbers(self) -> SourceNumbers:
        return self.material.numbers


def gather(case: Case, program: Program) -> Material:
    """program: loaded with for_detail(). Two queries; one more for another currency."""
    provenance = Provenance(program)
    return Material(
        case=case,
        program=program,
        provenance=provenance,
        price=price_section(
            program,
            provenance,
            pace=case.pace_name,
            reader_status=case.status_name,
            today=timezone.localdate(),
        ),
        outcomes=outcomes_of(program, provenance.why_blank("outcomes")),
    )


def compose(
    material: Material,
    assessment: Assessment,
    form: OwnNumbersForm,
    drawn: Drawn | None = None,
) -> Report:
    """assessment: of the saved answers, for what the program asks of the person.
    form: over given.keys_in_use().  drawn: the futures, once there are any."""
    case = material.case
    seen = case.seen_in(assessment)
    costs = cost.cost(case, material)
    middle = headline.headline(case, material, seen)
    said = answer_of(case, material, drawn, costs, middle.say) if drawn else None
    mean = drawn.mean if drawn else case.mean
    loan = debt.debt(case, material)
    courses = plan.plan(case)
    reasons_for, reasons_against = reasons.reasons(
        case, material, costs, drawn.futures if drawn else None
    )
    return Report(
        case=case,
        program=material.program,
        material=material,
        place=place_words(material.program),
        length=_length(case),
        headline=middle,
        answer=said,
        drawn=drawn,
        lede=opening.lede(case, material),
        stats=list(said.stats) if said else opening.stats(case, costs),
        reasons_for=reasons_for,
        reasons_against=reasons_against,
        cautions=limits.cautions(case),
        stories=stories.stories(case, material),
        pay=pay.pay_part(case, material),
        cost=costs,
        debt=loan,
        plan=courses,
        fit=questions.fit(case, material, seen),
        answers=[
            questions.peers(material),
            questions.succeed(case, material, seen, courses),
            questions.flexible(case, material),
            questions.part_time(case, material, mean),
            questions.loan(loan),
        ],
        twins=ways.twins(case, mean),
        paces=ways.paces(case, mean),
        given=given.given(case, material, form),
        limits=limits.limits(case, material, drawn is not None),
    )


def _length(case: Case) -> str:
    if not phrases.known(case.months):
        return f"length not stated, {PACE_WORDS[case.pace_name]}"
    return f"{months_words(round(case.months, 1))}, {PACE_WORDS[case.pace_name]}"
