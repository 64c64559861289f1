"""How facts look on a page: money, sources, blanks, status marks."""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from programs.wording import join_words, money, months_words, number

register = template.Library()

register.filter("money", money)
register.filter("number", number)
register.filter("months", months_words)
register.filter("words", join_words)

_MARKS = {
    "ok": '<path class="l-a" d="M1 6.5 4.5 10 11 2.5"/>',
    "partly": (
        '<circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" stroke-width="1.8"/>'
        '<path fill="currentColor" d="M6 1a5 5 0 0 1 0 10z"/>'
    ),
    "no": '<path fill="none" stroke="currentColor" stroke-width="2.5" d="M2 2 10 10M10 2 2 10"/>',
    "unk": (
        '<circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" stroke-width="1.6"'
        ' stroke-dasharray="2 2"/>'
    ),
}


@register.simple_tag
def status(kind: str, words: str) -> SafeString:
    """A drawn mark and a word: kind is ok, partly, no or unk."""
    return format_html(
        '<span class="status {}"><svg viewBox="0 0 12 12" aria-hidden="true">{}</svg>{}</span>',
        kind,
        mark_safe(_MARKS[kind]),  # noqa: S308 - our own constant
        words,
    )


@register.simple_tag
def unknown(why: str = "", words: str = "Not stated") -> SafeString:
    """A blank, and why it is one."""
    blank = format_html('<span class="unknown">{}</span>', words)
    return format_html('{} <span class="why">{}</span>', blank, why) if why else blank


@register.simple_tag
def marks(sources, numbers, page: str = "") -> SafeString:
    """Source marks. sources: Source objects; numbers: provenance.SourceNumbers of the page
    (`page`: its address, "" for this page) that lists them."""
    return format_html_join(
        "",
        '<a class="src{}" href="{}#s{}"><span class="vh">Source </span>{}{}</a>',
        (
            (
                " second" if source.kind == "secondary" else "",
                page,
                numbers.of(source),
                numbers.of(source),
                mark_safe('<span class="vh"> (secondary)</span>')
                if source.kind == "secondary"
                else "",
            )
            for source in sources
        ),
    )


@register.simple_tag
def score_bar(low, high) -> SafeString:
    """A score between two bounds on 0 to 100: solid to the lower, hatched to the upper."""
    low, high = float(low), float(high)
    least, most, middle = (int(value + 0.5) for value in (low, high, (low + high) / 2))
    between = f", open between {least} and {most}" if high - low >= 0.5 else ""
    return format_html(
        '<svg class="rowbar" width="100%" height=".9rem" role="img"'
        ' aria-label="Score {middle}{between} of 100">'
        '<line class="grid" x1="0" x2="100%" y1="50%" y2="50%"/>'
        '<rect class="f-am" x="0" width="{low}%" y="15%" height="70%"/>'
        '<rect class="hatch-bg" x="{low}%" width="{width}%" y="15%" height="70%"/>'
        '<rect fill="url(#hatch)" x="{low}%" width="{width}%" y="15%" height="70%"/>'
        '<line class="l-i" x1="{tick}%" x2="{tick}%" y1="-10%" y2="110%"/></svg>',
        middle=middle,
        between=between,
        low=f"{low:.1f}",
        width=f"{high - low:.1f}",
        tick=f"{(low + high) / 2:.1f}",
    )


@register.filter
def host(url: str) -> str:
    """The host of an address, as the words of a link to it."""
    return urlsplit(url).netloc.removeprefix("www.")


@register.filter
def share_of(value, whole) -> str:
    """value as a per cent of whole, for the x positions of a drawing."""
    return f"{100 * float(value) / float(whole):.2f}%" if whole else "0%"


@register.filter
def decimal_plain(value) -> str:
    """A number without trailing zeros, as an input shows it."""
    return number(Decimal(str(value))).replace(",", "") if value is not None else ""
