"""What somebody expects, where they know better than our defaults."""

from __future__ import annotations

from decisions.forms.base import Group, SectionForm
from decisions.forms.fields import MoneyAnswer, NumberAnswer, SwitchAnswer
from programs.wording import money


class BeliefsForm(SectionForm):
    slug = "beliefs"
    title = "Your own guesses"
    groups = (
        Group(
            (
                "pay_after_low", "pay_after_high", "chance_to_finish", "chance_of_job",
                "months_to_job", "discount_rate",
            ),
            "What the degree would lead to",
            more=("chance_to_stay", "tax_rate_after"),
            fold="If you would work abroad: the chance to stay, taxes there",
        ),
        Group(("assume_unknown",), "What is not published"),
    )  # fmt: skip

    pay_after_low = MoneyAnswer(
        label="Afterwards, what pay would be a bad result?",
        hint="Per year, before tax. Nine in ten people like you would earn more.",
        after="a year",
        enter="Enter the low end as an amount, such as 80k or $80,000",
    )
    pay_after_high = MoneyAnswer(
        label="And what pay would be a very good one?",
        hint="Per year, before tax. One in ten people like you would earn more.",
        after="a year",
        enter="Enter the high end as an amount, such as 160k or $160,000",
    )
    chance_to_finish = NumberAnswer(
        label="What is the chance that you would finish?",
        after="%",
        low=0,
        high=100,
        places=0,
        enter="Enter a whole number of per cent from 0 to 100, such as 80",
    )
    chance_of_job = NumberAnswer(
        label="If you finish: what is the chance that you find the job you want?",
        hint="Within a year.",
        after="%",
        low=0,
        high=100,
        places=0,
        enter="Enter a whole number of per cent from 0 to 100, such as 75",
    )
    months_to_job = NumberAnswer(
        label="How long would it take to find the job?",
        hint="After the degree.",
        after="months",
        low=0,
        high=60,
        places=1,
        enter="Enter a number of months from 0 to 60, such as 4",
    )
    discount_rate = NumberAnswer(
        label="What could your money earn elsewhere?",
        hint="Above inflation. The higher, the less later years count.",
        after="% a year",
        low=0,
        high=30,
        places=2,
        enter="Enter a number of per cent from 0 to 30, such as 4",
    )

    chance_to_stay = NumberAnswer(
        label="What is the chance that you may stay and work there?",
        hint="Only for somebody who is not a citizen or permanent resident there.",
        after="%",
        low=0,
        high=100,
        places=0,
        enter="Enter a whole number of per cent from 0 to 100, such as 60",
    )
    tax_rate_after = NumberAnswer(
        label="Outside the United States: what share of your pay there would go to taxes?",
        hint="Of pay before tax, social insurance included.",
        after="%",
        low=0,
        high=100,
        places=1,
        enter="Enter a number of per cent from 0 to 100, such as 38",
    )
    assume_unknown = SwitchAnswer(
        label="Programs known only from federal files",
        hint="They state neither price nor duration, so that they are not ranked.",
        box="Rank them as if they took 24 months at their institution’s average price",
        enter="Tick the box or leave it",
    )

    def clean(self):
        super().clean()
        answers = self.cleaned_data
        low, high = answers.get("pay_after_low"), answers.get("pay_after_high")
        if low is not None and high is not None and low > high:
            least = money(low, self.amounts_in)
            self.contradict(
                "pay_after_high",
                f"Enter at least the low end, {least}, or leave one of the two empty",
                ["pay_after_low"],
            )
        return answers
