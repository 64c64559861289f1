"""What an institution charges graduate students on average: context, never a program's price."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from programs.datafiles.read import Problems, Row, Table
from programs.datafiles.sync import Changes, reconcile
from programs.models import Institution, InstitutionPrice, Source
from programs.official.directory import UNITID

NOT_CHARGED = "zero_means_not_applicable"
# The file's own flags, in words.
DOUBTS = {
    "": "",
    "check_annual_below_9x_per_credit": (
        "Low beside the charge per credit: one of the two may be in another unit."
    ),
    NOT_CHARGED: "Reported as 0, which here means that tuition of this kind does not apply.",
}
_RESIDENCIES = ("in_state", "out_of_state")
_PARTS = ("tuition", "fees", "per_credit")


@dataclass(frozen=True)
class Charges:
    """US dollars for a full-time graduate year and for a credit; None where not stated."""

    unitid: str
    residency: str
    academic_year: str
    tuition: Decimal | None
    fees: Decimal | None
    per_credit: Decimal | None
    doubt: str


def read_tuition(path: Path, problems: Problems) -> list[Charges]:
    columns = [f"grad_{part}_{residency}" for residency in _RESIDENCIES for part in _PARTS]
    table = Table(path, ("unitid", "academic_year", "flag", *columns), problems)
    seen: dict = {}
    rows = []
    for row in table.rows:
        unitid = row.text("unitid", longest=6, required=True, pattern=UNITID)
        year = row.text("academic_year", longest=7, required=True, pattern=r"\d{4}-\d\d")
        flag = row.raw("flag")
        doubt = row.one_of("flag", DOUBTS)
        if row.first_of(seen, (unitid, year), "unitid"):
            for residency in _RESIDENCIES:
                amounts = _amounts(row, residency, charged=flag != NOT_CHARGED)
                rows.append(Charges(unitid, residency, year, *amounts, doubt))
    return rows


def _amounts(
    row: Row, residency: str, *, charged: bool
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    tuition, fees, per_credit = (
        row.decimal(f"grad_{part}_{residency}", places=2) for part in _PARTS
    )
    if not charged:
        # 0 stands for "does not apply" here, so it is not an amount. The fees are real.
        tuition, per_credit = tuition or None, per_credit or None
    return tuition, fees, per_credit


def store_tuition(
    rows: list[Charges], institutions: dict[str, Institution], source: Source
) -> Changes:
    wanted = [
        InstitutionPrice(
            institution_id=institutions[row.unitid].pk,
            academic_year=row.academic_year,
            residency=row.residency,
            tuition=row.tuition,
            fees=row.fees,
            per_credit=row.per_credit,
            doubt=row.doubt,
            source=source,
        )
        for row in rows
        if row.unitid in institutions
    ]
    key = ("institution_id", "academic_year", "residency")
    return reconcile(InstitutionPrice.objects.all(), wanted, key)
