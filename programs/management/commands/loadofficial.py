"""manage.py loadofficial: the listed tier, from the federal files."""

from django.conf import settings

from programs.datafiles.command import LoadFilesCommand
from programs.official.load import load


class Command(LoadFilesCommand):
    help = "Load the federal files: listed programs, awards, tuition, earnings and debt."
    directory = settings.BASE_DIR / "fixtures" / "official"

    def load(self, directory, force):
        load(directory, force=force, say=self.say)
