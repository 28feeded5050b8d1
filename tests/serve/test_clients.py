"""Clients that people use, against the endpoint."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from ..importers.conftest import from_csv, node_script

FIRMS = """PREFIX ind: <https://w3id.org/chanye/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name { ?firm a ind:Enterprise ; skos:prefLabel ?name } ORDER BY ?name"""


def test_sparqlwrapper(served: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed")
    client = wrapper.SPARQLWrapper(f"{served}/sparql")
    client.setQuery(FIRMS)
    for method in (wrapper.GET, wrapper.POST):
        client.setMethod(method)
        client.setReturnFormat(wrapper.JSON)
        names = [row["name"]["value"] for row in client.queryAndConvert()["results"]["bindings"]]
        assert "重庆威致科技有限公司" in names and names == sorted(names)
    client.setQuery("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 5")
    client.setReturnFormat(wrapper.TURTLE)
    assert len(rdflib.Graph().parse(data=client.queryAndConvert(), format="turtle")) == 5


def test_rdflib_sparql_store(served: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{served}/sparql"))
    names = [str(row.name) for row in graph.query(FIRMS)]  # type: ignore[union-attr]
    assert "重庆威致科技有限公司" in names
    assert graph.query("ASK { ?s ?p ?o }").askAnswer


def test_curl(served: str) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is missing")
    command = [
        curl,
        "-sS",
        f"{served}/sparql",
        "-H",
        "Accept: text/csv",
        "--data-urlencode",
        f"query={FIRMS}",
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told.startswith("name") and "重庆威致科技有限公司" in told


def test_comunica(served: str, tmp_path: Path) -> None:
    import json

    from kg.ask.answer import with_values
    from kg.query import find

    saved = find("firms-of-district")
    (tmp_path / "firms.rq").write_text(FIRMS, encoding="utf-8")
    (tmp_path / "saved.rq").write_text(with_values(saved, saved.example_values), encoding="utf-8")
    names = [tmp_path / "firms.rq", tmp_path / "saved.rq"]
    node_script("comunica.mjs", tmp_path / "out.json", f"{served}/sparql", "--", *names)
    found = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))[f"{served}/sparql"]
    assert ["重庆威致科技有限公司"] in from_csv(found[str(names[0])])
    assert any("重庆威致科技有限公司" in row for row in from_csv(found[str(names[1])]))
