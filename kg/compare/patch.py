"""The difference of two graphs as a TurtlePatch: a SPARQL Update of DELETE DATA and INSERT DATA in Turtle.

https://www.w3.org/2001/sw/wiki/TurtlePatch. Run on the first graph.ttl it gives the second; without blank nodes
in the graphs it is exact.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.store import Store
from kg.terms import SYNTAXES, Quad, Triple, serialize_quads


def patch(before: Store, after: Store) -> str:
    """The patch; only a comment where the two are the same."""
    old = {quad.triple for quad in before.quads()}
    new = {quad.triple for quad in after.quads()}
    gone, came = old - new, new - old
    prefixes, deleted = _turtle(gone)
    more, inserted = _turtle(came)
    head = [f"# TurtlePatch: -{len(gone)} +{len(came)}", *sorted({*prefixes, *more})]
    parts = [("DELETE DATA", deleted), ("INSERT DATA", inserted)]
    blocks = [f"{verb} {{\n{body}}}" for verb, body in parts if body]
    return "\n".join([*head, " ;\n".join(blocks)]).rstrip("\n") + "\n"


def _turtle(triples: Iterable[Triple]) -> tuple[list[str], str]:
    """Prefixes as SPARQL has them, and the statements."""
    ordered = sorted(triples, key=lambda one: (str(one.subject), str(one.predicate), str(one.object)))
    quads = (Quad(one.subject, one.predicate, one.object) for one in ordered)
    lines = (
        serialize_quads(quads, SYNTAXES["turtle"]).decode("utf-8").splitlines(keepends=True)
        if ordered
        else []
    )
    prefixes = [line.removeprefix("@").rstrip().rstrip(" .") for line in lines if line.startswith("@prefix ")]
    body = "".join(line for line in lines if not line.startswith("@prefix ") and line.strip())
    return [line.replace("prefix", "PREFIX", 1) for line in prefixes], body
