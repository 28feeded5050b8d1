"""GraphML and GEXF read back by networkx; RDF 1.2 and the description by pyoxigraph."""

import hashlib
import re
from collections import Counter
from pathlib import Path

import networkx as nx
import pytest

from kg.errors import UsageError
from kg.export import export, export_all, exporters
from kg.export.void import sha256
from kg.graph.network import as_networkx
from kg.rdf import nquads
from kg.store import Store, create_store_of_nquads, open_store
from kg.terms import PREFIXES, SYNTAXES, NamedNode, Triple, expand, parse_file

from .. import made

PARTS = tuple(expand(f"rdf:{name}") for name in ("subject", "predicate", "object"))
REIFIES = expand("rdf:reifies")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("networks") / "store"
    create_store_of_nquads(path, nquads(made.extracts(), made.resolution(), made.settings()))
    return open_store(path)


@pytest.fixture(scope="module")
def everything(sample_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("all") / "all"
    done: list[Path] = []
    assert export_all(open_store(sample_graph / "store"), out, done.append) == []
    assert len(done) == len(exporters) == len(list(out.iterdir()))
    return out


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networks_read_back(name: str, read: object, store: Store, tmp_path: Path) -> None:
    for file in ("a", "b"):
        export(name, store, tmp_path / file)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    found, wanted = read(tmp_path / "a"), as_networkx(store)  # type: ignore[operator]
    assert found.number_of_edges() == wanted.number_of_edges() > 0
    assert {n: data["label"] for n, data in found.nodes(data=True)} == {
        n: name.replace("\0", "") for n, name in wanted.nodes(data="name")
    }
    assert {n: data["kind"] for n, data in found.nodes(data=True)} == dict(wanted.nodes(data="kind"))
    relations = Counter((s, o, data["relation"]) for s, o, data in wanted.edges(data=True))
    assert Counter((s, o, data["label"]) for s, o, data in found.edges(data=True)) == relations
    sentences = {data["sentences"] for *_, data in found.edges(data=True)}
    assert any("云岭科技有限公司落户" in text for text in sentences)


def test_rdf12_says_the_same(everything: Path) -> None:
    plain = {quad.triple for quad in parse_file(everything / "graph.ttl", SYNTAXES["turtle"])}
    found: set[Triple] = set()
    for quad in parse_file(everything / "graph.rdf12.ttl", SYNTAXES["turtle"]):
        if quad.predicate == REIFIES:
            assert isinstance(quad.object, Triple)
            said = quad.object.subject, quad.object.predicate, quad.object.object
            found |= {Triple(quad.subject, part, value) for part, value in zip(PARTS, said, strict=True)}
        else:
            found.add(quad.triple)
    assert found == plain
    text = (everything / "graph.rdf12.ttl").read_text(encoding="utf-8")
    assert text.startswith('VERSION "1.2"\n') and "{| a ind:Claim ;" in text


def test_void_counts_and_checksums_hold(everything: Path) -> None:
    void = {q.triple for q in parse_file(everything / "void.ttl", SYNTAXES["turtle"])}
    graph = {q.triple for q in parse_file(everything / "graph.ttl", SYNTAXES["turtle"])}

    def values(name: str) -> dict[str, str]:
        return {t.subject.value: t.object.value for t in void if t.predicate == expand(name)}

    (dataset,) = values("dcterms:license")
    assert values("void:triples")[dataset] == str(len(graph))
    assert values("void:distinctSubjects")[dataset] == str(len({t.subject for t in graph}))
    assert values("void:distinctObjects")[dataset] == str(len({t.object for t in graph}))
    counts = Counter(t.predicate.value for t in graph)
    named = values("void:property")
    assert {named[s]: int(values("void:triples")[s]) for s in named} == counts
    classes = Counter(t.object.value for t in graph if t.predicate == expand("rdf:type"))
    kinds = values("void:class")
    assert {kinds[s]: int(values("void:entities")[s]) for s in kinds} == classes
    graphs = Counter(
        quad.graph_name.value
        for quad in parse_file(everything / "graph.nq", SYNTAXES["nquads"])
        if isinstance(quad.graph_name, NamedNode)
    )
    assert {s: int(n) for s, n in values("void:triples").items() if "/graph/" in s} == graphs
    sizes = values("dcat:byteSize")
    names = {one: one.rpartition("#file-")[2] for one in sizes}
    assert {"graph.ttl", "graph.nq", "graph.jsonld", "graph.rdf"} <= set(names.values())
    sums = {s.rpartition("#checksum-")[2]: t for s, t in _checksums(void)}
    for one, name in names.items():
        data = (everything / name).read_bytes()
        assert int(sizes[one]) == len(data) and sums[name] == hashlib.sha256(data).hexdigest()
        assert sums[name] == sha256(everything / name)


def _checksums(void: set[Triple]) -> list[tuple[str, str]]:
    return [(t.subject.value, t.object.value) for t in void if t.predicate.value.endswith("#checksumValue")]


def test_rdfxml_refuses_what_xml_cannot_hold(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"U\+0000"):
        export("rdfxml", store, tmp_path / "graph.rdf")
    assert list(tmp_path.iterdir()) == []


def test_jsonld_is_plain_json_too(everything: Path) -> None:
    import json

    found = json.loads((everything / "graph.jsonld").read_text(encoding="utf-8"))
    context = json.loads((everything / "context.jsonld").read_text(encoding="utf-8"))
    assert found["@context"] == context["@context"]
    assert found["@context"]["prefLabel"] == {"@id": "skos:prefLabel", "@language": "zh"}
    nodes = [node for graph in found["@graph"] for node in graph["@graph"]]
    firm = next(n for n in nodes if n.get("@type") == "ind:Enterprise" and "locatedIn" in n)
    assert isinstance(firm["prefLabel"], str) and "https://" in str(firm["locatedIn"])
    number = next(n for n in nodes if n.get("@type") == "ind:Observation" and "value" in n)
    assert re.fullmatch(r"-?[\d.]+", number["value"]) and isinstance(number.get("year", 2024), int)
    assert not re.search(r'"_:', (everything / "graph.jsonld").read_text(encoding="utf-8"))
    assert PREFIXES["ind"] == found["@context"]["ind"]
