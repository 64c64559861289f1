"""Random numbers by name."""

import numpy as np
import pytest
from scipy import stats

from decisions.engine.uniforms import streams, uniforms

KEYS = np.arange(200)
PLACES = np.arange(500)


@pytest.fixture(scope="module")
def numbers():
    return uniforms(streams(KEYS, seed=1), PLACES)


def test_the_generator_is_splitmix64():
    # The first outputs for the state 0, as published with the reference implementation in C
    # (S. Vigna, prng.di.unimi.it/splitmix64.c), without their last eleven bits.
    published = [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F]

    found = uniforms(np.zeros(1, dtype=np.uint64), np.arange(3))[0]

    assert found.tolist() == [(number >> 11) / 2**53 for number in published]


def test_they_are_uniform_within_a_stream_and_across_streams(numbers):
    assert ((numbers >= 0) & (numbers < 1)).all()
    assert stats.kstest(numbers.ravel(), "uniform").pvalue > 0.01
    for part in (*numbers[:5], *numbers.T[:5]):
        assert stats.kstest(part, "uniform").pvalue > 0.001


def test_neighbors_have_nothing_in_common(numbers):
    # 200 streams have 19,900 correlations; of 500 numbers each one has a deviation of 0.045.
    across = np.corrcoef(numbers)[np.triu_indices(len(KEYS), 1)]
    along = [np.corrcoef(row[:-1], row[1:])[0, 1] for row in numbers]

    assert across.std() == pytest.approx(1 / np.sqrt(len(PLACES)), rel=0.05)
    assert np.abs(across).max() < 5.5 / np.sqrt(len(PLACES))
    assert np.abs(along).max() < 4.5 / np.sqrt(len(PLACES))


def test_another_seed_gives_other_numbers(numbers):
    other = uniforms(streams(KEYS, seed=2), PLACES)

    assert abs(np.corrcoef(numbers.ravel(), other.ravel())[0, 1]) < 0.01


def test_a_number_is_the_same_however_it_is_asked_for(numbers):
    some = uniforms(streams(np.array([7, 150]), seed=1), np.array([3, 499, 0]))

    assert some.tolist() == numbers[[7, 150]][:, [3, 499, 0]].tolist()
