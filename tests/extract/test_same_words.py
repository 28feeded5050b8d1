"""Words that say the same are read as one, where they do say it, and what is shown stays as printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SeedError
from kg.extract.lexicon import build_lexicon
from kg.extract.page import Page, read_page
from kg.model import Document
from kg.seeds import load_seeds


def page(text: str) -> Page:
    return read_page(Document("0" * 64, "page.txt", text), build_lexicon(load_seeds()))


def test_a_word_that_says_the_same_is_read_as_the_common_one() -> None:
    assert page("时下，园区招引的三家企业陆续扎根。").text == "目前，园区引进的三家企业先后落户。"


def test_the_document_itself_stays_as_printed() -> None:
    document = "眼下，甲厂地处慈溪市。"
    read = page(document)
    span = read.original(read.text.index("位于"), read.text.index("位于") + 2)
    assert document[span.start : span.end] == "地处"


@pytest.mark.parametrize(
    "text",
    [
        "每小时下线两台。",
        "当中国制造走出去。",
        "作为落脚点。",
        "协作机器人热销。",
        "手握有效专利。",
        "推出产品三款，而今年应当前往。",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert page(text).text == text


def test_a_word_of_another_length_is_refused(tmp_path: Path) -> None:
    (tmp_path / "same_words.csv").write_text(
        "word,says,not_after,not_before,opening\n现如今,如今,,,0\n", encoding="utf-8"
    )
    with pytest.raises(SeedError, match="一样长"):
        load_seeds(tmp_path)


def test_no_word_stands_for_one_that_stands_for_another() -> None:
    rows = load_seeds().same_words
    assert not {row.word for row in rows if row.word != row.says} & {
        row.says for row in rows if row.word != row.says
    }


def test_names_that_seeds_know_are_read_as_they_are() -> None:
    seeds = load_seeds()
    listed = (*seeds.groups, *seeds.institutions, *seeds.regions)
    names = {form for one in listed for form in (one.name, *one.aliases)}
    names |= (
        {district.name for district in seeds.districts.values()} | set(seeds.zones) | set(seeds.designations)
    )
    names |= {town for towns in seeds.towns.values() for town in towns}
    read = build_lexicon(seeds).same_words.one_for_all
    assert {name for name in names if read(name) != name} == set()
