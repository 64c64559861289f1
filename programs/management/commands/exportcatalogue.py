"""manage.py exportcatalogue: write the curated programs as a catalogue file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from programs.catalogue.database import curated
from programs.catalogue.export import to_text


class Command(BaseCommand):
    help = "Write the curated programs as a catalogue file. Loading it changes nothing."

    def add_arguments(self, parser):
        parser.add_argument(
            "path", nargs="?", metavar="PATH", help="the file to write; without it, standard output"
        )

    def handle(self, *args, **options):
        text = to_text(curated())
        if not options["path"]:
            self.stdout.write(text, ending="")
            return
        path = Path(options["path"])
        # A new file takes the old one's place only when it is whole.
        part = path.with_name(f".{path.name}.part")
        try:
            part.write_text(text, encoding="utf-8")
            part.replace(path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise CommandError(
                f"{path} cannot be written: {error.strerror}", returncode=1
            ) from error
        if options["verbosity"]:
            self.stdout.write(f"Wrote {curated().count()} programs to {path}")
