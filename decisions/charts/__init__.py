"""
Drawings of a personal report: numbers in, geometry out, no Django.

x is in per cent of the drawing and y in em, so that a drawing fits any width and its text keeps
its size; paths lie in a nested drawing of 1000 by 1000 that is stretched. All words come from the
caller (plain text, or safe HTML where `Caption.source` and the labels of cost rows say so); only
ticks are worded here. Unknown is NaN, money is in one currency a chart.

Each function gives a frozen dataclass for one template, or None where there is nothing to draw:

    {% if report.position %}
    {% include "decisions/charts/_position.html" with chart=report.position %}
    {% endif %}

Every figure has a caption, and the same numbers as a table:

    Caption(key, finding, lead, title, desc, source, table)
        key: unique on the page, for ids.  finding: the heading.  lead: what is drawn.
        title, desc: of the drawing, the desc states the finding.  source: may be safe HTML.
        table: Table(head, rows), the first column heads its row; every other holds numbers.

    position_chart(caption, stories, *, currency="USD", baseline="your job as it is",
                   axis="years from the start", ahead="ahead for good from here")
                   -> PositionChart | None                                    _position.html
        stories: up to three Story(kind, label, legend, values), kind FINISH, UNPLACED or LEAVE;
        label: short, at the end of its line.  values: W(1) … W(H) as the engine gives them; the
        start, 0, is added here. The first story gets the ring. chart.crossing: the year in which
        it comes out ahead for good, linear within the year, or None.

    wage_chart(caption, percentiles, marks, *, currency="USD", more="", less="")
                   -> WageChart | None                                        _wage.html
        percentiles: pay at the 10th, 25th, 50th, 75th and 90th, NaN where not published.
        marks: Mark(kind, value, words, amount), kind NOW, ENTRY or BREAK_EVEN, as in
        Mark(NOW, 64_000, "your pay now", "$64,000"). Without a known break-even the curve is
        plain. A value beyond the scale is named at the edge. more, less: words of the two keys.

    cost_chart(caption, parts, total) -> CostChart                            _cost.html
        parts: CostPart(kind, label, amount, value, why=""), kind PRICE, FEES, OTHER, GIVEN_UP or
        INTEREST; label, why: may be safe HTML.  amount: value in words.  total: in words.
        The bar keeps the order given. What is zero, negative or unknown stands in the table only.
        caption.table is not used: the table is the legend, "share" in it is that of the bar.

    share_chart(caption, rows, *, cuts=(0.08, 0.14), top=0.2) -> ShareChart | None  _share.html
        rows: ShareRow(label, share, words, ahead), share: a fraction of gross pay, as in
        ShareRow("Data scientist, $121,000", 0.065, "7% of pay", ahead=True).

    dots_chart(caption, npv_quantiles, ahead, *, currency="USD", step=1000, …)
                   -> DotsChart | None                                          _dots.html
        npv_quantiles: 50, at (i + 1/2)/50, rising.  ahead: how many of 50 the page says are ahead;
        ValueError where the dots say otherwise. Without caption.table the table is made here.

    fan_chart(caption, bands, landed, missed, *, currency="USD", step=1000, ahead_of_50=(), …)
                   -> FanChart | None                                            _fan.html
        bands: Bands(p10, p25, p75, p90, p50=()), each W(1) … W(H); the start, 0, is added here.
        landed, missed: the median lines, or None.  chart.crossing: as for position_chart.

    tornado_chart(caption, swings, middle, *, currency="USD", step=1000, average="average", …)
                   -> TornadoChart | None                                        _tornado.html
        swings: Swing(label, low_words, high_words, low, high), in the order to draw; low, high:
        the average gain with that assumption at its ends, as in
        Swing("You finish", "never", "always", -94_000, 103_000); a NaN leaves the swing out.
        middle: the average gain as it is. Without caption.table the table is made here.

    gain_bar(value, low, high) -> GainBar | None                              _gain_bar.html
        One gain or loss either side of zero, on a scale shared by the row.
    pay_bar(percentiles, low, high) -> PayBar | None                          _pay_bar.html
        Thin from the 10th to the 90th, thick between the quarters, a notch at the median.

    short_money(value, currency="USD", signed=False) -> str, as in "$250k", "−$1.5M", "+€40k".
"""

from .cells import GainBar, PayBar, gain_bar, pay_bar
from .cost import FEES, GIVEN_UP, INTEREST, OTHER, PRICE, CostChart, CostPart, cost_chart
from .dots import DotsChart, dots_chart
from .fan import Bands, FanChart, fan_chart
from .position import FINISH, LEAVE, UNPLACED, PositionChart, Story, position_chart
from .share import ShareChart, ShareRow, share_chart
from .tornado import Swing, TornadoChart, tornado_chart
from .wage import BREAK_EVEN, ENTRY, NOW, Mark, WageChart, wage_chart
from .words import Caption, Table, short_money

__all__ = [
    "BREAK_EVEN",
    "ENTRY",
    "FEES",
    "FINISH",
    "GIVEN_UP",
    "INTEREST",
    "LEAVE",
    "NOW",
    "OTHER",
    "PRICE",
    "UNPLACED",
    "Bands",
    "Caption",
    "CostChart",
    "CostPart",
    "DotsChart",
    "FanChart",
    "GainBar",
    "Mark",
    "PayBar",
    "PositionChart",
    "ShareChart",
    "ShareRow",
    "Story",
    "Swing",
    "Table",
    "TornadoChart",
    "WageChart",
    "cost_chart",
    "dots_chart",
    "fan_chart",
    "gain_bar",
    "pay_bar",
    "position_chart",
    "share_chart",
    "short_money",
    "tornado_chart",
    "wage_chart",
]
