"""Rankings as a reader sees them, for tests."""

from django.urls import reverse

from programs.models import CatalogueVersion
from tests.decisions import plain_person, report_pages
from tests.factories import make_average_price, make_institution, make_program


def start(client, **answers):
    """A profile of this client's session, with some answers; gives its results address."""
    return reverse("decisions:results", args=[report_pages.start(client, **answers).pk])


def start_plainly(client, **answers):
    """The same for somebody whose money is worked out by hand in plain_person."""
    return start(client, **plain_person.ANSWERS | answers)


def beside_a_job(name, price=None, months=24, institution="", **values):
    if institution:
        values["institution"] = make_institution(name=institution)
    return plain_person.make_beside_a_job(price, months, name=name, **values)


def scored(name="", price=30_000, institution="", **values):
    values = {"tuition": price, "months_full_time": 24, "modality": "online"} | values
    if name:
        values["name"] = name
    if institution:
        values["institution"] = make_institution(name=institution)
    return make_program(**values)


def listed(**values):
    program = make_program(tier="listed", modality="", **values)
    make_average_price(program.institution, residency="out_of_state", tuition=23_000, fees=1_000)
    CatalogueVersion.bump()
    return program
