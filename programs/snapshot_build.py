"""Reading the database into the columns of a snapshot."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import numpy as np
from numpy.typing import NDArray

from programs import prices
from programs.models import (
    CatalogueVersion,
    Completions,
    CurriculumArea,
    ExchangeRate,
    InstitutionPrice,
    Kind,
    Outcome,
    Prerequisite,
    Price,
    Program,
)
from programs.pay_figures_build import pay_figures
from programs.places import COUNTRIES, US_STATES
from programs.snapshot import (
    AREA_LEVELS,
    AREAS,
    EVIDENCE,
    PREREQUISITE_LEVELS,
    SUBJECTS,
    Codes,
    Floats,
    Snapshot,
    fold,
)

# Years for which a cohort counts as recent.
EVIDENCE_MAX_AGE = 3


def _flag(value: bool | None) -> int:
    return -1 if value is None else int(value)


def _float(value: Decimal | float | None) -> float:
    return float("nan") if value is None else float(value)


def build() -> Snapshot:
    """Read the shown programs into columns, by as many queries whatever their number."""
    state = CatalogueVersion.objects.filter(id=1).first()
    rows = list(
        Program.objects.shown()
        .order_by("name", "id")
        .values(
            "id", "slug", "name", "degree", "specialization", "kind", "tier", "field", "modality",
            "delivery", "full_time", "part_time", "self_paced", "visa_eligible", "topics",
            "highlights", "twin_group", "months_full_time", "months_part_time", "months_max",
            "credits", "courses", "cip6", "institution_id", "institution__name",
            "institution__aliases", "institution__control", "institution__country",
            "institution__region", "institution__city", "institution__cbsa",
            "institution__unitid", "admission__bachelor_field", "admission__gre",
            "admission__gpa_min", "admission__work_experience_years",
            "admission__performance_pathway",
        )
    )  # fmt: skip
    n = len(rows)
    index = {row["id"]: i for i, row in enumerate(rows)}

    def texts(name: str) -> list[str]:
        return [row[name] or "" for row in rows]

    def flags(name: str) -> Codes:
        return np.array([_flag(row[name]) for row in rows], dtype=np.int8)

    def floats(name: str) -> Floats:
        return np.array([_float(row[name]) for row in rows], dtype=float)

    months, assumed = _months(floats("months_full_time"), floats("months_part_time"),
                              floats("months_max"))  # fmt: skip
    part_time = flags("part_time")
    # No pace is stated, but a part-time duration is: it can be studied part time.
    part_time[(part_time == -1) & np.isfinite(floats("months_part_time"))] = 1

    curriculum = np.full((len(AREAS), n), -1, dtype=np.int8)
    for program, area, level in CurriculumArea.objects.values_list("program", "area", "level"):
        if program in index:
            curriculum[AREAS.index(area), index[program]] = AREA_LEVELS.index(level)

    prerequisites = np.full((len(SUBJECTS), n), -1, dtype=np.int8)
    stated = Prerequisite.objects.values_list("program", "subject", "level")
    for program, subject, level in stated:
        if program in index:
            column = prerequisites[:, index[program]]
            column[column == -1] = 0
            column[SUBJECTS.index(subject)] = PREREQUISITE_LEVELS.index(level)

    rates, rate_date = _rates()
    price_columns = _prices(rows, index, rates)
    codes = federal_codes(rows)
    (awards, awards_year), average = _awards(rows, codes), _average_prices(rows)
    return Snapshot(
        version=state.number if state else 0,
        changed_at=state.changed_at if state else None,
        ids=np.array([row["id"] for row in rows], dtype=np.int64),
        slugs=texts("slug"),
        names=texts("name"),
        institutions=texts("institution__name"),
        kind=texts("kind"),
        tier=texts("tier"),
        field=texts("field"),
        modality=texts("modality"),
        delivery=texts("delivery"),
        control=texts("institution__control"),
        country=texts("institution__country"),
        region=texts("institution__region"),
        city=texts("institution__city"),
        cbsa=texts("institution__cbsa"),
        bachelor=texts("admission__bachelor_field"),
        gre=texts("admission__gre"),
        topics=[row["topics"] for row in rows],
        highlights=[row["highlights"] for row in rows],
        twin_group=texts("twin_group"),
        full_time=flags("full_time"),
        part_time=part_time,
        self_paced=flags("self_paced"),
        visa_eligible=_visa(rows),
        performance_pathway=flags("admission__performance_pathway"),
        title_iv=_title_iv(rows),
        months=months,
        months_assumed=assumed,
        months_max=floats("months_max"),
        curriculum=curriculum,
        prerequisites=prerequisites,
        gpa_min=floats("admission__gpa_min"),
        work_years_min=floats("admission__work_experience_years"),
        average_price_usd=average,
        evidence=_evidence(rows, index, codes),
        pay=pay_figures(rows, codes, rates),
        awards=awards,
        awards_year=awards_year,
        rate_date=rate_date,
        search_text=[search_text(row) for row in rows],
        **price_columns,
    )


def _months(full: Floats, part: Floats, longest: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Months at each pace, (2, n), and whether they are assumed.

    Where only the full-time duration is stated, part time is taken as twice that, at most
    the longest time allowed: our judgment, labeled wherever it shows.
    """
    double = np.fmin(2 * full, longest)
    assumed = np.isnan(part) & np.isfinite(double) & np.isfinite(full)
    return (
        np.stack([full, np.where(assumed, double, part)]),
        np.stack([np.zeros_like(assumed), assumed]),
    )


def _visa(rows: list[dict]) -> Codes:
    """1: can be studied on a student visa.

    Unless the program says otherwise, an online format cannot: a US student visa counts one
    online course a term at most (8 CFR 214.2(f)(6)(i)(G)); study on campus usually can.
    """
    known = {"online": 0, "in_person": 1}
    return np.array(
        [
            known.get(row["modality"], -1)
            if row["visa_eligible"] is None
            else int(row["visa_eligible"])
            for row in rows
        ],
        dtype=np.int8,
    )


_OF_TITLE_IV = (Kind.MASTERS, Kind.BACHELORS, Kind.GRADUATE_CERTIFICATE)


def _title_iv(rows: list[dict]) -> NDArray[np.bool_]:
    """Institutions in the federal directory take part in federal aid, nearly all of them; for
    bootcamps and single courses there is none: our approximation."""
    return np.array(
        [bool(row["institution__unitid"]) and row["kind"] in _OF_TITLE_IV for row in rows],
        dtype=bool,
    )


def _rates() -> tuple[dict[str, float], date | None]:
    rates: dict[str, float] = {"USD": 1.0}
    newest = None
    for currency, rate, day in ExchangeRate.objects.order_by("date").values_list(
        "currency", "usd_per_unit", "date"
    ):
        rates[currency] = float(rate)
        newest = day
    return rates, newest


_PRICE_FIELDS = (
    "part", "name", "residency", "pace", "optional", "amount", "currency", "per", "count",
    "academic_year", "scope",
)  # fmt: skip


def _prices(rows: list[dict], index: dict[int, int], rates: dict[str, float]) -> dict:
    n = len(rows)
    shape = (len(prices.PACES), len(prices.STATUSES), n)
    usd = np.full(shape, np.nan)
    year = np.zeros(shape, dtype=np.int16)
    fees_stated = np.zeros(shape, dtype=bool)
    disagrees = np.zeros(shape, dtype=bool)
    reasons = [
        [[str(prices.NoTotal.NOT_STATED)] * n for _ in prices.STATUSES] for _ in prices.PACES
    ]
    by_program = defaultdict(list)
    for program, *values in Price.objects.values_list("program", *_PRICE_FIELDS):
        by_program[program].append(SimpleNamespace(**dict(zip(_PRICE_FIELDS, values, strict=True))))
    for program, own in by_program.items():
        if program not in index:
            continue
        i = index[program]
        size = prices.Size(
            *(rows[i][key] for key in ("credits", "courses", "months_full_time",
                                       "months_part_time"))
        )  # fmt: skip
        for p, pace in enumerate(prices.PACES):
            for s, status in enumerate(prices.STATUSES):
                total = prices.total(own, size, status, pace)
                reasons[p][s][i] = str(total.reason or "")
                if total.amount is not None and total.currency in rates:
                    usd[p, s, i] = float(total.amount) * rates[total.currency]
                    year[p, s, i] = int(total.academic_year[:4] or 0)
                    fees_stated[p, s, i] = total.fees_stated
                    disagrees[p, s, i] = bool(total.disagreeing)
    return {
        "price_usd": usd,
        "price_reason": reasons,
        "price_year": year,
        "price_fees_stated": fees_stated,
        "price_disagrees": disagrees,
    }


def _evidence(rows: list[dict], index: dict[int, int], codes: dict[int, set[str]]) -> Codes:
    """The best scope at which pay or placement of graduates is published."""
    nation, field_here = set(), set()
    found = np.zeros(len(rows), dtype=np.int8)
    this_year = date.today().year
    for scope, program, institution, cip4, metric, n, cohort in Outcome.objects.values_list(
        "scope", "program", "institution", "cip4", "metric", "n", "cohort"
    ):
        if metric in ("employers", "graduates_per_year", "bachelors_salary_4yr"):
            continue
        if scope == "nation_field":
            nation.add(cip4)
        elif scope == "institution_field":
            field_here.add((institution, cip4))
        elif program in index:
            years = [int(word[:4]) for word in cohort.split() if word[:4].isdigit()]
            fresh = bool(years) and this_year - max(years) <= EVIDENCE_MAX_AGE
            level = "program_with_n" if n and fresh else "program"
            found[index[program]] = max(found[index[program]], EVIDENCE.index(level))
    for i, row in enumerate(rows):
        cip4s = {cip6[:5] for cip6 in codes[row["id"]]}
        if any((row["institution_id"], cip4) in field_here for cip4 in cip4s):
            found[i] = max(found[i], EVIDENCE.index("institution_field"))
        elif cip4s & nation:
            found[i] = max(found[i], EVIDENCE.index("nation_field"))
    return found


def federal_codes(rows: list[dict]) -> dict[int, set[str]]:
    """Each program's own CIP code and those it is likely linked to."""
    from programs.models import FederalLink

    codes = defaultdict(set)
    for row in rows:
        if row["cip6"]:
            codes[row["id"]].add(row["cip6"])
    likely = FederalLink.objects.filter(confidence="likely").values_list("program", "cip6")
    for program, cip6 in likely:
        codes[program].add(cip6)
    return codes


def _awards(rows: list[dict], codes: dict[int, set[str]]) -> tuple[Floats, NDArray[np.int16]]:
    """Master’s awarded in the newest year under the program’s federal codes, and that year."""
    newest: dict[tuple[int, str], tuple[int, int]] = {}
    for institution, cip6, awards, year in Completions.objects.order_by("year").values_list(
        "institution", "cip6", "awards", "year"
    ):
        newest[institution, cip6] = awards, year
    totals, years = [], []
    for row in rows:
        own = [newest.get((row["institution_id"], cip6)) for cip6 in codes[row["id"]]]
        known = [entry for entry in own if entry is not None]
        stated = bool(known) and row["kind"] == Kind.MASTERS
        totals.append(float(sum(awards for awards, _ in known)) if stated else np.nan)
        years.append(max(year for _, year in known) if stated else 0)
    return np.array(totals, dtype=float), np.array(years, dtype=np.int16)


def _average_prices(rows: list[dict]) -> Floats:
    by_institution: dict[tuple[int, str], float] = {}
    for institution, residency, tuition, fees in (
        InstitutionPrice.objects.filter(doubt="")
        .order_by("academic_year")
        .values_list("institution", "residency", "tuition", "fees")
    ):
        if tuition is not None:
            by_institution[institution, residency] = float(tuition) + float(fees or 0)
    return np.array(
        [
            [by_institution.get((row["institution_id"], residency), np.nan) for row in rows]
            for residency in ("in_state", "out_of_state")
        ],
        dtype=float,
    ).reshape(2, len(rows))


# What search looks at, as fields of Program.
SEARCHED = (
    "name", "degree", "specialization", "field", "topics", "institution__name",
    "institution__aliases", "institution__city", "institution__region", "institution__country",
)  # fmt: skip


def search_text(row: dict) -> str:
    """The words of a program that search looks at, a space before each. row: its SEARCHED."""
    region = row["institution__region"]
    words = [
        row["name"], row["degree"], row["specialization"], row["field"].replace("_", " "),
        row["institution__name"], *row["institution__aliases"], row["institution__city"],
        region, US_STATES.get(region, "") if row["institution__country"] == "US" else "",
        COUNTRIES.get(row["institution__country"], ""),
        *(topic.replace("_", " ") for topic in row["topics"]),
    ]  # fmt: skip
    return " " + fold(" ".join(words))
