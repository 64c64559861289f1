"""Everybody can read and use every kind of page: in both themes, on a phone and on a desk."""

import pytest

PAGES = {
    "home": "/",
    "browse": "/programs/",
    "browse with filters": "/programs/?q=data&modality=online&kind=masters&sort=price",
    "browse as a table": "/programs/?view=table&kind=masters",
    "nothing found": "/programs/?q=no+such+words+anywhere",
    "mistaken filters": "/programs/?page=-1&price_max=abc",
    "a program with most facts": "/programs/gatech-omscs-ml/",
    "a listed program": "listed",
    "compare nothing": "/compare/",
    "compare four": ("/compare/?p=gatech-omscs-ml&p=cmu-msml&p=drexel-msmle&p=georgetown-ms-dsan"),
    "data": "/data/",
    "method": "/method/",
    "start of a profile": "/decisions/start/",
    "no such page": "/no-such-page/",
}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What sticks out on the right, but for what scrolls within a frame of its own.
TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    const clipped = (element) => {
        for (let up = element.parentElement; up; up = up.parentElement)
            if (getComputedStyle(up).overflowX !== "visible") return true;
        return false;
    };
    return [...document.body.querySelectorAll("*")]
        .filter((element) => element.getBoundingClientRect().right > width + 1 && !clipped(element))
        .map((element) => element.outerHTML.slice(0, 120));
}"""


@pytest.fixture(params=PAGES.values(), ids=PAGES.keys())
def path(request, listed_program):
    return listed_program if request.param == "listed" else request.param


def test_no_barrier_is_found_on_a_desk_or_a_phone(new_page, axe, path, theme):
    page = new_page(width=1280, theme=theme)
    page.goto(path)
    axe(page)

    page.set_viewport_size({"width": 390, "height": 844})
    axe(page)


def test_no_page_scrolls_sideways_on_the_narrowest_phone_or_at_twice_the_size(new_page, path):
    page = new_page(width=320)
    page.goto(path)
    for width in (320, 640, 1280):  # a desk's 1280 px at 400 %, at 200 % and as they are
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate(OVERFLOW) <= 0, page.evaluate(TOO_WIDE)


def test_the_first_tab_offers_to_skip_to_the_content(page):
    page.goto("/programs/")
    page.keyboard.press("Tab")

    assert page.locator(":focus").inner_text() == "Skip to the content"

    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"
