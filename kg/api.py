"""A graph folder from Python.

>>> import kg
>>> g = kg.open("export")                                             # doctest: +SKIP
>>> g.query("firms-of-park", park="双福工业园")                       # doctest: +SKIP
[{'firm_name': '重庆驼航科技有限公司', 'place_name': '双福工业园'}]
>>> import pandas; pandas.DataFrame(g.query("products-of"))           # doctest: +SKIP
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.ask import ask
from kg.endpoint import open_endpoint
from kg.errors import QueryError
from kg.explain import Explanation, explain, render
from kg.graph import as_networkx
from kg.query import Table, find, list_queries, run, run_text
from kg.store import Store, Term, open_store
from kg.terms import Literal, NamedNode
from kg.vocab import load_vocab

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.page import Network


@dataclass(frozen=True, slots=True)
class Picture:
    """A page that a notebook shows in place; `save` makes a file of it."""

    html: str
    height: int

    def _repr_html_(self) -> str:
        # No scripts of the notebook in it, and none of it in the notebook.
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="allow-scripts allow-downloads" '
            f'width="100%" height="{self.height}" style="border:1px solid #d1d9e0"></iframe>'
        )

    def save(self, path: str | Path) -> None:
        """Writes it as a file."""
        Path(path).write_text(self.html, encoding="utf-8")


Value = str | int | float | Decimal | bool | dt.date | None
"""Values of a row: numbers as int and Decimal, days as dates, everything else as text, None where there is none."""

_XSD = "http://www.w3.org/2001/XMLSchema#"


class Graph:
    """A graph folder, or the graph behind a SPARQL server, opened for reading."""

    def __init__(self, folder: str | Path = "export") -> None:
        self._store: Store
        self._name = str(folder)
        if self._name.startswith(("http://", "https://")):
            endpoint = open_endpoint(self._name)
            self._name, self._store = endpoint.address, endpoint
        else:
            self._store = open_store(Path(folder) / "store")

    def __repr__(self) -> str:
        return f"<kg.Graph {self._name!r}>"

    def __len__(self) -> int:
        """How many triples."""
        return len(self._store)

    @property
    def store(self) -> Store:
        """The store, for SPARQL with terms bound."""
        return self._store

    @cached_property
    def queries(self) -> tuple[str, ...]:
        """Names of the saved questions."""
        return tuple(saved.id for saved in list_queries())

    def query(self, name: str, /, **values: object) -> list[dict[str, Value]]:
        """Rows of a saved question as dicts by column, which pandas and polars take as they are.

        Raises UsageError for an unknown question, parameter or name.
        """
        texts = {key: str(value) for key, value in values.items() if value is not None}
        return _rows(run(self._store, find(name), texts))

    def sparql(self, text: str) -> list[dict[str, Value]]:
        """Rows of a SELECT of one's own. Raises QueryError."""
        found = run_text(self._store, text)
        if not isinstance(found, Table):
            raise QueryError("不是 SELECT 查询")
        return _rows(found)

    def ask(self, question: str) -> list[dict[str, Value]]:
        """Rows that answer a question in Chinese. Raises UsageError for one that is not understood."""
        return _rows(ask(self._store, question).table)

    def explain(self, name: str) -> tuple[Explanation, ...]:
        """What the graph knows of an entity, and where it says so. Raises UsageError for an unknown one."""
        return explain(self._store, name)

    def describe(self, name: str, width: int = 100) -> str:
        """The same as text."""
        return render(self.explain(name), width)

    def show(self, name: str | None = None, depth: int = 2, height: int = 600) -> Picture:
        """The network around an entity, or the whole of a small graph, drawn by pyvis for a notebook.

        Raises UsageError for an unknown name, and for more nodes than pyvis can draw.
        """
        from kg.export.pyvis import pyvis_page

        return Picture(pyvis_page(self._part(name, depth), load_vocab()), height)

    def page(self, name: str | None = None, depth: int = 2, height: int = 700) -> Picture:
        """The same as the page that ``kg view`` opens: with search, filters, facts and their sentences."""
        from kg.page import html

        return Picture(html(self._part(name, depth), load_vocab()), height)

    def _part(self, name: str | None, depth: int) -> Network:
        from kg.page import around_name, read

        whole = read(self._store, load_vocab())
        return whole if name is None else around_name(whole, self._store, name, depth)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Entities and relations as a networkx graph; see `kg.graph.as_networkx`."""
        return as_networkx(self._store)

    def to_rdflib(self) -> rdflib.Graph:
        """All triples as an rdflib graph. Takes about 30 s a million triples. Raises StoreError for an endpoint."""
        import rdflib

        graph = rdflib.Graph()
        triples = sorted(
            {f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in self._store.quads()}
        )
        return graph.parse(data="".join(triples), format="nt")


def _rows(table: Table) -> list[dict[str, Value]]:
    return [dict(zip(table.columns, map(_value, row), strict=True)) for row in table.rows]


def _value(term: Term | None) -> Value:
    if term is None:
        return None
    if not isinstance(term, Literal):
        return term.value if isinstance(term, NamedNode) else str(term)
    readers: dict[str, Any] = {
        "integer": int,
        "decimal": Decimal,
        "double": float,
        "boolean": lambda text: text == "true",
        "date": dt.date.fromisoformat,
    }
    read = readers.get(term.datatype.value.removeprefix(_XSD), str)
    value: Value = read(term.value)
    return value
