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
    "roles": "roles_soc.csv",
    "spending": "cost_of_living.csv",
    "state_taxes": "state_tax_2026.csv",
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


def role(name="data_scientist", **values):
    return {"role": name, "soc": "15-2051", "mixture_weight": "1", "note": "Own code."} | values


def spending(band="everybody", **values):
    return {
        "band": band,
        "gross_income_min": "0",
        "gross_income_max": "",
        "food": "3252.68",
        "transportation": "6064.86",
        "healthcare": "1767.97",
        "internet_mobile": "762.54",
        "other_nonhousing": "5941.04",
    } | values


def state_tax(wage="0", state="PA", **values):
    return {
        "state": state,
        "wage": wage,
        "state_income_tax": "0",
        "state_employee_payroll_tax": "0",
    } | values


def write_files(folder: Path, **rows: list[dict]) -> Path:
    """A folder with a row or two in each file; rows: other rows for some of them."""
    usual = {
        "wages": [wage()],
        "places": [place()],
        "rates": [rate()],
        "prices": [price_index()],
        "roles": [role()],
        "spending": [spending()],
        "state_taxes": [state_tax(), state_tax("15000", state_income_tax="461")],
    }
    shutil.copy(SOURCES, folder / SOURCES.name)
    for name, lines in (usual | rows).items():
        with (folder / NAMES[name]).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(lines[0]))
            writer.writeheader()
            writer.writerows(lines)
    return folder
