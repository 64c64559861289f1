"""browse() against the queryset of ProgramFilter, and what each number of its answer means."""

import random
from decimal import Decimal

import numpy as np
import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from programs import snapshot
from programs.browse import FILTERS, OUTCOMES, PACE_COLUMNS, SORTS, UNKNOWN_NAMES, browse
from programs.columns import NAMED_SUBJECTS
from programs.filters import ProgramFilter, form_class, query_of
from programs.models import (
    Area,
    BachelorField,
    Control,
    CurriculumArea,
    ExchangeRate,
    Field,
    Gre,
    Kind,
    Modality,
    Prerequisite,
    Program,
    Tier,
)
from programs.prices import STATUSES, statuses_of
from programs.reader import Scores
from tests.factories import (
    make_federal_link,
    make_institution,
    make_outcome,
    make_price,
    make_program,
    make_source,
)

pytestmark = pytest.mark.django_db

TOPICS = ("nlp", "deep_learning", "statistics")
WORDS = ("Carnegie", "Zürich", "data", "science", "AI", "M.Sc.", "C++")
VALUES = {
    "kind": Kind.values,
    "field": Field.values,
    "tier": Tier.values,
    "modality": Modality.values,
    "control": Control.values,
    "country": ["US", "GB", "DE", "FR"],
    "state": ["PA", "CA", "NY"],
    "gre": Gre.values,
    "pace": list(PACE_COLUMNS),
    "have": list(NAMED_SUBJECTS),
    "area": Area.values,
    "topic": list(TOPICS),
}


def read(parameters):
    """The validated form of a dictionary of parameters."""
    form = form_class()(query_dict(parameters), catalogue=snapshot.current())
    assert form.is_valid(), form.errors
    return form


def query_dict(parameters):
    data = QueryDict(mutable=True)
    for name, value in parameters.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def found(parameters, status="out_of_state", scores=None):
    """Names of the programs that browse() gives, in order."""
    catalogue = snapshot.current()
    statuses = statuses_of(status, catalogue.country)
    result = browse(catalogue, query_of(read(parameters)), statuses, scores)
    return [catalogue.names[i] for i in result.order]


def selected(parameters, statuses):
    """Ids that the queryset of ProgramFilter gives."""
    catalogue = snapshot.current()
    by_id = {int(pk): STATUSES[status] for pk, status in zip(catalogue.ids, statuses, strict=True)}
    filters = ProgramFilter(
        query_dict(parameters), Program.objects.shown(), catalogue=catalogue, statuses=by_id
    )
    return set(filters.qs.values_list("pk", flat=True))


@pytest.fixture
def mixed_catalogue():
    """Forty programs in which every fact is stated by some and blank in others."""
    chance = random.Random(20261122)

    def perhaps(values):
        return chance.choice([*values, ""])

    def number(low, high):
        return chance.choice([None, Decimal(chance.randint(low, high))])

    ExchangeRate.objects.create(
        currency="EUR", usd_per_unit=Decimal("1.1"), date="2026-11-20", source=make_source()
    )
    institutions = [
        make_institution(
            name=f"{chance.choice(['Carnegie', 'Universität Zürich', 'State'])} {number_}",
            country=country,
            region=chance.choice(["PA", "CA", ""]) if country else "",
            control=perhaps(Control.values),
            unitid=str(100_000 + number_),
        )
        for number_, country in enumerate(["US", "US", "US", "GB", "DE", "DE", "FR", ""])
    ]
    for number_ in range(40):
        program = make_program(
            institution=chance.choice(institutions),
            name=f"{chance.choice(['MSc Data', 'AI', 'Data Science'])} {number_}",
            kind=chance.choice(Kind.values),
            tier=chance.choice(Tier.values),
            field=chance.choice(Field.values),
            modality=perhaps(Modality.values),
            cip6=perhaps(["30.7001", "11.0102"]),
            full_time=chance.choice([True, False, None]),
            part_time=chance.choice([True, False, None]),
            self_paced=chance.choice([True, None]),
            visa_eligible=chance.choice([True, False, None]),
            months_full_time=number(6, 30),
            months_part_time=number(12, 60),
            months_max=number(30, 72),
            credits=number(30, 60),
            topics=chance.sample(TOPICS, chance.randint(0, 2)),
            admission=chance.choice(
                [
                    None,
                    {
                        "bachelor_field": perhaps(BachelorField.values),
                        "gre": perhaps(Gre.values),
                    },
                ]
            ),
        )
        for _ in range(chance.randint(0, 3)):
            make_price(
                program,
                amount=number(100, 60_000),
                per=chance.choice(["program", "credit", "year"]),
                residency=chance.choice(["any", *STATUSES]),
                pace=chance.choice(["any", "full_time", "part_time"]),
                currency=chance.choice(["USD", "EUR", "XXX"]),
                scope=chance.choice(["program", "program", "institution_average"]),
            )
        for subject in chance.sample([*NAMED_SUBJECTS[:4], "other"], chance.randint(0, 3)):
            Prerequisite.objects.create(
                program=program, subject=subject, level=chance.choice(["required", "recommended"])
            )
        for area in chance.sample(Area.values, chance.randint(0, 5)):
            CurriculumArea.objects.create(
                program=program, area=area, level=chance.choice(["core", "elective", "none"])
            )
        if chance.random() < 0.2:
            make_outcome(program=program)
        if chance.random() < 0.2:
            make_outcome(program=program, metric="employers", value=None)
        if chance.random() < 0.2:
            make_federal_link(program, f"9{number_:05}", chance.choice(["30.7001", "27.0501"]))
    for institution in institutions[:3]:
        make_outcome(institution=institution, cip4=chance.choice(["30.70", "27.05"]))
    make_outcome(cip4="11.01")


some = {
    name: st.lists(st.sampled_from(values), max_size=3, unique=True)
    for name, values in VALUES.items()
}
one = {
    "q": st.sampled_from(["", *WORDS, "science data", "zurich 7"]),
    "price_max": st.sampled_from(["", "0", "5k", "$20,000", "60k"]),
    "months_max": st.sampled_from(["", "12", "24 months", "40"]),
    "bachelor": st.sampled_from(["", *BachelorField.values]),
    "visa": st.sampled_from(["", "yes"]),
    "outcomes": st.sampled_from(["", *OUTCOMES]),
}
unknown = {
    "unknown": st.lists(st.sampled_from(sorted(UNKNOWN_NAMES.values())), max_size=4, unique=True)
}


@st.composite
def parameters(draw):
    """A few filters at a time: with all of them nothing would ever be found."""
    strategies = some | one
    names = draw(st.lists(st.sampled_from(sorted(strategies)), max_size=4, unique=True))
    return {name: draw((strategies | unknown)[name]) for name in [*names, "unknown"]}


@pytest.mark.slow
def test_browsing_finds_what_the_queryset_finds_and_counts_what_it_would(mixed_catalogue):
    catalogue = snapshot.current()

    @settings(max_examples=60, deadline=None, database=None)
    @given(asked=parameters(), status=st.sampled_from(STATUSES), facet=st.sampled_from(FILTERS))
    def agree(asked, status, facet):
        statuses = statuses_of(status, catalogue.country)
        query = query_of(read(asked))
        result = browse(catalogue, query, statuses)

        ids = selected(asked, statuses)
        assert {int(catalogue.ids[i]) for i in result.order} == ids
        assert len(result.order) == len(ids)

        others = {name: value for name, value in asked.items() if name != facet}
        if facet in query.in_force:
            assert result.without[facet] == len(selected(others, statuses))
            alone = {name: asked[name] for name in (facet, "unknown")}
            assert result.alone[facet] == len(selected(alone, statuses))
        for value, count in list(result.counts.get(facet, {}).items())[:6]:
            stated = [name for name in asked["unknown"] if name != UNKNOWN_NAMES.get(facet)]
            values = [value]
            if facet in ("area", "have"):
                values = [*asked.get(facet, []), value]
            expected = others | {"unknown": stated, facet: values}
            # Of areas ticked before, the unknown ones go on counting where they are included.
            if facet == "area" and asked.get("area") and "area" in asked["unknown"]:
                continue
            assert count == len(selected(expected, statuses)), (facet, value)

        hidden = 0
        for name in query.in_force:
            key = UNKNOWN_NAMES.get(name)
            if key and key not in asked["unknown"]:
                more = selected(asked | {"unknown": [*asked["unknown"], key]}, statuses)
                assert result.hidden[name] == len(more) - len(ids), name
                hidden += result.hidden[name]
        all_unknown = {"unknown": sorted(UNKNOWN_NAMES.values())}
        everything = len(selected(asked | all_unknown, statuses))
        assert result.hidden_for_several == everything - len(ids) - hidden

    agree()


@pytest.mark.parametrize("sort", [sign + name for name in SORTS for sign in ("", "-")])
def test_an_order_leaves_nothing_out(mixed_catalogue, sort):
    assert sorted(found({"sort": sort})) == sorted(found({}))


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("price", ["Cheap", "Dear", "Blank A", "Blank B"]),
        ("-price", ["Dear", "Cheap", "Blank A", "Blank B"]),
    ],
)
def test_unknown_prices_sort_last_in_both_directions(sort, expected):
    make_program(name="Blank B")
    make_program(name="Dear", tuition=50_000)
    make_program(name="Blank A")
    make_program(name="Cheap", tuition=5_000)

    assert found({"sort": sort}) == expected


def test_the_usual_order_puts_what_was_read_first_and_alternatives_before_listed():
    make_program(name="Alpha", tier="listed")
    make_program(name="Beta", kind="bootcamp")
    make_program(name="gamma")
    make_program(name="Éclair")

    assert found({}) == ["Éclair", "gamma", "Beta", "Alpha"]


def test_programs_of_equal_price_stand_by_name_in_both_directions():
    for name in ("Beta", "alpha", "Gamma"):
        make_program(name=name, tuition=9_000)

    assert found({"sort": "price"}) == found({"sort": "-price"}) == ["alpha", "Beta", "Gamma"]


def test_scores_sort_best_first_and_programs_without_one_last():
    for name in ("None", "Low", "High"):
        make_program(name=name)
    names = snapshot.current().names
    points = {"Low": 20.0, "High": 80.0, "None": np.nan}
    values = np.array([points[name] for name in names])
    scores = Scores(low=values, high=values, reason=[""] * 3)

    assert found({"sort": "-score"}, scores=scores) == ["High", "Low", "None"]
    assert found({"sort": "score"}, scores=scores) == ["Low", "High", "None"]


def test_prices_in_other_currencies_are_compared_in_dollars():
    source = make_source()
    ExchangeRate.objects.create(
        currency="GBP", usd_per_unit=Decimal("1.25"), date="2026-11-20", source=source
    )
    make_price(make_program(name="Pounds"), amount=10_000, currency="GBP")
    make_price(make_program(name="Unknown rate"), amount=10, currency="XXX")

    assert found({"price_max": "12500"}) == ["Pounds"]
    assert found({"price_max": "12499"}) == []
    assert found({"price_max": "12499", "unknown": "price"}) == ["Unknown rate"]


def test_nobody_gets_a_residents_price_unless_they_say_so():
    program = make_program(name="State")
    make_price(program, amount=10_000, residency="in_state")
    make_price(program, amount=40_000, residency="out_of_state")

    assert found({"price_max": "20k"}, status="out_of_state") == []
    assert found({"price_max": "20k"}, status="domestic") == []
    assert found({"price_max": "20k"}, status="in_state") == ["State"]


def test_part_time_is_judged_by_the_part_time_months():
    make_program(name="Both", part_time=True, months_full_time=12, months_part_time=30)
    make_program(name="Assumed", part_time=True, months_full_time=12)

    assert found({"months_max": "24"}) == ["Assumed", "Both"]
    assert found({"months_max": "24", "pace": "part_time"}) == ["Assumed"]


def test_a_bachelors_field_is_accepted_by_wider_ones_too():
    for value in BachelorField.values:
        make_program(name=value, admission={"bachelor_field": value})
    make_program(name="silent", admission={})

    assert found({"bachelor": "any"}) == ["any"]
    assert found({"bachelor": "stem"}) == ["any", "stem"]
    assert found({"bachelor": "cs_related"}) == ["any", "cs_related", "quantitative", "stem"]
    assert "silent" in found({"bachelor": "any", "unknown": "bachelor"})


def test_subjects_i_have_hide_what_requires_more_but_not_what_recommends_it():
    for name, level in (("Requires", "required"), ("Recommends", "recommended")):
        program = make_program(name=name)
        Prerequisite.objects.create(program=program, subject="calculus", level="required")
        Prerequisite.objects.create(program=program, subject="statistics", level=level)

    assert found({"have": ["calculus"]}) == ["Recommends"]
    assert found({"have": ["calculus", "statistics"]}) == ["Recommends", "Requires"]


def test_a_subject_that_is_not_named_is_unknown_rather_than_had():
    program = make_program(name="Something else")
    Prerequisite.objects.create(program=program, subject="other", level="required")

    assert found({"have": ["calculus"]}) == []
    assert found({"have": ["calculus"], "unknown": "have"}) == ["Something else"]


@pytest.mark.parametrize("words", ["cmu", "CARNEGIE mellon", "mellon learn", "nlp", "zurich"])
def test_search_finds_nicknames_beginnings_of_words_and_topics_without_accents(words):
    institution = make_institution(
        name="Carnegie Mellon University", aliases=["CMU"], city="Zürich", country="CH"
    )
    make_program(name="MS in Machine Learning", institution=institution, topics=["nlp"])
    make_program(name="Something else")

    assert found({"q": words}) == ["MS in Machine Learning"]


def test_names_with_the_words_searched_for_stand_first_among_their_like():
    place = make_institution(name="Georgia Tech", aliases=["OMSCS"])
    make_program(name="Analytics", institution=place)
    make_program(name="Computer Science (OMSCS)", institution=place)
    make_program(name="Listed OMSCS", institution=place, tier="listed")

    assert found({"q": "omscs"}) == ["Computer Science (OMSCS)", "Analytics", "Listed OMSCS"]
    assert found({"q": "omscs", "sort": "name"})[0] == "Analytics"


def test_search_does_not_find_the_middle_of_a_word():
    make_program(name="Bioinformatics")

    assert found({"q": "bioinf"}) == ["Bioinformatics"]
    assert found({"q": "informatics"}) == []


def test_free_programs_are_found_by_a_limit_of_nothing():
    make_program(name="Free", tuition=0)
    make_program(name="Dear", tuition=1)
    make_program(name="Unknown")

    assert found({"price_max": "0"}) == ["Free"]


def test_a_catalogue_without_programs_can_be_browsed():
    catalogue = snapshot.current()
    result = browse(
        catalogue,
        query_of(read({"q": "x", "topic": [], "area": ["programming"], "price_max": "5"})),
        statuses_of("eu", catalogue.country),
    )

    assert len(result) == 0
    assert result.without == {"q": 0, "price_max": 0, "area": 0}
