"""manage.py loadreference: wages, living costs, state taxes, exchange rates and prices."""

from django.conf import settings

from decisions.reference.load import load
from programs.datafiles.command import LoadFilesCommand


class Command(LoadFilesCommand):
    help = (
        "Load the reference files: wages, occupations of a role, rents, price parities, "
        "spending, state taxes, exchange rates and consumer prices."
    )
    directory = settings.BASE_DIR / "fixtures" / "reference"

    def load(self, directory, force):
        load(directory, force=force, say=self.say)
