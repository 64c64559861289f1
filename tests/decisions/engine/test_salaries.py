"""Pay by rank and place, and where a person enters; expected values worked out by hand."""

from math import exp, log

import numpy as np
import pytest

from decisions.engine.breakeven import share_of_entrants, share_of_workers
from decisions.engine.salaries import (
    at_graduation,
    entry_rank,
    mixture_wage,
    national_factor,
    pooled_rank,
    range_percentiles,
    rank,
    source_precision,
    tau_with_fallback,
    usual_rank,
    wage,
)
from decisions.engine.uprating import uprated_price, uprated_wage

DATA_SCIENTISTS = [67_240, 85_660, 120_230, 158_880, 199_130]
DEVELOPERS = [82_460, 105_210, 135_980, 171_980, 214_670]


def test_places_and_ranks_broadcast():
    places = np.array([[DATA_SCIENTISTS], [DEVELOPERS]])
    ranks = np.array([-1.0, 0.0, 1.0])
    pay = wage(ranks, places)
    assert pay.shape == (2, 3)
    assert pay[:, 1] == pytest.approx([120_230, 135_980])
    assert rank(pay, places) == pytest.approx(np.tile(ranks, (2, 1)))
    mixed = mixture_wage(ranks, [0.5, 0.5], [places[0], places[1]])
    assert ((mixed > pay.min(axis=0)) & (mixed < pay.max(axis=0))).all()


def test_an_unknown_place_has_unknown_pay():
    unknown = [np.nan] * 5
    assert np.isnan(wage(0.0, unknown))
    assert np.isnan(mixture_wage(0.0, [0.6, 0.4], [DATA_SCIENTISTS, unknown]))
    assert np.isnan(wage(np.nan, DATA_SCIENTISTS))


def test_no_pay_at_all_has_the_lowest_rank():
    assert rank(0.0, DATA_SCIENTISTS).item() == -3.0


@pytest.mark.parametrize(
    ("soc", "level", "expected"),
    [
        ("15-1252", 100, exp(-0.067)),
        ("15-2051", 112, exp(-0.116) * 1.12**1.61),
        ("15-1221", 90, exp(-0.07) * 0.9**1.35),
    ],
)
def test_national_pay_stands_in_for_a_place(soc, level, expected):
    assert national_factor(level, soc).item() == pytest.approx(expected)


def test_a_stand_in_is_less_certain():
    assert tau_with_fallback(0.25).item() == pytest.approx(0.25 * 2**0.5)


def test_a_persons_own_range_becomes_a_lognormal():
    low, first, median, third, high = range_percentiles(40_000, 90_000)
    assert (low, high) == (pytest.approx(40_000), pytest.approx(90_000))
    assert median == pytest.approx(60_000)
    assert first * third == pytest.approx(median**2)
    assert rank(median, range_percentiles(40_000, 90_000)).item() == pytest.approx(0.0, abs=1e-12)


def test_usual_rank_rises_with_experience_up_to_a_limit():
    assert usual_rank([0, 4, 20, 50]) == pytest.approx([-0.6, -0.4, 0.4, 0.4])


def test_entry_rank_adds_experience_and_part_of_ones_own_rank():
    assert entry_rank(-0.33).item() == -0.33
    assert entry_rank(-0.33, relevant_years=4).item() == pytest.approx(-0.13)
    assert entry_rank(-0.33, relevant_years=30).item() == pytest.approx(0.07)
    # 0.5 after 4 years is 0.9 above the usual -0.4; two fifths of it go along.
    assert entry_rank(-0.33, 0, present_rank=0.5, present_years=4).item() == pytest.approx(0.03)


def test_a_published_median_goes_back_to_graduation():
    assert at_graduation(110_000, 2, 0.005, 0.015).item() == pytest.approx(
        110_000 / (1.005 * 1.015) ** 2
    )


def test_peers_count_by_similarity_and_never_fully():
    few, many = (source_precision(n, 0.55, peers=True) for n in (3, 1e9))
    assert few.item() == pytest.approx(1 / (0.30**2 + 0.55**2 / 3))
    assert many.item() == pytest.approx(1 / 0.30**2)
    assert source_precision(10, 0.55).item() == pytest.approx(1 / (0.2**2 + 1.57 * 0.55**2 / 10))


def test_several_sources_pool_by_precision():
    pooled, spread = pooled_rank(-0.33, 0.25, [0.2, -0.1], [8.0, 4.0])
    assert pooled.item() == pytest.approx((16 * -0.33 + 8 * 0.2 + 4 * -0.1) / 28)
    assert spread.item() == pytest.approx(28**-0.5)
    alone, same = pooled_rank(-0.33, 0.25, [], [])
    assert (alone.item(), same.item()) == (pytest.approx(-0.33), pytest.approx(0.25))


def test_break_even_pay_is_earned_by_a_share_of_workers_and_of_entrants():
    z = rank(116_181.65, DATA_SCIENTISTS)
    assert share_of_workers(z).item() == pytest.approx(0.5272, abs=1e-4)
    assert share_of_entrants(z, -0.33, 0.25, 0.55).item() == pytest.approx(0.3323, abs=2e-4)
    assert share_of_entrants(0.27, -0.33, 0.36, 0.48).item() == pytest.approx(0.158655, abs=1e-6)


def test_prices_follow_consumer_prices_only_and_wages_the_market_too():
    price = uprated_price(1_000, 320, 336, 0.025, 1.5)
    assert price.item() == pytest.approx(1_050 * 1.025**1.5)
    pay = uprated_wage(1_000, 320, 336, 0.025, 1.5, 0.005, 2)
    assert log(pay.item() / price.item()) == pytest.approx(2 * log(1.005))


def test_drawing_from_a_mixture_interpolates_closer_than_anybody_could_see():
    from decisions.engine.draws import _mixed

    parts = [
        [82_460, 105_210, 135_980, 171_980, 214_670],
        [67_240, 85_660, 120_230, 158_880, 199_130],
        [82_780, 110_190, 145_080, 189_160, 233_110],
    ]
    ranks = np.random.default_rng(0).normal(0.0, 1.5, 20_000)
    exact = mixture_wage(ranks, (0.6, 0.3, 0.1), parts)
    assert np.abs(_mixed(ranks, (0.6, 0.3, 0.1), parts) / exact - 1.0).max() < 1e-4
