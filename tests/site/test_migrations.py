"""Models and migrations say the same."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


@pytest.mark.django_db
def test_no_migration_is_missing():
    out = StringIO()
    try:
        call_command("makemigrations", "--check", "--dry-run", stdout=out)
    except SystemExit:
        pytest.fail(f"Run `manage.py makemigrations`:\n{out.getvalue()}")


@pytest.mark.django_db
def test_every_migration_has_been_applied_to_the_test_database():
    executor = MigrationExecutor(connection)

    assert executor.loader.applied_migrations
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
