"""A graph behind a SPARQL endpoint, asked like one on disk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kg.endpoint.client import Client
from kg.endpoint.portable import portable
from kg.errors import EndpointError, QueryError, StoreError
from kg.store import WHOLE, Dataset, Store, Values, calls_service, form_of, read_results, read_triples
from kg.terms import BlankNode, NamedNode, Quad

_RESULTS, _TRIPLES = "application/sparql-results+json", "application/n-triples"


class Endpoint(Store):
    """A server that speaks the SPARQL 1.1 Protocol. Only queries are sent, never updates.

    What its default graph holds is the server's to say; ours have all graphs in it.
    """

    def __init__(self, client: Client) -> None:
        self._client, self._held = client, None

    @property
    def address(self) -> str:
        """Of the server, without a password."""
        return self._client.address

    def quads(self) -> Iterator[Quad]:
        """No server gives all of it at once. Raises StoreError."""
        raise StoreError("这要整张图：请在图谱目录里做，--endpoint 只用于查询")

    def nquads(self) -> list[str]:
        """Raises StoreError, as `quads`."""
        return [str(quad) for quad in self.quads()]

    def lines(self) -> Iterator[str]:
        """Raises StoreError, as `quads`."""
        return (str(quad) for quad in self.quads())

    def about(self, subject: NamedNode | BlankNode) -> Iterator[Quad]:
        """Raises StoreError, as `quads`."""
        return self.quads()

    def __len__(self) -> int:
        for (number,) in self.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"):
            return int(getattr(number, "value", 0))
        return 0

    def _query(self, sparql: str, values: Values, graphs: Dataset = WHOLE) -> Any:
        if calls_service(sparql):
            raise QueryError("不支持 SERVICE：查询只问 --endpoint 一处")
        text = portable(sparql, values)
        form = form_of(text)
        triples = form == "construct"
        given = [
            *(("default-graph-uri", graph.value) for graph in graphs.default),
            *(("named-graph-uri", graph.value) for graph in graphs.named),
        ]
        body = self._client.ask(text, _TRIPLES if triples else _RESULTS, given)
        try:
            return read_triples(body) if triples else read_results(_boolean(body) if form == "ask" else body)
        except (SyntaxError, ValueError, KeyError, TypeError) as error:
            raise EndpointError(f"{self.address} 的回答读不懂：{error}") from None


def open_endpoint(url: str, seconds: float = 60.0) -> Endpoint:
    """The graph behind an address, once it has answered. Raises UsageError for what is no address, EndpointError."""
    endpoint = Endpoint(Client(url, seconds))
    endpoint.ask("ASK { ?s ?p ?o }")
    return endpoint


def _boolean(body: bytes) -> bytes:
    """A boolean as the standard has it: Virtuoso answers ASK with a row that holds 1 or 0."""
    told = json.loads(body)
    if "boolean" in told:
        return body
    rows = told["results"]["bindings"]
    true = any(term["value"] not in ("0", "false") for row in rows for term in row.values())
    return json.dumps({"head": {}, "boolean": true}).encode()
