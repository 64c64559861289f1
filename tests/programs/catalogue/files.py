"""Small catalogue files, and the command that loads them."""

import json
from copy import deepcopy
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from programs.models import CatalogueVersion, Citation, DataFile, Institution, Price, Program

RECORD = {
    "id": "example-msds",
    "kind": "masters",
    "institution": {
        "name": "Example University",
        "country": "US",
        "region": "PA",
        "city": "Pittsburgh",
        "control": "public",
        "website": "https://www.example.edu/",
        "metro": "Pittsburgh, PA",
        "accreditor": None,
        "unitid": "999001",
        "cbsa": "38300",
        "latitude": 40.4,
        "longitude": -79.9,
    },
    "name": "Master of Science in Data Science",
    "degree": "MS",
    "field": "data_science",
    "specialization": None,
    "url": "https://www.example.edu/msds",
    "modality": "online",
    "delivery": "recorded",
    "pace": ["part_time"],
    "duration_months": {"full_time": None, "part_time": 24, "max": 60},
    "credits": 30,
    "courses": 10,
    "start_terms": ["fall"],
    "tuition": [
        {
            "residency": "any",
            "amount": 742.75,
            "currency": "USD",
            "per": "credit",
            "count": 30,
            "academic_year": "2025-26",
            "source": "s1",
            "scope": "program",
        }
    ],
    "fees": [],
    "funding": None,
    "admission": {"bachelor_field": "stem", "gpa_min": 3.25, "gre": "not_required"},
    "prerequisites": [{"subject": "calculus", "level": "required"}],
    "curriculum": {"ml_methods": "core"},
    "topics": ["deep_learning", "nlp"],
    "components": {"thesis": "optional"},
    "industry": {"coop": False},
    "outcomes": [],
    "highlights": ["no_gre"],
    "best_for": None,
    "cited": {"modality": "s1", "admission": "s2"},
    "sources": {
        "s1": {
            "url": "https://www.example.edu/msds/tuition",
            "publisher": "Example University",
            "kind": "official",
            "as_of": "2025-26",
        },
        "s2": {
            "url": "https://www.example.edu/msds/admission",
            "publisher": "Example University",
            "kind": "official",
            "as_of": None,
        },
    },
}


def record(**values):
    """A good record, with these values in place of its own. `__` reaches into an object."""
    result = deepcopy(RECORD)
    for path, value in values.items():
        *parents, key = path.split("__")
        target = result
        for parent in parents:
            target = target[parent]
        target[key] = value
    return result


def write(path, *records):
    """A catalogue file with these records; its path."""
    path.write_text(json.dumps(list(records)), encoding="utf-8")
    return path


def load(*paths, **options):
    """Run loadcatalogue: what it wrote to standard output and to standard error."""
    out, err = StringIO(), StringIO()
    call_command("loadcatalogue", *map(str, paths), stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def refusal(*paths, **options):
    """Run loadcatalogue, which must fail with exit code 1: everything that it said."""
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError) as error:
        call_command("loadcatalogue", *map(str, paths), stdout=out, stderr=err, **options)
    assert error.value.returncode == 1
    return f"{out.getvalue()}{err.getvalue()}{error.value}"


def state_of_database():
    """All that a load may touch, for telling that it did not."""
    return {
        "version": CatalogueVersion.current(),
        "history": Program.history.count() + Price.history.count() + Institution.history.count(),
        "files": list(DataFile.objects.values_list("name", "checksum", "rows")),
        "programs": list(Program.objects.order_by("pk").values()),
        "institutions": list(Institution.objects.order_by("pk").values()),
        "prices": list(Price.objects.order_by("pk").values()),
        "citations": list(Citation.objects.order_by("pk").values()),
    }
