"""The places of the catalogue's programs, each once."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from programs.models import Modality
from programs.snapshot import Snapshot


@dataclass(frozen=True)
class Site:
    """Where a program is taught. Blank: not known. metro: Census code."""

    country: str
    region: str
    metro: str


@dataclass(frozen=True, eq=False)
class Sites:
    """distinct: every site.  of (n,): index into it for each program.

    online, from_home (n,): taught online; or at most with short stays on campus.
    """

    snapshot: Snapshot
    distinct: tuple[Site, ...]
    of: NDArray[np.intp]
    online: NDArray[np.bool_]
    from_home: NDArray[np.bool_]


_lock = threading.Lock()
_kept: Sites | None = None


def sites(snapshot: Snapshot) -> Sites:
    """The sites of a snapshot, built once for each."""
    global _kept
    held = _kept
    if held is None or held.snapshot is not snapshot:
        with _lock:
            held = _kept
            if held is None or held.snapshot is not snapshot:
                held = _kept = _build(snapshot)
    return held


def _build(snapshot: Snapshot) -> Sites:
    rows = [
        Site(*place) for place in zip(snapshot.country, snapshot.region, snapshot.cbsa, strict=True)
    ]
    distinct = tuple(dict.fromkeys(rows))
    key = {site: index for index, site in enumerate(distinct)}
    return Sites(
        snapshot=snapshot,
        distinct=distinct,
        of=np.array([key[site] for site in rows], dtype=np.intp),
        online=_taught(snapshot, Modality.ONLINE),
        # "Hybrid" is what schools call an online degree with a few days on campus.
        from_home=_taught(snapshot, Modality.ONLINE, Modality.HYBRID),
    )


def _taught(snapshot: Snapshot, *modalities: str) -> NDArray[np.bool_]:
    return np.array([own in modalities for own in snapshot.modality], dtype=bool)
