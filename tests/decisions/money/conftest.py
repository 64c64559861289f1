"""A small labor market, and one person's programs as scenarios."""

from datetime import date

import numpy as np
import pytest

from decisions.columns import encoded
from decisions.engine.prerequisites import gap
from decisions.engine.scoring import scoring
from decisions.models import Profile
from decisions.money.batch import Batch
from decisions.money.bridging import Bridging
from decisions.money.offers import terms
from decisions.money.situation import Situation
from decisions.person import Person
from decisions.reference.facts import METRO, NATION, STATE, Band, Part, PlaceRow
from decisions.reference.market import ALL_OCCUPATIONS, Market
from programs.snapshot_build import build

TODAY = date(2026, 11, 22)
RICHMOND, WASHINGTON = "40060", "47900"
DATA, SOFTWARE, RESEARCH = "15-2051", "15-1252", "15-1221"


def percentiles(median):
    """A distribution whose P10 is half and whose P90 is twice the median."""
    return np.array([0.5, 0.7, 1.0, 1.4, 2.0]) * median


def place(metro, state, level, name, rent_1br, rent_2br, parity):
    return PlaceRow(
        metro=metro,
        state=state,
        level=level,
        name=name,
        rent_1br=float(rent_1br),
        rent_2br=float(rent_2br),
        rpp_all=float(parity),
        rpp_goods=float(parity),
        rpp_other_services=float(parity),
        **({"states": ("DC", "VA")} if metro == WASHINGTON else {}),
    )


@pytest.fixture
def market():
    """Prices that never move, and places that differ in what they pay and cost."""
    return Market(
        version=1,
        roles={
            "data_scientist": (Part(DATA, "Data Scientists", 1.0),),
            "machine_learning_engineer": (
                Part(SOFTWARE, "Software Developers", 0.6),
                Part(DATA, "Data Scientists", 0.3),
                Part(RESEARCH, "Researchers", 0.1),
            ),
            "data_analyst": (Part(DATA, "Data Scientists", 1.0),),
        },
        titles={DATA: "Data Scientists", SOFTWARE: "Software Developers"},
        wages={
            (NATION, "", ALL_OCCUPATIONS): percentiles(50_000.0),
            (METRO, RICHMOND, ALL_OCCUPATIONS): percentiles(52_000.0),
            (NATION, "", DATA): percentiles(110_000.0),
            (METRO, WASHINGTON, DATA): percentiles(130_000.0),
            (STATE, "VA", DATA): percentiles(120_000.0),
            (NATION, "", SOFTWARE): percentiles(135_000.0),
            (NATION, "", RESEARCH): percentiles(140_000.0),
        },
        places={
            (NATION, ""): place("", "", NATION, "United States", 1_400, 1_700, 100),
            (STATE, "VA"): place("", "VA", STATE, "Virginia", 1_500, 1_800, 100),
            (METRO, RICHMOND): place(RICHMOND, "VA", METRO, "Richmond, VA", 1_300, 1_600, 100),
            (METRO, WASHINGTON): place(
                WASHINGTON, "DC", METRO, "Washington, DC-VA", 2_000, 2_400, 110
            ),
        },
        bands=(
            Band("low", 0.0, 50_000.0, 3_000.0, 5_000.0, 1_500.0, 500.0, 5_000.0),
            Band("high", 50_000.0, np.inf, 5_000.0, 8_000.0, 3_000.0, 1_000.0, 8_000.0),
        ),
        state_taxes={"VA": (np.array([0.0, 100_000.0]), np.array([0.0, 5_000.0]))},
        months=((2025, 5), (2026, 11)),
        indexes=(320.0, 320.0),
        rates={"USD": (1.0, None), "EUR": (1.25, date(2026, 10, 30))},
        sources={},
    )


@pytest.fixture
def situate(db, market):
    """The situation of somebody with these answers; the start is today's month by default."""

    def make(today=TODAY, grant=0.0, **answers):
        answers = {"start_by": date(2026, 11, 1)} | answers
        return Situation.of(Person.of(Profile(**answers)), market, today, grant)

    return make


@pytest.fixture
def scenarios(situate):
    """The batch of all programs of the database for somebody with these answers."""

    def make(**answers):
        situation = situate(**answers)
        catalogue, person = build(), situation.person
        code = encoded(catalogue)
        own = terms(person, catalogue, person.statuses(code.places, code.place_of))
        levels = code.applicant(person).levels
        needed = gap(code.columns.prerequisites, levels, scoring())
        bridging = Bridging(situation, catalogue, needed, own.status)
        return Batch(situation, catalogue, own.offers(np.arange(len(catalogue))), bridging)

    return make
