"""One score with bounds, and the order it makes."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decisions.engine.criteria import Criteria
from decisions.engine.ranking import normalized, order, scores
from decisions.engine.scoring import CRITERIA, IN_PERSON, ONLINE, UNKNOWN, Columns, Offer
from tests.decisions.engine.scoring_inputs import (
    NAN,
    make_applicant,
    make_columns,
    make_levels,
    make_offer,
    score,
)


def of(lower, upper=None):
    """Criteria of one program per column."""
    lower = np.array(lower, dtype=float).T
    return Criteria(lower, lower if upper is None else np.array(upper, dtype=float).T)


def test_the_score_of_a_program_worked_out_by_hand():
    columns = make_columns(
        modality=ONLINE,
        curriculum=[2, 1, 2, 1, UNKNOWN],
        requires=["calculus", "statistics"],
        evidence=2,
    )
    applicant = make_applicant(make_levels(calculus=0, statistics=2))
    _, _, result = score(columns, make_offer(gain=[2.25]), applicant)

    # Money: 2¼ years of pay, 50 + ¾ × 50 = 87.5 points × .40 = 35.
    # Curriculum: .15 + .25×.6 + .35 + .10×.6 = .71, up to .86; × .15 = 10.65 to 12.9.
    # Prerequisites: four months, 60 points × .15 = 9. Flexibility: no wishes, 100 × .10 = 10.
    # Evidence: the field there, 50 × .10 = 5. Location: online, 100 × .10 = 10.
    assert result.points_low[:, 0] == pytest.approx([35, 10.65, 9, 10, 5, 10])
    assert result.low.item() == pytest.approx(79.65)
    assert result.high.item() == pytest.approx(81.9)
    assert result.middle.item() == pytest.approx(80.775)
    assert result.known.item() == 5


def test_a_missing_criterion_keeps_its_weight():
    known = of([[80, 50, 50, 50, 50, 50]])
    missing = of([[0, 50, 50, 50, 50, 50]], [[100, 50, 50, 50, 50, 50]])
    weights = np.array([40.0, 15, 15, 10, 10, 10])

    assert scores(known, weights).middle.item() == pytest.approx(62)
    result = scores(missing, weights)
    assert (result.low.item(), result.high.item()) == pytest.approx((30, 70))


def test_weights_of_nothing_but_zeros_count_the_same_and_say_so():
    result = scores(of([[60, 0, 0, 0, 0, 0]]), np.zeros(6))

    assert result.equal_weights
    assert result.middle.item() == pytest.approx(10)
    assert not scores(of([[60, 0, 0, 0, 0, 0]]), np.ones(6)).equal_weights


def test_a_criterion_without_a_weight_is_not_counted_as_missing():
    result = scores(
        of([[0, 50, 50, 50, 50, 50]], [[100, 50, 50, 50, 50, 50]]), np.array([0.0, 1, 1, 1, 1, 1])
    )

    assert (result.known.item(), result.counted) == (5, 5)


def test_less_than_a_point_behind_the_first_of_a_group_shares_its_rank():
    middle = np.array([70.0, 69.2, 68.9, 60.0, np.nan])
    ranked = order(middle, np.arange(4), 1.0)

    # 68.9 is less than a point behind 69.2, but not behind the first of the group.
    assert ranked.index.tolist() == [0, 1, 2, 3]
    assert ranked.position.tolist() == [1, 1, 3, 4]
    assert ranked.shared.tolist() == [True, True, False, False]


def test_an_empty_order_is_no_error():
    ranked = order(np.array([1.0]), np.array([], dtype=np.int64), 1.0)

    assert len(ranked.index) == len(ranked.position) == len(ranked.shared) == 0


def any_programs(seed, n=4):
    """n programs with any facts, and one applicant with any answers."""
    rng = np.random.default_rng(seed)

    def codes(high, shape=n, low=-1):
        return rng.integers(low, high + 1, shape).astype(np.int8)

    prerequisites = codes(2, (12, n), low=0)
    prerequisites[:, rng.random(n) < 0.3] = UNKNOWN
    modality = codes(2)
    columns = Columns(
        modality=modality,
        # How a program teaches online is stated of no program on campus.
        delivery=np.where(modality == IN_PERSON, UNKNOWN, codes(2)).astype(np.int8),
        part_time=codes(1),
        self_paced=codes(1),
        visa_eligible=codes(1),
        performance_pathway=codes(1),
        bachelor_field=codes(3),
        gre=codes(3),
        gpa_min=rng.choice([NAN, 2.5, 3.0], n),
        work_years_min=rng.choice([NAN, 0.0, 2.0], n),
        country=codes(2).astype(np.int32),
        region=codes(3).astype(np.int32),
        metro=codes(3).astype(np.int32),
        curriculum=codes(2, (5, n)),
        prerequisites=prerequisites,
        evidence=codes(4, low=0),
    )
    applicant = make_applicant(
        rng.choice([0, 1, 2, 3, NAN], 12),
        weights=rng.integers(0, 101, 6) * rng.integers(0, 2, 6),
        role=int(rng.integers(0, 5)),
        wishes=tuple(np.flatnonzero(codes(1, 4, low=0))),
        country=int(rng.choice([-2, 0, 1])),
        region=int(rng.choice([-2, 0, 1])),
        metro=int(rng.choice([-2, 0])),
        metro_regions=tuple(np.flatnonzero(codes(1, 3, low=0))),
        wanted_countries=tuple(np.flatnonzero(codes(1, 3, low=0))),
    )
    gains = np.where(rng.random(n) < 0.2, NAN, rng.choice([-9.0, 0.0, 5.0], n) * rng.random(n))
    return columns, make_offer([20_000.0] * n, [24.0] * n, gain=gains), applicant


programs = st.integers(0, 2**32).map(any_programs)


def taken(columns, offer, index):
    """The same programs in another order, or fewer of them."""
    part = {name: value[..., index] for name, value in vars(columns).items()}
    return Columns(**part), Offer(**{name: value[index] for name, value in vars(offer).items()})


@given(programs)
def test_points_and_scores_stay_between_0_and_100_and_lower_below_upper(given_):
    _, points, result = score(*given_)

    for low, high in ((points.lower, points.upper), (result.low, result.high)):
        assert (low >= 0).all()
        assert (high <= 100).all()
        assert (low <= high + 1e-9).all()
    assert result.weights.sum() == pytest.approx(1)


FORGET = ("modality", "part_time", "self_paced", "delivery", "curriculum", "prerequisites")


@given(programs, st.sampled_from(FORGET))
def test_forgetting_a_fact_never_narrows_a_score(given_, name):
    columns, offer, applicant = given_
    _, before, _ = score(columns, offer, applicant)
    forgotten = Columns(**(vars(columns) | {name: np.full_like(getattr(columns, name), -1)}))
    _, after, _ = score(forgotten, offer, applicant)

    rows = [row for row, criterion in enumerate(CRITERIA) if criterion != "money"]
    assert (after.lower[rows] <= before.lower[rows] + 1e-9).all()
    assert (after.upper[rows] >= before.upper[rows] - 1e-9).all()


@given(programs)
def test_forgetting_a_gain_never_narrows_a_score(given_):
    columns, offer, applicant = given_
    _, _, before = score(columns, offer, applicant)
    _, _, after = score(columns, make_offer([NAN] * 4, [24.0] * 4), applicant)

    assert (after.low <= before.low + 1e-9).all()
    assert (after.high >= before.high - 1e-9).all()


@given(programs, st.floats(0, 10))
def test_a_smaller_gain_is_never_better(given_, less):
    columns, offer, applicant = given_
    _, _, before = score(columns, offer, applicant)
    _, _, after = score(columns, replace(offer, gain=offer.gain - less), applicant)

    assert (after.middle <= before.middle + 1e-9).all()


@given(programs, st.permutations(range(4)))
def test_the_order_in_which_programs_come_changes_no_score(given_, index):
    columns, offer, applicant = given_
    _, _, straight = score(columns, offer, applicant)
    _, _, shuffled = score(*taken(columns, offer, list(index)), applicant)

    assert shuffled.low == pytest.approx(straight.low[list(index)])
    assert shuffled.high == pytest.approx(straight.high[list(index)])


@given(programs)
def test_another_program_moves_no_score(given_):
    columns, offer, applicant = given_
    _, _, alone = score(*taken(columns, offer, [0]), applicant)
    _, _, together = score(columns, offer, applicant)

    assert alone.middle.item() == pytest.approx(together.middle[0])


@given(st.lists(st.just(0.0) | st.floats(0.001, 1000), min_size=6, max_size=6), st.floats(0.1, 100))
def test_only_the_proportion_of_weights_counts(weights, factor):
    weights = np.array(weights)

    assert normalized(weights)[0] == pytest.approx(normalized(weights * factor)[0], abs=1e-6)
