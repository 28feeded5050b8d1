"""What a build states, graph by graph."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from kg.model import Document, Entity, Extract, Resolution
from kg.rdf import candidates, nquads
from kg.rdf.background import divisions_above
from kg.store import Store, create_store_of_nquads, open_store
from kg.terms import BASE, IND, Literal, NamedNode

from .. import made

A, B = (document.id for document in made.documents())


def lines(min_confidence: float = 0.5, base: str = BASE) -> list[str]:
    return list(nquads(made.extracts(), made.resolution(), made.settings(min_confidence, base)))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("build") / "store"
    create_store_of_nquads(path, lines())
    return open_store(path)


def rows(store: Store, sparql: str) -> list[tuple[str, ...]]:
    found = []
    for row in store.select(sparql):
        found.append(tuple(t.value if isinstance(t, (NamedNode, Literal)) else "" for t in row))
    return sorted(found)


def flat(found: Iterable[tuple[str, ...]]) -> list[str]:
    return [value for row in found for value in row]


def test_the_store_gives_back_the_very_lines(store: Store) -> None:
    assert store.nquads() == sorted(set(lines()))


def test_no_line_twice_no_triple_in_two_graphs() -> None:
    found = lines()
    assert len(found) == len(set(found))
    assert max(Counter(line.rsplit(" <", 1)[0] for line in found).values()) == 1


def test_iris_are_ascii_and_there_are_no_blank_nodes(store: Store) -> None:
    for quad in store.quads():
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            if not isinstance(term, Literal):
                assert isinstance(term, NamedNode) and re.fullmatch("[!-~]+", term.value)


def test_order_of_documents_and_of_facts_leaves_no_trace() -> None:
    turned = [
        replace(one, claims=one.claims[::-1], observations=one.observations[::-1])
        for one in made.extracts()[::-1]
    ]
    again = nquads([*turned, turned[0]], made.resolution(), made.settings())
    assert sorted(again) == sorted(lines())


def test_graphs(store: Store) -> None:
    assert flat(rows(store, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")) == [
        f"{BASE}graph/background",
        f"{BASE}graph/doc/{A}",
        f"{BASE}graph/doc/{B}",
        f"{BASE}graph/entities",
    ]
    kinds = rows(store, f"SELECT DISTINCT ?k {{ GRAPH <{BASE}graph/doc/{A}> {{ ?s a ?k }} }}")
    assert {kind.rpartition("#")[2] for kind in flat(kinds)} == {
        "Document", "Passage", "TextPositionSelector", "TextQuoteSelector", "Claim", "Observation",
    }  # fmt: skip


def test_documents(store: Store) -> None:
    query = """SELECT ?title ?source ?date ?precision { ?d a ind:Document ; dcterms:title ?title ;
        dcterms:source ?source OPTIONAL { ?d dcterms:date ?date ; ind:datePrecision ?precision } }"""
    assert rows(store, query) == [
        ("b", "https://example.org/b", "", ""),
        ("璧山区简讯", "简讯.txt", "2025-04-01", "month"),
    ]


def test_quotes_are_slices(store: Store) -> None:
    texts = {f"{BASE}id/document/{d.id}": d.text for d in made.documents()}
    found = rows(
        store,
        """SELECT ?d ?start ?end ?exact { ?p oa:hasSource ?d ; oa:hasSelector ?a, ?b .
           ?a oa:start ?start ; oa:end ?end . ?b oa:exact ?exact }""",
    )
    assert len(found) == 3
    for document, start, end, exact in found:
        assert texts[document][int(start) : int(end)] == exact
    assert any("\u2028" in exact for *_, exact in found)


def test_same_claim_twice_is_one_with_the_surest_rule(store: Store) -> None:
    query = """SELECT ?confidence ?rule (COUNT(?p) AS ?n) { ?c rdf:predicate ind:locatedIn ; rdf:object ?o ;
        ind:confidence ?confidence ; ind:extractor ?rule ; prov:wasDerivedFrom ?p . ?o a ind:IndustrialPark }
        GROUP BY ?confidence ?rule"""
    assert rows(store, query) == [("0.9", "settle", "2")]


def test_relations(store: Store) -> None:
    query = """SELECT ?s ?p ?o { GRAPH ?g { ?x ?p ?y } ?x skos:prefLabel ?s . ?y skos:prefLabel ?o
        FILTER(STRENDS(STR(?g), "/entities")) }"""
    found = {(s, p.removeprefix(IND), o[:4]) for s, p, o in rows(store, query)}
    assert found == {
        ("云岭科技有限公司", "locatedIn", "璧山高新"),
        ("云岭科技有限公司", "partnersWith", "璧山高新"),
        ("云岭科技有限公司", "partnersWith", "青禾大学"),
        ("云岭科技有限公司", "undertakes", "云岭二期"),
        ("璧山高新区", "locatedIn", "璧山区"),
    }


def test_a_symmetric_relation_is_written_one_way_in_every_document(store: Store) -> None:
    query = """SELECT ?c ?s { ?c rdf:predicate ind:partnersWith ; rdf:subject ?s ;
        rdf:object/a ind:IndustrialPark }"""
    found = rows(store, query)
    assert len(found) == 2 and len({s for _, s in found}) == 1


def test_labels(store: Store) -> None:
    query = "SELECT ?p ?l { ?e a ind:Enterprise ; ?p ?l FILTER(LANG(?l) = 'zh') }"
    assert [(p.rpartition("#")[2], label) for p, label in rows(store, query)] == [
        ("label", "云岭科技有限公司"),
        ("altLabel", "云岭科技"),
        ("hiddenLabel", "云岭科枝"),
        ("prefLabel", "云岭科技有限公司"),
    ]


def test_odd_characters_survive_or_are_replaced(store: Store) -> None:
    assert flat(rows(store, "SELECT ?l { ?e a ind:Institution ; skos:prefLabel ?l }")) == [
        "青禾大学\x00“坏”\ufffd"
    ]


def test_an_entity_without_facts_is_still_mentioned(store: Store) -> None:
    query = "SELECT ?d { ?e a ind:Product ; ind:mentionedIn ?d }"
    assert flat(rows(store, query)) == [f"{BASE}id/document/{B}"]


def test_same_observation_twice_is_one(store: Store) -> None:
    query = """SELECT ?v ?u ?q ?rule ?year ?start ?end (COUNT(?p) AS ?n) { ?o ind:value ?v ; ind:unit ?u ;
        ind:qualifier ?q ; ind:extractor ?rule ; ind:year ?year ;
        ind:periodStart ?start ; ind:periodEnd ?end ;
        prov:wasDerivedFrom ?p } GROUP BY ?v ?u ?q ?rule ?year ?start ?end"""
    unit = "http://qudt.org/vocab/unit/CCY_CNY"
    assert rows(store, query) == [
        ("1390000000", unit, "超", "number-2", "2024", "2024-01-01", "2024-12-31", "2")
    ]


def test_range_and_stage(store: Store) -> None:
    query = (
        "SELECT ?a ?b ?t { ?o ind:minValue ?a ; ind:maxValue ?b ; ind:valueText ?t ; ind:status 'target' }"
    )
    assert rows(store, query) == [("5000000000", "6000000000", "50—60亿元")]
    query = "SELECT ?s { ?o ind:stage ?s FILTER NOT EXISTS { ?o ind:unitText ?u } }"
    assert rows(store, query) == [("投产",)]


def test_metrics(store: Store) -> None:
    query = f"""SELECT ?l ?b {{ GRAPH <{BASE}graph/background> {{ ?m skos:prefLabel ?l ; skos:broader ?b .
        ?b skos:prefLabel ?name }} }}"""
    assert rows(store, query) == [
        ("产值", f"{IND}output"),
        ("总投资", f"{IND}investment"),
        ("项目阶段", f"{IND}projectStage"),
    ]


def test_a_metric_has_the_broader_concept_that_most_give() -> None:
    one = made.extracts()[0]
    votes = tuple(made.observation(broader=b, status=s) for b, s in
                  (("growth", "actual"), ("output", "target"), ("growth", "forecast")))  # fmt: skip
    found = nquads([replace(one, observations=votes)], made.resolution(), made.settings())
    assert [line.split()[2] for line in found if "core#broader>" in line] == [f"<{IND}growth>"]


def test_districts(store: Store) -> None:
    query = """SELECT ?a ?code ?g { GRAPH ?g { ?x ind:gbCode ?code } ?x skos:prefLabel ?a
        FILTER EXISTS { ?x a ind:District } }"""
    assert rows(store, query) == [
        ("璧山区", "500120", f"{BASE}graph/entities"),
        ("重庆市", "500000", f"{BASE}graph/background"),
    ]
    query = """SELECT ?a ?b ?g { GRAPH ?g { ?x ind:withinDistrict ?y }
        ?x skos:prefLabel ?a . ?y skos:prefLabel ?b }"""
    assert rows(store, query) == [("璧山区", "重庆市", f"{BASE}graph/background")]


def test_a_mentioned_division_above_stands_in_one_graph_only() -> None:
    base = made.resolution()
    above = Entity("District", "重庆市", "500000", code="500000", documents=(A,))
    found = nquads(made.extracts(), replace(base, entities=(*base.entities, above)), made.settings())
    typed = [line for line in found if "/district/chongqingshi-" in line.split()[0]]
    assert typed and all("graph/entities" in line for line in typed)


def test_divisions_above() -> None:
    assert divisions_above(["500120"], made.DISTRICTS) == {"500120": "500000"}
    assert divisions_above(["500120004"], made.DISTRICTS) == {"500120004": "500120", "500120": "500000"}
    assert divisions_above(["999999", "999999001"], made.DISTRICTS) == {}
    ring = {"1": made.Row("甲", "2"), "2": made.Row("乙", "1")}
    assert divisions_above(["1"], ring) == {"1": "2", "2": "1"}


def test_lower_threshold_lets_more_in() -> None:
    assert len(lines(0.0)) > len(lines(0.5)) > len(lines(1.0))
    assert not any("#Claim>" in line for line in lines(1.0))
    assert any("#mentionedIn>" in line for line in lines(1.0))


def test_base_does_not_move_the_ontology() -> None:
    moved = lines(base="https://example.org/kg/")
    assert not any(f"<{BASE}id/" in line or f"<{BASE}graph/" in line for line in moved)
    assert any(f"<{IND}Claim>" in line for line in moved)


def test_candidates() -> None:
    found = list(candidates(made.extracts(), made.resolution(), made.settings()))
    assert [(row["fact"], row["reason"], row["extractor"]) for row in found] == [
        ("claim", "ends", "wrong-ends"),
        ("claim", "confidence", "guess"),
        ("observation", "confidence", "number"),
    ]
    text = made.documents()[0].text
    for row in json.loads(json.dumps(found)):
        assert row["source"] == "简讯.txt" and row["document"] == A
        assert all(p["exact"] == text[p["start"] : p["end"]] for p in row["passages"])
    assert found[2]["value"] == "1390000000"


@pytest.mark.parametrize(
    ("kinds", "fits"),
    [
        (("District", "Region"), True),
        (("IndustrialPark", "IndustrialPark"), True),
        (("IndustryCluster", "IndustryCluster"), True),
        (("District", "IndustrialPark"), False),
        (("IndustrialPark", "Region"), False),
    ],
)
def test_part_of(kinds: tuple[str, str], fits: bool) -> None:
    one = made.extracts()[0]
    claim = replace(one.claims[0], predicate="partOf")
    both = Resolution(
        (Entity(kinds[0], "甲", documents=(A,)), Entity(kinds[1], "乙", documents=(A,))),
        {(A, 0): 0, (A, 1): 1},
    )
    extract = Extract(one.document, one.entities, (claim,))
    found = list(nquads([extract], both, made.settings()))
    assert any("#Claim>" in line for line in found) is fits
    assert len(list(candidates([extract], both, made.settings()))) == (not fits)


def test_nothing_found() -> None:
    empty = Extract(Document("c3" * 32, "空.txt", "空"))
    found = list(nquads([empty], Resolution(()), made.settings()))
    assert len(found) == 4 and all("graph/doc/c3" in line for line in found)
    assert list(nquads([], Resolution(()), made.settings())) == []


def test_sound_by_our_own_shapes(tmp_path: Path) -> None:
    from kg.validate import validate

    create_store_of_nquads(tmp_path / "store", lines())
    (tmp_path / "texts").mkdir()
    for document in made.documents():
        (tmp_path / "texts" / f"{document.id}.txt").write_text(document.text, encoding="utf-8", newline="")
    assert validate(tmp_path) == []
