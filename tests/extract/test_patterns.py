"""Every pattern of seeds/ keeps what its own examples say: each `yes` is found by it, no `no` is."""

from __future__ import annotations

import pytest

from kg.extract.compose import find_mentions
from kg.extract.engine import Engine
from kg.extract.facts.fact import Fact
from kg.extract.facts.stated.rules import Rules
from kg.extract.facts.stated.sentences import apply_rules
from kg.extract.page import read_page
from kg.extract.reading.through import read_through
from kg.extract.things.joining import build_things
from kg.extract.things.things import Things
from kg.model import Document
from kg.seeds import Pattern, load_seeds

PATTERNS = load_seeds().patterns


def facts_by(engine: Engine, pattern: Pattern, text: str) -> tuple[Things, list[Fact]]:
    page = read_page(Document("0" * 64, "example.txt", text), engine.lexicon)
    names = find_mentions(page, engine.finders)
    things = build_things(page, names)
    rules = Rules([pattern], load_seeds().word_lists, load_seeds().alike)
    return things, [f for read in read_through(page, things) for f in apply_rules(page, things, read, rules)]


def names(things: Things, index: int) -> set[str]:
    return {things.all[index].name, *things.all[index].names}


def test_ids_are_unique() -> None:
    ids = [p.id for p in PATTERNS]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("pattern", PATTERNS, ids=[p.id for p in PATTERNS])
def test_yes(engine: Engine, pattern: Pattern) -> None:
    assert pattern.yes
    for example in pattern.yes:
        things, facts = facts_by(engine, pattern, example["text"])
        found = [(things.all[f.subject].name, f.predicate, things.all[f.object].name) for f in facts]
        assert any(
            example["s"] in names(things, f.subject)
            and f.predicate == pattern.relation
            and example["o"] in names(things, f.object)
            for f in facts
        ), f"{example['text']}: {found}"


@pytest.mark.parametrize("pattern", PATTERNS, ids=[p.id for p in PATTERNS])
def test_no(engine: Engine, pattern: Pattern) -> None:
    for example in pattern.no:
        things, facts = facts_by(engine, pattern, example)
        assert not facts, [(things.all[f.subject].name, things.all[f.object].name) for f in facts]
