"""What became of graduates pulls our guess of the entry pay towards it."""

import doctest
from dataclasses import replace
from math import exp, inf, log

import numpy as np
import pytest

from decisions.money import published
from decisions.money.evidence import PEERS, Unmoved, pooled, unmoved
from decisions.money.inputs import inputs
from decisions.money.peers import NotCounted, ranks_of, why_not_counted
from decisions.money.work import Work, by_kind
from decisions.person import Peer
from programs.snapshot_build import build
from tests.factories import make_institution, make_outcome, make_program

from .conftest import RICHMOND, WASHINGTON

pytestmark = pytest.mark.django_db

# Data scientists earn 120,000 in the middle in Virginia, 130,000 around Washington, 110,000 in
# the nation; a quarter earns more than 1.4 times, a tenth more than twice as much, and so below.
UPPER_QUARTILE = 0.6744897501960817
GUESS, TAU, SIGMA = -0.33, 0.25, 0.55
A_YEAR = 1.005 * 1.015
ANSWERS = {"role": "data_scientist", "state": "VA", "metro": RICHMOND, "work_state": "VA"}


def rank_above(pay, median):
    """Of pay between the median and the upper quartile."""
    return UPPER_QUARTILE * log(pay / median) / log(1.4)


def school(**values):
    return make_institution(**{"region": "VA"} | values)


def start(program, value, **values):
    values = {"metric": "median_starting_salary", "dollar_year": 2026} | values
    return make_outcome(program=program, value=value, **values)


@pytest.fixture
def entry_of(situate):
    """The entry rank at all programs, for somebody with these answers and acquaintances."""

    def make(peers=(), **answers):
        situation = situate(**ANSWERS | answers)
        work = Work(replace(situation, person=replace(situation.person, peers=tuple(peers))))
        catalogue = build()
        guess = by_kind(catalogue.kind, work.entry_rank_of)
        return pooled(work, catalogue, np.arange(len(catalogue)), guess)

    return make


def test_a_median_of_the_program_is_pooled_with_our_guess(entry_of):
    start(make_program(institution=school()), 132_000, n=40)
    entry = entry_of()

    rank = rank_above(132_000, 120_000)
    assert rank == pytest.approx(0.191058, abs=1e-6)
    ours, theirs = 1 / TAU**2, 1 / (0.20**2 + 1.57 * SIGMA**2 / 40)
    assert (ours, theirs) == (16.0, pytest.approx(19.27781, abs=1e-5))
    assert entry.rank[0] == pytest.approx((ours * GUESS + theirs * rank) / (ours + theirs))
    assert entry.rank[0] == pytest.approx(-0.045264, abs=1e-6)
    assert entry.tau[0] == pytest.approx((ours + theirs) ** -0.5)
    assert entry.shares(0)[:2] == pytest.approx((0.453543, 0.546457), abs=1e-6)


def test_a_program_of_which_nothing_is_published_keeps_our_guess_to_the_last_digit(entry_of):
    start(make_program(institution=school(), name="A"), 132_000)
    make_program(institution=school(), name="B")
    entry = entry_of()

    assert entry.rank[0] > GUESS
    assert (entry.rank[1], entry.tau[1]) == (GUESS, TAU)
    assert entry.shares(1) == (1, 0, 0, 0, 0)
    assert (entry.whose(0), entry.whose(1)) == ("its own graduates", "")


def test_pay_of_later_years_is_taken_back_to_the_degree(entry_of):
    program = make_program(institution=school(), cip6="30.7001")
    make_outcome(institution=program.institution, cip4="30.70", value=120_000 * A_YEAR**4,
                 dollar_year=2026)  # fmt: skip

    assert entry_of().ranks[1, 0] == pytest.approx(0.0, abs=1e-9)


def test_older_dollars_are_brought_to_the_money_of_the_wages_by_prices(entry_of, market, situate):
    rising = replace(market, months=((2024, 1), (2025, 5)), indexes=(300.0, 330.0))
    start(make_program(institution=school()), 120_000 / 1.1, dollar_year=2024)
    situation = replace(situate(**ANSWERS), market=rising)
    catalogue = build()

    found = published.published(Work(situation), catalogue)

    assert found.rank[0, 0] == pytest.approx(0.0, abs=1e-9)


def test_dollars_older_than_all_prices_known_move_nothing(entry_of):
    start(make_program(institution=school()), 132_000, dollar_year=2019)
    entry = entry_of()

    assert (entry.rank[0], entry.tau[0]) == (GUESS, TAU)


def test_a_mean_is_taken_down_to_the_median_that_goes_with_it(entry_of):
    start(make_program(institution=school()), 132_000, metric="mean_starting_salary")

    steepness = log(1.4 / 0.7) / (2 * UPPER_QUARTILE)
    median = 132_000 * exp(-((SIGMA * steepness) ** 2) / 2)
    assert entry_of().ranks[0, 0] == pytest.approx(rank_above(median, 120_000))


def test_a_number_that_is_not_stated_counts_as_twenty(entry_of):
    start(make_program(institution=school(), name="A"), 132_000)
    start(make_program(institution=school(), name="B"), 132_000, n=20)
    entry = entry_of()

    assert entry.n[0].tolist() == [20, 20]
    assert entry.rank[0] == entry.rank[1]


def test_two_figures_of_one_program_count_once_with_all_their_graduates(entry_of):
    program = make_program(institution=school())
    start(program, 120_000, n=30, cohort="2025")
    start(program, 132_000, n=10, cohort="2026")
    entry = entry_of()

    assert entry.n[0, 0] == 40
    assert entry.ranks[0, 0] == pytest.approx(rank_above(132_000, 120_000) / 4)
    assert entry.precisions[0, 0] == pytest.approx(1 / (0.20**2 + 1.57 * SIGMA**2 / 40))


def test_the_wider_the_scope_the_less_a_figure_counts(entry_of):
    program = make_program(institution=school(), cip6="30.7001")
    values = {"value": 120_000, "dollar_year": 2026, "n": 40}
    start(program, **values)
    make_outcome(institution=program.institution, cip4="30.70", **values)
    make_outcome(cip4="30.70", **values)

    own, field, nation = entry_of().precisions[:PEERS, 0]

    sampling = 1.57 * SIGMA**2 / 40
    assert own == pytest.approx(1 / (0.20**2 + sampling))
    assert field == pytest.approx(1 / (0.20**2 + 0.25**2 + sampling))
    assert nation == pytest.approx(1 / (0.20**2 + 0.50**2 + sampling))


def test_figures_stand_where_their_graduates_are(entry_of):
    """In the institution's state; of the nation, and of a school abroad, in the nation."""
    for name, place in (("A", {}), ("B", {"country": "GB", "region": ""})):
        program = make_program(institution=school(**place), cip6="30.7001", name=name)
        start(program, 120_000)
    make_outcome(cip4="30.70", value=110_000 * A_YEAR**4, dollar_year=2026)
    entry = entry_of()

    in_nation = rank_above(120_000, 110_000)
    assert entry.ranks[0] == pytest.approx([0.0, in_nation], abs=1e-9)
    assert entry.ranks[2] == pytest.approx([0.0, 0.0], abs=1e-9)


def test_a_role_of_several_occupations_is_ranked_in_their_mixture(entry_of):
    start(make_program(institution=school()), 150_000, n=40)

    entry = entry_of(role="machine_learning_engineer")

    # National pay stands in for two of the three occupations, by 0.25 more in quadrature.
    prior, source = 1 / (2 * TAU**2), 1 / (0.20**2 + 1.57 * SIGMA**2 / 40)
    assert entry.shares(0)[0] == pytest.approx(prior / (prior + source))
    assert entry.guess[0] < entry.rank[0] < entry.ranks[0, 0]


def test_what_the_person_brings_comes_on_top_of_published_pay(entry_of):
    start(make_program(institution=school()), 132_000, n=40)
    without = entry_of(current_role="other")
    own = entry_of(current_role="data_analyst", salary=150_000, work_years=4)

    assert own.shift > 0.1
    assert own.rank[0] == pytest.approx(without.rank[0] + own.shift)


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"current_role": "data_scientist"}, Unmoved.SAME_ROLE),
        ({"pay_after_low": 80_000, "pay_after_high": 120_000}, Unmoved.OWN_RANGE),
        ({"country": "DE", "currency": "EUR", "work_state": ""}, Unmoved.NO_PAY),
        ({"assumptions": {"tau": 0.0}}, Unmoved.SURE),
    ],
)
def test_nothing_is_pooled_where_no_entry_pay_of_a_role_decides(entry_of, situate, answers, why):
    program = make_program(institution=school())
    start(program, 180_000, n=400)
    entry = entry_of(peers=[peer(program, 250_000)], **answers)

    assert unmoved(Work(situate(**ANSWERS | answers))) == why
    assert entry.rank[0] == entry.guess[0]
    assert entry.shares(0)[0] == 1


def test_a_batch_counts_with_the_pooled_rank(scenarios):
    start(make_program(institution=school(), tuition=40_000, months_full_time=12), 132_000, n=40)
    batch = scenarios(**ANSWERS)

    assert batch.entry_rank[0] == pytest.approx(-0.045264, abs=1e-6)
    assert batch.tau[0] == pytest.approx(0.168364, abs=1e-6)
    assert batch.scenario.after.salary[0] == pytest.approx(
        batch.work.after.pay(batch.entry_rank[0])
    )
    (salary,) = (each for each in inputs(batch) if each.name == "after.salary")
    assert salary.origin(0).words.endswith("pooled with pay of its own graduates")


# People whom the person looked up.


def peer(program, pay, similarity=1.0, **values):
    values = {
        "finished": 2026, "currency": "USD", "pay_year": 2026, "state": "VA",
    } | values  # fmt: skip
    return Peer(program=program.pk, pay=float(pay), similarity=similarity, **values)


def test_people_looked_up_are_pooled_as_they_are(entry_of):
    program = make_program(institution=school())
    people = [peer(program, 120_000, 1.0), peer(program, 132_000, 0.6)]
    entry = entry_of(peers=people, current_role="data_analyst", salary=150_000, work_years=4)

    rank = 0.6 * rank_above(132_000, 120_000) / 1.6
    ours, theirs = 16.0, 1 / (0.30**2 + SIGMA**2 / 1.6)
    assert entry.n[PEERS, 0] == pytest.approx(1.6)
    assert entry.rank[0] == pytest.approx((ours * entry.guess[0] + theirs * rank) / (ours + theirs))


def test_more_people_move_it_further_and_never_beyond_the_limit(entry_of):
    program = make_program(institution=school())
    ranks = [entry_of(peers=[peer(program, 168_000)] * count).rank[0] for count in (0, 1, 5, 200)]
    entry = entry_of(peers=[peer(program, 168_000)])

    assert ranks == sorted(set(ranks))
    ceiling = 1 / 0.30**2
    limit = (16.0 * GUESS + ceiling * UPPER_QUARTILE) / (16.0 + ceiling)
    assert ranks[-1] < limit < UPPER_QUARTILE
    assert entry.with_peers(0, inf) == pytest.approx(limit)
    assert entry.with_peers(0, 5) == pytest.approx(ranks[2])
    assert entry.with_peers(0, 0) == pytest.approx(GUESS)


def test_people_move_their_own_program_only(entry_of):
    first = make_program(institution=school(), name="A")
    make_program(institution=school(), name="B")
    entry = entry_of(peers=[peer(first, 80_000)])

    assert entry.rank[0] < GUESS
    assert entry.rank[1] == GUESS


def test_their_pay_is_taken_back_to_the_degree_and_ranked_where_they_work(situate):
    program = make_program()
    work = Work(situate(**ANSWERS | {"work_metro": WASHINGTON}))
    people = [
        peer(program, 120_000 * A_YEAR**3, finished=2023),
        peer(program, 120_000 * A_YEAR**3, finished=2023, state=""),
        peer(program, 110_000, state="TX"),
    ]

    here, where_i_would_work, texas = ranks_of(work, people)

    assert here == pytest.approx(0.0, abs=1e-9)
    assert where_i_would_work == pytest.approx(-UPPER_QUARTILE * log(130 / 120) / log(1 / 0.7))
    # Texas is not in this market: the nation.
    assert texas == pytest.approx(0.0, abs=1e-9)


def test_who_is_paid_nothing_known_or_in_another_currency_moves_nothing(entry_of):
    program = make_program(institution=school())
    people = [
        peer(program, "nan"),
        peer(program, 0),
        peer(program, 60_000, currency="EUR"),
    ]

    assert [why_not_counted(each) for each in people] == [
        NotCounted.PAY, NotCounted.NONE, NotCounted.CURRENCY,
    ]  # fmt: skip
    assert entry_of(peers=people).rank[0] == GUESS


def test_a_program_that_left_the_catalogue_is_passed_over(entry_of):
    gone = make_program(status="archived")
    make_program(institution=school())

    assert entry_of(peers=[peer(gone, 200_000)]).rank.tolist() == [GUESS]


def test_examples_in_docstrings_hold():
    result = doctest.testmod(published)

    assert (result.failed, result.attempted) == (0, 1)
