"""The measuring itself is right. How fast the site is, no test says."""

import doctest
import gzip
import math

import pytest

from tests.benchmarks import measure, pages, scale
from tests.benchmarks.visitor import PostForm

FORM = """
<form method="get" action="/programs/"><input name="q" value="data"></form>
<form method="post">
  <input type="hidden" name="token" value="abc">
  <input name="salary" value="">
  <input type="radio" name="loans" value="none">
  <input type="radio" name="loans" value="any" checked>
  <input type="checkbox" name="wishes" value="online" checked>
  <input type="checkbox" name="wishes" value="recorded" checked>
  <select name="state"><option value="">-</option><option value="PA" selected>Pennsylvania
  </select>
  <button name="go" value="1">Save</button>
</form>
<form method="post" action="/delete/"><input name="sure" value="yes"></form>
"""


@pytest.mark.parametrize(("module", "examples"), [(measure, 6), (pages, 1), (scale, 2)])
def test_the_examples_in_the_measuring_code_hold(module, examples):
    results = doctest.testmod(module)

    assert results.attempted >= examples
    assert results.failed == 0


def test_a_form_is_sent_as_a_browser_would_send_it():
    form = PostForm(FORM)

    assert form.action is None
    assert form.values == {
        "token": ["abc"],
        "salary": [""],
        "loans": ["any"],
        "wishes": ["online", "recorded"],
        "state": ["PA"],
    }


def test_answers_fill_the_fields_that_the_form_has_and_no_others():
    filled = PostForm(FORM).filled({"salary": "64000", "planet": "Mars"})

    assert filled["salary"] == ["64000"]
    assert filled["token"] == ["abc"]
    assert "planet" not in filled


def test_a_page_without_a_form_to_send_is_an_error_and_not_an_empty_answer():
    with pytest.raises(ValueError, match="no POST form"):
        PostForm('<form method="get"><input name="q"></form>')


def test_two_actions_are_timed_in_turn_and_the_warm_up_is_left_out():
    calls = []

    measure.interleaved(lambda: calls.append("a"), lambda: calls.append("b"), rounds=3, warm_up=2)

    assert "".join(calls) == "ab" * 5


def test_the_slow_one_of_twenty_shows_in_p95_and_not_in_p50():
    times = measure.Times.of([0.001] * 18 + [0.5, 0.5])

    assert times.p50 == pytest.approx(0.001)
    assert times.p95 == pytest.approx(0.5)


def test_of_a_few_requests_there_is_a_median_but_no_p95():
    few = measure.Times.of([0.3] * (measure.ENOUGH_FOR_P95 - 1))
    enough = measure.Times.of([0.3] * measure.ENOUGH_FOR_P95)

    assert few.p50 == enough.p50 == enough.p95 == 0.3
    assert math.isnan(few.p95)


def test_memory_is_not_guessed_where_the_system_does_not_tell():
    assert measure.memory_of(2**22 + 1) is None


def test_compressed_size_is_what_goes_over_the_wire():
    page = b"<p>the same again</p>" * 1000

    assert measure.compressed(page) < len(page) / 10
    assert measure.compressed(page) == len(gzip.compress(page, 6))


def test_growth_is_what_one_program_costs_once_beside_the_shortest_list():
    short = scale.Work(programs=1_000, times=100, seconds=1.0, peak=2**20)
    linear = scale.Work(programs=5_000, times=100, seconds=5.0, peak=5 * 2**20)
    square = scale.Work(programs=5_000, times=100, seconds=25.0, peak=25 * 2**20)

    rows = scale.grown("futures", [short, linear, square])

    assert [row[3] for row in rows] == ["1.00", "1.00", "5.00"]
    assert [row[2] for row in rows] == ["10,000", "10,000", "50,000"]
    assert rows[2] == ("futures, 5,000 × 100", "25.00", "50,000", "5.00", "25")


def test_peak_memory_is_that_of_the_action_and_not_what_it_leaves():
    kept = bytearray(8 * 2**20)

    def action():
        taken = bytearray(4 * 2**20)
        return len(taken) + len(kept)

    assert 4 <= scale.peak_of(action) / 2**20 < 5
