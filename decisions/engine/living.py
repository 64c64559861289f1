"""
What living costs where one studies or works, from published rents and spending (section 4).

Outside the US nobody publishes this for us: the person types it.
"""

from typing import Any

from .arrays import Array, array

ROOMS = 2.0  # a room is half of a flat with two bedrooms
MONTHS = 12.0


def room_rent(rent_2br: Any) -> Array:
    """
    The monthly rent of a room.

    >>> room_rent(1_500.0).item()
    750.0
    """
    return array(array(rent_2br) / ROOMS)


def yearly_living(
    monthly_rent: Any, goods: Any, services: Any, price_goods: Any, price_services: Any
) -> Array:
    """
    Rent and all other spending of a year.

    goods: food and other spending of the person's income band, a year, at national prices.
    services: transport, healthcare and internet.  price_goods, price_services: regional price
    parities of goods and of other services, 100 in the nation.  Students count in the lowest band.

    >>> yearly_living(1_000.0, 9_000.0, 8_000.0, 110.0, 90.0).item()
    29100.0
    """
    at_prices = array(goods) * array(price_goods) + array(services) * array(price_services)
    return array(MONTHS * array(monthly_rent) + at_prices / 100.0)
