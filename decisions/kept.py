"""What is kept of a person's results, so that it is not worked out again at every look.

Kept under the profile as it was saved, the catalogue, the method and the day: when any of these
changes, the old results are not found any more and expire. In the shared cache, because the next
request may be served by another process; deleting a profile deletes what is kept of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from typing import Any

from django.core.cache import cache
from django.utils import timezone

from decisions.method_version import method_version
from decisions.models import Profile
from programs.snapshot import Snapshot

# Long enough for an evening over one's results.
SECONDS = 6 * 60 * 60
# Of one profile; the oldest go first. A what-if with other numbers is another page.
MOST = 30
_INDEX = "kept:{}"


def get(profile: Profile, catalogue: Snapshot, *what: Hashable) -> Any | None:
    """None where nothing is kept. what: names the result, apart from what it rests on."""
    return cache.get(_key(profile, catalogue, what))


def put(result: Any, profile: Profile, catalogue: Snapshot, *what: Hashable) -> None:
    key = _key(profile, catalogue, what)
    cache.set(key, result, SECONDS)
    index = _INDEX.format(profile.pk)
    keys = [*(each for each in cache.get(index, []) if each != key), key]
    cache.set(index, keys[-MOST:], SECONDS)
    cache.delete_many(keys[:-MOST])


def drop(profile: Profile) -> None:
    """Of a profile that is being deleted."""
    index = _INDEX.format(profile.pk)
    cache.delete_many([*cache.get(index, []), index])


def _key(profile: Profile, catalogue: Snapshot, what: tuple[Hashable, ...]) -> str:
    rests_on = (
        profile.pk,
        profile.updated_at,
        catalogue.version,
        method_version(),
        timezone.localdate(),
    )
    return "kept:" + hashlib.sha256(repr((*rests_on, *what)).encode()).hexdigest()
