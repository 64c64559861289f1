"""The reference files as they are: facts that can be looked up in them."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command

from decisions.models import Role
from decisions.reference.models import (
    Place,
    PriceIndex,
    RoleOccupation,
    Spending,
    StateTax,
    Wage,
)
from programs.models import DataFile, ExchangeRate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_files"), pytest.mark.slow]


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


def test_each_occupation_of_a_role_has_national_wages():
    socs = set(RoleOccupation.objects.values_list("soc", flat=True))
    national = Wage.objects.filter(area_type="national").values_list("soc", flat=True)
    assert len(socs) == 14
    assert socs <= set(national)


def test_the_roles_that_can_be_aimed_at_have_mixtures():
    roles = set(RoleOccupation.objects.values_list("role", flat=True))
    assert {*Role.values} - {Role.RESEARCH} <= roles
    assert "ai_researcher_phd" in roles


def test_the_parts_of_each_band_make_its_published_total():
    totals = [17789.09, 25268.19, 37889.69, 46374.31]
    for band, total in zip(Spending.objects.all(), totals, strict=True):
        parts = (
            band.food, band.transportation, band.healthcare, band.internet_mobile,
            band.other_nonhousing,
        )  # fmt: skip
        assert float(sum(parts)) == pytest.approx(total, abs=0.02)


def test_fifty_states_and_the_capital_have_taxes_at_21_wages():
    states = StateTax.objects.values_list("state", flat=True)
    assert len(set(states)) == 51
    assert StateTax.objects.filter(wage=300_000).count() == 51
    stored = StateTax.objects.get(state="AL", wage=60_000)
    assert (stored.income_tax, stored.payroll_tax) == (2404, 0)


def test_each_file_is_remembered_with_its_rows_and_source():
    files = DataFile.objects.filter(name__startswith="reference/").select_related("source")
    assert {file.name.rpartition("/")[2]: (file.rows, file.source.as_of) for file in files} == {
        "oews_wages.csv": (24_474, "May 2025, published 2026-05-15"),
        "places_rent_prices.csv": (503, "FY2026 revised, in force 2026-05-21 to 2026-09-30"),
        "fx.csv": (25, "2026-10-30; mean of 255 days from 2025-10-31"),
        "cpi_u.csv": (211, "Monthly, January 2009 to August 2026; none for October 2025"),
        "roles_soc.csv": (21, "SOC 2018; weights of November 2026"),
        "cost_of_living.csv": (4, "2024, in dollars of May 2026 (CPI-U); not recomputed by us"),
        "state_tax_2026.csv": (
            1_071,
            "2026; single, no dependents, standard deduction, no city taxes",
        ),
    }


def test_loading_again_changes_nothing(capsys):
    call_command("loadreference", "--force")
    assert capsys.readouterr().out.count("no change") == 7
    call_command("loadreference")
    assert "unchanged" in capsys.readouterr().out
