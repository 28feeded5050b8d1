"""Sentences that look as if they held facts and gave none are listed, others are not."""

from __future__ import annotations

import hashlib

from kg.extract import Miss, by_promise
from kg.model import Document, Extract

TEXT = (
    "本市工业稳步向前\n\n"
    "宁海县今年前7月规上工业产值达到523.6亿元，增长6.4%。\n\n"
    "同期用电31.2亿千瓦时，运货86万吨。\n\n"
    "春天来了，花都开了。\n"
)


def document(text: str) -> Document:
    return Document(hashlib.sha256(text.encode()).hexdigest(), "a.txt", text)


def test_every_sentence_with_signs_is_a_miss_of_an_empty_extract(engine) -> None:
    held = document(TEXT)
    misses = engine.misses(held, Extract(held))
    assert [(miss.signs, miss.weight) for miss in misses] == [(("数字",), 2), (("数字",), 2)]
    for miss in misses:
        assert TEXT[miss.start : miss.end] == miss.sentence


def test_a_sentence_that_gave_a_fact_is_none(engine) -> None:
    held = document(TEXT)
    sentences = [miss.sentence for miss in engine.misses(held, engine.extract(held))]
    assert not any("523.6" in sentence for sentence in sentences)


def test_an_organisation_ending_outside_names_is_a_sign(engine) -> None:
    held = document("据了解，该公司的主打产品屏蔽泵卖到了四十多个国家。")
    (miss,) = engine.misses(held, Extract(held))
    assert miss.signs == ("公司",)


def test_the_most_frequent_sign_comes_first() -> None:
    rare = Miss("a", 0, 1, "", ("研究院",), 1)
    common = [Miss("b", at, at + 1, "", ("数字",), at + 2) for at in range(2)]
    assert by_promise([rare, *common]) == (common[1], common[0], rare)
