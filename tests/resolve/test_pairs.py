"""Hard pairs of names from all over the country: is it one thing or are they two? Rules alone decide here."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from kg.model import Document, Extract, LocalEntity, Resolution
from kg.resolve import Knowledge, knowledge_of, resolve
from kg.seeds import load_seeds

PAIRS = Path(__file__).parent / "pairs.csv"
LEAST = 0.95


@dataclass(frozen=True)
class NamePair:
    sort: str
    left: LocalEntity
    right: LocalEntity
    same: bool

    def __str__(self) -> str:
        return f"{self.sort}: {self.left.name} {self.left.place or ''} | {self.right.name} {self.right.place or ''}"


@cache
def knowledge() -> Knowledge:
    return knowledge_of(load_seeds())


def code(place: str) -> str | None:
    """A town below the gazetteer counts as a place of its own."""
    if not place:
        return None
    known = [d.code for d in load_seeds().districts.values() if place in (d.name, d.short)]
    assert len(known) < 2, place
    return known[0] if known else "500199"


def read_pairs() -> list[NamePair]:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return [
            NamePair(
                row["sort"],
                LocalEntity(row["kind"], row["left"], place=code(row["left_place"])),
                LocalEntity(
                    "IndustrialPark" if row["sort"] == "other-type" else row["kind"],
                    row["right"],
                    place=code(row["right_place"]),
                ),
                row["truth"] == "same",
            )
            for row in csv.DictReader(file)
        ]


def decided(pair: NamePair) -> Resolution:
    """Each name in a document of its own."""
    sides = (pair.left, pair.right)
    return resolve(
        [Extract(Document(f"{n}" * 64, f"{n}.txt", ""), (one,)) for n, one in enumerate(sides)], knowledge()
    )


def wrong(pairs: list[NamePair]) -> list[str]:
    return [str(pair) for pair in pairs if (len(decided(pair).entities) == 1) is not pair.same]


def test_the_set_is_large_and_mixed() -> None:
    pairs = read_pairs()
    assert len(pairs) >= 200
    assert len({str(pair) for pair in pairs}) == len(pairs)
    assert 80 <= sum(pair.same for pair in pairs) <= len(pairs) - 80
    assert {pair.left.kind for pair in pairs} >= {
        "Enterprise",
        "IndustrialPark",
        "District",
        "Project",
        "Institution",
    }


def test_accuracy() -> None:
    pairs = read_pairs()
    missed = wrong(pairs)
    assert 1 - len(missed) / len(pairs) >= LEAST, missed


def test_nothing_vetoed_is_merged() -> None:
    for pair in read_pairs():
        found = decided(pair)
        if any(one.verdict == "different" for one in found.decisions):
            assert len(found.entities) == 2, str(pair)


@pytest.mark.parametrize("pair", [pair for pair in read_pairs() if not pair.same], ids=str)
def test_two_things_are_never_merged(pair: NamePair) -> None:
    assert len(decided(pair).entities) == 2


def test_which_is_left_and_which_is_right_does_not_matter() -> None:
    for pair in read_pairs():
        turned = NamePair(pair.sort, pair.right, pair.left, pair.same)
        assert len(decided(turned).entities) == len(decided(pair).entities), str(pair)
