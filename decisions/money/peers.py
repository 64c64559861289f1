"""Where people whom the person looked up stand in the pay of the role."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import numpy as np

from decisions.engine.arrays import Array, array
from decisions.engine.salaries import at_graduation
from decisions.money.published import in_money_of_wages, ranked, role_pay
from decisions.money.situation import DOLLAR, known
from decisions.money.work import Work
from decisions.person import Peer
from decisions.reference.market import Place
from programs.snapshot import Snapshot


class NotCounted(StrEnum):
    """Why a peer moves nothing, in words."""

    PAY = "Not counted: pay not known"
    NONE = "Not counted: no pay, and how many find no job is asked elsewhere"
    CURRENCY = "Not counted: paid in another currency, and we know pay in the United States only"


def why_not_counted(peer: Peer) -> NotCounted | None:
    """None: the peer counts, wherever pay afterwards is that of a role in the United States."""
    if not known(peer.pay):
        return NotCounted.PAY
    if peer.pay <= 0:
        return NotCounted.NONE
    return NotCounted.CURRENCY if peer.currency != DOLLAR else None


def looked_up(work: Work, snapshot: Snapshot) -> tuple[Array, Array]:
    """
    (rank, n) of the peers of each program, (n,) both: the mean of their ranks by similarity, NaN
    without any, and the sum of their similarities.

    A peer counts whatever the job: it is what became of graduates.
    """
    rank, n = np.full(len(snapshot), np.nan), np.zeros(len(snapshot))
    at = snapshot.index_of_id
    counted = [
        peer for peer in work.person.peers if peer.program in at and why_not_counted(peer) is None
    ]
    if not counted:
        return rank, n
    ranks = ranks_of(work, counted)
    usable = ~np.isnan(ranks)
    program = np.array([at[peer.program] for peer in counted])[usable]
    similarity = np.array([peer.similarity for peer in counted])[usable]
    n = array(np.bincount(program, similarity, len(snapshot)))
    total = np.bincount(program, similarity * ranks[usable], len(snapshot))
    return np.divide(total, n, out=rank, where=n > 0), n


def ranks_of(work: Work, peers: Sequence[Peer]) -> Array:
    """
    The rank of each on the day of graduation, (k,), in the state they work in, or where the
    person would work.
    """
    given, person = work.situation.given, work.person
    own = Place(person.after_metro, person.after_state)
    wages = role_pay(work, [Place(state=peer.state) if peer.state else own for peer in peers])
    year = np.array([peer.pay_year for peer in peers], dtype=float)
    since = np.array([max(peer.pay_year - peer.finished, 0) for peer in peers], dtype=float)
    pay = np.array([peer.pay for peer in peers], dtype=float)
    first = at_graduation(
        in_money_of_wages(work.situation, pay, year),
        since,
        given["market_growth"],
        given["experience_growth"],
    )
    return ranked(work, first, wages)
