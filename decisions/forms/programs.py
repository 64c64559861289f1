"""A program of the catalogue as an answer."""

from __future__ import annotations

from collections.abc import Iterable

from decisions.money.baseline import named, slug_of
from programs import snapshot

Choices = list[tuple[str, str]]


def with_program(choices: Iterable[tuple[str, str]], values: Iterable[str]) -> Choices:
    """Some choices, and the programs that are named by values such as “program:gatech-omscs”."""
    catalogue = snapshot.current()
    slugs = dict.fromkeys(slug_of(value) for value in values)
    found = [
        (slug, catalogue.index_of_slug[slug]) for slug in slugs if slug in catalogue.index_of_slug
    ]
    return [
        *choices,
        *(
            (named(slug), f"{catalogue.names[index]}, {catalogue.institutions[index]}")
            for slug, index in found
        ),
    ]
