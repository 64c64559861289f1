"""The program itself, and the courses before it."""

from __future__ import annotations

from collections.abc import Callable

from decisions.money.batch import Batch
from decisions.money.bridging import NONE
from decisions.money.origin import Input, Kind, Origin, Unit, always
from decisions.money.situation import known

Where = Callable[[int], Origin]


def program(batch: Batch) -> list[Input]:
    s, bridge, index = batch.situation, batch.bridge, batch.offers.index
    return [
        Input("program.months", "Length", Unit.MONTHS, batch.offers.months, _months_origin(batch)),
        Input(
            "program.tuition_total",
            "Tuition and required fees",
            Unit.DOLLARS,
            batch.tuition,
            _tuition_origin(batch),
        ),
        Input(
            "program.tuition_growth",
            "Growth of tuition, inflation included",
            Unit.RATE,
            s.given["tuition_growth"],
            always(s.given.origin("tuition_growth")),
        ),
        Input(
            "program.scholarship_total",
            "Grant",
            Unit.DOLLARS,
            s.grant,
            always(
                Origin(Kind.ANSWER, "of this what-if")
                if s.grant
                else Origin(Kind.JUDGMENT, "none, unless you have an offer")
            ),
        ),
        Input(
            "program.bridge_months",
            "Start moved by courses first",
            Unit.MONTHS,
            bridge.shift[index],
            _bridge_origin(batch),
        ),
        Input(
            "program.bridge_cost",
            "Price of courses first",
            Unit.DOLLARS,
            s.carried(1.0) * bridge.dollars[index],
            _bridge_origin(batch),
        ),
        Input(
            "program.pay_share",
            "Pay kept while studying",
            Unit.SHARE,
            batch.pay_share,
            _pay_share_origin(batch),
        ),
    ]


def _months_origin(batch: Batch) -> Where:
    snapshot, offers = batch.snapshot, batch.offers

    def origin(row: int) -> Origin:
        index, pace = offers.index[row], offers.pace[row]
        if not known(offers.months[row]):
            return Origin(Kind.UNKNOWN, "not stated at this pace", field="duration_months")
        if snapshot.months_assumed[pace, index]:
            words = "part time, taken as twice the full-time length"
            return Origin(Kind.JUDGMENT, words, field="duration_months")
        if not known(snapshot.months[pace, index]):
            return Origin(Kind.JUDGMENT, "assumed, as you asked", key="assumed_months")
        pace_words = "part time" if batch.part_time[row] else "full time"
        return Origin(Kind.FACT, pace_words, field="duration_months")

    return origin


def _tuition_origin(batch: Batch) -> Where:
    offers, clock = batch.offers, batch.situation.clock

    def origin(row: int) -> Origin:
        dollars, year = offers.dollars[row], int(offers.year[row])
        if not known(dollars):
            return Origin(Kind.UNKNOWN, "no whole price for you is known", field="tuition")
        years = clock.years_of_price(year)
        shown = f"${dollars:,.0f}"
        if not year:
            words = f"{shown}, year not stated: not carried forward"
        elif years:
            words = f"{shown} in {year}-{(year + 1) % 100:02d}, carried {years} years forward"
            words = words.replace(" 1 years ", " 1 year ")
        else:
            words = f"{shown} in {year}-{(year + 1) % 100:02d}"
        return Origin(Kind.FACT, words, field="tuition", key="tuition_growth")

    return origin


def _bridge_origin(batch: Batch) -> Where:
    bridge = batch.bridge

    def origin(row: int) -> Origin:
        index = batch.offers.index[row]
        months = float(bridge.months[index])
        if not bridge.gap.stated[index]:
            return Origin(Kind.FACT, "no prerequisites stated, none counted", field="prerequisites")
        if not months:
            return Origin(Kind.ANSWER, "nothing to catch up on is known", section="background")
        free = batch.situation.clock.months_before
        words = f"{months:g} months of courses, {free} months until your start"
        if any(step.course == NONE for step in bridge.plan(int(index))):
            return Origin(Kind.JUDGMENT, words, section="background", key="bridge_course_cost")
        return Origin(Kind.FACT, words, field="prerequisites", section="background")

    return origin


def _pay_share_origin(batch: Batch) -> Where:
    s = batch.situation

    def origin(row: int) -> Origin:
        if batch.part_time[row]:
            return s.origin("part_time_pay", "money", "all of it, beside the job")
        return s.given.origin("pay_share_full_time", "none, studying full time")

    return origin
