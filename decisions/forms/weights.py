"""How much each criterion counts: points for its swing from worst to best."""

from __future__ import annotations

from typing import cast

import numpy as np

from decisions.defaults import DEFAULTS
from decisions.engine.ranking import normalized
from decisions.forms.base import Group, SectionForm
from decisions.forms.fields import NumberAnswer


class PointsAnswer(NumberAnswer):
    def __init__(self, label, hint):
        super().__init__(
            label=label,
            hint=hint,
            after="points",
            low=0,
            high=100,
            enter="Enter a whole number of points from 0 to 100",
        )


class WeightsForm(SectionForm):
    slug = "weights"
    title = "What matters"
    stay_label = "Save and show the shares"

    weight_money = PointsAnswer(
        "Money",
        "From a loss of one and a half times your yearly pay, or more, to a gain of three times "
        "that pay.",
    )
    weight_curriculum = PointsAnswer(
        "Curriculum", "From none of what your role needs to all of it in core courses."
    )
    weight_prerequisites = PointsAnswer(
        "Prerequisites", "From a year of courses to make up before you start to none."
    )
    weight_flexibility = PointsAnswer("Flexibility", "From none of your wishes met to all of them.")
    weight_evidence = PointsAnswer(
        "Evidence of outcomes",
        "From no figures about graduates to the program’s own recent ones, with how many answered.",
    )
    weight_location = PointsAnswer(
        "Location", "From another country to online, your own metro area or a place you want."
    )

    groups = (
        Group(
            (
                "weight_money", "weight_curriculum", "weight_prerequisites", "weight_flexibility",
                "weight_evidence", "weight_location",
            ),
            "Which change would matter most?",
            "Under each name stands a change from the worst to the best. Imagine a program that "
            "is at its worst on all six. If you could lift it to the best on just one, which one "
            "would you choose? Give that change 100 points. Then hold each of the others against "
            "it: half as important is 50 points, of no importance 0. Judge the change, not the "
            "name: money is important to everybody, but saving $500 is not.",
        ),
    )  # fmt: skip

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        shares, all_zero = self.shares(self.profile)
        for name, share in shares.items():
            why = ": all six are 0, so that each counts the same" if all_zero else ""
            cast(
                PointsAnswer, self.fields[name]
            ).note = f"As saved, {share}% of the whole score{why}."

    @classmethod
    def shares(cls, profile) -> tuple[dict[str, int], bool]:
        """(field name → whole per cent of the score, are all points 0). Defaults fill the gaps."""
        own = {name: getattr(profile, name) for name in cls.base_fields}
        points = [DEFAULTS[name].value if value is None else value for name, value in own.items()]
        shares, all_zero = normalized(np.array(points, dtype=float))
        return dict(zip(own, (100 * shares).round().astype(int).tolist(), strict=True)), all_zero
