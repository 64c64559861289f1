"""Reports as a reader sees them, for tests."""

import re
from html import unescape
from pathlib import Path

from django.urls import reverse

from decisions.models import Profile
from decisions.profile_file import parse

PERSONAS = Path(__file__).resolve().parents[2] / "fixtures/personas"


def start(client, **answers):
    """A profile of this client's session, with some answers."""
    client.post(reverse("decisions:start"))
    profile = Profile.objects.latest("created_at")
    for name, value in answers.items():
        setattr(profile, name, value)
    profile.save()
    return profile


def persona(client, name):
    """The same with the answers of a persona's file."""
    profile = start(client)
    parse((PERSONAS / f"{name}.json").read_bytes()).apply_to(profile)
    profile.save()
    return profile


def address(profile, slug):
    return reverse("decisions:report", args=[profile.pk, slug])


def read(client, profile, program, query=""):
    """The text of a report. program: itself, or its slug."""
    slug = program if isinstance(program, str) else program.slug
    return text_of(client.get(address(profile, slug) + query))


def text_of(response):
    """What a reader sees: no tags, single spaces."""
    assert response.status_code == 200
    return words_of(main_of(response))


def main_of(response):
    page = response.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def words_of(html):
    html = re.sub(r'<a class="src.*?</a>', "", html)
    words = unescape(re.sub(r"<[^>]+>", " ", html))
    return re.sub(r"\s+([.,;:])", r"\1", " ".join(words.split()))


def heading(response):
    return words_of(re.search(r"<h1.*?</h1>", response.content.decode(), re.DOTALL)[0])


def rows_of(response, label):
    """The rows of the table in the region of this label, as lists of words."""
    main = main_of(response)
    region = main[main.index(f'aria-label="{label}"') :]
    table = region[: region.index("</table>")]
    rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    return [
        [words_of(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)]
        for row in rows
    ]


def amount(words):
    """The number in words such as “about −$14,000”."""
    sign = -1 if "−" in words else 1
    return sign * float(re.search(r"\d[\d,]*(\.\d+)?", words)[0].replace(",", ""))
