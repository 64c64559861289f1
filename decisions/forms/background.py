"""What somebody brings: degree, grades, work, and how well they know each subject."""

from __future__ import annotations

from decisions.defaults import DEFAULTS
from decisions.forms.base import Group, SectionForm
from decisions.forms.fields import ChoiceAnswer, NumberAnswer
from decisions.models import Background, GrePlan
from programs.models import Subject

SUBJECTS = [subject for subject in Subject if subject != Subject.OTHER]
LEVELS = [("0", "None"), ("1", "A little"), ("2", "College level"), ("3", "Strong")]
_PREFIX = "level_"


class LevelAnswer(ChoiceAnswer):
    """How well somebody knows a subject: 0–3."""

    def __init__(self, subject):
        super().__init__(
            label=subject.label, choices=LEVELS, layout="level", enter="Choose one of the levels"
        )
        self.choices = [*LEVELS, ("", "No answer")]


class BackgroundForm(SectionForm):
    slug = "background"
    title = "Background"
    groups = (
        Group(("bachelor", "gpa", "work_years", "gre")),
        Group(
            tuple(f"{_PREFIX}{subject}" for subject in SUBJECTS),
            "What you know already",
            "A little: you have met the basics. College level: you passed a course, or use it at "
            "work. Strong: you could teach it. Default: " + DEFAULTS["levels"].words + ".",
        ),
    )

    bachelor = ChoiceAnswer(
        label="In which field is your bachelor’s degree?",
        hint="The one you have, or will have when you start.",
        choices=Background.choices,
        enter="Choose one of the fields",
    )
    gpa = NumberAnswer(
        label="What is your grade point average?",
        hint="On the US scale from 0 to 4. Leave it empty if your school graded otherwise.",
        low=0,
        high=4,
        places=2,
        enter="Enter your grade point average as a number from 0 to 4, such as 3.4",
    )
    work_years = NumberAnswer(
        label="How long have you worked full time?",
        after="years",
        low=0,
        high=60,
        places=1,
        enter="Enter your working years as a number from 0 to 60, such as 3.5",
    )
    gre = ChoiceAnswer(
        label="Would you send a GRE score?",
        hint="Programs that require the test are ruled out if you will not take it.",
        choices=GrePlan.choices,
        enter="Choose one of the answers",
    )

    @classmethod
    def answers_of(cls, profile):
        return {
            name: str(profile.levels.get(name.removeprefix(_PREFIX), ""))
            if name.startswith(_PREFIX)
            else getattr(profile, name)
            for name in cls.base_fields
        }

    def values(self):
        levels = dict(self.profile.levels)
        others = {}
        for name, value in self.cleaned_data.items():
            if not name.startswith(_PREFIX):
                others[name] = value
            elif value == "":
                levels.pop(name.removeprefix(_PREFIX), None)
            else:
                levels[name.removeprefix(_PREFIX)] = int(value)
        return {**others, "levels": levels}


# One question a subject: a form's body has no loops.
for _subject in SUBJECTS:
    BackgroundForm.base_fields[f"{_PREFIX}{_subject}"] = LevelAnswer(_subject)
