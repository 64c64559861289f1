"""What somebody can spend."""

from __future__ import annotations

from decisions.forms.base import Group, SectionForm
from decisions.forms.fields import ChoiceAnswer, MoneyAnswer
from decisions.models import Loans

KEPT_TITLE = "Kept for the answer in dollars"
KEPT_ABOUT = (
    "These do not move your score yet. Pay, loans and lost income come into it with the answer "
    "in dollars, which is not built yet; until then they are only kept with your profile."
)


class MoneyForm(SectionForm):
    slug = "money"
    title = "Money"
    lede = (
        "All amounts are US dollars; “64k”, “64,000” and “$64,000” all work. Every answer is "
        "optional: leave one empty and we use the default shown."
    )
    groups = (
        Group(("budget",), "Used for your score today"),
        Group(
            ("salary", "savings", "employer_aid", "family_support", "loans"),
            KEPT_TITLE,
            KEPT_ABOUT,
        ),
    )

    budget = MoneyAnswer(
        label="What could you spend on tuition and fees, in all?",
        hint="For the whole program, from any purse. A price is scored against it.",
        enter="Enter your budget as an amount, such as 45k or $45,000",
    )
    salary = MoneyAnswer(
        label="What do you earn now, before tax?",
        hint="Per year, with bonus.",
        after="a year",
        enter="Enter your pay as an amount, such as 64k or $64,000",
    )
    savings = MoneyAnswer(
        label="What savings could you spend on it?",
        hint="Without your emergency fund.",
        enter="Enter your savings as an amount, such as 18k or $18,000",
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
    loans = ChoiceAnswer(
        label="Would you borrow?",
        choices=Loans.choices,
        enter="Choose one of the answers",
    )
