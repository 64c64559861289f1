"""A person saves a record, passes its link on, prints it, and asks what changed."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_report_journey import OVERFLOW, READ, open_profile

SAVED = re.compile(r"/r/[\w-]{43}/\?kept$")
# What is left of a sheet between margins of 13 mm, in CSS pixels.
SHEETS = {"A4": 695, "Letter": 717}


def save(page, where, answers=False):
    """Save the page at an address as a record; the address to pass on."""
    page.goto(where)
    # The complete page takes the place of the quick one.
    page.wait_for_load_state("networkidle")
    if answers:
        page.get_by_label("My answers, too").check()
    page.get_by_role("button", name="Save as a dated record").click()
    page.wait_for_url(SAVED)
    return page.get_by_label("Link to pass on").input_value()


def pages_of(page, sheet):
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format=sheet)))


@pytest.mark.slow
@pytest.mark.parametrize("persona", READ)
def test_a_record_prints_on_two_sheets_with_nothing_cut(new_page, persona):
    page = new_page()
    ranking = open_profile(page, persona)
    for where in (f"{ranking}programs/{READ[persona]}/", ranking):
        link = save(page, where)
        for view in (link, f"{link}?as-shared"):
            page.goto(view)
            page.emulate_media(media="print")
            for sheet, width in SHEETS.items():
                page.set_viewport_size({"width": width, "height": 900})
                assert page.evaluate(OVERFLOW) <= 0, sheet
                assert pages_of(page, sheet) <= 2, (view, sheet)
            printed = page.locator("body").inner_text()
            assert link in printed
            assert "Record of " in printed
            assert "Link to pass on" not in printed
            page.emulate_media(media="screen")
            page.set_viewport_size({"width": 1280, "height": 800})


@pytest.mark.slow
def test_a_record_has_no_barrier_and_fits_every_screen(new_page, axe, theme):
    page = new_page(width=1280, theme=theme)
    ranking = open_profile(page)
    link = save(page, f"{ranking}programs/{READ['career-changer']}/")
    links = [link, save(page, ranking, answers=True)]
    page.goto(f"{ranking}records/")
    pages = [*links, f"{link}?as-shared", page.url]
    for name in ("What changed since", "Delete"):
        page.goto(f"{ranking}records/")
        page.get_by_role("link", name=name).first.click()
        pages.append(page.url)
    for address in pages:
        page.goto(address)
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            axe(page)
        for width in (320, 640):
            page.set_viewport_size({"width": width, "height": 640})
            assert page.evaluate(OVERFLOW) <= 0, (address, width)


@pytest.mark.slow
def test_saved_passed_on_compared_and_deleted_without_scripts(new_page):
    page = new_page(width=390, javascript=False)
    ranking = open_profile(page)
    page.goto(f"{ranking}programs/{READ['career-changer']}/")
    page.get_by_label("A note for yourself").fill("Before the offer")
    page.get_by_role("button", name="Save as a dated record").click()
    expect(page).to_have_url(SAVED)
    link = page.get_by_label("Link to pass on").input_value()
    verdict = page.get_by_role("heading", level=1).inner_text()
    expect(page.get_by_text("Pay now")).to_be_visible()

    stranger = new_page(javascript=False)
    stranger.goto(link)
    expect(stranger.get_by_role("heading", level=1)).to_have_text(verdict, use_inner_text=True)
    expect(stranger.get_by_text("Pay now")).to_have_count(0)
    expect(stranger.get_by_text("Before the offer")).to_have_count(0)

    page.get_by_role("link", name="What changed since").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nothing changed since")
    page.goto(f"{ranking}edit/money/")
    page.get_by_label("What do you earn now, before tax?").fill("80k")
    page.get_by_role("button", name="Save and go on").click()
    page.goto(f"{ranking}records/")
    page.get_by_role("link", name="What changed since").click()
    row = page.get_by_role("row", name="Pay now")
    expect(row).to_contain_text("$64,000 a year")
    expect(row).to_contain_text("$80,000 a year")
    stranger.reload()
    expect(stranger.get_by_role("heading", level=1)).to_have_text(verdict, use_inner_text=True)

    page.goto(f"{ranking}records/")
    expect(page.get_by_text("“Before the offer”")).to_be_visible()
    page.get_by_role("link", name="Delete").click()
    page.get_by_role("button", name="Delete the record").click()
    expect(page.get_by_text("Its link leads nowhere now.")).to_be_visible()
    stranger.reload()
    expect(stranger.get_by_role("heading", level=1)).not_to_have_text(verdict)
