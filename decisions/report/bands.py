"""Loan payments by gross pay: the bands of the Consumer Financial Protection Bureau's old guide."""

COMFORTABLE, HEAVY = 0.08, 0.14


def band(share: float) -> str:
    """
    >>> band(0.08), band(0.1), band(0.2)
    ('comfortable', 'tight', 'heavy')
    """
    if share <= COMFORTABLE:
        return "comfortable"
    return "tight" if share <= HEAVY else "heavy"
