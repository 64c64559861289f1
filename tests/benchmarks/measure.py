"""Times, memory and sizes, and how they are put into words."""

import gzip
import math
import os
import re
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

FIRST_LOAD = re.compile(r'<(?:script[^>]*\ssrc|link rel="stylesheet" href)="(/static/[^"]+)"')


# One of twenty is slower than p95, so that fewer say nothing about it.
ENOUGH_FOR_P95 = 20
WARM_UP = 50


@dataclass(frozen=True)
class Times:
    """How long one page took, in seconds. p95: NaN where it was asked for too few times."""

    p50: float
    p95: float

    @classmethod
    def of(cls, seconds: list[float]) -> "Times":
        """
        >>> Times.of([0.001 * n for n in range(1, 101)])
        Times(p50=0.0505, p95=0.09595)
        >>> Times.of([0.2, 0.3, 0.9])
        Times(p50=0.3, p95=nan)
        """
        p95 = math.nan
        if len(seconds) >= ENOUGH_FOR_P95:
            p95 = statistics.quantiles(seconds, n=20)[18]
        return cls(round(statistics.median(seconds), 7), round(p95, 7))


def interleaved(
    first: Callable[[], object], second: Callable[[], object], rounds: int, warm_up: int = WARM_UP
) -> tuple[Times, Times]:
    """Time two actions in turn, so that whatever slows the machine slows both."""
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(-warm_up, rounds):
        for action, times in zip((first, second), taken, strict=True):
            started = time.perf_counter()
            action()
            if number >= 0:
                times.append(time.perf_counter() - started)
    return Times.of(taken[0]), Times.of(taken[1])


def proportional_set_size(smaps_rollup: str) -> int:
    """
    Bytes of memory that a process uses, what it shares with others divided among them.

    >>> proportional_set_size("Rss:   9000 kB\\nPss:   2048 kB\\nPss_Anon:  1000 kB\\n")
    2097152
    """
    return int(re.search(r"^Pss:\s+(\d+) kB$", smaps_rollup, re.MULTILINE).group(1)) * 1024


def memory_of(process: int) -> int | None:
    """Bytes (PSS) of a process; None where the system does not tell."""
    try:
        return proportional_set_size(Path(f"/proc/{process}/smaps_rollup").read_text())
    except OSError:
        return None


def load() -> str:
    """How many processes wanted a processor in the last 1, 5 and 15 minutes, of how many."""
    try:
        wanted = ", ".join(f"{processes:.1f}" for processes in os.getloadavg())
    except OSError:
        return "not told by this system"
    return f"{wanted} (1, 5, 15 minutes), {os.cpu_count()} processors"


def children_of(process: int) -> list[int]:
    """The processes that this one started, on Linux."""
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return []
    return [int(number) for number in listed.split()]


def linked_files(html: bytes) -> list[str]:
    """
    The style sheets and scripts that a page loads.

    >>> linked_files(b'<link rel="stylesheet" href="/static/a.css"><script src="/static/b.js">')
    ['/static/a.css', '/static/b.js']
    """
    return FIRST_LOAD.findall(html.decode())


def compressed(content: bytes) -> int:
    """Bytes over the wire with the compression that every browser accepts."""
    return len(gzip.compress(content, compresslevel=6))


def written(number: float, digits: int) -> str:
    """
    >>> written(12.345, 1), written(math.nan, 1)
    ('12.3', '')
    """
    return "" if math.isnan(number) else f"{number:,.{digits}f}"


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """
    Rows under a heading row: the first column to the left, numbers to the right.

    >>> print(table([("page", "ms"), ("home", "1.5"), ("programs", "12.0")]))
    page        ms
    --------  ----
    home       1.5
    programs  12.0
    """
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]

    def line(row):
        first, *rest = row
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        return "  ".join(cells).rstrip()

    head, *body = rows
    return "\n".join([line(head), "  ".join("-" * width for width in widths), *map(line, body)])
