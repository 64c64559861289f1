"""What the degree is for, where, and over how long."""

from __future__ import annotations

from datetime import date

from decisions.forms.base import Group, SectionForm
from decisions.forms.fields import (
    ChoiceAnswer,
    ListAnswer,
    ManyAnswer,
    MoneyAnswer,
    MonthAnswer,
    NumberAnswer,
    refusal,
)
from decisions.forms.places import (
    all_countries,
    all_states,
    countries_with_programs,
    metros_by_state,
    refuse_impossible_place,
    states_with_programs,
)
from decisions.forms.programs import with_program
from decisions.models import Otherwise, Role

YEARS_AHEAD = 10


class GoalForm(SectionForm):
    slug = "goal"
    title = "Goal"
    groups = (
        Group(
            ("role", "work_country", "work_state", "work_metro"),
            "The work",
            more=("stay_months", "return_salary"),
            fold="If you would be a foreigner there: how long you may work, and pay at home",
        ),
        Group(("start_by", "horizon_years"), "The time"),
        Group(("otherwise",), "Without it"),
        Group(("wanted_countries", "wanted_states"), "The place to study"),
    )

    role = ChoiceAnswer(
        label="Which work do you want afterwards?",
        hint="It decides the pay we count with, and how much each part of a curriculum counts.",
        choices=Role.choices,
        enter="Choose one of the roles",
    )
    work_country = ListAnswer(
        label="Where would you work afterwards?",
        hint="Pay, taxes and living costs are those of that place.",
        choices=all_countries(),
        enter="Choose a country from the list",
    )
    work_state = ListAnswer(
        label="If in the United States: in which state would you work?",
        hint="Its pay and its income tax.",
        choices=all_states(),
        enter="Choose a state from the list",
    )
    work_metro = ListAnswer(
        label="In or near which US metro area would you work?",
        hint="By state, then by main city. Without one, the state’s pay counts.",
        enter="Choose a metro area from the list",
    )
    stay_months = NumberAnswer(
        label="How long may you work there after the degree?",
        hint="Only for somebody who is not a citizen or permanent resident there.",
        after="months",
        low=0,
        high=240,
        enter="Enter a whole number of months from 0 to 240, such as 36",
    )
    return_salary = MoneyAnswer(
        label="What would you earn on coming home after that?",
        hint="Per year, before tax, with the degree.",
        after="a year",
        enter="Enter your pay at home as an amount, such as 40k or $40,000",
    )
    start_by = MonthAnswer(
        label="By when would you like to start?",
        hint="Month and year, such as September 2027 or 2027-09. Courses to make up are taken "
        "before it.",
        enter="Enter a month and a year, such as September 2027",
    )
    horizon_years = NumberAnswer(
        label="Over how many years should it pay off?",
        hint="Counted from the first day of study.",
        after="years",
        low=1,
        high=40,
        enter="Enter a whole number of years from 1 to 40, such as 12",
    )
    otherwise = ListAnswer(
        label="What would you do otherwise?",
        hint="Every program is held against this. Of courses, certificates and bootcamps the best "
        "in money for you counts; another program can be chosen in its report.",
        choices=Otherwise.choices,
        enter="Choose one from the list",
    )
    wanted_countries = ManyAnswer(
        label="In which countries would you like to be?",
        hint="A program there scores full points for its place.",
        fold="Choose countries",
        enter="Choose countries from the list",
    )
    wanted_states = ManyAnswer(
        label="In which US states would you like to be?",
        hint="A program there scores full points for its place.",
        fold="Choose states",
        enter="Choose states from the list",
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.offer("work_metro", metros_by_state())
        self.offer("otherwise", with_program(Otherwise.choices, self._programs_named))
        self.offer("wanted_countries", countries_with_programs(self.profile.wanted_countries))
        self.offer("wanted_states", states_with_programs(self.profile.wanted_states))

    @property
    def _programs_named(self) -> tuple[str, ...]:
        """What the profile holds, and what was sent."""
        return self.profile.otherwise, str(self.data.get("otherwise", ""))

    def clean_start_by(self):
        start = self.cleaned_data["start_by"]
        first = self.today.replace(day=1)
        last = date(first.year + YEARS_AHEAD, 12, 1)
        if start and not first <= start <= last.replace(day=31):
            raise refusal(
                f"Enter a month from {first:%B %Y} to {last:%B %Y}", self["start_by"].data
            )
        return start

    def clean(self):
        super().clean()
        refuse_impossible_place(
            self, "work_country", "work_state", "work_metro", "the country of work"
        )
        return self.cleaned_data
