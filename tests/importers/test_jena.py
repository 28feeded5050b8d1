"""Apache Jena 4.5: riot without a warning, TDB2, SHACL."""

import os
import zipfile
from pathlib import Path

import pytest

from kg.paths import data_dir
from kg.terms import SYNTAXES, parse_file

from .conftest import HERE, QUERIES, Answers, from_csv, jars, program, run, triples

JARS = [
    "jena-arq",
    "jena-base",
    "jena-cmds",
    "jena-core",
    "jena-dboe-base",
    "jena-dboe-index",
    "jena-dboe-storage",
    "jena-dboe-trans-data",
    "jena-dboe-transaction",
    "jena-iri",
    "jena-rdfconnection",
    "jena-shacl",
    "jena-tdb",
    "jena-tdb2",
    "commons-cli",
    "commons-codec",
    "commons-compress",
    "commons-csv",
    "commons-io",
    "commons-lang3",
    "commons-logging",
    "dexx.collection",
    "thrift",
    "jakarta.json-api",
    "gson",
    "guava",
    "httpclient",
    "httpclient-cache",
    "httpcore",
    "jackson-core",
    "jackson-databind",
    "jackson-annotations",
    "jsonld-java",
    "titanium-json-ld",
    "protobuf",
    "slf4j-api",
    "slf4j-simple",
    "jcl-over-slf4j",
]
SHADED = "org/apache/jena/ext/"


@pytest.fixture(scope="module")
def classes(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Debian's jar keeps the texts of Jena's copy of Xerces in another folder than its code looks in."""
    program("java")
    path = jars(*JARS)
    folder = tmp_path_factory.mktemp("jena")
    with zipfile.ZipFile("/usr/share/java/jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(SHADED + "xerces/") and name.endswith(".properties"):
                target = folder / name.removeprefix(SHADED)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(jar.read(name))
    return os.pathsep.join((str(folder), path))


@pytest.mark.parametrize("file", ["graph.ttl", "graph.trig", "graph.rdf"])
def test_riot_has_nothing_to_say(classes: str, sample: Path, file: str) -> None:
    assert run([program("java"), "-cp", classes, "riotcmd.riot", "--validate", str(sample / file)]) == ""


def test_tdb2_and_shacl(classes: str, frozen: Path, golden: Answers, tmp_path: Path) -> None:
    shapes = data_dir("ontology") / "shapes.ttl"
    files = [str(HERE / "queries" / f"{name}.rq") for name in QUERIES]
    command = [program("java"), "-cp", classes, str(HERE / "clients" / "Jena.java")]
    said = run([*command, str(tmp_path), str(frozen / "graph.nq"), str(shapes), *files])
    assert said == "conforms true\n"
    for name in QUERIES:
        found = (tmp_path / f"{name}.rq.csv").read_bytes().decode("utf-8")
        assert from_csv(found) == golden[name], name
    nquads = SYNTAXES["nquads"]
    assert set(parse_file(tmp_path / "dump.nq", nquads)) == set(parse_file(frozen / "graph.nq", nquads))
    assert triples(tmp_path / "dump.ttl") == triples(frozen / "graph.ttl")


def test_a_bad_year_is_warned_of(classes: str, frozen: Path, tmp_path: Path) -> None:
    import subprocess

    bad = tmp_path / "bad.ttl"
    text = (frozen / "graph.ttl").read_text(encoding="utf-8")
    bad.write_text(text.replace("ind:year 2025", 'ind:year "2025年"^^xsd:gYear', 1), encoding="utf-8")
    command = [program("java"), "-cp", classes, "riotcmd.riot", "--validate", str(bad)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "2025年" in done.stdout + done.stderr
