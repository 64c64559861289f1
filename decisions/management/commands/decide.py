"""manage.py decide: the answer to a profile file, without a page."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from decisions import services
from decisions.engine.gates import Answer
from decisions.headless import figures, futures, text
from decisions.models import Profile
from decisions.person import Person
from decisions.profile_file import LARGEST_BYTES, BadProfileError, parse
from programs import snapshot
from programs.catalogue.files import read
from programs.catalogue.load import load
from programs.catalogue.parse import parse as parse_catalogue
from programs.catalogue.problems import CatalogueError
from programs.models import Kind
from programs.snapshot_build import build


class Command(BaseCommand):
    help = (
        "Hold programs against a profile file (docs/profile-format.md): the ranking, or with "
        "--program everything about some. Nothing is saved."
    )

    def add_arguments(self, parser):
        parser.add_argument("profile", metavar="PROFILE.json")
        parser.add_argument(
            "--program",
            nargs="+",
            metavar="SLUG",
            default=[],
            help="report on these instead of ranking all master’s degrees",
        )
        parser.add_argument(
            "--catalogue",
            metavar="FILE",
            help="only the programs of this catalogue file, loaded for the answer and forgotten",
        )
        parser.add_argument("--json", action="store_true", help="as JSON, every figure")

    def handle(self, *args, **options):
        profile = self.read_profile(Path(options["profile"]))
        with self.catalogue(options["catalogue"]) as (held, own):
            found = self.answer(profile, held, own, options["program"])
        if options["json"]:
            self.stdout.write(json.dumps(found, indent=2, ensure_ascii=False, allow_nan=False))
        else:
            for line in text.lines(found):
                self.stdout.write(line)

    def read_profile(self, path):
        try:
            # One byte more than is allowed tells a file that is too large.
            with path.open("rb") as file:
                content = file.read(LARGEST_BYTES + 1)
            answers = parse(content)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}.", returncode=2) from error
        except BadProfileError as error:
            for fault in error.faults:
                self.stderr.write(f"  {fault}")
            count = len(error.faults)
            words = "1 field is" if count == 1 else f"{count} fields are"
            raise CommandError(f"{path}: {words} wrong.", returncode=2) from error
        profile = Profile(updated_at=timezone.now())
        answers.apply_to(profile)
        return profile

    @contextmanager
    def catalogue(self, path):
        """The catalogue, and the slugs to look at (None: all).

        A file is loaded inside a transaction that is undone: nothing of it stays.
        """
        if path is None:
            yield snapshot.current(), None
            return
        try:
            with transaction.atomic():
                files, today = read([path]), timezone.localdate()
                load(files, today=today)
                yield build(), set(parse_catalogue(files, today).programs)
                transaction.set_rollback(True)
        except CatalogueError as error:
            for problem in error.problems:
                self.stderr.write(f"  {problem}")
            raise CommandError(f"{path}: not a catalogue file.", returncode=2) from error

    def answer(self, profile, held, own, wanted):
        unknown = [slug for slug in wanted if slug not in held.index_of_slug]
        if unknown:
            raise CommandError(f"No such program: {', '.join(unknown)}.", returncode=2)
        assessment = services.assess_as(Person.of(profile), held)
        found = {"profile": profile.name, "situation": figures.situation(assessment)}
        if not wanted:
            chosen = [
                index
                for index, (slug, kind) in enumerate(zip(held.slugs, held.kind, strict=True))
                if (kind == Kind.MASTERS if own is None else slug in own)
            ]
            ranked = figures.ranking(assessment, chosen)
            mask = np.zeros(len(held), dtype=bool)
            mask[chosen] = True
            return found | {
                "ranking": ranked,
                "sureness": futures.sureness(assessment, mask),
                "others": figures.others(assessment, chosen),
            }
        indices = [held.index_of_slug[slug] for slug in wanted]
        answers = services.answers(assessment.person, held, indices)
        return found | {
            "programs": [
                figures.name(assessment, index)
                | {"ruled_out_by": assessment.answers(index, Answer.FAIL)}
                | {"futures": futures.futures(assessment, answers, row)}
                | figures.report(answers, row)
                for row, index in enumerate(indices)
            ]
        }
