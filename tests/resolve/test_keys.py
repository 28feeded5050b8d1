"""Comparable forms of names and places."""

from __future__ import annotations

import pytest

from kg.resolve.keys import compatible, key, plain, significant, stem


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("“246”（新）体系", "246新体系"),
        (" JA&Z 公司", "JA&Z公司"),
        ("三创（临港）科技", "三创临港科技"),
        ("《GWh》", "GWh"),
    ],
)
def test_plain_removes_space_quotes_and_brackets(printed: str, expected: str) -> None:
    assert plain(printed) == expected


def test_key_has_no_case() -> None:
    assert key("ＴＤＩ") == key("tdi")


@pytest.mark.parametrize(("code", "expected"), [("500000", "50"), ("130900", "1309"), ("500120", "500120")])
def test_significant_part_of_a_code(code: str, expected: str) -> None:
    assert significant(code) == expected


def test_a_district_is_compatible_with_its_province_only() -> None:
    assert compatible({"500000"}, {"500120"})
    assert compatible(set(), {"500120"})
    assert not compatible({"500151"}, {"500120"})
    assert compatible({"500151", "500120"}, {"500120"})


def test_stem_leaves_two_characters_whole() -> None:
    assert [stem("铜梁区"), stem("沙市"), stem("重庆")] == ["铜梁", "沙市", "重庆"]
