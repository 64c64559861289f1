"""Addresses and words of a choice of programs."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django import template

register = template.Library()

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")


@register.simple_tag
def selection(slugs: Iterable[str], without: str = "") -> str:
    """The query string that names these programs, one of them left out: ?p=…&p=…"""
    return "?" + urlencode([("p", slug) for slug in slugs if slug != without])


@register.filter
def spelled(number: int) -> str:
    """
    >>> spelled(4), spelled(12)
    ('Four', '12')
    """
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
