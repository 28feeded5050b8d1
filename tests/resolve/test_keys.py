"""Comparable forms of names and places."""

from __future__ import annotations

import pytest

from kg.resolve.keys import compatible, key, numbers, phase, plain, readable, significant, stem, without_phase


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


def test_readable_keeps_brackets() -> None:
    assert readable("武駿（重慶）光能") == "武骏(重庆)光能"


@pytest.mark.parametrize(
    ("name", "told", "in_phase", "rest"),
    [
        ("二期年产30gwh", ("2", "30"), "2", "年产30gwh"),
        ("第三批", ("3",), "", "第三批"),
        ("3+3+x", ("3", "3"), "", "3+3+x"),
        ("a区", ("a",), "", "a区"),
        ("b园", ("b",), "", "b园"),
        ("f地块", ("f",), "", "f地块"),
        ("1.5mw", ("1.5",), "", "1.5mw"),
        ("一标段", ("1",), "", "一标段"),
        ("四分厂", ("4",), "", "四分厂"),
        ("五分园", ("5",), "", "五分园"),
        ("六号七号八号九号十号", ("6", "7", "8", "9", "十"), "", "六号七号八号九号十号"),
        ("二产业gwh", (), "", "二产业gwh"),
        ("轴承i期", ("1",), "1", "轴承"),
        ("轴承ii期", ("2",), "2", "轴承"),
        ("轴承iii期", ("3",), "3", "轴承"),
        ("轴承iv期", ("4",), "4", "轴承"),
        ("轴承v期", ("v",), "", "轴承v期"),
        ("第二期轴承", ("2",), "2", "轴承"),
        ("轴承12期", ("12",), "12", "轴承"),
    ],
)
def test_numbers_and_phases(name: str, told: tuple[str, ...], in_phase: str, rest: str) -> None:
    assert (numbers(name), phase(name), without_phase(name)) == (told, in_phase, rest)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("500000", "50"),
        ("130900", "1309"),
        ("500120", "500120"),
        ("500120000000", "500120"),
        ("500000000000", "50"),
        ("500120003", "500120003"),
        ("500120003000", "500120003"),
        ("500120103012", "500120103012"),
        ("500120103010", "500120103010"),
        ("500120110000", "500120110000"),
    ],
)
def test_significant_part_of_a_code(code: str, expected: str) -> None:
    assert significant(code) == expected


def test_a_district_is_compatible_with_its_province_only() -> None:
    assert compatible({"500000"}, {"500120"})
    assert compatible(set(), {"500120"})
    assert not compatible({"500151"}, {"500120"})
    assert compatible({"500151", "500120"}, {"500120"})


def test_stem_leaves_two_characters_whole() -> None:
    assert [stem("铜梁区"), stem("沙市"), stem("重庆")] == ["铜梁", "沙市", "重庆"]
