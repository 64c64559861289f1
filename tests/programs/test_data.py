"""/data/: what the catalogue covers, how fresh it is, and who is to be credited."""

import re
from collections import Counter
from datetime import date

import pytest

from programs.catalogue.coverage import coverage
from programs.charts import bar_chart
from programs.facts import facts_of
from programs.known import known_figure
from programs.models import DataFile, Program
from programs.provenance import Provenance
from programs.snapshot import current
from tests.factories import (
    make_citation,
    make_institution,
    make_outcome,
    make_price,
    make_program,
    make_source,
)
from tests.programs.pages import get, part, row, words

pytestmark = pytest.mark.django_db


def data(client):
    return get(client, "/data/")


def test_an_empty_catalogue_still_gives_a_page(client):
    html = data(client)
    assert "<h1>What the data covers</h1>" in html
    assert "No federal or reference file has been loaded" in words(html)
    assert '<svg class="chart"' not in html


def test_programs_are_counted_by_kind_country_and_tier(client):
    make_program()
    make_program(kind="bootcamp")
    make_program(institution=make_institution(country="DE"))
    make_program(tier="listed")
    make_program(status="draft")
    programs = part(data(client), "Programs")
    assert words(row(programs, "Master’s degree")) == "Master’s degree 2 1"
    assert words(row(programs, "Bootcamp")) == "Bootcamp 1 0"
    assert words(row(programs, "United States")) == "United States 2 1"
    assert words(row(programs, "Germany")) == "Germany 1 0"
    assert words(row(programs, "All")) == "All 3 1"


def test_countries_beyond_the_first_few_stand_in_one_row(client):
    for country in ("DE", "FR", "GB", "IT", "NL", "SE", "CH", "AT", "BE"):
        make_program(institution=make_institution(country=country))
    for _ in range(2):
        make_program()
    programs = part(data(client), "Programs")
    assert words(row(programs, "2 others")) == "2 others Switzerland, United Kingdom 2 0"
    assert words(row(programs, "All")) == "All 11 0"


def test_each_fact_is_counted_with_its_sources_and_its_blanks(client):
    cited, uncited, explained = (make_program(credits=c) for c in (30, 33, None))
    make_program()
    make_citation(cited, "credits")
    make_citation(explained, "credits", missing="not_published")
    make_program(tier="listed", credits=30)
    make_program(status="draft", credits=30)
    assert uncited.credits == 33
    facts = part(data(client), "Every fact")
    table = facts[facts.index("<details>") :]
    # with a source, without, blank for a reason, not collected yet
    assert words(row(table, "Credits")) == "Credits 1 1 1 1"


def test_a_fact_that_cannot_apply_is_in_no_count(client):
    make_program(modality="in_person")
    make_program(modality="online")
    facts = part(data(client), "Every fact")
    table = facts[facts.index("<details>") :]
    assert words(row(table, "Live or recorded")) == "Live or recorded 0 0 0 1"
    assert words(row(table, "Credits")) == "Credits 0 0 0 2"


def test_prices_are_counted_by_their_academic_year(client):
    for year in ("2025-26", "2025-26", "2019-20", ""):
        make_price(make_program(), academic_year=year)
    make_price(make_program(), amount=900, per="credit")
    ages = part(data(client), "Age of prices")
    assert "newest price of the 4 master’s" in words(ages)
    assert words(row(ages, "2025-26")) == "2025-26 2"
    assert words(row(ages, "2019-20")) == "2019-20 1"
    assert words(row(ages, "Academic year not stated")) == "Academic year not stated 1"


def test_sources_are_counted_by_kind(client):
    program = make_program(credits=30, courses=10)
    ranking = make_source(kind="secondary", as_of="")
    make_citation(program, "credits", ranking)
    make_citation(program, "courses", ranking)
    make_price(program, source=make_source())
    make_outcome(program=program, metric="phd_share", source=ranking)
    sources = part(data(client), "Sources")
    assert words(row(sources, "Official")) == "Official 1 0 1"
    assert words(row(sources, "Secondary")) == "Secondary 1 1 3"


def test_the_days_of_reading_are_stated(client):
    make_source(retrieved_on=date(2026, 9, 26))
    make_source(retrieved_on=date(2026, 11, 22))
    assert "Read from September 26, 2026 to November 22, 2026" in words(data(client))


def test_files_are_credited_with_vintage_rows_and_license(client):
    compiled = make_source(
        publisher="College Scorecard; compiled by Truewise",
        as_of="release 2026-06-10",
        license="Compilation CC BY 4.0, credit Truewise",
        url="https://collegescorecard.example.gov/",
    )
    DataFile.objects.create(name="official/pay.csv", checksum="x", rows=735, source=compiled)
    make_source(publisher="No license to name")
    files = part(data(client), "Files, licenses and credits")
    credit = words(row(files, "College Scorecard; compiled by Truewise"))
    assert "pay.csv release 2026-06-10" in credit
    assert credit.endswith("735 Compilation CC BY 4.0, credit Truewise")
    assert 'href="https://collegescorecard.example.gov/"' in files
    assert "No license to name" not in files


def test_a_publisher_that_may_not_be_linked_is_named_only(client):
    make_source(publisher="Mirror", license="Unknown", linked=False, url="https://m.example/")
    html = data(client)
    assert "Mirror" in part(html, "Files, licenses and credits")
    assert "https://m.example/" not in html


def test_the_real_catalogue_credits_truewise_and_says_what_it_lacks(client, full_catalogue):
    html = data(client)
    assert "CC BY 4.0, credit Truewise" in words(part(html, "Files, licenses and credits"))
    assert "Known limits" in html
    text = words(part(html, "Every fact"))
    stated, owed = (
        int(number.replace(",", ""))
        for number in re.search(r"([\d,]+) of ([\d,]+) facts are stated", text).groups()
    )
    assert 0 < stated < owed


def test_a_second_visit_counts_nothing_again(client, django_assert_max_num_queries):
    make_program(tuition=20_000)
    data(client)
    with django_assert_max_num_queries(3):
        data(client)


def test_a_change_of_the_catalogue_is_counted_at_the_next_visit(client):
    make_program()
    assert words(row(part(data(client), "Programs"), "All")) == "All 1 0"
    make_program()
    assert words(row(part(data(client), "Programs"), "All")) == "All 2 0"


@pytest.mark.parametrize("path", ["/data/"])
def test_only_reading_is_allowed(client, path):
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200


# The charts


def test_a_bar_is_as_long_as_its_share_and_the_rest_is_drawn_as_unknown(client):
    make_program(credits=30)
    make_program()
    make_program()
    facts = part(data(client), "Every fact")
    bar = re.search(r">Credits</text>(.*?)(?:<text|</svg>)(.*?)(?=<text|</svg>)", facts)
    assert ">1</text>" in bar[0]
    assert '<rect class="f-a" x="0" width="33.3%"' in bar[0]
    assert 'fill="url(#hatch)"' in bar[0]


def test_a_drawing_says_in_words_what_it_shows():
    chart = bar_chart("c", "Facts", [("Price", 3), ("Time", 0)], 4)
    assert chart.desc == "Price: 3 of 4; Time: 0 of 4"
    assert [(bar.width, bar.rest) for bar in chart.bars] == [("75.0%", 1), ("0.0%", 4)]
    assert [(bar.label_y, bar.bar_y) for bar in chart.bars] == [
        ("1.00em", "1.35em"), ("3.50em", "3.85em"),
    ]  # fmt: skip
    assert chart.height == "5.00em"


def test_a_chart_of_nothing_divides_by_nothing():
    (bar,) = bar_chart("c", "Facts", [("Price", 0)], 0).bars
    assert bar.width == "0.0%"


def test_the_finding_counts_prices_and_outcomes_of_masters_read_page_by_page():
    priced = make_program(tuition=20_000, months_full_time=12, admission={"gre": "optional"})
    make_outcome(program=priced, metric="mean_starting_salary")
    make_program(modality="")
    make_program(kind="bootcamp", tuition=5_000)
    make_program(tier="listed")
    figure = known_figure(current())
    assert figure.heading.startswith(
        "Of 2 master’s read page by page, 1 state enough to work out a price and 1 publish"
    )
    counts = {bar.label: bar.value for bar in figure.drawing.bars}
    assert counts["Format: online, hybrid, on campus"] == 1
    assert counts["Time to finish, or its limit"] == 1
    assert counts["GRE policy"] == 1
    assert counts["Prerequisites"] == 0
    values = [bar.value for bar in figure.drawing.bars]
    assert values == sorted(values, reverse=True)


def test_without_a_curated_program_there_is_no_finding():
    make_program(tier="listed")
    assert known_figure(current()) is None


def test_the_chart_needs_no_query_beyond_the_catalogue(django_assert_num_queries):
    make_program(tuition=20_000)
    snapshot = current()
    with django_assert_num_queries(0):
        known_figure(snapshot)


def test_a_price_that_is_the_institutions_average_is_not_counted_as_stated(client):
    make_price(make_program(), scope="institution_average")
    make_price(make_program())
    facts = part(data(client), "Every fact")
    assert words(row(facts[facts.index("<details>") :], "Tuition")) == "Tuition 1 0 0 1"


def test_the_counts_agree_with_the_pages_of_the_programs(full_catalogue):
    programs = Program.objects.filter(tier="curated", status="published")
    counted = {fact.key: count for fact, count in coverage(programs).facts}
    shown = Counter()
    for program in programs.for_detail():
        for fact in facts_of(program, Provenance(program)).looked_for:
            shown[fact.key, "stated"] += fact.known
            shown[fact.key, "uncited"] += fact.known and not fact.sources
            shown[fact.key, "blank"] += not fact.known
    for key, count in counted.items():
        assert count.stated == shown[key, "stated"], key
        assert count.uncited == shown[key, "uncited"], key
        assert count.blank == shown[key, "blank"], key
