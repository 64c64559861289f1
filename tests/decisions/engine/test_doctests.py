"""The examples in the docstrings hold."""

import doctest

import pytest

from decisions import words
from decisions.engine import (
    criteria,
    gates,
    parameters,
    prerequisites,
    ranking,
    scoring,
    values,
)

MODULES = [criteria, gates, parameters, prerequisites, ranking, scoring, values, words]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_examples_in_docstrings_hold(module):
    result = doctest.testmod(module)

    assert result.attempted > 0
    assert result.failed == 0
