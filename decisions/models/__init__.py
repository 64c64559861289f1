"""A person's answers, and the reference data that they are held against."""

from decisions.models.profile import Background, GrePlan, Loans, Profile, Role
from decisions.reference.models import Place, PriceIndex, Wage

__all__ = [
    "Background",
    "GrePlan",
    "Loans",
    "Place",
    "PriceIndex",
    "Profile",
    "Role",
    "Wage",
]
