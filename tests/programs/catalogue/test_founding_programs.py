"""The programs that the founding article names are there, and people find them."""

import pytest

from programs.models import Program
from programs.snapshot import fold
from programs.snapshot_build import build
from tests.fixtures_catalogue import CATALOGUE
from tests.programs.catalogue.files import load

FOUNDING = {
    "georgia tech": "gatech-omscs-ml",
    "drexel": "drexel-msmle",
    "carnegie mellon": "cmu-msml",
    "georgetown": "georgetown-mps-aim-online",
    "syracuse": "syracuse-ms-ads-online",
    "wake forest": "wakeforest-maisi-online",
    "southern new hampshire": "snhu-bs-cybersecurity-genai",
}
NICKNAMES = {
    "CMU": "cmu-msml",
    "Gatech": "gatech-omsa",
    "OMSCS": "gatech-omscs-ml",
    "SNHU": "snhu-bs-cybersecurity-genai",
    "UIUC": "uiuc-mcs-campus",
    "UT Austin": "ut-austin-mscs-campus",
    "NCSU": "ncsu-msa",
    "UPenn": "upenn-mcit-online",
    "MIT": "mitx-micromasters-statistics-data-science",
    "ETH": "eth-msc-data-science",
    "TUM": "tum-msc-informatics",
    "HKUST": "hkust-msc-big-data-technology",
}


@pytest.fixture
def found(db):
    """Words that people type → ids of the programs whose text holds them."""
    load(CATALOGUE, verbosity=0)
    snapshot = build()
    texts = dict(zip(snapshot.slugs, snapshot.search_text, strict=True))
    return lambda typed: {slug for slug, text in texts.items() if f" {fold(typed)}" in text}


def test_every_founding_program_is_published_and_found_by_name(found):
    for typed, slug in FOUNDING.items():
        assert slug in found(typed), typed
    assert Program.objects.filter(slug__in=FOUNDING.values(), status="published").count() == 7


def test_nicknames_find_the_programs_of_their_institutions(found):
    for typed, slug in NICKNAMES.items():
        assert slug in found(typed), typed


def test_twins_are_one_degree_of_one_institution(found):
    groups = {}
    for program in Program.objects.exclude(twin_group="").select_related("institution"):
        groups.setdefault(program.twin_group, []).append(program)
    assert len(groups) == 10
    for members in groups.values():
        assert len(members) == 2
        assert len({member.institution for member in members}) == 1
        assert len({member.degree for member in members}) == 1


def test_no_link_to_a_mirror_is_left(found):
    from programs.models import Source

    hosts = (CATALOGUE / "unlinked_hosts.txt").read_text().split()
    mirrors = [
        source
        for source in Source.objects.all()
        if any(f"//{host}" in source.url or f".{host}" in source.url for host in hosts)
    ]
    assert len(mirrors) > 10
    assert not any(source.linked for source in mirrors)
