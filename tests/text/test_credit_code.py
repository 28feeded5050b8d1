"""The check character catches every single slip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.credit_code import ALPHABET, check_character, fault_of, normal, read_code

BODY = st.tuples(st.sampled_from(["91", "12", "11"]), st.from_regex("[0-9]{6}", fullmatch=True),
                 st.text(ALPHABET, min_size=9, max_size=9)).map("".join)  # fmt: skip


@given(body=BODY, place=st.integers(0, 17), other=st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(body: str, place: int, other: str) -> None:
    code = body + check_character(body)
    assert fault_of(code) == ""
    broken = code[:place] + other + code[place + 1 :]
    assert bool(fault_of(broken)) == (broken != code)


@given(body=BODY)
def test_as_printed(body: str) -> None:
    code = body + check_character(body)
    printed = f" {code[:9].lower()} {code[9:]}"
    assert read_code(printed) == normal(printed) == code


@pytest.mark.parametrize("code", ["", "9133020", "91330206MA000000O1", "91AB0206MA0000001B"])
def test_faulty(code: str) -> None:
    assert read_code(code) is None
    assert fault_of(code)


def test_what_is_wrong_is_said() -> None:
    assert "旧注册号" in fault_of("5" * 15) and "旧注册号" not in fault_of("5" * 14)
    assert (
        fault_of("91A30206MA0000001B")
        == fault_of("9133020AMA0000001B")
        == "第 3 至 8 位应为登记机关的行政区划代码"
    )
    assert "校验位" in fault_of("91330206A" + "0" * 9)


def test_the_example_of_the_standard() -> None:
    """GB 32100-2015, and one whose check character is zero."""
    assert fault_of("91350100M000100Y43") == ""
    assert check_character("91350100M000100Y4") == "3"


def test_only_seventeen_characters_have_a_check_character() -> None:
    for first in ("", "91350100M000100Y", "91350100M000100Y43"):
        with pytest.raises(ValueError, match="zip"):
            check_character(first)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("91350100M000100Y4", "有 17 位，应为 18 位"),
        ("9" * 15, "有 15 位（15 位的是旧注册号），应为 18 位"),
        ("91350100M000100Y4S", "含有不该有的字符 S"),
        ("9135010ZM00I100Y43", "含有不该有的字符 IZ"),
        ("91350100M000100Y44", "校验位是 4，应为 3"),
        ("9135010AM000100Y43", "第 3 至 8 位应为登记机关的行政区划代码"),
    ],
)
def test_what_people_are_told(code: str, told: str) -> None:
    assert fault_of(code) == told


def test_what_is_left_out_of_a_printed_code() -> None:
    assert normal("=\"'９１-35\u3000 01ab'\"") == "913501AB"
