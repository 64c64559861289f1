"""manage.py loadreference: what is stored, what stays unknown, what is refused."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from decisions.reference.models import Place, PriceIndex, Wage
from programs.models import CatalogueVersion, DataFile, ExchangeRate, Source
from tests.decisions.reference.files import (
    NAMES,
    SOURCES,
    place,
    price_index,
    rate,
    wage,
    write_files,
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
        for model in (Wage, Place, PriceIndex, ExchangeRate, Source, DataFile):
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


def test_a_load_counts_as_one_change_and_a_second_one_as_none(load):
    before = CatalogueVersion.current()
    load()
    assert CatalogueVersion.current() == before + 1
    assert load("--force").count("no change") == 4
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


def test_rents_and_parities_must_stand_in_one_file(tmp_path, db):
    path = write_files(tmp_path) / SOURCES.name
    text = path.read_text(encoding="utf-8")
    head, table, tail = text.partition("[parities]")
    path.write_text(head + table + tail.replace(NAMES["places"], "other.csv", 1), encoding="utf-8")
    with pytest.raises(CommandError, match="must name one file for rents and parities"):
        call_command("loadreference", str(tmp_path))
