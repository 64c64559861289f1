"""/programs/: what a reader sees, with good parameters and with bad ones."""

import re
from decimal import Decimal

import html5lib
import numpy as np
import pytest
from django.urls import reverse

from programs import snapshot
from programs.models import CatalogueVersion, ExchangeRate, Prerequisite, Program
from programs.reader import AnonymousReader, Scores
from tests.factories import (
    make_average_price,
    make_completions,
    make_institution,
    make_price,
    make_program,
    make_source,
)

pytestmark = pytest.mark.django_db

URL = "/programs/"


class Page:
    """An answer of the list, read by eye."""

    def __init__(self, response):
        self.response = response
        self.html = response.content.decode()
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.tree = parser.parse(self.html)
        self.mistakes = parser.errors

    def all(self, tag, **attributes):
        return [
            element
            for element in self.tree.iter(tag)
            if all(element.get(name.rstrip("_")) == value for name, value in attributes.items())
        ]

    def one(self, tag, **attributes):
        (element,) = self.all(tag, **attributes)
        return element

    @property
    def found(self):
        return words(self.one("h2", id="found"))

    @property
    def names(self):
        return [words(heading) for heading in self.all("h3")]

    @property
    def errors(self):
        return [words(line) for box in self.all("div", class_="errors") for line in box.iter("li")]

    def link(self, text):
        (url,) = {link.get("href") for link in self.all("a") if words(link).startswith(text)}
        return url

    def count_of(self, name, value):
        """The number behind an option of a filter."""
        (label,) = (
            label
            for label in self.all("label", class_="choice")
            for box in label.iter("input")
            if (box.get("name"), box.get("value")) == (name, value)
        )
        (number,) = (span for span in label.iter("span") if span.get("class") == "n")
        return int(words(number).replace(",", ""))


def words(element):
    return " ".join(" ".join(element.itertext()).split())


@pytest.fixture
def see(client):
    """Ask for the list with these parameters, as a browser would."""

    def get(parameters=None, url=URL, **headers):
        response = client.get(url, parameters, headers=headers)
        assert response.status_code == 200
        return Page(response)

    return get


# What an entry says


def test_an_entry_names_program_institution_place_price_and_time(see):
    place = make_institution(name="Georgia Tech", city="Atlanta", region="GA")
    program = make_program(
        name="MS in Analytics", institution=place, modality="online", delivery="recorded",
        months_full_time=12, months_part_time=36, tuition=9_900,
        admission={"bachelor_field": "quantitative"},
    )  # fmt: skip

    page = see()

    entry = words(page.one("article"))
    assert page.names == ["MS in Analytics"]
    assert "Georgia Tech · Atlanta, GA" in entry
    assert "$9,900" in entry
    assert "2025-26 prices, tuition only: fees not stated" in entry
    assert "12 months full time, 36 part time" in entry
    assert "Online, recorded" in entry
    assert "A quantitative field" in entry
    assert page.link("MS in Analytics") == program.get_absolute_url()


def test_blank_facts_say_not_stated_and_why(see):
    make_program(modality="")

    entry = words(see().one("article"))

    assert entry.count("Not stated Not collected yet") == 4
    assert "$" not in entry


def test_a_price_leads_to_its_source_on_the_programs_page(see):
    program = make_program()
    make_price(program, source=make_source(kind="secondary"))

    page = see()

    mark = page.one("a", class_="src second")
    assert mark.get("href") == f"{program.get_absolute_url()}#s1"
    assert "Price from a secondary source" in words(page.one("article"))


def test_an_entry_shows_both_fee_statuses_where_they_differ(see):
    program = make_program()
    make_price(program, amount=58_824, residency="out_of_state")
    make_price(program, amount=44_118, residency="in_state")

    stranger = words(see().one("article"))
    resident = words(see({"residency": "in_state"}).one("article"))

    assert "Tuition and fees, out of state $58,824" in stranger
    assert "For residents $44,118" in stranger
    assert "Tuition and fees, in state $44,118" in resident
    assert "Out of state $58,824" in resident


def test_a_price_for_everyone_says_so(see):
    make_program(tuition=10_000)

    assert "Tuition and fees, for everyone $10,000" in words(see().one("article"))


def test_sources_that_disagree_are_both_quoted(see):
    program = make_program()
    make_price(program, amount=5_400)
    make_price(program, amount=5_850)

    entry = words(see().one("article"))

    assert "$5,850" in entry
    assert "Sources disagree: $5,400 or $5,850" in entry


def test_a_price_in_another_currency_keeps_it_and_says_about_how_many_dollars(see):
    ExchangeRate.objects.create(
        currency="GBP", usd_per_unit=Decimal("1.26"), date="2026-11-20", source=make_source()
    )
    place = make_institution(country="GB", region="", city="London")
    make_price(make_program(institution=place), amount=39_400, currency="GBP")

    entry = words(see().one("article"))

    assert "£39,400" in entry
    assert "about $49,600" in entry
    assert "London, United Kingdom" in entry


def test_a_curators_doubt_stands_on_the_entry(see):
    program = make_program(tuition=10_000)
    program.doubts.create(field="tuition", note="rate of another program")

    assert "Rate of another program" in words(see().one("article"))


def test_a_listed_program_shows_what_federal_files_know_and_calls_it_context(see):
    place = make_institution()
    make_program(name="Listed", tier="listed", modality="", institution=place, cip6="30.7001")
    make_completions(place, "30.7001", {2023: 40, 2024: 57})
    make_average_price(place, residency="out_of_state", tuition=26_000, fees=568)
    CatalogueVersion.bump()

    entry = words(see().one("article"))

    assert "Degrees awarded 57" in entry
    assert "2023-24" in entry
    assert "Institution’s rate, a year $26,568" in entry
    assert "not this program’s price" in entry
    assert "Known from federal files only" in entry
    assert "Tuition and fees Not stated" in entry


def test_degrees_awarded_are_shown_where_they_decide_the_order(see):
    place = make_institution()
    make_program(name="Read by us", institution=place, cip6="30.7001")
    make_completions(place, "30.7001", {2024: 57})
    CatalogueVersion.bump()

    assert "Degrees awarded 57" in words(see({"sort": "-awards"}).one("article"))
    assert "Degrees awarded" not in words(see().one("article"))
    assert "57" in words(see({"view": "table"}).one("table"))


def test_names_are_escaped(see):
    make_program(name="<b>Bold</b> & Co", topics=["<i>"])

    page = see()

    assert page.names == ["<b>Bold</b> & Co"]
    assert "<b>Bold" not in page.html


def test_a_change_of_the_catalogue_shows_at_once(see):
    program = make_program(name="Old name")
    assert see().names == ["Old name"]

    Program.objects.filter(pk=program.pk).update(name="New name")
    CatalogueVersion.bump()

    assert see().names == ["New name"]


# Filters


def test_a_filter_keeps_what_passes_and_counts_what_others_would_find(see):
    make_program(name="Online", modality="online")
    make_program(name="Campus", modality="in_person")
    make_program(name="Bootcamp", modality="online", kind="bootcamp")

    page = see({"modality": "online", "kind": "masters"})

    assert page.names == ["Online"]
    assert page.found == "1 program"
    assert page.count_of("modality", "online") == 1
    assert page.count_of("modality", "in_person") == 1
    assert page.count_of("kind", "bootcamp") == 1


def test_everything_is_shown_without_a_filter_and_masters_are_one_click_away(see):
    make_program(name="Master")
    make_program(name="Course", kind="course")

    page = see()

    assert page.names == ["Master", "Course"]
    assert see(url=page.link("Master’s 1")).names == ["Master"]
    assert see(url=page.link("Alternatives 1")).names == ["Course"]


@pytest.mark.parametrize("typed", ["60000", "60k", "$60,000", " 60 000 "])
def test_a_highest_price_is_read_however_it_is_written(see, typed):
    make_program(name="Affordable", tuition=60_000)
    make_program(name="Dear", tuition=60_001)

    page = see({"price_max": typed})

    assert page.names == ["Affordable"]
    assert page.one("input", id="f-price_max").get("value") == "60,000"


def test_programs_hidden_because_a_fact_is_unknown_are_counted_and_one_click_away(see):
    make_program(name="Known", tuition=20_000)
    make_program(name="Silent A")
    make_program(name="Silent B")

    page = see({"price_max": "60k"})

    assert page.names == ["Known"]
    assert "2 more programs are hidden because their price is unknown." in page.html
    included = see(url=page.link("Include them"))
    assert included.names == ["Known", "Silent A", "Silent B"]
    assert "hidden because" not in included.html


def test_programs_hidden_because_several_facts_are_unknown_are_counted_too(see):
    make_program(name="Known", tuition=20_000, months_full_time=12)
    make_program(name="Silent")

    page = see({"price_max": "60k", "months_max": "24"})

    assert "1 more program is hidden because several of these facts are unknown." in page.html
    assert see(url=page.link("Include them")).names == ["Known", "Silent"]


def test_each_filter_in_force_has_a_chip_that_removes_it_alone(see):
    make_program(name="Here", modality="online", admission={"gre": "optional"})

    page = see({"modality": ["online", "hybrid"], "gre": "optional", "sort": "name"})

    assert page.link("Format Hybrid") == f"{URL}?modality=online&gre=optional&sort=name"
    assert page.link("GRE Optional") == f"{URL}?modality=online&modality=hybrid&sort=name"
    assert page.link("Clear all") == URL
    assert "Filters, 3 in force" in page.html


def test_choices_of_residency_say_whose_prices_these_are(see):
    make_program()

    assert "We don’t know where you live" in see().html
    assert "Prices are for international students." in see({"residency": "international"}).html


def test_an_empty_result_says_which_filter_to_lift(see):
    make_program(name="Only one", modality="online", tuition=10_000)

    page = see({"modality": "online", "price_max": "5k"})

    assert page.found == "0 programs"
    assert see(url=page.link("Price: up to $5,000")).names == ["Only one"]
    assert not [link for link in page.all("a") if words(link) == "Format: Online"]


def test_an_empty_result_says_which_filter_to_keep_where_lifting_one_is_not_enough(see):
    make_program(name="Only one", modality="online", tuition=10_000)

    page = see({"modality": "online", "price_max": "5k", "q": "unheard of"})

    assert "You would find some with only one of these" in page.html
    assert see(url=page.link("Format: Online")).names == ["Only one"]


def test_only_countries_and_topics_that_some_program_has_are_offered(see):
    make_program(topics=["nlp"], institution=make_institution(country="DE", region=""))

    page = see()

    assert page.count_of("country", "DE") == 1
    assert page.count_of("topic", "nlp") == 1
    assert not page.all("input", name="country", value="FR")
    assert "Natural language processing" in page.html


def test_subjects_i_have_hide_programs_that_require_more(see):
    harder = make_program(name="Harder")
    easier = make_program(name="Easier")
    for program, subject in ((harder, "calculus"), (harder, "statistics"), (easier, "calculus")):
        Prerequisite.objects.create(program=program, subject=subject, level="required")

    page = see({"have": "calculus"})

    assert page.names == ["Easier"]
    assert page.count_of("have", "statistics") == 2


# Order, table and pages


def test_the_usual_order_is_stated(see):
    make_program(name="Listed", tier="listed")
    make_program(name="Read")

    page = see()

    assert page.names == ["Read", "Listed"]
    assert "that we read page by page come first" in page.html


def test_the_table_sorts_by_its_headings_both_ways(see):
    make_program(name="Long", months_full_time=24)
    make_program(name="Short", months_full_time=10)
    make_program(name="Silent")

    table = see({"view": "table"})
    assert table.one("table") is not None
    up = see(url=table.link("Time"))
    down = see(url=up.link("Time"))

    def order(page):
        return [words(span) for row in page.all("th", scope="row") for span in row.iter("span")]

    assert order(up) == ["Short", "Long", "Silent"]
    assert order(down) == ["Long", "Short", "Silent"]
    assert [th.get("aria-sort") for th in up.all("th") if words(th) == "Time"] == ["ascending"]
    assert [th.get("aria-sort") for th in down.all("th") if words(th) == "Time"] == ["descending"]


def test_pages_keep_filters_order_and_comparison(see):
    for number in range(45):
        make_program(name=f"Program {number:02}", slug=f"p-{number:02}", field="statistics")

    page = see({"field": "statistics", "sort": "name", "p": "p-03"})
    second = see(url=page.link("Next"))

    assert page.names == [f"Program {number:02}" for number in range(20)]
    assert second.names == [f"Program {number:02}" for number in range(20, 40)]
    assert page.link("Next") == f"{URL}?field=statistics&sort=name&p=p-03&page=2"
    assert second.link("Previous") == f"{URL}?field=statistics&sort=name&p=p-03"
    assert "21 to 40 of 45" in second.html
    assert words(second.one("title")).startswith("Programs: Statistics and mathematics, page 2")
    assert words(second.one("a", **{"aria-current": "page", "href": second.link("Page 2")}))


# Comparison


def test_the_tray_holds_what_was_chosen_and_each_chip_removes_one(see):
    for letter in "ab":
        make_program(name=f"Program {letter}", slug=letter)

    page = see({"p": ["a", "b"], "sort": "name"})

    assert "2 of 8 to compare" in page.html
    assert page.link("Compare 2") == reverse("decisions:compare") + "?p=a&p=b"
    tray = page.one("div", id="tray")
    removals = [link.get("href") for link in tray.iter("a")]
    assert removals[:2] == [f"{URL}?sort=name&p=b", f"{URL}?sort=name&p=a"]
    assert page.one("input", id="c-a").get("checked") is not None


def test_boxes_send_programs_to_the_comparison_without_javascript(see):
    for number in range(21):
        make_program(name=f"Program {number:02}", slug=f"p-{number:02}")

    page = see({"p": ["p-00", "p-20"], "sort": "name"})

    form = page.one("form", id="compare")
    assert form.get("action") == reverse("decisions:compare")
    assert form.get("method") == "get"
    sent = [
        (box.get("name"), box.get("value"))
        for box in form.iter("input")
        if box.get("type") == "hidden" or box.get("checked") is not None
    ]
    # The one on the second page is carried along; the one shown here can be unticked.
    assert sent == [("sort", "name"), ("p", "p-20"), ("p", "p-00")]
    buttons = page.all("button", form="compare")
    assert [words(button) for button in buttons] == ["Compare selected", "Keep what is ticked"]
    assert buttons[1].get("formaction") == URL


def test_filters_carry_order_and_comparison_along(see):
    make_program(slug="a", field="statistics")

    page = see({"p": "a", "sort": "price", "view": "table", "field": "statistics"})

    filters = page.one("form", **{"aria-label": "Filter programs"})
    kept = [
        (box.get("name"), box.get("value"))
        for box in filters.iter("input")
        if box.get("type") == "hidden"
    ]
    assert kept == [("sort", "price"), ("view", "table"), ("p", "a")]


# Bad parameters


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"price_max": "abc"}, "Enter a price in US dollars, such as 60k or $60,000."),
        ({"price_max": "£5"}, "We found “£5”."),
        ({"price_max": "-5"}, "We found “-5”."),
        ({"price_max": "NaN"}, "We found “NaN”."),
        ({"price_max": "1e99"}, "We found “1e99”."),
        ({"price_max": "12345678901234567890"}, "We found “12345678901234567890”."),
        ({"price_max": "\x00"}, "Enter a price in US dollars"),
        ({"months_max": "soon"}, "Enter a number of months from 1 to 240, such as 24."),
        ({"months_max": "12345678901234567890"}, "We found “12345678901234567890”."),
        ({"months_max": "0"}, "We found “0”."),
        ({"modality": "xyz"}, "Format: Choose from the list. We found “xyz”."),
        ({"modality": "on\x00line"}, "Format: Choose from the list."),
        ({"country": "USA"}, "Country: Choose from the list. We found “USA”."),
        ({"topic": "knitting"}, "Topic: Choose from the list. We found “knitting”."),
        ({"bachelor": "arts"}, "My bachelor’s is accepted: Choose from the list. We found “arts”."),
        ({"visa": "perhaps"}, "Student visa: Tick the box or leave it. We found “perhaps”."),
        ({"q": "a\x00b"}, "Type the search again: it held characters that nobody can see."),
        ({"q": "x" * 10_000}, "Search for at most 200 characters. We found 10,000."),
        ({"residency": "moon"}, "Choose from the list. We found “moon”."),
        ({"unknown": "nothing"}, "Choose from the list. We found “nothing”."),
        ({"sort": "luck"}, "Choose from the list. We found “luck”."),
        ({"sort": "-score"}, "Only your own profile gives scores to sort by."),
        ({"view": "map"}, "Choose from the list. We found “map”."),
        ({"page": "-1"}, "Pages are counted from 1: this is the first one. We found “-1”."),
        ({"page": "0"}, "We found “0”."),
        ({"page": "two"}, "We found “two”."),
        ({"page": "9999999999999999999999"}, "We found “9999999999999999999999”."),
        ({"page": "999"}, "There is no page 999: this is the last of 1 page."),
        ({"p": "no-such"}, "Compare programs of this catalogue. We found “no-such”."),
        ({"p": "\x00"}, "Compare programs of this catalogue. We found nothing that we can show."),
        ({"p": [f"p{n}" for n in range(50)]}, "Compare programs of this catalogue."),
    ],
    ids=lambda value: re.sub(r"\W+", " ", str(value))[:40],
)  # fmt: skip
def test_an_unreadable_parameter_is_named_and_the_others_still_count(see, parameters, message):
    make_program(name="Statistics", field="statistics", slug="a")
    make_program(name="Analytics", field="analytics")

    page = see({"field": "statistics"} | parameters)

    assert len(page.errors) == 1
    assert message in page.errors[0]
    assert page.names == ["Statistics"]
    assert not page.mistakes
    assert "\x00" not in page.html
    (target,) = {link.get("href") for link in page.one("div", class_="errors").iter("a")}
    assert [element for element in page.tree.iter() if element.get("id") == target[1:]]


def test_good_parameters_raise_no_error(see):
    make_program(field="statistics", slug="a")

    page = see(
        {"field": "statistics", "p": "a", "page": "1", "view": "list", "sort": "-name", "visa": ""}
    )

    assert page.errors == []


def test_the_message_stands_beside_the_field_as_well(see):
    make_program()

    page = see({"price_max": "abc"})

    field = page.one("input", id="f-price_max")
    assert field.get("value") == "abc"
    assert field.get("aria-invalid") == "true"
    described = field.get("aria-describedby").split()
    assert "We found “abc”" in " ".join(words(page.one("p", id=name)) for name in described[1:])


def test_readable_values_of_a_parameter_count_beside_an_unreadable_one(see):
    make_program(name="Online", modality="online")
    make_program(name="Campus", modality="in_person")

    page = see({"modality": ["online", "xyz"]})

    assert page.names == ["Online"]
    assert len(page.errors) == 1


def test_more_programs_than_fit_are_cut_with_a_message(see):
    for number in range(9):
        make_program(slug=f"p-{number}")

    page = see({"p": [f"p-{number}" for number in range(9)]})

    assert page.errors == [
        "Compare at most 8 programs. We found 9, and kept the first 8.",
    ]
    assert "8 of 8 to compare" in page.html


# Empty catalogue, readers, htmx, cost


def test_an_empty_catalogue_says_what_to_do(see):
    page = see({"q": "anything"})

    assert "The catalogue is empty" in page.html
    assert "loadcatalogue" in page.html
    assert not page.mistakes


class Somebody(AnonymousReader):
    """A reader from Pennsylvania whose scores are given by name."""

    has_profile = True
    points = {"Good": (61.0, 75.0), "Bad": (10.0, 12.0)}

    def fee_statuses(self, catalogue):
        return np.zeros(len(catalogue), dtype=np.int8)

    def scores(self, catalogue):
        bounds = [self.points.get(name, (np.nan, np.nan)) for name in catalogue.names]
        low, high = np.array(bounds).T
        return Scores(low, high, ["" if name in self.points else "Price not known"
                                  for name in catalogue.names])  # fmt: skip

    def entry(self, catalogue, index):
        return ("partly", "Bridge: linear algebra")


@pytest.fixture
def with_profile(monkeypatch):
    monkeypatch.setattr("decisions.middleware.reader_of", lambda request: Somebody())


def test_a_profile_adds_scores_entry_and_own_prices(see, with_profile):
    good = make_program(name="Good")
    make_price(good, amount=10_000, residency="in_state")
    make_price(good, amount=40_000, residency="out_of_state")
    make_program(name="Unscored")

    page = see({"sort": "-score"})

    first, second = (words(article) for article in page.all("article"))
    assert "My score 68 (61 to 75)" in first
    assert "Tuition and fees, for me $10,000" in first
    assert "Out of state $40,000" in first
    assert "Entry for me Bridge: linear algebra" in first
    assert "Not scored Price not known" in second
    assert page.errors == []
    assert "Prices are yours" in page.html


def test_scores_are_shown_in_the_table_and_nobody_elses_reach_a_stranger(see, monkeypatch):
    make_program(name="Good", tuition=10_000)
    with monkeypatch.context() as patch:
        patch.setattr("decisions.middleware.reader_of", lambda request: Somebody())
        mine = see({"view": "table"})
    stranger = see({"view": "table"})

    assert "61 to 75" in mine.html
    assert "My score" in mine.html
    assert "61 to 75" not in stranger.html
    assert "My score" not in stranger.html
    assert "for me" not in stranger.html


def test_htmx_gets_the_results_alone_and_going_back_the_whole_page(see, client):
    make_program(name="Here")
    url = f"{URL}?q=here&price_max="

    whole = client.get(url)
    part = client.get(url, headers={"HX-Request": "true"})
    back = client.get(
        url, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"}
    )  # fmt: skip

    assert b"<h1>" in whole.content
    assert b"<h1>" not in part.content
    assert b'id="browse"' in part.content
    assert "<title>Programs: “here” – Degree of Belief</title>" in part.content.decode()
    assert 'hx-swap-oob="innerHTML:#announce">1 program<' in part.content.decode()
    assert part["HX-Push-Url"] == f"{URL}?q=here"
    assert back.content == whole.content
    for response in (whole, part, back):
        assert "HX-Request" in response["Vary"]


def test_a_stranger_gets_no_cookie_and_an_unchanged_page_is_not_sent_again(client):
    make_program()

    first = client.get(URL)
    again = client.get(URL, headers={"If-None-Match": first["ETag"]})

    assert not first.cookies
    assert again.status_code == 304


def test_the_page_answers_to_get_only(client):
    assert client.post(URL).status_code == 405


@pytest.mark.parametrize("view", ["list", "table"])
def test_every_element_of_the_page_is_sound_html(see, view):
    program = make_program(slug="a", tuition=10_000, months_full_time=12, part_time=True)
    make_price(program, part="fee", name="Fee", amount=100)
    make_program(tier="listed")

    page = see({"view": view, "p": "a", "price_max": "60k", "months_max": "24", "sort": "price"})

    assert not page.mistakes
    ids = [element.get("id") for element in page.tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert not [element for element in page.tree.iter() if element.get("style")]


def test_the_number_of_queries_does_not_grow_with_rows(
    see, django_assert_max_num_queries, django_assert_num_queries
):
    def add(count):
        for _ in range(count):
            program = make_program(tuition=10_000, admission={"gre": "optional"})
            program.doubts.create(field="tuition", note="old")
        snapshot.current()

    add(1)
    with django_assert_max_num_queries(10) as one:
        see()
    add(19)
    with django_assert_num_queries(len(one.captured_queries)):
        page = see()
    with django_assert_num_queries(1):
        see()

    assert len(page.names) == 20
