"""The small files beside the records of a directory."""

from datetime import date

import pytest

from programs.models import CatalogueVersion, Institution, Program, Source
from tests.programs.catalogue.files import load, record, refusal, write

pytestmark = pytest.mark.django_db

GOOD = {
    "doubts.csv": 'program_id,field,note\nexample-msds,tuition,"old, from a blog"\n',
    "links.csv": (
        "program_id,unitid,cip6,confidence,reason\n"
        "example-msds,999001,30.7001,likely,only one of its field\n"
        "other,999001,,unclear,no matching field\n"
    ),
    "twins.csv": "group,program_id\nexample-ds,example-msds\nexample-ds,other\n",
    "aliases.csv": "institution,aliases\nExample University,EU|Example Tech\n",
    "unlinked_hosts.txt": "# mirrors\nexample.edu\n",
    "collected_on.txt": "2026-11-22\n",
}


@pytest.fixture
def directory(tmp_path):
    write(tmp_path / "records.json", record(), record(id="other"))
    for name, text in GOOD.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_directory_brings_doubts_codes_twins_and_nicknames(directory):
    out, _ = load(directory)
    program, other = Program.objects.order_by("pk")
    assert (program.doubts.get().field, program.doubts.get().note) == (
        "tuition",
        "old, from a blog",
    )
    link = program.federal_links.get()
    assert (link.unitid, link.cip6, link.confidence) == ("999001", "30.7001", "likely")
    assert not other.federal_links.exists()
    assert "Rows of links.csv without a code, no link made: 1" in out
    assert program.twin_group == other.twin_group == "example-ds"
    assert program.institution.aliases == ["EU", "Example Tech"]


def test_hosts_on_the_list_are_not_linked_and_the_day_of_collection_is_kept(directory):
    load(directory)
    assert {source.linked for source in Source.objects.all()} == {False}
    assert {source.retrieved_on for source in Source.objects.all()} == {date(2026, 11, 22)}


def test_a_host_that_comes_onto_the_list_later_loses_its_links(directory):
    (directory / "unlinked_hosts.txt").write_text("other.example.org\n")
    load(directory)
    assert {source.linked for source in Source.objects.all()} == {True}
    (directory / "unlinked_hosts.txt").write_text("example.edu\n")
    out, _ = load(directory)
    assert "Sources read again or no longer linked: 2" in out
    assert {source.linked for source in Source.objects.all()} == {False}
    assert CatalogueVersion.current() == 2


def test_a_single_file_of_the_directory_leaves_what_lies_beside_it_alone(directory):
    load(directory)
    out, _ = load(directory / "records.json")
    assert "Unchanged: 2" in out
    program = Program.objects.get(slug="example-msds")
    assert program.doubts.exists()
    assert program.federal_links.exists()
    assert program.twin_group == "example-ds"


def test_a_row_that_leaves_a_small_file_leaves_the_database(directory):
    load(directory)
    (directory / "doubts.csv").write_text("program_id,field,note\n")
    out, _ = load(directory)
    assert "doubts.tuition: old, from a blog → not stated" in out
    assert not Program.objects.get(slug="example-msds").doubts.exists()


def test_a_new_nickname_is_added_and_one_that_a_curator_took_out_stays_out(directory):
    load(directory)
    Institution.objects.update(aliases=["EU", "Of the federal directory"])
    (directory / "aliases.csv").write_text(
        "institution,aliases\nExample University,EU|Example Tech|ExU\n"
    )
    out, _ = load(directory)
    assert "Institutions that get a nickname: 1" in out
    assert Institution.objects.get().aliases == ["EU", "Of the federal directory", "ExU"]
    assert "Unchanged: 2" in load(directory, force=True)[0]


BAD = {
    "an unknown program": (
        "doubts.csv",
        "program_id,field,note\nghost,tuition,odd\n",
        'doubts.csv:2, program_id: found "ghost"; allowed: the id of a record in these files',
    ),
    "an unknown field": (
        "doubts.csv",
        "program_id,field,note\nexample-msds,price,odd\n",
        'doubts.csv:2, field: found "price"; allowed: a field of the record',
    ),
    "a row that is too short": (
        "doubts.csv",
        "program_id,field,note\nexample-msds,tuition\n",
        "doubts.csv:2: found 2 values; allowed: 3: program_id, field, note",
    ),
    "an empty note": (
        "doubts.csv",
        "program_id,field,note\nexample-msds,tuition,\n",
        "doubts.csv:2, note: found \"\"; allowed: 1 to 300 characters",
    ),
    "other columns": (
        "links.csv",
        "program,cip\n",
        'links.csv:1, header: found "program,cip"; allowed: program_id,unitid,cip6,',
    ),
    "a likely link without a code": (
        "links.csv",
        "program_id,unitid,cip6,confidence,reason\nexample-msds,999001,,likely,\n",
        "links.csv:2, cip6: found \"\"; allowed: a CIP code such as 11.0102",
    ),
    "an unknown confidence": (
        "links.csv",
        "program_id,unitid,cip6,confidence,reason\nexample-msds,999001,11.0102,sure,\n",
        'links.csv:2, confidence: found "sure"; allowed: likely or unclear',
    ),
    "the same link twice": (
        "links.csv",
        "program_id,unitid,cip6,confidence,reason\n"
        + "example-msds,999001,11.0102,likely,\n" * 2,
        "links.csv:3: says the same link as line 2",
    ),
    "a program with two groups of twins": (
        "twins.csv",
        "group,program_id\na,example-msds\nb,example-msds\n",
        'twins.csv:3, program_id: found "example-msds"; allowed: each program in one group only',
    ),
    "an unknown institution": (
        "aliases.csv",
        "institution,aliases\nGhost University,GU\n",
        'aliases.csv:2, institution: found "Ghost University"; allowed: the name of an',
    ),
    "no host": (
        "unlinked_hosts.txt",
        "example.edu\nhttps://example.org/\n",
        'unlinked_hosts.txt:2: found "https://example.org/"; allowed: a host name',
    ),
    "no day": (
        "collected_on.txt",
        "November\n",
        'collected_on.txt: found "November"; allowed: one date such as 2026-11-22',
    ),
    "bytes that are no text": (
        "aliases.csv",
        "\udcff",
        "aliases.csv: byte 0 is not UTF-8 text",
    ),
    "a quotation mark that never ends": (
        "doubts.csv",
        'program_id,field,note\nexample-msds,tuition,"odd\n',
        "doubts.csv:2: not readable as CSV: unexpected end of data",
    ),
}  # fmt: skip


@pytest.mark.parametrize("bad", BAD)
def test_a_malformed_row_is_named_by_file_and_line_and_nothing_is_loaded(directory, bad):
    name, text, message = BAD[bad]
    (directory / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert message in refusal(directory)
    assert not Program.objects.exists()


def test_problems_of_records_and_of_small_files_are_told_together(directory):
    write(directory / "records.json", record(kind="doctorate"), record(id="other"))
    (directory / "doubts.csv").write_text("program_id,field,note\nghost,tuition,odd\n")
    said = refusal(directory)
    assert "2 problems found" in said
    # A record that is wrong is still there: its doubts and twins are not called unknown.
    assert "twins.csv" not in said
