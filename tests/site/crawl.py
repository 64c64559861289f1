"""Walk through the site as a visitor would: from the front page, along its links."""

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

# Not pages: files, and what only curators see.
NOT_WALKED = ("/static/", "/admin/")


@dataclass(frozen=True)
class Page:
    """One answer of the site, read as a browser would read it."""

    url: str
    found_on: str
    status: int
    content_type: str
    content: bytes
    cookies: frozenset[str]
    policy: str

    @property
    def path(self) -> str:
        return urlsplit(self.url).path

    @property
    def is_html(self) -> bool:
        return self.content_type.startswith("text/html")

    @cached_property
    def _parsed(self) -> tuple[Element, list[str]]:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(self.content.decode())
        errors = [
            f"line {position[0]}: {code} {details}" for position, code, details in parser.errors
        ]
        return tree, errors

    @property
    def parse_errors(self) -> list[str]:
        return self._parsed[1]

    @property
    def elements(self) -> Iterator[Element]:
        return (element for element in self._parsed[0].iter() if isinstance(element.tag, str))

    def named(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    @cached_property
    def ids(self) -> Counter[str]:
        return Counter(element.get("id") for element in self.elements if element.get("id"))

    @cached_property
    def links(self) -> list[str]:
        """Addresses of this site that the page links to, each with its fragment."""
        found = (urljoin(self.url, element.get("href", "#")) for element in self.named("a"))
        return [link for link in dict.fromkeys(found) if link.startswith("/")]


def text_of(element: Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def read(answer: HttpResponse, url: str, found_on: str = "") -> Page:
    return Page(
        url=url,
        found_on=found_on,
        status=answer.status_code,
        content_type=answer.get("Content-Type", ""),
        content=answer.getvalue(),
        cookies=frozenset(answer.cookies),
        policy=answer.get("Content-Security-Policy", ""),
    )


def crawl(
    start: Sequence[str], person: Client | None = None, per_view: int = 30, per_page: int = 4
) -> list[Page]:
    """
    Pages of every kind that links lead to, a few of each: per_view of one view, and for the
    sake of variety only per_page of them from the same page.

    person: who asks. None: each page is asked for by somebody who has no cookies yet.
    """
    waiting = deque((url, "the start") for url in start)
    seen = set(start)
    asked = Counter()
    pages = []
    while waiting:
        url, found_on = waiting.popleft()
        view = view_of(url)
        if asked[view] >= per_view:
            continue
        asked[view] += 1
        page = read((person or Client()).get(url, follow=True), url, found_on)
        pages.append(page)
        followed = Counter()
        for link in page.links if page.is_html else []:
            target = link.partition("#")[0]
            view = view_of(target)
            if target in seen or target.startswith(NOT_WALKED) or followed[view] >= per_page:
                continue
            followed[view] += 1
            seen.add(target)
            waiting.append((target, url))
    return pages


def view_of(url: str) -> str:
    """The name of the view that answers an address; the path itself where none does."""
    path = urlsplit(url).path
    try:
        return resolve(path).view_name
    except Resolver404:
        return path
