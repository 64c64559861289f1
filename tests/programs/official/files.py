"""Small federal files for tests: each maker gives one valid row, and takes what matters."""

import csv
import shutil
from pathlib import Path

from django.conf import settings

SOURCES = settings.BASE_DIR / "fixtures" / "official" / "sources.toml"
NAMES = {
    "directory": "ipeds_hd2024_graduate_institutions.csv",
    "completions": "ipeds_completions_masters_2020_2024.csv",
    "tuition": "ipeds_ic2023ay_graduate_tuition.csv",
    "earnings": "scorecard_masters_earnings.csv",
    "national": "scorecard_national_medians_by_field_2026.csv",
}


def institution(unitid="100001", name="Alpha University", **values):
    return {
        "unitid": unitid,
        "institution": name,
        "alias": "",
        "city": "Pittsburgh",
        "state": "PA",
        "cbsa": "38300",
        "lat": "40.5",
        "lon": "-79.9",
        "control": "public",
        "website": "https://www.alpha.edu/",
        "accreditor": "Middle States Commission on Higher Education",
    } | values


def awards(unitid="100001", cip6="30.7001", title="Data Science, General", **years):
    counts = {f"awards_{year}": "" for year in range(2020, 2025)} | {"awards_2024": "12"}
    return {"unitid": unitid, "cip6": cip6, "cip_title": title} | counts | years


def charges(unitid="100001", **values):
    return {
        "unitid": unitid,
        "grad_tuition_in_state": "12000",
        "grad_fees_in_state": "900",
        "grad_per_credit_in_state": "650",
        "grad_tuition_out_of_state": "24000",
        "grad_fees_out_of_state": "900",
        "grad_per_credit_out_of_state": "1300",
        "academic_year": "2023-24",
        "flag": "",
    } | values


def earnings(unitid="100001", cip_code="1107", **values):
    return {
        "unitid": unitid,
        "cip_code": cip_code,
        "credential_desc": "Master's Degree",
        "completers_count": "120",
        "earnings": "141000",
        "earnings_horizon": "4yr_after_completion",
        "debt_median": "30500",
        "same_school_field_bachelors_earnings_4yr": "104000",
    } | values


def national(cip4="1107", **values):
    return {
        "cip4": cip4,
        "masters_median_4yr": "145600",
        "bachelors_median_4yr": "107000",
        "dollar_year": "2024",
        "cohort": "2017-19 completers, earnings 2022-23",
    } | values


def write_files(folder: Path, **rows: list[dict]) -> Path:
    """A folder with one row in each file; rows: other rows for some of them."""
    one_each = {
        "directory": [institution()],
        "completions": [awards()],
        "tuition": [charges()],
        "earnings": [earnings()],
        "national": [national()],
    }
    shutil.copy(SOURCES, folder / SOURCES.name)
    for name, lines in (one_each | rows).items():
        with (folder / NAMES[name]).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(lines[0]))
            writer.writeheader()
            writer.writerows(lines)
    return folder
