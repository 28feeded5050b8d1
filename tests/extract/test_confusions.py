"""Misreadings are put right, and good text that only looks like one is left alone."""

from __future__ import annotations

import pytest

from kg.extract.lexicon import build_lexicon
from kg.extract.page import read_page
from kg.model import Document
from kg.seeds import load_seeds


def read(text: str) -> str:
    return read_page(Document("0" * 64, "page.txt", text), build_lexicon(load_seeds())).text


def test_a_repair_keeps_the_length_so_that_offsets_hold() -> None:
    assert all(len(printed) == len(right) for printed, right in load_seeds().confusions.items())


def test_misread_words_are_put_right() -> None:
    assert read("璧山高薪区完成投资3亿兀。") == "璧山高新区完成投资3亿元。"


@pytest.mark.parametrize("text", ["做到万无一失。", "光伏产业因政策而兴。", "洽谈两年、投入上亿无果。"])
def test_good_text_is_left_alone(text: str) -> None:
    assert read(text) == text
