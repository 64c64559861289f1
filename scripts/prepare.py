"""Bring the database up to date: its tables, then the data in fixtures/ that changed.

One process for all steps, since each start of Django costs more than an unchanged step.

    python scripts/prepare.py [--migrate-only]
"""

import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STEPS = (
    ("Database tables", ["migrate", "--verbosity", "0"]),
    ("Curated programs", ["loadcatalogue", "fixtures/catalogue"]),
    ("Federal list", ["loadofficial"]),
    ("Wages, rents and rates", ["loadreference"]),
)


def prepare(steps=STEPS, out=sys.stdout) -> None:
    """Run each step in turn; the first that fails stops the rest."""
    from django.core.management import call_command

    for label, command in steps:
        out.write(f"{label} …\n")
        out.flush()
        started = time.monotonic()
        call_command(*command)
        out.write(f"{label}: done in {time.monotonic() - started:.1f} s\n")


def main() -> None:
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

    import django
    from django.conf import settings
    from django.core.management import CommandError

    django.setup()
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        Path(database["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    try:
        prepare(STEPS[:1] if "--migrate-only" in sys.argv[1:] else STEPS)
    except CommandError as error:
        sys.exit(f"Stopped: {error}")


if __name__ == "__main__":
    main()
