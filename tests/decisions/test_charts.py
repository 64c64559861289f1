"""The drawings of the report: where things stand, and that nothing stands over another."""

import dataclasses
import doctest
import importlib
import itertools
import math
import pkgutil
import re
import subprocess
import sys

import html5lib
import numpy as np
import pytest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from decisions import charts
from decisions.charts import (
    BREAK_EVEN,
    ENTRY,
    FEES,
    FINISH,
    GIVEN_UP,
    INTEREST,
    LEAVE,
    NOW,
    OTHER,
    PRICE,
    UNPLACED,
    Caption,
    CostPart,
    Mark,
    ShareRow,
    Story,
    Table,
    cost_chart,
    gain_bar,
    pay_bar,
    position_chart,
    share_chart,
    short_money,
    wage_chart,
)
from decisions.charts.scale import round_ticks
from decisions.charts.words import NARROW, WIDE, width_of
from decisions.engine.breakeven import break_even_year

CAPTION = Caption(
    key="c",
    finding="It pays & <keeps> paying",
    lead="What is drawn.",
    title="Title <of> it",
    desc="Ahead & well",
    source=mark_safe('BLS, May 2025<a class="src" href="#s1">1</a>'),
    table=Table(("Year", "Position"), (("1", "−$50,000"), ("2", "+$20,000"))),
)
PAY = [50_000.0, 75_000.0, 100_000.0, 150_000.0, 200_000.0]
NAN, INF = math.nan, math.inf


def story(values, kind=FINISH, label="job found"):
    return Story(kind, label, f"{label} (10 in 100)", values)


def position(*values, **options):
    kinds = zip(values, (FINISH, UNPLACED, LEAVE), ("job found", "no job", "left"), strict=False)
    return position_chart(CAPTION, [story(*each) for each in kinds], **options)


def mark(kind, value):
    words = {NOW: "your pay now", ENTRY: "entry pay assumed", BREAK_EVEN: "break-even"}[kind]
    return Mark(kind, value, words, f"${value:,.0f}")


def wages(percentiles=PAY, **values):
    return wage_chart(
        CAPTION,
        percentiles,
        [mark(kind, value) for kind, value in values.items()],
        more="9 in 10 earn more",
        less="1 in 10 earns less",
    )


def texts(labels, show):
    """What a figure shows: "lo" a narrow one, "hi" a wide one."""
    return [label.text for label in labels if label.show in ("", show)]


# Position


def test_a_position_is_drawn_from_nothing_at_the_start():
    chart = position([-100_000.0, 100_000.0])

    assert [line.path for line in chart.lines] == ["M0,500L500,1000L1000,0"]
    assert texts(chart.money_labels, "lo") == [
        "−$100k", "−$50k", "$0", "+$50k", "+$100k",
    ]  # fmt: skip
    assert texts(chart.money_labels, "hi")[2] == "$0, your job as it is"
    # The plot is 19 em high and starts at 1.2 em.
    assert chart.zero_y == "10.70em"
    assert chart.grid == ("20.20em", "15.45em", "5.95em", "1.20em")


def test_the_ring_is_where_the_line_crosses_zero_for_good():
    chart = position([-100_000.0, 50_000.0, -50_000.0, 150_000.0])

    assert chart.crossing == pytest.approx(3.25)
    assert chart.ring == "81.25%"


@pytest.mark.parametrize(
    "values", [[-5e4, -1e5, -2e5], [5e4, 1e5], [1e5, -1e5], [-5e4], [0.0, 0.0], [0.0, 1e5]]
)
def test_who_never_or_always_was_ahead_gets_no_ring(values):
    chart = position(values)

    assert chart.crossing is None
    assert chart.ring == ""
    assert "ahead for good" not in render_to_string(
        "decisions/charts/_position.html", {"chart": chart}
    )


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40))
def test_the_ring_lies_in_the_break_even_year_of_the_engine(values):
    chart = position(values)
    year = float(break_even_year(np.array(values)))

    if chart.crossing is None:
        assert year in (1.0, INF)
    else:
        assert year - 1.0 <= chart.crossing <= year


def test_an_unknown_story_is_left_out_and_takes_its_ring_along():
    chart = position([-1e5, NAN, 1e5], [-1e5, 2e4, 2e4])

    assert [line.line for line in chart.lines] == ["l-b"]
    assert chart.ring == ""
    assert position([NAN, 1.0], [INF, 1.0]) is None
    assert position([]) is None


def test_each_story_has_its_own_line_and_words():
    chart = position([1e5], [-1e5], [-2e5])

    assert [line.line for line in chart.lines] == ["l-a", "l-b", "l-bl"]
    assert [end.lines[0][0] for end in chart.end_labels] == ["job found", "no job", "left"]


def test_years_are_named_as_far_as_there_is_room():
    chart = position([1e3 * year for year in range(31)])

    assert texts(chart.year_labels, "lo") == ["start", "5", "10", "15", "20", "25", "31"]
    chart = position([1e3 * year for year in range(12)])
    assert texts(chart.year_labels, "lo") == ["start", "2", "4", "6", "8", "10", "12"]
    assert texts(chart.year_labels, "hi") == ["start", *map(str, range(1, 13))]
    assert texts(position([1.0]).year_labels, "lo") == ["start", "1"]


def test_amounts_are_in_the_currency_given():
    chart = position([-5e8, 1e9], currency="CHF")

    assert texts(chart.money_labels, "lo")[:3] == ["−CHF 500M", "−CHF 250M", "CHF 0"]
    assert texts(chart.money_labels, "lo")[-1] == "+CHF 1B"


# Wage


def test_lines_and_percentiles_stand_on_a_round_scale():
    # From 0.6 times the 10th to 1.3 times the 90th, outward to steps of 50,000: 0 to 300,000.
    chart = wages(now=60_000.0, break_even=90_000.0)

    assert [(pole.x, pole.labels[0].text) for pole in chart.poles] == [
        ("20.00%", "your pay now, $60,000"), ("30.00%", "break-even, $90,000"),
    ]  # fmt: skip
    assert chart.ruler == ("16.67%", "66.67%")
    assert chart.ruler_ticks == ("16.67%", "25.00%", "33.33%", "50.00%", "66.67%")
    assert texts(chart.money_labels, "hi") == [
        "$0", "$50k", "$100k", "$150k", "$200k", "$250k", "$300k",
    ]  # fmt: skip


def test_the_area_is_split_at_the_break_even():
    ahead, behind = wages(break_even=90_000.0).areas

    assert (ahead.cls, behind.cls) == ("f-am", "f-bm")
    assert ahead.path.startswith("M300,1000L300,")
    assert behind.path.startswith("M0,1000L0,1000L")
    assert behind.path.endswith("L300,1000Z")
    assert ahead.words == "9 in 10 earn more"


def test_the_curve_is_highest_at_the_mode_of_the_fit():
    # A lognormal with median 100,000 and spread 0.4 has its mode at 100,000·e^−0.16 = 85,214.
    z = [-1.2815516, -0.6744898, 0.0, 0.6744898, 1.2815516]
    (area,) = wages([100_000 * math.exp(0.4 * each) for each in z]).areas
    points = [tuple(map(int, point.split(","))) for point in area.path[1:-1].split("L")]
    x, y = min(points, key=lambda point: point[1])

    # 0.6·59,895 and 1.3·166,959, outward to steps of 25,000: 25,000 to 225,000.
    assert x == pytest.approx((85_214 - 25_000) / 200_000 * 1000, abs=5)
    assert y == 40


@pytest.mark.parametrize(
    ("value", "text", "only"),
    [
        (INF, "break-even, beyond $300k", "f-bm"),
        (5e6, "break-even, $5,000,000, off the scale", "f-bm"),
        (0.0, "break-even, $0, below the scale", "f-am"),
    ],
)
def test_a_break_even_beyond_the_scale_is_named_at_the_edge(value, text, only):
    chart = wages(
        [100_000.0, 120_000.0, 150_000.0, 200_000.0, 210_000.0], now=60_000.0, break_even=value
    )
    edge = [pole for pole in chart.poles if not pole.x]

    assert {pole.labels[0].text for pole in edge} == {text}
    assert {pole.labels[0].x for pole in edge} == {"0" if value == 0.0 else "100%"}
    assert [area.cls for area in chart.areas if area.path] == [only]


def test_without_a_break_even_there_is_only_pay():
    for chart in (wages(now=60_000.0), wages(now=60_000.0, break_even=NAN)):
        assert [area.cls for area in chart.areas] == ["f-u"]
        assert not chart.is_split
        assert {pole.labels[0].text for pole in chart.poles} == {"your pay now, $60,000"}


def test_percentiles_that_are_not_published_are_not_drawn():
    chart = wages([50_000.0, 75_000.0, 100_000.0, NAN, INF])

    assert texts(chart.ruler_labels, "hi") == ["median", "10th", "25th"]
    assert len(chart.ruler_ticks) == 3
    assert wages([NAN, NAN, 100_000.0, NAN, NAN]) is None


# Cost


def test_a_bar_is_parted_by_what_is_paid():
    chart = cost_chart(
        CAPTION,
        [
            CostPart(PRICE, "Tuition", "$30,000", 30_000.0),
            CostPart(FEES, "Fees", "$0", 0.0),
            CostPart(GIVEN_UP, "Pay given up", "−$5,000", -5_000.0),
            CostPart(OTHER, "Care", "not known", NAN),
            CostPart(INTEREST, "Interest", "$10,000", 10_000.0),
        ],
        "not known",
    )

    assert [(part.swatch, part.x, part.width) for part in chart.segments] == [
        ("f-b", "0.00%", "75.00%"), ("f-h axis", "75.00%", "25.00%"),
    ]  # fmt: skip
    assert [(row.swatch, row.amount, row.share) for row in chart.rows] == [
        ("f-b", "$30,000", "75%"),
        ("", "$0", ""),
        ("", "−$5,000", ""),
        ("", "not known", ""),
        ("f-h axis", "$10,000", "25%"),
    ]


def test_a_cost_of_nothing_has_a_table_and_no_bar():
    chart = cost_chart(CAPTION, [CostPart(PRICE, "Tuition", "$0", 0.0)], "$0")
    page = render_to_string("decisions/charts/_cost.html", {"chart": chart})

    assert chart.segments == ()
    assert 'role="img"' not in page
    assert "Tuition" in page


# Share of pay


def test_payments_stand_against_eight_and_fourteen_per_cent():
    chart = share_chart(
        CAPTION,
        [
            ShareRow("As data scientist", 0.065, "7% of pay", ahead=True),
            ShareRow("Back in a job like today’s", 0.31, "31% of pay"),
            ShareRow("Back without pay", INF, "no pay"),
            ShareRow("Elsewhere", NAN, "not known"),
        ],
    )

    assert chart.cuts == ("40.00%", "70.00%")
    assert texts(chart.cut_labels, "lo") == ["8%", "14%", "20%"]
    assert [(bar.width, bar.words.text, bar.is_unknown) for bar in chart.bars] == [
        ("32.50%", "7% of pay", False),
        ("100.00%", "31% of pay, off the scale", False),
        ("100.00%", "no pay, off the scale", False),
        ("0.00%", "not known", True),
    ]
    assert [bar.cls for bar in chart.bars[:2]] == ["f-am", "f-bm"]
    assert share_chart(CAPTION, []) is None


# Cells


def test_a_gain_stands_right_of_zero_and_a_loss_left_of_it():
    loss, gain = gain_bar(-1e9, -100_000, 300_000), gain_bar(100_000, -100_000, 300_000)

    assert (loss.x, loss.width, loss.cls, loss.zero, loss.beyond) == (
        "0.00%", "25.00%", "f-bm", "25.00%", True,
    )  # fmt: skip
    assert (gain.x, gain.width, gain.cls, gain.beyond) == ("25.00%", "25.00%", "f-am", False)
    assert gain_bar(NAN, -1, 1) is None


def test_an_unknown_range_of_pay_leaves_the_rest_of_the_bar():
    bar = pay_bar([NAN, 50_000, 100_000, NAN, NAN], 0, 200_000)

    assert (bar.outer, bar.inner, bar.median) == (("", ""), ("", ""), "50.00%")
    assert pay_bar([NAN] * 5, 0, 200_000) is None


# Nothing outside, nothing over another, whatever the numbers

amounts = st.floats(-1e12, 1e12) | st.floats(-10, 10) | st.sampled_from([0.0, NAN, INF, -INF])
words = st.text("abc WM$,0’", max_size=60)


@st.composite
def three_stories(draw):
    years = draw(st.integers(1, 40))
    values = st.lists(st.floats(-1e12, 1e12), min_size=years, max_size=years)
    kinds = draw(st.permutations([FINISH, UNPLACED, LEAVE]))
    return [story(draw(values), kind, draw(words)) for kind in kinds[: draw(st.integers(1, 3))]]


@st.composite
def pay(draw):
    """Percentiles in order, some of them not published."""
    low = draw(st.floats(1.0, 1e9))
    steps = draw(st.lists(st.floats(1.0, 3.0), min_size=4, max_size=4))
    values = [low]
    for step in steps:
        values.append(values[-1] * step)
    hidden = draw(st.sets(st.integers(0, 4), max_size=3))
    return [NAN if i in hidden else value for i, value in enumerate(values)]


@st.composite
def marks(draw, percentiles):
    known = [value for value in percentiles if value == value]
    near = st.floats(min(known) / 2, max(known) * 1.5)
    kinds = draw(st.permutations([NOW, ENTRY, BREAK_EVEN]))[: draw(st.integers(0, 3))]
    return [Mark(kind, draw(near | amounts), draw(words), "$64,000") for kind in kinds]


def strings_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings_of(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from strings_of(each)


def assert_inside(chart):
    """All x between 0 and 100 per cent, all y on the drawing, all paths in their square."""
    parts = {
        name: getattr(chart, name)
        for name in (field.name for field in dataclasses.fields(chart))
        if name != "caption"
    }
    height = float(parts.get("height", "2.6em").removesuffix("em"))
    found = 0
    for text in strings_of(dataclasses.asdict(chart) | {"caption": {}}):
        assert not re.search(r"(?<![a-z])(nan|inf)(?![a-z])", text)
        if match := re.fullmatch(r"(-?[\d.]+)%", text):
            assert 0.0 <= float(match[1]) <= 100.0
            found += 1
        elif match := re.fullmatch(r"(-?[\d.]+)em", text):
            assert -0.5 <= float(match[1]) <= height
        elif match := re.fullmatch(r"M(-?\d+,-?\d+(?:L-?\d+,-?\d+)*)Z?", text):
            for point in match[1].split("L"):
                assert all(0 <= int(number) <= 1000 for number in point.split(","))
    assert found


def box(label, drawing, dx=0.0, bold=False):
    """Row, and from where to where a label reaches, em."""
    width = width_of(label.text, bold=bold)
    at = float(label.x.removesuffix("%")) / 100 * drawing + dx
    start = at - {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor] * width
    return label.y, start, start + width


def assert_apart(boxes, drawing):
    for i, (row, start, end) in enumerate(boxes):
        assert start >= -0.02
        assert end <= drawing + 0.02
        for other, from_, to in boxes[:i]:
            assert row != other or end <= from_ or to <= start


def shown_on(labels, show, drawing):
    return [box(label, drawing) for label in labels if label.show in ("", show)]


BOTH = (("lo", NARROW), ("lo", WIDE - 0.1), ("hi", WIDE), ("hi", 80.0))


@given(three_stories())
def test_positions_stay_inside_and_their_labels_apart(stories):
    chart = position_chart(CAPTION, stories)

    assert_inside(chart)
    for show, drawing in BOTH:
        assert_apart(shown_on(chart.year_labels, show, drawing), drawing)
    rows = [float(y.removesuffix("em")) for end in chart.end_labels for _, y in end.lines]
    assert all(lower - upper >= 1.19 for upper, lower in itertools.pairwise(rows))
    widest = max(width_of(label.text) for label in chart.money_labels if label.show != "hi")
    for end in chart.end_labels:
        assert all(width_of(line, bold=True) + widest <= NARROW for line, _ in end.lines)


@given(st.data())
def test_wages_stay_inside_and_their_labels_apart(data):
    percentiles = data.draw(pay())
    chart = wage_chart(CAPTION, percentiles, data.draw(marks(percentiles)), more="m", less="l")

    assert_inside(chart)
    for show, drawing in BOTH:
        assert_apart(shown_on(chart.money_labels, show, drawing), drawing)
        assert_apart(shown_on(chart.ruler_labels, show, drawing), drawing)
        poles = [pole for pole in chart.poles if pole.show in ("", show)]
        assert_apart(
            [
                box(label, drawing, float(pole.dx.removesuffix("em")), "lab" in pole.text)
                for pole in poles
                for label in pole.labels
            ],
            drawing,
        )


@given(st.floats(0.2, 1), st.floats(0.2, 1))
def test_two_lines_never_run_through_each_others_labels(now, break_even):
    chart = wages(now=3e5 * now, break_even=3e5 * break_even)

    for show, drawing in BOTH:
        upper, lower = (pole for pole in chart.poles if pole.show in ("", show))
        lines = [float(pole.x.removesuffix("%")) / 100 * drawing for pole in (upper, lower)]
        dx = float(lower.dx.removesuffix("em"))
        _, start, end = box(lower.labels[0], drawing, dx, "lab" in lower.text)
        # Where two long labels meet in the middle of a narrow figure, one hangs over both lines.
        meet = show == "lo" and abs(lines[0] - lines[1]) < 0.14 * drawing
        assert meet or not start < lines[0] < end


@given(st.lists(st.tuples(st.sampled_from([PRICE, OTHER, GIVEN_UP, INTEREST]), amounts)))
def test_a_cost_bar_is_full_or_empty(parts):
    chart = cost_chart(
        CAPTION, [CostPart(kind, "Part", "$1", value) for kind, value in parts], "$1"
    )
    widths = [float(part.width.removesuffix("%")) for part in chart.segments]

    if widths:
        assert_inside(chart)
        assert sum(widths) == pytest.approx(100.0, abs=0.01 * len(widths))
    assert len(chart.rows) == len(parts)


@given(st.lists(st.tuples(words, st.floats(0, 2) | amounts), min_size=1, max_size=4))
def test_shares_stay_inside(rows):
    chart = share_chart(CAPTION, [ShareRow(label, share, "7% of pay") for label, share in rows])

    assert_inside(chart)
    for bar in chart.bars:
        dx = float(bar.dx.removesuffix("em"))
        assert_apart([box(bar.words, NARROW, dx, bold=True)], NARROW)
        assert_apart([box(label, NARROW) for label in bar.labels], NARROW)


@given(st.floats(-1e12, 1e12), st.floats(1.0, 1e12), st.integers(3, 10))
def test_round_ticks_reach_around_the_data(low, span, most):
    ticks = round_ticks(low, low + span, most)

    rounding = 1e-6 * (ticks[1] - ticks[0])
    assert ticks[0] <= low + rounding
    assert ticks[-1] >= low + span - rounding
    assert len(ticks) <= most + 2


def test_amounts_at_ticks_are_short():
    assert short_money(-150_000, signed=True) == "−$150k"
    assert short_money(0.0, "EUR") == "€0"
    assert short_money(12_500_000, "JPY", signed=True) == "+¥12.5M"


# The fragments

FRAGMENTS = {
    "position": lambda: position([-5e4, 1e5], [-5e4, -6e4], [-1e4, -1e4]),
    "wage": lambda: wages(now=60_000.0, entry=95_000.0, break_even=90_000.0),
    "cost": lambda: cost_chart(
        CAPTION, [CostPart(PRICE, mark_safe("Tuition<b>1</b>"), "$1", 1.0, "a < b")], "$1"
    ),
    "share": lambda: share_chart(CAPTION, [ShareRow("R&D <engineer>", 0.05, "5% of pay")]),
}


@pytest.mark.parametrize("name", FRAGMENTS)
def test_a_fragment_is_valid_and_says_what_it_shows(name):
    page = render_to_string(f"decisions/charts/_{name}.html", {"chart": FRAGMENTS[name]()})
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    figure = parser.parseFragment(page).find("figure")
    drawing = figure.find(".//{*}svg[@role='img']")

    assert parser.errors == []
    assert figure.find("figcaption/h3").text == "It pays & <keeps> paying"
    assert [child.text for child in list(drawing)[:2]] == ["Title <of> it", "Ahead & well"]
    assert drawing.get("aria-labelledby").split() == [c.get("id") for c in list(drawing)[:2]]
    assert drawing.get("viewBox") is None
    assert figure.find("p[@class='source']/a").get("href") == "#s1"
    assert figure.find(".//table") is not None
    assert "style=" not in page


@pytest.mark.parametrize(
    ("name", "bar"),
    [
        ("gain", gain_bar(-5, -10, 10)),
        ("pay", pay_bar(PAY, 0, 3e5)),
        ("pay", pay_bar([1] * 5, 0, 2)),
    ],
)
def test_a_bar_in_a_cell_is_valid(name, bar):
    page = render_to_string(f"decisions/charts/_{name}_bar.html", {"bar": bar})

    html5lib.HTMLParser(strict=True).parseFragment(page)
    assert 'aria-hidden="true"' in page


@pytest.mark.parametrize(
    "name", [f"decisions.charts.{module.name}" for module in pkgutil.iter_modules(charts.__path__)]
)
def test_examples_in_docstrings_hold(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.slow
def test_the_geometry_needs_no_django():
    code = (
        "import sys, decisions.charts; sys.exit(any(m.startswith('django') for m in sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
