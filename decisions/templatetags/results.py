"""Sources behind the facts of a page of results, and the table of what a score is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from uuid import UUID

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from decisions.explain import Line
from decisions.fact_sources import FactSources
from programs.templatetags.facts import marks
from programs.wording import MINUS

register = template.Library()


# An amount with its sign, which a browser would part from it at the end of a line.
_SIGNED = re.compile(rf"[+{MINUS}](?:[A-Z]{{3}} )?[^\s\d]?\d[\d,.]*\d|[+{MINUS}][^\s\d]?\d")


@register.filter
def unbroken(words: str) -> SafeString | str:
    """The words, with each signed amount kept on one line.

    >>> unbroken("about −$7,000 & more")
    'about <span class="nowrap">−$7,000</span> &amp; more'
    """
    if MINUS not in words and "+" not in words:
        return words
    safe = conditional_escape(words)
    return mark_safe(_SIGNED.sub(r'<span class="nowrap">\g<0></span>', safe))  # noqa: S308


@register.simple_tag
def fact_marks(facts: FactSources, program_id: int, fields: tuple[str, ...] | str) -> SafeString:
    """Source marks of one or several fields of a program."""
    wanted = (fields,) if isinstance(fields, str) else fields
    return marks(facts.of(program_id, *filter(None, wanted)), facts.numbers)


@register.simple_tag
def line_rows(
    lines: Sequence[Line], facts: FactSources, program_id: int, owner: UUID
) -> SafeString:
    """One table row per criterion. Written here because a page has 150 of them.

    owner: whose profile it is, for links to where an answer is missing.
    """
    return format_html_join(
        "\n",
        '<tr><th scope="row">{}</th><td>{}{}{}{}{}</td><td class="num">{}</td>'
        '<td class="num">{}%{}</td><td class="num">{}</td></tr>',
        (
            (
                line.label,
                unbroken(line.fact),
                marks(facts.of(program_id, *line.fields), facts.numbers),
                _aside(" unknown", line.missing),
                _tell(owner, line.section),
                _aside("why", line.default),
                line.worth,
                line.weight,
                _aside("why", "default" if line.weight_default else ""),
                line.points,
            )
            for line in lines
        ),
    )


def _tell(owner: UUID, section: str) -> str:
    if not section:
        return ""
    return format_html(
        ' <a href="{}">Tell us</a>', reverse("decisions:edit", args=[owner, section])
    )


def _aside(kind: str, words: str) -> str:
    if not words:
        return ""
    space = " " if kind.startswith(" ") else ""
    return format_html('{}<span class="{}">{}</span>', space, kind.strip(), words)
