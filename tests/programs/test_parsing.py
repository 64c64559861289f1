"""Amounts as people type them."""

import re
from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.parsing import LARGEST_AMOUNT, parse_money, quoted


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("120k", 120_000),
        ("120 K", 120_000),
        ("$120,000", 120_000),
        ("120000", 120_000),
        ("120 000", 120_000),
        ("120\u202f000", 120_000),
        ("$ 120,000.00", 120_000),
        ("USD120,000", 120_000),
        ("US$120,000", 120_000),
        ("120,000 USD", 120_000),
        ("1.2m", 1_200_000),
        ("$1.2 million", 1_200_000),
        ("64 thousand", 64_000),
        ("64 thousand dollars", 64_000),
        (".5k", 500),
        ("64.5", Decimal("64.50")),
        ("0", 0),
        ("  99.95\t", Decimal("99.95")),
        ("1000000000", 1_000_000_000),
    ],
)
def test_an_amount_is_read_however_it_is_written(text, amount):
    assert parse_money(text) == amount


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        ("€39,400", "EUR", 39_400),
        ("39 400\u00a0€", "EUR", 39_400),
        ("EUR 39.4k", "EUR", 39_400),
        ("39400 euros", "EUR", 39_400),
        ("£39,400", "GBP", 39_400),
        ("CHF 39'400", "CHF", 39_400),
        ("39’400.50 Fr.", "CHF", Decimal("39400.50")),
        ("₹12,00,000", "INR", 1_200_000),
        ("12.5 lakh", "INR", 1_250_000),
        ("1.5 crore INR", "INR", 15_000_000),
        ("400 000 kr", "SEK", 400_000),
        ("C$80k", "CAD", 80_000),
        ("CAD $80k", "CAD", 80_000),
        ("1.5k", "XYZ", 1_500),
        ("XYZ 1,500", "XYZ", 1_500),
    ],
)
def test_an_amount_may_carry_the_sign_of_its_currency(text, currency, amount):
    assert parse_money(text, currency) == amount


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("$39,400", "EUR"),
        ("€39,400", "USD"),
        ("£5", "EUR"),
        ("USD 5", "CAD"),
        ("39.400 €", "EUR"),
        ("€", "EUR"),
        ("CHF", "CHF"),
        ("$5", "XYZ"),
    ],
)
def test_the_sign_of_another_currency_is_refused_because_nothing_is_converted(text, currency):
    example = "$120,000" if currency == "USD" else f"{currency} 120,000"
    with pytest.raises(ValueError, match=rf"such as 120k or {re.escape(example)}\."):
        parse_money(text, currency)


@pytest.mark.parametrize("text", ["$" + " " * 9_000 + "x", "1" + ",11" * 9_000, "$" * 9_000])
def test_a_long_text_is_refused_at_once(text):
    started = perf_counter()
    with pytest.raises(ValueError, match="Enter an amount"):
        parse_money(text)
    assert perf_counter() - started < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "sixty-four",
        "some",
        "-5",
        "\u212a5",  # the sign of the kelvin, which is a k in lower case
        "\u22125",
        "€50,000",
        "12,00",
        "1,2000",
        "64.000",  # sixty-four, or sixty-four thousand in German
        "1.2.3",
        "1e5",
        "nan",
        "inf",
        "k",
        "$",
        ".",
        "99999999999999999999",
        "1000000001",
        "5000m",
        "120\x00k",
        "١٢٠",
    ],
)
def test_anything_else_is_refused_with_what_to_enter(text):
    with pytest.raises(ValueError, match=r"^Enter an amount, such as 120k or \$120,000\. We found"):
        parse_money(text)


def test_the_refusal_quotes_what_was_typed():
    with pytest.raises(ValueError, match=r"We found “sixty-four”\.$"):
        parse_money(" sixty-four ")


def test_a_long_answer_is_cut_and_made_one_line_when_quoted():
    assert quoted("a\nb\x00c" + "d" * 100, longest=10) == "a bc" + "d" * 6 + "…"


@given(st.decimals(min_value=0, max_value=LARGEST_AMOUNT, places=2, allow_nan=False))
def test_an_amount_written_with_or_without_commas_is_the_same(amount):
    assert parse_money(f"${amount:,f}") == parse_money(f"{amount:f}") == amount


@given(st.text(max_size=60))
def test_no_text_is_read_as_a_negative_or_endless_amount(text):
    try:
        amount = parse_money(text)
    except ValueError:
        return
    assert 0 <= amount <= LARGEST_AMOUNT
