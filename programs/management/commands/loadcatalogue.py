"""manage.py loadcatalogue: bring the catalogue to what its files say."""

from pathlib import Path
from time import monotonic

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from programs.catalogue.diff import limited
from programs.catalogue.files import read
from programs.catalogue.load import already_loaded, load
from programs.catalogue.problems import CatalogueError

COUNT_EVERY = 50
SHOWN = 25


class Command(BaseCommand):
    help = (
        "Load catalogue files: check them, show what would change, and write all of it or "
        "nothing. A program that was edited here since the last load is never overwritten."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "paths",
            nargs="+",
            metavar="PATH",
            help="a file, or a directory: its *.json and the small files beside them",
        )
        parser.add_argument("--dry-run", action="store_true", help="only show what would change")
        parser.add_argument(
            "--strict", action="store_true", help="with any conflict, write nothing and fail"
        )
        parser.add_argument(
            "--force", action="store_true", help="compare even where the files did not change"
        )
        parser.add_argument("--by", metavar="USERNAME", help="who loads, for the history")
        parser.add_argument("--reason", help="why, for the history")

    def handle(self, *args, **options):
        started = monotonic()
        self.verbosity = options["verbosity"]
        try:
            files = read(options["paths"])
            self.say(f"Read {_counted(len(files), 'file')}")
            if not (options["dry_run"] or options["force"]) and already_loaded(files):
                self.say("These files are loaded already: nothing to do.")
                return
            result = load(
                files,
                today=timezone.localdate(),
                dry_run=options["dry_run"],
                strict=options["strict"],
                by=_user(options["by"]),
                reason=options["reason"] or f"loadcatalogue {' '.join(options['paths'])}",
                stage=self.say,
                progress=self.count,
            )
        except CatalogueError as error:
            for problem in error.problems:
                self.stderr.write(f"  {problem}")
            found = _counted(len(error.problems), "problem")
            raise CommandError(f"{found} found. Nothing was loaded.", returncode=1) from error
        except DatabaseError as error:
            raise CommandError(
                f"The database refused the change: {error}. Nothing was loaded.", returncode=1
            ) from error
        self.tell(result, options["paths"])
        if result.diff.conflicts and options["strict"]:
            raise CommandError("There are conflicts. Nothing was loaded.", returncode=1)
        done = "Done" if result.applied else "Nothing was written (--dry-run)"
        self.say(f"{done} in {monotonic() - started:.1f} s.")

    def say(self, text):
        if self.verbosity:
            self.stdout.write(text)

    def count(self, done, of):
        if of > COUNT_EVERY and (done % COUNT_EVERY == 0 or done == of):
            self.say(f"  {done} of {of}")

    def tell(self, result, paths):
        """The summary, and each change with its old and new value."""
        diff = result.diff
        self.say_list("Added", [payload["id"] for payload in diff.added])
        self.say_list("Changed", [_changed(item.program, item.changes) for item in diff.changed])
        self.say(f"Unchanged: {len(diff.unchanged)}")
        self.say_list(
            "Edited here, left as they are",
            [_changed(item.program, item.changes) for item in diff.edited],
        )
        # Of single files that is most of the catalogue: the number is enough.
        whole = any(Path(path).is_dir() for path in paths)
        self.say_list("In none of these files, left as they are", diff.gone, whole)
        if result.sources:
            self.say(f"Sources read again or no longer linked: {result.sources}")
        if result.institutions:
            self.say(f"Institutions that get a nickname: {result.institutions}")
        if result.links_without_code:
            self.say(f"Rows of links.csv without a code, no link made: {result.links_without_code}")
        self.warn(diff.conflicts)

    def say_list(self, title, lines, named=True):
        self.say(f"{title}: {len(lines)}")
        for line in limited(lines, SHOWN) if named else ():
            self.say(f"  {line}")

    def warn(self, conflicts):
        """Conflicts are told at every verbosity: they wait for a person."""
        if not conflicts:
            return
        self.stderr.write(
            self.style.WARNING(
                f"{_counted(len(conflicts), 'conflict')}: changed both here and in the file, or "
                "made here by hand. Skipped. Make the two equal: in the admin, or in the file "
                "(exportcatalogue writes what is here)."
            )
        )
        for conflict in conflicts:
            self.stderr.write(f"  {conflict.program}")
            for change in conflict.here:
                self.stderr.write(f"    changed here: {change}")
            for change in conflict.file:
                self.stderr.write(f"    the file would change: {change}")


def _changed(program, changes):
    return "\n    ".join([program, *limited([str(change) for change in changes], SHOWN)])


def _counted(number, noun):
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _user(username):
    if not username:
        return None
    users = get_user_model()
    user = users.objects.filter(**{users.USERNAME_FIELD: username}).first()
    if user is None:
        raise CommandError(f"There is no user {username}.", returncode=1)
    return user
