"""What a report and a ranking both rest on."""

from __future__ import annotations

from decisions.models import Profile
from decisions.records.answers import answers_of, own_numbers_of
from decisions.records.document import Basis
from decisions.records.numbers import parameter_values


def basis_of(profile: Profile, *, baseline: str, horizon: int, currency: str) -> Basis:
    """baseline: what programs are held against, in words.  horizon: years."""
    return Basis(
        answers=answers_of(profile),
        own_numbers=own_numbers_of(profile),
        parameters=parameter_values(),
        baseline=baseline,
        horizon=horizon,
        currency=currency,
    )
