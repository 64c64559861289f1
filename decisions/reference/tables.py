"""Reading the reference tables as published: wages, rents and parities, rates, price index."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from decisions.reference.models import Place, PriceIndex, Wage
from programs.datafiles.read import Problems, Row, Table
from programs.models import ExchangeRate, Source

_PERCENTILES = ("p10", "p25", "p50", "p75", "p90")
_SOC = r"\d\d-\d{4}"
_AREA_TYPES = {value: value for value in Wage.AreaType.values}
_LEVELS = {
    "national": str(Place.Level.NATION),
    "state": str(Place.Level.STATE),
    "metro": str(Place.Level.METRO),
    "state_nonmetro": str(Place.Level.NONMETRO),
}
_RENTS = ("rent_studio", "rent_1br", "rent_2br")
_PARITIES = ("rpp_all", "rpp_housing", "rpp_goods", "rpp_other_services", "rpp_utilities")


def read_wages(path: Path, source: Source, problems: Problems) -> list[Wage]:
    """US dollars a year, by area and occupation. A blank employment was not released."""
    table = Table(
        path,
        (
            "area_code", "area_type", "area_name", "state", "soc", "title", "employment",
            *_PERCENTILES, "mean",
        ),
        problems,
    )  # fmt: skip
    seen: dict = {}
    wages = []
    for row in table.rows:
        wage = Wage(
            area_code=row.text("area_code", longest=7, required=True, pattern=r"\d{7}"),
            area_type=row.one_of("area_type", _AREA_TYPES),
            area_name=row.text("area_name", longest=120, required=True),
            state=row.text("state", longest=2, pattern="[A-Z]{2}"),
            soc=row.text("soc", longest=7, required=True, pattern=_SOC),
            title=row.text("title", longest=120, required=True),
            employment=row.whole("employment"),
            mean=row.whole("mean"),
            source=source,
            **{name: row.whole(name) for name in _PERCENTILES},
        )
        known = [value for name in _PERCENTILES if (value := getattr(wage, name)) is not None]
        if known != sorted(known):
            row.fault("p50", "stands among percentiles that do not rise")
        if row.first_of(seen, (wage.area_code, wage.soc), "soc"):
            wages.append(wage)
    return wages


def read_places(path: Path, rents: Source, parities: Source, problems: Problems) -> list[Place]:
    """Rents in US dollars a month; price parities with the nation as 100, blank in territories."""
    columns = ("code", "level", "name", "population_2023", *_RENTS, *_PARITIES)
    table = Table(path, columns, problems)
    seen: dict = {}
    places = []
    for row in table.rows:
        place = Place(
            code=row.text("code", longest=12, required=True),
            level=row.one_of("level", _LEVELS),
            name=row.text("name", longest=120, required=True),
            population=row.whole("population_2023"),
            rent_source=rents,
            parity_source=parities,
            **{name: row.whole(name) for name in _RENTS},
            **{name: row.decimal(name, places=3, least=1, most=1000) for name in _PARITIES},
        )
        if row.first_of(seen, (place.level, place.code), "code"):
            places.append(place)
    return places


def read_rates(path: Path, source: Source, problems: Problems) -> list[ExchangeRate]:
    """US dollars for one unit of each currency: on a day, and the mean of the year before it."""
    columns = ("currency", "usd_per_unit", "usd_per_unit_12m_mean", "date")
    table = Table(path, columns, problems)
    seen: dict = {}
    rates = []
    for row in table.rows:
        currency = row.text("currency", longest=3, required=True, pattern="[A-Z]{3}")
        rate = _rate(row, "usd_per_unit", required=True)
        mean = _rate(row, "usd_per_unit_12m_mean", required=False)
        day = row.day("date")
        if row.first_of(seen, (currency, day), "currency") and rate is not None and day:
            rates.append(
                ExchangeRate(
                    currency=currency,
                    usd_per_unit=rate,
                    usd_per_unit_year_mean=mean,
                    date=day,
                    source=source,
                )
            )
    return rates


def _rate(row: Row, column: str, *, required: bool) -> Decimal | None:
    least, most = Decimal("0.00000001"), 999_999
    return row.decimal(column, places=8, required=required, least=least, most=most)


def read_price_index(path: Path, source: Source, problems: Problems) -> list[PriceIndex]:
    """The consumer price index of each month, 1982-84 = 100."""
    table = Table(path, ("year", "month", "index_1982_84_100"), problems)
    seen: dict = {}
    months = []
    for row in table.rows:
        year = row.whole("year", required=True, least=1913, most=2100)
        month = row.whole("month", required=True, least=1, most=12)
        value = row.decimal("index_1982_84_100", places=3, required=True, least=1, most=99_999)
        if year is None or month is None or value is None:
            continue
        if row.first_of(seen, (year, month), "month"):
            months.append(PriceIndex(year=year, month=month, value=value, source=source))
    return months
