"""manage.py loadreference: wages, living costs, exchange rates and consumer prices."""

from django.conf import settings

from decisions.reference.load import load
from programs.datafiles.command import LoadFilesCommand


class Command(LoadFilesCommand):
    help = "Load the reference files: wages, rents, price parities, exchange rates, prices."
    directory = settings.BASE_DIR / "fixtures" / "reference"

    def load(self, directory, force):
        load(directory, force=force, say=self.say)
