"""What changed since a record: then beside now, each kind of change by itself."""

import copy
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from decisions.models import DecisionRecord
from programs import snapshot
from tests.decisions.plain_person import ANSWERS, make_beside_a_job
from tests.decisions.records.test_record_pages import keep
from tests.decisions.report_pages import heading, rows_of, start, text_of
from tests.factories import make_price

pytestmark = pytest.mark.django_db

THEN = datetime(2026, 9, 1, 12, tzinfo=UTC)


@pytest.fixture
def program():
    return make_beside_a_job(20_000, name="Data science beside a job")


@pytest.fixture
def profile(client):
    return start(client, **ANSWERS)


def changes(client, record):
    url = reverse("decisions:record-changes", args=[record.profile_id, record.pk])
    response = client.get(url)
    assert response.status_code == 200
    return response


def changed(response, title):
    """What → (then, now) of one group."""
    return {what: (then, now) for what, then, now in rows_of(response, title)[1:]}


def titles(response):
    page = response.content.decode()
    known = ("What comes out", "Your answers", "The program", "The programs", "Our numbers",
             "What goes in besides")  # fmt: skip
    return [title for title in known if f'aria-label="{title}"' in page]


def again(record, change=None, **values):
    """The same record as if it had been made otherwise: records cannot be changed."""
    payload = copy.deepcopy(record.payload)
    if change:
        change(payload)
    kept = {
        name: getattr(record, name)
        for name in ("profile", "program", "kind", "catalogue_version", "method_version")
    }
    return DecisionRecord.objects.create(**kept | {"payload": payload} | values)


@pytest.mark.parametrize("kind", ["report", "ranking"])
def test_that_nothing_changed_is_said_with_the_day(client, profile, program, kind):
    record = keep(client, profile, program if kind == "report" else None)
    response = changes(client, again(record, created_at=THEN))

    assert heading(response) == "Nothing changed since September 1, 2026."
    assert "every figure of the record is the same" in text_of(response)
    assert titles(response) == []


def test_an_answer_that_changed_stands_beside_what_it_does(client, profile, program):
    record = keep(client, profile, program)
    profile.salary = Decimal(66_000)
    profile.savings = None
    profile.stay_months = 24
    profile.save()
    response = changes(client, record)

    assert changed(response, "Your answers") == {
        "Pay now": ("$60,000 a year", "$66,000 a year"),
        "Savings": ("$900,000", "no answer"),
        "Right to work after the degree": ("no answer", "24 months"),
    }
    # Who earns 66,000 now earns as much in the new job: the price is all that is left.
    then, now = changed(response, "What comes out")["Mean of all futures"]
    assert then.startswith("+$")
    assert now.startswith("−$")
    assert changed(response, "What comes out")["Verdict"][0] == record.payload["headline"]
    assert "The program" not in titles(response)
    assert "Our numbers" not in titles(response)


def test_a_number_of_ones_own_that_changed(client, profile, program):
    record = keep(client, profile, program)
    profile.assumptions = {**profile.assumptions, "inflation": 0.03, "caution": 0.5}
    del profile.assumptions["benefits"]
    profile.save()

    found = changed(changes(client, record), "Your answers")
    assert found["Inflation"] == ("0% a year", "3% a year")
    assert set(found.values()) >= {("our default", "50%"), ("0%", "our default")}


def test_graduates_looked_up_since_are_answers(client, profile, program):
    peer = {"program": program, "finished": 2024, "similarity": "very"}
    paid = {"pay": Decimal(95_000), "pay_year": 2025, "role": "data_scientist"}
    first = profile.peers.create(**peer, **paid, note="Met at a fair")
    record = keep(client, profile, program, answers="on")
    profile.peers.create(**peer | {"finished": 2023, "similarity": "hardly"})
    profile.save()

    then = "2024, data scientist, $95,000 in 2025, very like me"
    response = changes(client, record)
    assert changed(response, "Your answers") == {
        f"Graduates of {program.name}": (then, f"2023, pay not known, hardly like me; {then}")
    }
    profile.peers.exclude(pk=first.pk).delete()
    first.pay_year = 2026
    first.save()
    profile.save()
    later = then.replace("2025", "2026")
    assert changed(changes(client, record), "Your answers") == {
        f"Graduates of {program.name}": (then, later)
    }
    profile.peers.all().delete()
    profile.save()
    assert changed(changes(client, record), "Your answers") == {
        f"Graduates of {program.name}": (then, "no answer")
    }
    assert "Met at a fair" not in str(record.payload)


def test_other_words_for_the_same_answer_are_no_change(client, profile, program):
    def other_words(payload):
        for answer in payload["basis"]["answers"]:
            answer["words"] = answer["label"] = "as it was called then"

    record = again(keep(client, profile, program), other_words)
    assert titles(changes(client, record)) == []


def test_facts_of_the_program_that_changed(client, profile, program):
    record = keep(client, profile, program)
    program.prices.all().delete()
    make_price(program, amount=32_000, academic_year="2026-27")
    program.months_part_time = 30
    program.modality = "hybrid"
    program.name = "Data science, renamed"
    program.save()
    snapshot.forget()
    response = changes(client, record)

    assert changed(response, "The program") == {
        "Name": ("Data science beside a job", "Data science, renamed"),
        "Price": ("$20,000 (2025-26)", "$32,000 (2026-27)"),
        "Length, part time": ("24 months", "30 months"),
        "Format": ("Online", "Hybrid"),
    }
    found = changed(response, "What comes out")
    assert found["Length"] == ("24 months", "30 months")
    assert "The catalogue has changed since." in text_of(response)
    assert "Your answers" not in titles(response)


def test_a_fact_that_is_not_stated_any_more_is_not_nothing(client, profile, program):
    record = keep(client, profile, program)
    program.prices.all().delete()
    make_beside_a_job(1)  # the catalogue has another version
    snapshot.forget()
    response = changes(client, record)

    assert changed(response, "The program") == {"Price": ("$20,000 (2025-26)", "not stated")}
    assert changed(response, "What comes out")["Mean of all futures"][1] == "not known"


def test_a_program_that_is_gone_leaves_the_rest_to_compare(client, profile, program):
    record = keep(client, profile, program)
    name = f"{program.name}, {program.institution.name}"
    profile.salary = Decimal(61_000)
    profile.save()
    program.prices.all().delete()
    program.delete()
    make_beside_a_job(1)
    snapshot.forget()
    response = changes(client, record)

    assert changed(response, "The program") == {
        name: ("in the catalogue", "no longer in the catalogue")
    }
    assert list(changed(response, "Your answers")) == ["Pay now"]
    assert "it cannot be worked out today" in text_of(response)
    assert "What comes out" not in titles(response)


def test_our_numbers_that_changed(client, profile, program):
    def other_numbers(payload):
        numbers = payload["basis"]["parameters"]
        numbers["federal_rate"] = {"default": 0.07}
        numbers["discarded_rate"] = {"default": 0.5}
        numbers["complete_full_time"] = {"default": [7.0, 3.0], "central": 0.7}
        numbers["brackets"]["default"]["single"][0][1] = 11_000
        numbers["tuition_growth"] = {"default": "a third"}
        del numbers["caution"]

    record = again(keep(client, profile, program), other_numbers)
    found = changed(changes(client, record), "Our numbers")

    assert found.pop("Discarded rate") == ("0.5", "none")
    assert sorted(found.values()) == [
        ("10% to 37%", "10% to 37%, with other steps between"),
        ("7%", "8.07%"),
        ("70 of 100 on average", "80 of 100 on average"),
        ("a third", "3%"),
        ("none", "25%"),
    ]


def test_a_table_without_end_is_read_back(client, profile, program):
    kept = keep(client, profile, program).payload["basis"]["parameters"]["brackets"]

    assert kept["default"]["single"][-1][1] == "no end"
    assert titles(changes(client, DecisionRecord.objects.get())) == []


def test_another_method_is_said_though_no_figure_moved(client, profile, program):
    record = again(keep(client, profile, program), method_version="0123456789ab")
    response = changes(client, record)

    assert heading(response).startswith("Nothing changed since")
    assert "Our method has changed since" in text_of(response)


def test_an_input_that_moved_by_itself_is_named(client, profile, program):
    def older(payload):
        for row in payload["given"]:
            if row["name"] == "program.tuition_total":
                row["words"] = "$19,000"

    record = again(keep(client, profile, program), older)
    found = changed(changes(client, record), "What goes in besides")

    assert list(found) == ["Tuition and required fees"]
    assert found["Tuition and required fees"][0] == "$19,000"


def test_answers_that_are_missing_now_do_not_break_it(client, profile, program):
    record = keep(client, profile, program)
    for name in ("salary", "living", "tax_rate", "country"):
        setattr(profile, name, None if name != "country" else "ZZ")
    profile.save()
    response = changes(client, record)

    assert changed(response, "Your answers")["Pay now"] == ("$60,000 a year", "no answer")
    assert changed(response, "What comes out")["Mean of all futures"][1] == "not known"


def test_a_ranking_tells_who_moved_came_and_went(client, profile):
    first = make_beside_a_job(10_000, name="First")
    second = make_beside_a_job(20_000, name="Second")
    record = keep(client, profile)
    second.prices.all().delete()
    second.delete()
    make_beside_a_job(4_000, name="Newcomer")
    make_beside_a_job(90_000, name="Last")
    first.prices.all().delete()
    make_price(first, amount=40_000)
    snapshot.forget()
    response = changes(client, record)
    found = changed(response, "What comes out")

    def row(name):
        return next(value for what, value in found.items() if what.startswith(f"{name}, "))

    assert row("First")[0].startswith("place 1, score ")
    assert row("First")[1].startswith("place 2, score ")
    assert row("Second")[1] == "not among the first"
    assert row("Newcomer")[0] == "not among the first"
    assert row("Newcomer")[1].startswith("place 1, score ")
    assert found["master’s degrees looked at"] == ("2", "3")
    facts = changed(response, "The programs")
    school = f"First, {first.institution.name}"
    assert facts[f"{school}: Price"] == ("$10,000 (2025-26)", "$40,000 (2025-26)")
    assert facts[f"Second, {second.institution.name}"][1] == "no longer in the catalogue"
    assert len(facts) == 2


def test_a_ranking_is_compared_with_the_same_filters(client, profile):
    make_beside_a_job(10_000, name="Online")
    record = keep(client, profile, filters="?modality=online")
    make_beside_a_job(1_000, name="On campus", modality="in_person")
    snapshot.forget()

    response = changes(client, record)
    assert heading(response).startswith("Nothing changed since")
    assert "The catalogue has changed since." in text_of(response)
