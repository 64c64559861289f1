"""Looking for programs in a browser: what filters, boxes and the Back button do."""

import re

from playwright.sync_api import expect


def found(page):
    return int(re.sub(r"\D", "", page.locator("#found").inner_text()))


def open_filters(page):
    """On a narrow screen the filters are folded."""
    if not page.get_by_role("button", name="Apply filters").is_visible():
        page.locator(".filters > summary").click()


def test_a_filter_narrows_the_list_and_back_undoes_it(new_page, width):
    page = new_page(width=width)
    page.goto("/programs/?kind=masters")
    everything = found(page)

    open_filters(page)
    page.get_by_label("Online", exact=False).first.check()
    page.get_by_role("button", name="Apply filters").click()
    expect(page).to_have_title(re.compile("Programs: Online"))

    assert 0 < found(page) < everything
    assert page.url.endswith("/programs/?modality=online&kind=masters")
    assert page.locator("#announce").inner_text() == page.locator("#found").inner_text()

    page.go_back()
    expect(page).to_have_title(re.compile("Programs: Master’s degree"))

    assert found(page) == everything
    assert page.locator("h1").count() == 1
    open_filters(page)
    assert not page.get_by_label("Online", exact=False).first.is_checked()


def test_ticking_programs_fills_the_tray_and_loses_no_unsent_filter(page):
    page.goto("/programs/?kind=masters")
    page.get_by_label("Hybrid").check()
    boxes = page.locator(".entries input[type=checkbox]")

    boxes.nth(0).check()
    expect(page.locator("#tray")).to_contain_text("1 of 8 to compare")
    boxes.nth(1).check()
    expect(page.locator("#tray")).to_contain_text("2 of 8 to compare")

    assert page.get_by_label("Hybrid").is_checked()
    chosen = re.findall(r"[?&]p=([\w-]+)", page.url)
    assert len(chosen) == 2

    page.get_by_role("link", name="Next").click()
    expect(page).to_have_title(re.compile("page 2"))
    expect(page.locator("#tray")).to_contain_text("2 of 8 to compare")

    page.get_by_role("link", name="Compare 2").click()
    expect(page).to_have_url(re.compile(r"/compare/\?"))
    assert re.findall(r"[?&]p=([\w-]+)", page.url) == chosen


def test_a_ninth_program_is_refused_in_words(page):
    page.goto("/programs/?kind=masters")
    boxes = page.locator(".entries input[type=checkbox]")
    for number in range(8):
        boxes.nth(number).check()
        expect(page.locator("#tray")).to_contain_text(f"{number + 1} of 8 to compare")

    boxes.nth(8).click()
    expect(page.locator("#tray")).to_contain_text("Compare at most 8 programs.")

    assert not boxes.nth(8).is_checked()


def test_everything_works_without_javascript(new_page):
    page = new_page(javascript=False)
    page.goto("/programs/?country=GB")
    boxes = page.locator(".entries input[type=checkbox]")
    boxes.nth(0).check()
    boxes.nth(1).check()

    page.get_by_role("button", name="Keep what is ticked").click()
    expect(page.locator("#tray")).to_contain_text("2 of 8 to compare")

    page.get_by_label("On campus").check()
    page.get_by_role("button", name="Apply filters").click()
    expect(page.locator("#tray")).to_contain_text("2 of 8 to compare")
    expect(page.locator(".chip", has_text="On campus")).to_be_visible()

    page.get_by_role("button", name="Compare selected").click()
    expect(page).to_have_url(re.compile(r"/compare/\?"))
    assert page.url.count("p=") == 2


def test_a_mistake_is_announced_and_leads_to_its_field(page):
    page.goto("/programs/")
    page.get_by_label("Tuition and fees, at most").fill("sixty")
    page.get_by_role("button", name="Apply filters").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("We found “sixty”.")
    expect(summary).to_be_focused()

    summary.get_by_role("link").click()
    expect(page.get_by_label("Tuition and fees, at most")).to_be_focused()


def test_the_table_sorts_by_keyboard_and_keeps_the_focus(page):
    page.goto("/programs/?view=table&kind=masters&tier=curated")
    page.get_by_role("link", name="Time", exact=True).press("Enter")
    heading = page.get_by_role("columnheader", name="Time")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_role("link", name="Time", exact=True)).to_be_focused()

    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "descending")
