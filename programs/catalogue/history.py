"""Who changed a row and why, as the history keeps it."""

from __future__ import annotations

from typing import TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model

Row = TypeVar("Row", bound=Model)

# The length of the column that keeps the reason.
LONGEST_REASON = 100


def tell_history(row: Row, *, by: AbstractBaseUser | None, reason: str) -> Row:
    """Mark a row that is about to be saved or deleted; the row itself, for chaining."""
    row._history_user = by  # type: ignore[attr-defined]
    row._change_reason = reason[:LONGEST_REASON]  # type: ignore[attr-defined]
    return row
