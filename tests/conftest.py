"""What every test may use."""

import os

import pytest
from hypothesis import settings

from decisions.reference import market
from programs import snapshot
from tests.fixtures_catalogue import _kept_catalogue, full_catalogue  # noqa: F401

# A developer's runs look for new counterexamples; CI repeats the same ones, so that it fails
# for what a change did and for nothing else. A shared machine's speed says nothing either.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("local", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(autouse=True)
def fresh_snapshot():
    """Each test sees the catalogue it made, not the one of the test before."""
    snapshot.forget()
    market.forget()
    yield
    snapshot.forget()
    market.forget()
