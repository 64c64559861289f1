"""Small makers of rows: each gives one valid object, and takes what the test is about."""

import secrets
from itertools import count

from decisions.models import Profile
from programs.models import (
    Admission,
    CatalogueVersion,
    Citation,
    Completions,
    FederalLink,
    Institution,
    InstitutionPrice,
    Outcome,
    Price,
    Program,
    Source,
)

_numbers = count(1)


def make_source(**values):
    number = next(_numbers)
    values = {
        "url": f"https://source-{number}.example.edu/",
        "publisher": f"Publisher {number}",
        "kind": "official",
        "as_of": "2025-26",
    } | values
    return Source.objects.create(**values)


def make_institution(**values):
    number = next(_numbers)
    values = {
        "slug": f"institution-{number}",
        "name": f"University {number}",
        "control": "public",
        "country": "US",
        "region": "PA",
        "city": "Pittsburgh",
    } | values
    return Institution.objects.create(**values)


def make_program(*, admission=None, tuition=None, institution=None, **values):
    """A published program. tuition: an amount for the whole program, US dollars, anybody's."""
    number = next(_numbers)
    values = {
        "slug": f"program-{number}",
        "kind": "masters",
        "tier": "curated",
        "status": "published",
        "name": f"Master of Science in Data Science {number}",
        "field": "data_science",
        "modality": "in_person",
        "institution": institution or make_institution(),
    } | values
    program = Program.objects.create(**values)
    if admission is not None:
        Admission.objects.create(program=program, **admission)
    if tuition is not None:
        make_price(program, amount=tuition)
    CatalogueVersion.bump()
    return program


def make_price(program, **values):
    values = {
        "part": "tuition",
        "residency": "any",
        "amount": 30_000,
        "currency": "USD",
        "per": "program",
        "academic_year": "2025-26",
    } | values
    if "source" not in values:
        values["source"] = make_source()
    price = Price.objects.create(program=program, **values)
    CatalogueVersion.bump()
    return price


def make_citation(program, field, source=None, **values):
    """Who states a field. missing="not_published": nobody, for that reason."""
    if "missing" not in values:
        source = source or make_source()
    return Citation.objects.create(program=program, field=field, source=source, **values)


def make_average_price(institution, **values):
    values = {
        "academic_year": "2023-24",
        "residency": "in_state",
        "tuition": 11_000,
        "fees": 1_000,
    } | values
    if "source" not in values:
        values["source"] = make_source(kind="government")
    return InstitutionPrice.objects.create(institution=institution, **values)


def make_outcome(**values):
    """A figure of the program, institution and cip4, or cip4 alone that it is about."""
    scope = "nation_field"
    if "program" in values:
        scope = "program"
    elif "institution" in values:
        scope = "institution_field"
    values = {
        "scope": scope,
        "metric": "median_salary_4yr",
        "value": 120_000,
        "currency": "USD",
    } | values
    if "source" not in values:
        values["source"] = make_source(kind="government")
    outcome = Outcome.objects.create(**values)
    CatalogueVersion.bump()
    return outcome


def make_completions(institution, cip6, awards, **values):
    """Master’s awarded by year: {2023: 10, 2024: 12}."""
    source = values.pop("source", None) or make_source(kind="government")
    values = {"cip_title": "Data Science, General"} | values
    Completions.objects.bulk_create(
        Completions(
            institution=institution, cip6=cip6, year=year, awards=number, source=source, **values
        )
        for year, number in awards.items()
    )


def make_federal_link(program, unitid, cip6, **values):
    values = {"confidence": "likely", "reason": "the only program of this field"} | values
    link = FederalLink.objects.create(program=program, unitid=unitid, cip6=cip6, **values)
    CatalogueVersion.bump()
    return link


def make_profile(**answers):
    """A saved profile that no session owns."""
    return Profile.objects.create(resume_token=secrets.token_urlsafe(32), **answers)


def make_listed(**values):
    """A program of the federal list, at the institution 100858 unless another is given."""
    institution = values.pop("institution", None) or make_institution(
        name="Auburn University", unitid="100858"
    )
    values = {
        "tier": "listed",
        "institution": institution,
        "name": "Master’s in data science, general (CIP 30.7001)",
        "cip6": "30.7001",
        "modality": "",
    } | values
    return make_program(**values)
