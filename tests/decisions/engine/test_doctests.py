"""The examples in docstrings hold."""

import doctest
import importlib
import pkgutil

import pytest

from decisions import engine

MODULES = sorted(
    f"decisions.engine.{module.name}"
    for module in pkgutil.iter_modules(engine.__path__)
    if module.name != "__main__"
)
WITH_EXAMPLES = {
    "arrays", "costs", "criteria", "gates", "loans", "order_changes", "parameters",
    "prerequisites", "ranking", "rap", "readings", "salaries", "scoring", "smaa", "taxes",
    "timeline", "uniforms", "uprating", "values", "words",
}  # fmt: skip


@pytest.mark.parametrize("name", [*MODULES, "decisions.words"])
def test_examples_in_docstrings_hold(name):
    result = doctest.testmod(importlib.import_module(name))

    assert result.failed == 0
    assert result.attempted > 0 or name.rpartition(".")[2] not in WITH_EXAMPLES
