"""What the degree is for, and where."""

from __future__ import annotations

from datetime import date

from decisions.forms.base import Group, SectionForm
from decisions.forms.fields import ChoiceAnswer, ManyAnswer, MonthAnswer, NumberAnswer, refusal
from decisions.forms.money import KEPT_TITLE
from decisions.forms.places import countries_with_programs, states_with_programs
from decisions.models import Role

YEARS_AHEAD = 10


class GoalForm(SectionForm):
    slug = "goal"
    title = "Goal"
    groups = (
        Group(("role", "wanted_countries", "wanted_states")),
        Group(
            ("start_by", "horizon_years"),
            KEPT_TITLE,
            "These do not move your score yet: they say over which years pay and costs will be "
            "counted once that answer is built.",
        ),
    )

    role = ChoiceAnswer(
        label="Which work do you want afterwards?",
        hint="It decides how much each part of a curriculum counts.",
        choices=Role.choices,
        enter="Choose one of the roles",
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
    start_by = MonthAnswer(
        label="By when would you like to start?",
        hint="Month and year, such as September 2027 or 2027-09.",
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

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.offer("wanted_countries", countries_with_programs(self.profile.wanted_countries))
        self.offer("wanted_states", states_with_programs(self.profile.wanted_states))

    def clean_start_by(self):
        start = self.cleaned_data["start_by"]
        first = self.today.replace(day=1)
        last = date(first.year + YEARS_AHEAD, 12, 1)
        if start and not first <= start <= last.replace(day=31):
            raise refusal(
                f"Enter a month from {first:%B %Y} to {last:%B %Y}", self["start_by"].data
            )
        return start
