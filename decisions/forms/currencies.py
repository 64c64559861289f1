"""Which currency somebody counts in."""

from __future__ import annotations

from decisions.reference import market
from programs import snapshot
from programs.price_table import CURRENCIES

NAMES = {
    **CURRENCIES,
    "BRL": "Brazilian reais", "CZK": "Czech koruny", "ILS": "Israeli shekels",
    "MXN": "Mexican pesos", "MYR": "Malaysian ringgit", "NZD": "New Zealand dollars",
    "PLN": "Polish zloty", "THB": "Thai baht", "TRY": "Turkish lira",
    "ZAR": "South African rand",
}  # fmt: skip


def currency_choices(chosen: str = "") -> list[tuple[str, str]]:
    """US dollars first, then by name: those with an exchange rate, and the one chosen before."""
    rated = market.current(snapshot.current().version).currencies
    codes = {"USD", *rated, chosen} - {""}
    named = [(code, _name(code)) for code in codes]
    return sorted(named, key=lambda choice: (choice[0] != "USD", choice[1].casefold()))


def _name(code: str) -> str:
    name = NAMES.get(code)
    return f"{name[0].upper()}{name[1:]} ({code})" if name else code
