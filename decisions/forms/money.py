"""What somebody earns, has and owes, and what would change while studying."""

from __future__ import annotations

from decisions.defaults import DEFAULTS
from decisions.forms.base import Group, SectionForm
from decisions.forms.currencies import currency_choices
from decisions.forms.fields import (
    ChoiceAnswer,
    ListAnswer,
    MoneyAnswer,
    NumberAnswer,
    YesNoAnswer,
)
from decisions.models import Loans
from decisions.models.profile import CurrentRole, Filing


class MoneyForm(SectionForm):
    slug = "money"
    title = "Money"
    lede = (
        "“64k” and “64,000” both work. Every answer is optional: leave one empty and we use the "
        "default shown."
    )
    groups = (
        Group(
            ("currency", "salary", "current_role", "savings", "living"),
            "What you earn and have",
        ),
        Group(
            ("part_time_pay", "employer_aid", "family_support"),
            "While you study",
            more=("household_contribution", "living_study", "moving", "care"),
            fold="A partner’s pay, living near the campus, moving, care",
        ),
        Group(
            ("loans",),
            "Loans",
            more=("prior_federal", "cosigner"),
            fold="Earlier federal loans, a co-signer",
        ),
        Group(
            ("filing", "tax_rate"),
            "Taxes",
            more=("spouse_income", "dependents"),
            fold="A spouse’s pay, dependents",
        ),
    )

    currency = ListAnswer(
        label="In which currency are your amounts?",
        hint="It holds for all your answers, unless a question says US dollars. Changing it "
        "converts nothing.",
        enter="Choose a currency from the list",
    )
    salary = MoneyAnswer(
        label="What do you earn now, before tax?",
        hint="Per year, with bonus. Enter 0 if you earn nothing.",
        after="a year",
        enter="Enter your pay as an amount, such as 64k or $64,000",
    )
    current_role = ListAnswer(
        label="What is your job now?",
        hint="It decides whether the degree means a new role or more pay in your own, and where "
        "your pay stands among your peers.",
        choices=CurrentRole.choices,
        enter="Choose a job from the list",
    )
    savings = MoneyAnswer(
        label="What savings could you spend on it?",
        hint="Without your emergency fund.",
        enter="Enter your savings as an amount, such as 18k or $18,000",
    )
    living = MoneyAnswer(
        label="What does your living cost now?",
        hint="Per year, rent included, without taxes.",
        after="a year",
        enter="Enter what your living costs as an amount, such as 36k or $36,000",
    )
    part_time_pay = NumberAnswer(
        label="If you study part time: how much of your pay would you keep?",
        hint="100% if you keep your hours. Full time, we count with none.",
        after="%",
        low=0,
        high=100,
        enter="Enter a whole number of per cent from 0 to 100, such as 80",
    )
    employer_aid = MoneyAnswer(
        label="What would your employer pay?",
        hint="Per calendar year, because caps run by the calendar.",
        after="a year",
        enter="Enter what your employer pays per calendar year, such as $5,250",
    )
    family_support = MoneyAnswer(
        label="What would your family give?",
        hint="Per year, and only because of the degree.",
        after="a year",
        enter="Enter what your family gives per year, such as 5k or $5,000",
    )
    household_contribution = MoneyAnswer(
        label="What would a partner pay toward your living?",
        hint="Per year while you study. It lowers what you borrow; it is no gain.",
        after="a year",
        enter="Enter what your partner pays per year, such as 12k or $12,000",
    )
    living_study = MoneyAnswer(
        label="What would living cost near a campus away from home?",
        hint="Per year, rent included. Where you can study from home, it stays as it is now.",
        after="a year",
        enter="Enter what living would cost as an amount, such as 28k or $28,000",
    )
    moving = MoneyAnswer(
        label="What would moving cost?",
        hint="Once, and only where you have to.",
        enter="Enter what moving costs as an amount, such as 4k or $4,000",
    )
    care = MoneyAnswer(
        label="What would care for children or others cost on top?",
        hint="Per year of study, and only because you study.",
        after="a year",
        enter="Enter what care costs per year, such as 6k or $6,000",
    )
    loans = ChoiceAnswer(
        label="Would you borrow?",
        hint="Federal loans are for US citizens and permanent residents.",
        choices=Loans.choices,
        enter="Choose one of the answers",
    )
    prior_federal = MoneyAnswer(
        label="What do you owe already in federal loans for graduate study?",
        hint="In US dollars. They count toward the limit of $100,000.",
        dollars=True,
        enter="Enter what you owe as an amount, such as 15k or $15,000",
    )
    cosigner = YesNoAnswer(
        label="Would somebody in the United States co-sign a private loan?",
        hint="It matters only if you need a visa: without, international students get no "
        "private loan.",
        enter="Choose yes, no or no answer",
    )
    filing = ChoiceAnswer(
        label="How do you file US income tax?",
        hint="If you live in the United States, or would work there.",
        choices=Filing.choices,
        enter="Choose one of the answers",
    )
    tax_rate = NumberAnswer(
        label="Outside the United States: what share of your pay goes to taxes?",
        hint="Of pay before tax, social insurance included.",
        after="%",
        low=0,
        high=100,
        places=1,
        enter="Enter a number of per cent from 0 to 100, such as 35",
    )
    spouse_income = MoneyAnswer(
        label="What does your spouse earn, before tax?",
        hint="Per year. It counts only if you file jointly, for your taxes.",
        after="a year",
        enter="Enter your spouse’s pay as an amount, such as 50k or $50,000",
    )
    dependents = NumberAnswer(
        label="How many dependents do you have?",
        hint="Each lowers the payment of an income-driven federal loan.",
        low=0,
        high=20,
        enter="Enter a whole number from 0 to 20, such as 2",
    )

    def __init__(self, data=None, *, profile=None, **options):
        chosen = profile.currency if profile else ""
        self._currencies = currency_choices(chosen)
        super().__init__(data, profile=profile, **options)
        self.offer("currency", self._currencies)

    @property
    def amounts_in(self):
        """The currency sent with the amounts, else the profile's."""
        sent = self.data.get("currency") if self.is_bound else None
        if sent == "":
            return DEFAULTS["currency"].value
        return sent if sent in dict(self._currencies) else super().amounts_in

    def clean(self):
        super().clean()
        answers = self.cleaned_data
        filing = answers.get("filing", Filing.MFJ)  # One that cannot be read contradicts nothing.
        if answers.get("spouse_income") and filing != Filing.MFJ:
            self.contradict(
                "spouse_income",
                f"Choose “{Filing.MFJ.label}” above, or leave your spouse’s pay empty",
                ["filing"],
            )
        return answers
