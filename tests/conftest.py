"""What every test may use."""

import pytest

from programs import snapshot
from tests.fixtures_catalogue import _kept_catalogue, full_catalogue  # noqa: F401


@pytest.fixture(autouse=True)
def fresh_snapshot():
    """Each test sees the catalogue it made, not the one of the test before."""
    snapshot.forget()
    yield
    snapshot.forget()
