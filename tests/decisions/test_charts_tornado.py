"""The drawing of what moves the answer: bars on their sides of zero, words inside the figure."""

import dataclasses
import doctest
import math
import re

import html5lib
import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from decisions.charts import Caption, Swing, Table, tornado, tornado_chart
from decisions.charts.words import NARROW, WIDE, width_of

CAPTION = Caption("c", "Finishing & <more> matters", "Lead.", "Title <of> it", "Desc & all", "BLS")
FINISH = Swing("You finish", "never", "always", -100_000.0, 200_000.0)
LEAVING = Swing("Reaching the job anyway", "1%", "10%", 60_000.0, 20_000.0)
BOTH = (("lo", NARROW), ("lo", WIDE - 0.1), ("hi", WIDE), ("hi", 80.0))
NAN = math.nan


def number(text):
    return float(text.removesuffix("%").removesuffix("em"))


def parts(row):
    return [(part.cls, part.x, part.width) for part in row.parts]


def texts(labels, show="hi"):
    return [label.text for label in labels if label.show in ("", show)]


def strings_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | tuple | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings_of(each)


def box(label, drawing, dx="0", bold=False):
    width = width_of(label.text, bold=bold)
    at = number(label.x) / 100 * drawing + number(dx)
    start = at - {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor] * width
    return label.y, start, start + width


def assert_apart(boxes, drawing):
    for i, (row, start, end) in enumerate(boxes):
        assert start >= -0.02
        assert end <= drawing + 0.02
        for other, from_, to in boxes[:i]:
            assert row != other or end <= from_ or to <= start


def test_the_doctests_hold():
    assert doctest.testmod(tornado).failed == 0


def test_bars_are_parted_at_zero_on_a_round_scale():
    # −100,000 to 200,000 in steps of 50,000: zero at 1/3, the average of 50,000 at 1/2.
    chart = tornado_chart(CAPTION, [FINISH, LEAVING], 50_000.0)

    assert texts(chart.tick_labels) == [
        "−$100k", "−$50k", "$0", "+$50k", "+$100k", "+$150k", "+$200k",
    ]  # fmt: skip
    assert (chart.zero, chart.middle) == ("33.33%", "50.00%")
    assert texts(chart.middle_labels) == ["average +$50k"]
    assert texts(chart.zero_labels) == ["your job as it is"]
    first, second = chart.rows
    assert parts(first) == [("f-b", "0.00%", "33.33%"), ("f-a", "33.33%", "66.67%")]
    assert parts(second) == [("f-a", "40.00%", "13.33%")]
    # Rows start at 3.4 em, with a label of 1.25, a bar of 1.05, and words below of 1.25, then 0.85.
    assert (first.y, second.y) == ("4.65em", "9.05em")
    assert first.middle == ("4.65em", "5.70em")
    assert (chart.axis_y, chart.height) == ("10.95em", "12.95em")


def test_words_stand_at_the_end_they_belong_to():
    chart = tornado_chart(CAPTION, [FINISH, LEAVING], 50_000.0)

    wide, short = ([(end.label.text, end.label.anchor) for end in row.ends] for row in chart.rows)
    # Below a bar as wide as the figure, beside a short one; the low end of which is the better.
    assert wide == [("never, −$100k", "start"), ("+$200k, always", "end")]
    assert {end.label.y for end in chart.rows[0].ends} == {"6.70em"}
    assert short == [("10%, +$20k", "end"), ("+$60k, 1%", "start")]
    assert [(end.label.x, end.dx) for end in chart.rows[1].ends] == [
        ("40.00%", "-0.40em"), ("53.33%", "0.40em"),
    ]  # fmt: skip


def test_words_too_long_for_one_line_take_several():
    low, high = (
        "if you leave the program in its very first year",
        "if you finish on the day it says",
    )
    swing = dataclasses.replace(FINISH, low_words=low, high_words=high)
    chart = tornado_chart(CAPTION, [swing], 0.0)

    assert len({end.label.y for end in chart.rows[0].ends}) == len(chart.rows[0].ends) > 2
    assert " ".join(end.label.text for end in chart.rows[0].ends) == (
        f"{low}, −$100k +$200k, {high}"
    )


def test_an_unknown_swing_is_left_out():
    unknown = dataclasses.replace(FINISH, high=NAN)
    chart = tornado_chart(CAPTION, [unknown, LEAVING], 50_000.0)

    assert [row.labels[0].text for row in chart.rows] == ["Reaching the job anyway"]
    assert len(chart.caption.table.rows) == 1
    assert tornado_chart(CAPTION, [unknown], 50_000.0) is None
    assert tornado_chart(CAPTION, [], 50_000.0) is None
    assert tornado_chart(CAPTION, [FINISH], NAN) is None


@pytest.mark.parametrize(
    ("value", "cls", "x"),
    [(0.0, "f-a", "0.00%"), (-3e5, "f-b", "0.00%"), (4e5, "f-a", "99.20%"), (2e-9, "f-a", "0.00%")],
)
def test_an_assumption_that_moves_nothing_is_a_thin_mark(value, cls, x):
    chart = tornado_chart(CAPTION, [Swing("Rate", "4%", "9%", value, value)], value)

    assert parts(chart.rows[0]) == [(cls, x, "0.80%")]
    assert chart.rows[0].middle == ()


def test_the_scale_holds_the_average_and_zero():
    chart = tornado_chart(CAPTION, [LEAVING], 500_000.0)

    assert texts(chart.tick_labels)[0] == "$0"
    assert chart.middle == "100.00%"
    assert chart.rows[0].middle == ()


def test_the_table_says_the_same_and_is_not_made_where_one_is_given():
    chart = tornado_chart(CAPTION, [FINISH, LEAVING], 5e4, currency="EUR")

    assert chart.caption.table == Table(
        ("Assumption", "From", "To", "Gain from", "to"),
        (
            ("You finish", "never", "always", "−€100,000", "+€200,000"),
            ("Reaching the job anyway", "1%", "10%", "+€60,000", "+€20,000"),
        ),
    )
    given_one = dataclasses.replace(CAPTION, table=Table(("A", "B"), (("a", "1"),)))
    assert tornado_chart(given_one, [FINISH], 5e4).caption.table is given_one.table


amounts = st.floats(-1e12, 1e12) | st.floats(-1e6, 1e6) | st.floats(-10, 10)
words = st.sampled_from(
    ["", "never", "always", "8% higher", "10% a year", "once you have finished"]
)
labels = st.sampled_from(["Price", "Pay on entry, rank in Washington", "Aussichten " * 4])
swing_lists = st.lists(
    st.builds(Swing, labels, words, words, amounts, amounts), min_size=1, max_size=12
)


@given(swing_lists, amounts, st.sampled_from(["USD", "CHF"]))
def test_everything_is_finite_and_inside_and_nothing_stands_over_another(swings, middle, currency):
    chart = tornado_chart(CAPTION, swings, middle, currency=currency)

    height = number(chart.height)
    for text in strings_of(dataclasses.asdict(chart) | {"caption": {}}):
        assert not re.search(r"(?<![a-z])(nan|inf)(?![a-z])", text)
        if re.fullmatch(r"-?[\d.]+%", text):
            assert 0.0 <= number(text) <= 100.0
        elif re.fullmatch(r"-?[\d.]+em", text):
            assert -0.5 <= number(text) <= height
    assert len(chart.rows) == len(swings)
    for swing, row in zip(swings, chart.rows, strict=True):
        assert row.parts
        for part in row.parts:
            assert number(part.width) > 0.0
            assert number(part.x) + number(part.width) <= 100.01
        if len(row.parts) == 2:
            assert min(swing.low, swing.high) < 0.0 < max(swing.low, swing.high)
    for show, drawing in BOTH:
        boxes = [box(each, drawing) for each in chart.tick_labels if each.show in ("", show)]
        top = (*chart.zero_labels, *chart.middle_labels)
        boxes += [box(each, drawing, bold=True) for each in top if each.show in ("", show)]
        for row in chart.rows:
            boxes += [box(each, drawing, bold=True) for each in row.labels]
            ends = [end for end in row.ends if end.label.show in ("", show)]
            assert len(ends) >= 2
            boxes += [box(end.label, drawing, end.dx) for end in ends]
        assert_apart(boxes, drawing)


@pytest.mark.parametrize("table", [None, Table(("A", "B"), (("<a>", "1"),))])
def test_the_template_is_valid_and_says_what_it_shows(table):
    caption = dataclasses.replace(CAPTION, table=table)
    swing = dataclasses.replace(FINISH, label="Finish <& more>", low_words="<never>")
    chart = tornado_chart(caption, [swing, LEAVING], 50_000.0)
    text = render_to_string("decisions/charts/_tornado.html", {"chart": chart})

    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        f"<!doctype html><title>t</title>{text}"
    )
    assert 'aria-labelledby="c-t c-d"' in text
    assert '<title id="c-t">Title &lt;of&gt; it</title>' in text
    assert '<desc id="c-d">Desc &amp; all</desc>' in text
    assert "&lt;never&gt;, −$100k" in text
    assert text.count('class="s-p"') == 2
    assert text.count('<td class="num">') == (1 if table else 4)
    assert text.count("<td>") == (0 if table else 4)
