"""Chances, preferences and general assumptions."""

from __future__ import annotations

from decisions.money.batch import Batch
from decisions.money.origin import Input, Kind, Origin, Unit, always
from decisions.money.situation import Situation


def chances(batch: Batch) -> list[Input]:
    s, chances = batch.situation, batch.chances

    def stay(row: int) -> Origin:
        if not s.foreign_after:
            return Origin(Kind.JUDGMENT, "you need no permission where you would work")
        if not chances.stay[row]:
            return Origin(Kind.JUDGMENT, "study online gives no right to work in another country")
        return s.origin("chance_to_stay", "beliefs")

    return [
        Input(
            "chance.complete",
            "You finish",
            Unit.SHARE,
            chances.complete,
            chances.complete_origin,
        ),
        Input(
            "chance.place",
            "You get the job within a year of finishing",
            Unit.SHARE,
            chances.place,
            chances.place_origin,
        ),
        Input("chance.stay", "You may stay for it", Unit.SHARE, chances.stay, stay),
    ]


def preferences(batch: Batch) -> list[Input]:
    s, person, given = batch.situation, batch.person, batch.situation.given

    def rate(key: str, label: str) -> Input:
        return Input(key, label, Unit.RATE, given[key], always(given.origin(key)))

    return [
        Input(
            "horizon_years",
            "How far you look ahead",
            Unit.YEARS,
            float(person.horizon),
            s.from_answer("horizon_years", "goal"),
        ),
        Input(
            "discount_real",
            "What your money could earn elsewhere, above inflation",
            Unit.RATE,
            person.discount,
            s.from_answer("discount_rate", "beliefs"),
        ),
        rate("inflation", "Inflation"),
        rate("market_growth", "Growth of every job’s pay, above inflation"),
        rate("experience_growth", "Growth of your pay with experience"),
        Input(
            "fx",
            "US dollars for one unit of your currency",
            Unit.NUMBER,
            1.0 / s.dollar,
            always(Origin(Kind.DATUM, _rate_words(s), sources=("rates",))),
        ),
        Input(
            "caution",
            "Weight of the worst quarter in the ranking",
            Unit.SHARE,
            given["caution"],
            always(given.origin("caution")),
        ),
    ]


def _rate_words(s: Situation) -> str:
    day = s.market.rate(s.currency)[1]
    return f"of {day:%B} {day.day}, {day.year}" if day else "the same currency"
