"""Firms that nobody knows, told by the slots of seeds/firm_slots.csv that they fill; what else stands there is none."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from kg.errors import SeedError
from kg.extract import Engine
from kg.extract.slots import FirmSlots
from kg.paths import data_dir
from kg.seeds import FirmSlot, load_seeds
from tests.extract.told import edges, named, read

GIVEN = "青禾"
"""What the firms of the examples open with that are known without the slot."""


def rows() -> list[dict[str, str]]:
    with (data_dir("seeds") / "firm_slots.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def unknown(engine: Engine, text: str) -> set[str]:
    return {name for name in named(read(engine, text), "Enterprise") if GIVEN not in name}


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_every_slot_has_examples_that_work(engine: Engine, row: dict[str, str]) -> None:
    wanted = set(re.findall("【(.*?)】", row["yes"]))
    assert wanted
    assert unknown(engine, re.sub("[【】]", "", row["yes"])) == wanted
    assert unknown(engine, row["no"]) == set()


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_the_slot_itself_fits_its_example(row: dict[str, str]) -> None:
    slots = FirmSlots((_slot(row),), load_seeds().word_lists)
    text = re.sub("[【】]", "", row["yes"]).replace("青禾集团", "\ue000")
    assert slots.cued(text)
    found = [match["firms"] for match in slots.slots[0].regex.finditer(text)]
    assert any(name in firms for firms in found for name in re.findall("【(.*?)】", row["yes"]))


def _slot(row: dict[str, str]) -> FirmSlot:
    return FirmSlot(row["id"], row["slot"], row["sure"] == "1", tuple(row["cues"].split("|")), "here.csv", 2)


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("慈溪的老厂给三旺、中欣和一彬代工。", {"三旺", "中欣", "一彬"}),
        ("慈溪的老厂给自己、同行和老乡代工。", set()),
        ("车桥供给南京瑞康、保定博迁等主机厂。", {"南京瑞康", "保定博迁"}),
        ("车桥供给南京、保定等地。", set()),
        ("这条线由深圳东江投资。", {"深圳东江"}),
        ("这条线由深圳投资。", set()),
        ("这条线由县财政、社会资本和村民投资。", set()),
        ("老厂归属于凯德。", {"凯德"}),
        ("老厂背靠泰山。", set()),
    ],
)
def test_who_fills_a_slot(engine: Engine, text: str, firms: set[str]) -> None:
    assert unknown(engine, text) == firms


def test_a_known_member_lets_words_join(engine: Engine) -> None:
    assert unknown(engine, "老厂给佳缘食品、天际代工。") == {"佳缘食品", "天际"}
    assert unknown(engine, "老厂给天际代工。") == set()


def test_ties_of_an_unknown_customer(engine: Engine) -> None:
    text = "青禾精工有限公司的保险杠，已为泛微、三旺配套。"
    assert edges(read(engine, text), "supplies") == {
        ("青禾精工有限公司", "泛微"),
        ("青禾精工有限公司", "三旺"),
    }


@pytest.mark.parametrize(
    ("slot", "cues", "told"),
    [
        ("给({N}代工", "代工", "正则表达式有误"),
        ("给某某代工", "代工", "缺少"),
        ("给{N}<nowhere>", "代工", "词表"),
    ],
)
def test_a_faulty_slot_is_told_with_its_line(slot: str, cues: str, told: str) -> None:
    row = FirmSlot("mine", slot, True, (cues,), "firm_slots.csv", 7)
    with pytest.raises(SeedError, match=told) as caught:
        FirmSlots((row,), load_seeds().word_lists)
    assert caught.value.line == 7


def test_a_slot_needs_cues(tmp_path: Path) -> None:
    (tmp_path / "firm_slots.csv").write_text(
        "id,slot,sure,cues,yes,no\nmine,给{N}代工,1,,好,坏\n", encoding="utf-8"
    )
    with pytest.raises(SeedError, match="cues"):
        load_seeds(tmp_path)
