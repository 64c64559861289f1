"""The drawings of many possible futures: a dot for each of fifty, and the fan of them by year."""

import dataclasses
import itertools
import math
import re

import html5lib
import numpy as np
import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from decisions.charts import Bands, Caption, dots_chart, fan_chart
from decisions.charts.scale import Scale
from decisions.charts.words import NARROW, WIDE, width_of

CAPTION = Caption("c", "24 of 50 & <more>", "Lead.", "Title <of> it", "Desc & all", "Source")
BOTH = (("lo", NARROW), ("lo", WIDE - 0.1), ("hi", WIDE), ("hi", 80.0))
NAN = math.nan


def dots(values, **options):
    return dots_chart(CAPTION, values, sum(value >= 0 for value in values), **options)


def bands(*rows, p50=()):
    return Bands(*zip(*rows, strict=True), p50=p50)


def number(text):
    return float(text.removesuffix("%").removesuffix("em"))


def strings_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | tuple | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings_of(each)


def assert_inside(chart, *heights):
    for text in strings_of(dataclasses.asdict(chart) | {"caption": {}}):
        assert not re.search(r"(?<![a-z])(nan|inf)(?![a-z])", text)
        if re.fullmatch(r"-?[\d.]+%", text):
            assert 0.0 <= number(text) <= 100.0
        elif re.fullmatch(r"-?[\d.]+em", text):
            assert -0.65 <= number(text) <= max(map(number, heights))
        elif match := re.fullmatch(r"M(-?\d+,-?\d+(?:L-?\d+,-?\d+)*)Z?", text):
            points = [point.split(",") for point in match[1].split("L")]
            assert all(0 <= int(each) <= 1000 for point in points for each in point)


def box(label, drawing, dx=0.0, bold=False):
    width = width_of(label.text, bold=bold)
    at = number(label.x) / 100 * drawing + dx
    start = at - {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor] * width
    return label.y, start, start + width


def assert_apart(boxes, drawing):
    for i, (row, start, end) in enumerate(boxes):
        assert start >= -0.02
        assert end <= drawing + 0.02
        for other, from_, to in boxes[:i]:
            assert row != other or end <= from_ or to <= start


# Dots


def test_dots_stand_in_columns_none_of_which_mixes_ahead_and_behind():
    # −100,000 to 400,000 in at most 23 parts: columns of 25,000, from −100,000 to 425,000.
    values = [-100_000.0] * 10 + [-1.0] * 15 + [0.0] * 5 + [24_999.0] * 5 + [400_000.0] * 15
    chart = dots(values)

    assert chart.zero == f"{4 / 21 * 100:.2f}%"
    stacks = {(dot.cls, dot.x) for dot in chart.dots}
    assert stacks == {
        ("dot-b", f"{0.5 / 21 * 100:.2f}%"),
        ("dot-b", f"{3.5 / 21 * 100:.2f}%"),
        ("dot-a", f"{4.5 / 21 * 100:.2f}%"),
        ("dot-a", f"{20.5 / 21 * 100:.2f}%"),
    }
    # The highest stack has 15 dots, 1 em apart.
    assert chart.height == "15.10em"
    assert [dot.y for dot in chart.dots[:2]] == ["14.55em", "13.55em"]
    assert [count.label.text for count in chart.counts if count.label.show != "lo"] == [
        "25 behind", "25 ahead",
    ]  # fmt: skip
    assert [label.text for label in chart.tick_labels if label.show != "lo"] == [
        "−$100k", "$0", "+$100k", "+$200k", "+$300k", "+$400k",
    ]  # fmt: skip
    assert chart.beyond == ()


def test_the_count_has_to_be_the_one_the_page_says():
    values = [-1.0] * 26 + [1.0] * 24

    assert sum(dot.cls == "dot-a" for dot in dots_chart(CAPTION, values, 24).dots) == 24
    with pytest.raises(ValueError, match="24 of 50 futures are ahead, not 25"):
        dots_chart(CAPTION, values, 25)
    with pytest.raises(ValueError, match="49 quantiles"):
        dots_chart(CAPTION, values[:-1], 23)


def test_what_is_unknown_is_not_drawn():
    assert dots_chart(CAPTION, [NAN] * 50, 0) is None


def test_what_is_beyond_the_columns_is_named_at_the_edge():
    chart = dots([-812_345.0] + [-20_000.0] * 24 + [20_000.0] * 24 + [5_000_000.0])

    assert [(label.text, label.x) for label in chart.beyond] == [
        ("1 beyond: −$812k", "0"), ("1 beyond: +$5M", "100%"),
    ]  # fmt: skip
    assert len(chart.dots) == 50


@pytest.mark.parametrize("value", [-3e5, -1.0, 0.0, 1.0, 3e5])
def test_futures_that_are_all_alike_have_a_side(value):
    chart = dots([value] * 50)

    assert {dot.cls for dot in chart.dots} == {"dot-a" if value >= 0 else "dot-b"}
    assert 0.0 < number(chart.zero) < 100.0
    assert number(chart.height) <= 21.0


def test_the_table_says_below_what_futures_end():
    # The quantile at (i + 1/2)/50 is 1,000·(i + 1/2)·2, so that n in 100 end below 1,000·n.
    chart = dots([2_000.0 * (i + 0.5) for i in range(50)])

    assert chart.caption.table.rows == (
        ("5 in 100", "+$5,000"), ("10 in 100", "+$10,000"), ("25 in 100", "+$25,000"),
        ("50 in 100", "+$50,000"), ("75 in 100", "+$75,000"), ("90 in 100", "+$90,000"),
        ("95 in 100", "+$95,000"),
    )  # fmt: skip


amounts = st.floats(-1e12, 1e12) | st.floats(-1e6, 1e6) | st.floats(-10, 10)


@given(st.lists(amounts, min_size=50, max_size=50).map(sorted), st.sampled_from(["USD", "CHF"]))
def test_every_future_has_a_dot_inside_on_its_side(values, currency):
    chart = dots(values, currency=currency)

    assert_inside(chart, chart.height, chart.strip_height)
    assert len(chart.dots) == 50
    assert len({(dot.x, dot.y) for dot in chart.dots}) == 50
    assert sum(dot.cls == "dot-a" for dot in chart.dots) == sum(v >= 0 for v in values)
    zero = number(chart.zero)
    for dot in chart.dots:
        assert (number(dot.x) > zero) == (dot.cls == "dot-a")
    centers = sorted({number(dot.x) for dot in chart.dots})
    # The first and last center stand half a column from the edges: at most 24 columns.
    assert all(b - a >= 100 / 24 - 0.02 for a, b in itertools.pairwise(centers))
    for show, drawing in BOTH:
        labels = [label for label in chart.tick_labels if label.show in ("", show)]
        assert labels
        assert_apart([box(label, drawing) for label in labels], drawing)
        counts = [count for count in chart.counts if count.label.show in ("", show)]
        assert len(counts) == 2
        assert_apart([box(c.label, drawing, number(c.dx), bold=True) for c in counts], drawing)
        assert_apart([box(label, drawing) for label in chart.beyond], drawing)


# Fan


def test_the_bands_are_parted_at_zero_and_start_from_nothing():
    # Two years; money from −100,000 to 100,000, so that zero lies at 500 of 1000.
    chart = fan_chart(
        CAPTION,
        bands((-1e5, -5e4, 5e4, 1e5), (-1e5, -5e4, 5e4, 1e5)),
        [-5e4, 5e4],
        [-5e4, -5e4],
    )

    assert [(area.cls, area.path) for area in chart.areas] == [
        ("f-aw", "M0,500L500,0L1000,0L1000,500L500,500L0,500Z"),
        ("f-am band", "M0,500L500,250L1000,250L1000,500L500,500L0,500Z"),
        ("f-bw", "M0,500L500,500L1000,500L1000,1000L500,1000L0,500Z"),
        ("f-bm band", "M0,500L500,500L1000,500L1000,750L500,750L0,500Z"),
    ]
    assert [(line.line, line.path) for line in chart.lines] == [
        ("l-a", "M0,500L500,750L1000,250"), ("l-b", "M0,500L500,750L1000,750"),
    ]  # fmt: skip
    assert chart.crossing == pytest.approx(1.5)
    assert chart.ring == "75.00%"
    # The plot is 19 em high and starts at 1.2 em.
    assert chart.zero_y == "10.70em"
    assert [end.lines[0][0] for end in chart.end_labels] == ["if you land the job", "if you don’t"]


def test_an_edge_that_crosses_zero_within_a_year_has_a_corner_there():
    chart = fan_chart(CAPTION, bands((-1e5,) * 4, (1e5,) * 4), None, None)

    assert chart.areas[0].path.startswith("M0,500L500,500L750,500L1000,0L1000,0L750,500")
    assert chart.lines == chart.end_labels == ()
    assert chart.ring == ""


@pytest.mark.parametrize(
    ("values", "names"), [((1.0, 2.0, 3.0, 4.0), "a"), ((-4.0, -3.0, -2.0, -1.0), "b")]
)
def test_futures_on_one_side_have_its_color_only(values, names):
    chart = fan_chart(CAPTION, bands(values, values), values[:2], None)

    assert {area.cls[2] for area in chart.areas} == set(names)
    assert chart.ring == ""


def test_flat_futures_are_a_line_at_zero():
    chart = fan_chart(CAPTION, bands((0.0,) * 4), [0.0], [0.0])

    assert chart.areas == ()
    assert [line.path for line in chart.lines] == ["M0,500L1000,500"] * 2


def test_a_fan_of_unlike_lengths_is_refused_and_an_unknown_one_is_not_drawn():
    one = bands((1.0, 2.0, 3.0, 4.0))

    with pytest.raises(ValueError, match="different numbers of years"):
        fan_chart(CAPTION, one, [1.0, 2.0], None)
    assert fan_chart(CAPTION, bands((NAN, 2.0, 3.0, 4.0)), [1.0], None) is None
    assert fan_chart(CAPTION, Bands((), (), (), ()), None, None) is None
    chart = fan_chart(CAPTION, one, [NAN], [1.0])
    assert [line.line for line in chart.lines] == ["l-b"]


def test_the_table_of_a_fan_has_what_is_given():
    one = bands((-4e4, -1e4, 1e4, 4e4), p50=(1_400.0,))
    chart = fan_chart(CAPTION, one, [2e4], None, ahead_of_50=[26], legends=("landed", "missed"))

    assert chart.caption.table.head == (
        "Year", "10 in 100 below", "25 in 100 below", "50 in 100 below", "75 in 100 below",
        "90 in 100 below", "landed", "futures ahead, of 50",
    )  # fmt: skip
    assert chart.caption.table.rows == (
        ("1", "−$40,000", "−$10,000", "+$1,000", "+$10,000", "+$40,000", "+$20,000", "26"),
    )


@st.composite
def fans(draw):
    years = draw(st.integers(1, 40))
    size = draw(st.sampled_from([1.0, 1e3, 1e6, 1e12]))
    value = st.floats(-size, size)
    rows = draw(
        st.lists(
            st.lists(value, min_size=4, max_size=4).map(sorted), min_size=years, max_size=years
        )
    )
    line = st.none() | st.lists(value, min_size=years, max_size=years)
    return bands(*rows), draw(line), draw(line)


@given(fans())
def test_fans_stay_inside_and_their_labels_apart(fan):
    chart = fan_chart(CAPTION, *fan)

    assert_inside(chart, chart.height)
    assert len(chart.lines) == sum(line is not None for line in fan[1:])
    for show, drawing in BOTH:
        labels = [label for label in chart.year_labels if label.show in ("", show)]
        assert_apart([box(label, drawing) for label in labels], drawing)
    rows = [number(y) for end in chart.end_labels for _, y in end.lines]
    assert all(b - a >= 1.19 for a, b in itertools.pairwise(rows))


@given(fans())
def test_no_area_is_on_the_wrong_side_of_zero(fan):
    chart = fan_chart(CAPTION, *fan)
    zero = (number(chart.zero_y) - 1.2) / 19.0 * 1000

    for area in chart.areas:
        for point in area.path[1:-1].split("L"):
            y = int(point.split(",")[1])
            assert y <= zero + 1 if "-a" in area.cls else y >= zero - 1


# The fragments

FRAGMENTS = {
    "dots": lambda: dots([-9e6] + [-2e4] * 25 + [3e4] * 24),
    "fan": lambda: fan_chart(
        CAPTION, bands((-3e4, -2e4, -1e4, 1e4), (-3e4, 1e4, 2e4, 3e4)), [-1e4, 2e4], [-1e4, -2e4]
    ),
}


@pytest.mark.parametrize("name", FRAGMENTS)
def test_a_fragment_is_valid_and_says_what_it_shows(name):
    page = render_to_string(f"decisions/charts/_{name}.html", {"chart": FRAGMENTS[name]()})
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    figure = parser.parseFragment(page).find("figure")
    drawing = figure.find(".//{*}svg[@role='img']")

    assert parser.errors == []
    assert figure.find("figcaption/h3").text == "24 of 50 & <more>"
    assert [child.text for child in list(drawing)[:2]] == ["Title <of> it", "Desc & all"]
    assert drawing.get("aria-labelledby").split() == [c.get("id") for c in list(drawing)[:2]]
    assert drawing.get("viewBox") is None
    assert figure.find(".//table") is not None
    assert "style=" not in page


def test_arrays_of_the_engine_may_be_given():
    years = np.array([-1e4, 2e4])

    chart = fan_chart(
        CAPTION,
        Bands(years - 2, years - 1, years + 1, years + 2, p50=years),
        years,
        None,
        ahead_of_50=np.array([10, 30]),
    )
    assert chart.ring == Scale(0, 2).per_cent(1 + 1 / 3)
    assert dots_chart(CAPTION, np.linspace(-1.0, 1.0, 50), 25) is not None
