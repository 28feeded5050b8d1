"""RDF4J's parsers, which GraphDB and neosemantics use too, and OWLAPI, which Protégé stands on."""

import shutil
import subprocess
from pathlib import Path

import pytest

from kg.paths import data_dir
from kg.terms import SYNTAXES, parse_file

from .conftest import HERE, jars, program, run

RDF4J = [
    "rdf4j-model-api",
    "rdf4j-model",
    "rdf4j-model-vocabulary",
    "rdf4j-rio-api",
    "rdf4j-rio-datatypes",
    "rdf4j-rio-languages",
    "rdf4j-rio-turtle",
    "rdf4j-rio-trig",
    "rdf4j-rio-ntriples",
    "rdf4j-rio-nquads",
    "rdf4j-rio-rdfxml",
    "rdf4j-util",
    "commons-text",
    "commons-lang3",
    "commons-io",
    "commons-codec",
    "guava",
    "slf4j-api",
    "slf4j-simple",
    "jaxb-api",
]
OWLAPI = [
    "owlapi-api",
    "owlapi-apibinding",
    "owlapi-impl",
    "owlapi-parsers",
    "owlapi-tools",
    "owlapi-compatibility",
    "owlapi-oboformat",
    "owlapi-rio",
    "commons-rdf-api",
    "commons-rdf-simple",
    "caffeine",
    "hppcrt",
    "guice",
    "guice-assistedinject",
    "atinject-jsr330-api",
    "aopalliance",
    "jsr305",
    "xz",
    "rdf4j-rio-binary",
    "rdf4j-rio-n3",
    "rdf4j-rio-rdfjson",
    "rdf4j-rio-trix",
    "rdf4j-rio-jsonld",
    "jcl-over-slf4j",
]


def java(classes: str, name: str, *arguments: Path) -> list[str]:
    quiet = "-Dorg.slf4j.simpleLogger.defaultLogLevel=error"
    command = [program("java"), quiet, "-cp", classes, str(HERE / "clients" / name)]
    return run([*command, *map(str, arguments)]).splitlines()


def test_rdf4j_parses_all(frozen: Path, tmp_path: Path) -> None:
    files = [
        Path(shutil.copy(frozen / f"graph{s}", tmp_path)) for s in (".ttl", ".nt", ".nq", ".trig", ".rdf")
    ]
    wanted = parse_file(frozen / "graph.nq", SYNTAXES["nquads"])
    said = java(jars(*RDF4J), "Rdf4j.java", *files)
    assert said == [f"{len(wanted)} {path}" for path in files]
    for path in files:
        back = parse_file(path.with_name(path.name + ".rdf4j.nq"), SYNTAXES["nquads"])
        assert {quad.triple for quad in back} == {quad.triple for quad in wanted}
        if path.suffix in (".nq", ".trig"):
            assert set(back) == set(wanted)


def test_rdf4j_refuses_a_bracket_in_an_iri(frozen: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_bytes((frozen / "graph.ttl").read_bytes().replace(b"/id/district/", b"/id/]district/", 1))
    command = [program("java"), "-cp", jars(*RDF4J), str(HERE / "clients" / "Rdf4j.java"), str(bad)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0 and "]" in done.stderr


@pytest.fixture(scope="module")
def owl(frozen: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What OWLAPI says of the ontology alone, and of the ontology with a graph."""
    folder = tmp_path_factory.mktemp("owl")
    ontology = data_dir("ontology")
    names = ("industry.ttl", "concepts.ttl", "alignments.ttl")
    parts = [(ontology / name).read_text(encoding="utf-8") for name in names]
    both = folder / "both.ttl"
    both.write_text("\n".join((*parts, (frozen / "graph.ttl").read_text("utf-8"))), encoding="utf-8")
    return java(jars(*OWLAPI, *RDF4J), "Owl.java", ontology / "industry.ttl", both)


def test_the_ontology_is_owl_2_dl(owl: list[str]) -> None:
    assert " 0 violations " in owl[0] and owl[0].endswith("industry.ttl")
    assert not owl[1].startswith(("violation", "unparsed"))


def test_no_undeclared_term(owl: list[str]) -> None:
    """OWL 2 DL lets nothing be said of the reserved RDF vocabulary, and does not know the datatype xsd:date."""
    known = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "undeclared datatype: xsd:date ")
    undeclared = [
        line
        for line in owl
        if line.startswith("violation Use of undeclared") and not any(name in line for name in known)
    ]
    assert undeclared == []
