"""A report once its futures are drawn: the verdict, fifty futures, and the other paths."""

import re

import pytest
from django.test import Client

from decisions.models import Profile
from decisions.report.futures import WORDS
from programs.models import Program
from tests.decisions import plain_person
from tests.decisions.report_pages import address, heading, persona, rows_of, start, text_of
from tests.factories import make_institution, make_program

COUNT = re.compile(r"in (\d+) of 50 plausible futures")
COMPLETE = "?work-out=1"
PERSONAS = [
    ("career-changer", "uva-msds-residential"),
    ("working-engineer", "uiuc-mcs-online"),
    ("fresh-graduate", "cmu-msml"),
    ("international-student", "uiuc-mcs-campus"),
    ("parent-part-time", "gatech-omsa"),
]


def drawn(client, profile, slug, query=""):
    return client.get(address(profile, slug) + COMPLETE + query)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "slug"), PERSONAS)
def test_the_count_in_the_sentence_is_the_number_of_filled_dots(full_catalogue, client, name, slug):
    response = drawn(client, persona(client, name), slug)
    text = text_of(response)
    count = int(COUNT.search(text)[1])
    futures = response.context["report"].drawn.futures
    assert heading(response).startswith(tuple(WORDS.values()))
    assert futures.counts[-1][1] == count
    assert sum(dot.cls == "dot-a" for dot in futures.dots.dots) == count
    assert f"{50 - count} behind" in text
    # The three ways share out the same fifty, and the same ones ahead.
    assert sum(way.futures for way in futures.ways) == 50
    assert sum(way.ahead for way in futures.ways) == count
    # Against the baseline a path says what the answer says, though fewer of its futures are drawn.
    assert rows_of(response, "Other paths")[1][3] == f"{count} of 50"
    # Nothing is promised: neither a per cent of success nor what is probable for one person.
    assert "chance of success" not in text
    assert not re.search(r"\bnan\b", text, re.IGNORECASE)


@pytest.mark.slow
def test_an_answer_that_turns_on_the_job_says_so_in_the_heading(full_catalogue, client):
    response = drawn(client, persona(client, "career-changer"), "uva-msds-residential")
    assert heading(response) == "A close call: it turns on landing the job."
    told = re.search(
        r"In (\d+) of the 50 you finish and get the job, and (\d+) of these are ahead; of the "
        r"other (\d+), (\d+|none) (?:is|are)\.",
        text_of(response),
    )
    landed, ahead, others, rest = (int(each.replace("none", "0")) for each in told.groups())
    assert landed + others == 50
    assert ahead + rest == int(COUNT.search(text_of(response))[1])


@pytest.mark.slow
def test_every_mean_on_the_page_is_that_of_futures(full_catalogue, client):
    """The middle of our assumptions stays in its own table, and says that it is no more."""
    response = drawn(client, persona(client, "working-engineer"), "uiuc-mcs-online")
    text = text_of(response)
    full = next(row for row in rows_of(response, "Other paths") if "full time" in row[0])
    paces = rows_of(response, "Full time and part time, table")
    gains = next(row for row in paces if row[0].startswith("Mean gain"))
    mean = response.context["report"].drawn.futures.mean_words
    assert gains[1:] == [mean, full[1]]
    assert f"the mean gain is {mean} then, and {full[1]} full time" in text
    assert f"The mean of all futures is {mean}." in text
    assert "mean of the three ways" not in text
    assert "The three ways at the middle of our assumptions" in text


@pytest.mark.slow
def test_what_moves_the_answer_is_drawn_with_its_ends_and_one_thing_is_to_be_found_out(
    full_catalogue, client
):
    text = text_of(drawn(client, persona(client, "career-changer"), "uva-msds-residential"))
    assert "that moves the answer most" in text
    # The ends of our Beta(16, 4), and the person's own horizon at the ends of its range.
    for words in ("68 of 100", "90 of 100", "7 years", "20 years", "percentile"):
        assert words in text, words
    assert "Find this out first:" in text


@pytest.mark.slow
def test_a_program_that_changes_nothing_is_not_praised(full_catalogue, client):
    response = drawn(client, persona(client, "working-engineer"), "gatech-omsa")
    text = text_of(response)
    assert heading(response) == "Worth it: in most futures it makes no difference."
    assert "you are ahead of keeping your job, or even with it, in 50 of 50" in text
    assert re.search(r"In 4\d of these it makes no difference in money\.", text)


@pytest.mark.slow
def test_a_what_if_changes_the_futures(full_catalogue, client):
    profile = persona(client, "career-changer")
    before, after = (
        int(COUNT.search(text_of(drawn(client, profile, "uva-msds-residential", query)))[1])
        for query in ("", "&chance_of_job=100&chance_to_finish=100")
    )
    assert after > before


@pytest.mark.slow
def test_a_what_if_is_told_beside_the_futures_of_ones_own_answers(full_catalogue, client):
    profile = persona(client, "career-changer")
    own, other = (
        drawn(client, profile, "uva-msds-residential", query) for query in ("", "&grant=30k")
    )
    before, after = (page.context["report"].drawn.futures for page in (own, other))
    assert (
        f"{after.in_front} of 50 futures are ahead, the mean gain is {after.mean_words}; by your "
        f"answers it is {before.in_front} and {before.mean_words}."
    ) in text_of(other)


@pytest.mark.slow
def test_the_reasons_speak_of_the_same_futures(full_catalogue, client):
    profile = persona(client, "working-engineer")
    response = drawn(client, profile, "uiuc-mcs-online")
    report = response.context["report"]
    futures, gain = report.drawn.futures, report.case.amounts.gain
    lost = gain(futures.low).lstrip("\u2212")
    assert f"Little can be lost: in 9 of 10 futures no more than about {lost}." in (
        report.reasons_for
    )
    assert any(
        reason.startswith(
            f"In {futures.others} of 50 futures you don’t finish or don’t get the job"
        )
        for reason in report.reasons_against
    )
    # Half of those who get the job have it without the degree: then no pay there decides.
    assert not any("first pay" in reason for reason in report.reasons_for)
    # Of all futures and not of the fifty that are drawn, in the table of these too.
    assert dict(futures.dots.caption.table.rows)["10 in 100"] == gain(futures.low)


@pytest.mark.slow
def test_a_stay_that_ends_is_told_beside_the_futures_too(full_catalogue, client):
    text = text_of(drawn(client, persona(client, "international-student"), "uiuc-mcs-campus"))
    assert "You may work around New York for 36 months; after that we count about INR" in text


@pytest.mark.slow
def test_what_cannot_happen_to_a_person_moves_nothing(full_catalogue, client):
    here, abroad = (
        text_of(drawn(client, persona(client, name), slug))
        for name, slug in (PERSONAS[0], PERSONAS[3])
    )
    assert "Reaching the job without the program" in here
    assert "Reaching the job without the program" not in abroad


@pytest.mark.slow
def test_every_kind_of_path_stands_beside_the_program(full_catalogue, client):
    profile = persona(client, "career-changer")
    response = drawn(client, profile, "uva-msds-residential")
    labels = [row[0] for row in rows_of(response, "Other paths")[1:]]
    for label in (
        "Go on as now", "This program, a year later", "Learn on your own", "A course",
        "A graduate certificate", "A bootcamp", "Another degree",
    ):  # fmt: skip
        assert any(each.startswith(label) for each in labels), label
    assert labels[0] == "Go on as now"
    assert "best other path in money" in text_of(response)


@pytest.mark.slow
def test_everything_can_be_held_against_another_path(full_catalogue, client):
    profile = persona(client, "career-changer")
    here = address(profile, "uva-msds-residential")
    page = drawn(client, profile, "uva-msds-residential").content.decode()
    choice = re.search(r'name="otherwise" value="(program:[^"]+)"', page)[1]
    answer = client.post(here, {"do": "otherwise", "otherwise": choice})
    assert answer.status_code == 302
    assert Profile.objects.get(pk=profile.pk).otherwise == choice
    response = drawn(client, profile, "uva-msds-residential")
    name = response.context["report"].drawn.against.words
    text = text_of(response)
    assert f"you are ahead of {name} in" in text
    # In the heading too; and what the person asked first, against the job, is still told.
    assert f", against {name.rpartition(', ')[0]}" in heading(response)
    assert "Against keeping your job, this program is ahead in" in text
    first = rows_of(response, "Other paths")[1]
    assert name in first[0]
    assert first[-1] == "now"


@pytest.mark.slow
def test_a_year_later_is_named_in_the_answer(full_catalogue, client):
    """Better than to put it off is not yet worth it."""
    profile = persona(client, "working-engineer")
    profile.otherwise = "wait"
    profile.save()
    response = drawn(client, profile, "uiuc-mcs-online", "&pace=full_time")
    assert heading(response).startswith("Worth it, against starting it a year later")
    assert re.search(
        r"Against keeping your job, this program is ahead in \d of 50 futures and on average about "
        r"\S+ behind\.",
        text_of(response),
    )


@pytest.mark.slow
def test_any_program_can_be_what_one_would_do_otherwise(full_catalogue, client):
    profile = persona(client, "career-changer")
    slug = Program.objects.filter(kind="bachelors").values_list("slug", flat=True)[0]
    profile.otherwise = f"program:{slug}"
    profile.save()
    response = drawn(client, profile, "uva-msds-residential")
    assert rows_of(response, "Other paths")[1][0].startswith(("What you would do", "Go on as now"))


@pytest.mark.slow
def test_who_stays_in_the_role_is_told_of_a_raise_and_of_no_job(full_catalogue, client):
    profile = persona(client, "working-engineer")
    profile.current_role = profile.role
    profile.save()
    response = drawn(client, profile, "uiuc-mcs-online")
    assert heading(response) == "A close call: it turns on getting the raise."
    text = text_of(response)
    assert "you finish and get the raise, and" in text
    assert "You get the raise within a year of finishing" in text
    assert "At the middle of our assumptions: as more pay in your own role, worth it" in text


@pytest.mark.django_db
def test_a_path_that_does_not_exist_is_not_kept(client):
    program = make_program(full_time=True, months_full_time=12, tuition=20_000)
    profile = start(client)
    here = address(profile, program.slug)
    assert client.post(here, {"do": "otherwise", "otherwise": "program:nowhere"}).status_code == 200
    assert Profile.objects.get(pk=profile.pk).otherwise == ""


@pytest.mark.django_db
def test_a_program_beside_a_sure_job_gain_is_worth_it_in_all_futures(client):
    program = plain_person.make_beside_a_job(5_000)
    profile = start(client, **plain_person.ANSWERS)
    # Nothing can go wrong: the job is certain, and pay lies between 60,500 and 72,000.
    response = drawn(client, profile, program.slug)
    assert heading(response) == "Worth it."
    count = int(COUNT.search(text_of(response))[1])
    assert count >= 40


@pytest.mark.django_db
def test_without_futures_the_page_has_the_middle_answer_and_leads_to_the_complete_one(client):
    program = plain_person.make_beside_a_job(5_000)
    profile = start(client, **plain_person.ANSWERS)
    here = address(profile, program.slug)
    html = client.get(here).content.decode()
    assert f'hx-get="{here}?work-out=1" hx-trigger="load"' in html
    assert f'<a href="{here}?work-out=1">Show how sure it is</a>' in html
    assert "This is the answer at the middle of our assumptions." in html
    assert "plausible futures" not in html
    changed = client.get(here, {"grant": "5k"}).content.decode()
    assert f'hx-get="{here}?grant=5k&amp;work-out=1"' in changed


@pytest.mark.django_db
def test_what_is_not_known_has_no_futures(client):
    program = make_program(full_time=True, months_full_time=12, institution=make_institution())
    page = drawn(client, start(client), program.slug)
    assert page.context["report"].drawn is None
    html = page.content.decode()
    assert "hx-trigger" not in html
    assert "plausible futures" not in html


@pytest.mark.django_db
def test_they_are_the_owners_alone(client):
    program = plain_person.make_beside_a_job(5_000)
    profile = start(client, **plain_person.ANSWERS)
    own = drawn(client, profile, program.slug)
    assert own.status_code == 200
    assert "private" in own["Cache-Control"]
    assert drawn(Client(), profile, program.slug).status_code == 404
    assert client.get(address(profile, "nowhere") + COMPLETE).status_code == 404
