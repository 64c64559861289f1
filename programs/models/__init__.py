"""The catalogue: institutions, programs, their facts, and how we know them."""

from programs.models.admission import Admission, BachelorField, Gre, Prerequisite, Subject
from programs.models.curriculum import Area, CurriculumArea
from programs.models.institution import Control, Institution, InstitutionPrice
from programs.models.outcome import Completions, Metric, Outcome, OutcomeScope, Population
from programs.models.price import ExchangeRate, Part, Per, Price, PricePace, Residency, Scope
from programs.models.program import (
    Delivery,
    Demand,
    FederalLink,
    Field,
    Kind,
    Modality,
    Program,
    Status,
    Tier,
)
from programs.models.source import (
    CatalogueVersion,
    Citation,
    DataFile,
    Doubt,
    Missing,
    Source,
    SourceKind,
)

__all__ = [
    "Admission",
    "Area",
    "BachelorField",
    "CatalogueVersion",
    "Citation",
    "Completions",
    "Control",
    "CurriculumArea",
    "DataFile",
    "Delivery",
    "Demand",
    "Doubt",
    "ExchangeRate",
    "FederalLink",
    "Field",
    "Gre",
    "Institution",
    "InstitutionPrice",
    "Kind",
    "Metric",
    "Missing",
    "Modality",
    "Outcome",
    "OutcomeScope",
    "Part",
    "Per",
    "Population",
    "Prerequisite",
    "Price",
    "PricePace",
    "Program",
    "Residency",
    "Scope",
    "Source",
    "SourceKind",
    "Status",
    "Subject",
    "Tier",
]
