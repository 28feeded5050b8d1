"""Towns without a code lie in their division, so that a path leads from a town up to its province."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Entity
from kg.pipeline import BuildOptions, build
from kg.query import find, run
from kg.rdf.towns import homes_of_towns
from kg.seeds import load_seeds
from kg.store import open_store

DISTRICTS = load_seeds().districts


def home(entity: Entity, towns: dict[str, tuple[str, ...]] | None = None) -> str | None:
    return homes_of_towns([entity], DISTRICTS, towns or {}).get(0)


@pytest.mark.parametrize(
    ("name", "labels", "key", "expected"),
    [
        ("昌州街道", ("荣昌区昌州街道",), "", "500153"),
        ("昌州街道", ("荣昌昌州街道", "昌州"), "", "500153"),
        ("昌州街道", ("重庆市荣昌区昌州街道",), "", "500153"),
        ("昌州街道", (), "", None),
        ("昌州街道", (), "500153", "500153"),
        ("麦子店街道", ("朝阳区麦子店街道",), "", None),  # several divisions are called 朝阳区
    ],
)
def test_home(name: str, labels: tuple[str, ...], key: str, expected: str | None) -> None:
    assert home(Entity("District", name, key, labels)) == expected


def test_the_gazetteer_tells_a_name_that_is_one_divisions() -> None:
    towns = {"500153": ("昌州街道", "清江镇"), "330206": ("清江镇",)}
    assert home(Entity("District", "昌州街道"), towns) == "500153"
    assert home(Entity("District", "清江镇"), towns) is None
    assert home(Entity("District", "清江镇", labels=("荣昌区清江镇",)), towns) == "500153"


def test_divisions_with_a_code_and_other_things_are_left_alone() -> None:
    assert home(Entity("District", "荣昌区", "500153", code="500153")) is None
    assert home(Entity("IndustrialPark", "荣昌区板桥工业园")) is None


def test_a_town_rolls_up_to_its_province(tmp_path: Path) -> None:
    text = "日前，重庆威致科技有限公司位于荣昌区昌州街道。"
    (tmp_path / "a.txt").write_text(f"项目\n2025-03-01\n\n{text}\n", encoding="utf-8")
    build([tmp_path / "a.txt"], tmp_path / "g", BuildOptions(jobs=1, html=False))
    store = open_store(tmp_path / "g" / "store")
    up = "ASK { ?town skos:prefLabel '昌州街道'@zh ; ind:withinDistrict+/skos:prefLabel '重庆市'@zh }"
    assert store.ask(up)
    rows = [
        [term.value for term in row if term is not None] for row in run(store, find("rolled-up"), {}).rows
    ]
    assert ["重庆市", "企业", "1"] in rows
