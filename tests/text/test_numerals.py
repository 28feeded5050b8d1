from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.numerals import MAGNITUDES, parse_number


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("0", "0"),
        ("13.9", "13.9"),
        ("1,234.5", "1234.5"),
        ("12,345,678", "12345678"),
        ("零", "0"),
        ("两", "2"),
        ("俩", "2"),
        ("一〇五", "105"),
        ("千五", "1500"),
        ("五百三", "530"),
        ("一千零五十", "1050"),
        ("十五", "15"),
        ("一亿五", "150000000"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("九十九", "99"),
        ("百", "100"),
        ("一百零五", "105"),
        ("一百二十", "120"),
        ("一百二", "120"),
        ("三千六", "3600"),
        ("三千零六", "3006"),
        ("三万", "30000"),
        ("三万五", "35000"),
        ("三万零五", "30005"),
        ("十二万三千四百五十六", "123456"),
        ("一亿五千万", "150000000"),
        ("一亿零五十万", "100500000"),
        ("三万亿", "3000000000000"),
        ("一万亿零三百万", "1000003000000"),
        ("二〇二四", "2024"),
        ("一九九八", "1998"),
        ("〇八", "8"),
    ],
)
def test_value(printed: str, value: str) -> None:
    assert parse_number(printed) == Decimal(value)


@pytest.mark.parametrize(
    "printed", ["", "万", "亿", "三四", "三四十", "几", "1.2万", "1,23", "1.", ".5", "一.二", "-3", "甲"]
)
def test_what_is_no_number(printed: str) -> None:
    assert parse_number(printed) is None


DIGITS = "零一二三四五六七八九"


def printed(number: int) -> str:
    """A numeral below 10,000, as it is spoken."""
    out = ""
    for unit, value in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // value % 10
        if digit:
            out += DIGITS[digit] + unit
        elif out and number % value and not out.endswith("零"):
            out += "零"
    return out or "零"


@given(st.integers(0, 9999), st.integers(1, 9999), st.integers(0, 9999))
def test_spoken_numerals_read_back(above: int, myriads: int, rest: int) -> None:
    assert parse_number(printed(rest)) == rest
    tail = f"零{printed(rest)}" if rest else ""
    assert parse_number(f"{printed(myriads)}万{tail}") == myriads * 10_000 + rest
    if above:
        text = f"{printed(above)}亿零{printed(myriads)}万{tail}"
        assert parse_number(text) == above * 100_000_000 + myriads * 10_000 + rest


@given(st.text("零一二三四五六七八九十百千万亿〇两俩0123456789,.", max_size=12))
def test_any_mixture_is_a_number_or_none(text: str) -> None:
    value = parse_number(text)
    assert value is None or (value.is_finite() and value >= 0)


def test_digits_one_by_one_are_a_number_from_three_on() -> None:
    assert parse_number("三五七") == 357 and parse_number("三五") is None and parse_number("一〇") == 10


def test_numbers_beyond_any_amount_are_none() -> None:
    """All tables and exports can hold what is left, with 万亿 multiplied out."""
    assert parse_number("9" * 18) == 10**18 - 1 and parse_number("1" + "0" * 18) is None
    assert parse_number("0." + "1" * 26) == Decimal("0." + "1" * 26) and parse_number("0." + "1" * 27) is None
    assert parse_number("九百九十九万亿") == 999 * 10**12 and parse_number("一亿亿亿") is None


@pytest.mark.parametrize("word", sorted(MAGNITUDES))
def test_magnitudes_agree_with_numerals(word: str) -> None:
    assert parse_number(word if word[0] not in "万亿" else "一" + word) == MAGNITUDES[word]
