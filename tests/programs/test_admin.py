"""Curation by hand: what a curator can do, what is refused, and what the history keeps."""

import re

import pytest
from django.forms import NullBooleanField
from django.urls import reverse

from programs.models import (
    CatalogueVersion,
    ExchangeRate,
    Institution,
    Outcome,
    Price,
    Program,
    Source,
)
from tests.factories import make_institution, make_price, make_program, make_source
from tests.programs.catalogue.files import load, record, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client, django_user_model):
    """A client of somebody who may do everything. No password: hashing one takes its time."""
    client.user = django_user_model.objects.create(username="ada", is_staff=True, is_superuser=True)
    client.force_login(client.user)
    return client


def change_url(obj):
    return reverse(f"admin:programs_{obj._meta.model_name}_change", args=[obj.pk])


def form_values(response):
    """What a browser would send if nothing were typed into the page."""
    values = {}
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        if hasattr(inline.formset, "management_form"):
            forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            if isinstance(bound.field, NullBooleanField) and value is not None:
                values[bound.html_name] = str(value).lower()
            elif value is True:
                values[bound.html_name] = "on"
            elif value is not None and value is not False:
                values[bound.html_name] = value
    return values


def add_row(values, prefix, **row):
    """Fill in one more row of an inline."""
    number = int(values[f"{prefix}-TOTAL_FORMS"])
    values[f"{prefix}-TOTAL_FORMS"] = number + 1
    for name, value in row.items():
        values[f"{prefix}-{number}-{name}"] = value


def save(curator, obj, **changes):
    """Open the page of an object, type the changes and save."""
    values = form_values(curator.get(change_url(obj)))
    return curator.post(change_url(obj), values | changes)


def errors_of(response):
    """All that the page says is wrong."""
    assert response.status_code == 200
    found = re.findall(r'<ul class="errorlist[^"]*"[^>]*>(.*?)</ul>', response.content.decode())
    return " ".join(found)


def test_a_new_program_with_its_rows_is_added_at_once(curator):
    institution, source = make_institution(), make_source()
    url = reverse("admin:programs_program_add")
    values = form_values(curator.get(url)) | {
        "slug": "new-msds",
        "institution": institution.pk,
        "kind": "masters",
        "status": "published",
        "name": "Master of Science in Data Science",
        "field": "data_science",
        "topics": "nlp, robotics",
        "full_time": "true",
        "change_reason": "Read today",
        "admission-TOTAL_FORMS": 1,
        "admission-0-gre": "optional",
    }
    add_row(values, "prices", part="tuition", residency="any", pace="any", amount="30000",
            currency="USD", per="program", scope="program", source=source.pk)  # fmt: skip
    add_row(values, "prerequisites", subject="calculus", level="required")
    add_row(values, "curriculum", area="ml_methods", level="core")
    add_row(values, "outcomes", metric="employers", names="Acme, Initech", source=source.pk)
    add_row(values, "citations", field="modality", source=source.pk)
    add_row(values, "citations", field="fees", missing="not_published")
    add_row(values, "doubts", field="tuition", note="From a blog")
    response = curator.post(url, values)
    assert response.status_code == 302, errors_of(response)
    program = Program.objects.get(slug="new-msds")
    assert (program.tier, program.topics, program.full_time) == (
        "curated",
        ["nlp", "robotics"],
        True,
    )
    assert program.prices.get().amount == 30000
    assert program.admission.gre == "optional"
    assert program.outcomes.get().names == ["Acme", "Initech"]
    assert program.citations.count() == 2
    assert program.doubts.get().note == "From a blog"
    assert CatalogueVersion.current() == 1
    history = program.history.get()
    assert (history.history_user, history.history_change_reason) == (curator.user, "Read today")
    assert Price.history.get().history_change_reason == "Read today"


def test_a_change_of_a_program_and_of_a_price_is_recorded_and_counted_once(curator):
    program = make_program(tuition=30_000)
    version = CatalogueVersion.current()
    price = program.prices.get()
    response = save(
        curator, program, name="A better name",
        **{"prices-0-amount": "31000", "change_reason": "Catalog of 2026"},
    )  # fmt: skip
    assert response.status_code == 302
    program.refresh_from_db()
    price.refresh_from_db()
    assert (program.name, price.amount) == ("A better name", 31_000)
    assert CatalogueVersion.current() == version + 1
    assert CatalogueVersion.objects.get().changed_by == curator.user
    for row in (program, price):
        latest = row.history.latest()
        assert latest.history_user == curator.user
        assert latest.history_change_reason == "Catalog of 2026"


def test_saving_without_a_change_leaves_no_trace(curator):
    program = make_program(tuition=30_000, admission={"gre": "optional"}, topics=["nlp"])
    version, count = CatalogueVersion.current(), Program.history.count()
    assert save(curator, program, change_reason="Nothing").status_code == 302
    assert CatalogueVersion.current() == version
    assert Program.history.count() == count


def test_a_row_that_is_taken_out_is_kept_in_the_history(curator):
    program = make_program(tuition=30_000)
    save(curator, program, **{"prices-0-DELETE": "on", "change_reason": "Was another program’s"})
    assert not program.prices.exists()
    latest = Price.history.latest()
    assert (latest.history_type, latest.history_change_reason) == ("-", "Was another program’s")


WRONG = {
    "a negative price": ({"prices-0-amount": "-1"}, "greater than or equal to 0"),
    "a year far ahead": ({"prices-0-academic_year": "2062-63"}, "Enter a year no later than"),
    "no academic year": ({"prices-0-academic_year": "2025"}, "Enter an academic year such as"),
    "no currency": ({"prices-0-currency": "usd"}, "Enter a currency code such as USD."),
    "a price without a source": ({"prices-0-source": ""}, "This field is required."),
    "a topic of two words": ({"topics": "nlp, Deep Learning"}, "“Deep Learning”: enter a lower"),
    "a topic twice": ({"topics": "nlp, nlp"}, "Enter each only once: nlp."),
    "no CIP code": ({"cip6": "1101"}, "Enter a CIP code such as 11.0102."),
    "no address": ({"url": "javascript:alert(1)"}, "Enter a valid URL."),
    "a GPA over 5": (
        {"admission-0-gpa_min": "9.00", "admission-TOTAL_FORMS": "1"},
        "admission_figures_in_range",
    ),
    "a deadline of the far future": (
        {"admission-0-deadline": "May 2062", "admission-TOTAL_FORMS": "1"},
        "Enter no year later than",
    ),
    "an unknown status": ({"status": "hidden"}, "Select a valid choice."),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_value_is_refused_with_words_and_nothing_is_saved(curator, wrong):
    typed, words = WRONG[wrong]
    program = make_program(tuition=30_000)
    before = (CatalogueVersion.current(), Program.history.count(), Price.history.count())
    response = save(curator, program, name="Changed too", **typed)
    assert words in errors_of(response)
    assert Program.objects.get(pk=program.pk).name != "Changed too"
    assert (CatalogueVersion.current(), Program.history.count(), Price.history.count()) == before


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"field": "price", "missing": "not_published"}, "Enter a field of the record"),
        ({"field": "fees"}, "Enter a source, or why the fact is blank"),
    ],
)
def test_a_citation_needs_a_known_field_and_a_source_or_a_reason(curator, row, words):
    program = make_program()
    values = form_values(curator.get(change_url(program)))
    add_row(values, "citations", **row)
    assert words in errors_of(curator.post(change_url(program), values))
    assert not program.citations.exists()


def test_employers_are_names_and_other_outcomes_are_figures(curator):
    program, source = make_program(), make_source()
    values = form_values(curator.get(change_url(program)))
    add_row(values, "outcomes", metric="employers", value="5", source=source.pk)
    response = curator.post(change_url(program), values)
    assert "Employers are names: leave the figure blank." in errors_of(response)
    values |= {"outcomes-0-metric": "phd_share", "outcomes-0-value": "0.1"}
    assert curator.post(change_url(program), values).status_code == 302
    assert Outcome.objects.get().scope == "program"


def test_a_listed_program_can_be_read_but_not_changed(curator):
    program = make_program(tier="listed")
    assert curator.get(change_url(program)).status_code == 200
    assert curator.post(change_url(program), {"name": "Changed"}).status_code == 403
    assert Program.objects.get().name != "Changed"


def test_the_history_page_says_who_changed_what_and_why(curator):
    program = make_program(name="Old name")
    save(curator, program, name="New name", change_reason="The school renamed it")
    page = curator.get(reverse("admin:programs_program_history", args=[program.pk]))
    text = page.content.decode()
    for words in ("The school renamed it", "ada", "Old name", "New name"):
        assert words in text
    version = program.history.earliest()
    old = reverse("admin:programs_program_simple_history", args=[program.pk, version.pk])
    assert "Old name" in curator.get(old).content.decode()


def test_an_old_version_cannot_be_put_back_alone(curator):
    program = make_program(name="Old name")
    save(curator, program, name="New name")
    version = program.history.earliest()
    old = reverse("admin:programs_program_simple_history", args=[program.pk, version.pk])
    assert "Revert</" not in curator.get(old).content.decode()
    assert curator.post(old, {"name": "Old name"}).status_code == 403
    assert Program.objects.get().name == "New name"


def test_deleting_programs_counts_and_is_kept_in_the_history(curator):
    one, two, three = make_program(), make_program(), make_program()
    version = CatalogueVersion.current()
    curator.post(reverse("admin:programs_program_delete", args=[one.pk]), {"post": "yes"})
    assert CatalogueVersion.current() == version + 1
    curator.post(
        reverse("admin:programs_program_changelist"),
        {"action": "delete_selected", "_selected_action": [two.pk, three.pk], "post": "yes"},
    )
    assert not Program.objects.exists()
    assert CatalogueVersion.current() == version + 2
    deleted = Program.history.filter(history_type="-")
    assert {row.history_change_reason for row in deleted} == {"Deleted in the admin"}
    assert deleted.count() == 3


def test_an_institution_with_programs_is_not_deleted(curator):
    program = make_program()
    url = reverse("admin:programs_institution_delete", args=[program.institution.pk])
    assert "would require deleting the following protected related objects" in (
        curator.get(url).content.decode()
    )
    assert curator.post(url, {"post": "yes"}).status_code == 200
    assert Institution.objects.exists()


def test_nicknames_of_an_institution_are_edited_as_one_line(curator):
    institution = make_institution(aliases=["EU", "Example Tech"])
    page = curator.get(change_url(institution)).content.decode()
    assert 'value="EU, Example Tech"' in page
    save(curator, institution, aliases="EU, ExU")
    institution.refresh_from_db()
    assert institution.aliases == ["EU", "ExU"]
    assert CatalogueVersion.current() == 1


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"country": "usa"}, "at most 2 characters"),
        ({"country": "us"}, "Enter a country code such as US."),
        ({"unitid": "12"}, "Enter six digits."),
        ({"cbsa": "12"}, "Enter five digits."),
        ({"latitude": "10"}, "Enter both latitude and longitude, or neither."),
        ({"name": ""}, "This field is required."),
    ],
)
def test_a_wrong_place_is_refused(curator, typed, words):
    institution = make_institution()
    assert words in errors_of(save(curator, institution, **typed))
    assert not CatalogueVersion.current()


def test_a_source_is_edited_for_all_who_cite_it(curator):
    source = make_source(as_of="2025-26")
    assert "Enter no year later than" in errors_of(save(curator, source, as_of="Fall 2062"))
    assert save(curator, source, as_of="2026-27").status_code == 302
    source.refresh_from_db()
    assert source.as_of == "2026-27"
    assert CatalogueVersion.current() == 1


def test_what_a_curator_saves_is_seen_as_an_edit_by_the_next_load(curator, tmp_path):
    path = write(tmp_path / "file.json", record())
    load(path)
    program = Program.objects.get()
    assert save(curator, program, credits="33").status_code == 302
    out, _ = load(path, force=True)
    assert "Edited here, left as they are: 1\n  example-msds\n    credits: 30 → 33\n" in out


def test_rates_and_files_are_only_shown(curator):
    rate = ExchangeRate.objects.create(
        currency="EUR", usd_per_unit="1.1", date="2026-01-02", source=make_source()
    )
    assert "EUR" in curator.get(reverse("admin:programs_exchangerate_changelist")).content.decode()
    assert curator.get(reverse("admin:programs_exchangerate_add")).status_code == 403
    assert curator.post(change_url(rate), {"usd_per_unit": "2"}).status_code == 403
    assert curator.get(reverse("admin:programs_datafile_changelist")).status_code == 200


def test_programs_are_found_by_institution_and_filtered(curator):
    here = make_program(institution=make_institution(name="Findable University", country="DE"))
    make_program()
    url = reverse("admin:programs_program_changelist")
    for query in ({"q": "findable"}, {"institution__country": "DE"}):
        result = curator.get(url, query).context["cl"].result_list
        assert list(result) == [here]


@pytest.mark.parametrize("rows", [1, 20])
def test_the_list_takes_as_many_queries_for_many_rows_as_for_one(
    curator, rows, django_assert_max_num_queries
):
    for _ in range(rows):
        make_program()
    with django_assert_max_num_queries(9):
        curator.get(reverse("admin:programs_program_changelist"))


def test_a_source_is_looked_up_as_one_types_and_told_apart_by_its_address(curator):
    source = make_source(publisher="Findable Press", url="https://press.example.org/a")
    make_source(publisher="Another")
    price = make_price(make_program(), source=source)
    response = curator.get(
        reverse("admin:programs_source_choices"),
        {
            "term": "findable",
            "app_label": "programs",
            "model_name": "price",
            "field_name": "source",
        },
    )
    label = "Findable Press, 2025-26: https://press.example.org/a"
    assert [row["text"] for row in response.json()["results"]] == [label]
    assert label in curator.get(change_url(price.program)).content.decode()


def pages():
    program = make_program(tuition=1)
    make_price(program, part="fee", name="Lab")
    version = program.history.latest()
    yield from (
        reverse("admin:index"),
        reverse("admin:programs_program_changelist"),
        reverse("admin:programs_program_add"),
        change_url(program),
        reverse("admin:programs_program_delete", args=[program.pk]),
        reverse("admin:programs_program_history", args=[program.pk]),
        reverse("admin:programs_program_simple_history", args=[program.pk, version.pk]),
        change_url(program.institution),
        change_url(Source.objects.first()),
        reverse("admin:programs_institution_changelist"),
        reverse("admin:programs_source_changelist"),
        reverse("admin:programs_exchangerate_changelist"),
    )


def test_no_page_of_the_admin_needs_what_the_security_policy_forbids(curator):
    seen = 0
    for url in pages():
        response = curator.get(url)
        text = response.content.decode()
        assert response.status_code == 200, url
        assert "unsafe-inline" not in response["Content-Security-Policy"]
        assert not re.search(r'\sstyle="|<style|\son[a-z]+="', text), url
        # Scripts come from files; a block that only holds data is not run.
        for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", text, re.DOTALL):
            assert "src=" in attributes or "application/json" in attributes or not body.strip()
        seen += 1
    assert seen == 12


def test_the_admin_is_closed_to_everybody_else(client):
    program = make_program()
    response = client.get(change_url(program))
    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]
