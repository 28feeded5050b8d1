"""A store opened for reading: asked with SPARQL, dumped, looked up by subject."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import pyoxigraph
from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Variable

from kg.errors import QueryError, StoreError
from kg.files import hold_folder
from kg.store.answers import Answer, Held, Rows
from kg.store.sound import check_marker, check_sound, sound, told
from kg.store.sparql import calls_service, names_graphs
from kg.terms import PREFIXES, BlankNode, Literal, NamedNode, Quad, Triple

Values = Mapping[str, NamedNode | Literal]
"""Variable without its question mark → the term it stands for."""
_NO_VALUES: Values = {}
_READ_AT_ONCE = 1 << 20
"""Bytes of a dump that are worked on at a time."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Dataset:
    """What a query sees: the graphs merged into the default graph, and those that GRAPH reaches. None named: all."""

    default: tuple[NamedNode, ...] = ()
    named: tuple[NamedNode, ...] = ()


WHOLE = Dataset()
"""The union of all graphs as default graph, and every graph by its name."""


class Store:
    """A graph opened for reading. It stays the same while a build puts another in its place."""

    def __init__(self, inner: pyoxigraph.Store, held: Held | None = None) -> None:
        self._inner, self._held = inner, held

    def select(self, sparql: str, substitutions: Values = _NO_VALUES) -> Rows:
        """Solutions of a SELECT query. Raises QueryError.

        `substitutions` are bound as terms, so a value cannot change the query. Their variables have to stand
        in the SELECT list, also in that of each subquery that uses them.
        """
        found = self._query(sparql, substitutions)
        if not isinstance(found, QuerySolutions):
            raise QueryError("不是 SELECT 查询")
        return Rows(tuple(variable.value for variable in found.variables), found, self._held)

    def ask(self, sparql: str, substitutions: Values = _NO_VALUES) -> bool:
        """Answer of an ASK query. Raises QueryError."""
        found = self._query(sparql, substitutions)
        if not isinstance(found, QueryBoolean):
            raise QueryError("不是 ASK 查询")
        return bool(found)

    def construct(self, sparql: str, substitutions: Values = _NO_VALUES) -> Iterator[Triple]:
        """Triples of a CONSTRUCT or DESCRIBE query. Raises QueryError."""
        found = self._query(sparql, substitutions)
        if not isinstance(found, QueryTriples):
            raise QueryError("不是 CONSTRUCT 或 DESCRIBE 查询")
        return self._kept(found)

    def query(self, sparql: str, substitutions: Values = _NO_VALUES) -> Rows | bool | Iterator[Triple]:
        """Answer of any query, by its form. Raises QueryError."""
        found = self._query(sparql, substitutions)
        if isinstance(found, QuerySolutions):
            return Rows(tuple(variable.value for variable in found.variables), found, self._held)
        return bool(found) if isinstance(found, QueryBoolean) else self._kept(found)

    def answer(self, sparql: str, graphs: Dataset = WHOLE) -> Answer:
        """Answer of any query in the form that the SPARQL protocol sends it. Raises QueryError."""
        return Answer(self._query(sparql, _NO_VALUES, graphs), self._held)

    def quads(self) -> Iterator[Quad]:
        """Every quad, in no particular order."""
        return self._kept(self._inner)

    def nquads(self) -> list[str]:
        """Every quad as a line of canonical N-Quads with its line end, sorted."""
        text = (self._inner.dump(format=RdfFormat.N_QUADS) or b"").decode("utf-8")
        return sorted(line + "\n" for line in text.split("\n") if line)

    def lines(self) -> Iterator[str]:
        """Like `nquads`, without line ends, in the order of the store and in hardly any memory.

        The quads that a graph has of a subject come together, at least as a rule. The store writes in a thread of its
        own, which takes no part in Python's lock, while those before are worked on.
        """
        from concurrent.futures import ThreadPoolExecutor

        with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as pool:
            path = Path(folder) / "graph.nq"
            path.touch()
            dump = pool.submit(self._inner.dump, output=str(path), format=RdfFormat.N_QUADS)
            with path.open("rb") as file:
                yield from _lines_as_they_come(file, dump)
            with sound():
                dump.result()

    def about(self, subject: NamedNode | BlankNode) -> Iterator[Quad]:
        """Every quad of a subject."""
        return self._kept(self._inner.quads_for_pattern(subject, None, None, None))

    def _kept(self, found: Iterable[_T]) -> Iterator[_T]:
        """The files of the store stay where they are as long as one reads on."""
        with sound():
            yield from found

    def __len__(self) -> int:
        return len(self._inner)

    def _query(self, sparql: str, values: Values, graphs: Dataset = WHOLE) -> Any:
        if calls_service(sparql):
            raise QueryError("不支持 SERVICE：查询不访问网络")
        try:
            return self._inner.query(
                sparql,
                prefixes=PREFIXES,
                use_default_graph_as_union=graphs == WHOLE and not names_graphs(sparql),
                default_graph=None if graphs == WHOLE else list(graphs.default),
                named_graphs=None if graphs == WHOLE else list(graphs.named),
                substitutions={Variable(name): term for name, term in values.items()},
            )
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"查询有语法错误：{error}") from error
        except RuntimeError as error:
            check_sound(error)
            names = " ".join(f"?{name}" for name in values)
            raise QueryError(
                f"查询不能执行：{error}", hint=f"参数 {names} 要列在 SELECT 里" if names else ""
            ) from error


def open_store(path: Path) -> Store:
    """The store that a build left at `path` (DIR/store). Raises StoreError in one line when there is none."""
    where = path.parent
    if not path.is_dir():
        raise StoreError(f"{where} 里没有图：先运行 kg build -o {where}")
    check_marker(path, where)
    try:
        handle, stable = hold_folder(path)
        held = Held(handle)
        return Store(pyoxigraph.Store.read_only(stable), held)
    except (OSError, RuntimeError, ValueError) as error:
        mend = f"请运行 kg doctor {where} --repair"
        raise StoreError(f"{where} 里的图损坏或只写了一半，{mend}：{told(error)}") from error


def store_of(quads: Iterable[Quad]) -> Store:
    """A store in memory."""
    inner = pyoxigraph.Store()
    inner.extend(quads)
    return Store(inner)


def form_of(sparql: str) -> str:
    """``select``, ``ask`` or ``construct``, which stands for DESCRIBE too. Raises QueryError for what is no query."""
    found = Store(pyoxigraph.Store()).query(sparql)
    return "select" if isinstance(found, Rows) else "ask" if isinstance(found, bool) else "construct"


def _lines_as_they_come(file: BinaryIO, writing: Future[Any]) -> Iterator[str]:
    """Lines of a file that is still being written, without their ends."""
    rest = b""
    while True:
        written = writing.done()
        piece = file.read(_READ_AT_ONCE)
        if not piece:
            if written:
                return
            time.sleep(0.01)
            continue
        whole, end, rest = (rest + piece).rpartition(b"\n")
        if end:
            yield from whole.decode("utf-8").split("\n")
