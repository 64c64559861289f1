"""Sources behind the facts of a page of results, and the table of what a score is made of."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from decisions.explain import Line
from decisions.fact_sources import FactSources
from programs.templatetags.facts import marks

register = template.Library()


@register.simple_tag
def fact_marks(facts: FactSources, program_id: int, fields: tuple[str, ...] | str) -> SafeString:
    """Source marks of one or several fields of a program."""
    wanted = (fields,) if isinstance(fields, str) else fields
    return marks(facts.of(program_id, *filter(None, wanted)), facts.numbers)


@register.simple_tag
def line_rows(lines: Sequence[Line], facts: FactSources, program_id: int) -> SafeString:
    """One table row per criterion. Written here because a page has 150 of them."""
    return format_html_join(
        "\n",
        '<tr><th scope="row">{}</th><td>{}{}{}{}</td><td class="num">{}</td>'
        '<td class="num">{}%{}</td><td class="num">{}</td></tr>',
        (
            (
                line.label,
                line.fact,
                marks(facts.of(program_id, *line.fields), facts.numbers),
                _aside(" unknown", line.missing),
                _aside("why", line.default),
                line.worth,
                line.weight,
                _aside("why", "default" if line.weight_default else ""),
                line.points,
            )
            for line in lines
        ),
    )


def _aside(kind: str, words: str) -> str:
    if not words:
        return ""
    space = " " if kind.startswith(" ") else ""
    return format_html('{}<span class="{}">{}</span>', space, kind.strip(), words)
