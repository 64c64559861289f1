"""/compare/: programs side by side."""

import csv
import io
import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from decisions.models import Profile
from programs.models import CatalogueVersion, Citation, ExchangeRate
from tests.decisions import plain_person
from tests.factories import make_institution, make_price, make_program, make_source

pytestmark = pytest.mark.django_db


def page(client, *slugs, **parameters):
    response = client.get("/compare/", {"p": slugs, **parameters})
    assert response.status_code == 200
    return response.content.decode()


def test_two_programs_show_their_prices_with_sources_and_their_difference(client):
    source = make_source(publisher="Bursar of One")
    one = make_program(slug="one", name="Degree One")
    make_price(one, amount=30_000, source=source)
    make_program(slug="two", name="Degree Two", tuition=20_000)
    html = page(client, "one", "two")
    assert "Two programs side by side" in html
    assert html.index("Where they differ") < html.index("$30,000") < html.index("$20,000")
    assert "Bursar of One" in html


def test_what_is_the_same_stands_apart_from_what_differs(client):
    place = make_institution(name="Shared University", control="public")
    make_program(slug="one", institution=place, tuition=10_000, credits=30)
    make_program(slug="two", institution=place, tuition=20_000, credits=30)
    html = page(client, "one", "two")
    same = html.index("where all are the same or all unknown")
    assert html.index("Tuition and fees") < same < html.index("Control")
    assert html.index(">Credits") > same


def test_a_blank_gives_its_reason_and_never_zero(client):
    one = make_program(slug="one", tuition=10_000)
    make_program(slug="two")
    Citation.objects.create(program=one, field="credits", missing="not_published")
    html = page(client, "one", "two")
    assert "No source read states a price" in html
    assert "$0<" not in html
    assert "Not published" in html


def test_an_unknown_program_is_named_and_left_out(client):
    make_program(slug="one")
    html = page(client, "one", "no-such-program")
    assert "no-such-program" in html
    assert "One program so far" in html


def test_an_unknown_program_is_named_without_running_its_markup(client):
    html = page(client, "<script>alert(1)</script>")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


@pytest.mark.parametrize("slug", ["\0", "a\0b", "9" * 20, "x" * 10_000, "ü", ""])
def test_an_unreadable_program_gives_a_usable_page(client, slug):
    make_program(slug="one")
    html = page(client, slug, "one")
    assert "One program so far" in html
    assert "\0" not in html


def test_the_first_eight_of_fifty_programs_are_shown(client):
    slugs = [make_program(slug=f"degree-{number}").slug for number in range(50)]
    html = page(client, *slugs)
    assert "Eight programs side by side" in html
    assert "8 programs at most" in html
    assert html.count(">Remove<") == 8


def test_a_program_named_twice_is_shown_once(client):
    make_program(slug="one")
    make_program(slug="two")
    assert "Two programs side by side" in page(client, "one", "one", "two")


def test_nothing_to_compare_tells_how_to_begin(client):
    html = page(client)
    assert "Choose programs" in html
    assert "<table" not in html


def test_each_program_can_be_removed_alone(client):
    make_program(slug="one")
    make_program(slug="two")
    html = page(client, "one", "two")
    assert 'href="/compare/?p=two"' in html
    assert 'href="/compare/?p=one"' in html


def test_the_csv_holds_the_table_and_its_sources(client):
    place = make_institution(name="=Sum University")
    make_program(slug="one", name="Degree One", institution=place, tuition=30_000)
    make_program(slug="two", name="Degree Two", tuition=20_000)
    response = client.get("/compare/", {"p": ["one", "two"], "format": "csv"})
    assert response["Content-Type"].startswith("text/csv")
    text = response.content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert lines[0] == ["Measure", "'=Sum University: Degree One", lines[0][2]]
    price = next(line for line in lines if line and line[0].startswith("Tuition"))
    assert price[1].startswith("$30,000 (2025-26 prices")
    assert price[1].endswith("[1]")
    assert any(line and line[0] == "[1]" for line in lines)


@pytest.mark.parametrize("programs", [2, 8])
def test_the_number_of_queries_does_not_grow_with_the_programs(
    client, django_assert_max_num_queries, programs
):
    slugs = [make_program(slug=f"degree-{n}", tuition=1000 * n).slug for n in range(programs)]
    page(client, *slugs)
    with django_assert_max_num_queries(12):
        page(client, *slugs)


def test_a_price_beyond_the_scale_says_so(client):
    make_program(slug="one", tuition=400_000)
    make_program(slug="two", tuition=75_000)
    html = page(client, "one", "two")
    assert "longer than the scale" in html
    assert 'width="50.0%"' in html


class TestForSomebodyWithAProfile:
    """The reader's own measures, beside those of keeping the job."""

    @pytest.fixture
    def profile(self, client):
        def make(**answers):
            client.post(reverse("decisions:start"))
            profile = Profile.objects.latest("created_at")
            for name, value in (plain_person.ANSWERS | answers).items():
                setattr(profile, name, value)
            profile.save()
            return profile

        return make

    @pytest.fixture
    def two(self):
        plain_person.make_beside_a_job(15_000, slug="one")
        plain_person.make_beside_a_job(72_000, slug="two")

    def rows(self, client, *slugs):
        """Label → the words of each cell, the baseline's first."""
        html = page(client, *slugs)
        own = html[html.index('<tbody id="own">') : html.index('<tbody id="differ">')]
        found = {}
        for row in re.findall(r"<tr>(.*?)</tr>", own, re.DOTALL)[1:]:
            cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL)
            cells = [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in cells]
            label = re.search(r'<th scope="row">([^<]*)', f"<tr>{row}").group(1)
            found[label] = cells[1:]
        return found

    def test_each_measure_stands_beside_keeping_the_job(self, client, profile, two):
        profile(chance_to_finish=50, chance_of_job=50)

        rows = self.rows(client, "one", "two")

        # By hand, as plain_person says: 60,000 − P; −P; −P/2; by ¼, ¼ and ½.
        assert rows["If you finish and get the job"] == [
            "$0", "+$45,000 25 of 100 cases", "−$12,000 25 of 100 cases",
        ]  # fmt: skip
        assert rows["If you finish without it"] == [
            "$0", "−$15,000 25 of 100 cases", "−$72,000 25 of 100 cases",
        ]  # fmt: skip
        assert rows["If you leave half-way"] == [
            "$0", "−$8,000 5 of 10 cases", "−$36,000 5 of 10 cases",
        ]  # fmt: skip
        assert rows["Gain on average"] == ["$0", "+$4,000", "−$39,000"]
        assert rows["Break-even pay"][0] == "$60,000 a year now"
        assert rows["Break-even pay"][1].startswith("$62,000 By your own range of pay, ")
        # 60,000 + 72,000 ÷ 10.
        assert rows["Break-even pay"][2].startswith("$68,000 ")
        # 15,000 are earned back in 2½ years after two of study; 72,000 in 12.
        assert rows["Ahead from year"] == ["does not apply", "5", "Not in 12 years"]
        assert rows["Out of pocket"] == ["$0", "$15,000", "$72,000"]
        assert rows["Pay given up"] == ["$0", "$0", "$0"]
        assert rows["Debt when it falls due"] == ["$0", "$0", "$0"]
        assert rows["A month for the loan"] == ["$0", "$0", "$0"]
        assert rows["Share of pay"] == ["0%", "0%", "0%"]

    def test_a_loan_is_shown_with_its_interest_and_its_share_of_pay(self, client, profile, two):
        answers = {"savings": Decimal(0), "part_time_pay": Decimal(40), "loans": "any"}
        own = plain_person.ANSWERS["assumptions"] | {"private_rate": 0.06, "private_years": 10.0}
        profile(**answers, assumptions=own)

        rows = self.rows(client, "one", "two")

        # 7,500 at the start of each year at 6% simple to month 30, half a year after the end:
        # halves at months 0, 6, 12 and 18 carry 30, 24, 18 and 12 months: 15,000 + 1,575.
        assert rows["Debt when it falls due"][1] == "$17,000"
        # 16,575 at ½% a month over 120 months: × 0.005 ÷ (1 − 1.005⁻¹²⁰) = 184.02.
        assert rows["A month for the loan"][1] == "$180"
        # 120 × 184.02 − 15,000.
        assert rows["Loan interest"][1] == "$7,000"
        # 12 × 184.02 ÷ 66,000, and for the dearer 4.8 times that.
        assert rows["Share of pay"] == ["0%", "3%", "16%"]
        # Three fifths of the pay of two years.
        assert rows["Pay given up"][1] == "$72,000"

    def test_what_it_may_cost_stands_for_the_pay_of_who_stays_in_the_role(
        self, client, profile, two
    ):
        profile(role="data_scientist", current_role="data_scientist")

        rows = self.rows(client, "one", "two")

        assert "Break-even pay" not in rows
        cost, one, two_ = rows["What it may cost"]
        assert cost == "does not apply"
        assert one == two_
        assert one.startswith("Worth it if the whole price stays under $")

    def test_what_is_not_known_says_why_and_where_to_tell(self, client, profile, two):
        plain_person.make_beside_a_job(slug="no-price")
        plain_person.make_beside_a_job(9_000, months=None, slug="no-length")
        profile_ = profile(salary=None)

        html = page(client, "one", "no-price", "no-length")
        rows = self.rows(client, "one", "no-price", "no-length")

        assert rows["Gain on average"][1:] == [
            "Not known You have not told your pay now Tell us",
            "Not known Price not known",
            "Not known Duration not known",
        ]
        assert set(rows["Break-even pay"][1:]) == {"Not known"}
        assert rows["Break-even pay"][0] == "pay not told"
        assert f'href="/decisions/{profile_.pk}/edit/money/">Tell us</a>' in html

    def test_a_program_ruled_out_has_no_score_but_its_money(self, client, profile, two):
        profile(price_limit=Decimal(50_000))

        rows = self.rows(client, "one", "two")

        assert rows["My score"][0] == "not scored"
        assert rows["My score"][2] == "Not scored Ruled out: price"
        assert rows["Gain on average"] == ["$0", "+$45,000", "−$12,000"]

    def test_the_column_of_the_job_goes_through_the_whole_table(self, client, profile, two):
        profile()

        html = page(client, "one", "two")

        assert re.search(r'<th scope="col" class="you"><strong>Keeping your job</strong>', html)
        rows = re.findall(r"<tr><th scope=\"row\">", html[: html.index("</table>")])
        assert html.count('<td class="you">') == len(rows)
        price = html[html.index("Tuition and fees") :]
        assert re.search(r'<td class="you">\$0\s*</td>', price[: price.index("</tr>")])

    def test_another_currency_is_that_of_all_own_amounts(self, client, profile, two):
        rate = {"currency": "CHF", "usd_per_unit": Decimal("1.25"), "date": date(2026, 11, 1)}
        ExchangeRate.objects.create(**rate, source=make_source())
        CatalogueVersion.bump()
        profile(currency="CHF")

        rows = self.rows(client, "one", "two")

        # 15,000 dollars are 12,000 francs.
        assert rows["Gain on average"][:2] == ["CHF 0", "+CHF 48,000"]
        assert rows["Break-even pay"][0] == "CHF 60,000 a year now"

    def test_the_csv_has_the_job_as_a_column_too(self, client, profile, two):
        profile()

        response = client.get("/compare/", {"p": ["one", "two"], "format": "csv"})

        lines = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
        assert lines[0][:2] == ["Measure", "Keeping your job ($60,000 a year now)"]
        assert lines[1][:3] == ["Page", "", "one"]
        gain = next(line for line in lines if line and line[0] == "Gain on average")
        # The apostrophe keeps a spreadsheet from reading a formula.
        assert gain[1:] == ["$0", "'+$45,000", "−$12,000"]

    def test_the_queries_are_those_of_a_stranger_and_two_for_the_profile(
        self, client, profile, two, django_assert_max_num_queries
    ):
        profile()
        page(client, "one", "two")
        with django_assert_max_num_queries(14):
            page(client, "one", "two")


def test_without_a_profile_there_is_no_column_of_the_job(client):
    make_program(slug="one", tuition=10_000)
    make_program(slug="two", tuition=20_000)
    html = page(client, "one", "two")
    assert "Keeping your job" not in html
    assert 'class="you"' not in html
    assert "Gain on average" not in html
