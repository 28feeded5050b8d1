"""A pattern that asks for a common word takes the rarer ones that say the same; one that asks for a rare word does not."""

from __future__ import annotations

import pytest

from kg.extract.facts.stated.masks import MASK
from kg.extract.facts.stated.rules import Rules
from kg.extract.wording import Wording
from kg.seeds import load_seeds
from kg.seeds.patterns import Pattern

FIRM, PARK = MASK["Enterprise"], MASK["IndustrialPark"]


def rules(regex: str, trigger: str) -> Rules:
    pattern = Pattern("x.y", "locatedIn", regex, 0.8, (trigger,), (), (), "x.toml", 1)
    return Rules([pattern], {}, [("落成", "建好", "完工")])


@pytest.mark.parametrize("word", ["落成", "建好", "完工"])
def test_a_common_word_lets_its_row_in(word: str) -> None:
    text = f"{FIRM}的新厂在{PARK}{word}"
    (rule,) = rules("{s:E}的新厂在{o:P}(?:开业|落成)", "落成").likely(text, frozenset((FIRM, PARK)))
    assert rule.regex.search(text)


def test_a_rare_word_means_just_it() -> None:
    text = f"{FIRM}的新厂在{PARK}落成"
    assert not rules("{s:E}的新厂在{o:P}(?:开业|建好)", "建好").likely(text, frozenset((FIRM, PARK)))


def test_what_looks_behind_and_words_within_words_stay() -> None:
    wording = Wording([("落成", "建好了")])
    assert (
        wording.widened("(?<!落成|开业){o:P}(?:落成典礼|已落成)") == "(?<!落成|开业){o:P}(?:落成典礼|已落成)"
    )


def test_no_word_stands_in_two_rows() -> None:
    words = [word for row in load_seeds().alike for word in row]
    assert len(words) == len(set(words))
