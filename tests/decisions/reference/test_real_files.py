"""The reference files as they are: facts that can be looked up in them."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import transaction

from decisions.reference.models import Place, PriceIndex, Wage
from programs.models import DataFile, ExchangeRate


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    """The files loaded once, and undone after this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loadreference", verbosity=0)
        yield
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_loaded"), pytest.mark.slow]


def test_wages_of_the_nation_states_metros_and_the_rest():
    assert Wage.objects.count() == 24_474
    nation = Wage.objects.get(area_type="national", soc="15-2051")
    assert (nation.p50, nation.employment) == (120_230, 262_440)
    assert Wage.objects.get(area_code="0000000", soc="15-1221").p50 == 140_300
    areas = {
        kind: Wage.objects.filter(area_type=kind).values("area_code").distinct().count()
        for kind in Wage.AreaType.values
    }
    assert areas == {"national": 1, "state": 54, "metro": 393, "nonmetro": 135}
    assert Wage.objects.filter(employment=None).count() == 303


def test_each_metro_with_wages_has_rents():
    metros = Wage.objects.filter(area_type="metro").values_list("area_code", flat=True)
    rents = Place.objects.filter(level="metro").values_list("code", flat=True)
    assert {code[-5:] for code in metros} == set(rents)
    assert Place.objects.count() == 503
    assert Place.objects.filter(rpp_all=None).count() == 17
    assert Place.objects.get(level="nation").code


def test_the_reference_rate_of_the_euro():
    euro = ExchangeRate.objects.get(currency="EUR")
    assert (euro.usd_per_unit, euro.date) == (Decimal("1.1172"), date(2026, 10, 30))
    assert euro.usd_per_unit_year_mean == Decimal("1.157913")
    assert ExchangeRate.objects.count() == 25
    assert ExchangeRate.objects.get(currency="USD").usd_per_unit == 1


def test_consumer_prices_from_2009_without_the_month_that_was_not_published():
    assert PriceIndex.objects.count() == 211
    assert PriceIndex.objects.get(year=2026, month=8).value == Decimal("334.980")
    assert not PriceIndex.objects.filter(year=2025, month=10).exists()


def test_each_file_is_remembered_with_its_rows_and_source():
    files = DataFile.objects.filter(name__startswith="reference/").select_related("source")
    assert {file.name.rpartition("/")[2]: (file.rows, file.source.as_of) for file in files} == {
        "oews_wages.csv": (24_474, "May 2025, published 2026-05-15"),
        "places_rent_prices.csv": (503, "FY2026 revised, in force 2026-05-21 to 2026-09-30"),
        "fx.csv": (25, "2026-10-30; mean of 255 days from 2025-10-31"),
        "cpi_u.csv": (211, "Monthly, January 2009 to August 2026; none for October 2025"),
    }


def test_loading_again_changes_nothing(capsys):
    call_command("loadreference", "--force")
    assert capsys.readouterr().out.count("no change") == 4
    call_command("loadreference")
    assert "unchanged" in capsys.readouterr().out
