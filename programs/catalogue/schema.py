"""The shape of one record of a catalogue file.

Lists of allowed values are the choices of the models; lengths and digits are those of the
columns. What crosses records (ids, sources, institutions) is checked in references.py.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
)

from programs import models as m
from programs.catalogue.facts import CITABLE_WORDS, citable
from programs.catalogue.fields import (
    ADDRESS,
    CHOICE,
    FREE_DATE,
    AcademicYear,
    Amount,
    Currency,
    Identifier,
    Number,
    PastDay,
    Share,
    Size,
    SourceId,
    Text,
    Whole,
    Words,
    fits,
    past_day,
    pattern,
    refused,
)


class Entry(BaseModel):
    """A part of a record: every key is known, every value is of its own type."""

    model_config = ConfigDict(extra="forbid", strict=True, str_strip_whitespace=True)


def _citable(field: str) -> str:
    if not citable(field):
        raise refused(CITABLE_WORDS)
    return field


FieldName = Annotated[str, AfterValidator(_citable), fits(m.Citation, "field")]
Cip6 = Annotated[str, pattern(r"\d{2}\.\d{4}", "a CIP code such as 11.0102")]
Unitid = Annotated[str, pattern(r"\d{6}", "six digits")]


class SourceEntry(Entry):
    url: Annotated[Text, fits(m.Source, "url"), ADDRESS] | None
    publisher: Annotated[Text, fits(m.Source, "publisher")]
    kind: Annotated[m.SourceKind, CHOICE]
    as_of: Annotated[Text, fits(m.Source, "as_of"), FREE_DATE] | None
    retrieved_on: PastDay | None = None


class InstitutionEntry(Entry):
    name: Annotated[Text, fits(m.Institution, "name")]
    country: Annotated[str, pattern(r"[A-Z]{2}", "a country code such as US, or null")] | None
    region: Annotated[Text, fits(m.Institution, "region")] | None = None
    city: Annotated[Text, fits(m.Institution, "city")] | None = None
    control: Annotated[m.Control, CHOICE] | None = None
    website: Annotated[Text, fits(m.Institution, "website"), ADDRESS] | None = None
    metro: Annotated[Text, fits(m.Institution, "metro")] | None = None
    accreditor: Annotated[Text, fits(m.Institution, "accreditor")] | None = None
    unitid: Unitid | None = None
    cbsa: Annotated[str, pattern(r"\d{5}", "five digits, or null")] | None = None
    latitude: Annotated[Number, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[Number, Field(ge=-180, le=180)] | None = None
    aliases: list[Annotated[Text, Field(min_length=1, max_length=80)]] = []


class PriceEntry(Entry):
    residency: Annotated[m.Residency, CHOICE]
    amount: Annotated[Amount, fits(m.Price, "amount")] | None
    currency: Currency
    per: Annotated[m.Per, CHOICE]
    count: Annotated[Size, fits(m.Price, "count")] | None
    academic_year: AcademicYear | None
    source: SourceId
    scope: Annotated[m.Scope, CHOICE] = m.Scope.PROGRAM
    name: Annotated[Text, fits(m.Price, "name")] | None = None
    pace: Annotated[m.PricePace, CHOICE] = m.PricePace.ANY
    optional: bool = False


class DurationEntry(Entry):
    full_time: Annotated[Size, fits(m.Program, "months_full_time")] | None = None
    part_time: Annotated[Size, fits(m.Program, "months_part_time")] | None = None
    max: Annotated[Size, fits(m.Program, "months_max")] | None = None


class PaceEntry(Entry):
    """The long form of `pace`, for a program of which one pace is known and another is not."""

    full_time: bool | None
    part_time: bool | None
    self_paced: bool | None


UNKNOWN_PACE = PaceEntry(full_time=None, part_time=None, self_paced=None)


class AdmissionEntry(Entry):
    bachelor_field: Annotated[m.BachelorField, CHOICE] | None = None
    gpa_min: Annotated[Amount, Field(le=5), fits(m.Admission, "gpa_min")] | None = None
    gre: Annotated[m.Gre, CHOICE] | None = None
    toefl_min: Annotated[int, Field(ge=0, le=120)] | None = None
    ielts_min: Annotated[Amount, Field(le=9), fits(m.Admission, "ielts_min")] | None = None
    work_experience_years: Annotated[Amount, fits(m.Admission, "work_experience_years")] | None = (
        None
    )
    acceptance_rate: Annotated[Share, fits(m.Admission, "acceptance_rate")] | None = None
    deadline: Annotated[Text, fits(m.Admission, "deadline"), FREE_DATE] | None = None
    application_fee_usd: Annotated[Amount, fits(m.Admission, "application_fee_usd")] | None = None
    performance_pathway: bool | None = None


class PrerequisiteEntry(Entry):
    subject: Annotated[m.Subject, CHOICE]
    level: Annotated[m.Prerequisite.Level, CHOICE]


class CurriculumEntry(Entry):
    applied_math: Annotated[m.CurriculumArea.Level, CHOICE] | None = None
    programming: Annotated[m.CurriculumArea.Level, CHOICE] | None = None
    ml_methods: Annotated[m.CurriculumArea.Level, CHOICE] | None = None
    ai_subdisciplines: Annotated[m.CurriculumArea.Level, CHOICE] | None = None
    data_skills: Annotated[m.CurriculumArea.Level, CHOICE] | None = None


class ComponentsEntry(Entry):
    thesis: Annotated[m.Demand, CHOICE] | None = None
    capstone: Annotated[m.Demand, CHOICE] | None = None
    internship: Annotated[m.Demand, CHOICE] | None = None


class IndustryEntry(Entry):
    corporate_partners: bool | None = None
    career_services: bool | None = None
    coop: bool | None = None


_Value = TypeAdapter(Annotated[Amount, fits(m.Outcome, "value")])
_Name = TypeAdapter(Annotated[Text, Field(min_length=1, max_length=80)])
_SHARES = (m.Metric.PLACEMENT_RATE_6MO, m.Metric.PHD_SHARE)


def _outcome_value(value: Any, info: ValidationInfo) -> Decimal | list[str] | None:
    """A number, or for employers a list of names."""
    metric = info.data.get("metric")
    if value is None:
        return None
    try:
        if metric == m.Metric.EMPLOYERS and isinstance(value, list):
            return [_Name.validate_python(name, strict=True) for name in value]
        number = _Value.validate_python(value, strict=True)
    except ValidationError:
        number = None
    if metric == m.Metric.EMPLOYERS:
        raise refused("a list of names, each at most 80 characters")
    if number is None:
        raise refused("a number, 0 or more, at most 4 decimals")
    if metric in _SHARES and number > 1:
        raise refused("a fraction from 0 to 1")
    return number


class OutcomeEntry(Entry):
    metric: Annotated[m.Metric, CHOICE]
    value: Annotated[Decimal | list[str] | None, PlainValidator(_outcome_value)]
    currency: Currency | None
    cohort: Annotated[Text, fits(m.Outcome, "cohort"), FREE_DATE] | None
    n: Whole | None
    source: SourceId
    dollar_year: Annotated[int, Field(ge=1990, le=2100)] | None = None
    horizon_years: Annotated[Amount, fits(m.Outcome, "horizon_years")] | None = None
    population: Annotated[m.Population, CHOICE] | None = None
    response_rate: Annotated[Share, fits(m.Outcome, "response_rate")] | None = None


class FederalLinkEntry(Entry):
    unitid: Unitid
    cip6: Cip6
    confidence: Annotated[m.FederalLink.Confidence, CHOICE]
    reason: Annotated[Text, fits(m.FederalLink, "reason")] | None = None


def _subjects_once(entries: list[PrerequisiteEntry]) -> list[PrerequisiteEntry]:
    subjects = [entry.subject for entry in entries]
    if len(set(subjects)) != len(subjects):
        raise refused("each subject once")
    return entries


def _links_once(entries: list[FederalLinkEntry]) -> list[FederalLinkEntry]:
    codes = [(entry.unitid, entry.cip6) for entry in entries]
    if len(set(codes)) != len(codes):
        raise refused("each unitid and cip6 once")
    return entries


def _long_pace(value: Any) -> Any:
    """`pace` as an object: an empty list states nothing, any other list states all three."""
    if not isinstance(value, list):
        return value
    paces = list(PaceEntry.model_fields)
    if len(set(map(str, value))) != len(value) or not all(pace in paces for pace in value):
        raise refused(f"each of {', '.join(paces)} at most once")
    return {pace: pace in value if value else None for pace in paces}


def _source_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _verification(value: Any, info: ValidationInfo) -> tuple[date, str | None]:
    """The day of the check, and who made it."""
    if isinstance(value, list) and len(value) == 2 and isinstance(value[1], str | None):
        by = value[1]
        if by is None or 0 < len(by) <= 80:
            return past_day(value[0], info), by
    raise refused('a date and a name, such as ["2026-11-22", "A. Curator"]')


class Record(Entry):
    """One offering: one program at one price and in one modality.

    The keys from `status` on came later: a file that leaves one out says nothing about it.
    """

    id: Identifier
    kind: Annotated[m.Kind, CHOICE]
    institution: InstitutionEntry
    name: Annotated[Text, fits(m.Program, "name")]
    degree: Annotated[Text, fits(m.Program, "degree")] | None = None
    field: Annotated[m.Field, CHOICE]
    specialization: Annotated[Text, fits(m.Program, "specialization")] | None = None
    url: Annotated[Text, fits(m.Program, "url"), ADDRESS] | None = None
    modality: Annotated[m.Modality, CHOICE] | None = None
    delivery: Annotated[m.Delivery, CHOICE] | None = None
    pace: Annotated[PaceEntry, BeforeValidator(_long_pace)] = UNKNOWN_PACE
    duration_months: DurationEntry = DurationEntry()
    credits: Annotated[Size, fits(m.Program, "credits")] | None = None
    courses: Annotated[Size, fits(m.Program, "courses")] | None = None
    start_terms: Words = []
    tuition: list[PriceEntry] = []
    fees: list[PriceEntry] = []
    funding: Text | None = None
    admission: AdmissionEntry = AdmissionEntry()
    prerequisites: Annotated[list[PrerequisiteEntry], AfterValidator(_subjects_once)] = []
    curriculum: CurriculumEntry = CurriculumEntry()
    topics: Words = []
    components: ComponentsEntry = ComponentsEntry()
    industry: IndustryEntry = IndustryEntry()
    outcomes: list[OutcomeEntry] = []
    highlights: Words = []
    best_for: Annotated[Text, fits(m.Program, "best_for")] | None = None
    cited: dict[
        FieldName,
        Annotated[list[SourceId], BeforeValidator(_source_list), Field(min_length=1)],
    ] = {}
    sources: dict[str, SourceEntry] = {}

    status: Annotated[m.Status, CHOICE] = m.Status.PUBLISHED
    cip6: Cip6 | None = None
    weekly_hours: Annotated[Size, fits(m.Program, "weekly_hours")] | None = None
    visa_eligible: bool | None = None
    twins: list[Identifier] = []
    twin_group: Annotated[Text, fits(m.Program, "twin_group")] | None = None
    missing: dict[FieldName, Annotated[m.Missing, CHOICE]] = {}
    verified: dict[
        FieldName, Annotated[tuple[date, str | None], PlainValidator(_verification)]
    ] = {}
    doubts: dict[FieldName, list[Annotated[Text, fits(m.Doubt, "note")]]] = {}
    federal_links: Annotated[list[FederalLinkEntry], AfterValidator(_links_once)] = []
