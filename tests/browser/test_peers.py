"""A person notes a graduate, sees what it moves, and removes it again."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_report_journey import OVERFLOW, open_profile, open_report

pytestmark = pytest.mark.slow


def note(page, pay="150k"):
    page.get_by_label("In which year?").fill("2023")
    page.get_by_label("Very like me").check()
    page.get_by_label("What is their job?").select_option("Data scientist")
    page.get_by_label("What do they earn, before tax?").fill(pay)
    page.get_by_role("button", name="Note this graduate").click()


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_from_a_report_to_a_graduate_and_back(new_page, javascript):
    page = new_page(width=390, javascript=javascript)
    report = open_report(page)
    page.get_by_role("link", name="graduates like you", exact=True).click()
    note(page, pay="a lot")
    expect(page.get_by_role("alert")).to_contain_text("Enter their pay as an amount")
    expect(page.get_by_label("In which year?")).to_have_value("2023")

    page.get_by_label("What do they earn, before tax?").fill("150k")
    page.get_by_role("button", name="Note this graduate").click()

    expect(page.get_by_role("status")).to_contain_text("Noted.")
    expect(page.get_by_role("main")).to_contain_text("One graduate moves the entry pay")
    page.goto(report)
    page.get_by_role("link", name="1 graduate", exact=True).click()
    page.get_by_role("link", name="Remove the graduate of 2023").click()
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_role("status")).to_contain_text("Removed.")


def test_the_pages_have_no_barrier_and_fit_every_screen(new_page, axe, theme):
    page = new_page(width=1280, theme=theme)
    ranking = open_profile(page)
    peers = f"{ranking}peers/"
    page.goto(f"{peers}?program=cmu-msml")
    states = [lambda: None, lambda: note(page, pay="a lot"), lambda: _noted(page, peers)]
    for reach in states:
        reach()
        for width in (320, 390, 640, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate(OVERFLOW) <= 0
        axe(page)
        page.set_viewport_size({"width": 390, "height": 844})
        axe(page)
    page.get_by_role("link", name="Remove the graduate of 2023").click()
    axe(page)


def _noted(page, peers):
    page.goto(f"{peers}?program=cmu-msml")
    note(page)
