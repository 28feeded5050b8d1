"""The graph on disk: opened read-only, replaced as a whole, asked with SPARQL.

Every query sees the union of all named graphs as its default graph. Nothing is fetched: SERVICE is refused.
"""

from __future__ import annotations

import io
import json
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import pyoxigraph
from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Variable,
    serialize,
)

from kg import __version__
from kg.errors import QueryError, StoreError
from kg.files import hold_folder, whole_folder
from kg.terms import PREFIXES, SYNTAXES, BlankNode, Literal, NamedNode, Quad, Triple

Term = NamedNode | BlankNode | Literal | Triple
Values = Mapping[str, NamedNode | Literal]
"""Variable without its question mark → the term it stands for."""

_MARKER = "graph.json"
_FORMAT = 1
_LOADED_AT_ONCE = 50_000_000
"""Characters of N-Quads that are loaded at once: about 250,000 quads, which take 300 MB while they are sorted."""
_SMALL = 10_000_000
"""Bytes of N-Quads: some fifty thousand quads, which take 40 MB in memory."""
_NO_VALUES: Values = {}
_READ_AT_ONCE = 1 << 20
"""Bytes of a dump that are worked on at a time."""

INERT = re.compile(
    r"""<[^<>"{}|^`\\\s]*>|\"{3}(?:\\.|[^\\])*?\"{3}|'{3}(?:\\.|[^\\])*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
    r"""|\#[^\n]*|[?$]\w+|[\w.-]*:(?:[\w.:%-]|\\.)*""",
    re.DOTALL,
)
"""What cannot hold a keyword of SPARQL: IRIs, strings, comments, variables, prefixed names."""
_PLACE = re.compile(r"(?:in )?/proc/self/fd/\d+/?")
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


_T = TypeVar("_T")


class _Held:
    """A folder that is read."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def __del__(self) -> None:
        os.close(self._handle)


@dataclass(frozen=True, slots=True)
class Rows:
    """Solutions of a SELECT, one tuple of terms each; None where a variable is unbound. Iterate once."""

    variables: tuple[str, ...]
    _solutions: QuerySolutions
    _held: _Held | None = None

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        with _sound():
            for solution in self._solutions:
                yield tuple(solution)


@dataclass(frozen=True, slots=True)
class Dataset:
    """What a query sees: the graphs merged into the default graph, and those that GRAPH reaches. None named: all."""

    default: tuple[NamedNode, ...] = ()
    named: tuple[NamedNode, ...] = ()


WHOLE = Dataset()
"""The union of all graphs as default graph, and every graph by its name."""

RESULT_FORMATS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
"""Media type of solutions and booleans → syntax."""


class Answer:
    """Solutions, a boolean or triples, to be written once."""

    def __init__(self, found: Any, held: _Held | None = None) -> None:
        self._found, self._held = found, held

    @property
    def has_triples(self) -> bool:
        """Whether it is the answer of a CONSTRUCT or DESCRIBE."""
        return isinstance(self._found, QueryTriples)

    def write(self, media_type: str, output: BinaryIO) -> None:
        """Write it in a syntax of `RESULT_FORMATS`, or of `kg.terms.SYNTAXES` for triples."""
        if self.has_triples:
            syntax = next(s for s in SYNTAXES.values() if s.media_type == media_type)
            serialize(
                self._found,
                output,
                syntax.format,
                prefixes=PREFIXES if syntax.name in ("turtle", "rdfxml") else None,
            )
        else:
            self._found.serialize(output, RESULT_FORMATS[media_type])


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


class Store:
    """A graph opened for reading. It stays the same while a build puts another in its place."""

    def __init__(self, inner: pyoxigraph.Store, held: _Held | None = None) -> None:
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
            with _sound():
                dump.result()

    def about(self, subject: NamedNode | BlankNode) -> Iterator[Quad]:
        """Every quad of a subject."""
        return self._kept(self._inner.quads_for_pattern(subject, None, None, None))

    def _kept(self, found: Iterable[_T]) -> Iterator[_T]:
        """The files of the store stay where they are as long as one reads on."""
        with _sound():
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
                use_default_graph_as_union=graphs == WHOLE and not _names_graphs(sparql),
                default_graph=None if graphs == WHOLE else list(graphs.default),
                named_graphs=None if graphs == WHOLE else list(graphs.named),
                substitutions={Variable(name): term for name, term in values.items()},
            )
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"查询有语法错误：{error}") from error
        except RuntimeError as error:
            _check_sound(error)
            names = " ".join(f"?{name}" for name in values)
            raise QueryError(
                f"查询不能执行：{error}", hint=f"参数 {names} 要列在 SELECT 里" if names else ""
            ) from error


def open_store(path: Path) -> Store:
    """The store that a build left at `path` (DIR/store). Raises StoreError in one line when there is none."""
    where = path.parent
    if not path.is_dir():
        raise StoreError(f"{where} 里没有图：先运行 kg build -o {where}")
    _check_marker(path, where)
    try:
        handle, stable = hold_folder(path)
        held = _Held(handle)
        return Store(pyoxigraph.Store.read_only(stable), held)
    except (OSError, RuntimeError, ValueError) as error:
        mend = f"请运行 kg doctor {where} --repair"
        raise StoreError(f"{where} 里的图损坏或只写了一半，{mend}：{_told(error)}") from error


@contextmanager
def _sound() -> Iterator[None]:
    """Turns what the store's files make its reader raise into a StoreError."""
    try:
        yield
    except RuntimeError as error:
        _check_sound(error)
        raise


def _check_sound(error: RuntimeError) -> None:
    if "corrupt" in str(error).casefold():
        raise StoreError(f"图的 store 损坏，请运行 kg doctor 目录 --repair：{_told(error)}") from error


def _told(error: Exception) -> str:
    """What a library says, without the place where it looked."""
    return _PLACE.sub("", " ".join(str(error).split()))


def form_of(sparql: str) -> str:
    """``select``, ``ask`` or ``construct``, which stands for DESCRIBE too. Raises QueryError for what is no query."""
    found = Store(pyoxigraph.Store()).query(sparql)
    return "select" if isinstance(found, Rows) else "ask" if isinstance(found, bool) else "construct"


def read_results(data: bytes) -> Any:
    """Solutions or a boolean out of SPARQL results in JSON, as a query of a store gives them."""
    return pyoxigraph.parse_query_results(data, format=QueryResultsFormat.JSON)


def read_triples(data: bytes) -> Any:
    """Triples out of N-Triples, as a CONSTRUCT gives them."""
    held = pyoxigraph.Store()
    held.bulk_load(input=io.BytesIO(data), format=RdfFormat.N_TRIPLES)
    return held.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")


def check_replaceable(path: Path) -> None:
    """Raises StoreError unless there is nothing at `path`, or a store of this program that it may replace."""
    if path.exists() or path.is_symlink():
        _check_marker(path, path.parent)
        if not (path / "CURRENT").is_file():
            raise StoreError(f"{path} 只写了一半：删去它再运行 kg build -o {path.parent}；目录未改动")


def store_of(quads: Iterable[Quad]) -> Store:
    """A store in memory."""
    inner = pyoxigraph.Store()
    inner.extend(quads)
    return Store(inner)


def create_store(path: Path, quads: Iterable[Quad]) -> None:
    """Puts a store of the quads at `path`. One that is there is replaced when the new one is complete."""
    _create(path, lambda store: store.bulk_extend(quads))


def create_store_of_nquads(path: Path, lines: Iterable[str]) -> None:
    """Like `create_store`, from N-Quads, each piece some whole lines: several times faster, in bounded memory."""
    pieces = _pieces(lines)
    first = next(pieces, b"")  # workers that make lines are forked before the store has its threads

    _create(path, lambda store: _load(store, chain((first,), pieces)))


@contextmanager
def created(path: Path, lines: Iterable[str]) -> Iterator[Store]:
    """Like `create_store_of_nquads`, and the graph to be asked meanwhile; at the end the store is there.

    A small graph is asked in memory, which takes half the time, while a thread waits for the disk.
    """
    pieces = _pieces(lines)
    first = next(pieces, b"")  # workers that make lines are forked before the store has its threads
    if len(first) > _SMALL:
        pieces = chain((first,), pieces)
        del first
        _create(path, lambda store: _load(store, pieces))
        yield open_store(path)
        return
    with ThreadPoolExecutor(1) as beside:
        writing = beside.submit(_create, path, lambda store: _load(store, (first,)))
        inner = pyoxigraph.Store()
        _load(inner, (first,))
        yield Store(inner)
        writing.result()


def _load(store: pyoxigraph.Store, pieces: Iterable[bytes]) -> None:
    for piece in pieces:
        store.bulk_load(input=piece, format=RdfFormat.N_QUADS)


def _pieces(lines: Iterable[str]) -> Iterator[bytes]:
    """Some lines at once: of few pieces the store is small on the disk, of small ones in memory while it loads."""
    held: list[str] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= _LOADED_AT_ONCE:
            yield "".join(held).encode("utf-8")
            held, size = [], 0
    if held:
        yield "".join(held).encode("utf-8")


def sum_of_lines(lines: Iterable[str]) -> int:
    """What lines of N-Quads hold, as a number: the sum of their digests, the same in whatever order they come."""
    digests = (blake2b(line.encode("utf-8"), digest_size=16).digest() for line in lines)
    return sum(int.from_bytes(one, "big") for one in digests)


def digest_of_sum(number: int) -> str:
    """A sum of lines in one word; sums of parts add up to that of the whole."""
    return f"{number % (1 << 128):032x}"


def _names_graphs(sparql: str) -> bool:
    """Whether a query has a dataset of its own: FROM or FROM NAMED."""
    return re.search(r"\bfrom\b", INERT.sub(" ", sparql), re.IGNORECASE) is not None


def calls_service(sparql: str) -> bool:
    """Whether the keyword SERVICE stands in a query, be it spelt with code point escapes."""
    plain = _CODE_POINT.sub(lambda match: chr(int(match[1] or match[2], 16) % 0x110000), sparql)
    return re.search(r"\bservice\b", INERT.sub(" ", plain), re.IGNORECASE) is not None


def _create(path: Path, fill: Callable[[pyoxigraph.Store], object]) -> None:
    try:
        with whole_folder(path) as draft:
            store = pyoxigraph.Store(str(draft))
            fill(store)
            store.flush()
            del store  # RocksDB gives its lock back
            marker = json.dumps({"format": _FORMAT, "program": __version__})
            (draft / _MARKER).write_text(marker + "\n", encoding="utf-8")
    except OSError as error:
        raise StoreError(f"图写不进 {path.parent}（{error.strerror or error}）；原有的图未改动") from error


def _check_marker(path: Path, where: Path) -> None:
    try:
        marker = json.loads((path / _MARKER).read_text(encoding="utf-8"))
        found = int(marker["format"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"{where} 里的 store 不是 kg 建的图：请换一个目录，或删去它再运行 kg build"
        ) from error
    if found > _FORMAT:
        made_by = marker.get("program", "?")
        raise StoreError(f"{where} 里的图由更新的版本（kg {made_by}）建成：请升级 kg，或重新运行 kg build")
