"""What rules a program out, and what is only wished for."""

from __future__ import annotations

from django.db.models import TextChoices

from decisions.forms.base import Group, SectionForm
from decisions.forms.fields import ManyAnswer, MoneyAnswer, NumberAnswer, YesNoAnswer
from decisions.forms.places import countries_with_programs
from programs.models import Modality


class Wish(TextChoices):
    ONLINE = "online", "Online"
    PART_TIME = "part_time", "Part time"
    RECORDED = "recorded", "Recorded classes"
    SELF_PACED = "self_paced", "At my own pace"


class LimitsForm(SectionForm):
    slug = "limits"
    title = "Limits"
    groups = (
        Group(
            (
                "price_limit", "months_limit", "modalities", "part_time_only", "country_limit",
                "bridge_months_limit",
            ),
            "What rules a program out",
            "A program that breaks a limit is set aside, with the reason. One that does not state "
            "the fact is kept and flagged.",
        ),
        Group(
            ("wishes",),
            "What you wish for",
            "Wishes rule nothing out: the more of them a program meets, the better it scores for "
            "flexibility.",
        ),
    )  # fmt: skip

    price_limit = MoneyAnswer(
        label="What is the most that tuition and fees may cost?",
        hint="For the whole program, in US dollars, for somebody with your fee status.",
        dollars=True,
        enter="Enter the highest price as an amount, such as 60k or $60,000",
    )
    months_limit = NumberAnswer(
        label="What is the longest it may take?",
        hint="At the pace you would study.",
        after="months",
        low=1,
        high=120,
        enter="Enter a whole number of months from 1 to 120, such as 24",
    )
    modalities = ManyAnswer(
        label="Which formats are possible for you?",
        choices=Modality.choices,
        enter="Choose formats from the list",
    )
    part_time_only = YesNoAnswer(
        label="Must you be able to study part time?",
        hint="For instance because you keep your job.",
        enter="Choose yes, no or no answer",
    )
    country_limit = ManyAnswer(
        label="In which countries may the institution be?",
        hint="That of an online program too.",
        fold="Choose countries",
        enter="Choose countries from the list",
    )
    bridge_months_limit = NumberAnswer(
        label="How long may it take to make up missing prerequisites?",
        hint="Before the program starts.",
        after="months",
        low=0,
        high=60,
        enter="Enter a whole number of months from 0 to 60, such as 6",
    )
    wishes = ManyAnswer(
        label="What would make it easier to fit in?",
        choices=Wish.choices,
        enter="Choose wishes from the list",
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.offer("country_limit", countries_with_programs(self.profile.country_limit))
