"""RDF values, their canonical forms and the bytes of files."""

import datetime as dt
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg import terms
from kg.errors import DataError
from kg.terms import SYNTAXES, Literal, NamedNode, Quad, expand, iri, lit

DISTRICT = iri("https://w3id.org/chanye/id/district/bishan-1")
GRAPH = iri("https://w3id.org/chanye/graph/entities")


def quads() -> list[Quad]:
    return [
        Quad(DISTRICT, expand("rdf:type"), expand("ind:District"), GRAPH),
        Quad(DISTRICT, expand("skos:prefLabel"), lit('璧山区 "𠮷" \\ \n', "zh"), GRAPH),
        Quad(DISTRICT, expand("ind:value"), terms.decimal_lit(Decimal("13.9")), GRAPH),
    ]


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("0", "0"), ("-0", "0"), ("-0.00", "0"), ("100.0", "100"), ("100", "100"), ("13.90", "13.9"),
        ("1E+9", "1000000000"), ("1.39E9", "1390000000"), ("0.85", "0.85"), ("-1.50", "-1.5"),
        ("1E-7", "0.0000001"),
    ],
)  # fmt: skip
def test_decimals_are_those_the_store_gives_back(given: str, text: str) -> None:
    literal = terms.decimal_lit(Decimal(given))
    assert literal.value == text
    store = Store()
    store.add(Quad(DISTRICT, expand("ind:value"), literal))
    assert next(iter(store)).object == literal


@pytest.mark.parametrize("given", ["NaN", "Infinity", "-Infinity"])
def test_decimals_are_finite(given: str) -> None:
    with pytest.raises(ValueError, match="not a decimal"):
        terms.decimal_lit(Decimal(given))


def test_other_literals() -> None:
    assert lit("产值") == Literal("产值")
    assert lit("产值", "zh").language == "zh"
    assert str(terms.integer_lit(2024)) == '"2024"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert str(terms.date_lit(dt.date(2024, 7, 1))) == '"2024-07-01"^^<http://www.w3.org/2001/XMLSchema#date>'


def test_iris() -> None:
    with pytest.raises(ValueError, match="IRI"):
        iri("https://w3id.org/chanye/id/a b")
    assert expand("ind:Claim") == NamedNode("https://w3id.org/chanye/ontology#Claim")
    assert terms.compact("https://w3id.org/chanye/ontology#Claim") == "ind:Claim"
    assert terms.compact("https://w3id.org/chanye/id/park/a-1") == "id:park/a-1"
    assert terms.compact("https://example.org/x") == "https://example.org/x"
    assert terms.local_name("https://w3id.org/chanye/ontology#Claim") == "Claim"
    assert terms.local_name("https://w3id.org/chanye/id/document/0a") == "0a"


@pytest.mark.parametrize("name", SYNTAXES)
def test_every_syntax_round_trips(name: str, tmp_path: Path) -> None:
    syntax = SYNTAXES[name]
    path = tmp_path / f"graph{syntax.suffix}"
    path.write_bytes(terms.serialize_quads(quads(), syntax))
    back = set(terms.parse_file(path, syntax))
    assert {q.triple for q in back} == {q.triple for q in quads()}
    assert {q.graph_name for q in back} == ({GRAPH} if syntax.graphs else {terms.DefaultGraph()})


def test_bytes_do_not_depend_on_the_process() -> None:
    program = (
        "import hashlib; from kg.terms import *;"
        "q = Quad(expand('ind:a'), expand('ind:b'), lit('c'), expand('ind:g'));"
        "print([hashlib.sha256(serialize_quads([q], s)).hexdigest() for s in SYNTAXES.values()])"
    )
    outputs = {
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout
        for _ in range(3)
    }
    assert len(outputs) == 1


def test_turtle_has_no_escaped_names_and_sorted_prefixes() -> None:
    text = terms.serialize_quads(quads(), SYNTAXES["turtle"]).decode()
    assert "\\/" not in text
    head = [line for line in text.splitlines() if line.startswith("@prefix")]
    assert head == sorted(head) and "@prefix ind: <https://w3id.org/chanye/ontology#> ." in head
    assert "<https://w3id.org/chanye/id/district/bishan-1> a ind:District ;" in text


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"@prefix a: <u:> .\na:b a:c a:d \n a:x .", 3),
        ("<u:a> <u:b>\n '璧山' .".encode("gbk"), 2),
        (b"\xef\xbb\xbf<u:a> <u:b> <u:c> .", 1),
    ],
)
def test_faulty_turtle_names_its_line(tmp_path: Path, content: bytes, line: int) -> None:
    path = tmp_path / "faulty.ttl"
    path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        terms.parse_turtle(path)
    assert (caught.value.file, caught.value.line) == ("faulty.ttl", line)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.ttl"):
        terms.parse_turtle(tmp_path / "none.ttl")


def test_sparql_prefixes_are_usable() -> None:
    query = terms.sparql_prefixes() + "ASK { ?s a ind:Claim ; oa:hasSource ?d ; prov:wasDerivedFrom ?p }"
    assert not Store().query(query)
