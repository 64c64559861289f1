"""What the engine's tests share: the published cases, and a scenario to change."""

import copy
import json
from pathlib import Path

import pytest

CASES = json.loads(Path(__file__).with_name("method_cases.json").read_text(encoding="utf-8"))
BY_ID = {case["id"]: case for case in CASES["cases"] + CASES["simulations"]}


def inputs_of(name, **changes):
    """
    The inputs of a published case, with changes given as block__field=value.

    Changes without a block are top-level fields.
    """
    inputs = copy.deepcopy(BY_ID[name]["inputs"])
    for key, content in changes.items():
        *block, field = key.split("__")
        (inputs[block[0]] if block else inputs)[field] = content
    return inputs


@pytest.fixture(scope="session")
def cases():
    return CASES
