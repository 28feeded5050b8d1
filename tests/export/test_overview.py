from pathlib import Path

import pytest

from kg.export import html
from kg.export.overview import overview
from kg.store import Store, open_store
from kg.validate import broken_assertions
from kg.vocab import load_vocab


@pytest.fixture(scope="module")
def store(sample_graph: Path) -> Store:
    return open_store(sample_graph / "store")


def test_a_small_graph_is_its_own_overview(store: Store) -> None:
    assert overview(store)[0] is store


def test_an_overview_holds_what_is_spoken_of_most_and_only_leaves_out(store: Store) -> None:
    small, entities = overview(store, 40)
    lines, whole = small.nquads(), set(store.nquads())
    assert entities > 40 and 100 < len(lines) < len(whole) and whole.issuperset(lines)
    assert overview(store, 40)[0].nquads() == lines
    named = list(small.select("SELECT DISTINCT ?e { ?e ind:mentionedIn ?d }"))
    counts = "SELECT (COUNT(?d) AS ?n) { ?e ind:mentionedIn ?d } GROUP BY ?e ORDER BY DESC(?n)"
    often = [int(n.value) for (n,) in store.select(counts)]
    assert len(named) == 40 and often[0] > often[60]


def test_what_an_overview_says_has_its_sentences(store: Store) -> None:
    small, _ = overview(store, 40)
    claims = small.select(
        "SELECT ?c { ?c a ind:Claim ; rdf:subject/skos:prefLabel ?s ; rdf:object/skos:prefLabel ?o }"
    )
    quoted = small.select(
        "SELECT DISTINCT ?c { ?c a ind:Claim ; prov:wasDerivedFrom/oa:hasSelector/oa:exact ?q }"
    )
    found = {c for (c,) in claims}
    assert found and found == {c for (c,) in quoted}
    assert not list(small.select("SELECT ?c { ?c a ind:Claim FILTER NOT EXISTS { ?c rdf:object/a ?k } }"))
    assert not [one for one in broken_assertions(small, load_vocab()) if "Claim" in one.check]


def test_the_page_says_that_it_is_one(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.export.base import Source

    monkeypatch.setattr(html, "overview", lambda store: (overview(store, 40)[0], 400))
    html.write(Source(store), tmp_path / "a.html")
    assert "400 个实体中提到最多的" in (tmp_path / "a.html").read_text(encoding="utf-8")
