"""A quick page becomes a complete one: by itself or by a link, and its reader is not disturbed."""

import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.browser.test_profile_journey import tab_to
from tests.browser.test_report_journey import (
    OVERFLOW,
    READ,
    complete,
    open_profile,
    open_report,
)

pytestmark = pytest.mark.slow

DRAWING = re.compile(r"work-out=1")
VERDICT = re.compile("^(Worth it|Probably worth it|A close call|Probably not|Not on these numbers)")
# What is moved under the reader's eyes, without their doing; good pages stay below a tenth.
SHIFTS = """
    window.moved = 0;
    new PerformanceObserver((list) => {
        for (const shift of list.getEntries())
            if (!shift.hadRecentInput) window.moved += shift.value;
    }).observe({ type: "layout-shift", buffered: true });
"""


@contextmanager
def held_up(page):
    """The complete page does not come before the end of this; the quick one is there till then."""
    held = []
    page.route(DRAWING, lambda route: held.append(route))
    with page.expect_request(DRAWING):
        yield
    for route in held:
        route.continue_()
    page.unroute(DRAWING)


def test_both_pages_become_complete_by_themselves_or_by_a_link(new_page):
    page, plain = new_page(), new_page(width=390, javascript=False)
    ranking, without = open_profile(page), open_profile(plain)
    complete(page)
    plain.get_by_role("link", name="Show how sure the order is").click()
    for selector in ("h1", ".lede", "#ranked .rank > li:first-child .why", "#sure table"):
        told = page.locator(selector).first.inner_text()
        expect(plain.locator(selector).first).to_have_text(told, use_inner_text=True)
    assert "of 50 futures" in page.locator("#ranked").inner_text()
    expect(page.get_by_role("status").first).to_contain_text("The futures are drawn.")

    report = f"programs/{READ['career-changer']}/"
    page.goto(ranking + report)
    plain.goto(without + report)
    complete(page)
    plain.get_by_role("link", name="Show how sure it is").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(VERDICT)
    for selector in ("h1", ".lede", ".reasons", "#futures .stats", "#paths tbody", "#answers"):
        told = page.locator(selector).first.inner_text()
        expect(plain.locator(selector).first).to_have_text(told, use_inner_text=True)

    # Kept: back from elsewhere it is complete at once.
    page.get_by_role("link", name="Your ranking").first.click()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(VERDICT)
    expect(page.locator("#working")).to_have_count(0)


def test_a_complete_ranking_has_no_barrier_and_fits_every_screen(new_page, axe, theme):
    page = new_page(width=1280, theme=theme)
    open_profile(page, "working-engineer")
    complete(page)
    for summary in page.locator("#sure summary, .rank > li:first-child summary").all():
        summary.click()
    axe(page)
    for width in (320, 640, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(OVERFLOW) <= 0
    axe(page)


def test_another_baseline_is_chosen_with_the_keyboard_and_named_everywhere(new_page):
    page = new_page()
    report = open_report(page)
    complete(page)
    tab_to(page, "#paths button[value=wait]", most=80)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == f"{report}?work-out=1#paths"
    expect(page.get_by_role("heading", level=1)).to_contain_text("starting it a year later")
    expect(page.locator("#paths tbody tr").first).to_contain_text("This program, a year later")
    assert page.evaluate("document.querySelector('#paths').getBoundingClientRect().top") < 400

    name = page.locator("#paths tr", has_text="A graduate certificate").locator("a").inner_text()
    tab_to(page, "#paths button[value^='program:']", most=80)
    while "certificate" not in page.evaluate("document.activeElement.textContent").lower():
        tab_to(page, "#paths button[value^='program:']", most=5)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#verdict .lede")).to_contain_text(f"you are ahead of {name} in")
    page.get_by_role("link", name="Your ranking").first.click()
    complete(page)
    expect(page.locator("#ranked")).to_contain_text(f"against {name}, on average over")

    page.go_back()
    expect(page.locator("#verdict .lede")).to_contain_text(f"you are ahead of {name} in")


def test_what_is_being_typed_stays_when_the_page_becomes_complete(new_page):
    page = new_page()
    ranking = open_profile(page)
    grant = page.get_by_label("I get a grant of")
    with held_up(page):
        page.goto(f"{ranking}programs/{READ['career-changer']}/")
        page.get_by_label("Your own: Inflation").fill("4")
        grant.press_sequentially("30")
        expect(page.locator("#working")).to_be_visible()
    complete(page)
    expect(page.locator("#futures .stats")).to_be_visible()
    page.keyboard.type("k")
    expect(grant).to_have_value("30k")
    expect(page.get_by_label("Your own: Inflation")).to_have_value("4")
    page.keyboard.press("Enter")
    expect(page.locator("#changed")).to_contain_text("a grant of $30,000")
    expect(page.locator("#changed")).to_contain_text("of 50 futures are ahead")


def test_a_what_if_is_not_overtaken_by_the_futures_of_the_page_before(new_page):
    page = new_page()
    ranking = open_profile(page)
    with held_up(page):
        page.goto(f"{ranking}programs/{READ['career-changer']}/")
        page.get_by_label("I look ahead").fill("8")
        page.get_by_role("button", name="Work it out again").click()
    expect(page.locator("#changed")).to_contain_text("I look ahead: 8 years")
    complete(page)
    expect(page.locator("#verdict .lede")).to_contain_text("After 8 years you are ahead")
    expect(page.locator("#changed")).to_contain_text("by your answers it is")


def test_nothing_moves_under_the_readers_eyes(new_page, width):
    page = new_page(width=width)
    page.add_init_script(SHIFTS)
    with held_up(page):
        ranking = open_profile(page)
        heading = page.locator("h1").bounding_box()["y"]
    complete(page)
    assert page.locator("h1").bounding_box()["y"] == heading
    assert page.evaluate("window.moved") < 0.1

    with held_up(page):
        page.goto(f"{ranking}programs/{READ['career-changer']}/")
        heading = page.locator("h1").bounding_box()["y"]
    complete(page)
    assert page.locator("h1").bounding_box()["y"] == heading
    assert page.evaluate("window.moved") < 0.1

    # Who has read on stays where they are, though what is above them grows.
    with held_up(page):
        page.goto(f"{ranking}programs/cmu-msml/")
        page.locator("#h-pay").evaluate("element => element.scrollIntoView()")
        read = page.locator("#h-pay").bounding_box()["y"]
    complete(page)
    expect(page.locator("#paths tbody")).to_be_attached()
    assert abs(page.locator("#h-pay").bounding_box()["y"] - read) < 2
