"""The reader's own measures of programs that stand side by side."""

from __future__ import annotations

import numpy as np

from programs.comparison import Cell, Row
from programs.models import Program
from programs.reader import Reader
from programs.snapshot import Snapshot


def personal_rows(programs: list[Program], snapshot: Snapshot, reader: Reader) -> list[Row]:
    """The reader's score of each program; no row for a reader without a profile."""
    scores = reader.scores(snapshot) if programs else None
    if scores is None:
        return []
    cells = []
    for program in programs:
        index = snapshot.index_of_slug[program.slug]
        low, high = float(scores.low[index]), float(scores.high[index])
        if np.isnan(low):
            cells.append(Cell(blank="Not scored", why=scores.reason[index]))
        else:
            cells.append(Cell(score=(low, high)))
    return [Row("My score", cells, "on your weights; bars: 0 to 100")]
