"""A visitor that keeps its connection and cookies, and fills in forms as a browser would."""

import http.client
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

FORM = "application/x-www-form-urlencoded"


class Visitor:
    """One keep-alive connection to one server."""

    def __init__(self, address: str):
        self.address = address
        self.connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        self.cookies: dict[str, str] = {}
        self.path = "/"

    def get(self, path: str) -> bytes:
        return self._ask("GET", path)

    def submit(self, html: bytes, answers: dict[str, str]) -> bytes:
        """Send the page's first POST form with these answers; a name it lacks is left out."""
        form = PostForm(html.decode())
        return self._ask(
            "POST",
            urljoin(self.path, form.action or self.path),
            urlencode(form.filled(answers), doseq=True),
        )

    def close(self) -> None:
        self.connection.close()

    def _ask(self, method: str, path: str, body: str | None = None) -> bytes:
        headers = {"Referer": urljoin(self.address, self.path)}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            headers["Content-Type"] = FORM
        self.connection.request(method, path, body=body, headers=headers)
        answer = self.connection.getresponse()
        content = answer.read()
        for header in answer.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(header).items():
                self.cookies[name] = morsel.value
        if 300 <= answer.status < 400:
            return self._ask("GET", urljoin(path, answer.headers["Location"]))
        if answer.status != 200:
            raise RuntimeError(f"{method} {path} answered {answer.status}")
        self.path = path
        return content


class PostForm(HTMLParser):
    """The first form of a page that is sent by POST, with the values it already holds."""

    def __init__(self, html: str):
        super().__init__()
        self.action: str | None = None
        self.values: dict[str, list[str]] = {}
        self._state = "before"
        self._select: str | None = None
        self.feed(html)
        if self._state == "before":
            raise ValueError("The page has no POST form")

    def filled(self, answers: dict[str, str]) -> dict[str, list[str]]:
        return self.values | {
            name: [value] for name, value in answers.items() if name in self.names
        }

    @property
    def names(self) -> set[str]:
        return set(self.values)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form" and self._state == "before" and given.get("method", "").lower() == "post":
            self._state, self.action = "inside", given.get("action")
        elif self._state == "inside":
            self._field(tag, given)

    def handle_endtag(self, tag):
        if tag == "form" and self._state == "inside":
            self._state = "after"
        elif tag == "select":
            self._select = None

    def _field(self, tag: str, given: dict[str, str | None]) -> None:
        name = given.get("name")
        if tag == "option" and self._select and "selected" in given:
            self.values[self._select].append(given.get("value") or "")
        elif tag == "select" and name:
            self._select = name
            self.values.setdefault(name, [])
        elif tag == "textarea" and name:
            self.values.setdefault(name, [])
        elif tag == "input" and name and given.get("type") not in ("submit", "button", "image"):
            values = self.values.setdefault(name, [])
            if given.get("type") not in ("checkbox", "radio") or "checked" in given:
                values.append(given.get("value") or "")
