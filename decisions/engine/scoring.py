"""What scoring is given: the programs as columns, one applicant, and the parameters.

Codes stand for words that the border translates: -1 is always "unknown".
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from decisions.engine.parameters import parameters
from decisions.engine.values import ValueFunction

Floats = NDArray[np.float64]
Codes = NDArray[np.int8]
Keys = NDArray[np.int32]
Flags = NDArray[np.bool_]

CRITERIA = ("money", "curriculum", "prerequisites", "flexibility", "evidence", "location")
ROLES = (
    "machine_learning_engineer",
    "data_scientist",
    "data_engineer",
    "software_engineer",
    "research",
)
AREAS = ("applied_math", "programming", "ml_methods", "ai_subdisciplines", "data_skills")
SUBJECTS = (
    "calculus", "linear_algebra", "probability", "statistics", "discrete_math", "programming",
    "python", "data_structures", "algorithms", "databases", "machine_learning", "other",
)  # fmt: skip
WISHES = ("online", "part_time", "recorded", "self_paced")
BACHELORS = ("computing", "quantitative", "stem", "other")
# What a program asks for, in the order of its code.
BACHELOR_FIELDS = ("any", "stem", "quantitative", "cs_related")
MODALITIES = ("online", "hybrid", "in_person")
ONLINE, HYBRID, IN_PERSON = range(3)
DELIVERIES = ("live", "recorded", "both")
GRE = ("required", "optional", "not_required", "not_accepted")
UNKNOWN = -1
# The place of somebody who has none, or of a program without one, matches nothing.
NOWHERE = -2


@dataclass(frozen=True)
class Columns:
    """The facts of n programs that a score needs.

    modality, delivery, bachelor_field, gre: index into the tuples above.
    part_time, self_paced, visa_eligible, performance_pathway: 1 yes, 0 no.
    country, region, metro: keys of places, equal where the places are.
    curriculum (5, n): 0 not taught, 1 elective, 2 core.
    prerequisites (12, n): 0 not asked, 1 recommended, 2 required; all -1: not stated.
    gpa_min: on the US scale.  work_years_min: years.  evidence: 0 to 4.
    """

    modality: Codes
    delivery: Codes
    part_time: Codes
    self_paced: Codes
    visa_eligible: Codes
    performance_pathway: Codes
    bachelor_field: Codes
    gre: Codes
    gpa_min: Floats
    work_years_min: Floats
    country: Keys
    region: Keys
    metro: Keys
    curriculum: Codes
    prerequisites: Codes
    evidence: Codes

    def __len__(self) -> int:
        return len(self.modality)


@dataclass(frozen=True)
class Offer:
    """What n programs cost and take for one applicant, at their pace and fee status.

    price: whole tuition and fees, US dollars.  months: to finish.  NaN: not known.
    visa_needed: (n,) the applicant would need a student visa to study there in person.
    gain: caution-adjusted net present value as a multiple of own gross yearly pay, NaN not known.
    unfunded: money that is needed and that nobody lends, NaN not known.
    too_late: the courses before it cannot be done by the start that the applicant named.
    """

    price: Floats
    months: Floats
    visa_needed: Flags
    gain: Floats
    unfunded: Floats
    too_late: Flags


@dataclass(frozen=True)
class Applicant:
    """One person's answers, defaults filled in.

    Limits: inf where there is none.
    modalities: those that are acceptable, empty: all.  countries: keys, None: all.
    bachelor: index into BACHELORS.  gpa, work_years: NaN not told.
    levels (12,): 0 to 3, NaN not told.  role: index into ROLES.
    wanted: keys of the countries and regions the person would like to study in.
    weights (6,): points, not negative.
    """

    levels: Floats
    weights: Floats
    role: int = 0
    price_limit: float = float("inf")
    months_limit: float = float("inf")
    bridge_limit: float = float("inf")
    modalities: tuple[int, ...] = ()
    part_time_only: bool = False
    countries: tuple[int, ...] | None = None
    bachelor: int = UNKNOWN
    gpa: float = float("nan")
    work_years: float = float("nan")
    gre_unwilling: bool = False
    wishes: tuple[int, ...] = ()
    country: int = NOWHERE
    region: int = NOWHERE
    metro: int = NOWHERE
    # Regions that the person's metro area reaches into, their own included.
    metro_regions: tuple[int, ...] = ()
    wanted_countries: tuple[int, ...] = ()
    wanted_regions: tuple[int, ...] = ()


@dataclass(frozen=True)
class Scoring:
    """The parameters of scoring, ready to calculate with."""

    money: ValueFunction
    prerequisites: ValueFunction
    curriculum_level: Floats  # (3,)
    roles: Floats  # (5 roles, 5 areas)
    bridge_months: Floats  # (4,) from level 0 to 3
    courses_at_once: float
    evidence: Floats  # (5,)
    location: Floats  # (5,) near, region, country, abroad, wanted
    bachelor: NDArray[np.int8]  # (4 fields asked for, 4 backgrounds)
    tie_points: float
    readings: int
    weight_concentration: float
    clear_pairwise: float


@cache
def scoring() -> Scoring:
    """The parameters as the file beside the engine has them.

    >>> scoring().money(0.0).item()
    50.0
    """
    given = parameters("scoring")

    def function(facts: str, points: str) -> ValueFunction:
        return ValueFunction(given[facts].numbers, given[points].numbers)

    def array(*names: str) -> Floats:
        return np.array([given[name].numbers for name in names], dtype=float)

    stated = array(*(f"bachelor_{field}" for field in BACHELOR_FIELDS[1:]))
    return Scoring(
        money=function("money_gain_to_pay", "money_score"),
        prerequisites=function("prerequisites_months", "prerequisites_score"),
        curriculum_level=array("curriculum_level")[0],
        roles=array(*(f"role_{role}" for role in ROLES)),
        bridge_months=array("bridge_months")[0],
        courses_at_once=given["bridge_courses_at_once"].number,
        evidence=array("evidence_score")[0],
        location=array("location_score")[0],
        bachelor=np.vstack([np.ones(len(BACHELORS)), stated]).astype(np.int8),
        tie_points=given["tie_points"].number,
        readings=int(given["readings"].number),
        weight_concentration=given["weight_concentration"].number,
        clear_pairwise=given["clear_pairwise"].number,
    )
