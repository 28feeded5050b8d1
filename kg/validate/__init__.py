"""Is a graph what it promises to be? Counts by SPARQL, quotes against the texts, then SHACL.

``validate(Path("export"))`` gives an empty list for a sound graph.
"""

from __future__ import annotations

from pathlib import Path

from kg.store import open_store
from kg.validate.assertions import broken_assertions
from kg.validate.description import wrong_description
from kg.validate.finding import Finding, Severity
from kg.validate.shapes import shape_violations
from kg.validate.strict import strict
from kg.validate.texts import wrong_quotes
from kg.vocab import load_vocab

__all__ = ["Finding", "Severity", "broken_assertions", "validate", "validate_for_import", "wrong_quotes"]


def validate(graph_dir: Path) -> list[Finding]:
    """Every fault of the graph in a build folder (its ``store`` and ``texts``), sorted, without repeats.

    Raises StoreError where the folder has no graph.
    """
    store = open_store(graph_dir / "store")
    found = {
        *broken_assertions(store, load_vocab()),
        *wrong_quotes(store, graph_dir / "texts"),
        *shape_violations(store),
    }
    return sorted(found)


def validate_for_import(path: Path) -> list[Finding]:
    """What other databases would stumble over in a Turtle file, or in ``graph.ttl`` and ``void.ttl`` of a folder.

    Raises DataError where there is no such file.
    """
    if not path.is_dir():
        return sorted({*strict(path, load_vocab())})
    return sorted({*strict(path / "graph.ttl", load_vocab()), *wrong_description(path)})
