"""What a record holds comes back as it was written, also from years ago."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from decisions.records.codec import decode, encode
from decisions.records.document import (
    Document,
    RankingRecord,
    ReportRecord,
    UnreadableRecordError,
    dump,
    load,
)
from decisions.records.take import take_ranking, take_report
from programs import snapshot
from tests.decisions.report_pages import PERSONAS, persona

UVA = "uva-msds-residential"
KEPT = Path(__file__).parent


def through_json(document: Document) -> Document:
    # As strictly as a database that has no NaN.
    return load(json.loads(json.dumps(dump(document), allow_nan=False)))


@pytest.fixture
def catalogue(full_catalogue):
    return snapshot.current()


@pytest.mark.django_db
@pytest.mark.slow
class TestRoundTrip:
    @pytest.mark.parametrize("name", sorted(path.stem for path in PERSONAS.glob("*.json")))
    def test_every_persona(self, client, catalogue, name):
        profile = persona(client, name)
        report = take_report(profile, catalogue, catalogue.index_of_slug[UVA])
        ranking = take_ranking(profile, catalogue, "")

        assert through_json(report) == report
        assert through_json(ranking) == ranking
        assert report.figures
        assert report.basis.answers
        assert ranking.rows

    def test_a_program_of_which_little_is_known(self, client, catalogue):
        profile = persona(client, "career-changer")
        index = catalogue.tier.index("listed")
        report = take_report(profile, catalogue, index)

        assert through_json(report) == report
        assert report.missing
        assert not report.answer


@pytest.mark.parametrize(
    ("file", "kind"),
    [("report_schema_1.json", ReportRecord), ("ranking_schema_1.json", RankingRecord)],
)
def test_a_record_of_the_first_schema_can_still_be_read(file, kind):
    """The files are as the first release wrote them, and never written anew."""
    document = load(json.loads((KEPT / file).read_text()))

    assert isinstance(document, kind)
    assert document.headline
    assert len(document.basis.parameters) > 100
    assert {answer.name for answer in document.basis.answers} >= {"salary", "role"}


def test_what_a_later_release_adds_is_left_out():
    payload = json.loads((KEPT / "report_schema_1.json").read_text())
    later = payload | {"colour": "teal", "program": payload["program"] | {"rank": 3}}

    assert load(later) == load(payload)


@pytest.mark.parametrize(
    "change",
    [
        {"schema": 2},
        {"schema": None},
        {"kind": "letter"},
        {"headline": 7},
        {"says": "one text"},
        {"program": None},
        {"program": {"slug": "only"}},
        {"figures": [{"title": "no figures"}]},
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused(change):
    payload = json.loads((KEPT / "report_schema_1.json").read_text())

    with pytest.raises(UnreadableRecordError):
        load(payload | change)


@dataclass(frozen=True)
class Small:
    name: str
    value: float | None = None
    parts: tuple[int, ...] = ()


def test_a_value_has_the_type_that_its_field_names():
    assert decode(Small, encode(Small("a", 2.5, (1, 2)))) == Small("a", 2.5, (1, 2))
    assert decode(Small, {"name": "a", "value": 2}) == Small("a", 2.0)
    assert decode(Small, {"name": "a", "value": None}) == Small("a")
    for wrong in ({"name": 1}, {"name": "a", "value": "2"}, {"name": "a", "value": True},
                  {"name": "a", "parts": [1.5]}, {"name": None}):  # fmt: skip
        with pytest.raises(TypeError):
            decode(Small, wrong)
    with pytest.raises(ValueError, match=r"Small\.name is missing"):
        decode(Small, {})
