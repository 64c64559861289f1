"""What the commands that load data files have in common."""

from __future__ import annotations

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from programs.datafiles.read import BadFilesError

# Faults shown at most: the rest is counted.
SHOWN = 50


class LoadFilesCommand(BaseCommand):
    """`manage.py loadsomething [DIRECTORY] [--force]`; exit status 1 if files are faulty."""

    directory: Path

    def add_arguments(self, parser):
        parser.add_argument(
            "directory",
            nargs="?",
            type=Path,
            default=self.directory,
            help="Folder of the CSV files and their sources.toml.",
        )
        parser.add_argument(
            "--force", action="store_true", help="Load even if nothing changed since last time."
        )

    def handle(self, *args, directory, force, verbosity, **options):
        self.quiet = verbosity == 0
        started = time.perf_counter()
        try:
            self.load(directory, force)
        except BadFilesError as error:
            lines = error.problems[:SHOWN]
            if len(error.problems) > SHOWN:
                lines.append(f"… and {len(error.problems) - SHOWN:,} more.")
            raise CommandError(
                "\n".join([f"Nothing was loaded from {directory}:", *lines])
            ) from error
        self.say(f"Done in {time.perf_counter() - started:.1f} s.")

    def say(self, line: str) -> None:
        """Show progress at once, unless with --verbosity 0."""
        if not self.quiet:
            self.stdout.write(line)
            self.stdout.flush()

    def load(self, directory: Path, force: bool) -> None:
        raise NotImplementedError
