"""Amounts as people type them."""

from decimal import Decimal

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
    "text",
    [
        "",
        " ",
        "sixty-four",
        "some",
        "-5",
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
