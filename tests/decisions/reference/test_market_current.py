"""When the market is read from the database, and what it answers while tables are blank."""

import threading
from math import isnan

import numpy as np
import pytest
from django.core.management import call_command

from decisions.reference import market, read_market
from decisions.reference.models import Wage
from programs.models import CatalogueVersion, ExchangeRate
from tests.decisions.reference.files import place, rate, role, wage, write_files

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(tmp_path):
    """load(wages=[...]): the market after a load of small files with those rows."""

    def load_and_read(**rows):
        call_command("loadreference", str(write_files(tmp_path, **rows)), verbosity=0)
        return market.current(CatalogueVersion.current())

    return load_and_read


def metros(count):
    """Wages and rents of so many metros."""
    codes = [f"{10_000 + k}" for k in range(count)]
    return {
        "wages": [
            wage(),
            *(wage(f"00{code}", area_type="metro", area_name=code, state="PA") for code in codes),
        ],
        "places": [place(code, name=f"{code}, PA") for code in codes],
    }


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_does_not_grow_with_the_rows(load, django_assert_num_queries, count):
    load(**metros(count))
    market.forget()
    with django_assert_num_queries(8):
        found = market.current(1)
    assert len(found.wages) == count + 1
    with django_assert_num_queries(0):
        assert market.current(1) is found
        found.pay("15-2051", "10000", "PA")
        found.living("10000", "PA", 50_000)


def test_a_load_makes_a_new_market(load):
    before = load()
    assert before.pay("15-2051").median == 120_230
    after = load(wages=[wage(p50="121000")])
    assert after is not before
    assert after.pay("15-2051").median == 121_000
    assert before.pay("15-2051").median == 120_230


def test_the_market_is_kept_until_the_version_changes_or_it_is_forgotten(load):
    held = load()
    Wage.objects.update(p50=121_000)
    assert market.current(held.version) is held
    market.forget()
    assert market.current(held.version).pay("15-2051").median == 121_000


def test_many_threads_read_the_tables_once(monkeypatch):
    reads = []
    ready = threading.Barrier(4)

    def counted_read(version):
        reads.append(version)
        return empty

    empty = read_market.read(1)
    monkeypatch.setattr(read_market, "read", counted_read)
    found = []

    def ask():
        ready.wait()
        found.append(market.current(1))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert reads == [1]
    assert all(one is empty for one in found)


def test_nothing_loaded_is_nothing_known():
    empty = market.current(0)
    assert empty.place("38300", "PA").name == "United States"
    pay = empty.pay("15-2051", "38300", "PA")
    assert np.isnan(pay.percentiles).all()
    assert pay.source is None
    living = empty.living("38300", "PA", 50_000)
    assert isnan(living.rent)
    assert isnan(living.spending)
    assert living.sources == ()
    assert empty.state_tax("PA") is None
    assert isnan(empty.price_index(2026, 8))
    assert empty.newest_index is None
    assert empty.rate("USD") == (1.0, None)
    assert empty.currencies == ("USD",)
    with pytest.raises(KeyError):
        empty.occupations("data_scientist")


def test_a_row_without_one_percentile_counts_as_missing(load):
    found = load(
        wages=[
            wage(),
            wage("0038300", area_type="metro", area_name="Pittsburgh, PA", state="PA", p90=""),
            wage("4200000", area_type="state", area_name="Pennsylvania", state="PA", p50="99000"),
        ],
        places=[place(), place("PA", level="state", name="PA")],
    )
    pay = found.pay("15-2051", "38300", "PA")
    assert (pay.level, pay.area, pay.median) == ("state", "Pennsylvania", 99_000)


def test_only_occupations_of_roles_and_all_together_are_kept(load):
    found = load(
        wages=[wage(), wage(soc="00-0000", title="All Occupations"), wage(soc="15-1211")],
        roles=[role()],
    )
    assert {soc for _, _, soc in found.wages} == {"15-2051", "00-0000"}


def test_a_nonmetropolitan_area_is_not_its_state(load):
    found = load(
        wages=[wage(), wage("4200006", area_type="nonmetro", area_name="North", state="PA")],
        places=[place(), place("PA", level="state"), place("PA-N", level="state_nonmetro")],
    )
    assert found.pay("15-2051", "", "PA").level == "national"
    assert sorted(row.level for row in found.places.values()) == ["metro", "national", "state"]


def test_a_metro_without_rent_pays_its_state_s_and_keeps_its_own_parities(load):
    found = load(
        places=[
            place(rent_1br="", rpp_goods="110"),
            place("PA", level="state", name="PA", rent_1br="900", rpp_goods="90"),
        ]
    )
    living = found.living("38300", "PA", 10_000)
    assert (living.rent, living.place, living.rpp_goods) == (10_800, "Pennsylvania", 110.0)


def test_the_newest_rate_of_a_currency_counts(load):
    found = load(rates=[rate(date="2026-10-30"), rate(date="2026-10-02", usd_per_unit="1.3")])
    assert ExchangeRate.objects.count() == 2
    assert found.rate("EUR")[0] == 1.1172
