"""Every kind of page is sound HTML, leads nowhere dead, and is light enough to load anywhere."""

import gzip
import re
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders

from programs import snapshot
from tests.site.conftest import MISSING
from tests.site.crawl import text_of, view_of
from tests.site.test_csp import POLICY, directives

KILOBYTE = 1000
SCRIPT_DATA = {"application/json", "application/ld+json"}
# Attributes that name other elements of the same page.
REFERENCES = ("for", "form", "list", "aria-labelledby", "aria-describedby", "aria-controls")
OUTSIDE = ("http:", "https:", "//")


def complaints(pages, find):
    """What `find` says about each page, as lines that name the page."""
    return "\n".join(f"{page.url}: {found}" for page in pages for found in find(page))


def test_the_walk_reaches_every_kind_of_page(html_pages):
    views = Counter(view_of(page.url) for page in html_pages)

    assert len(html_pages) >= 80
    assert views["programs:program-detail"] >= 30
    assert views["programs:program-list"] >= 30
    assert {
        "decisions:home",
        "decisions:compare",
        "decisions:method",
        "decisions:start",
        "decisions:results",
        "decisions:edit",
        "decisions:delete",
        "programs:data",
    } <= set(views)


def test_every_page_answers(public_pages, personal_pages):
    wrong = [
        f"{page.url} (linked from {page.found_on}) answered {page.status}"
        for page in [*public_pages, *personal_pages]
        if page.status != (404 if page.path in MISSING else 200)
    ]

    assert not wrong, "\n".join(wrong)


def test_every_page_is_read_without_a_parse_error(html_pages):
    assert all(page.content.startswith(b"<!doctype html>") for page in html_pages)
    assert not complaints(html_pages, lambda page: page.parse_errors[:5])


def test_every_page_has_one_main_heading_that_says_something(html_pages):
    def find(page):
        headings = [text_of(heading) for heading in page.named("h1")]
        if len(headings) != 1 or not headings[0]:
            yield f"h1: {headings}"

    assert not complaints(html_pages, find)


def test_no_two_pages_share_a_title(html_pages):
    titles = {}
    for page in html_pages:
        (title,) = (text_of(element) for element in page.named("title") if _in_head(page, element))
        titles.setdefault(title, set()).add(page.path)

    assert all(re.search(r"\w.* – Degree of Belief$", title) for title in titles), list(titles)
    shared = {title: paths for title, paths in titles.items() if len(paths) > 1}
    assert not shared


def _in_head(page, element):
    """Drawings have titles too."""
    return element in list(page.named("head")[0])


def test_every_page_says_its_language_and_fits_small_screens(html_pages):
    def find(page):
        if page.named("html")[0].get("lang") != "en":
            yield "no language"
        if not any(meta.get("name") == "viewport" for meta in page.named("meta")):
            yield "no viewport"

    assert not complaints(html_pages, find)


def test_no_page_carries_style_or_script_in_its_text(html_pages):
    def find(page):
        for element in page.elements:
            for attribute in element.attrib:
                if attribute == "style" or str(attribute).startswith("on"):
                    yield f"<{element.tag} {attribute}>"
            if element.tag == "style":
                yield "<style>"
            is_code = element.tag == "script" and element.get("type") not in SCRIPT_DATA
            if is_code and not element.get("src"):
                yield "<script> without src"
            if element.get("href", "").strip().lower().startswith("javascript:"):
                yield element.get("href")

    assert not complaints(html_pages, find)


def test_every_page_allows_only_files_of_its_own_host(html_pages):
    other = [page.url for page in html_pages if directives(page.policy) != POLICY]

    assert not other


def test_no_page_loads_anything_from_another_host(html_pages):
    def find(page):
        for element in page.named("script", "img", "iframe", "source", "link", "use", "image"):
            address = element.get("src") or element.get("href") or ""
            if address.startswith(OUTSIDE) and element.get("rel") != "canonical":
                yield f"<{element.tag}> {address}"

    assert not complaints(html_pages, find)


def test_names_within_a_page_are_unique_and_lead_somewhere(html_pages):
    def find(page):
        yield from (f"id {name} is used {n} times" for name, n in page.ids.items() if n > 1)
        for element in page.elements:
            for attribute in REFERENCES:
                for name in element.get(attribute, "").split():
                    if name not in page.ids:
                        yield f'<{element.tag} {attribute}="{name}"> names nothing'

    assert not complaints(html_pages, find)


def test_every_link_with_a_fragment_leads_to_a_part_of_its_page(html_pages):
    by_url = {page.url: page for page in html_pages}
    followed = 0

    def find(page):
        nonlocal followed
        for link in page.links:
            target, _, fragment = link.partition("#")
            if fragment and target in by_url:
                followed += 1
                if fragment not in by_url[target].ids:
                    yield f"{link} leads to no part of that page"

    assert not complaints(html_pages, find)
    assert followed >= len(html_pages), "each page has at least the link that skips to its content"


def test_every_link_to_a_program_leads_to_one(html_pages, full_catalogue):
    known = snapshot.current().index_of_slug
    linked = {
        (page.url, urlsplit(link).path.split("/")[2])
        for page in html_pages
        for link in page.links
        if view_of(link) == "programs:program-detail"
    }

    assert len({slug for _, slug in linked}) >= 50
    assert not {(url, slug) for url, slug in linked if slug not in known}


def test_public_pages_set_no_cookie(public_pages):
    public = [page for page in public_pages if not page.path.startswith("/decisions/")]

    assert len(public) >= 60
    assert not complaints(public, lambda page: page.cookies)


def test_no_page_weighs_more_than_100_kilobytes_on_its_first_load(html_pages):
    def find(page):
        files = {
            element.get("src") or element.get("href")
            for element in page.named("script", "link")
            if element.get("src") or element.get("rel") in ("stylesheet", "icon")
        }
        weight = len(gzip.compress(page.content, 6)) + sum(map(_weight_of_file, files))
        if weight > 100 * KILOBYTE:
            yield f"{weight / KILOBYTE:.0f} kB with {len(files)} files"

    assert not complaints(html_pages, find)


@cache
def _weight_of_file(address):
    found = finders.find(address.removeprefix("/static/"))
    assert found, f"{address} is no static file"
    return len(gzip.compress(Path(found).read_bytes(), 6))
