"""Every test here writes its own small files and reads the database."""

import pytest
from django.core.management import call_command

from programs.models import CatalogueVersion
from tests.programs.official.files import write_files


@pytest.fixture
def load(tmp_path, db, capsys):
    """load(directory=[...], completions=[...]): write those rows, load them; what was printed."""

    def write_and_load(**rows):
        call_command("loadofficial", str(write_files(tmp_path, **rows)), "--force")
        return capsys.readouterr().out

    return write_and_load


@pytest.fixture
def version(db):
    """version(): the number of the catalogue now."""
    return CatalogueVersion.current
