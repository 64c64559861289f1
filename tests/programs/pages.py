"""Read a page as a visitor does."""

import html
import re

import html5lib


def get(client, url, status=200):
    """The page's HTML. It must answer so, and be valid."""
    response = client.get(url)
    assert response.status_code == status
    content = response.content.decode()
    html5lib.HTMLParser(strict=True).parse(content)
    return content


def words(content):
    """What stands on a page or a part of it, tags removed, white space as single spaces."""
    without_marks = re.sub(r'<a class="src[^>]*>.*?</a>', "", content, flags=re.DOTALL)
    text = html.unescape(re.sub(r"<[^>]+>", " ", without_marks))
    return re.sub(r"\s+", " ", text).strip()


def part(content, heading):
    """The section under this heading, as HTML."""
    sections = re.findall(r"<section.*?</section>", content, flags=re.DOTALL)
    (found,) = [each for each in sections if re.search(rf"<h2[^>]*>{heading}</h2>", each)]
    return found


def row(content, label):
    """The row of a table or of a list of facts whose head is this label, as HTML."""
    heads = rf'(?:<th scope="row"[^>]*>|<dt>)(?:<[^>]+>)*{re.escape(html.escape(label))}'
    found = re.search(rf"{heads}.*?(?:</tr>|</dd></div>)", content, flags=re.DOTALL)
    assert found, f"no row {label}"
    return found[0]


def mark_numbers(content):
    """The numbers of the source marks, in their order."""
    return [int(number) for number in re.findall(r'class="src[^"]*" href="#s(\d+)"', content)]
