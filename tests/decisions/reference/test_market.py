"""What the market answers, against rows of the published files."""

from datetime import date
from math import exp, isnan

import numpy as np
import pytest

from decisions.models import Role
from decisions.reference.market import (
    METRO,
    NATION,
    RENTS_MONTH,
    SPENDING_MONTH,
    STATE,
    WAGES_MONTH,
)
from decisions.reference.read_market import read
from programs.places import US_STATES

WASHINGTON, SAN_FRANCISCO, CHEYENNE = "47900", "41860", "16940"
PITTSBURGH, TEXARKANA, SAN_JUAN = "38300", "45500", "41980"
MICROPOLITAN = "15580"  # Butte-Silver Bow, which neither wages nor rents know
DATA_SCIENTISTS, DEVELOPERS = "15-2051", "15-1252"
RESEARCHERS, STATISTICIANS = "15-1221", "15-2041"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def market(reference_files, django_db_blocker):
    """The market of the files as they are."""
    with django_db_blocker.unblock():
        return read(version=1)


def test_pay_of_an_occupation_published_for_the_metro(market):
    pay = market.pay(DATA_SCIENTISTS, WASHINGTON, "DC")
    assert pay.percentiles.tolist() == [85_250, 105_700, 132_200, 172_960, 212_320]
    assert (pay.level, pay.factor, pay.rpp) == (METRO, 1.0, 108.884)
    assert pay.area == "Washington-Arlington-Alexandria, DC-VA-MD-WV"
    assert (pay.soc, pay.title, pay.median) == (DATA_SCIENTISTS, "Data Scientists", 132_200)
    assert "Bureau of Labor Statistics" in pay.source.publisher
    assert not pay.stands_in


def test_an_occupation_missing_in_the_metro_is_paid_as_in_its_state(market):
    pay = market.pay(STATISTICIANS, SAN_FRANCISCO, "CA")
    assert pay.percentiles.tolist() == [69_890, 100_210, 135_960, 174_340, 205_210]
    # The state's figures stand as they are, however dear the metro.
    assert (pay.level, pay.area, pay.factor) == (STATE, "California", 1.0)
    assert pay.rpp == 115.613


def test_an_occupation_missing_in_the_state_too_is_paid_as_in_the_nation_times_the_factor(market):
    pay = market.pay(DATA_SCIENTISTS, CHEYENNE, "WY")
    factor = exp(-0.116) * (96.491 / 100) ** 1.61
    assert (pay.level, pay.area, pay.rpp) == (NATION, "United States", 96.491)
    assert pay.factor == pytest.approx(factor, rel=1e-12)
    assert pay.percentiles == pytest.approx(
        factor * np.array([67_240, 85_660, 120_230, 158_880, 199_130]), rel=1e-12
    )
    assert pay.stands_in


def test_the_factor_of_a_state_is_by_the_state_s_own_prices(market):
    pay = market.pay(RESEARCHERS, "", "WY")
    assert pay.factor == pytest.approx(exp(-0.07) * (95.328 / 100) ** 1.35, rel=1e-12)
    assert pay.rpp == 95.328


def test_a_territory_without_parities_takes_the_nation_s_and_says_so(market):
    pay = market.pay(RESEARCHERS, SAN_JUAN, "PR")
    assert (pay.level, pay.rpp) == (NATION, None)
    assert pay.median == pytest.approx(140_300 * exp(-0.07), rel=1e-12)
    assert market.pay(DATA_SCIENTISTS, SAN_JUAN, "PR").median == 80_280


def test_a_territory_without_any_wages_takes_the_nation_s(market):
    pay = market.pay(DEVELOPERS, "", "AS")
    assert (pay.level, pay.rpp) == (NATION, None)
    assert pay.factor == pytest.approx(exp(-0.067), rel=1e-12)


def test_the_nation_itself_is_no_fallback(market):
    pay = market.pay(DATA_SCIENTISTS)
    assert pay.percentiles.tolist() == [67_240, 85_660, 120_230, 158_880, 199_130]
    assert (pay.level, pay.factor, pay.rpp) == (NATION, 1.0, 100.0)
    assert not pay.stands_in


def test_a_micropolitan_area_is_taken_as_its_state(market):
    assert market.place(MICROPOLITAN, "MT").name == "Montana"
    pay = market.pay(DEVELOPERS, MICROPOLITAN, "MT")
    assert (pay.level, pay.area, pay.median) == (STATE, "Montana", 121_990)
    assert market.place(MICROPOLITAN, "").name == "United States"


@pytest.mark.parametrize(
    ("state", "area", "median"),
    [
        ("TX", "Texas", 122_090),
        ("AR", "Arkansas", 109_390),
        ("", "Texas", 122_090),
        # The metro is in neither: it is believed, and its first state taken.
        ("CA", "Texas", 122_090),
        ("??", "Texas", 122_090),
    ],
)
def test_a_metro_in_two_states_falls_back_to_the_one_named(market, state, area, median):
    pay = market.pay(DATA_SCIENTISTS, TEXARKANA, state)
    assert (pay.level, pay.area, pay.median) == (STATE, area, median)


@pytest.mark.parametrize(
    ("metro", "state", "name", "level"),
    [
        (PITTSBURGH, "PA", "Pittsburgh, PA", METRO),
        (PITTSBURGH, "", "Pittsburgh, PA", METRO),
        ("", "PA", "Pennsylvania", STATE),
        ("", "VI", "US Virgin Islands", STATE),
        ("", "", "United States", NATION),
        ("", "ON", "United States", NATION),
    ],
)
def test_places_have_the_names_that_are_shown(market, metro, state, name, level):
    place = market.place(metro, state)
    assert (place.name, place.level) == (name, level)


def test_a_metro_has_the_first_state_of_its_name(market):
    assert market.place(WASHINGTON).state == "DC"
    assert market.place(WASHINGTON).states == ("DC", "VA", "MD", "WV")


def test_usual_pay_of_a_place_is_that_of_all_occupations(market):
    assert market.median_pay(PITTSBURGH, "PA").median == 49_650
    assert market.median_pay().median == 50_980
    assert market.median_pay(MICROPOLITAN, "MT").level == STATE


def test_pay_cannot_be_changed_by_who_reads_it(market):
    with pytest.raises(ValueError, match="read-only"):
        market.pay(DATA_SCIENTISTS, WASHINGTON, "DC").percentiles[0] = 1.0
    with pytest.raises(ValueError, match="read-only"):
        market.pay(DATA_SCIENTISTS, CHEYENNE, "WY").percentiles[0] = 1.0


def test_an_occupation_without_wages_has_unknown_pay(market):
    pay = market.pay("99-9999", PITTSBURGH, "PA")
    assert np.isnan(pay.percentiles).all()
    assert pay.title == "99-9999"


def test_every_role_has_pay_in_every_place(market):
    for role in market.roles:
        for part in market.occupations(role):
            for row in market.places.values():
                pay = market.pay(part.soc, row.metro, row.state)
                assert (np.diff(pay.percentiles) >= 0).all()
                assert np.isfinite(pay.percentiles).all()


def test_machine_learning_engineers_are_a_mixture_of_three_occupations(market):
    parts = market.occupations("machine_learning_engineer")
    assert [(part.soc, part.weight) for part in parts] == [
        (DEVELOPERS, 0.6),
        (DATA_SCIENTISTS, 0.3),
        (RESEARCHERS, 0.1),
    ]
    assert parts[0].title == "Software Developers"


def test_research_is_the_file_s_researcher_with_a_doctorate(market):
    (part,) = market.occupations("research")
    assert (part.soc, part.weight) == (RESEARCHERS, 1.0)
    assert market.occupations("ai_researcher_phd") == (part,)


def test_roles_that_can_be_aimed_at_and_those_of_a_present_job_are_known(market):
    for role in (*Role.values, *market.roles):
        parts = market.occupations(role)
        assert sum(part.weight for part in parts) == pytest.approx(1.0)
    with pytest.raises(KeyError):
        market.occupations("astronaut")


def test_living_alone_in_san_francisco(market):
    living = market.living(SAN_FRANCISCO, "CA", 75_000, shared=False)
    assert living.rent == 12 * 2_620
    # Goods at 108.465, services at 106.207.
    goods, services = 4_602.70 + 7_219.11, 8_891.52 + 3_565.82 + 989.04
    assert living.spending == pytest.approx(1.08465 * goods + 1.06207 * services, rel=1e-12)
    assert living.total == living.rent + living.spending
    assert (living.level, living.place) == (METRO, "San Francisco-Oakland-Fremont, CA")
    assert living.band.name == "single_50k_100k"
    assert living.parity_known
    assert [source.publisher.split()[-1] for source in living.sources] == [
        "Rents",
        "microdata",
        "PARPP)",
    ]


def test_sharing_is_half_of_two_bedrooms(market):
    assert market.living(SAN_FRANCISCO, "CA", 0, shared=True).rent == 6 * 3_187


@pytest.mark.parametrize(
    ("income", "band"),
    [
        (-5, "single_under_50k"),
        (0, "single_under_50k"),
        (53_415.99, "single_under_50k"),
        (53_416, "single_50k_100k"),
        (106_833, "single_100k_155925"),
        (166_579, "single_155925_plus"),
        (5e8, "single_155925_plus"),
    ],
)
def test_spending_is_by_the_band_of_income(market, income, band):
    assert market.living("", "", income).band.name == band


def test_the_nation_spends_as_surveyed(market):
    assert market.living("", "", 0).spending == pytest.approx(17_789.09, abs=0.01)
    assert market.living("", "", 0).rent == 12 * 1_444


def test_a_place_without_rent_of_its_own_pays_its_state_s(market):
    living = market.living(MICROPOLITAN, "MT", 0)
    assert (living.rent, living.place, living.level) == (12 * 1_210, "Montana", STATE)


def test_a_place_without_parities_spends_like_the_nation_and_says_so(market):
    living = market.living(SAN_JUAN, "PR", 0)
    assert not living.parity_known
    assert (living.rpp_goods, living.rpp_other_services) == (100.0, 100.0)
    assert living.spending == pytest.approx(17_789.09, abs=0.01)
    assert living.rent < 12 * 1_000


def test_an_unknown_income_spends_an_unknown_amount(market):
    living = market.living(PITTSBURGH, "PA", float("nan"))
    assert living.band is None
    assert isnan(living.spending)
    assert isnan(living.total)
    assert living.rent == 12 * 1_058


def test_state_tax_is_income_and_payroll_tax_together(market):
    wages, taxes = market.state_tax("CA")
    assert wages.shape == taxes.shape == (21,)
    assert (wages[0], wages[5], wages[-1]) == (0, 75_000, 300_000)
    assert (taxes[5], taxes[-1]) == (2_701 + 975, 23_661 + 3_900)


def test_the_territories_have_no_state_tax(market):
    without = {state for state in US_STATES if market.state_tax(state) is None}
    assert without == {"PR", "GU", "AS", "MP", "VI"}
    assert market.state_tax("") is None


@pytest.mark.parametrize(
    ("year", "month", "index"),
    [
        (2025, 5, 321.465),
        (2025, 9, 324.800),
        (2025, 10, 324.800),  # not published
        (2025, 11, 324.122),
        (2026, 12, 334.980),  # not yet
    ],
)
def test_consumer_prices_of_a_month_or_the_last_known_before_it(market, year, month, index):
    assert market.price_index(year, month) == index


def test_before_the_first_month_consumer_prices_are_unknown(market):
    assert isnan(market.price_index(2008, 12))


def test_the_newest_consumer_prices(market):
    assert market.newest_index == (date(2026, 8, 1), 334.980)


def test_what_is_uprated_has_a_month_with_published_prices(market):
    for month in (WAGES_MONTH, RENTS_MONTH, SPENDING_MONTH):
        assert month in market.months


def test_rates_of_the_currencies(market):
    assert market.rate("GBP") == (1.33989, date(2026, 10, 30))
    assert market.rate("USD") == (1.0, date(2026, 10, 30))
    with pytest.raises(KeyError):
        market.rate("XXX")
    assert len(market.currencies) == 25
    assert list(market.currencies) == sorted(market.currencies)


def test_each_table_names_who_published_it(market):
    assert sorted(market.sources) == [
        "parities",
        "price_index",
        "rates",
        "rents",
        "roles",
        "spending",
        "state_tax",
        "wages",
    ]
    assert market.sources["roles"].publisher == "Degree of Belief, our judgment"
    assert market.sources["wages"].as_of.startswith("May 2025")
    assert "FY2026" in market.sources["rents"].as_of
    assert "May 2026" in market.sources["spending"].as_of


def test_what_is_asked_twice_is_found_once(market):
    first = market.pay(DATA_SCIENTISTS, TEXARKANA, "")
    assert market.pay(DATA_SCIENTISTS, TEXARKANA, "CA") is first
    assert market.pay(DATA_SCIENTISTS, TEXARKANA, "AR") is not first
