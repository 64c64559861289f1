"""manage.py loadreference: what is stored, what stays unknown, what is refused."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from decisions.reference.models import (
    Place,
    PriceIndex,
    RoleOccupation,
    Spending,
    StateTax,
    Wage,
)
from programs.models import CatalogueVersion, DataFile, ExchangeRate, Source
from tests.decisions.reference.files import (
    NAMES,
    SOURCES,
    place,
    price_index,
    rate,
    role,
    spending,
    state_tax,
    wage,
    write_files,
)

MODELS = (
    Wage,
    Place,
    PriceIndex,
    RoleOccupation,
    Spending,
    StateTax,
    ExchangeRate,
    Source,
    DataFile,
)


@pytest.fixture
def load(tmp_path, db, capsys):
    """load(wages=[...]): write those rows, load them; what was printed."""

    def write_and_load(*options, **rows):
        call_command("loadreference", str(write_files(tmp_path, **rows)), *options)
        return capsys.readouterr().out

    return write_and_load


@pytest.fixture
def refused(tmp_path, db):
    """refused(wages=[...]): the message of a load that must fail, and leave no trace."""

    def try_to_load(**rows):
        with pytest.raises(CommandError) as error:
            call_command("loadreference", str(write_files(tmp_path, **rows)))
        assert error.value.returncode == 1
        for model in MODELS:
            assert not model.objects.exists()
        return str(error.value)

    return try_to_load


def test_wages_come_with_their_place_percentiles_and_release(load):
    load(wages=[wage("0038300", area_type="metro", area_name="Pittsburgh, PA", state="PA")])
    stored = Wage.objects.select_related("source").get()
    assert (stored.area_code, stored.area_type, stored.state) == ("0038300", "metro", "PA")
    assert (stored.p10, stored.p25, stored.p50) == (67240, 85660, 120230)
    assert (stored.p75, stored.p90, stored.mean) == (158880, 199130, 126800)
    assert stored.source.as_of == "May 2025, published 2026-05-15"
    assert stored.source.retrieved_on == date(2026, 9, 26)


def test_an_employment_that_was_not_released_stays_blank(load):
    load(wages=[wage(employment="", p90="")])
    stored = Wage.objects.get()
    assert (stored.employment, stored.p90) == (None, None)


@pytest.mark.parametrize(
    ("level", "code", "stored"),
    [
        ("national", "US", "nation"),
        ("state", "PA", "state"),
        ("metro", "38300", "metro"),
        ("state_nonmetro", "PA-N", "nonmetro"),
    ],
)
def test_places_have_rents_and_parities_of_two_publishers(load, level, code, stored):
    load(places=[place(code, level=level)])
    found = Place.objects.get(level=stored, code=code)
    assert (found.rent_studio, found.rent_1br, found.rent_2br) == (900, 1000, 1200)
    assert (found.rpp_housing, found.rpp_utilities) == (Decimal("80.25"), Decimal("101.125"))
    assert "Housing and Urban Development" in found.rent_source.publisher
    assert "Economic Analysis" in found.parity_source.publisher


def test_a_territory_without_parities_keeps_the_blank(load):
    blanks = {name: "" for name in place() if name.startswith("rpp_")}
    load(places=[place("41980", name="San Juan, PR", **blanks)])
    stored = Place.objects.get()
    assert (stored.rpp_all, stored.rpp_housing, stored.rent_1br) == (None, None, 1000)


def test_rates_have_their_day_and_the_mean_of_the_year_before(load):
    load()
    stored = ExchangeRate.objects.select_related("source").get()
    assert (stored.currency, stored.date) == ("EUR", date(2026, 10, 30))
    assert stored.usd_per_unit == Decimal("1.1172")
    assert stored.usd_per_unit_year_mean == Decimal("1.157913")
    assert "European Central Bank" in stored.source.publisher


def test_newer_rates_take_the_place_of_older_ones(load):
    load()
    printed = load(rates=[rate(date="2026-11-20", usd_per_unit="1.12")])
    assert "Exchange rates (1): 1 added, 1 removed." in printed
    assert ExchangeRate.objects.get().date == date(2026, 11, 20)


def test_consumer_prices_are_kept_by_month(load):
    load(prices=[price_index("2026", "7"), price_index("2026", "8")])
    assert [str(month) for month in PriceIndex.objects.all()] == [
        "2026-07: 334.980",
        "2026-08: 334.980",
    ]


def test_a_role_is_a_mixture_of_occupations_biggest_first(load):
    load(roles=[role("ml", soc="15-2051; 15-1252", mixture_weight="0.3;0.70", note="A mixture.")])
    stored = RoleOccupation.objects.all()
    assert [(part.soc, part.weight) for part in stored] == [
        ("15-1252", Decimal("0.7")),
        ("15-2051", Decimal("0.3")),
    ]
    assert {part.note for part in stored} == {"A mixture."}


def test_mixtures_are_told_to_be_our_judgment_and_have_no_page_to_read(load):
    load()
    source = RoleOccupation.objects.select_related("source").get().source
    assert source.publisher == "Degree of Belief, our judgment"
    assert (source.url, source.kind) == ("", "secondary")


def test_what_others_computed_from_official_data_is_not_called_official(load):
    load()
    for model in (Spending, StateTax):
        source = model.objects.select_related("source").first().source
        assert source.url.startswith("https://github.com/")
        assert source.kind == "secondary"


def test_a_source_that_is_described_otherwise_counts_as_a_change(load, tmp_path):
    load()
    before = CatalogueVersion.current()
    path = write_files(tmp_path) / SOURCES.name
    text = path.read_text(encoding="utf-8").replace("Our own work", "CC0")
    path.write_text(text, encoding="utf-8")
    call_command("loadreference", str(tmp_path))
    assert RoleOccupation.objects.select_related("source").get().source.license == "CC0"
    assert CatalogueVersion.current() == before + 1


def test_an_agency_cannot_be_without_an_address(tmp_path, db):
    path = write_files(tmp_path) / SOURCES.name
    text = path.read_text(encoding="utf-8").replace('url = "https://www.bls.gov/cpi/"\n', "")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=r"price_index\.url: Field required"):
        call_command("loadreference", str(tmp_path))


def test_spending_is_kept_by_band_of_income(load):
    load(
        spending=[
            spending("low", gross_income_max="53416"),
            spending("high", gross_income_min="53416", food="9265.54"),
        ]
    )
    low, high = Spending.objects.all()
    assert (low.income_min, low.income_max, low.food) == (0, 53416, Decimal("3252.68"))
    assert (high.income_min, high.income_max, high.food) == (53416, None, Decimal("9265.54"))


def test_a_state_that_pays_credits_out_takes_less_than_nothing(load):
    load(
        state_taxes=[
            state_tax(state="CA"),
            state_tax("15000", "CA", state_income_tax="-168", state_employee_payroll_tax="195"),
        ]
    )
    stored = StateTax.objects.get(state="CA", wage=15_000)
    assert (stored.income_tax, stored.payroll_tax) == (-168, 195)


def test_a_load_counts_as_one_change_and_a_second_one_as_none(load):
    before = CatalogueVersion.current()
    load()
    assert CatalogueVersion.current() == before + 1
    assert load("--force").count("no change") == 7
    assert CatalogueVersion.current() == before + 1


def test_unchanged_files_are_not_read_again_and_changed_ones_are(load):
    load()
    Wage.objects.update(p50=1)
    assert "unchanged" in load()
    assert Wage.objects.get().p50 == 1
    assert "Wages by area and occupation (1): 1 changed." in load(wages=[wage(p10="60000")])
    assert Wage.objects.get().p50 == 120230


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (
            {"wages": [wage(p50="#")]},
            "oews_wages.csv, line 2, column p50: “#” is not a whole number",
        ),
        (
            {"wages": [wage(p50="20000")]},
            "column p50: “20000” stands among percentiles that do not rise",
        ),
        ({"wages": [wage(), wage()]}, "line 3, column soc: “15-2051” repeats line 2"),
        ({"wages": [wage(area_type="county")]}, "column area_type: “county” is not one of"),
        ({"wages": [wage(area_code="38300")]}, r"column area_code: “38300” does not look like"),
        ({"places": [place(level="village")]}, "column level: “village” is not one of: national"),
        ({"places": [place(rpp_all="0")]}, "column rpp_all: “0” is not between 1 and 1000"),
        ({"places": [place(), place()]}, "line 3, column code: “38300” repeats line 2"),
        ({"rates": [rate(usd_per_unit="0")]}, "fx.csv, line 2, column usd_per_unit: “0” is not"),
        ({"rates": [rate(usd_per_unit="")]}, "column usd_per_unit: “” must not be blank"),
        ({"rates": [rate(date="30.10.2026")]}, "column date: “30.10.2026” is not a date"),
        ({"rates": [rate("euro")]}, "column currency: “euro” is longer than 3 characters"),
        ({"prices": [price_index(month="13")]}, "column month: “13” is not between 1 and 12"),
        (
            {"prices": [price_index(), price_index()]},
            "cpi_u.csv, line 3, column month: “8” repeats line 2",
        ),
        (
            {"roles": [role(soc="15-2051;15-1252", mixture_weight="0.6;0.3")]},
            "roles_soc.csv, line 2, column mixture_weight: “0.6;0.3” sums to 0.9, not 1",
        ),
        (
            {"roles": [role(soc="15-2051;15-1252")]},
            "column mixture_weight: “1” has 1 shares for 2 occupations",
        ),
        (
            {"roles": [role(soc="15-2051;15-1252", mixture_weight="1;0")]},
            "column mixture_weight: “1;0” is not a list of shares above 0",
        ),
        (
            {"roles": [role(mixture_weight="")]},
            "column mixture_weight: “” is not a list of shares above 0",
        ),
        (
            {"roles": [role(soc="15-2051;15-2051", mixture_weight="0.5;0.5")]},
            "column soc: “15-2051;15-2051” names an occupation twice",
        ),
        ({"roles": [role(soc="152051")]}, "column soc: “152051” is not a list of SOC codes"),
        ({"roles": [role(), role()]}, "line 3, column role: “data_scientist” repeats line 2"),
        (
            {"spending": [spending("a", gross_income_max="50"), spending(gross_income_min="60")]},
            "cost_of_living.csv, line 3, column gross_income_min: “60” is not 50",
        ),
        ({"spending": [spending(gross_income_min="9")]}, "column gross_income_min: “9” is not 0"),
        (
            {"spending": [spending(gross_income_max="50")]},
            "line 2, column gross_income_max: “50” must be blank in the last band",
        ),
        (
            {"spending": [spending("a"), spending(gross_income_min="50")]},
            "line 3, column gross_income_min: “50” follows a band without an end",
        ),
        (
            {"spending": [spending(gross_income_min="50", gross_income_max="50")]},
            "column gross_income_max: “50” is not between 51 and",
        ),
        ({"spending": [spending(food="")]}, "column food: “” must not be blank"),
        (
            {"state_taxes": [state_tax("15000"), state_tax("30000")]},
            "state_tax_2026.csv, line 2, column wage: “15000” is the first of its state and not 0",
        ),
        (
            {"state_taxes": [state_tax(), state_tax("30000"), state_tax("15000")]},
            "line 4, column wage: “15000” is not above that of line 3",
        ),
        (
            {"state_taxes": [state_tax(), state_tax()]},
            "line 3, column wage: “0” is not above that of line 2",
        ),
        ({"state_taxes": [state_tax()]}, "line 2, column state: “PA” has one wage only"),
        (
            {"state_taxes": [state_tax(), state_tax("9", state="XX")]},
            "line 3, column state: “XX” is not one of: AL",
        ),
        (
            {"state_taxes": [state_tax(), state_tax("9", state_income_tax="1.5")]},
            "column state_income_tax: “1.5” has more than 0 decimal places",
        ),
    ],
)
def test_a_bad_value_is_named_with_its_place(refused, rows, fault):
    assert fault in refused(**rows)


def test_all_faults_of_all_files_are_told_at_once(refused):
    message = refused(
        wages=[wage(mean="a")], places=[place(rent_1br="b")], prices=[price_index(year="c")]
    )
    assert message.count("\n") == 3
    for word in ("“a”", "“b”", "“c”"):
        assert word in message


def test_a_limit_that_cannot_be_read_is_told_once(refused):
    message = refused(
        spending=[
            spending("a", gross_income_max="fifty"),
            spending("b", gross_income_min="50"),
        ]
    )
    assert "“fifty” is not a whole number" in message
    assert message.count("cost_of_living.csv") == 1


def test_rents_and_parities_must_stand_in_one_file(tmp_path, db):
    path = write_files(tmp_path) / SOURCES.name
    text = path.read_text(encoding="utf-8")
    head, table, tail = text.partition("[parities]")
    path.write_text(head + table + tail.replace(NAMES["places"], "other.csv", 1), encoding="utf-8")
    with pytest.raises(CommandError, match="must name one file for rents and parities"):
        call_command("loadreference", str(tmp_path))
