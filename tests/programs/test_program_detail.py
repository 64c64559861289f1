"""/programs/<slug>/: the facts of one program, each with its source or the reason for a blank."""

import re
from html import escape

import pytest
from django.urls import reverse

from programs.catalogue.facts import FACTS
from programs.models import CurriculumArea, Doubt
from tests.factories import (
    make_average_price,
    make_citation,
    make_completions,
    make_federal_link,
    make_institution,
    make_listed,
    make_outcome,
    make_price,
    make_program,
    make_source,
)
from tests.programs.pages import get, mark_numbers, part, row, words

pytestmark = pytest.mark.django_db


def page(client, program, status=200):
    return get(client, program.get_absolute_url(), status)


# The head


def test_the_head_names_the_program_and_who_offers_it(client):
    institution = make_institution(name="Indiana University", region="IN", city="Bloomington")
    program = make_program(
        institution=institution, name="MS in Data Science", best_for="People with R and Python"
    )
    html = page(client, program)
    assert "<h1>MS in Data Science</h1>" in html
    assert "Indiana University · public · Bloomington, Indiana" in html
    assert "Best for: People with R and Python (our collectors’ words)" in words(html)
    assert "<title>MS in Data Science, Indiana University – Degree of Belief</title>" in html
    assert re.search(r'<meta name="description" content="MS in Data Science at Indiana', html)


def test_a_place_abroad_is_named_with_its_country(client):
    program = make_program(institution=make_institution(country="DE", region="BY", city="Munich"))
    html = page(client, program)
    assert "Munich, Germany" in html
    assert f'href="{reverse("programs:program-list")}?country=DE">Germany</a>' in html


def test_a_reader_can_start_a_decision_or_compare(client):
    program = make_program()
    html = page(client, program)
    assert f'href="{reverse("decisions:start")}">Work it out for me</a>' in html
    assert f'href="{reverse("decisions:compare")}?p={program.slug}">Add to compare</a>' in html


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://ds.example.edu/ms/", "Program’s own page"),
        ("https://ds.example.edu/", "Institution site"),
        ("https://ds.example.edu", "Institution site"),
    ],
)
def test_the_link_to_the_school_says_where_it_leads(client, url, label):
    html = page(client, make_program(url=url))
    assert f'<a href="{url}" rel="external nofollow">{label}</a>' in html


def test_a_mirror_is_named_and_not_linked(client):
    program = make_program(url="https://mirror.example.org/ms")
    mirror = make_source(url="https://mirror.example.org/copy", publisher="A mirror", linked=False)
    make_citation(program, "modality", mirror)
    html = page(client, program)
    assert "mirror.example.org" not in html
    assert "A mirror. Official. States 2025-26." in words(part(html, "Sources"))


def test_a_program_of_which_nothing_is_known_still_has_a_page(client):
    institution = make_institution(control="", country="", region="", city="")
    program = make_program(institution=institution, modality="", name="X" * 250)
    text = words(page(client, program))
    assert "X" * 250 in text
    assert "Facts stated, of those we look for 0 of 37" in text
    assert "Tuition: No source read states a price Not stated" in text


# Facts and their sources


def test_every_fact_we_look_for_is_on_the_page_of_a_program_that_states_nothing(client):
    text = words(page(client, make_program(modality=""))).casefold()
    missing = [
        fact.label
        for fact in FACTS
        if fact.label.casefold() not in text and fact.key not in ("tuition", "fees", "outcomes")
    ]
    assert not missing
    assert "no source read states a price" in text
    assert "this program any outcome none not collected yet" in text


def test_a_stated_fact_leads_to_its_source(client):
    program = make_program(credits=30, admission={"gre": "optional", "gpa_min": "3.00"})
    school = make_source(publisher="The school")
    ranking = make_source(publisher="A ranking", kind="secondary", as_of="")
    make_citation(program, "credits", school)
    make_citation(program, "admission", ranking)
    html = page(client, program)
    credits, gre = row(html, "Credits"), row(html, "GRE")
    assert "30" in words(credits)
    assert mark_numbers(credits) == [1]
    assert "Optional" in words(gre)
    assert mark_numbers(gre) == [2]
    assert "3.0" in words(row(html, "Lowest GPA"))
    assert 'class="src second"' in gre
    assert 'class="src second"' not in credits
    sources = part(html, "Sources")
    assert '<li id="s1">The school. Official. States 2025-26.' in sources
    assert '<li id="s2">A ranking. Secondary. Undated.' in sources


def test_a_fact_without_a_source_says_so(client):
    program = make_program(credits=30, courses=10, degree="MS")
    make_citation(program, "courses")
    time = part(page(client, program), "Format and time")
    assert "Source not recorded" in row(time, "Credits")
    assert "Source not recorded" not in row(time, "Courses")
    assert "Source not recorded" not in row(time, "Degree"), "no source is owed for it"


def test_a_blank_says_why(client):
    program = make_program()
    make_citation(program, "admission.gre", missing="not_published")
    make_citation(program, "credits", missing="conflicting")
    html = page(client, program)
    assert words(row(html, "GRE")) == "GRE Not stated Not published"
    time = part(html, "Format and time")
    assert words(row(time, "Credits")) == "Credits Not stated Sources conflict"


def test_blanks_that_we_did_not_get_to_stand_together(client):
    html = page(client, make_program())
    time = row(part(html, "Format and time"), "Not collected yet")
    assert "Pace; usual time, full time" in words(time)
    assert "<dt>Pace</dt>" not in html


def test_a_doubt_stands_beside_its_fact(client):
    program = make_program(highlights=["stem_designated"], courses=10, tuition=20_000)
    Doubt.objects.create(program=program, field="highlights", note="pages disagree")
    Doubt.objects.create(program=program, field="courses", note="from a sibling")
    Doubt.objects.create(program=program, field="tuition", note="price of the parent degree")
    html = page(client, program)
    assert "STEM-designated" in row(html, "Highlights")
    assert "pages disagree" in row(html, "Highlights")
    assert "Take care: from a sibling" in row(part(html, "Format and time"), "Courses")
    assert "Take care: price of the parent degree." in words(part(html, "Price"))


def test_a_doubt_about_a_group_stands_beside_what_is_stated_of_it(client):
    program = make_program(admission={"gre": "optional"})
    Doubt.objects.create(program=program, field="admission", note="from a variant’s page")
    Doubt.objects.create(program=program, field="admission.deadline", note="changes every year")
    entry = part(page(client, program), "Getting in")
    assert entry.count("from a variant’s page") == 1
    assert "from a variant’s page" in row(entry, "GRE")
    assert "changes every year" in row(entry, "Deadline")


def test_marks_of_facts_prices_and_outcomes_all_lead_to_a_listed_source(client):
    program = make_program(credits=30, cip6="30.7001", tuition=20_000)
    make_citation(program, "credits")
    make_outcome(program=program, metric="mean_starting_salary", value=101_000)
    make_outcome(institution=program.institution, cip4="30.70")
    make_outcome(cip4="30.70", metric="bachelors_salary_4yr")
    make_completions(program.institution, "30.7001", {2024: 12})
    make_average_price(program.institution)
    html = page(client, program)
    used = set(mark_numbers(html))
    listed = {int(number) for number in re.findall(r'<li id="s(\d+)">', html)}
    assert used == listed == set(range(1, 8))


def test_the_head_counts_the_facts_stated(client):
    program = make_program(modality="online", credits=30, cip6="11.0701", degree="MS")
    # Of format and credits; a code and a degree are not among the facts looked for.
    assert "Facts stated, of those we look for 2 of 37" in words(page(client, program))
    on_campus = make_program(modality="in_person")
    # Whether teaching is live or recorded is asked of online programs only.
    assert "Facts stated, of those we look for 1 of 36" in words(page(client, on_campus))


# Format and time


def test_part_time_months_that_we_assume_are_labeled_as_ours(client):
    program = make_program(months_full_time=16, part_time=True, full_time=True)
    assumed = words(row(page(client, program), "Usual time, part time"))
    assert "About 32 months" in assumed
    assert "Our assumption: twice the full-time months." in assumed
    assert "The school’s own figure: not collected yet" in assumed


def test_the_assumption_stops_at_the_longest_time_allowed(client):
    program = make_program(months_full_time=16, months_max=24, part_time=True)
    assert "About 24 months" in words(row(page(client, program), "Usual time, part time"))


def test_nothing_is_assumed_where_part_time_is_stated_or_not_offered(client):
    stated = make_program(months_full_time=16, months_part_time=30, part_time=True)
    assert "30 months" in words(row(page(client, stated), "Usual time, part time"))
    never = make_program(months_full_time=16, full_time=True, part_time=False)
    assert "Not offered part time" in row(page(client, never), "Usual time, part time")


def test_a_limit_is_not_a_duration(client):
    html = page(client, make_program(months_max=60))
    assert "Longest time allowed; usual time not stated 60 months" in words(html)
    limit = row(part(html, "Format and time"), "Longest time allowed")
    assert words(limit) == (
        "Longest time allowed 60 months A limit, not the usual time. Source not recorded"
    )


@pytest.mark.parametrize(
    ("values", "status", "expected"),
    [
        ({"modality": "online"}, "no", "Not for study on a visa"),
        ({"modality": "in_person"}, "ok", "Usually possible"),
        ({"modality": "online", "visa_eligible": True}, "ok", "Open to students on a visa"),
        ({"modality": "in_person", "visa_eligible": False}, "no", "Not for study on a visa"),
    ],
)
def test_whether_a_student_visa_is_possible_is_drawn_and_said(client, values, status, expected):
    visa = row(page(client, make_program(**values)), "Student visa")
    assert f'class="status {status}"' in visa
    assert expected in words(visa)
    assert ("Our reading" in visa) == ("visa_eligible" not in values)


def test_a_format_that_leaves_the_visa_open_says_nothing_about_it(client):
    time = part(page(client, make_program(modality="hybrid")), "Format and time")
    assert 'class="status' not in time
    assert "Student visa" in words(time) or "student visa" in words(time)


# What is taught, and the rest


def test_the_five_areas_and_the_components_are_shown(client):
    program = make_program(thesis="optional", capstone="none", topics=["nlp", "deep_learning"])
    CurriculumArea.objects.create(program=program, area="ml_methods", level="core")
    for field in ("curriculum", "components", "topics.nlp"):
        make_citation(program, field)
    taught = part(page(client, program), "What is taught")
    assert words(row(taught, "Machine-learning methods")) == "Machine-learning methods Core"
    assert words(row(taught, "Thesis")) == "Thesis Optional"
    assert words(row(taught, "Capstone")) == "Capstone None"
    topics = row(taught, "Topics")
    assert words(topics) == "Topics Natural language processing and deep learning"
    assert len(mark_numbers(topics)) == 1


def test_collectors_words_are_labeled(client):
    program = make_program(funding="Some scholarships.", highlights=["no_gre"])
    make_citation(program, "funding")
    html = page(client, program)
    assert words(row(html, "Funding")) == "Funding Some scholarships. In our collectors’ words"
    assert "No GRE" in row(html, "Highlights")


def test_what_a_school_writes_is_shown_as_text(client):
    program = make_program(funding="<b>10%</b> & more", best_for="<i>you</i>")
    html = page(client, program)
    assert escape("<b>10%</b> & more") in html
    assert "<i>you</i>" not in html


# What is not shown


def test_a_draft_and_an_unknown_program_are_not_found(client):
    draft = make_program(status="draft")
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get("/programs/no-such-program/").status_code == 404


def test_an_archived_program_is_gone_and_says_so(client):
    html = page(client, make_program(status="archived", name="Old MS"), status=410)
    assert "Old MS is no longer listed" in words(html)


def test_only_reading_is_allowed(client):
    url = make_program().get_absolute_url()
    assert client.post(url).status_code == 405
    assert client.head(url).status_code == 200


# How much work it is


def make_much(n):
    """A program with n prices and outcomes of its own, in a field with n figures, and a twin."""
    program = make_program(
        institution=make_institution(country="DE", unitid="100858"), cip6="30.7001",
        twin_group="ds", credits=30, admission={"gre": "required"},
    )  # fmt: skip
    make_program(institution=program.institution, twin_group="ds", modality="online")
    make_listed(institution=program.institution, cip6="30.7101")
    make_federal_link(program, "100858", "30.7101", confidence="unclear")
    for year in range(n):
        make_price(program, amount=1_000 + year, currency="EUR",
                   academic_year=f"{2000 + year}-{1 + year:02d}")  # fmt: skip
        make_outcome(program=program, metric="mean_starting_salary", cohort=str(year))
        make_outcome(institution=program.institution, cip4="30.70")
        make_outcome(cip4="30.70")
        make_citation(program, "credits")
    make_completions(program.institution, "30.7001", {2010 + i: i for i in range(n)})
    return program


@pytest.mark.parametrize("n", [1, 12])
def test_the_number_of_queries_does_not_grow_with_what_is_known(
    client, django_assert_num_queries, n
):
    url = make_much(n).get_absolute_url()
    get(client, url)
    with django_assert_num_queries(15):
        client.get(url)


def test_a_listed_page_takes_no_more_queries(client, django_assert_max_num_queries):
    program = make_listed()
    make_completions(program.institution, "30.7001", {2024: 14})
    make_average_price(program.institution)
    page(client, program)
    with django_assert_max_num_queries(16):
        client.get(program.get_absolute_url())
