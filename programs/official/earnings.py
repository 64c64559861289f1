"""What graduates of a field earn and owe, at one institution and in the nation."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pydantic import Field

from programs.datafiles.read import Problems, Row, Table
from programs.datafiles.sources import Origin
from programs.datafiles.sync import Changes, reconcile
from programs.models import Institution, Metric, Outcome, OutcomeScope, Population, Source
from programs.official.directory import UNITID

_CIP4 = r"\d{4}"
_HORIZONS = {"4yr_after_completion": "4", "1yr_after_completion": "1"}
_SCOPES = (OutcomeScope.INSTITUTION_FIELD, OutcomeScope.NATION_FIELD)


class EarningsOrigin(Origin):
    """The earnings file does not name its cohorts and dollars: sources.toml does.

    They are known for the medians four years after completion only. counted: which graduates
    the file's number of completers counts; not those whose pay was measured.
    """

    cohort_4yr: str = Field(max_length=60)
    dollar_year_4yr: int
    counted: str = Field(max_length=50)


@dataclass(frozen=True)
class Figure:
    """One median. unitid "" is the nation; n None where the file gives no number."""

    unitid: str
    cip4: str
    metric: str
    value: Decimal
    dollar_year: int | None = None
    cohort: str = ""
    horizon_years: Decimal | None = None
    n: int | None = None


def read_earnings(path: Path, origin: EarningsOrigin, problems: Problems) -> list[Figure]:
    """Pay and debt after a master's, and pay after the same school's bachelor's in the field."""
    table = Table(
        path,
        (
            "unitid", "cip_code", "credential_desc", "completers_count", "earnings",
            "earnings_horizon", "debt_median", "same_school_field_bachelors_earnings_4yr",
        ),
        problems,
    )  # fmt: skip
    seen: dict = {}
    figures = []
    for row in table.rows:
        unitid = row.text("unitid", longest=6, required=True, pattern=UNITID)
        cip4 = _cip4(row, "cip_code")
        row.one_of("credential_desc", {"Master's Degree": "masters"})
        horizon = row.one_of("earnings_horizon", _HORIZONS)
        if not row.first_of(seen, (unitid, cip4), "cip_code"):
            continue
        figures += _pay(row, unitid, cip4, horizon, origin)
        debt = row.decimal("debt_median", places=2)
        if debt is not None:
            figures.append(Figure(unitid, cip4, Metric.MEDIAN_DEBT, debt))
        bachelors = row.decimal("same_school_field_bachelors_earnings_4yr", places=2)
        if bachelors is not None:
            figures.append(
                Figure(
                    unitid,
                    cip4,
                    Metric.BACHELORS_SALARY_4YR,
                    bachelors,
                    origin.dollar_year_4yr,
                    origin.cohort_4yr,
                    Decimal(4),
                )
            )
    return figures


def _pay(row: Row, unitid: str, cip4: str, horizon: str, origin: EarningsOrigin) -> list[Figure]:
    pay = row.decimal("earnings", places=2)
    # The count is of a later year's completers: 0 then says nothing about this median.
    n = row.whole("completers_count") or None
    if pay is None or not horizon:
        return []
    in_four = horizon == "4"
    cohort = origin.cohort_4yr if in_four else ""
    return [
        Figure(
            unitid,
            cip4,
            Metric.MEDIAN_SALARY_4YR if in_four else Metric.MEDIAN_SALARY_1YR,
            pay,
            origin.dollar_year_4yr if in_four else None,
            "; ".join(filter(None, (cohort, origin.counted if n else ""))),
            Decimal(horizon),
            n,
        )
    ]


def read_national_medians(path: Path, problems: Problems) -> list[Figure]:
    """Pay four years after a master's and after a bachelor's in the field, nation."""
    metrics = {
        "masters_median_4yr": Metric.MEDIAN_SALARY_4YR,
        "bachelors_median_4yr": Metric.BACHELORS_SALARY_4YR,
    }
    table = Table(path, ("cip4", *metrics, "dollar_year", "cohort"), problems)
    seen: dict = {}
    figures = []
    for row in table.rows:
        cip4 = _cip4(row, "cip4")
        dollar_year = row.whole("dollar_year", required=True, least=1990, most=2100)
        cohort = row.text("cohort", longest=120, required=True)
        if not row.first_of(seen, cip4, "cip4"):
            continue
        for column, metric in metrics.items():
            value = row.decimal(column, places=2)
            if value is not None:
                figures.append(Figure("", cip4, metric, value, dollar_year, cohort, Decimal(4)))
    return figures


def _cip4(row: Row, column: str) -> str:
    digits = row.text(column, longest=4, required=True, pattern=_CIP4)
    return f"{digits[:2]}.{digits[2:]}"


def store_outcomes(
    figures: list[tuple[Figure, Source]], institutions: dict[str, Institution]
) -> Changes:
    """Keep the figures of these institutions (by unitid) and of the nation."""
    wanted = [
        Outcome(
            scope=OutcomeScope.INSTITUTION_FIELD if figure.unitid else OutcomeScope.NATION_FIELD,
            institution_id=institutions[figure.unitid].pk if figure.unitid else None,
            cip4=figure.cip4,
            metric=figure.metric,
            value=figure.value,
            currency="USD",
            dollar_year=figure.dollar_year,
            cohort=figure.cohort,
            horizon_years=figure.horizon_years,
            n=figure.n,
            population=Population.FEDERAL_AID,
            source=source,
        )
        for figure, source in figures
        if not figure.unitid or figure.unitid in institutions
    ]
    publishers = {source.publisher for _, source in figures}
    existing = Outcome.objects.filter(scope__in=_SCOPES, source__publisher__in=publishers)
    return reconcile(existing, wanted, ("scope", "institution_id", "cip4", "metric"))
