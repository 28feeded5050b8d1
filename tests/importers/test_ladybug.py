"""LadybugDB: the CSV loads, Cypher twins of the questions give the same answers, nothing is lost on the way."""

from pathlib import Path
from typing import Any

import pytest

from kg.export.property_graph import property_graph
from kg.store import open_store

from .conftest import HERE, Answers, normal

TWINS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((HERE / "queries").glob("*.cypher"))}


@pytest.fixture(scope="module")
def connection(frozen: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    import ladybug

    found = ladybug.Connection(ladybug.Database(str(tmp_path_factory.mktemp("ladybug") / "db")))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(frozen / "ladybug")
        for statement in (frozen / "ladybug" / "load.cypher").read_text(encoding="utf-8").splitlines():
            found.execute(statement)
    return found


def rows(connection: Any, cypher: str) -> list[list[str]]:
    result = connection.execute(cypher)
    found = []
    while result.has_next():
        found.append(["" if value is None else value for value in result.get_next()])
    return normal(found)


@pytest.mark.parametrize("name", sorted(TWINS))
def test_same_answers(connection: Any, golden: Answers, name: str) -> None:
    assert rows(connection, TWINS[name]) == golden[name]


def test_round_trip(connection: Any, frozen: Path) -> None:
    """Every node, property and edge comes back; decimals as doubles of the same value."""
    graph = property_graph(open_store(frozen.parent / "store"))
    for kind, nodes in graph.nodes.items():
        columns = graph.columns[kind]
        fields = "".join(f", n.`{column.name}`" for column in columns)
        wanted = [
            [iri, *(_shown(node.get(c.name, ()), many=c.many) for c in columns)]
            for iri, node in nodes.items()
        ]
        assert rows(connection, f"MATCH (n:`{kind}`) RETURN n.iri{fields}") == normal(wanted)
    for relation, pairs in graph.edges.items():
        found = rows(connection, f"MATCH (s)-[:`{relation}`]->(o) RETURN s.iri, o.iri")
        assert found == normal(pairs)


def _shown(values: tuple[str, ...], *, many: bool) -> object:
    return (list(values) if values else "") if many else "".join(values)


def test_edges_say_how_sure_they_are(connection: Any) -> None:
    found = rows(connection, "MATCH ()-[r:locatedIn]->() RETURN r.confidence, r.claims, r.sentence")
    assert found and all(0 < float(c) <= 1 and int(n) >= 1 and text for c, n, text in found)
