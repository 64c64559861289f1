"""A person's answers, what was kept of them, and the data that they are held against."""

from decisions.models.peer import PeerObservation
from decisions.models.profile import Background, GrePlan, Loans, Otherwise, Profile, Role
from decisions.models.record import DecisionRecord, RecordChangedError, RecordKind
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
    "DecisionRecord",
    "GrePlan",
    "Loans",
    "Otherwise",
    "PeerObservation",
    "Place",
    "PriceIndex",
    "Profile",
    "RecordChangedError",
    "RecordKind",
    "Role",
    "RoleOccupation",
    "Spending",
    "StateTax",
    "Wage",
]
