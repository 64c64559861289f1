"""What results are rounded to, so that none looks surer than it is."""

from __future__ import annotations

import math


def about_a_thousand(dollar: float) -> int:
    """The round number nearest to 1,000 US dollars. dollar: units of a currency for one.

    >>> about_a_thousand(1.0), about_a_thousand(0.86), about_a_thousand(95.0)
    (1000, 1000, 100000)
    """
    return 10 ** round(math.log10(1000 * dollar))
