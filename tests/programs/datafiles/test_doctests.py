"""The examples in the docstrings hold."""

import doctest

import pytest

from programs.datafiles import read, sync
from programs.official import directory, listed


@pytest.mark.parametrize("module", [read, sync, directory, listed])
def test_examples_in_docstrings_hold(module):
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0
