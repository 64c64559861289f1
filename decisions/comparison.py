"""The reader's own measures of programs that stand side by side, and of keeping their job."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from django.urls import reverse

from decisions import words
from decisions.assessment import Assessment
from decisions.engine.arrays import Array
from decisions.inverse import price_sentence, price_year
from decisions.money.answer import LANDED, LEFT, MISSED
from decisions.money.situation import known
from decisions.pay_words import who_earns_more
from decisions.reader import ProfileReader
from decisions.report.bands import COMFORTABLE, HEAVY
from decisions.report.phrases import of_cases, whole_per_cent
from decisions.untold import untold_of, untold_words
from decisions.worth import BreakEvenPay
from programs.comparison import Baseline, Cell, Row, Swing
from programs.models import Program
from programs.reader import Reader
from programs.snapshot import Snapshot
from programs.wording import money

# Ends of the fixed scales, in steps of about a thousand dollars, so that a bar means the same on
# every comparison of one person.
LOSS, GAIN = -200, 400
AMOUNT = 300
PAY = 250

UNKNOWN = Cell(blank="Not known")
FINISHED = "if you finish and get the job"
OWED = f"{FINISHED}; in the money of its day"


def personal_rows(programs: list[Program], snapshot: Snapshot, reader: Reader) -> list[Row]:
    """The reader's score of each program and its money; none for a reader without a profile."""
    if not programs or not isinstance(reader, ProfileReader):
        return []
    index = [snapshot.index_of_slug[program.slug] for program in programs]
    return [_score_row(index, snapshot, reader), *_Money(reader.assessment(snapshot), index).rows()]


def keeping_on(snapshot: Snapshot, reader: Reader) -> Baseline | None:
    """What the reader would do otherwise; None for a reader without a profile."""
    if not isinstance(reader, ProfileReader):
        return None
    assessment = reader.assessment(snapshot)
    heading = words.capitalized(words.baseline(assessment.person))
    return Baseline(heading, _pay_now(assessment))


def _pay_now(assessment: Assessment) -> str:
    person, work = assessment.person, assessment.batch.work
    if known(person.salary):
        return f"{money(person.salary, person.currency)} a year now" if person.salary else "no pay"
    if not known(work.salary):
        return "pay not told"
    amount = words.Amounts.of(assessment.batch.situation).about(work.salary)
    return f"about {amount} a year, the median where you live"


def _score_row(index: Sequence[int], snapshot: Snapshot, reader: ProfileReader) -> Row:
    scores = reader.scores(snapshot)
    cells = []
    for i in index:
        low, high = float(scores.low[i]), float(scores.high[i])
        if known(low):
            cells.append(Cell(score=(low, high)))
        else:
            cells.append(Cell(blank="Not scored", why=scores.reason[i]))
    return Row("My score", cells, "on your weights; bars: 0 to 100", Cell("not scored"))


class _Money:
    """The rows about money of some programs, for one person."""

    def __init__(self, assessment: Assessment, index: Sequence[int]):
        self.assessment = assessment
        self.index = index
        self.person = assessment.person
        self.batch = assessment.batch
        self.worth = assessment.money
        self.drawn = assessment.prospects
        self.result = assessment.money.stories.result
        self.at = [assessment.row_of.get(i) for i in index]
        self.amounts = words.Amounts.of(assessment.batch.situation)
        self.paid = words.Amounts.paid(assessment.batch.situation)

    def rows(self) -> list[Row]:
        same_role = self.batch.work.mode == "same_role"
        nothing = Cell(self.amounts.about(0.0))
        ends = " to ".join(self.amounts.gain(end * self.amounts.step) for end in (LOSS, GAIN))
        return [
            self._row(
                "Gain on average",
                self._mean,
                f"over {self.person.horizon} years, the mean of {words.averaged(self.drawn)}; "
                f"bars: {ends}",
                nothing,
                self._no_offer,
            ),
            *self._futures(),
            self._story("If you finish and get the job", LANDED),
            self._story("If you finish without it", MISSED),
            self._story("If you leave half-way", LEFT),
            self._highest_price() if same_role else self._break_even(),
            self._row("Ahead from year", self._year, FINISHED, Cell("does not apply")),
            self._cost(
                "Out of pocket",
                self.result.direct_cost_real,
                f"{FINISHED}: price, courses, moving, and what living costs more than now, over "
                f"{self.person.horizon} years",
            ),
            self._cost(
                "Pay given up",
                self.result.net_pay_forgone_real,
                "after tax, to the end of the year in which the new job begins",
            ),
            self._cost("Loan interest", self.result.interest_total_nominal, OWED),
            self._cost("Debt when it falls due", self.result.debt_at_repayment, OWED),
            self._row("A month for the loan", self._monthly, OWED, nothing),
            self._row(
                "Share of pay",
                self._share,
                f"that the loan takes; comfortable up to {COMFORTABLE:.0%}, heavy from {HEAVY:.0%}",
                Cell("0%"),
            ),
        ]

    def _row(
        self,
        label: str,
        make: Callable[[int], Cell],
        hint: str,
        baseline: Cell,
        absent: Callable[[int], Cell] = lambda index: UNKNOWN,
    ) -> Row:
        """make: from a row of the batch.  absent: from the index of a program that has none, as
        its price or length is not known."""
        cells = [
            absent(index) if at is None else make(at)
            for index, at in zip(self.index, self.at, strict=True)
        ]
        return Row(label, cells, hint, baseline)

    def _no_offer(self, index: int) -> Cell:
        terms = self.assessment.terms
        missing = [
            name
            for name, fact in (("price", terms.price), ("duration", terms.months))
            if not known(float(fact[index]))
        ]
        return Cell(blank="Not known", why=words.capitalized(f"{' and '.join(missing)} not known"))

    def _mean(self, at: int) -> Cell:
        mean = float(self.worth.mean[at])
        if known(mean):
            return self._gain(mean)
        missing = untold_of(self.assessment, int(self.batch.offers.index[at]))
        section = reverse("decisions:edit", args=[self.person.id, missing[0].section])
        return Cell(
            blank="Not known",
            why=words.capitalized(untold_words(missing)),
            link=(section, "Tell us"),
        )

    def _futures(self) -> list[Row]:
        """How often each is ahead and where its futures end, once they are drawn."""
        drawn = self.drawn
        if drawn is None:
            return []

        def ahead(at: int) -> Cell:
            share, even = float(drawn.ahead[at, -1]), float(drawn.even[at])
            return Cell(words.ahead_of_fifty(share, even)) if known(share) else UNKNOWN

        def spread(at: int) -> Cell:
            low, high = float(drawn.low[at]), float(drawn.high[at])
            if not known(low):
                return UNKNOWN
            return Cell(f"{self.amounts.gain(low)} to {self.amounts.gain(high)}")

        against = words.held_against(
            self.assessment.snapshot, self.person, self.assessment.baseline
        )
        last = f"after {self.person.horizon} years, against {against}"
        does_not = Cell("does not apply")
        return [
            self._row("Futures ahead", ahead, last, does_not),
            self._row("8 of 10 futures end between", spread, last, does_not),
        ]

    def _story(self, label: str, story: int) -> Row:
        def cell(at: int) -> Cell:
            share = float(self.worth.stories.shares[story, at])
            why = f"{of_cases(share)} cases" if known(share) else ""
            return self._gain(float(self.result.npv[story, at]), why)

        hint = f"at the middle of our assumptions, against {words.baseline(self.person)}"
        return self._row(label, cell, hint, Cell(self.amounts.about(0.0)))

    def _gain(self, value: float, why: str = "") -> Cell:
        if not known(value):
            return UNKNOWN
        low, high = LOSS * self.amounts.step, GAIN * self.amounts.step
        ends = sorted((0.0, min(max(value, low), high)))
        zero, begin, end = (100 * (at - low) / (high - low) for at in (0.0, *ends))
        return Cell(
            self.amounts.gain(value),
            why,
            swing=Swing(begin, end - begin, zero, ahead=value > 0),
            beyond=not low <= value <= high,
        )

    def _break_even(self) -> Row:
        inside = [i for i, at in zip(self.index, self.at, strict=True) if at is not None]
        found = dict(zip(inside, self.assessment.worth.break_even_pay(inside), strict=True))

        def cell(at: int) -> Cell:
            return self._pay_cell(at, found[int(self.batch.offers.index[at])])

        scale = f"{self.paid.about(0.0)} to {self.paid.about(PAY * self.paid.step)}"
        return self._row(
            "Break-even pay",
            cell,
            f"first pay a year from which it is worth it, {FINISHED}; bars: {scale}",
            Cell(_pay_now(self.assessment)),
        )

    def _pay_cell(self, at: int, pay: BreakEvenPay) -> Cell:
        if not known(pay.salary):
            return UNKNOWN
        if not self.batch.chances.stay[at]:
            return Cell("none", "Study online gives no right to work there")
        if math.isinf(pay.salary):
            return Cell("none", "Not worth it at any pay")
        if pay.salary == 0:
            return Cell("any", "Worth it at any pay")
        more = words.capitalized(who_earns_more(self.batch, pay))
        return self._barred(self.paid.at_least(pay.salary), pay.salary, PAY, self.paid, more)

    def _highest_price(self) -> Row:
        inside = [i for i, at in zip(self.index, self.at, strict=True) if at is not None]
        found = dict(zip(inside, self.assessment.worth.prices(inside), strict=True))

        def cell(at: int) -> Cell:
            price = found[int(self.batch.offers.index[at])]
            sentence = price_sentence(self.assessment, price)
            return Cell(sentence) if sentence else UNKNOWN

        hint = f"prices of {price_year(self.batch.situation)}, US dollars"
        return self._row("What it may cost", cell, hint, Cell("does not apply"))

    def _year(self, at: int) -> Cell:
        year = float(self.result.break_even_year[LANDED, at])
        if not known(year):
            return UNKNOWN
        return Cell(f"Not in {self.person.horizon} years" if math.isinf(year) else f"{year:.0f}")

    def _cost(self, label: str, figure: Array, hint: str) -> Row:
        scale = self.amounts.about(AMOUNT * self.amounts.step)
        return self._row(
            label,
            lambda at: self._amount(float(figure[LANDED, at])),
            f"{hint}; bars: {self.amounts.about(0.0)} to {scale}",
            Cell(self.amounts.about(0.0)),
        )

    def _amount(self, value: float) -> Cell:
        if not known(value):
            return UNKNOWN
        return self._barred(self.amounts.about(value), value, AMOUNT, self.amounts)

    def _barred(
        self, text: str, value: float, scale: int, amounts: words.Amounts, why: str = ""
    ) -> Cell:
        share = 100 * value / (scale * amounts.step)
        return Cell(text, why, bar=min(max(share, 0.0), 100.0), beyond=share > 100)

    def _monthly(self, at: int) -> Cell:
        payment = float(self.result.monthly_payment[LANDED, at])
        if not known(payment):
            return UNKNOWN
        return Cell(money(self._tens(payment), self.amounts.currency))

    def _tens(self, value: float) -> float:
        """About ten dollars."""
        ten = self.amounts.step / 100
        return round(value / ten) * ten

    def _share(self, at: int) -> Cell:
        share = float(self.result.payment_share_of_gross[LANDED, at])
        if not known(share):
            return UNKNOWN
        if not share:
            return Cell("0%")
        status = "ok" if share <= COMFORTABLE else "partly" if share < HEAVY else "no"
        return Cell(whole_per_cent(share), status=status)
