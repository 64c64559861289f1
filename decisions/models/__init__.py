"""A person's answers, and the reference data that they are held against."""

from decisions.models.profile import Background, GrePlan, Loans, Profile, Role
from decisions.reference.models import (
    Place,
    PriceIndex,
    RoleOccupation,
    Spending,
    StateTax,
    Wage,
)

__all__ = [
    "Background",
    "GrePlan",
    "Loans",
    "Place",
    "PriceIndex",
    "Profile",
    "Role",
    "RoleOccupation",
    "Spending",
    "StateTax",
    "Wage",
]
