"""A look at a report with some answers changed, and one's own numbers in place of ours."""

import re
from decimal import Decimal

import pytest

from decisions.engine.parameters import parameters
from decisions.forms.own_numbers import OwnNumber, OwnNumbersForm
from decisions.forms.what_if import WhatIfForm
from decisions.models import Profile
from decisions.money.assumptions import EDITABLE, parameter
from tests.decisions.report_pages import (
    address,
    amount,
    heading,
    main_of,
    persona,
    rows_of,
    start,
    text_of,
)
from tests.factories import make_program

pytestmark = pytest.mark.django_db

UVA = "uva-msds-residential"


def mean(response):
    """The mean gain at the end, thousands."""
    return amount(rows_of(response, "Three ways it may go, table")[-1][-2])


@pytest.fixture
def maya(full_catalogue, client):
    return persona(client, "career-changer")


class TestWhatIf:
    def look(self, client, profile, query, slug=UVA):
        return client.get(address(profile, slug) + query)

    def test_nothing_of_it_is_saved(self, maya, client):
        before = Profile.objects.values().get(pk=maya.pk)
        plain = self.look(client, maya, "")
        looked = self.look(
            client, maya, "?chance_of_job=95&horizon_years=20&grant=10k&pay_after_low=&place=35620"
        )

        assert Profile.objects.values().get(pk=maya.pk) == before
        assert mean(looked) != mean(plain)
        assert mean(self.look(client, maya, "")) == mean(plain)

    def test_what_changed_is_said_first_with_the_way_back(self, maya, client):
        response = self.look(client, maya, "?chance_of_job=95&grant=10k&months_to_job=2")
        text = text_of(response)

        assert (
            "What if: I get the job in: 95 of 100; I search for: 2 months; I get a grant of "
            "$10,000." in text
        )
        assert f"Mean gain +${mean(response):,.0f}; by your answers it is +$" in text
        assert text.index("Back to my answers") < text.index("Worth it")
        assert "Of these, the grant cannot be kept" in text
        assert "in 76 of 100 cases by your own chances" in text  # 0.8 of finishing × 0.95

    def test_a_field_as_it_stands_in_the_answers_is_no_change(self, maya, client):
        maya.chance_of_job = Decimal(70)
        maya.save()
        plain = self.look(client, maya, "")
        sent = re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', aside_of(plain))
        looked = self.look(client, maya, "?" + "&".join(f"{n}={v}" for n, v in sent))

        assert ("chance_of_job", "70") in sent
        assert ("horizon_years", "12") in sent
        assert "What if:" not in text_of(looked)

    def test_a_cleared_field_is_our_default(self, maya, client):
        maya.chance_of_job = Decimal(20)
        maya.save()

        assert "What if: I get the job in: our default." in text_of(
            self.look(client, maya, "?chance_of_job=")
        )

    def test_a_grant_is_worth_about_itself(self, maya, client):
        plain, looked = self.look(client, maya, ""), self.look(client, maya, "?grant=30k")
        cost = rows_of(looked, "What it costs in all: parts")
        grant = next(row for row in cost if row[0].startswith("Grant"))

        # Carried to nothing: it is money of the start, paid over eleven months.
        assert amount(grant[1]) == pytest.approx(-30_000, abs=1_000)
        assert mean(looked) - mean(plain) > 20_000

    def test_another_place_of_work(self, maya, client):
        assert "data scientists around New York" in heading(self.look(client, maya, "?place=35620"))
        home = self.look(client, maya, "?place=home")
        assert "data scientists around Richmond" in heading(home)
        assert "What if: I work: Where I live now." in text_of(home)

    def test_another_pace(self, maya, client):
        response = self.look(client, maya, "?pace=part_time", "cmu-msml")
        text = text_of(response)

        assert "32 months, part time" in text
        assert "What if: I study part time." in text
        assert "A profile has no place for the pace, so there is nothing to keep." in text
        assert "Keep these answers" not in text

    def test_the_pace_is_asked_only_where_there_is_a_choice(self, maya, client):
        assert 'name="pace"' not in main_of(self.look(client, maya, ""))
        assert 'name="pace"' in main_of(self.look(client, maya, "", "cmu-msml"))

    def test_a_range_of_pay_needs_both_ends(self, maya, client):
        text = text_of(self.look(client, maya, "?pay_after_low=80k&pay_after_high="))

        assert "Enter both ends of the pay, or leave both empty." in text
        text = text_of(self.look(client, maya, "?pay_after_low=80k&pay_after_high=160k"))
        assert "by your own range of pay" in text
        text = text_of(self.look(client, maya, "?pay_after_low=160k&pay_after_high=80k"))
        assert "Enter at least the low end, $160,000" in text

    def test_what_cannot_be_read_is_said_beside_the_field_and_kept(self, maya, client):
        response = self.look(client, maya, "?grant=a+lot&chance_of_job=150&horizon_years=8")
        main = main_of(response)

        assert response.status_code == 200
        for shown in ('value="a lot"', 'value="150"', 'value="8"'):
            assert shown in main
        assert 'aria-invalid="true"' in main
        assert 'href="#if-grant"' in main
        assert 'id="if-grant"' in main
        assert "Two answers need another look" in text_of(response)
        # What could be read counts.
        assert "What if: I look ahead: 8 years." in text_of(response)

    def test_an_unknown_place_is_refused(self, maya, client):
        text = text_of(self.look(client, maya, "?place=99999"))

        assert "Choose a place from the list" in text

    def test_an_address_with_other_words_changes_nothing(self, maya, client):
        assert "What if:" not in text_of(self.look(client, maya, "?utm_source=x&kept"))

    def test_keeping_saves_what_a_profile_has_a_place_for(self, maya, client):
        url = address(maya, UVA)
        looked = client.get(f"{url}?place=35620&chance_of_job=90&grant=10k&horizon_years=12")
        form = re.search(
            r'<form action="[^"]*" method="post">.*?</form>', main_of(looked), re.DOTALL
        )
        sent = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[0]))
        sent.pop("csrfmiddlewaretoken", None)

        response = client.post(url, sent)
        maya.refresh_from_db()

        assert response.status_code == 302
        assert (maya.work_country, maya.work_state, maya.work_metro) == ("US", "NY", "35620")
        assert maya.chance_of_job == 90
        assert maya.horizon_years == 12
        assert maya.savings == 18_000
        text = text_of(client.get(response.headers["Location"].partition("#")[0]))
        assert "Kept: this report now rests on your changed answers." in text
        assert "data scientists around New York" in text

    def test_nothing_is_kept_of_what_cannot_be_read(self, maya, client):
        response = client.post(address(maya, UVA), {"do": "keep", "chance_of_job": "often"})
        maya.refresh_from_db()

        assert "Enter a whole number of cases from 0 to 100" in text_of(response)
        assert maya.chance_of_job is None

    def test_from_abroad_the_united_states_are_a_place_to_try(self, full_catalogue, client):
        profile = start(client, country="DE", currency="EUR", salary=Decimal(60_000))
        program = make_program(tuition=20_000, months_full_time=24)
        looked = client.get(address(profile, program.slug) + "?place=us")

        assert "What if: I work: United States." in text_of(looked)
        assert "in the United States" in text_of(looked)

    def test_the_same_page_serves_browsers_with_and_without_scripts(self, maya, client):
        main = main_of(self.look(client, maya, ""))
        form = re.search(r"<form[^>]*hx-boost[^>]*>", main)[0]

        assert 'method="get"' in form
        assert f'action="{address(maya, UVA)}"' in form
        assert re.search(r'<div id="report" hx-target="#report" hx-select="#report"', main)


def aside_of(response):
    main = main_of(response)
    return main[main.index('<aside class="what-if"') :]


class TestOwnNumbers:
    def save(self, client, profile, slug=UVA, **numbers):
        return client.post(address(profile, slug), {"do": "numbers", **numbers})

    def test_a_number_is_kept_and_counts(self, maya, client):
        before = mean(client.get(address(maya, UVA)))
        response = self.save(client, maya, inflation="4", private_rate="14 %", tuition_growth="")
        maya.refresh_from_db()
        after = client.get(address(maya, UVA))
        rows = {row[0]: row for row in rows_of(after, "Assumptions table") if len(row) == 4}

        assert response.status_code == 302
        assert maya.assumptions == {"inflation": 0.04, "private_rate": 0.14}
        assert mean(after) != before
        assert rows["Private loan rate"][1].startswith("14% a year")
        assert rows["Private loan rate"][2] == "Your answer"
        assert 'value="14"' in main_of(after)

    def test_an_empty_field_goes_back_to_our_default(self, maya, client):
        maya.assumptions = {"inflation": 0.04, "caution": 0.5}
        maya.save()
        self.save(client, maya, inflation="", private_rate="")
        maya.refresh_from_db()

        assert maya.assumptions == {"caution": 0.5}

    def test_a_number_out_of_range_is_refused_beside_its_field(self, maya, client):
        response = self.save(client, maya, inflation="12", private_rate="10", market_growth="x")
        maya.refresh_from_db()
        main, text = main_of(response), text_of(response)

        assert maya.assumptions == {"private_rate": 0.10}
        assert 'value="12"' in main
        assert 'value="x"' in main
        assert 'href="#own-inflation"' in main
        assert "Enter a number from 1.5 to 4 for “Inflation”, or leave it empty." in text
        assert "Everything else is saved." in text
        assert "10% a year" in text

    def test_what_nobody_may_set_is_left_alone(self, maya, client):
        self.save(client, maya, federal_rate="1", caution="50")
        maya.refresh_from_db()

        assert maya.assumptions == {"caution": 0.5}

    def test_a_rank_is_shown_and_read_as_a_percentile(self, maya, client):
        text = text_of(client.get(address(maya, UVA)))
        assert "Our default: 37th percentile" in text
        self.save(client, maya, entry_rank_data_scientist="45")
        maya.refresh_from_db()

        # Φ⁻¹(0.45)
        assert maya.assumptions["entry_rank_data_scientist"] == pytest.approx(-0.12566, abs=1e-5)
        assert 'value="45"' in main_of(client.get(address(maya, UVA)))

    @pytest.mark.parametrize("key", EDITABLE)
    def test_the_ends_of_a_range_and_the_default_can_be_entered(self, key):
        entry = parameter(key)
        field = OwnNumber(entry)
        for value in (*entry.limits, entry.centre):
            low, high = entry.limits
            assert low <= field.read(field.prepare_value(value)) <= high
        default = field.read(field.prepare_value(entry.centre))
        assert default == pytest.approx(entry.centre, abs=0.02 if field.rank else 1e-9)

    def test_a_form_has_only_the_numbers_asked_for(self):
        profile = Profile(assumptions={"inflation": 0.03})
        form = OwnNumbersForm(profile=profile, keys=["inflation", "tau"])

        assert list(form.fields) == ["inflation", "tau"]
        assert form["inflation"].value() == "3"
        assert form["tau"].value() is None

    def test_every_editable_parameter_has_a_range(self):
        for key, file in EDITABLE.items():
            assert parameters(file)[key].range


def test_the_fields_of_a_what_if_are_those_of_a_profile_or_named_as_none():
    names = set(WhatIfForm.base_fields)
    columns = {field.name for field in Profile._meta.get_fields()}

    assert names - columns == {"place", "grant", "pace"}
