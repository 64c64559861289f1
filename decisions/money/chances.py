"""How probable it is to finish, to get the job, and to be allowed to stay for it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from decisions.engine.arrays import Array
from decisions.money.origin import Origin
from decisions.money.situation import Situation, known
from decisions.money.work import Work
from programs.models import Kind, Modality
from programs.prices import PACES

PART_TIME = PACES.index("part_time")

_COMPLETE = {
    Kind.BOOTCAMP: "complete_bootcamp",
    Kind.GRADUATE_CERTIFICATE: "complete_certificate",
    Kind.COURSE: "complete_self_study",
    Kind.SELF_STUDY: "complete_self_study",
}
_PLACE = {
    Kind.BOOTCAMP: "place_bootcamp",
    Kind.GRADUATE_CERTIFICATE: "place_certificate",
    Kind.COURSE: "place_self_study",
    Kind.SELF_STUDY: "place_self_study",
}


def complete_key(kind: str, modality: str, pace: int) -> str:
    """The parameter of a program's chance to be finished (DECISIONS 17).

    >>> complete_key("masters", "online", 1), complete_key("masters", "", 0)
    ('complete_online_part_time', 'complete_full_time')
    """
    own = _COMPLETE.get(Kind(kind))
    if own:
        return own
    if pace != PART_TIME:
        return "complete_full_time"
    online = modality == Modality.ONLINE
    return "complete_online_part_time" if online else "complete_campus_part_time"


def place_key(kind: str) -> str:
    return _PLACE.get(Kind(kind), "place_master")


class Chances:
    """The chances of one situation, for programs given by kind, format and pace, (P,) each."""

    def __init__(
        self,
        situation: Situation,
        work: Work,
        kinds: list[str],
        modalities: list[str],
        paces: NDArray[np.int8],
        online: NDArray[np.bool_],
    ):
        self.situation = situation
        self.work = work
        self._complete_keys = [
            complete_key(*row) for row in zip(kinds, modalities, paces.tolist(), strict=True)
        ]
        self._place_keys = [place_key(kind) for kind in kinds]
        self._online = online

    def _shares(self, told: float, keys: list[str]) -> Array:
        if known(told):
            return np.full(len(keys), told)
        given = self.situation.given
        found = {key: given[key] for key in set(keys)}
        return np.array([found[key] for key in keys], dtype=float)

    @property
    def complete(self) -> Array:
        return self._shares(self.situation.person.chance_to_finish, self._complete_keys)

    @property
    def place(self) -> Array:
        """Of those who finish."""
        return self._shares(self.situation.person.chance_of_job, self._place_keys)

    @property
    def stay(self) -> Array:
        """Of those who found the job. Study online gives no right to work in another country."""
        person = self.situation.person
        share = person.chance_to_stay if known(person.chance_to_stay) else 1.0
        if not self.situation.foreign_after:
            return np.ones(len(self._online))
        return np.where(self._online, 0.0, share)

    def _origin(self, told: float, key: str) -> Origin:
        if known(told):
            return self.situation.origin(
                "chance_to_finish" if key.startswith("complete") else "chance_of_job", "beliefs"
            )
        return self.situation.given.origin(key)

    def complete_origin(self, row: int) -> Origin:
        return self._origin(self.situation.person.chance_to_finish, self._complete_keys[row])

    def place_origin(self, row: int) -> Origin:
        return self._origin(self.situation.person.chance_of_job, self._place_keys[row])
