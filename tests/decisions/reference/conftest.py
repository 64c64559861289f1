"""The reference files as they are, loaded once for the modules that ask for them."""

import pytest
from django.core.management import call_command
from django.db import transaction

from decisions.reference import market


@pytest.fixture(scope="module")
def reference_files(django_db_setup, django_db_blocker):
    """The files loaded once, and undone after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loadreference", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def fresh_market():
    """Each test sees the tables it made."""
    market.forget()
    yield
    market.forget()
