"""seeds/word_lists.csv: what the code asks for is there, and what is there is asked for and explained."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import SeedError
from kg.extract import build_engine
from kg.extract.lexicon import build_lexicon
from kg.model import Document
from kg.seeds import WORD_LISTS, load_seeds
from kg.vocab import load_vocab

ROOT = Path(__file__).resolve().parents[2]
ASKED = re.compile(r'(?:(?:lists|any_of|first_of|word_lists)\[|\bends\(\s*)"(\w+)"|through="(\w+)"')


def test_every_list_is_asked_for_and_none_is_missing() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "kg" / "extract").rglob("*.py"))
    patterns = "".join(pattern.pattern for pattern in load_seeds().patterns)
    asked = {one or other for one, other in ASKED.findall(code)}
    assert asked | set(re.findall(r"(?<!\(\?)<(\w+)>", patterns)) == set(WORD_LISTS)
    assert all(load_seeds().word_lists[name] for name in WORD_LISTS)


def test_every_list_is_explained() -> None:
    readme = (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")
    assert [name for name in WORD_LISTS if f"`{name}`" not in readme] == []


def test_rows_are_plain_and_stand_once() -> None:
    data = (ROOT / "seeds" / "word_lists.csv").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf") and b"\r" not in data and data.endswith(b"\n")
    rows = Counter((row["list"], row["word"]) for row in csv.DictReader(data.decode().splitlines()))
    assert [row for row, times in rows.items() if times > 1] == []
    assert all(word == word.strip() != "" for _, word in rows)


def test_a_user_adds_a_word(tmp_path: Path) -> None:
    (tmp_path / "word_lists.csv").write_text(
        "list,word\nclass_nouns,朝阳产业\nforecast,估摸\n", encoding="utf-8"
    )
    seeds = load_seeds(tmp_path)
    assert seeds.word_lists["class_nouns"] == load_seeds().word_lists["class_nouns"] | {"朝阳产业"}
    engine = build_engine(seeds, load_vocab())
    text = "璧山区今年产值估摸达13.9亿元。"
    (number,) = engine.extract(Document("0" * 64, "made.txt", text)).observations
    assert number.status == "forecast"


@pytest.mark.parametrize(
    ("row", "message"), [("nouns,词", "词表 'nouns' 不认识"), ("acts,", "列 word 为空")], ids=["list", "word"]
)
def test_faulty_rows(tmp_path: Path, row: str, message: str) -> None:
    (tmp_path / "word_lists.csv").write_text(f"list,word\n{row}\n", encoding="utf-8")
    with pytest.raises(SeedError, match=message) as caught:
        load_seeds(tmp_path)
    assert caught.value.line == 2


def test_longer_words_are_tried_first() -> None:
    giving = build_lexicon(load_seeds()).any_of["giving"]
    found = giving.match("获评省级绿色工厂")
    assert found is not None and found.group() == "获评"
