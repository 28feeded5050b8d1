"""Firms' names come apart into place, brand, trade and legal form, and give the short names texts use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.names import NameParts, NameSplitter
from kg.seeds import load_seeds


@pytest.fixture(scope="module")
def names() -> NameSplitter:
    return NameSplitter(load_seeds())


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("重庆青禾科技有限公司", NameParts("重庆", "青禾", "科技", "有限公司")),
        ("青禾科技（重庆）有限公司", NameParts("重庆", "青禾", "科技", "有限公司")),
        ("青禾科技(重庆)有限公司", NameParts("重庆", "青禾", "科技", "有限公司")),
        ("重庆市璧山区青禾科技有限公司", NameParts("重庆市璧山区", "青禾", "科技", "有限公司")),
        ("中国青禾集团", NameParts("中国", "青禾", "", "集团")),
        ("青禾", NameParts("", "青禾", "", "")),
        ("", NameParts("", "", "", "")),
    ],
)
def test_split(names: NameSplitter, name: str, parts: NameParts) -> None:
    assert names.split(name) == parts


def test_a_branch_is_kept_apart(names: NameSplitter) -> None:
    parts = names.split("青禾科技有限公司重庆分公司")
    assert (parts.brand, parts.form, parts.branch) == ("青禾", "有限公司", "重庆分公司")


def test_a_bracket_that_is_no_place_is_no_place(names: NameSplitter) -> None:
    assert names.split("青禾科技（控股）有限公司").place == ""


def test_the_brand_never_vanishes_into_trade_words(names: NameSplitter) -> None:
    assert len(names.split("重庆电子科技有限公司").brand) >= 2


@given(st.text("重庆市青禾科技电子股份有限公司集团（）()分宁波", max_size=20))
def test_the_parts_put_together_are_the_name_without_brackets(name: str) -> None:
    splitter = NameSplitter(load_seeds())
    parts = splitter.split(name)
    whole = parts.place + parts.brand + parts.trade + parts.form + parts.branch
    if "（" not in name and "(" not in name:
        assert whole == name
    assert len(whole) <= len(name)


def test_short_forms(names: NameSplitter) -> None:
    short = dict(names.short_forms("重庆青禾科技有限公司"))
    assert short["青禾科技"] and short["重庆青禾"] and short["青禾公司"] and short["重庆青禾科技"]
    assert short["青禾"] is False


def test_a_brand_of_three_characters_is_safe_alone(names: NameSplitter) -> None:
    assert dict(names.short_forms("宁波青禾源科技有限公司"))["青禾源"] is True


def test_no_short_form_is_empty_or_one_character(names: NameSplitter) -> None:
    for name in ("青科技有限公司", "科技有限公司", "有限公司", "", "重庆有限公司", "青禾"):
        assert all(len(form) > 1 for form, _ in names.short_forms(name))


@pytest.mark.parametrize(
    ("text", "known"),
    [("重庆市", True), ("重庆", True), ("璧山区", True), ("璧山", True), ("青禾", False), ("", False)],
)
def test_is_place(names: NameSplitter, text: str, known: bool) -> None:
    assert names.is_place(text) is known
