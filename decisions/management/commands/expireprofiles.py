"""Delete the profiles that nobody has come back to."""

from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from decisions.models import Profile


class Command(BaseCommand):
    help = (
        "Delete profiles without an account that were not saved for as long as a session lasts "
        "(90 days). Run it daily, with clearsessions."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Count them, delete nothing.")

    def handle(self, *args, **options):
        limit = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
        expired = Profile.objects.not_saved_since(limit)
        if options["dry_run"]:
            self.stdout.write(f"Profiles that would be deleted: {expired.count()}.")
            return
        _, by_model = expired.delete()
        self.stdout.write(f"Profiles deleted: {by_model.get('decisions.Profile', 0)}.")
