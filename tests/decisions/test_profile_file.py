"""A profile as a file: what is taken, what is refused in which words, and that nothing is lost."""

import json
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from decisions.forms import SECTIONS, count_answers
from decisions.forms.fields import (
    ListAnswer,
    ManyAnswer,
    MoneyAnswer,
    MonthAnswer,
    NumberAnswer,
    SwitchAnswer,
    YesNoAnswer,
)
from decisions.models import Place, Profile
from decisions.profile_file import LARGEST_BYTES, BadProfileError, dump, dumps, parse
from decisions.profile_file.assumptions import adjustable
from decisions.profile_file.document import written
from decisions.profile_file.questions import questions
from programs.models import ExchangeRate
from programs.places import COUNTRIES, US_STATES
from tests.factories import make_profile, make_source

ROOT = Path(__file__).resolve().parents[2]
PERSONAS = sorted((ROOT / "fixtures/personas").glob("*.json"))
TODAY = date(2026, 11, 22)
UPLOAD = "/decisions/upload/"
METROS = {"35620": "New York-Newark-Jersey City, NY-NJ", "38300": "Pittsburgh, PA"}


@pytest.fixture
def places(db):
    """Two metro areas, and three currencies with a rate beside the dollar."""
    source = make_source()
    for code, name in METROS.items():
        Place.objects.create(
            code=code, level="metro", name=name, rent_source=source, parity_source=source
        )
    for currency, usd in (("EUR", "1.1172"), ("CHF", "1.21514"), ("INR", "0.010531")):
        ExchangeRate.objects.create(
            currency=currency, usd_per_unit=Decimal(usd), date=TODAY, source=source
        )


def document(answers=None, **others):
    head = {"format": "degree-of-belief/profile", "version": 1}
    return {**head, "answers": answers or {}, **others}


def content(answers=None, **others):
    return json.dumps(document(answers, **others)).encode()


def read(answers=None, **others):
    return parse(content(answers, **others), TODAY)


def faults(text, today=TODAY):
    with pytest.raises(BadProfileError) as refused:
        parse(text, today)
    return {fault.field: fault.message for fault in refused.value.faults}


def wrong(answers=None, **others):
    return faults(content(answers, **others))


def filled(answers, **others):
    """A profile that says this, not saved."""
    profile = Profile(resume_token="t" * 43, session_key="s" * 32)
    read(answers, **others).apply_to(profile)
    return profile


# What is taken


def test_each_answer_of_a_profile_has_its_name_in_the_file(places):
    bookkeeping = {
        "id", "owner", "session_key", "resume_token", "name", "created_at", "updated_at",
        "sections_saved", "assumptions",
    }  # fmt: skip
    held = {field.name for field in Profile._meta.concrete_fields} - bookkeeping
    assert {name.partition(".")[0] for name in questions()} == held


@pytest.mark.django_db
def test_answers_are_taken_in_the_units_of_the_pages(places):
    profile = filled(
        {
            "country": "US", "state": "PA", "metro": "38300", "salary": "64k", "savings": 18000.5,
            "family_support": "$5,000", "loans": "none", "gpa": 3.4, "chance_to_finish": 80,
            "start_by": "2027-09", "part_time_only": False, "assume_unknown": True,
            "levels": {"calculus": 2, "python": 0}, "wishes": ["recorded", "online"],
        },
        name="Maya",
        about="For people who read the file.",
        assumptions={"inflation": 0.03, "private_years": 15},
    )  # fmt: skip
    assert (profile.country, profile.state, profile.metro) == ("US", "PA", "38300")
    assert (profile.salary, profile.savings, profile.family_support) == (
        64_000, Decimal("18000.50"), 5_000,
    )  # fmt: skip
    assert (profile.loans, profile.gpa, profile.chance_to_finish) == ("none", Decimal("3.4"), 80)
    assert profile.start_by == date(2027, 9, 1)
    assert (profile.part_time_only, profile.assume_unknown) == (False, True)
    assert profile.levels == {"calculus": 2, "python": 0}
    assert profile.wishes == ["recorded", "online"]
    assert profile.name == "Maya"
    assert profile.assumptions == {"inflation": 0.03, "private_years": 15}
    assert profile.permanent_resident is None
    assert profile.sections_saved == [
        "situation", "money", "background", "goal", "limits", "beliefs",
    ]  # fmt: skip


@pytest.mark.django_db
def test_no_answer_null_and_nothing_chosen_are_the_same():
    empty = {"salary": None, "loans": "", "wishes": [], "levels": {}, "part_time_only": None}
    assert read(empty) == read({})
    profile = filled(empty)
    assert count_answers(profile).answered == 0
    assert profile.sections_saved == []
    assert dump(profile) == document()


@pytest.mark.django_db
def test_a_profile_that_had_other_answers_says_what_the_file_says_and_nothing_else():
    profile = make_profile(
        name="Old", salary=1, levels={"python": 3}, sections_saved=["limits"],
        assumptions={"tau": 0.2}, part_time_only=True,
    )  # fmt: skip
    read({"salary": 2}).apply_to(profile)
    assert dump(profile) == document({"salary": 2})
    assert profile.sections_saved == ["money"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "number"),
    [("64000", 64_000), ("6.4e4", 64_000), ("64000.00", 64_000), ('"64,000"', 64_000), ("0", 0)],
)
def test_an_amount_is_a_number_or_a_text_as_people_write_it(text, number):
    held = content({"salary": "AMOUNT"}).replace(b'"AMOUNT"', text.encode())
    assert parse(held).values["salary"] == number


@pytest.mark.django_db
def test_a_byte_order_mark_is_passed_over():
    assert parse(b"\xef\xbb\xbf" + content({"salary": 1})) == read({"salary": 1})


@pytest.mark.django_db
def test_a_start_that_has_passed_since_it_was_answered_stays():
    held = content({"start_by": "2027-09"})
    assert parse(held, date(2031, 1, 1)).values["start_by"] == date(2027, 9, 1)
    far = content({"start_by": "2041-12"})
    assert parse(far, date(2031, 1, 1)).values["start_by"] == date(2041, 12, 1)
    assert list(faults(far)) == ["start_by"]
    assert list(wrong({"start_by": "1999-09"})) == ["start_by"]


@pytest.mark.django_db
def test_places_are_taken_although_the_catalogue_has_no_program_there_now():
    there = {"wanted_countries": ["JP", "US"], "wanted_states": ["WY"], "country_limit": ["NZ"]}
    assert dump(filled(there))["answers"] == there


# What is refused


@pytest.mark.django_db
def test_every_wrong_field_is_listed_at_once_in_the_order_of_the_file(places):
    text = json.dumps(
        document(
            {
                "metro": "38300", "state": "NY", "salary": "sixty-four", "salery": 64000,
                "levels": {"python": 4, "magic": 1}, "wishes": "online", "gpa": True,
                "part_time_only": "no", "loans": ["any"], "modalities": ["telepathy"],
                "start_by": 2027, "chance_to_finish": 101,
            },
            assumptions={"inflation": 0.5, "federal_annual": 1, "magic": 1},
            extra=[],
            savings=1,
        )
        | {"version": 2, "name": "A\nB", "about": 5}
    ).encode()  # fmt: skip
    said = faults(text)
    assert said == {
        "version": "Enter 1. We found “2”.",
        "name": "Enter a name of at most 80 characters on one line. We found “A B”.",
        "about": "Enter a text of at most 1000 characters. We found “5”.",
        "extra": "Remove this key or correct it: the format has no such key. We found “[]”.",
        "savings": "Move this key into “answers”. We found “1”.",
        "metro": "Choose a metro area that reaches into the state, or leave one of the two empty. "
        "We found “Pittsburgh, PA”.",
        "salary": "Enter your pay as an amount, such as 64k or $64,000. We found “sixty-four”.",
        "salery": "Remove this key or correct it: there is no such question. We found “64000”.",
        "levels.python": "Choose one of the levels: 0, 1, 2 or 3. We found “4”.",
        "levels.magic": "Remove this key or correct it: there is no such subject. We found “1”.",
        "wishes": "Choose wishes from the list: online, part_time, recorded or self_paced. "
        "We found “online”.",
        "gpa": "Enter your grade point average as a number from 0 to 4, such as 3.4. "
        "We found “true”.",
        "part_time_only": "Choose yes, no or no answer: true or false. We found “no”.",
        "loans": "Choose one of the answers: none, federal or any. We found “any”.",
        "modalities": "Choose formats from the list: online, hybrid or in_person. "
        "We found “telepathy”.",
        "start_by": "Enter a month and a year, such as September 2027. We found “2027”.",
        "chance_to_finish": "Enter a whole number of per cent from 0 to 100, such as 80. "
        "We found “101”.",
        "assumptions.inflation": "Enter a number from 0.015 to 0.04, such as 0.025 "
        "(share a year). We found “0.5”.",
        "assumptions.federal_annual": "Remove this key: it is no assumption of one’s own: "
        "law, a fixed fact, or an answer. We found “1”.",
        "assumptions.magic": "Remove this key: there is no such assumption. We found “1”.",
    }
    assert list(said)[5:17] == [
        "metro", "salary", "salery", "levels.python", "levels.magic", "wishes", "gpa",
        "part_time_only", "loans", "modalities", "start_by", "chance_to_finish",
    ]  # fmt: skip


@pytest.mark.django_db
def test_the_message_of_the_error_has_a_line_a_fault():
    with pytest.raises(BadProfileError) as refused:
        read({"salary": "x", "gpa": 5})
    assert str(refused.value).splitlines() == [
        "salary: Enter your pay as an amount, such as 64k or $64,000. We found “x”.",
        "gpa: Enter your grade point average as a number from 0 to 4, such as 3.4. We found “5”.",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"filing": "single", "spouse_income": 40000}, "spouse_income"),
        ({"country": "DE", "state": "PA"}, "state"),
        ({"country": "DE", "metro": "38300"}, "metro"),
        ({"state": "NY", "metro": "38300"}, "metro"),
        ({"work_state": "NY", "work_metro": "38300"}, "work_metro"),
        ({"pay_after_low": 90000, "pay_after_high": 80000}, "pay_after_high"),
        ({"currency": "INR", "salary": "$64,000"}, "salary"),
        ({"currency": "INR", "return_salary": "$64,000"}, "return_salary"),
        ({"currency": "XXX"}, "currency"),
    ],
)
def test_answers_that_contradict_each_other_are_refused(places, answers, field):
    assert list(wrong(answers)) == [field]


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999999999", "-1", "1e-400"])
@pytest.mark.parametrize("field", ["salary", "gpa", "horizon_years", "loans", "metro", "start_by"])
def test_numbers_that_are_none_are_refused_where_they_stand(places, field, number):
    text = content({field: "NUMBER"}).replace(b'"NUMBER"', number.encode())
    assert list(faults(text)) == [field]


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["NaN", "Infinity", "-1", "true", '"0.03"', "null", "[0.03]"])
def test_an_assumption_is_a_number_within_its_range(number):
    text = content(assumptions={"inflation": "NUMBER"}).replace(b'"NUMBER"', number.encode())
    assert list(faults(text)) == ["assumptions.inflation"]


@pytest.mark.django_db
def test_both_ends_of_an_assumptions_range_are_in_it_and_what_lies_beyond_is_not():
    limits = {key: parameter.limits for key, parameter in adjustable().items()}
    for end in (0, 1):
        ends = {key: pair[end] for key, pair in limits.items()}
        assert read(assumptions=ends).assumptions == ends
        beyond = {key: number + (0.001 if end else -0.001) for key, number in ends.items()}
        assert list(wrong(assumptions=beyond)) == [f"assumptions.{key}" for key in limits]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "field"),
    [
        ('{"salary": 1, "salary": 2}', "salary"),
        ('{"salery": 1, "salery": 2}', "salery"),
        ('{"levels": {"python": 1, "python": 1}}', "levels.python"),
    ],
)
def test_a_key_that_stands_twice_is_refused(text, field):
    held = content("ANSWERS").replace(b'"ANSWERS"', text.encode())
    assert faults(held)[field] == "Give this key once: it stands here 2 times."


@pytest.mark.django_db
def test_keys_beside_the_answers_stand_once_too():
    text = content()[:-1] + b', "version": 1, "assumptions": {"tau": 0.2, "tau": 0.3}}'
    assert list(faults(text)) == ["version", "assumptions.tau"]


@pytest.mark.django_db
def test_a_choice_named_twice_is_refused():
    assert wrong({"wishes": ["online", "online"]}) == {
        "wishes": "Choose wishes from the list, each of them once. We found “online, online”."
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "Choose a profile file: nothing was in it."),
        (b" \n", "Choose a profile file: nothing was in it."),
        (b"\xff\xfe{", "Save the file as text in UTF-8: it has bytes that are not."),
        (content().decode().encode("utf-16"), "Save the file as text in UTF-8: "),
        (b"name,salary\nMaya,64000", "Correct line 1, column 1, where the file stops being JSON "),
        (b'{"a": 1,\n "b": }', 'We found “"b": }”.'),
        (content() + b"{}", "where the file stops being JSON (Extra data)"),
        (b'{"name": "a\x00b"}', "where the file stops being JSON (Invalid control character"),
        (b"[1, 2]", "Enter one JSON object, from { to }. We found “[1, 2]”."),
        (b"null", "Enter one JSON object, from { to }. We found “null”."),
        (b"[" * 60_000, "Flatten the file: no answer holds lists or objects this deep."),
        (b'{"a":' * 12_000, "Flatten the file: no answer holds lists or objects this deep."),
        (b" " * (LARGEST_BYTES + 1), "Choose a file of at most 64 KB."),
    ],
)
def test_what_is_no_profile_file_is_refused_as_a_whole(text, said):
    refused = faults(text)
    assert list(refused) == ["file"]
    assert said in refused["file"]


@pytest.mark.django_db
def test_lists_and_objects_where_an_answer_belongs_are_refused_however_deep():
    deep = "[" * 900 + "]" * 900
    text = content({"salary": "DEEP", "wishes": "DEEP", "x": "DEEP"}).replace(
        b'"DEEP"', deep.encode()
    )
    assert list(faults(text)) == ["salary", "wishes", "x"]
    assert list(wrong({"levels": 3, "loans": {"a": 1}})) == ["levels", "loans"]


@pytest.mark.django_db
@pytest.mark.parametrize("missing", ["format", "version", "answers"])
def test_a_file_says_what_it_is_and_has_answers(missing):
    held = document()
    del held[missing]
    [(field, said)] = faults(json.dumps(held).encode()).items()
    assert field == missing
    assert said.endswith(": there is no such key yet.")


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["\ud800", "a\x00b", "x" * 81, "a\u2028b"])
def test_a_name_that_no_page_could_show_is_refused(text):
    assert list(wrong(name=text)) == ["name"]


@pytest.mark.django_db
def test_what_was_found_is_quoted_short_and_without_control_characters():
    key = "k\x00" + "y" * 100
    [fault] = wrong({key: "v\x07" + "z" * 60_000}).items()
    assert fault[0] == "k" + "y" * 59 + "…"
    assert fault[1].endswith(f"We found “v{'z' * 39}…”.")


@pytest.mark.django_db
def test_a_metro_area_that_nobody_loaded_is_refused_and_not_dropped():
    assert list(wrong({"metro": "38300"})) == ["metro"]


# There and back


def values_of(field):
    """Answers that the page of this question takes, as the file writes them."""
    if isinstance(field, MoneyAnswer):
        return st.integers(0, 10**9) | st.decimals(0, 10**9, places=2).map(float)
    if isinstance(field, NumberAnswer):
        decimals = st.decimals(field.low, field.high, places=field.places)
        return decimals.map(float) if field.places else st.integers(field.low, field.high)
    if isinstance(field, MonthAnswer):
        days = st.integers(0, 9 * 365).map(lambda day: TODAY + timedelta(days=day))
        return days.map(str) | days.map(lambda day: f"{day:%Y-%m}")
    if isinstance(field, YesNoAnswer | SwitchAnswer):
        return st.booleans()
    if isinstance(field, ManyAnswer):
        choices = [value for value, _ in field.choices] or [*COUNTRIES, *US_STATES]
        return st.lists(st.sampled_from(choices), unique=True, max_size=5)
    choices = [value for value, _ in field.choices if value != ""]
    return st.sampled_from(choices or [*METROS, "USD", "EUR", "INR"])


def valid_answers(drawn):
    """Nested as in a file, without those that contradict the others."""
    while True:
        answers = {}
        for name, value in drawn.items():
            outer, _, subject = name.partition(".")
            if subject:
                answers.setdefault(outer, {})[subject] = int(value)
            else:
                answers[outer] = value
        try:
            read(answers)
        except BadProfileError as refused:
            for fault in refused.faults:
                del drawn[fault.field]
        else:
            return answers


any_answers = st.fixed_dictionaries(
    {}, optional={name: values_of(field) for name, (_, field) in questions().items()}
)
any_assumptions = st.fixed_dictionaries(
    {},
    optional={
        key: st.integers(*map(int, parameter.limits))
        if isinstance(parameter.default, int)
        else st.floats(*parameter.limits)
        for key, parameter in adjustable().items()
    },
)


@pytest.mark.slow
@examples(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(any_answers, any_assumptions, st.sampled_from(["", "Maya", "Ænne, 29 ₹"]))
def test_what_was_taken_and_saved_comes_back_the_same(places, drawn, assumptions, name):
    answers = read(valid_answers(drawn), name=name, assumptions=assumptions)
    profile = Profile(resume_token="t" * 43, session_key="s" * 32)
    answers.apply_to(profile)
    profile.full_clean(validate_unique=False)
    profile.save()
    kept = Profile.objects.get(pk=profile.pk)
    profile.delete()
    text = dumps(kept).encode()
    assert parse(text, TODAY) == answers
    assert len(text) <= LARGEST_BYTES
    again = Profile()
    parse(text, TODAY).apply_to(again)
    assert dumps(again).encode() == text


@pytest.mark.django_db
def test_the_fullest_file_is_far_from_too_large(places):
    answers = {}
    for name, (_, field) in questions().items():
        outer, _, subject = name.partition(".")
        if subject:
            answers.setdefault(outer, {})[subject] = 3
        elif isinstance(field, ManyAnswer):
            answers[name] = list({**COUNTRIES, **US_STATES})
        else:
            answers[name] = "x" * 40
    full = document(answers, name="x" * 80, assumptions=dict.fromkeys(adjustable(), 0.123456789))
    assert len(json.dumps(full, indent=2)) < LARGEST_BYTES / 2


# Personas


def test_there_are_five_personas():
    assert [path.stem for path in PERSONAS] == [
        "career-changer", "fresh-graduate", "international-student", "parent-part-time",
        "working-engineer",
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("path", PERSONAS, ids=lambda path: path.stem)
def test_a_persona_is_a_profile_that_comes_back_as_it_is_written(full_catalogue, path):
    given = json.loads(path.read_text(encoding="utf-8"))
    profile = make_profile()
    parse(path.read_bytes(), TODAY).apply_to(profile)
    profile.full_clean()
    given.pop("about")
    assert dump(profile) == given
    assert list(dump(profile)["answers"]) == list(given["answers"])


# The document


def test_the_documentation_names_every_key_every_answer_and_the_limit():
    text = (ROOT / "docs/profile-format.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| `([a-z_.]+)` \|", text, re.MULTILINE))
    named = {name.partition(".")[0] for name in questions()}
    assert named <= rows
    assert rows - named == {"format", "version", "name", "about", "answers", "assumptions"}
    assert f"{LARGEST_BYTES // 1024} KB" in text


@pytest.mark.django_db
def test_the_choices_in_the_documentation_are_those_of_the_pages():
    text = (ROOT / "docs/profile-format.md").read_text(encoding="utf-8")
    for name, (_, field) in questions().items():
        if not isinstance(field, forms.ChoiceField) or isinstance(field, ListAnswer):
            continue
        [row] = re.findall(rf"^\| `{name.partition('.')[0]}` \|.*$", text, re.MULTILINE)
        for value, _ in field.choices:
            assert value in ("", "yes", "no") or "." in name or f"`{value}`" in row


@pytest.mark.django_db
def test_the_example_in_the_documentation_is_taken(full_catalogue):
    text = (ROOT / "docs/profile-format.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    assert parse(example.encode(), TODAY).values["salary"] == 64_000


# The pages


def begin(client, **answers):
    client.post(reverse("decisions:start"))
    profile = Profile.objects.latest("created_at")
    read(answers, name="Maya’s own").apply_to(profile)
    profile.save()
    return profile


def download(profile):
    return reverse("decisions:download", args=[profile.pk])


def send(client, text, name="profile.json", **options):
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, text)}, **options)


def shown(response):
    return " ".join(response.content.decode().split())


@pytest.mark.django_db
def test_a_download_is_a_private_file_with_the_answers_and_nothing_that_opens_the_profile(client):
    profile = begin(client, salary=64000)
    response = client.get(download(profile))
    assert json.loads(response.content) == document({"salary": 64000}, name="Maya’s own")
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="mayas-own.json"'
    assert "private" in response.headers["Cache-Control"]
    text = response.content.decode()
    for secret in (profile.resume_token, profile.session_key, str(profile.pk), str(profile.pk.hex)):
        assert secret not in text


@pytest.mark.django_db
def test_a_profile_without_a_name_has_a_file_name_all_the_same(client):
    client.post(reverse("decisions:start"))
    response = client.get(download(Profile.objects.get()))
    assert response.headers["Content-Disposition"] == 'attachment; filename="profile.json"'


@pytest.mark.django_db
def test_nobody_else_can_download(client):
    profile = begin(client, salary=64000)
    stranger = Client()
    assert stranger.get(download(profile)).status_code == 404
    begin(stranger, salary=1)
    assert stranger.get(download(profile)).status_code == 404
    assert client.post(download(profile)).status_code == 405


@pytest.mark.django_db
def test_an_upload_makes_a_profile_of_its_own_and_shows_its_result(client):
    response = send(client, content({"salary": "64k"}, name="Maya"))
    profile = Profile.objects.get()
    assert response.url == reverse("decisions:results", args=[profile.pk])
    assert (profile.name, profile.salary, profile.sections_saved) == ("Maya", 64_000, ["money"])
    cookie = response.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["max-age"] == 90 * 24 * 60 * 60
    assert profile.session_key == cookie.value
    assert client.session["profile"] == str(profile.pk)
    assert len(profile.resume_token) == 43
    assert client.get(response.url).status_code == 200


@pytest.mark.django_db
def test_what_was_downloaded_can_be_uploaded_elsewhere(client):
    text = client.get(download(begin(client, salary=64000, wishes=["online"]))).content
    elsewhere = Client()
    send(elsewhere, text)
    assert elsewhere.get(download(Profile.objects.latest("created_at"))).content == text


@pytest.mark.django_db
@pytest.mark.parametrize("answers", [{"salary": 1}, {}])
def test_an_upload_leaves_the_profile_that_was_there_as_it_was(client, answers):
    before = begin(client, **answers)
    send(client, content({"salary": 2}))
    unchanged = Profile.objects.get(pk=before.pk)
    assert (unchanged.salary, unchanged.updated_at) == (before.salary, before.updated_at)
    assert Profile.objects.count() == 2
    assert client.get(download(before)).status_code == 200


@pytest.mark.django_db
def test_an_upload_of_somebody_with_an_account_belongs_to_the_account(client, django_user_model):
    user = django_user_model.objects.create_user("maya")
    client.force_login(user)
    send(client, content())
    profile = Profile.objects.get()
    assert (profile.owner, profile.session_key) == (user, "")


@pytest.mark.django_db
def test_a_wrong_file_is_answered_with_all_that_is_wrong_and_saves_nothing(client):
    before = begin(client, salary=1)
    response = send(client, content({"salary": "x", "gpa": 5, "<b>": 1, "savings": 7}))
    page = shown(response)
    assert "3 things in the file need another look" in page
    assert "<strong>salary</strong>: Enter your pay as an amount, such as 64k or $64,000." in page
    assert "<strong>gpa</strong>: Enter your grade point average" in page
    assert "<strong>&lt;b&gt;</strong>: Remove this key" in page
    assert "Nothing was saved." in page
    assert "<title>Error: Open a profile file" in page
    assert "private" in response.headers["Cache-Control"]
    assert list(Profile.objects.values_list("pk", "salary")) == [(before.pk, 1)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "Choose a profile file: nothing was in it."),
        (b"x" * (LARGEST_BYTES + 1), "Choose a file of at most 64 KB."),
        (b"x" * 5_000_000, "Choose a file of at most 64 KB."),
    ],
)
def test_a_file_that_is_none_is_said_to_be_so(client, text, said):
    page = shown(send(client, text))
    assert "One thing in the file needs another look" in page
    assert said in page
    assert not Profile.objects.exists()
    assert settings.SESSION_COOKIE_NAME not in client.cookies


@pytest.mark.django_db
def test_sending_no_file_at_all_is_said_too(client):
    assert "Choose a profile file" in shown(client.post(UPLOAD))
    assert "Choose a profile file" in shown(client.post(UPLOAD, {"file": "text"}))


@pytest.mark.django_db
def test_the_upload_page_opens_no_session_and_says_the_limit(client):
    page = client.get(UPLOAD)
    assert "<h1>Open a profile file</h1>" in shown(page)
    assert f"at most {LARGEST_BYTES // 1024} KB" in shown(page)
    assert settings.SESSION_COOKIE_NAME not in page.cookies
    assert 'role="alert"' not in shown(page)


@pytest.mark.django_db
def test_an_upload_from_another_site_is_refused():
    response = send(Client(enforce_csrf_checks=True), content())
    assert response.status_code == 403
    assert not Profile.objects.exists()


# Values as text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1e999999999"), "1E+999999999"),
        (Decimal("0e-999999"), "0E-999999"),
        (Decimal("0.05"), "0.05"),
        (None, "null"),
        ([[1], {}], "…, an object"),
    ],
)
def test_a_value_is_shown_as_it_stands_and_never_at_length(value, text):
    assert written(value) == text


def test_every_section_has_questions_in_the_file():
    assert {form.slug for form in SECTIONS.values() for _ in form.base_fields} == set(SECTIONS)
