"""The whole catalogue of the repository, for tests that need real breadth.

The loaders run once per session; their rows are kept in tables of their own and copied into
each test that asks, so that every test may change what it gets and none sees another's changes.
"""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command, get_commands
from django.core.management.color import no_style
from django.db import connection, transaction

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
CATALOGUE = FIXTURES / "catalogue"
KEPT = "kept_"


def _models():
    return [
        model
        for label in ("programs", "decisions")
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
    ]


def _tables():
    return [model._meta.db_table for model in _models()]


def _quoted(name):
    return connection.ops.quote_name(name)


@pytest.fixture(scope="session")
def _kept_catalogue(django_db_setup, django_db_blocker):
    """Tables that hold the loaded catalogue aside. The catalogue itself is left empty."""
    with django_db_blocker.unblock():
        call_command("loadcatalogue", str(CATALOGUE), verbosity=0)
        for command in ("loadreference", "loadofficial"):
            if command in get_commands():
                call_command(command, verbosity=0)
        with transaction.atomic(), connection.cursor() as cursor:
            for table in _tables():
                cursor.execute(
                    f"CREATE TABLE {_quoted(KEPT + table)} AS SELECT * FROM {_quoted(table)}"  # noqa: S608
                )
        flush = connection.ops.sql_flush(no_style(), _tables(), reset_sequences=True)
        connection.ops.execute_sql_flush(flush)


@pytest.fixture
def full_catalogue(_kept_catalogue, db):
    """All curated programs, the federal list and the reference data, in this test only.

    Ask for it as an argument, beside `transactional_db` or `live_server` where needed.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        for table in _tables():
            cursor.execute(
                f"INSERT INTO {_quoted(table)} SELECT * FROM {_quoted(KEPT + table)}"  # noqa: S608
            )
        for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(statement)
