"""From answers and facts to the engine's inputs, and from there to a figure."""

from datetime import date

import numpy as np
import pytest

from decisions.engine.evaluate import evaluate
from decisions.engine.taxes import RateTax, UsTax
from decisions.money.batch import Batch, Offers
from decisions.money.origin import Kind
from programs.models import Program
from tests.factories import make_institution, make_program

from .conftest import RICHMOND, WASHINGTON

pytestmark = pytest.mark.django_db

MAYA = {
    "country": "US",
    "state": "VA",
    "metro": RICHMOND,
    "salary": 60_000,
    "role": "data_scientist",
    "work_state": "VA",
    "work_metro": WASHINGTON,
    "savings": 18_000,
    "horizon_years": 12,
}


def degree(**values):
    """A master's in Richmond's state, of a school in the federal directory."""
    place = {"unitid": "234076", "region": "VA", "cbsa": WASHINGTON} | values.pop("place", {})
    values = {"full_time": True, "months_full_time": 12, "tuition": 40_000} | values
    return make_program(institution=make_institution(**place), **values)


def test_every_block_of_the_scenario_follows_from_answers_facts_and_data(scenarios):
    degree()
    s = scenarios(**MAYA).scenario
    assert (s.horizon_years, s.reporting_currency, dict(s.fx)) == (12, "USD", {"USD": 1.0})
    assert (s.discount_real, s.inflation, s.market_growth) == (0.04, 0.025, 0.005)
    assert s.experience_growth == 0.015
    base, program, after = s.baseline, s.program, s.after
    assert (base.salary, base.living, base.benefits) == (60_000, 12 * 1_300 + 25_000, 0.04)
    assert (base.tax, after.tax, sorted(s.tax_systems)) == ("home", "home", ["home"])
    assert program.months.tolist() == [12]
    assert program.tuition_total.tolist() == [pytest.approx(40_000 * 1.03)]  # 2025-26 to 2026-27
    assert program.living_study.tolist() == [pytest.approx(6 * 2_400 + 15_000 * 1.10)]
    assert program.moving.tolist() == [3_000]
    assert program.pay_share.tolist() == [0]
    assert (program.bridge_months.tolist(), program.bridge_cost.tolist()) == ([0], [0])
    assert after.living == pytest.approx(12 * 2_000 + 25_000 * 1.10)
    assert (after.search_months, after.planned_search_months) == (4, 4)
    assert s.finance.savings == 18_000
    assert (s.finance.federal.tolist(), s.finance.private.tolist()) == ([True], [True])


def test_the_answer_is_the_engines_for_those_inputs(scenarios):
    """One figure from the catalogue to the end, every input written out."""
    degree()
    found = evaluate(scenarios(**MAYA).scenario)
    # Need: dearer tuition, a room, moving and four months of search, less the savings.
    living = 6 * 2_400 + 15_000 * 1.10
    search = (12 * 2_000 + 25_000 * 1.10) * 4 / 12
    need = 40_000 * 1.03 + living + 3_000 + search - 18_000
    federal = 20_500.0
    private = need - federal * (1 - 0.01057)
    assert found.federal_gross.tolist() == [pytest.approx(federal)]
    assert found.private_gross.tolist() == [pytest.approx(private)]
    # Out of pocket to the horizon: the search and the job are lived in Washington, the rest of
    # the twelve years too.
    home, away = 12 * 1_300 + 25_000, 12 * 2_000 + 25_000 * 1.10
    direct = 40_000 * 1.03 + 3_000 + (living - home) + (away - home) * 11
    assert found.direct_cost_real.tolist() == [pytest.approx(direct)]


def test_each_program_has_its_own_row(scenarios):
    degree(name="A", months_full_time=12)
    degree(name="B", modality="online", months_full_time=None, months_part_time=24, part_time=True)
    batch = scenarios(**MAYA)
    assert [batch.snapshot.names[i] for i in batch.offers.index] == ["A", "B"]
    assert batch.part_time.tolist() == [False, True]
    assert batch.pay_share.tolist() == [0, 1]
    assert batch.moves.tolist() == [True, False]
    assert batch.living_study[1] == pytest.approx(12 * 1_300 + 25_000)
    assert batch.moving.tolist() == [3_000, 0]
    alone = evaluate(batch.scenario).npv
    Program.objects.filter(name="A").delete()
    assert evaluate(scenarios(**MAYA).scenario).npv == pytest.approx(alone[1:])


def test_one_program_at_two_paces_is_two_rows_that_do_not_touch_each_other(scenarios):
    degree(part_time=True, months_part_time=24)
    alone = scenarios(**MAYA)
    both = Batch(
        alone.situation,
        alone.snapshot,
        Offers(
            index=np.array([0, 0]),
            pace=np.array([0, 1], dtype=np.int8),
            dollars=np.repeat(alone.offers.dollars, 2),
            year=np.repeat(alone.offers.year, 2),
            months=np.array([12.0, 24.0]),
        ),
        alone.bridge,
    )
    assert both.living_study[0] == alone.living_study[0]
    assert both.living_study[1] > both.living_study[0]
    assert evaluate(both.scenario).npv[0] == pytest.approx(evaluate(alone.scenario).npv[0])


def test_part_time_keeps_the_pay_that_was_told(scenarios):
    degree(modality="online", months_full_time=None, months_part_time=24, part_time=True)
    assert scenarios(**MAYA, part_time_pay=80).pay_share.tolist() == [0.8]


def test_an_employer_pays_only_for_those_who_keep_the_job(scenarios):
    degree(name="A")
    degree(name="B", modality="online", months_full_time=None, months_part_time=24, part_time=True)
    assert scenarios(**MAYA, employer_aid=5_250).employer_aid.tolist() == [0, 5_250]


def test_amounts_of_today_are_carried_to_the_start(scenarios):
    degree()
    later = scenarios(**MAYA | {"start_by": date(2028, 11, 1)}, living=30_000, care=1_000)
    assert later.living.home == pytest.approx(30_000 * 1.025**2)
    assert later.scenario.program.care_per_year == pytest.approx(1_000 * 1.025**2)
    assert later.tuition.tolist() == [pytest.approx(40_000 * 1.03**3)]


def test_a_grant_is_taken_off_the_price_not_off_living(scenarios):
    degree()
    assert scenarios(**MAYA, grant=5_000.0).scenario.program.scholarship_total == 5_000


# Taxes.


def test_work_in_another_state_has_its_own_tax(scenarios):
    degree()
    moving = scenarios(**MAYA | {"work_state": "PA", "work_metro": ""}).scenario
    assert (moving.baseline.tax, moving.after.tax) == ("home", "after")
    home, after = moving.tax_systems["home"], moving.tax_systems["after"]
    assert isinstance(home, UsTax)
    assert isinstance(after, UsTax)
    assert home.state is not None
    assert after.state is None  # this market has no table of it


def test_partners_pay_counts_with_a_joint_return(scenarios):
    degree()
    system = scenarios(**MAYA, filing="mfj", spouse_income=50_000).scenario.tax_systems["home"]
    assert (system.status, system.spouse_income) == ("mfj", 50_000)


def test_abroad_the_own_rate_is_the_tax(scenarios):
    degree()
    s = scenarios(
        country="DE", currency="EUR", salary=50_000, living=20_000, tax_rate=38,
        pay_after_low=60_000, pay_after_high=90_000, living_study=14_000,
    ).scenario  # fmt: skip
    assert s.tax_systems["home"] == RateTax(rate=0.38)
    assert (s.baseline.tax, s.after.tax, s.after.currency) == ("home", "home", "EUR")
    assert s.fx == {"EUR": 1.0, "USD": 0.8}
    assert s.program.living_study.tolist() == [14_000 * 1.25]


def test_from_abroad_to_work_in_the_us(scenarios):
    degree(place={"country": "US"})
    s = scenarios(
        country="DE", currency="EUR", salary=50_000, living=20_000, tax_rate=38,
        work_country="US", work_state="VA", role="data_scientist",
    ).scenario  # fmt: skip
    assert (s.baseline.tax, s.after.tax, s.after.currency) == ("home", "after", "USD")
    assert (s.after.stay_months, s.after.return_salary) == (36, 50_000)
    assert s.finance.federal.tolist() == [False]
    assert s.finance.private.tolist() == [False]  # no co-signer
    assert np.isfinite(evaluate(s).npv).all()


def test_euros_or_dollars_the_program_is_worth_the_same(scenarios):
    degree()
    euros = {name: MAYA[name] / 1.25 for name in ("salary", "savings")}
    told = {"living": 30_000, "moving": 3_000}
    dollars = evaluate(scenarios(**MAYA, **told).scenario).npv
    converted = scenarios(
        **MAYA | euros, currency="EUR", **{name: told[name] / 1.25 for name in told}
    )
    assert evaluate(converted.scenario).npv * 1.25 == pytest.approx(dollars)


# Loans.


@pytest.mark.parametrize(
    ("answers", "federal", "private"),
    [
        ({}, True, True),
        ({"loans": "none"}, False, False),
        ({"loans": "federal"}, True, False),
        ({"citizenship": "IN"}, False, False),
        ({"citizenship": "IN", "cosigner": True}, False, True),
        ({"citizenship": "IN", "permanent_resident": True}, True, True),
    ],
)
def test_who_may_borrow(scenarios, answers, federal, private):
    degree()
    batch = scenarios(**MAYA, **answers)
    assert (batch.federal.tolist(), batch.private.tolist()) == ([federal], [private])


def test_federal_loans_are_for_schools_in_the_directory_degrees_and_half_time(scenarios):
    degree(name="A")
    degree(name="B", place={"unitid": ""})
    degree(name="C", kind="bootcamp")
    degree(name="D", part_time=True, full_time=False, months_part_time=30)
    batch = scenarios(**MAYA)
    by_name = dict(
        zip([batch.snapshot.names[i] for i in batch.offers.index], batch.federal, strict=True)
    )
    assert by_name == {"A": True, "B": False, "C": False, "D": False}
    assert batch.load.tolist() == [1, 1, 1, 0.4]


def test_online_study_needs_no_visa_and_no_cosigner(scenarios):
    degree(modality="online")
    assert scenarios(**MAYA, citizenship="IN").private.tolist() == [True]


# Chances.


def test_chances_are_those_of_the_kind_and_pace_or_ones_own(scenarios):
    degree(name="A")
    degree(name="B", modality="online", months_full_time=None, months_part_time=24, part_time=True)
    degree(name="C", months_full_time=None, months_part_time=24, part_time=True)
    degree(name="D", kind="bootcamp")
    chances = scenarios(**MAYA).chances
    assert chances.complete.tolist() == pytest.approx([0.8, 0.6, 12 / 17, 0.7])
    assert chances.place.tolist() == [0.75, 0.75, 0.75, 0.4]
    own = scenarios(**MAYA, chance_to_finish=90, chance_of_job=50).chances
    assert (set(own.complete), set(own.place)) == ({0.9}, {0.5})
    assert own.complete_origin(0).kind == Kind.ANSWER


def test_study_online_gives_no_right_to_work_elsewhere(scenarios):
    degree(name="A")
    degree(name="B", modality="online")
    visitor = {"country": "IN", "work_country": "US", "chance_to_stay": 80}
    assert scenarios(**visitor).chances.stay.tolist() == [0.8, 0.0]
    assert scenarios(**MAYA).chances.stay.tolist() == [1.0, 1.0]
