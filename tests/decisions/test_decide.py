"""manage.py decide: an answer from a file, and what is said about wrong ones."""

import json
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from decisions.models import Profile
from programs.models import Program
from tests.decisions import plain_person
from tests.factories import make_program

ROOT = Path(__file__).resolve().parents[2]
PERSONAS = sorted((ROOT / "fixtures/personas").glob("*.json"))


def decide(*args, **options):
    out, err = StringIO(), StringIO()
    call_command("decide", *map(str, args), stdout=out, stderr=err, **options)
    return out.getvalue()


def profile_file(folder, **answers):
    path = folder / "profile.json"
    content = {"format": "degree-of-belief/profile", "version": 1, "answers": answers}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.django_db
def test_a_ranking_of_the_masters_of_the_catalogue(tmp_path):
    make_program(slug="a", full_time=True, months_full_time=12, tuition=20_000)
    make_program(slug="b", full_time=True, months_full_time=12)
    make_program(slug="c", kind="bootcamp", full_time=True, months_full_time=3, tuition=9_000)
    found = json.loads(decide(profile_file(tmp_path, salary=50_000), "--json"))
    assert [entry["program"] for entry in found["ranking"]] == ["a"]
    assert found["others"]["no_price"] == ["b"]
    assert found["situation"]["currency"] == "USD"
    assert "salary" not in found["situation"]["defaults_used"]
    text = decide(profile_file(tmp_path, salary=50_000))
    assert "1 without a price" in text


@pytest.mark.django_db
def test_nothing_is_saved(tmp_path):
    make_program(slug="a", full_time=True, months_full_time=12, tuition=20_000)
    decide(profile_file(tmp_path))
    assert not Profile.objects.exists()


@pytest.mark.slow
@pytest.mark.parametrize("path", PERSONAS, ids=lambda path: path.stem)
def test_every_persona_gets_a_ranking_and_a_report_with_every_input(full_catalogue, path):
    found = json.loads(decide(path, "--json"))
    assert len(found["ranking"]) >= 3
    horizon = found["situation"]["horizon_years"]
    assert sum(found["sureness"]["first"].values()) == pytest.approx(1, abs=0.01)
    slugs = [entry["program"] for entry in found["ranking"] if entry["mean_gain"] is not None][:2]
    reports = json.loads(decide(path, "--program", *slugs, "--json"))["programs"]
    assert [report["program"] for report in reports] == slugs
    for report, entry in zip(reports, found["ranking"], strict=False):
        assert report["futures"]["mean_gain"] is not None
        low, middle, high = (report["futures"][name] for name in ("p10", "p50", "p90"))
        assert low <= middle <= high
        shares = [story["share"] for story in report["stories"].values()]
        assert sum(shares) == pytest.approx(1, abs=1e-3)
        assert not [item for item in report["inputs"] if item["kind"] == "Not known"]
        if entry["program"] == report["program"]:
            # 1,024 futures in the list, 8,192 of its own.
            assert report["futures"]["ahead_of_50"][str(horizon)] == pytest.approx(
                entry["ahead_of_50"], abs=2
            )
    text = decide(path, "--program", *slugs)
    assert "Costs" in text
    assert "nan" not in text
    assert "inf" not in text.replace("information", "").replace("infl", "")


@pytest.mark.django_db
def test_every_wrong_field_is_named(tmp_path):
    path = profile_file(tmp_path, salary="a lot", state="XX", nonsense=1)
    errors = StringIO()
    with pytest.raises(CommandError, match="3 fields are wrong") as raised:
        call_command("decide", str(path), stdout=StringIO(), stderr=errors)
    assert raised.value.returncode == 2
    told = errors.getvalue()
    assert all(f"{name}: " in told for name in ("salary", "state", "nonsense"))


@pytest.mark.django_db
def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        decide(tmp_path / "none.json")


@pytest.mark.django_db
def test_an_unknown_program_is_said(tmp_path):
    with pytest.raises(CommandError, match="No such program: nowhere"):
        decide(profile_file(tmp_path), "--program", "nowhere")


@pytest.mark.slow
@pytest.mark.django_db
def test_a_catalogue_file_is_used_and_forgotten(tmp_path):
    make_program(slug="here", full_time=True, months_full_time=12, tuition=20_000)
    file = ROOT / "fixtures/catalogue/us_online.json"
    found = json.loads(decide(profile_file(tmp_path), "--catalogue", file, "--json"))
    ranked = [entry["program"] for entry in found["ranking"]]
    assert "gatech-omsa" in ranked
    assert "here" not in ranked
    assert list(Program.objects.values_list("slug", flat=True)) == ["here"]


@pytest.mark.django_db
def test_a_wrong_catalogue_file_is_refused(tmp_path):
    file = tmp_path / "catalogue.json"
    file.write_text('[{"id": "x"}]', encoding="utf-8")
    with pytest.raises(CommandError, match="not a catalogue file"):
        decide(profile_file(tmp_path), "--catalogue", file)


@pytest.mark.django_db
def test_a_program_that_is_the_baseline_itself_is_held_against_going_on_as_now(tmp_path):
    plain_person.make_beside_a_job(5_000, slug="own")
    plain_person.make_beside_a_job(30_000, slug="other")
    told = {
        name: float(value) if isinstance(value, Decimal) else value
        for name, value in plain_person.ANSWERS.items()
        if name != "assumptions"
    }

    def gains(**more):
        path = profile_file(tmp_path, **told, **more)
        found = json.loads(decide(path, "--program", "own", "other", "--json"))["programs"]
        return [report["futures"]["mean_gain"] for report in found]

    own, other = gains()
    assert gains(otherwise="program:own") == [own, pytest.approx(other - own, abs=1)]
