"""JavaScript clients: Comunica on the file and on two servers, N3.js, graphology."""

import json
import shutil
from pathlib import Path

from kg.export.base import Source
from kg.export.graphml import plain_network
from kg.store import open_store
from kg.terms import SYNTAXES, parse_file

from .conftest import HERE, OF_GRAPHS, QUERIES, Answers, from_csv, node_script, stated_triples, triples
from .test_oxigraph import oxigraph, put
from .test_virtuoso import Virtuoso, virtuoso

__all__ = ["oxigraph", "virtuoso"]


def test_comunica(oxigraph: str, virtuoso: Virtuoso, frozen: Path, golden: Answers, tmp_path: Path) -> None:
    put(oxigraph, frozen / "graph.ttl")
    assert virtuoso.load(frozen / "graph.ttl", "urn:frozen") == "2 NULL"
    endpoint = f"{virtuoso.endpoint}?default-graph-uri=urn%3Afrozen"
    sources = [str(frozen / "graph.ttl"), f"{oxigraph}/query", endpoint]
    files = {str(HERE / "queries" / f"{name}.rq"): name for name in QUERIES if name != OF_GRAPHS}
    node_script("comunica.mjs", tmp_path / "out.json", *sources, "--", *files)
    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert list(found) == sources
    for source in sources:
        for file, name in files.items():
            assert from_csv(found[source][file]) == golden[name], (source, name)


def test_comunica_gives_everything_back(oxigraph: str, frozen: Path, tmp_path: Path) -> None:
    put(oxigraph, frozen / "graph.ttl")
    sources = [str(frozen / "graph.ttl"), f"{oxigraph}/query"]
    whole = tmp_path / "whole.rq"
    whole.write_text("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", encoding="utf-8")
    node_script("comunica.mjs", tmp_path / "out.json", *sources, "--", whole)
    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    for source in sources:
        back = tmp_path / "back.nt"
        back.write_text(found[source][str(whole)], encoding="utf-8")
        assert triples(back) == triples(frozen / "graph.ttl"), source


def test_n3(frozen: Path, tmp_path: Path) -> None:
    files = [frozen / f"graph{suffix}" for suffix in (".ttl", ".nt", ".nq", ".trig", ".rdf12.ttl")]
    files = [Path(shutil.copy(file, tmp_path)) for file in files]
    lines = node_script("n3.mjs", *files).splitlines()
    counts = [int(line.split()[0]) for line in lines]
    assert counts[:4] == [stated_triples(frozen)] * 4
    # Each claim states one triple where the plain file needs three for subject, predicate and object.
    claims = len((frozen / "graph.nt").read_text(encoding="utf-8").split("#predicate> ")) - 1
    assert counts[4] == stated_triples(frozen) - 2 * claims
    nquads = SYNTAXES["nquads"]
    quads = set(parse_file(frozen / "graph.nq", nquads))
    for file in files[:4]:
        back = set(parse_file(file.with_name(file.name + ".n3.nq"), nquads))
        assert {quad.triple for quad in back} == {quad.triple for quad in quads}, file.name
        assert file.suffix not in (".nq", ".trig") or back == quads, file.name


def test_graphology(frozen: Path) -> None:
    wanted = plain_network(Source(open_store(frozen.parent / "store")))
    found = json.loads(node_script("gexf.mjs", frozen / "graph.gexf"))
    assert sorted(found["nodes"]) == sorted([n, d["label"], d["kind"]] for n, d in wanted.nodes(data=True))
    assert sorted(found["edges"]) == sorted([s, d["label"], o] for s, o, d in wanted.edges(data=True))
