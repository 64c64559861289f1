"""Searches that many people begin with."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse


@dataclass(frozen=True)
class Shortcut:
    """One ready-made search of the program list."""

    words: str
    parameters: tuple[tuple[str, str], ...]

    @property
    def url(self) -> str:
        return f"{reverse('programs:program-list')}?{urlencode(self.parameters)}"


MASTERS = ("kind", "masters")

SHORTCUTS = (
    Shortcut(
        "online, under $15,000",
        (MASTERS, ("modality", "online"), ("price_max", "15000"), ("sort", "price")),
    ),
    Shortcut("any bachelor’s degree accepted", (MASTERS, ("bachelor", "any"))),
    Shortcut("finish within a year", (MASTERS, ("months_max", "12"), ("sort", "months"))),
    Shortcut("no GRE", (MASTERS, ("gre", "not_required"), ("gre", "not_accepted"))),
    Shortcut(
        "alternatives to a degree",
        (
            ("kind", "graduate_certificate"),
            ("kind", "bootcamp"),
            ("kind", "course"),
            ("kind", "self_study"),
        ),
    ),
)
