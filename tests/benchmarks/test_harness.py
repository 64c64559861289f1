"""The measuring itself is right. How fast the site is, no test says."""

import doctest
import gzip

import pytest

from tests.benchmarks import measure
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


def test_the_examples_in_the_measuring_code_hold():
    results = doctest.testmod(measure)

    assert results.attempted >= 4
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


def test_memory_is_not_guessed_where_the_system_does_not_tell():
    assert measure.memory_of(2**22 + 1) is None


def test_compressed_size_is_what_goes_over_the_wire():
    page = b"<p>the same again</p>" * 1000

    assert measure.compressed(page) < len(page) / 10
    assert measure.compressed(page) == len(gzip.compress(page, 6))
