"""What every template may say about the catalogue."""

from django.utils.functional import SimpleLazyObject

from programs.snapshot import current


def catalogue(request):
    """`catalogue`: the snapshot of the version in force, built once per process."""
    return {"catalogue": SimpleLazyObject(current)}
