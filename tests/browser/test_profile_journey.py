"""A person answers the questions: with the keyboard alone, without scripts, on any screen."""

import re

import pytest
from playwright.sync_api import expect

SECTIONS = ["situation", "money", "background", "goal", "limits", "weights", "beliefs"]
RESULT = re.compile(r"/decisions/[0-9a-f-]{36}/$")
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def tab_to(page, selector, most=120):
    """Press Tab until the element has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} was not reached with {most} tabs")


def section_of(page):
    return re.search(r"/edit/(\w+)/$", page.url)[1]


def press_button(page, words):
    tab_to(page, "form.flow button")
    while page.evaluate("document.activeElement.textContent") != words:
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def begin(page):
    page.goto("/decisions/start/")
    page.get_by_role("button", name="Start", exact=True).click()
    page.wait_for_url("**/edit/situation/")
    return page.url.removesuffix("edit/situation/")


@pytest.mark.slow
def test_all_sections_can_be_answered_with_the_keyboard_alone(page):
    page.goto("/decisions/start/")
    tab_to(page, "form button")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert section_of(page) == "situation"
    tab_to(page, "#country")
    page.keyboard.type("United S")
    tab_to(page, "#state")
    page.keyboard.type("Penn")
    tab_to(page, "#metro")
    page.keyboard.type("Pittsb")
    press_button(page, "Save and go on")

    assert section_of(page) == "money"
    tab_to(page, "#salary")
    page.keyboard.type("sixty-four")
    press_button(page, "Save and go on")

    # The summary has the focus; its line leads to the input, with what was typed.
    expect(page).to_have_title(re.compile("^Error: Money"))
    assert page.evaluate("document.activeElement.matches('.errors')")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash == '#salary'")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.value") == "sixty-four"
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("$64,000")
    press_button(page, "Save and go on")

    assert section_of(page) == "background"
    tab_to(page, "[name=bachelor]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "#gpa")
    page.keyboard.type("3.4")
    tab_to(page, "[name=level_python]")
    page.keyboard.press("ArrowLeft")
    press_button(page, "Save and go on")

    assert section_of(page) == "goal"
    tab_to(page, "#start_by")
    page.keyboard.type("September 2027")
    tab_to(page, "details.facet summary")
    page.keyboard.press("Enter")
    tab_to(page, "[name=wanted_countries][value=DE]")
    page.keyboard.press("Space")
    press_button(page, "Save and go on")

    assert section_of(page) == "limits"
    tab_to(page, "#price_limit")
    page.keyboard.type("60k")
    tab_to(page, "[name=modalities][value=online]")
    page.keyboard.press("Space")
    press_button(page, "Save and go on")

    assert section_of(page) == "weights"
    tab_to(page, "#weight_money")
    page.keyboard.type("100")
    press_button(page, "Save and show the shares")
    assert section_of(page) == "weights"
    assert page.get_by_text("As saved, 62% of the whole score.").is_visible()
    press_button(page, "Save and go on")

    assert section_of(page) == "beliefs"
    press_button(page, "Save and see my result")
    assert RESULT.search(page.url)

    page.goto(f"{page.url}edit/background/")
    assert page.get_by_text("Saved: ").count() == 6
    assert page.locator("[name=level_python]:checked").get_attribute("value") == "3"
    assert page.locator("[name=bachelor]:checked").get_attribute("value") == "computing"
    assert page.get_by_text("From 12 answers and").is_visible()


@pytest.mark.slow
def test_all_of_it_works_without_scripts(new_page):
    page = new_page(width=390, javascript=False)
    profile = begin(page)
    page.get_by_label("If in the United States: in which state?").select_option("Pennsylvania")
    page.get_by_role("button", name="Save and go on").click()

    page.get_by_label("What do you earn now, before tax?").fill("a lot")
    page.get_by_label("What savings could you spend on it?").fill("18k")
    page.get_by_role("button", name="Save and go on").click()
    expect(page).to_have_title(re.compile("^Error: Money"))
    page.get_by_role("link", name="Enter your pay as an amount").click()
    assert page.url.endswith("#salary")
    salary = page.get_by_label("What do you earn now, before tax?")
    assert salary.input_value() == "a lot"
    salary.fill("$45,000")
    page.get_by_role("button", name="Save and go on").click()

    for section in ["background", "goal", "limits", "weights"]:
        assert section_of(page) == section
        page.get_by_role("link", name="Skip this section").click()
    page.get_by_role("button", name="Save and see my result").click()
    assert page.url == profile

    page.goto(f"{profile}edit/money/")
    assert page.get_by_label("What savings could you spend on it?").input_value() == "18,000"
    page.goto(f"{profile}delete/")
    page.get_by_role("button", name="Delete my answers").click()
    assert page.get_by_text("Your answers are deleted, for good.").is_visible()
    assert page.goto(profile).status == 404


@pytest.mark.slow
def test_the_secret_link_opens_the_answers_in_another_browser(new_page):
    here, there = new_page(), new_page()
    profile = begin(here)
    here.goto(profile)
    here.get_by_text("Keep or reopen these answers elsewhere").click()
    link = here.get_by_label("Secret link, to copy").input_value()

    there.goto(link)
    there.get_by_role("button", name="Open the profile here").click()
    assert there.url == profile
    assert here.goto(f"{profile}edit/money/").status == 404


@pytest.mark.slow
@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (390, "dark")])
def test_no_section_raises_a_barrier_or_scrolls_sideways(new_page, axe, width, theme):
    page = new_page(width=width, theme=theme)
    profile = begin(page)
    for address in [*(f"edit/{section}/" for section in SECTIONS), "delete/"]:
        page.goto(profile + address)
        for summary in page.locator("form summary").all():
            summary.click()
        axe(page)
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate(OVERFLOW) <= 0, address
        page.set_viewport_size({"width": width, "height": 800})

    page.goto(f"{profile}edit/money/")
    page.get_by_label("What do you earn now, before tax?").fill("sixty-four")
    page.get_by_role("button", name="Save and go on").click()
    expect(page).to_have_title(re.compile("^Error: Money"))
    axe(page)
