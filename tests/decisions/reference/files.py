"""Small reference files for tests: each maker gives one valid row, and takes what matters."""

import csv
import shutil
from pathlib import Path

from django.conf import settings

SOURCES = settings.BASE_DIR / "fixtures" / "reference" / "sources.toml"
NAMES = {
    "wages": "oews_wages.csv",
    "places": "places_rent_prices.csv",
    "rates": "fx.csv",
    "prices": "cpi_u.csv",
}


def wage(area_code="0000000", soc="15-2051", **values):
    return {
        "area_code": area_code,
        "area_type": "national",
        "area_name": "National",
        "state": "US",
        "soc": soc,
        "title": "Data Scientists",
        "employment": "262440",
        "p10": "67240",
        "p25": "85660",
        "p50": "120230",
        "p75": "158880",
        "p90": "199130",
        "mean": "126800",
    } | values


def place(code="38300", **values):
    return {
        "code": code,
        "level": "metro",
        "name": "Pittsburgh, PA",
        "population_2023": "2422725",
        "rent_studio": "900",
        "rent_1br": "1000",
        "rent_2br": "1200",
        "rpp_all": "95.1",
        "rpp_housing": "80.25",
        "rpp_goods": "98",
        "rpp_other_services": "97.5",
        "rpp_utilities": "101.125",
    } | values


def rate(currency="EUR", **values):
    return {
        "currency": currency,
        "usd_per_unit": "1.1172",
        "date": "2026-10-30",
        "usd_per_unit_12m_mean": "1.157913",
    } | values


def price_index(year="2026", month="8", **values):
    return {"year": year, "month": month, "index_1982_84_100": "334.98"} | values


def write_files(folder: Path, **rows: list[dict]) -> Path:
    """A folder with one row in each file; rows: other rows for some of them."""
    one_each = {
        "wages": [wage()],
        "places": [place()],
        "rates": [rate()],
        "prices": [price_index()],
    }
    shutil.copy(SOURCES, folder / SOURCES.name)
    for name, lines in (one_each | rows).items():
        with (folder / NAMES[name]).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(lines[0]))
            writer.writeheader()
            writer.writerows(lines)
    return folder
