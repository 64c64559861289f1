"""A price as the page shows it: rows, words, and what stands beside a price."""

from datetime import date
from decimal import Decimal

import pytest

from programs.models import ExchangeRate, Program
from programs.price_table import price_section
from programs.provenance import Provenance
from tests.factories import (
    make_average_price,
    make_citation,
    make_institution,
    make_price,
    make_program,
    make_source,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def section(program, *, status="out_of_state", pace="full_time"):
    loaded = Program.objects.for_detail().get(pk=program.pk)
    return price_section(loaded, Provenance(loaded), pace=pace, reader_status=status, today=TODAY)


def rows(program, **values):
    return section(program, **values).tables[0].rows


def labels(program, **values):
    return [row.label for row in rows(program, **values)]


def program_in(country, region="", **values):
    return make_program(institution=make_institution(country=country, region=region), **values)


def indiana():
    """The worked example: 30 credits at 478.82 and 782.71, and a fee of 30 a credit."""
    program = program_in("US", "IN")
    for residency, amount in (("in_state", "478.82"), ("out_of_state", "782.71"),
                              ("international", "782.71")):  # fmt: skip
        make_price(program, residency=residency, amount=Decimal(amount), per="credit",
                   count=30, academic_year="2020-21")  # fmt: skip
    make_price(program, part="fee", name="Distance education fee", amount=30, per="credit",
               count=30, academic_year="")  # fmt: skip
    return program


def test_each_fee_status_has_its_row_worked_out_line_by_line():
    resident, elsewhere, foreign = rows(indiana())
    assert resident.label == "Indiana resident"
    assert resident.tuition.text == "30 × $478.82 = $14,364.60"
    assert resident.tuition.notes == ("per credit",)
    assert resident.fees[0].text == "30 × $30 = $900"
    assert resident.fees[0].notes == ("Distance education fee", "year not stated", "per credit")
    assert resident.amount == "$15,264.60"
    assert (elsewhere.label, elsewhere.amount) == ("Out of state", "$24,381.30")
    assert (foreign.label, foreign.amount) == ("International student", "$24,381.30")


def test_every_amount_names_its_source():
    source = make_source()
    program = program_in("US")
    make_price(program, source=source)
    assert rows(program)[0].tuition.sources == (source,)


def test_a_price_for_everybody_is_one_row():
    program = program_in("US")
    make_price(program, amount=30_000)
    (row,) = rows(program)
    assert (row.label, row.amount, row.mine) == ("Everyone", "$30,000", True)


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("US", ["In-state resident", "Out of state", "International student"]),
        ("DE", ["EU or EEA citizen", "International student"]),
        ("GB", ["Domestic student", "International student"]),
        ("", ["In-state resident", "Out of state", "International student"]),
    ],
)
def test_only_the_statuses_that_make_sense_in_the_country_are_shown(country, expected):
    program = program_in(country)
    make_price(program, residency="any", amount=9_000)
    make_price(program, residency="international", amount=20_000)
    assert labels(program) == expected


def test_citizens_of_the_country_stand_apart_where_their_price_differs_from_the_eu_one():
    program = program_in("CH")
    make_price(program, residency="domestic", amount=1_000)
    make_price(program, residency="eu", amount=2_000)
    make_price(program, residency="international", amount=3_000)
    assert labels(program) == ["Domestic student", "EU or EEA citizen", "International student"]


def test_the_readers_own_row_is_marked():
    program = indiana()
    assert [row.mine for row in rows(program, status="in_state")] == [True, False, False]
    assert [row.mine for row in rows(program, status="international")] == [False, False, True]


def test_a_citizen_finds_their_row_among_the_eus():
    program = program_in("DE")
    make_price(program, residency="eu", amount=0, currency="EUR")
    make_price(program, residency="international", amount=6_000, currency="EUR")
    assert section(program, status="domestic").tables[0].mine.label == "EU or EEA citizen"


def test_a_status_without_a_price_says_why():
    program = program_in("US", "IN")
    make_price(program, residency="in_state", amount=9_000)
    _, elsewhere, _ = rows(program)
    assert (elsewhere.amount, elsewhere.tuition) == ("", None)
    assert elsewhere.reason == "Only a price for another fee status is stated"


def test_a_rate_without_a_count_is_shown_without_a_total():
    program = program_in("US")
    make_price(program, amount=900, per="credit")
    (row,) = rows(program)
    assert (row.tuition.text, row.amount) == ("$900 per credit", "")
    assert row.reason.startswith("A rate is stated, but not how many")


def test_a_count_of_our_own_reckoning_says_where_it_is_from():
    program = program_in("US", credits=30)
    make_price(program, amount=900, per="credit")
    (row,) = rows(program)
    assert row.tuition.text == "30 × $900 = $27,000"
    assert row.tuition.notes == ("per credit", "counted from the program’s credits")


@pytest.mark.parametrize(
    ("fees", "note"),
    [
        ([], "Tuition only; fees not stated"),
        ([{"amount": 200}], ""),
        ([{"amount": 200}, {"name": "Lab", "amount": None}], "Some fees not stated"),
    ],
)
def test_the_total_says_whether_fees_are_in_it(fees, note):
    program = program_in("US")
    make_price(program, amount=20_000)
    for fee in fees:
        make_price(program, part="fee", **({"name": "Service"} | fee))
    (row,) = rows(program)
    assert row.fees_note == note


def test_a_fee_that_cannot_be_added_says_so():
    program = program_in("US")
    make_price(program, amount=20_000)
    make_price(program, part="fee", name="Lab", amount=75, per="term")
    (row,) = rows(program)
    assert row.amount == "$20,000"
    assert row.fees[0].text == "$75 per term"
    assert "how many is not stated, so not added" in row.fees[0].notes


def test_optional_fees_are_listed_below_and_in_no_row():
    program = program_in("US")
    make_price(program, amount=20_000)
    make_price(program, part="fee", name="Insurance", amount=3_000, optional=True)
    page = section(program)
    assert page.tables[0].rows[0].amount == "$20,000"
    assert page.tables[0].rows[0].fees == ()
    (fee,) = page.optional
    assert (fee.text, fee.notes[0]) == ("$3,000", "Insurance")


def test_disagreeing_sources_are_both_shown():
    program = program_in("US")
    make_price(program, amount=10_500)
    make_price(program, amount=12_500)
    page = section(program)
    (row,) = page.tables[0].rows
    assert row.amount == "$12,500"
    assert [other.text for other in row.disagreeing] == ["$10,500"]
    assert page.history == ()


def test_an_older_price_is_kept_as_history():
    program = program_in("US")
    make_price(program, amount=20_000, academic_year="2018-19")
    make_price(program, amount=31_000, academic_year="2025-26")
    page = section(program)
    assert page.tables[0].rows[0].amount == "$31,000"
    (old,) = page.history
    assert (old.text, old.notes) == ("$20,000", ("Everyone", "academic year 2018-19"))


def test_the_academic_year_stands_over_the_table_where_it_is_the_same_for_all():
    program = program_in("US")
    make_price(program, residency="in_state", academic_year="2025-26")
    other = make_price(program, residency="out_of_state", academic_year="2025-26")
    assert section(program).tables[0].year == "academic year 2025-26"
    other.academic_year = ""
    other.save()
    table = section(program).tables[0]
    assert table.year == ""
    assert [row.year for row in table.rows] == [
        "academic year 2025-26", "academic year not stated", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("year", "warning"),
    [
        ("2026-27", ""),
        ("2024-25", ""),
        ("2023-24", "These prices are 3 years old."),
        ("2020-21", "These prices are 6 years old."),
        ("", "These prices state no academic year: they may be old."),
    ],
)
def test_old_prices_carry_a_warning(year, warning):
    program = program_in("US")
    make_price(program, academic_year=year)
    assert section(program).warning == warning


def test_a_program_without_any_price_carries_no_warning():
    assert section(program_in("US")).warning == ""


def test_no_price_at_all_gives_the_curators_reason():
    program = program_in("US")
    make_citation(program, "tuition", missing="not_published")
    page = section(program)
    assert not page.tables[0].stated
    assert page.why_blank == "Not published. No source read states a price"


def test_the_institutions_average_is_context_and_never_the_price():
    program = program_in("US")
    make_price(program, amount=39_930, scope="institution_average", academic_year="2023-24")
    page = section(program)
    assert not page.tables[0].stated
    assert page.tables[0].rows[0].reason.startswith("Only the institution-wide average")
    assert page.averages[0].text == "$39,930"
    assert page.history == ()


def test_the_federal_average_is_not_repeated_by_a_curated_row_of_the_same_figure():
    program = program_in("US")
    make_average_price(program.institution, tuition=14_064, fees=1_506)
    make_average_price(program.institution, residency="out_of_state", tuition=29_140, fees=None)
    make_price(program, amount=14_064, per="year", scope="institution_average",
               academic_year="2023-24")  # fmt: skip
    assert [average.text for average in section(program).averages] == [
        "In state: $14,064 tuition and $1,506 fees a year, 2023-24",
        "Out of state: $29,140 tuition a year, 2023-24",
    ]


def test_an_average_that_is_the_same_for_residents_and_others_is_one_line():
    program = program_in("US")
    make_average_price(program.institution)
    make_average_price(program.institution, residency="out_of_state")
    (average,) = section(program).averages
    assert average.text == "Everyone: $11,000 tuition and $1,000 fees a year, 2023-24"


def test_a_doubtful_average_says_why():
    program = program_in("US")
    make_average_price(program.institution, doubt="Low beside the charge per credit.")
    assert section(program).averages[0].notes == ("Low beside the charge per credit.",)


def make_rate(currency, rate, day):
    return ExchangeRate.objects.create(
        currency=currency, usd_per_unit=rate, date=day, source=make_source(kind="government")
    )


def test_another_currency_is_kept_and_its_dollars_are_dated():
    program = program_in("DE")
    make_price(program, amount=30_000, currency="EUR")
    make_rate("EUR", Decimal("1.05"), date(2025, 10, 31))
    newest = make_rate("EUR", Decimal("1.1172"), date(2026, 10, 30))
    page = section(program)
    (row,) = page.tables[0].rows
    assert (row.amount, page.tables[0].currencies) == ("€30,000", "euros")
    # 30,000 × 1.1172 = 33,516, shown to the nearest hundred
    assert row.usd == "about $33,500 at the reference rate of October 30, 2026"
    assert page.rate_sources == [newest.source]


def test_a_currency_without_a_rate_is_left_as_it_is():
    program = program_in("SE")
    make_price(program, amount=100_000, currency="SEK")
    page = section(program)
    assert (page.tables[0].rows[0].amount, page.tables[0].rows[0].usd) == ("SEK 100,000", "")
    assert page.rate_sources == []


def test_dollars_need_no_rate(django_assert_num_queries):
    program = program_in("US")
    make_price(program)
    loaded = Program.objects.for_detail().get(pk=program.pk)
    with django_assert_num_queries(0):
        price_section(
            loaded, Provenance(loaded), pace="full_time", reader_status="in_state", today=TODAY
        )


def test_the_other_pace_has_a_table_of_its_own_only_where_it_costs_something_else():
    program = program_in("US", full_time=True, part_time=True)
    make_price(program, amount=20_000)
    assert len(section(program).tables) == 1
    make_price(program, part="fee", name="Campus", amount=500, pace="full_time")
    full, part = section(program).tables
    assert (full.pace_words, full.rows[0].amount) == ("full time", "$20,500")
    assert (part.pace_words, part.rows[0].amount) == ("part time", "$20,000")


def test_a_pace_that_is_not_offered_has_no_table():
    program = program_in("US", full_time=True, part_time=False)
    make_price(program, amount=20_000)
    make_price(program, part="fee", name="Campus", amount=500, pace="full_time")
    assert len(section(program).tables) == 1
