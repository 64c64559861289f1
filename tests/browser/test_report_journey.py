"""A person opens a profile file, reads the ranking and a report, and asks what if."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

PERSONAS = Path(__file__).resolve().parents[2] / "fixtures/personas"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# A program for each: on campus and full time, or online beside the job.
READ = {
    "working-engineer": "gatech-omsa",
    "career-changer": "uva-msds-residential",
    "fresh-graduate": "cmu-msml",
    "international-student": "uiuc-mcs-campus",
    "parent-part-time": "gatech-omsa",
}


def open_profile(page, persona="career-changer"):
    """The address of the ranking of a persona."""
    page.goto("/decisions/upload/")
    page.get_by_label("Profile file").set_input_files(PERSONAS / f"{persona}.json")
    page.get_by_role("button", name="Open it as a new profile").click()
    page.wait_for_url("**/decisions/*-*/")
    return page.url


def open_report(page, persona="career-changer"):
    ranking = open_profile(page, persona)
    page.goto(f"{ranking}programs/{READ[persona]}/")
    return page.url


def complete(page):
    """Wait until the futures are drawn."""
    page.wait_for_selector("#working", state="detached")


@pytest.mark.slow
@pytest.mark.parametrize("persona", READ)
def test_a_report_has_no_barrier_and_fits_every_screen(new_page, axe, persona, theme):
    page = new_page(width=1280, theme=theme)
    open_report(page, persona)
    complete(page)
    axe(page)
    page.set_viewport_size({"width": 390, "height": 844})
    axe(page)
    for width in (320, 640, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate(OVERFLOW) <= 0


@pytest.mark.slow
def test_from_a_file_by_the_ranking_to_a_report_and_back_without_scripts(new_page):
    page = new_page(width=390, javascript=False)
    ranking = open_profile(page)
    page.get_by_role("link", name="Your report").first.click()
    expect(page).to_have_url(f"{ranking}programs/{page.url.rstrip('/').split('/')[-1]}/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("link", name="Your ranking").first.click()
    expect(page).to_have_url(ranking)


@pytest.mark.slow
@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without"])
def test_a_what_if_changes_the_answer_and_is_gone_with_one_click(new_page, javascript):
    page = new_page(javascript=javascript)
    report = open_report(page)
    if javascript:
        complete(page)
    answer = page.get_by_role("heading", level=1).inner_text()
    stats = page.locator(".stats").first.inner_text()
    page.get_by_label("I get a grant of").fill("30k")
    page.get_by_role("button", name="Work it out again").click()
    expect(page.get_by_text("a grant of $30,000", exact=False).first).to_be_visible()
    assert "grant=30k" in page.url
    if javascript:
        complete(page)
    assert page.locator(".stats").first.inner_text() != stats
    page.get_by_role("link", name="Back to my answers").first.click()
    expect(page.locator(".stats").first).to_have_text(stats, use_inner_text=True)
    assert page.url == report
    assert page.get_by_role("heading", level=1).inner_text() == answer


@pytest.mark.slow
def test_what_cannot_be_read_is_said_beside_the_field_and_kept(new_page):
    page = new_page()
    open_report(page)
    page.get_by_label("I get a grant of").fill("a lot")
    page.get_by_label("I look ahead").fill("8")
    page.get_by_role("button", name="Work it out again").click()
    # Behind the futures, if they are being drawn.
    expect(page.get_by_role("alert")).to_be_visible(timeout=20_000)
    expect(page.get_by_label("I get a grant of")).to_have_value("a lot")
    expect(page.get_by_label("I look ahead")).to_have_value("8")


@pytest.mark.slow
def test_a_number_of_ones_own_is_kept_until_it_is_cleared(new_page):
    page = new_page()
    open_report(page)
    field = page.get_by_label("Your own: Inflation")
    field.fill("4")
    page.get_by_role("button", name="Save my numbers").click()
    expect(field).to_have_value("4")
    field.fill("")
    page.get_by_role("button", name="Save my numbers").click()
    expect(field).to_have_value("")
